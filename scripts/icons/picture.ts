/** A picture of coloured shapes, smoothed by looking at 64 points in each pixel. */
import { units, type Shape } from "./shapes";

/** `#rrggbb`. */
export type Colour = `#${string}`;

const points = 8;

export class Picture {
  /** Red, green, blue (premultiplied) and alpha of each pixel, 0 to 1. */
  private readonly pixels: Float64Array;

  constructor(readonly size: number) {
    this.pixels = new Float64Array(size * size * 4);
  }

  /** Lays a shape over what is there. */
  fill(shape: Shape, colour: Colour): this {
    const rgb = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16) / 255);
    this.eachPixel((at, coverage) => {
      for (let channel = 0; channel < 4; channel++) {
        const paint = (rgb[channel] ?? 1) * coverage;
        this.pixels[at + channel] = paint + (this.pixels[at + channel] ?? 0) * (1 - coverage);
      }
    }, shape);
    return this;
  }

  /** Four bytes a pixel, alpha not premultiplied. */
  rgba(): Uint8Array {
    const bytes = new Uint8Array(this.pixels.length);
    for (let at = 0; at < bytes.length; at += 4) {
      const alpha = this.pixels[at + 3] ?? 0;
      for (let channel = 0; channel < 3; channel++) {
        bytes[at + channel] = alpha === 0 ? 0 : Math.round(((this.pixels[at + channel] ?? 0) / alpha) * 255);
      }
      bytes[at + 3] = Math.round(alpha * 255);
    }
    return bytes;
  }

  private eachPixel(paint: (at: number, coverage: number) => void, shape: Shape): void {
    const pixel = units / this.size;
    for (let y = 0; y < this.size; y++) {
      for (let x = 0; x < this.size; x++) {
        let hits = 0;
        for (let part = 0; part < points * points; part++) {
          const px = (x + ((part % points) + 0.5) / points) * pixel;
          const py = (y + (Math.floor(part / points) + 0.5) / points) * pixel;
          if (shape(px, py) <= 0) hits++;
        }
        if (hits > 0) paint((y * this.size + x) * 4, hits / (points * points));
      }
    }
  }
}
