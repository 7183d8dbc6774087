import { holdsDecisions } from "../decisions/table-rows";
import type { Area, Sheet } from "../sheet";
import { Lexicon, type ContentHints } from "./lexicon";
import {
  emptySheet,
  helpSheet,
  leftOutSheet,
  noHeader,
  ownSheet,
  sheetBeside,
  summarySheet,
} from "./nothing";
import type { Corrections, NothingToCheck, ReadingProgress, RegisterReading, SheetReading } from "./reading";
import { readRegion, type Region, type RegionReading } from "./read-region";
import type { ColumnVocabulary } from "./vocabulary";

/** What a caller may know and ask. */
export interface ReadOptions {
  readonly hints?: ContentHints;
  readonly corrections?: Corrections;
  /** A vocabulary made ready before; saves making it for every sheet. */
  readonly lexicon?: Lexicon;
}

/** Reads a sheet: its registers, their columns and asset rows, and what was left out and why. Never throws on any content. */
export function readSheet(
  sheet: Sheet,
  vocabulary: ColumnVocabulary,
  options: ReadOptions = {},
): SheetReading {
  const steps = readSheetInSteps(sheet, vocabulary, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of some thousand rows, so that the caller can show progress and stop. */
export function* readSheetInSteps(
  sheet: Sheet,
  vocabulary: ColumnVocabulary,
  options: ReadOptions = {},
): Generator<ReadingProgress, SheetReading> {
  const lexicon = options.lexicon ?? new Lexicon(vocabulary, options.hints);
  if (lexicon.isOwnSheet(sheet.name) || holdsDecisions(sheet))
    return { registers: [], nothing: [ownSheet(sheet.name)] };
  if (sheet.rowCount === 0 || sheet.columnCount === 0)
    return { registers: [], nothing: [emptySheet(sheet.name)] };
  if (options.corrections?.leaveOut === "sheet")
    return { registers: [], nothing: [leftOutSheet(sheet.name)] };
  const regions = regionsOf(sheet, lexicon);
  const readings: RegionReading[] = [];
  for (const { on, region } of regions) {
    const steps = readRegion(on, region, lexicon, options.corrections);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        readings.push(step.value);
        break;
      }
      yield { done: step.value, total: sheet.rowCount };
    }
  }
  const registers = readings
    .flatMap((reading) => reading.registers)
    .sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left);
  const nothing = readings.flatMap((reading) => reading.nothing);
  const listed = registers.filter((register) => !isCount(register));
  if (listed.length > 0 && listed.length < registers.length)
    return { registers: listed, nothing: [...nothing, summarySheet(sheet.name)] };
  const beside = sheetBeside(sheet.name, lexicon);
  if (beside !== null && !registers.some(listsSingleThings))
    return {
      registers: [],
      nothing: [beside === "summary" ? summarySheet(sheet.name) : helpSheet(sheet.name)],
      ...(beside === "summary" && registers.length > 0 ? { setAside: registers } : {}),
    };
  if (registers.length > 0)
    return { registers, nothing: nothing.filter(({ why }) => why !== "no-header" && why !== "empty") };
  return { registers, nothing: [mostTelling(sheet, nothing)] };
}

/** Lists things one by one: each has a tag, a serial number, a MAC or a model. */
function listsSingleThings({ fields }: RegisterReading): boolean {
  return fields.some(({ role }) => role === "serial" || role === "mac" || role === "model" || role === "tag");
}

/** A small table that counts by one thing: "Make, Count". Beside a register it sums that up. */
function isCount({ columns }: RegisterReading): boolean {
  const known = columns.filter(({ role }) => role !== "other" && role !== "quantity");
  return columns.length <= 3 && known.length === 1 && columns.some(({ role }) => role === "quantity");
}

const order: readonly NothingToCheck["why"][] = [
  "corrected",
  "not-a-register",
  "summary",
  "no-maker-column",
  "linked",
  "no-header",
  "empty",
];

function mostTelling(sheet: Sheet, nothing: readonly NothingToCheck[]): NothingToCheck {
  for (const why of order) {
    const found = nothing.find((one) => one.why === why);
    if (found !== undefined) return found;
  }
  return isWhollyBlank(sheet) ? emptySheet(sheet.name) : noHeader(sheet.name);
}

function isWhollyBlank(sheet: Sheet): boolean {
  for (let row = 0; row < sheet.rowCount; row++)
    for (let column = 0; column < sheet.columnCount; column++)
      if (sheet.value(row, column) !== null) return false;
  return true;
}

/** The Excel tables of a sheet, and the rest of it without their cells. */
function regionsOf(sheet: Sheet, lexicon: Lexicon): { on: Sheet; region: Region }[] {
  const whole: Area = { top: 0, left: 0, bottom: sheet.rowCount - 1, right: sheet.columnCount - 1 };
  const tables = (sheet.tables ?? []).filter(({ area }) => area.bottom > area.top);
  if (tables.length === 0) return [{ on: sheet, region: { area: whole } }];
  const regions = tables.map(({ name, area, headerRow, totalsRow }) => ({
    on: sheet,
    region: {
      area,
      name,
      closed: true,
      ...(headerRow ? { headerRows: [area.top] } : {}),
      ...(totalsRow ? { totalsRow: area.bottom } : {}),
    },
  }));
  const areas = tables.flatMap(({ area }) => [area, ...ownColumnsBeside(sheet, area, lexicon)]);
  const outside = (row: number, column: number): boolean =>
    areas.every(
      ({ top, bottom, left, right }) => row < top || row > bottom || column < left || column > right,
    );
  const rest: Sheet = {
    name: sheet.name,
    ...(sheet.file === undefined ? {} : { file: sheet.file }),
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    value: (row, column) => (outside(row, column) ? sheet.value(row, column) : null),
    ...(sheet.isRowHidden === undefined ? {} : { isRowHidden: (row) => sheet.isRowHidden?.(row) ?? false }),
    ...(sheet.isStruckThrough === undefined
      ? {}
      : { isStruckThrough: (row, column) => sheet.isStruckThrough?.(row, column) ?? false }),
    ...(sheet.merged === undefined ? {} : { merged: sheet.merged }),
  };
  return [...regions, { on: rest, region: { area: whole } }];
}

/** The result columns of a table that could not take them in: they stand on its rows, and are no register. */
function ownColumnsBeside(sheet: Sheet, table: Area, lexicon: Lexicon): Area[] {
  return Array.from({ length: sheet.columnCount }, (_, column): Area => ({
    ...table,
    left: column,
    right: column,
  })).filter(({ left }) => {
    const heading = sheet.value(table.top, left);
    return typeof heading === "string" && lexicon.isOwnColumn(heading);
  });
}
