/** Reads one region of a sheet: the table in it, those beside it and those below it. */
import type { ColumnRole } from "../asset";
import type { Area, Sheet } from "../sheet";
import { bandText } from "./bands";
import { findBareHeaderRow } from "./bare-header";
import { readBody, type Body } from "./body";
import { isBlank, textAt } from "./cells";
import { columnGroups } from "./column-groups";
import {
  rolesByContent,
  rolesByHeader,
  rolesWithoutHeader,
  isRegisterByValues,
  type VendorFlag,
} from "./columns";
import { Corrector } from "./corrector";
import { columnContent, sampleRows, type ColumnContent } from "./content";
import { bandFields, flagField, givenOnce, mergedCell, mergedDown, ownCell } from "./fields";
import { givenOnceColumns } from "./given-once";
import {
  completeHeader,
  filledColumns,
  findHeaderRow,
  firstFilledRow,
  headerAt,
  type Header,
} from "./header-rows";
import { lastNotAbove } from "./growing";
import type { Lexicon } from "./lexicon";
import { mangledCells, withoutMangled } from "./mangled";
import { isOnItsSide } from "./on-its-side";
import { outsideReasons } from "./outside";
import {
  classificationTable,
  isClassification,
  leftOutTable,
  noHeader,
  noMakerColumn,
  notARegisterBecause,
  onItsSide,
  rota,
} from "./nothing";
import type {
  ColumnReading,
  Corrections,
  FieldSource,
  NothingToCheck,
  RegisterReading,
  RowSpan,
} from "./reading";

export interface Region {
  readonly area: Area;
  /** The name of the Excel table that the region is. */
  readonly name?: string;
  /** The table's own rows are known: an Excel table. */
  readonly headerRows?: readonly number[];
  readonly totalsRow?: number;
  /** The region is an Excel table: nothing stands below or beside it. */
  readonly closed?: boolean;
}

export interface RegionReading {
  readonly registers: readonly RegisterReading[];
  readonly nothing: readonly NothingToCheck[];
}

const mostTablesOnASheet = 200;

/** Reads a region and whatever tables follow in it; yields the rows it has reached. */
export function* readRegion(
  sheet: Sheet,
  region: Region,
  lexicon: Lexicon,
  corrections: Corrections | undefined,
): Generator<number, RegionReading> {
  const registers: RegisterReading[] = [];
  const nothing: NothingToCheck[] = [];
  const queue: Region[] = [region];
  for (let tables = 0; tables < mostTablesOnASheet; tables++) {
    const next = queue.shift();
    if (next === undefined) break;
    const corrector = new Corrector(corrections, next, next === region);
    const table = yield* readTable(sheet, next, lexicon, corrector);
    if (table.register !== null) registers.push(table.register);
    if (table.nothing !== null) nothing.push(table.nothing);
    queue.push(...table.rest);
  }
  return { registers, nothing };
}

interface TableReading {
  readonly register: RegisterReading | null;
  readonly nothing: NothingToCheck | null;
  readonly rest: readonly Region[];
}

