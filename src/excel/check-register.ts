/** Check register: reads, asks the engine, writes the result columns and the colours. */
import { outsideWords, type RegisterReading, type SheetReading } from "../core/register";
import { resultColumns } from "../core/result-columns";
import { type Area, areaName } from "../core/sheet";
import type { CheckedRow, CheckEngine } from "./engine";
import { type ExcelOptions, type ExcelSession, withExcel } from "./excel-session";
import { leftBehind } from "./left-behind";
import { locate, type SheetFacts, tableAt, type TableOnSheet } from "./locate";
import {
  findOwnColumns,
  type OwnColumns,
  placeForColumns,
  type RegisterPlace,
  columnName,
  rowsName,
} from "./own-columns-logic";
import { freeColumns, type OwnRule, readOwnCells, readOwnRules } from "./own-columns";
import {
  type CheckPlan,
  comparedRows,
  isUnchanged,
  type LiveFormulas,
  planCheck,
  type RegisterOnSheet,
} from "./plan";
import { Cancelled, ExcelProblem, type Aftermath, problemOf, type Trouble, troubleOf } from "./problem";
import { breathe, throwIfCancelled, type Watcher } from "./progress";
import { areaToRead, readSheet } from "./read-sheet";
import { readBeside } from "./read-beside";
import { recover, type Recovery } from "./recover";
import { restore } from "./restore";
import type { SheetSource } from "./sheet-source";
import { rangeAt } from "./range";
import type { UndoPointer, UndoRecord } from "./undo-record";
import { beginRecord, dropRecord, finishRecord, loadPointer } from "./undo-store";
import { createColumns, writeNames, writeRules, writeRuns } from "./write-results";

/** One of several registers on a sheet. */
export interface RegisterChoice {
  readonly sheet: string;
  /** `A5:N30`. */
  readonly address: string;
  readonly assets: number;
}

export interface CheckOptions extends ExcelOptions {
  readonly engine: CheckEngine;
  /** ISO date, for the record. */
  readonly date: string;
  /** Formulas instead of values, where the register allows it. */
  readonly live: boolean;
  /** Which of several registers; without it the one under the selected cell. */
  readonly choice?: RegisterChoice;
  readonly watcher: Watcher;
  /** Asked before writing where no record can be kept in the workbook. */
  readonly confirm: (question: string) => Promise<boolean>;
}

export type CheckOutcome =
  | { readonly kind: "checked"; readonly result: CheckResult }
  /** Several registers, none of them under the selected cell. */
  | { readonly kind: "choose"; readonly choices: readonly RegisterChoice[] }
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export interface CheckResult {
  readonly sheet: string;
  readonly address: string;
  readonly assets: number;
  /** Rows by the word in `Lens action`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Cells written; 0 where the sheet already showed what was found. */
  readonly written: number;
  /** What the person should know: hidden rows, values instead of formulas, recovered work. */
  readonly notes: readonly string[];
}

interface Read {
  readonly facts: SheetFacts;
  readonly source: SheetSource;
  readonly reading: SheetReading;
  readonly table: TableOnSheet | undefined;
  /** What should be known of the other sheets. */
  readonly notes: readonly string[];
}

/** Runs the command. Never throws for anything that Excel does. */
export async function checkRegister(options: CheckOptions): Promise<CheckOutcome> {
  const work: { begun: Begun | null } = { begun: null };
  try {
    return await withExcel(options, async (session) => {
      const recovery = await recover(session, options.watcher);
      const read = await readChosen(session, options);
      if ("kind" in read) return read;
      const chosen = chooseRegister(read, options.choice);
      if ("kind" in chosen) return chosen;
      const prepared = await prepare(session, options, read, chosen);
      if ("kind" in prepared) return prepared;
      const { plan } = prepared;
      const notes = [...recoveryNotes(recovery), ...prepared.notes];
      if (isUnchanged(plan)) return checked(chosen, prepared, 0, notes);
      if (prepared.facts.isProtected) await requireWritable(session, plan);
      const inMemory = prepared.facts.isStructureProtected;
      if (inMemory && !(await options.confirm(structureQuestion))) return { kind: "cancelled" };
      throwIfCancelled(options.watcher);
      const record = recordOf(plan, options.date, prepared.widths, prepared.facts);
      const begun: Begun = { record, pointer: null, old: await loadPointer(session) };
      work.begun = begun;
      begun.pointer = await beginRecord(session, record, begun.old, inMemory);
      await apply(session, prepared, options.watcher);
      await finishRecord(session, begun.pointer);
      const written = plan.runs.reduce((sum, { cells }) => sum + cells.length, 0);
      return checked(chosen, prepared, written, notes);
    });
  } catch (error) {
    if (error instanceof Cancelled) return { kind: "cancelled" };
    const problem = problemOf(error);
    if (problem === null) throw error;
    const aftermath = work.begun === null ? "as-before" : await putBack(options, work.begun, problem);
    return { kind: "trouble", trouble: troubleOf(problem, aftermath) };
  }
}

