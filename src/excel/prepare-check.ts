/** What a check will write, worked out before anything is written. */
import { outsideWords, type RegisterReading } from "../core/register";
import { resultColumns } from "../core/result-columns";
import { clockNote, hiddenNote, noHeaderMessage, noRoomMessage, questionNote } from "./check-notes";
import { type NotChosen, overlaps, type SheetRead } from "./choose-register";
import type { CheckedRow, CheckEngine } from "./engine";
import type { ExcelSession } from "./excel-session";
import { leftBehind } from "./left-behind";
import type { SheetFacts } from "./locate";
import { freeColumns, type OwnRule, readOwnCells, readOwnRules } from "./own-columns";
import { findOwnColumns, type OwnColumns, placeForColumns, type RegisterPlace } from "./own-columns-logic";
import { type CheckPlan, comparedRows, type LiveFormulas, planCheck, type RegisterOnSheet } from "./plan";
import { breathe, throwIfCancelled, type Watcher } from "./progress";
import type { SheetSource } from "./sheet-source";

export interface PrepareOptions {
  readonly engine: CheckEngine;
  /** Formulas instead of values, where the register allows it. */
  readonly live: boolean;
  readonly watcher: Watcher;
}

export interface Prepared {
  readonly facts: SheetFacts;
  readonly plan: CheckPlan;
  readonly ownRules: readonly OwnRule[];
  readonly widths: ReadonlyMap<number, number>;
  readonly results: readonly CheckedRow[];
  readonly notes: readonly string[];
}

export async function prepare(
  session: ExcelSession,
  options: PrepareOptions,
  read: SheetRead,
  reading: RegisterReading,
): Promise<Prepared | NotChosen> {
  const { facts } = read;
  const place = placeOf(reading);
  if (place.headerRow < 0) return { kind: "nothing", message: noHeaderMessage(facts.name) };
  const results = await checkRows(options, reading);
  const others = read.reading.registers.filter((other) => other !== reading).map(placeOf);
  const own = findOwnColumns(place, facts.names, headersOf(read.source, place.headerRow), others);
  const register: RegisterOnSheet = {
    sheetId: facts.id,
    sheetName: facts.name,
    headerRow: place.headerRow,
    area: reading.area,
    table: facts.tables.find(({ area }) => overlaps(area, reading.area)) ?? null,
  };
  const newColumnsAt = await placeNewColumns(session, facts, register, own);
  if (newColumnsAt === null) return { kind: "nothing", message: noRoomMessage(facts.name) };
  const { first, last } = comparedRows(register, own);
  const before = await readOwnCells(session, facts.sheet, own.columns, first, last);
  const rows = { ...reading.area, top: first, bottom: last };
  const ownRules = await readOwnRules(session, facts.sheet, rows, own.columns.get("Lens action"));
  const live = liveFormulas(options, reading, own);
  const plan = planCheck({
    register,
    own,
    newColumnsAt,
    results,
    before,
    rulesBefore: ownRules.map(({ area, formula }) => ({ area, formula })),
    live: typeof live === "string" ? null : live,
  });
  const notes = [
    ...(typeof live === "string" ? [live] : clockNote(live)),
    ...hiddenNote(reading),
    ...leftBehind(
      plan,
      reading.columns.map(({ column }) => column),
      facts.filter,
    ),
    ...read.notes,
    ...questionNote(reading),
  ];
  return { facts, plan, ownRules, widths: await readWidths(session, facts, plan), results, notes };
}

function placeOf({ headerRows, area }: RegisterReading): RegisterPlace {
  return { headerRow: headerRows.at(-1) ?? area.top - 1, area };
}

function headersOf(source: SheetSource, row: number): Map<number, string> {
  const sheet = source.sheet();
  const headers = new Map<number, string>();
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const value = sheet.value(row, column);
    if (typeof value === "string") headers.set(column, value);
  }
  return headers;
}

async function checkRows(options: PrepareOptions, reading: RegisterReading): Promise<CheckedRow[]> {
  const results: CheckedRow[] = [];
  for (const block of options.engine.check(reading)) {
    results.push(...block);
    options.watcher.report({ stage: "checking", done: results.length, total: reading.rows.length });
    await breathe();
    throwIfCancelled(options.watcher);
  }
  return results;
}

async function placeNewColumns(
  session: ExcelSession,
  facts: SheetFacts,
  register: RegisterOnSheet,
  own: OwnColumns,
): Promise<number | null> {
  const missing = resultColumns.length - own.columns.size;
  if (missing === 0) return 0;
  // New columns join those that are there already.
  const right = Math.max(register.table?.area.right ?? 0, register.area.right, ...own.columns.values());
  const rows = { ...register.area, top: register.headerRow, right };
  const covered =
    register.table === null ? rows : { ...rows, bottom: Math.max(rows.bottom, register.table.area.bottom) };
  const free = await freeColumns(session, facts, covered, missing);
  return placeForColumns(missing, covered, facts.used?.right ?? 0, (column) => free.has(column));
}

async function readWidths(
  session: ExcelSession,
  { sheet }: SheetFacts,
  plan: CheckPlan,
): Promise<Map<number, number>> {
  const asked = plan.columns
    .filter(({ isNew }) => isNew)
    .map(({ column }) => {
      const { format } = sheet.getRangeByIndexes(plan.register.headerRow, column, 1, 1);
      format.load("columnWidth");
      return { column, format };
    });
  if (asked.length === 0) return new Map();
  await session.sync();
  return new Map(asked.map(({ column, format }) => [column, format.columnWidth]));
}

/** Live formulas, or the reason why values are written instead. */
function liveFormulas(
  options: PrepareOptions,
  reading: RegisterReading,
  own: OwnColumns,
): LiveFormulas | string | null {
  if (!options.live) return null;
  if (!Office.context.requirements.isSetSupported("CustomFunctionsRuntime", "1.1")) {
    return "This Excel has no custom functions, so values were written instead of formulas.";
  }
  if (!reading.selfContained || reading.headerRows.length !== 1) {
    const why = reading.selfContained ? "its headings take several rows" : outsideWords(reading);
    return `The rows of this register cannot be read on their own (${why}), so values were written instead of formulas.`;
  }
  const inside = [...own.columns.values()].some(
    (column) => column >= reading.area.left && column <= reading.area.right,
  );
  if (inside) {
    return "A result column stands between the register's columns, where a formula would refer to itself, so values were written instead.";
  }
  const given = options.engine.liveArguments(reading);
  return typeof given === "string" ? given : { namespace: options.engine.namespace, arguments: given };
}
