/**
 * Columns that give a value once, with blanks below that mean the same: pasted pivots and lists by building, kind or
 * maker. A blank may as well mean that nobody knows, above all for a make, so the layout has to show it.
 */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import { isGivenWithSites, mergedDown, rowsThatGiveSites } from "./fields";
import { lastNotAbove } from "./growing";
import type { Lexicon } from "./lexicon";
import type { ColumnReading } from "./reading";

/** Roles by which registers are grouped. */
const grouping: ReadonlySet<ColumnRole> = new Set([
  "site",
  "siteType",
  "sensitivity",
  "owner",
  "category",
  "location",
  "make",
]);
/** Facts about a site that stand beside its name, wherever that column is. */
const besideSites: ReadonlySet<ColumnRole> = new Set(["site", "siteType", "sensitivity", "owner"]);

/** The rows in which each such column gives its values. */
export function givenOnceColumns(
  sheet: Sheet,
  readings: readonly ColumnReading[],
  rows: Int32Array,
  lexicon: Lexicon,
): Map<ColumnReading, Int32Array> {
  const found = groupingColumns(sheet, readings, rows, lexicon);
  const site = readings.find(({ role }) => role === "site");
  if (site === undefined) return found;
  const sites = found.get(site) ?? rowsThatGiveSites(sheet, site.column, rows);
  if (sites === null) return found;
  found.set(site, sites);
  for (const reading of readings)
    if (
      besideSites.has(reading.role) &&
      !found.has(reading) &&
      isGivenWithSites(sheet, reading.column, rows, sites)
    )
      found.set(reading, sites);
  return found;
}

/** From the left, each column groups the rows of the one before it; the first that is simply filled in ends that. */
function groupingColumns(
  sheet: Sheet,
  readings: readonly ColumnReading[],
  rows: Int32Array,
  lexicon: Lexicon,
): Map<ColumnReading, Int32Array> {
  const found = new Map<ColumnReading, Int32Array>();
  let outer: Int32Array | null = null;
  for (const reading of [...readings].sort((a, b) => a.column - b.column)) {
    const { role, column } = reading;
    if (isCounter(sheet, column, rows)) continue;
    const merged = mergedDown(sheet, column).map(({ top }) => top);
    if (merged.length > 0) {
      outer = Int32Array.from(merged);
      continue;
    }
    if (!grouping.has(role)) break;
    const given: Int32Array | null =
      outer === null
        ? rowsThatGiveSites(sheet, column, rows)
        : rowsThatGiveWithin(sheet, column, rows, outer);
    if (
      given === null ||
      (role === "make" && !isSafeForMakes(sheet, readings, reading, rows, given, outer, lexicon))
    )
      break;
    found.set(reading, given);
    outer = given;
  }
  return found;
}

/** Rows that are numbered 1, 2, 3: not tags, which are the rows' own. */
function isCounter(sheet: Sheet, column: number, rows: Int32Array): boolean {
  for (const [at, row] of rows.subarray(0, 50).entries())
    if (textAt(sheet, row, column).trim() !== String(at + 1)) return false;
  return true;
}

/** Each group of the column before begins with a value, and no value is written twice in a row within a group. */
function rowsThatGiveWithin(
  sheet: Sheet,
  column: number,
  rows: Int32Array,
  outer: Int32Array,
): Int32Array | null {
  const tops = new Set(outer);
  const given: number[] = [];
  let before = "";
  for (const row of rows) {
    const top = tops.has(row);
    if (isBlank(sheet.value(row, column))) {
      if (top) return null;
      continue;
    }
    const text = textAt(sheet, row, column).trim();
    if (!top && text === before) return null;
    before = text;
    given.push(row);
  }
  const blanks = rows.length - given.length;
  return given.length > 0 && blanks >= given.length * 0.4 && given[0] === rows[0]
    ? Int32Array.from(given)
    : null;
}

const leastGroups = 4;

/** A wrong make accuses: enough groups must show the layout, and no row may name another maker in its own words. */
function isSafeForMakes(
  sheet: Sheet,
  readings: readonly ColumnReading[],
  { column }: ColumnReading,
  rows: Int32Array,
  given: Int32Array,
  outer: Int32Array | null,
  lexicon: Lexicon,
): boolean {
  const groups = outer ?? given;
  if (groups.length < leastGroups) return false;
  if (outer === null && repeats(sheet, column, given)) return false;
  if (given.some((row) => !lexicon.isMaker(textAt(sheet, row, column).trim()))) return false;
  const telling = readings.filter(
    ({ role }) => role === "model" || role === "description" || role === "notes",
  );
  const sources = new Set(given);
  for (const row of rows) {
    if (sources.has(row)) continue;
    const make = textAt(sheet, given[lastNotAbove(given, row)] ?? row, column)
      .trim()
      .toLowerCase();
    for (const other of telling) {
      const text = textAt(sheet, row, other.column).trim();
      if (text.length <= 200 && lexicon.isMaker(text) && !text.toLowerCase().includes(make)) return false;
    }
  }
  return true;
}

function repeats(sheet: Sheet, column: number, given: Int32Array): boolean {
  const texts = [...given].map((row) => textAt(sheet, row, column).trim().toLowerCase());
  return new Set(texts).size < texts.length;
}
