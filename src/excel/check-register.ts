/** Check register: reads, asks the engine, writes the result columns and the colours. */
import type { RegisterReading } from "../core/register";
import { areaName } from "../core/sheet";
import { emptyMessage, recoveryNotes } from "./check-notes";
import {
  beginsAs,
  chooseRegister,
  type NotChosen,
  type RegisterChoice,
  type SheetRead,
} from "./choose-register";
import { type ExcelOptions, type ExcelSession, withExcel } from "./excel-session";
import { locate, type SheetFacts, tableAt } from "./locate";
import { columnName, rowsName } from "./own-columns-logic";
import { type CheckPlan, isUnchanged } from "./plan";
import { type Prepared, prepare, type PrepareOptions } from "./prepare-check";
import { Cancelled, ExcelProblem, type Aftermath, problemOf, type Trouble, troubleOf } from "./problem";
import { throwIfCancelled, type Watcher } from "./progress";
import { areaToRead, readSheet } from "./read-sheet";
import { readBeside } from "./read-beside";
import { recover } from "./recover";
import { restore } from "./restore";
import { rangeAt } from "./range";
import type { UndoPointer, UndoRecord } from "./undo-record";
import { beginRecord, dropRecord, finishRecord, loadPointer } from "./undo-store";
import { createColumns, writeNames, writeRules, writeRuns } from "./write-results";

export interface CheckOptions extends ExcelOptions, PrepareOptions {
  /** ISO date, for the record. */
  readonly date: string;
  /** Which of several registers; without it the one under the selected cell. */
  readonly choice?: RegisterChoice;
  /** Asked before writing where no record can be kept in the workbook. */
  readonly confirm: (question: string) => Promise<boolean>;
}

export type CheckOutcome =
  | { readonly kind: "checked"; readonly result: CheckResult }
  | NotChosen
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

async function readChosen(session: ExcelSession, options: CheckOptions): Promise<SheetRead | CheckOutcome> {
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
