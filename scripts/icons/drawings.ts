/**
 * The drawings: a building under a lens for the add-in itself, and a glyph for each ribbon button.
 * Two tones that hold on white, on Excel's green and on dark ribbons; amber always means "this one".
 */
import { Picture, type Colour } from "./picture";
import { arc, box, disc, gridOf, grown, line, polygon, together, type Grid } from "./shapes";

const petrol: Colour = "#1a7690";
const white: Colour = "#ffffff";
const light: Colour = "#eaf4f6";
const steel: Colour = "#8fb4be";
const amber: Colour = "#f0a01e";
const ink: Colour = "#0d4454";

export const drawingNames = ["lens", "check", "highlight", "undo", "pane", "help"] as const;
export type DrawingName = (typeof drawingNames)[number];

/** The sizes that Excel asks for at its display scales. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** A lens with white glass; a white edge sets it off from the picture and from dark ribbons. */
function lens(picture: Picture, grid: Grid): void {
  const [cx, cy, radius] = [grid.snap(19), grid.snap(18.5), 7.6];
  const width = picture.size <= 20 ? 3 : 2.6;
  const corner = (radius + width / 2) * Math.SQRT1_2;
  const handle = line(cx + corner + 0.6, cy + corner + 0.6, 28.6, 28.6, picture.size <= 20 ? 4 : 4.4);
  const rim = disc(cx, cy, radius + width / 2);
  picture.fill(grown(together(rim, handle), 1.4), white);
  picture
    .fill(handle, ink)
    .fill(rim, ink)
    .fill(disc(cx, cy, radius - width / 2), white);
}

/** A building with windows; one of them is under the lens, and it is the one that matters. */
function lensOverBuilding(picture: Picture, grid: Grid): void {
  picture.fill(box(grid, [3, 2, 22, 30], 1.5), petrol);
  const rows = picture.size <= 20 ? [6, 14, 22] : [6, 12, 18, 24];
  const size = picture.size <= 20 ? 4 : 3.2;
  for (const top of rows) {
    for (const left of [6, 11, 16])
      picture.fill(box(grid, [left, top, left + size - 0.8, top + size]), light);
  }
  lens(picture, grid);
  picture.fill(box(grid, [16.2, 15, 21.8, 22], 0.6), amber);
}

/** A line of text: as thick at every place. */
function bar(picture: Picture, grid: Grid, left: number, top: number, right: number, colour: Colour): void {
  const from = grid.snap(top);
  picture.fill(box(grid, [left, from, right, from + Math.max(grid.pixel, grid.snap(2))]), colour);
}

/** The rows of a register, one line after the other. */
function sheet(picture: Picture, grid: Grid, bottom: number): void {
  picture.fill(box(grid, [2, 3, 30, bottom], 2), petrol);
  picture.fill(box(grid, [4, 9, 28, bottom - 2], 0.5), white);
}

function checkRegister(picture: Picture, grid: Grid): void {
  sheet(picture, grid, 28);
  for (const top of [12, 16, 20]) {
    bar(picture, grid, 6, top, 10, steel);
    bar(picture, grid, 12, top, 26, steel);
  }
  lens(picture, grid);
  const tick = picture.size <= 20 ? 2.6 : 2.2;
  picture.fill(together(line(15.6, 18.8, 18.2, 21.4, tick), line(18.2, 21.4, 22.6, 16, tick)), amber);
}

function highlightRows(picture: Picture, grid: Grid): void {
  sheet(picture, grid, 29);
  picture.fill(box(grid, [4, 15, 28, 21]), amber);
  for (const [top, colour] of [
    [11, steel],
    [17, ink],
    [23, steel],
  ] as const) {
    bar(picture, grid, 6, top, 10, colour);
    bar(picture, grid, 12, top, 26, colour);
  }
}

function undoCheck(picture: Picture): void {
  const width = picture.size <= 20 ? 4 : 3.6;
  picture.fill(arc(16.5, 17.5, 10, 232, 150, width), petrol);
  picture.fill(polygon([2, 11], [13, 2], [13, 17.5]), petrol);
  picture.fill(disc(16.5, 17.5, 3.2), amber);
}

function openPane(picture: Picture, grid: Grid): void {
  sheet(picture, grid, 29);
  for (const top of [12, 17, 22]) bar(picture, grid, 6, top, 15, steel);
  picture.fill(box(grid, [18, 9, 28, 27]), amber);
  for (const top of [12, 17]) bar(picture, grid, 20, top, 26, ink);
}

function help(picture: Picture): void {
  picture.fill(disc(16, 16, 14), petrol);
  const width = picture.size <= 20 ? 3.6 : 3.2;
  picture.fill(arc(16, 12.6, 4.9, 180, 70, width), white);
  picture.fill(line(17.6, 17.2, 16, 19.4, width), white);
  picture.fill(disc(16, 24.4, picture.size <= 20 ? 2.1 : 2), amber);
}

const draw: Readonly<Record<DrawingName, (picture: Picture, grid: Grid) => void>> = {
  lens: lensOverBuilding,
  check: checkRegister,
  highlight: highlightRows,
  undo: undoCheck,
  pane: openPane,
  help,
};

/** Draws one icon at one size. */
export function drawIcon(name: DrawingName, size: number): Picture {
  const picture = new Picture(size);
  draw[name](picture, gridOf(size));
  return picture;
}
