/** Puts planned sheets into the workbook: new ones are made, those that are there are built anew in their place. */
import type { CellValue } from "../../core/sheet";
import { carryFields, fieldLooks, type PlannedSheet } from "../../core/sheets";
import type { ExcelSession } from "../excel-session";
import { clearSheet } from "./clear";
import { drawSheet } from "./draw";
import { endJournal, type Journal, keepJournal, loadJournal, type Swap } from "./journal";
import { writtenValue } from "./planned-cells";
import { type BookFacts, readCells, sameName } from "./whereabouts";

/** Why nothing was written; a sentence. */
export class CannotPut extends Error {}

interface Job {
  readonly plan: PlannedSheet;
  /** The sheet of that name; null where it is to be made. */
  readonly present: Excel.Worksheet | null;
  readonly swap: Swap | null;
}

/**
 * Writes the sheets. What people had typed into a report's fields is carried over. A hidden sheet is written beside
 * the old one and takes its place when it is complete.
 * @param show the sheet to bring to the front
 * @param begun called when the journal has been kept: from here on a fault has something to mend
 * @throws CannotPut where the workbook's structure or a sheet is protected
 */
export async function putSheets(
  session: ExcelSession,
  facts: BookFacts,
  plans: readonly PlannedSheet[],
  show: string | null,
  begun: () => void,
): Promise<void> {
  const jobs = plans.map((plan) => jobOf(facts, plan));
  await requireOpen(session, facts, jobs);
  const waiting = (await loadJournal(session))?.rebuilt ?? [];
  const carried: Job[] = [];
  for (const job of jobs) {
    const kept = waiting.find(({ sheet }) => sameName(sheet, job.plan.name))?.cells ?? null;
    const before = await cellsBefore(session, job, kept);
    carried.push({ ...job, plan: carryFields(job.plan, before).plan });
  }
  keepJournal(session, journalOf(carried));
  await session.sync();
  begun();
  const sheets = await makeSheets(session, carried);
  const nameOf = freeNames(facts, carried);
  for (const [index, { plan, present, swap }] of carried.entries()) {
    const sheet = sheets[index];
    if (sheet === undefined) continue;
    if (present !== null && swap === null) await clearSheet(session, sheet);
    await drawSheet(session, sheet, plan, nameOf);
    if (plan.hidden === true) sheet.visibility = "Hidden";
    if (swap !== null && present !== null) await finishSwap(session, present, sheet, swap);
  }
  if (show !== null) {
    const shown = session.workbook.worksheets.getItem(show);
    shown.activate();
    shown.getRange("A1").select();
  }
  endJournal(session);
  await session.sync();
}

function jobOf({ sheets }: BookFacts, plan: PlannedSheet): Job {
  const there = sheets.find(({ name }) => sameName(name, plan.name));
  const swap = there !== undefined && plan.hidden === true ? swapOf(plan, there.id) : null;
  return { plan, present: there?.sheet ?? null, swap };
}

function swapOf({ name, tables }: PlannedSheet, oldId: string): Swap {
  const table = tables[0]?.name ?? "";
  return { name, draft: `${name} (new)`.slice(-31), old: `${name} (old)`.slice(-31), oldId, table };
}

/** Looked at before anything is written: a protected sheet or structure lets nothing through. */
async function requireOpen(
  session: ExcelSession,
  { isStructureProtected }: BookFacts,
  jobs: readonly Job[],
): Promise<void> {
  const missing = jobs.filter(({ present, swap }) => present === null || swap !== null);
  if (isStructureProtected && missing.length > 0) {
    const names = missing.map(({ plan }) => `"${plan.name}"`).join(", ");
    throw new CannotPut(
      `The workbook's structure is protected, so ${names} cannot be added. Take the protection off (Review > Protect Workbook) and try again.`,
    );
  }
  const asked = jobs.flatMap(({ plan, present }) => {
    if (present === null) return [];
    present.protection.load("protected");
    return [{ name: plan.name, protection: present.protection }];
  });
  if (asked.length === 0) return;
  await session.sync();
  const locked = asked.find(({ protection }) => protection.protected);
  if (locked !== undefined) {
    throw new CannotPut(
      `"${locked.name}" is protected, so it was left as it is. Take the protection off (Review > Unprotect Sheet) and try again.`,
    );
  }
}

async function cellsBefore(
  session: ExcelSession,
  { plan, present, swap }: Job,
  kept: readonly (readonly CellValue[])[] | null,
): Promise<readonly (readonly CellValue[])[]> {
  if (kept !== null) return kept;
  const hasFields = plan.rows.some((cells) =>
    cells.some((cell) => cell !== null && fieldLooks.has(cell.look)),
  );
  return present === null || swap !== null || !hasFields ? [] : readCells(session, present);
}

function journalOf(jobs: readonly Job[]): Journal {
  return {
    created: jobs.flatMap(({ plan, present }) => (present === null ? [plan.name] : [])),
    rebuilt: jobs.flatMap(({ plan, present, swap }) =>
      present === null || swap !== null ? [] : [{ sheet: plan.name, cells: rowsWithFields(plan) }],
    ),
    edits: [],
    isMended: false,
    swaps: jobs.flatMap(({ swap }) => (swap === null ? [] : [swap])),
  };
}

/** Only the rows in which something is typed, and the heads of columns: enough to find the places again. */
function rowsWithFields(plan: PlannedSheet): CellValue[][] {
  const rows = plan.rows.map((cells, row): CellValue[] => {
    const typed = cells.some((cell) => cell !== null && fieldLooks.has(cell.look) && cell.value !== null);
    const isHead =
      cells.some((cell) => cell?.look === "header") || plan.tables.some(({ area }) => area.top === row);
    return typed || isHead ? cells.map((cell) => (cell === null ? null : writtenValue(cell.value))) : [];
  });
  return rows.some((row) => row.length > 0) ? rows : [];
}

/** Every sheet exists before any is drawn: formulas of one may mean cells of another. */
async function makeSheets(session: ExcelSession, jobs: readonly Job[]): Promise<Excel.Worksheet[]> {
  const { worksheets } = session.workbook;
  const sheets = jobs.map(({ plan, present, swap }) => {
    if (present !== null && swap === null) return present;
    const sheet = worksheets.add(swap?.draft ?? plan.name);
    if (swap !== null) sheet.visibility = "Hidden";
    return sheet;
  });
  await session.sync();
  return sheets;
}

/** A table's name may be taken: by a copy that somebody made of a report, or by the old sheet of a swap. */
function freeNames({ tables }: BookFacts, jobs: readonly Job[]): (planned: string) => string {
  const rebuilt = jobs.filter(({ swap }) => swap === null).map(({ plan }) => plan.name);
  const taken = new Set(
    tables
      .filter(({ sheet }) => !rebuilt.some((name) => sameName(name, sheet)))
      .map(({ name }) => name.toLowerCase()),
  );
  return (planned) => {
    let name = planned;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${planned}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  };
}

async function finishSwap(
  session: ExcelSession,
  present: Excel.Worksheet,
  sheet: Excel.Worksheet,
  swap: Swap,
): Promise<void> {
  sheet.tables.load("items/name");
  await session.sync();
  present.name = swap.old;
  sheet.name = swap.name;
  present.visibility = "Hidden";
  present.delete();
  const [table] = sheet.tables.items;
  if (table !== undefined && swap.table !== "") table.name = swap.table;
}
