/**
 * What every surface hands to the engine: a sheet as plain cell values.
 * Rows and columns are counted from 0; people see row + 1 and the column's letters.
 */

/** One cell as Excel gives it: text, number (dates are serial numbers), boolean, or `null` when blank. An error is its text, such as `#N/A`. */
export type CellValue = string | number | boolean | null;

/** A rectangle of cells; all four edges belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** An Excel table (ListObject) on the sheet. */
export interface SheetTable {
  readonly name: string;
  /** Header and totals row included. */
  readonly area: Area;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
}

/**
 * A sheet's values, and the few formats that carry meaning. What a source cannot tell it leaves out:
 * no `isRowHidden` means that nothing is known of hidden rows, not that there are none.
 */
export interface Sheet {
  readonly name: string;
  /** The file's name as the user knows it; for a .csv the sheet is named after it, without the ending. */
  readonly file?: string;
  /** One more than the last row that holds a value. */
  readonly rowCount: number;
  /** One more than the last column that holds a value. */
  readonly columnCount: number;
  /** The value of one cell; `null` outside the sheet. Cheap to call: sources keep values in memory. */
  value(row: number, column: number): CellValue;
  readonly isRowHidden?: (row: number) => boolean;
  readonly isColumnHidden?: (column: number) => boolean;
  readonly isStruckThrough?: (row: number, column: number) => boolean;
  /** Whether the cell is shown as a date or time; its value is a serial number all the same. */
  readonly isDate?: (row: number, column: number) => boolean;
  readonly merged?: readonly Area[];
  readonly tables?: readonly SheetTable[];
}

/** Where a text stands: sheet name and 0-based row and column. */
export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A column's letters: 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** A column's number: `A` is 0, `aa` is 26; `null` for what are no column letters of Excel (`XFD` is the last). */
export function columnNumber(letters: string): number | null {
  if (!/^[a-z]{1,3}$/i.test(letters)) return null;
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number <= 16_384 ? number - 1 : null;
}

/** A cell in A1 notation, without its sheet: (5, 5) is `F6`. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** An area in A1 notation: `A5:N30`. */
export function areaName(area: Area): string {
  return `${cellName(area.top, area.left)}:${cellName(area.bottom, area.right)}`;
}

/** The area of a text such as `A5:N30`, `$A$5:$N$30`, `F6` or `Register!A5:N30`; `null` for other texts. */
export function areaFrom(text: string): Area | null {
  const match = /^(?:.*!)?\$?([a-z]{1,3})\$?(\d{1,7})(?::\$?([a-z]{1,3})\$?(\d{1,7}))?$/i.exec(text.trim());
  const [, left = "", top = "", right = left, bottom = top] = match ?? [];
  const [first, last] = [columnNumber(left), columnNumber(right)];
  if (first === null || last === null || Number(top) < 1 || Number(bottom) < 1) return null;
  const rows = [Number(top) - 1, Number(bottom) - 1];
  return {
    top: Math.min(...rows),
    left: Math.min(first, last),
    bottom: Math.max(...rows),
    right: Math.max(first, last),
  };
}

/** A sheet over rows that are in memory already. `rows[0]` is the sheet's first row. */
export function sheetFromRows(
  name: string,
  rows: readonly (readonly CellValue[])[],
  more: Partial<Omit<Sheet, "name" | "rowCount" | "columnCount" | "value">> = {},
): Sheet {
  let columnCount = 0;
  for (const row of rows) columnCount = Math.max(columnCount, row.length);
  return {
    ...more,
    name,
    rowCount: rows.length,
    columnCount,
    value: (row, column) => rows[row]?.[column] ?? null,
  };
}
