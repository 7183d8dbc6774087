/** A register put together from the parts of its table: the fields of its assets and everything known of its rows. */
import type { ColumnRole } from "../asset";
import type { Area, Sheet } from "../sheet";
import { bandText } from "./bands";
import type { Body } from "./body";
import { isBlank } from "./cells";
import type { VendorFlag } from "./columns";
import type { ColumnContent } from "./content";
import type { Corrector } from "./corrector";
import {
  bandFields,
  flagField,
  givenOnce,
  mergedCell,
  mergedDown,
  ownCell,
  rowsWithoutDitto,
} from "./fields";
import { givenOnceColumns } from "./given-once";
import { lastNotAbove } from "./growing";
import type { Header } from "./whole-header";
import type { Lexicon } from "./lexicon";
import { mangledCells, withoutMangled } from "./mangled";
import { outsideReasons } from "./outside";
import type { ColumnReading, FieldSource, RegisterReading, RowSpan } from "./reading";

export interface TableParts {
  readonly area: Area;
  readonly header: Header;
  readonly readings: readonly ColumnReading[];
  /** What the columns' cells in `sampleRows` of the body say. */
  readonly contents: ReadonlyMap<number, ColumnContent>;
  readonly flags: readonly VendorFlag[];
  readonly body: Body;
  readonly before: readonly RowSpan[];
  readonly title: string;
  readonly corrector: Corrector;
}

export function assemble(sheet: Sheet, parts: TableParts, lexicon: Lexicon): RegisterReading {
  const { body, header } = parts;
  const readings = parts.readings.filter(
    ({ column, header: text }) => text !== "" || hasValues(sheet, column, body.rows),
  );
  const { fields: found, given, banded, merged } = fieldsOf(sheet, readings, parts, lexicon);
  const columns = readings.map(({ column }) => column);
  const mangled = mangledCells(sheet, readings, body.rows);
  const read = {
    sheet: sheet.name,
    area: {
      top: header.rows[0] ?? body.rows[0] ?? parts.area.top,
      left: Math.min(...columns),
      right: Math.max(...columns),
      bottom: body.end,
    },
    headerRows: header.rows,
    columns: readings,
    fields: mangled.length === 0 ? found : found.map((field) => withoutMangled(field, mangled)),
    rows: body.rows,
    title: parts.title,
    leftOut: [...parts.before, ...body.leftOut],
    hiddenRows: hiddenRowsOf(sheet, body.rows),
    struckRows: struckRowsOf(sheet, body.rows, columns),
    bands: banded,
    givenOnce: given,
    mangled,
  };
  const outside = outsideReasons(
    { ...read, flags: parts.flags.length, merged },
    lexicon,
    parts.corrector.namesRows,
  );
  return { ...read, outside, selfContained: outside.length === 0 };
}

function hasValues(sheet: Sheet, column: number, rows: Int32Array): boolean {
  return rows.some((row) => !isBlank(sheet.value(row, column)));
}

function fieldsOf(
  sheet: Sheet,
  readings: readonly ColumnReading[],
  { flags, body, contents }: TableParts,
  lexicon: Lexicon,
): { fields: FieldSource[]; given: ColumnRole[]; banded: number; merged: number } {
  const given: ColumnRole[] = [];
  let mergedColumns = 0;
  const once = body.bands.length > 0 ? null : givenOnceColumns(sheet, readings, body.rows, lexicon);
  const bySource = new Map<ColumnReading, FieldSource>();
  for (const reading of readings) {
    if (reading.role === "secret") continue;
    const flag = flags.find(({ column }) => column === reading.column);
    const merged = mergedDown(sheet, reading.column);
    if (flag !== undefined) bySource.set(reading, flagField(sheet, flag, reading.header, lexicon));
    else if (merged.some(({ top, bottom }) => reaches(body.rows, top + 1, bottom))) {
      mergedColumns++;
      bySource.set(reading, mergedCell(sheet, reading, merged));
    } else {
      const content = contents.get(reading.column);
      const rows = once?.get(reading) ?? rowsWithoutDitto(sheet, reading.column, body.rows, content, lexicon);
      if (rows !== null) given.push(reading.role);
      bySource.set(reading, rows === null ? ownCell(sheet, reading) : givenOnce(sheet, reading, rows));
    }
  }
  const own = new Map<ColumnRole, FieldSource>();
  for (const field of bySource.values()) if (!own.has(field.role)) own.set(field.role, field);
  const bands = body.bands.map((band) => bandText(band, lexicon));
  const fromBand = bands.length === 0 ? new Map<ColumnRole, FieldSource>() : bandFields(sheet, bands, own);
  const fields = [...bySource.values()].map((field) =>
    own.get(field.role) === field ? (fromBand.get(field.role) ?? field) : field,
  );
  for (const [role, field] of fromBand) if (!own.has(role)) fields.push(field);
  return { fields, given, banded: bands.length, merged: mergedColumns };
}

/** Whether an asset stands in rows from first to last. */
function reaches(rows: Int32Array, first: number, last: number): boolean {
  const at = lastNotAbove(rows, last);
  return at >= 0 && (rows[at] ?? -1) >= first;
}

function hiddenRowsOf(sheet: Sheet, rows: Int32Array): number | null {
  if (sheet.isRowHidden === undefined) return null;
  return rows.reduce((sum, row) => sum + (sheet.isRowHidden?.(row) === true ? 1 : 0), 0);
}

/** Rows of which (nearly) every filled cell among the first six is struck through. */
function struckRowsOf(sheet: Sheet, rows: Int32Array, columns: readonly number[]): Set<number> {
  const struck = new Set<number>();
  if (sheet.isStruckThrough === undefined) return struck;
  for (const row of rows) {
    let [filled, through] = [0, 0];
    for (const column of columns) {
      if (filled === 6 || (filled === 2 && through === 0)) break;
      if (isBlank(sheet.value(row, column))) continue;
      filled++;
      if (sheet.isStruckThrough(row, column)) through++;
    }
    if (through > 0 && through >= filled * 0.5) struck.add(row);
  }
  return struck;
}