const structureQuestion =
  "The workbook's structure is protected, so the record for Undo cannot be kept in the workbook: " +
  "Undo last check will work until the workbook is closed, not after. Write the results?";

/** A check whose record was put away: from here on a fault has something to put back. */
interface Begun {
  readonly record: UndoRecord;
  pointer: UndoPointer | null;
  readonly old: UndoPointer | null;
}

/** After a fault: puts everything back, or leaves it to the next start where Excel no longer answers. */
async function putBack(options: CheckOptions, begun: Begun, problem: ExcelProblem): Promise<Aftermath> {
  if (!problem.answering) return "at-next-start";
  try {
    return await withExcel(options, async (session) => {
      await restore(session, begun.record, "writing", options.watcher);
      await dropRecord(session, begun.pointer, begun.old);
      return "as-before" as const;
    });
  } catch (error) {
    const second = problemOf(error);
    if (second === null) throw error;
    return second.answering ? "half-done" : "at-next-start";
  }
}

async function readChosen(session: ExcelSession, options: CheckOptions): Promise<Read | CheckOutcome> {
  const facts = await locate(session, options.choice?.sheet);
  const { choice } = options;
  const table =
    choice === undefined
      ? tableAt(facts, facts.cell.row, facts.cell.column)
      : facts.tables.find(({ area }) => beginsAs(area, choice.address));
  const area = areaToRead(facts, table);
  if (area === null) return { kind: "nothing", message: emptyMessage(facts.name) };
  const source = await readSheet(session, options.engine, facts, table, area, options.watcher);
  const alone = options.engine.read(source.sheet());
  source.dropSecrets(alone);
  const beside = await readBeside(session, options.engine, facts, alone, options.watcher);
  const isAlone = beside.length === 0 && alone.setAside === undefined;
  const reading = isAlone ? alone : options.engine.read(source.sheet(), beside);
  const notes = beside.flatMap(({ leftOut }) => leftOut ?? []);
  return { facts, source, reading, table, notes };
}

function emptyMessage(sheet: string): string {
  return `"${sheet}" is empty: choose the sheet that holds the asset register.`;
}

/** The register in the chosen table, under the selected cell, chosen by the person, or the only one. */
function chooseRegister(
  { facts, reading, table }: Read,
  choice: RegisterChoice | undefined,
): RegisterReading | CheckOutcome {
  const { registers } = reading;
  const inTable = table === undefined ? undefined : registers.find(({ area }) => overlaps(area, table.area));
  const chosen = choice === undefined ? undefined : chosenOf(registers, choice.address);
  const [only, second] = registers;
  const found = inTable ?? chosen ?? (second === undefined ? only : undefined);
  if (found !== undefined) return found;
  if (only === undefined || table !== undefined) {
    const message = reading.nothing[0]?.message ?? `No register was found on "${facts.name}".`;
    return { kind: "nothing", message };
  }
  const under = registers.filter(({ area }) => contains(area, facts.cell));
  const [one, another] = under;
  if (choice === undefined && one !== undefined && another === undefined) return one;
  const choices = registers.map(({ area, rows }) => ({
    sheet: facts.name,
    address: areaName(area),
    assets: rows.length,
  }));
  return { kind: "choose", choices };
}

/** The register of this address; where it has grown since, the one that begins in the same cell. */
function chosenOf(registers: readonly RegisterReading[], address: string): RegisterReading | undefined {
  return (
    registers.find(({ area }) => areaName(area) === address) ??
    registers.find(({ area }) => beginsAs(area, address))
  );
}

function beginsAs(area: Area, address: string): boolean {
  return areaName(area).split(":")[0] === address.split(":")[0];
}

function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;
}

function contains({ top, left, bottom, right }: Area, { row, column }: SheetFacts["cell"]): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

interface Prepared {
  readonly facts: SheetFacts;
  readonly plan: CheckPlan;
  readonly ownRules: readonly OwnRule[];
  readonly widths: ReadonlyMap<number, number>;
  readonly results: readonly CheckedRow[];
  readonly notes: readonly string[];
}

