/** Which cells and rows of an area show something. */
import type { Sheet } from "../sheet";
import { isBlank } from "./cells";

/** The columns of a row that show something. */
export function filledColumns(sheet: Sheet, row: number, columns: readonly number[]): number[] {
  return columns.filter((column) => !isBlank(sheet.value(row, column)));
}

/** The first row at or after `from` that shows something; -1 when there is none before `bottom`. */
export function firstFilledRow(
  sheet: Sheet,
  from: number,
  bottom: number,
  columns: readonly number[],
): number {
  for (let row = from; row <= bottom; row++)
    for (const column of columns) if (!isBlank(sheet.value(row, column))) return row;
  return -1;
}
