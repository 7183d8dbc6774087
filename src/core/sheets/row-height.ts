/** Heights of rows that Excel does not fit by itself: it never fits a row to a merged cell. */
import type { Look, PlannedCell, PlannedSheet } from "./planned-sheet";

const line = 15;
const wraps: ReadonlySet<Look> = new Set(["note", "warning", "wrapped", "header"]);

/** Words in proportional letters need less room than as many digits; what wraps at words needs a little more. */
function linesOf(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width * 1.05) - 1);
  return text
    .split("\n")
    .reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(paragraph.length / room)), 0);
}

function widthOf(sheet: PlannedSheet, column: number, across: number): number {
  let width = 0;
  for (let at = column; at <= column + across; at++) width += sheet.widths[at] ?? 9;
  return width;
}

function cellHeight(sheet: PlannedSheet, column: number, { value, look, across = 0 }: PlannedCell): number {
  if (look === "title") return 27;
  if (look === "signature") return 30;
  if (!wraps.has(look) || typeof value !== "string") return line;
  const width = widthOf(sheet, column, across) * (look === "warning" ? 0.93 : 1);
  return linesOf(value, width) * line + (look === "warning" ? 5 : 1);
}

/** The height of a row in points; `null` where Excel fits it well by itself. */
export function plannedHeight(sheet: PlannedSheet, row: number): number | null {
  const cells = sheet.rows[row] ?? [];
  const asks = cells.some(
    (cell) =>
      cell !== null &&
      (cell.look === "title" ||
        cell.look === "signature" ||
        ((cell.across ?? 0) > 0 && wraps.has(cell.look))),
  );
  if (!asks) return null;
  const heights = cells.map((cell, column) => (cell === null ? 0 : cellHeight(sheet, column, cell)));
  return Math.min(409, Math.max(...heights));
}