function* readTable(
  sheet: Sheet,
  region: Region,
  lexicon: Lexicon,
  corrector: Corrector,
): Generator<number, TableReading> {
  const { area } = region;
  const all = columnsOf(area);
  if (
    region.headerRows === undefined &&
    corrector.headerRows === undefined &&
    isOnItsSide(sheet, area, all, lexicon)
  )
    return { register: null, nothing: onItsSide(sheet.name), rest: [] };
  const pointed = corrector.headerRows ?? region.headerRows;
  const found =
    pointed === undefined
      ? (findHeaderRow(sheet, area, all, lexicon) ?? findBareHeaderRow(sheet, area, all, lexicon))
      : null;
  if (found === null && (pointed === undefined || pointed.length === 0))
    return yield* readWithoutHeader(sheet, region, all, lexicon, corrector);
  const header =
    found === null
      ? headerAt(sheet, all, pointed ?? [], lexicon)
      : completeHeader(sheet, area, all, found, lexicon);
  const groups =
    region.closed === true ? { main: all, beside: [] } : columnGroups(sheet, area, all, header, lexicon);
  const columns = groups.main.filter((column) => !lexicon.isOwnColumn(header.texts.get(column) ?? ""));
  const firstHeaderRow = header.rows[0] ?? area.top;
  corrector.settle(firstHeaderRow, columns, header.texts);
  const guesses = rolesByHeader(columns, header, lexicon).map((guess) => {
    const role = corrector.role(guess.column);
    return role === undefined ? guess : { ...guess, role, sure: true, weak: false };
  });
  const afterHeader = (header.rows.at(-1) ?? area.top - 1) + 1;
  const units = unitRows(sheet, afterHeader, area.bottom, columns, lexicon);
  const title = titleAbove(sheet, area, firstHeaderRow, columns);
  const body = yield* readBody({
    sheet,
    columns,
    roles: new Map(guesses.map(({ column, role }) => [column, role])),
    header,
    first: afterHeader + units,
    last: area.bottom,
    totalsRow: region.totalsRow ?? null,
    title: title.text,
    lexicon,
    corrector,
    mayEnd: region.closed !== true,
  });
  const sample = sampleRows(body.rows);
  const contents = contentsOf(sheet, guesses, sample, lexicon);
  const judged = rolesByContent(guesses, contents, lexicon);
  const readings = corrected(judged.columns, corrector);
  const rest = restOf(region, groups.beside, groups.main, firstHeaderRow, body);
  const before: RowSpan[] = [
    ...title.rows.map((row): RowSpan => ({ first: row, last: row, why: "title" })),
    ...header.rows.map((row): RowSpan => ({ first: row, last: row, why: "header" })),
    ...(units > 0 ? [{ first: afterHeader, last: afterHeader + units - 1, why: "units" as const }] : []),
  ];
  const outcome = corrector.leavesOut
    ? leftOutTable(sheet.name, firstHeaderRow)
    : judgeTable(sheet, readings, contents, body, lexicon, header);
  if (outcome !== null) return { register: null, nothing: outcome, rest };
  const register = assemble(
    sheet,
    { area, header, readings, flags: judged.flags, body, before, title: title.text, corrector },
    lexicon,
  );
  return { register, nothing: null, rest };
}

function columnsOf(area: Area): number[] {
  return Array.from({ length: area.right - area.left + 1 }, (_, at) => area.left + at);
}

/** Tables beside this one keep their columns; what follows below keeps the columns of this one. */
function restOf(
  region: Region,
  beside: readonly (readonly number[])[],
  main: readonly number[],
  headerRow: number,
  body: Body,
): Region[] {
  const { area } = region;
  const rest: Region[] = [];
  if (body.next !== null) {
    const left = beside.length === 0 ? area.left : Math.min(...main);
    const right = beside.length === 0 ? area.right : Math.max(...main);
    rest.push({ area: { top: body.next, left, right, bottom: area.bottom } });
  }
  for (const run of beside) {
    const left = Math.min(...run);
    const right = Math.max(...run);
    rest.push({ area: { top: Math.min(area.top, headerRow), left, right, bottom: area.bottom } });
  }
  return rest;
}

function contentsOf(
  sheet: Sheet,
  columns: readonly { readonly column: number; readonly role: ColumnRole }[],
  sample: readonly number[],
  lexicon: Lexicon,
): Map<number, ColumnContent> {
  const contents = new Map<number, ColumnContent>();
  for (const { column, role } of columns)
    if (role !== "secret") contents.set(column, columnContent(sheet, column, sample, lexicon));
  return contents;
}

function corrected(columns: readonly ColumnReading[], corrector: Corrector): ColumnReading[] {
  return columns.map((reading) => {
    const role = corrector.role(reading.column);
    return role === undefined ? reading : { ...reading, role, basis: "user", sure: true };
  });
}

