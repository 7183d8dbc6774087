/** Heights of rows that Excel does not fit by itself: it never fits a row to a merged cell. */
import type { Look, PlannedCell, PlannedSheet } from "./planned-sheet";

const line = 15;
/** Sheets are made smaller to fit a page's width: what is left of it is some 8 mm. */
const penHeight = 30;
const wraps: ReadonlySet<Look> = new Set(["note", "warning", "wrapped", "header", "input"]);

/** The room that a word takes, in widths of a digit: capitals are wide, small letters are not. */
function room(word: string): number {
  let width = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    width += code >= 65 && code <= 90 ? 1.15 : code >= 48 && code <= 57 ? 1 : 0.9;
  }
  return width;
}

/** How many lines a text fills. Words are not cut unless they are longer than a line. */
function linesOf(text: string, width: number): number {
  if (text.length * 1.15 <= width && !text.includes("\n")) return 1;
  return text.split("\n").reduce((lines, paragraph) => lines + wrappedLines(paragraph, width), 0);
}

function wrappedLines(paragraph: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/(?<=[ -])/)) {
    const needed = room(word.trimEnd());
    if (used > 0 && used + needed > width) {
      lines++;
      used = 0;
    }
    if (needed > width) lines += Math.ceil(needed / width) - 1;
    used += needed > width ? needed % width : room(word);
  }
  return lines;
}

function widthOf(sheet: PlannedSheet, column: number, across: number): number {
  let width = 0;
  for (let at = column; at <= column + across; at++) width += sheet.widths[at] ?? 9;
  return width;
}

function cellHeight(sheet: PlannedSheet, column: number, { value, look, across = 0 }: PlannedCell): number {
  if (look === "title") return 27;
  if (look === "signature") return 30;
  // Room to write by hand.
  if (look === "input" && value === null) return 22;
  if (!wraps.has(look) || typeof value !== "string") return line;
  const width = widthOf(sheet, column, across) * (look === "warning" || look === "header" ? 0.95 : 1);
  return linesOf(value, width) * line + (look === "warning" ? 5 : 1);
}

/** The height in points of a row that Excel does not fit by itself; `null` for the others. */
export function plannedHeight(sheet: PlannedSheet, row: number): number | null {
  const cells = sheet.rows[row] ?? [];
  const asks =
    isForPen(sheet, row) ||
    cells.some(
      (cell) =>
        cell !== null &&
        (cell.look === "title" ||
          cell.look === "signature" ||
          ((cell.across ?? 0) > 0 && wraps.has(cell.look))),
    );
  return asks ? heightOf(sheet, row) : null;
}

/** The height in points that a row's texts need; `null` for one line. For programs that fit no row when they open a file. */
export function fittingHeight(sheet: PlannedSheet, row: number): number | null {
  const height = heightOf(sheet, row);
  return height <= line + 1 ? null : height;
}

function isForPen({ print: { penRows: [first, last] = [-1, -1] } }: PlannedSheet, row: number): boolean {
  return row >= first && row <= last;
}

function heightOf(sheet: PlannedSheet, row: number): number {
  let height = isForPen(sheet, row) ? penHeight : 0;
  for (const [column, cell] of (sheet.rows[row] ?? []).entries())
    if (cell !== null) height = Math.max(height, cellHeight(sheet, column, cell));
  return Math.min(409, height);
}
