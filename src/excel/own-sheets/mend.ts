/** After a fault on our own sheets: puts back what can be, so that nothing that people wrote is lost. */
import type { CellValue } from "../../core/sheet";
import type { ExcelSession } from "../excel-session";
import {
  type AddedRows,
  dropJournal,
  emptyJournal,
  keepJournal,
  loadJournal,
  type Swap,
  type TableEdit,
} from "./journal";
import { type BookFacts, lookAround, readCells, sameName } from "./whereabouts";

/** What had to be mended. */
export interface Mended {
  readonly message: string;
  /** As before, completed, or half built: then the report has to be built again. */
  readonly result: "as-before" | "completed" | "build-again";
}

/**
 * Ends what was begun and not finished: sheets that were being made go, changed cells get their old contents where
 * they hold the new ones, added rows go where nobody has touched them. What people had typed into a report that was
 * being rebuilt stays in the journal for the next build.
 */
export async function mendOwnSheets(session: ExcelSession): Promise<Mended | null> {
  const journal = await loadJournal(session);
  if (journal === null || journal.isMended) return null;
  const facts = await lookAround(session);
  const created = facts.sheets.filter(({ name }) => journal.created.some((one) => sameName(one, name)));
  for (const { sheet } of created) {
    sheet.visibility = "Hidden";
    sheet.delete();
  }
  if (created.length > 0) await session.sync();
  let swapped = false;
  for (const swap of journal.swaps) swapped = (await mendSwap(session, facts, swap)) || swapped;
  for (const edit of journal.edits) await takeBack(session, facts, edit);
  if (journal.rebuilt.length === 0) {
    await dropJournal(session);
    const state = swapped ? "complete" : "as before";
    return {
      message: `The Lens sheets were being written when Excel stopped; they are ${state}.`,
      result: swapped ? "completed" : "as-before",
    };
  }
  keepJournal(session, { ...emptyJournal, rebuilt: journal.rebuilt, isMended: true });
  await session.sync();
  const names = journal.rebuilt.map(({ sheet }) => `"${sheet}"`).join(", ");
  return {
    message: `${names} was being rebuilt when Excel stopped: build the report again. What was typed into it is kept.`,
    result: "build-again",
  };
}

/**
 * The old sheet stays unless the new one has taken its name, which it does when it is complete.
 * @returns whether it has
 */
async function mendSwap(session: ExcelSession, { sheets }: BookFacts, swap: Swap): Promise<boolean> {
  const named = (wanted: string): Excel.Worksheet | undefined =>
    sheets.find(({ name }) => sameName(name, wanted))?.sheet;
  const [present, draft, old] = [named(swap.name), named(swap.draft), named(swap.old)];
  const swapped =
    present !== undefined && sheets.every(({ id, name }) => id !== swap.oldId || !sameName(name, swap.name));
  if (present === undefined && old !== undefined) old.name = swap.name;
  else old?.delete();
  draft?.delete();
  if (swapped) present.tables.load("items/name");
  await session.sync();
  const table = swapped ? present.tables.items[0] : undefined;
  if (table !== undefined && swap.table !== "" && table.name !== swap.table) {
    table.name = swap.table;
    await session.sync();
  }
  return swapped;
}

async function takeBack(
  session: ExcelSession,
  { sheets, tables }: BookFacts,
  edit: TableEdit,
): Promise<void> {
  const there = sheets.find(({ name }) => sameName(name, edit.sheet));
  if (there === undefined) return;
  const cells = await readCells(session, there.sheet);
  for (const { row, column, before, after } of edit.cells) {
    if (!sameValue(cells[row]?.[column] ?? null, after)) continue;
    there.sheet.getRangeByIndexes(row, column, 1, 1).values = [[before ?? ""]];
  }
  if (edit.cells.length > 0) await session.sync();
  if (edit.added !== null) {
    const table = tables.find(({ name }) => edit.table !== null && sameName(name, edit.table))?.table ?? null;
    await removeAdded(session, there.sheet, table, edit.added, cells);
  }
}

/** A cell holds what was written: Excel may have made a number of a text that looks like one. */
function sameValue(found: CellValue, written: CellValue): boolean {
  return (found ?? "") === (written ?? "") || String(found ?? "") === String(written ?? "");
}

/** From the last row upwards: each is looked at, and only those that are as they were written, or still blank, go. */
async function removeAdded(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  table: Excel.Table | null,
  { top, left, values }: AddedRows,
  cells: readonly (readonly CellValue[])[],
): Promise<void> {
  const asWritten = values.flatMap((line, index) => {
    const found = line.map((_, at) => cells[top + index]?.[left + at] ?? null);
    const isOurs = found.every((value, at) => value === null || sameValue(value, line[at] ?? null));
    return isOurs ? [index] : [];
  });
  if (table === null) {
    for (const index of asWritten) {
      sheet.getRangeByIndexes(top + index, left, 1, values[index]?.length ?? 1).clear("Contents");
    }
    await session.sync();
    return;
  }
  const body = table.getDataBodyRange();
  body.load("rowIndex,rowCount");
  await session.sync();
  const last = body.rowIndex + body.rowCount - 1;
  for (const index of asWritten.reverse()) {
    const row = top + index;
    // Where the fault came before the rows were added there is nothing of ours.
    if (row > last || row < body.rowIndex) continue;
    table.rows.getItemAt(row - body.rowIndex).delete();
  }
  await session.sync();
}
