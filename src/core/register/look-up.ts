/** Tables on other sheets that say more about what a register names: types with their maker, sites with their kind. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { fold } from "../text";
import { isBlank, textAt } from "./cells";
import { filledColumns } from "./filled";
import { findHeaderRow } from "./header-rows";
import { completeHeader } from "./whole-header";
import type { Lexicon } from "./lexicon";

/** So many lines of a list are looked up in. */
export const mostRows = 100_000;
/** More lines than a person can choose from. */
const mostForOneKey = 20;

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
  /** The last row of the headings. */
  readonly headerRow: number;
  /** Columns of passwords and the like; never among `columns`. */
  readonly secrets: readonly number[];
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
  const headed = all.map((column): LookUpColumn => {
    const text = header.texts.get(column) ?? "";
    return { column, header: text, role: lexicon.headers.read(text).role };
  });
  const secrets = headed.filter(({ role }) => role === "secret").map(({ column }) => column);
  // Results of an earlier check say nothing new.
  const read = headed.filter(
    ({ header: text, role }) => text !== "" && role !== "secret" && !lexicon.isOwnColumn(text),
  );
  const places =
    name.role === "site" ||
    (read.some(({ role }) => role === "siteType" || role === "sensitivity") &&
      !read.some(({ role }) => role === "make"));
  const columns = places ? read.map((column) => asPlace(column, read)) : read;
  const rows: number[] = [];
  const headerRow = header.rows.at(-1) ?? found;
  for (let row = headerRow + 1; row < sheet.rowCount && rows.length < mostRows; row++)
    if (filledColumns(sheet, row, all).length >= Math.min(2, columns.length)) rows.push(row);
  return { sheet, columns, rows, places, headerRow, secrets };
}

/** On a list of places a name is a site, and a category is its type. */
function asPlace(column: LookUpColumn, all: readonly LookUpColumn[]): LookUpColumn {
  const has = (role: ColumnRole): boolean => all.some((other) => other.role === role);
  if (column.role === "description" && /^\s*name\s*$/i.test(column.header))
    return { ...column, role: "site" };
  if (column.role === "category" && !has("siteType")) return { ...column, role: "siteType" };
  return column;
}

const placeholders = new Set([
  "n/a",
  "na",
  "none",
  "-",
  "tbc",
  "tba",
  "?",
  "unknown",
  "not applicable",
  "not known",
]);

/** How texts are compared between sheets: case, kinds of spaces and zeros before a number make no difference; "" for no name. */
export function keyOf(text: string): string {
  const key = fold(text).replace(/^0+(?=\d+$)/, "");
  return placeholders.has(key) ? "" : key;
}

/** The rows of a table by the texts of a column. */
export class KeyColumn {
  private readonly rows = new Map<string, number[]>();

  constructor(table: LookUpTable, column: number) {
    for (const row of table.rows) {
      const value = table.sheet.value(row, column);
      if (isBlank(value)) continue;
      const key = keyOf(textAt(table.sheet, row, column));
      if (key === "") continue;
      const same = this.rows.get(key);
      if (same === undefined) this.rows.set(key, [row]);
      else if (same.length < mostForOneKey) same.push(row);
    }
  }

  /** Whether its texts name rows: most rows have one, and most texts stand in one row only. */
  names({ rows }: LookUpTable): boolean {
    let [filled, once] = [0, 0];
    for (const same of this.rows.values()) {
      filled += same.length;
      if (same.length === 1) once++;
    }
    return filled >= rows.length * 0.5 && once > 0 && once >= this.rows.size * 0.6;
  }

  get size(): number {
    return this.rows.size;
  }

  /** The rows that a text means: its own, or those of its parts ("A1,A2"), each of which has to be there. */
  find(text: string): readonly number[] {
    const whole = this.rows.get(keyOf(text));
    if (whole !== undefined) return whole;
    if (!/[,;\n|+&/]/.test(text)) return [];
    const found: number[] = [];
    for (const part of text.split(/[,;\n|+&/]+/)) {
      const key = keyOf(part);
      if (key === "") continue;
      const rows = this.rows.get(key);
      if (rows === undefined) return [];
      found.push(...rows);
    }
    return found;
  }
}