/** A row of units, formats or explanations right below the header; 0 when there is none. */
function unitRows(
  sheet: Sheet,
  first: number,
  bottom: number,
  columns: readonly number[],
  lexicon: Lexicon,
): number {
  const row = firstFilledRow(sheet, first, Math.min(bottom, first + 3), columns);
  if (row < 0) return 0;
  const filled = filledColumns(sheet, row, columns);
  if (filled.length === 0) return 0;
  const texts = filled.map((column) => textAt(sheet, row, column).trim());
  const unitLike = texts.filter(
    (text) =>
      lexicon.isOne("unit", text) ||
      /^[([{<].*[)\]}>]$/.test(text) ||
      /^(?:enter|e\.?g\.?|select|choose|please|example|format|free text|must|pick)\b/i.test(text),
  );
  const counted = texts.length >= 3 && texts.every((text, at) => Number(text) === Number(texts[0]) + at);
  return unitLike.length >= Math.max(1, texts.length * 0.6) || counted ? row - first + 1 : 0;
}

/** The words above a table that belong to it: at most five rows, three cells each. */
function titleAbove(
  sheet: Sheet,
  area: Area,
  headerRow: number,
  columns: readonly number[],
): { text: string; rows: number[] } {
  const rows: number[] = [];
  const texts: string[] = [];
  for (let row = headerRow - 1; row >= area.top && rows.length < 8; row--) {
    const filled = filledColumns(sheet, row, columns);
    if (filled.length === 0) continue;
    if (filled.length > 4) break;
    rows.unshift(row);
    texts.unshift(filled.map((column) => textAt(sheet, row, column).trim()).join(" "));
  }
  return { text: texts.join(" ").slice(0, 500), rows };
}

const naming: ReadonlySet<ColumnRole> = new Set(["make", "model", "serial", "mac"]);
const describing: ReadonlySet<ColumnRole> = new Set(["description", "category", "notes"]);

/** Whether a column says who made the things: by its role, or, where it only describes them, by what its cells say. */
function isTelling(
  reading: ColumnReading,
  contents: ReadonlyMap<number, ColumnContent>,
  assets: boolean,
): boolean {
  const content = contents.get(reading.column);
  if (content === undefined || content.filled === 0) return false;
  if (naming.has(reading.role)) return true;
  if (!describing.has(reading.role)) return false;
  const evident = Math.max(content.maker, content.model, content.category, content.mac) >= 0.03;
  return evident || (assets && reading.sure && reading.role !== "notes");
}

/** Why a table is not checked; `null` when it is a register. */
function judgeTable(
  sheet: Sheet,
  columns: readonly ColumnReading[],
  contents: ReadonlyMap<number, ColumnContent>,
  body: Body,
  lexicon: Lexicon,
  header: Header,
): NothingToCheck | null {
  const because = notARegisterBecause(sheet.name, columns, contents, lexicon);
  if (because !== null) return because;
  if (body.rows.length === 0) {
    return {
      sheet: sheet.name,
      why: "empty",
      message: `The table under row ${(header.rows.at(-1) ?? 0) + 1} of "${sheet.name}" has no rows: add the assets, or choose another sheet.`,
    };
  }
  const roles = new Set(columns.map(({ role }) => role));
  const assets = (["tag", "location", "site", "status", "installDate", "quantity", "ip"] as const).some(
    (role) => roles.has(role),
  );
  const telling = columns.some((reading) => isTelling(reading, contents, assets));
  return telling ? null : noMakerColumn(sheet.name);
}

interface TableParts {
  readonly area: Area;
  readonly header: Header;
  readonly readings: readonly ColumnReading[];
  readonly flags: readonly VendorFlag[];
  readonly body: Body;
  readonly before: readonly RowSpan[];
  readonly title: string;
  readonly corrector: Corrector;
}

