/** Tables on other sheets that say more about what a register names: types with their maker, sites with their kind. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import { completeHeader, filledColumns, findHeaderRow } from "./header-rows";
import type { Lexicon } from "./lexicon";

const mostRows = 100_000;

export interface LookUpColumn {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
}

/** A table to look things up in: one row a thing, and columns that name it. */
export interface LookUpTable {
  readonly sheet: Sheet;
  readonly columns: readonly LookUpColumn[];
  readonly rows: readonly number[];
  /** The table lists places: its names are sites, its categories site types. */
  readonly places: boolean;
}

/** The table of a sheet, if a header is found on it; `null` otherwise. */
export function lookUpTable(sheet: Sheet, lexicon: Lexicon): LookUpTable | null {
  if (sheet.rowCount === 0 || sheet.columnCount === 0) return null;
  const area = { top: 0, left: 0, bottom: sheet.rowCount - 1, right: sheet.columnCount - 1 };
  const all = Array.from({ length: sheet.columnCount }, (_, column) => column);
  const found = findHeaderRow(sheet, area, all, lexicon);
  if (found === null) return null;
  const header = completeHeader(sheet, area, all, found, lexicon);
  const name = lexicon.headers.read(sheet.name);
  const read = all
    .map((column): LookUpColumn => {
      const text = header.texts.get(column) ?? "";
      return { column, header: text, role: lexicon.headers.read(text).role };
    })
    .filter(({ header: text, role }) => text !== "" && role !== "secret");
  const places =
    name.role === "site" ||
    (read.some(({ role }) => role === "siteType" || role === "sensitivity") &&
      !read.some(({ role }) => role === "make"));
  const columns = places ? read.map((column) => asPlace(column, read)) : read;
  const rows: number[] = [];
  const first = (header.rows.at(-1) ?? found) + 1;
  for (let row = first; row < sheet.rowCount && rows.length < mostRows; row++)
    if (filledColumns(sheet, row, all).length >= Math.min(2, columns.length)) rows.push(row);
  return { sheet, columns, rows, places };
}

/** On a list of places a name is a site, and a category is its type. */
function asPlace(column: LookUpColumn, all: readonly LookUpColumn[]): LookUpColumn {
  const has = (role: ColumnRole): boolean => all.some((other) => other.role === role);
  if (column.role === "description" && /^\s*name\s*$/i.test(column.header))
    return { ...column, role: "site" };
  if (column.role === "category" && !has("siteType")) return { ...column, role: "siteType" };
  return column;
}

/** How texts are compared between sheets. */
export function keyOf(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** The rows of a table by the text of a column; `null` where the column does not tell its rows apart. */
export function rowsByKey(table: LookUpTable, column: number): ReadonlyMap<string, number> | null {
  const rows = new Map<string, number>();
  let [filled, twice] = [0, 0];
  for (const row of table.rows) {
    const value = table.sheet.value(row, column);
    if (isBlank(value)) continue;
    const key = keyOf(textAt(table.sheet, row, column));
    filled++;
    if (rows.has(key)) twice++;
    else rows.set(key, row);
  }
  return filled > 0 && twice <= filled * 0.05 && filled >= table.rows.length * 0.5 ? rows : null;
}
