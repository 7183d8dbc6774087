/** Areas of a sheet and their A1 notation. Rows and columns are counted from 0. */
import { invalidArgument } from "./error";

export const rowLimit = 1_048_576;
export const columnLimit = 16_384;
/** Excel truncates longer address strings; the host refuses them, so that nobody relies on what is left. */
export const addressLimit = 8_192;

/** A rectangle of cells; all four edges belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function rowCount(area: Area): number {
  return area.bottom - area.top + 1;
}

export function columnCount(area: Area): number {
  return area.right - area.left + 1;
}

export function cellCount(area: Area): number {
  return rowCount(area) * columnCount(area);
}

export function isEntireColumn(area: Area): boolean {
  return area.top === 0 && area.bottom === rowLimit - 1;
}

export function isEntireRow(area: Area): boolean {
  return area.left === 0 && area.right === columnLimit - 1;
}

export function intersection(a: Area, b: Area): Area | null {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

export function boundingArea(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom &&
    inner.left >= outer.left &&
    inner.right <= outer.right
  );
}

/** `top`, `left` and a size as an area; refuses what would leave the sheet. */
export function areaAt(top: number, left: number, rows: number, columns: number): Area {
  const area = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
  const whole = [top, left, rows, columns].every(Number.isInteger);
  if (
    !whole ||
    top < 0 ||
    left < 0 ||
    rows < 1 ||
    columns < 1 ||
    area.bottom >= rowLimit ||
    area.right >= columnLimit
  ) {
    throw invalidArgument("the range leaves the sheet");
  }
  return area;
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `A1:B2`, `A:C` for whole columns, `1:3` for whole rows. */
export function areaName(area: Area): string {
  if (isEntireColumn(area)) return `${columnLetters(area.left)}:${columnLetters(area.right)}`;
  if (isEntireRow(area)) return `${area.top + 1}:${area.bottom + 1}`;
  const first = `${columnLetters(area.left)}${area.top + 1}`;
  if (area.top === area.bottom && area.left === area.right) return first;
  return `${first}:${columnLetters(area.right)}${area.bottom + 1}`;
}

/** A sheet's name as formulas write it: quoted unless it is a plain word that cannot be taken for a cell. */
export function quotedSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !/^[a-z]{1,3}\d+$/i.test(name) &&
    !/^(r|c|r\d*c\d*|true|false)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Splits `'It''s'!A1` into the sheet's name and the rest; `sheet` is null where none is given. */
export function splitSheet(reference: string): { sheet: string | null; rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(reference);
  if (quoted) return { sheet: (quoted[1] ?? "").replaceAll("''", "'"), rest: quoted[2] ?? "" };
  const plain = /^([^'!]+)!(.*)$/s.exec(reference);
  if (plain) return { sheet: plain[1] ?? "", rest: plain[2] ?? "" };
  return { sheet: null, rest: reference };
}

/** Reads `A1`, `$A$1:B2`, `A:C` or `1:3`; null where it is no such address. */
export function parseArea(text: string): Area | null {
  const cells = /^\$?([a-z]{1,3})\$?(\d{1,7})(?::\$?([a-z]{1,3})\$?(\d{1,7}))?$/i.exec(text);
  if (cells) {
    const [, left = "", top = "", right = left, bottom = top] = cells;
    return ordered(Number(top) - 1, columnIndex(left), Number(bottom) - 1, columnIndex(right));
  }
  const columns = /^\$?([a-z]{1,3}):\$?([a-z]{1,3})$/i.exec(text);
  if (columns) return ordered(0, columnIndex(columns[1] ?? ""), rowLimit - 1, columnIndex(columns[2] ?? ""));
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(text);
  if (rows) return ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, columnLimit - 1);
  return null;
}

function ordered(row1: number, column1: number, row2: number, column2: number): Area | null {
  const area = {
    top: Math.min(row1, row2),
    left: Math.min(column1, column2),
    bottom: Math.max(row1, row2),
    right: Math.max(column1, column2),
  };
  const inside = area.top >= 0 && area.left >= 0 && area.bottom < rowLimit && area.right < columnLimit;
  return inside ? area : null;
}