async function prepare(
  session: ExcelSession,
  options: CheckOptions,
  read: Read,
  reading: RegisterReading,
): Promise<Prepared | CheckOutcome> {
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

function noHeaderMessage(sheet: string): string {
  return `The register on "${sheet}" has no heading row: insert a row above it with headings such as Make, Model and Site.`;
}

function noRoomMessage(sheet: string): string {
  return `There are no free columns to the right of the register on "${sheet}": delete columns that are not needed.`;
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

async function checkRows(options: CheckOptions, reading: RegisterReading): Promise<CheckedRow[]> {
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
  options: CheckOptions,
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

function clockNote(live: LiveFormulas | null): string[] {
  return live?.arguments.includes("TODAY()") === true
    ? [
        "The formulas ask for today's date, by which accepted risks end and reviews fall due: Excel computes them anew with every change.",
      ]
    : [];
}

function hiddenNote({ hiddenRows }: RegisterReading): string[] {
  if (hiddenRows === null || hiddenRows === 0) return [];
  const rows =
    hiddenRows === 1 ? "1 hidden or filtered row was" : `${hiddenRows} hidden or filtered rows were`;
  return [`${rows} checked and marked like the others.`];
}

function questionNote({ questions = [] }: RegisterReading): string[] {
  if (questions.length === 0) return [];
  const asked = questions.length === 1 ? "One question" : `${questions.length} questions`;
  return [
    `${asked} about what other sheets say of these assets can be answered in the pane, under What it read.`,
  ];
}

function recoveryNotes(recovery: Recovery | null): string[] {
  return recovery === null ? [] : [recovery.message];
}

/** A protected sheet is asked before anything is recorded: writing a blank cell's own blank changes nothing. */
async function requireWritable(session: ExcelSession, { columns, register }: CheckPlan): Promise<void> {
  for (const { column } of columns) {
    const cell = rangeAt(session.workbook.worksheets.getItem(register.sheetId), {
      top: register.headerRow + 1,
      bottom: register.headerRow + 1,
      left: column,
      right: column,
    });
    cell.format.protection.load("locked");
    await session.sync();
    if (cell.format.protection.locked) throw new ExcelProblem("AccessDenied", true);
  }
}

function recordOf(
  plan: CheckPlan,
  date: string,
  widths: ReadonlyMap<number, number>,
  facts: SheetFacts,
): UndoRecord {
  const { register, columns, ownBefore, number } = plan;
  const existing = new Set(facts.names.map(({ name }) => name.toLowerCase()));
  const dead = new Set(ownBefore.deadNames);
  const names = [...columns.map(({ kind }) => columnName(number, kind)), rowsName(number)];
  return {
    id: `${date} ${Math.random().toString(36).slice(2, 10)}`,
    date,
    sheetId: register.sheetId,
    sheetName: register.sheetName,
    register: number,
    table:
      register.table === null || plan.tableArea === null
        ? null
        : { name: register.table.name, area: register.table.area },
    created: columns
      .filter(({ isNew }) => isNew)
      .map(({ kind, column }) => ({ kind, column, width: widths.get(column) ?? 48 })),
    headerRow: register.headerRow,
    rows: plan.rows,
    rowsBefore: ownBefore.rows,
    names: names.filter((name) => !existing.has(name.toLowerCase()) || dead.has(name)),
    rules: plan.rulesBefore,
    old: plan.old,
    after: plan.after,
  };
}

async function apply(session: ExcelSession, prepared: Prepared, watcher: Watcher): Promise<void> {
  const { plan, facts, ownRules } = prepared;
  const { sheet } = facts;
  await createColumns(session, sheet, plan);
  await writeNames(session, sheet, plan, new Set(facts.names.map(({ name }) => name)));
  await writeRuns(session, sheet, plan.runs, watcher);
  if (plan.rules !== null) await writeRules(session, sheet, ownRules, plan.rules);
}

function checked(
  reading: RegisterReading,
  { results }: Prepared,
  written: number,
  notes: readonly string[],
): CheckOutcome {
  const counts: Record<string, number> = {};
  for (const { texts } of results) {
    const [word = ""] = texts;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  const result = {
    sheet: reading.sheet,
    address: areaName(reading.area),
    assets: reading.rows.length,
    counts,
    written,
    notes,
  };
  return { kind: "checked", result };
}