function assemble(sheet: Sheet, parts: TableParts, lexicon: Lexicon): RegisterReading {
  const { flags, body, header } = parts;
  const readings = parts.readings.filter(
    ({ column, header: text }) => text !== "" || hasValues(sheet, column, body.rows),
  );
  const { fields: found, given, banded, merged } = fieldsOf(sheet, readings, flags, body, lexicon);
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
    { ...read, flags: flags.length, merged },
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
  flags: readonly VendorFlag[],
  body: Body,
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
      const rows = once?.get(reading);
      if (rows !== undefined) given.push(reading.role);
      bySource.set(reading, rows === undefined ? ownCell(sheet, reading) : givenOnce(sheet, reading, rows));
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

/** A table without any header: its columns are what their values look like. */
function* readWithoutHeader(
  sheet: Sheet,
  region: Region,
  columns: readonly number[],
  lexicon: Lexicon,
  corrector: Corrector,
): Generator<number, TableReading> {
  const { area } = region;
  const nothingHere = (nothing: NothingToCheck | null): TableReading => ({
    register: null,
    nothing,
    rest: [],
  });
  const top = firstFilledRow(sheet, area.top, area.bottom, columns);
  if (top < 0) return nothingHere(null);
  const timetable = isTimetable(sheet, top, area.bottom, columns, lexicon);
  const first = firstFullRow(sheet, top, area.bottom, columns);
  const look: number[] = [];
  for (let row = first; row <= area.bottom && look.length < 300; row++)
    if (filledColumns(sheet, row, columns).length >= 2) look.push(row);
  if (timetable) return nothingHere(rota(sheet.name));
  if (look.length < 2) return nothingHere(noHeader(sheet.name));
  const used = columns.filter((column) => look.some((row) => !isBlank(sheet.value(row, column))));
  const contents = contentsOf(
    sheet,
    used.map((column) => ({ column, role: "other" })),
    look,
    lexicon,
  );
  corrector.settle(first, used, new Map());
  const readings = corrected(rolesWithoutHeader(used, contents), corrector);
  if (!corrector.namesColumns && !isRegisterByValues(readings, contents))
    return nothingHere(isClassification(contents) ? classificationTable(sheet.name) : noHeader(sheet.name));
  const header: Header = { rows: [], texts: new Map() };
  const body = yield* readBody({
    sheet,
    columns: used,
    roles: new Map(readings.map(({ column, role }) => [column, role])),
    header,
    first,
    last: area.bottom,
    totalsRow: region.totalsRow ?? null,
    title: "",
    lexicon,
    corrector,
    mayEnd: region.closed !== true,
  });
  const title = titleAbove(sheet, area, first, columns);
  const before = title.rows.map((row): RowSpan => ({ first: row, last: row, why: "title" }));
  if (corrector.leavesOut) return nothingHere(leftOutTable(sheet.name, first));
  if (body.rows.length === 0) return nothingHere(noHeader(sheet.name));
  const register = assemble(
    sheet,
    { area, header, readings, flags: [], body, before, title: title.text, corrector },
    lexicon,
  );
  return { register, nothing: null, rest: restOf(region, [], used, first, body) };
}

/** The first row that is filled like the rows after it: titles above a table fill one or two cells. */
function firstFullRow(sheet: Sheet, top: number, bottom: number, columns: readonly number[]): number {
  const fills: { row: number; filled: number }[] = [];
  for (let row = top; row <= Math.min(bottom, top + 60); row++)
    fills.push({ row, filled: filledColumns(sheet, row, columns).length });
  const most = Math.max(...fills.map(({ filled }) => filled));
  return fills.find(({ filled }) => filled >= Math.max(2, most * 0.5))?.row ?? top;
}

/** A row with three days of the week heads a rota or timetable. */
function isTimetable(
  sheet: Sheet,
  top: number,
  bottom: number,
  columns: readonly number[],
  lexicon: Lexicon,
): boolean {
  for (let row = top; row <= Math.min(bottom, top + 40); row++) {
    const days = columns.filter((column) => lexicon.isOne("weekday", textAt(sheet, row, column)));
    if (days.length >= 3) return true;
  }
  return false;
}
