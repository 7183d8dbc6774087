/**
 * Shapes on a square of 32 x 32 units. A shape tells how far a point is from its edge, in units: negative inside.
 * Straight edges are moved to whole pixels of the size that is drawn, so that small icons stay crisp.
 */
export type Shape = (x: number, y: number) => number;

export const units = 32;

/** The pixels that a picture is drawn on. */
export interface Grid {
  /** One pixel in units. */
  readonly pixel: number;
  /** The nearest whole pixel, in units. */
  readonly snap: (value: number) => number;
}

/** The grid of an icon of `size` x `size` pixels. */
export function gridOf(size: number): Grid {
  const pixel = units / size;
  return { pixel, snap: (value) => Math.round(value / pixel) * pixel };
}

/** A rectangle with straight edges on whole pixels; it is at least one pixel wide and high. */
export function box(
  { pixel, snap }: Grid,
  [left, top, right, bottom]: readonly [number, number, number, number],
  radius = 0,
): Shape {
  const [x0, y0] = [snap(left), snap(top)];
  const [x1, y1] = [Math.max(snap(right), x0 + pixel), Math.max(snap(bottom), y0 + pixel)];
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [hx, hy] = [(x1 - x0) / 2 - radius, (y1 - y0) / 2 - radius];
  return (x, y) => {
    const [dx, dy] = [Math.abs(x - cx) - hx, Math.abs(y - cy) - hy];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

export function disc(cx: number, cy: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius;
}

/** A line with round ends. */
export function line(x0: number, y0: number, x1: number, y1: number, width: number): Shape {
  const [vx, vy] = [x1 - x0, y1 - y0];
  const length = vx * vx + vy * vy;
  return (x, y) => {
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * vx + (y - y0) * vy) / length));
    return Math.hypot(x - x0 - along * vx, y - y0 - along * vy) - width / 2;
  };
}

/** A part of a circle's line with round ends, from one angle clockwise to another; 0 is to the right, degrees. */
export function arc(cx: number, cy: number, radius: number, from: number, to: number, width: number): Shape {
  const turn = (degrees: number): number => ((degrees % 360) + 360) % 360;
  const end = (degrees: number): Shape =>
    disc(
      cx + radius * Math.cos((degrees * Math.PI) / 180),
      cy + radius * Math.sin((degrees * Math.PI) / 180),
      width / 2,
    );
  const [first, last] = [end(from), end(to)];
  return (x, y) => {
    const angle = turn((Math.atan2(y - cy, x - cx) * 180) / Math.PI - from);
    const onArc = angle <= turn(to - from);
    const ends = Math.min(first(x, y), last(x, y));
    return onArc ? Math.min(ends, Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2) : ends;
  };
}

/** A convex polygon; its points run clockwise. */
export function polygon(...points: readonly (readonly [number, number])[]): Shape {
  return (x, y) => {
    let distance = -Infinity;
    points.forEach(([x0, y0], place) => {
      const [x1, y1] = points[(place + 1) % points.length] ?? [x0, y0];
      const side = ((y0 - y1) * (x - x0) + (x1 - x0) * (y - y0)) / Math.hypot(x1 - x0, y1 - y0);
      distance = Math.max(distance, -side);
    });
    return distance;
  };
}

export function grown(shape: Shape, by: number): Shape {
  return (x, y) => shape(x, y) - by;
}

export function together(...shapes: readonly Shape[]): Shape {
  return (x, y) => Math.min(...shapes.map((shape) => shape(x, y)));
}

export function inside(shape: Shape, frame: Shape): Shape {
  return (x, y) => Math.max(shape(x, y), frame(x, y));
}
