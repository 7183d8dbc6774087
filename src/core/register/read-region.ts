/** Reads one region of a sheet: the table in it, those beside it and those below it. */
import type { ColumnRole } from "../asset";
import type { Area, Sheet } from "../sheet";
import { tableAbove, titleAbove, unitRows } from "./around-header";
import { assemble } from "./assemble";
import { titleBands } from "./bands";
import { findBareHeaderRow } from "./bare-header";
import { readBody, type Body } from "./body";
import { isBlank, textAt } from "./cells";
import { columnGroups } from "./column-groups";
import { rolesByContent, rolesByHeader, rolesWithoutHeader, isRegisterByValues } from "./columns";
import { columnContent, sampleRows, type ColumnContent } from "./content";
import { Corrector } from "./corrector";
import { filledColumns, firstFilledRow } from "./filled";
import { findHeaderRow } from "./header-rows";
import { completeHeader, headerAt, type Header } from "./whole-header";
import { judgeTable } from "./judge-table";
import type { Lexicon } from "./lexicon";
import {
  classificationTable,
  isClassification,
  leftOutTable,
  noHeader,
  onItsSide,
  rota,
  spilledAnswers,
} from "./nothing";
import { isOnItsSide } from "./on-its-side";
import { withoutSpilled } from "./spilled";
import type { ColumnReading, Corrections, NothingToCheck, RegisterReading, RowSpan } from "./reading";

export interface Region {
  readonly area: Area;
  /** The name of the Excel table that the region is. */
  readonly name?: string;
  /** The table's own rows are known: an Excel table. */
  readonly headerRows?: readonly number[];
  readonly totalsRow?: number;
  /** The region is an Excel table: nothing stands below or beside it. */
  readonly closed?: boolean;
  /** It stands above a table that was found first: where it lists nothing made by anybody, it is a note to that one. */
  readonly passedOver?: boolean;
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
    if (table.nothing !== null && next.passedOver !== true) nothing.push(table.nothing);
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
  const all = withoutSpilled(sheet, area);
  if (all.length === 0) return { register: null, nothing: spilledAnswers(sheet.name), rest: [] };
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
  const above = tableAbove(sheet, area, firstHeaderRow, columns, lexicon);
  const under = above === null ? area : { ...area, top: above.bottom + 1 };
  const title = titleAbove(sheet, under, firstHeaderRow, columns);
  const below = yield* readBody({
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
  const body = { ...below, bands: [...titleBands(sheet, title.rows, all, lexicon), ...below.bands] };
  const sample = sampleRows(body.rows);
  const contents = contentsOf(sheet, guesses, sample, lexicon);
  const judged = rolesByContent(guesses, contents, lexicon);
  const readings = corrected(judged.columns, corrector);
  const rest = restOf(region, groups.beside, groups.main, firstHeaderRow, body);
  if (above !== null) rest.push({ area: above, passedOver: true });
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
    {
      area,
      header,
      readings,
      contents,
      flags: judged.flags,
      body,
      before,
      title: title.text,
      corrector,
    },
    lexicon,
  );
  return { register, nothing: null, rest };
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
    {
      area,
      header,
      readings,
      contents: contentsOf(sheet, readings, sampleRows(body.rows), lexicon),
      flags: [],
      body,
      before,
      title: title.text,
      corrector,
    },
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
