/** Small things that the pane does in Excel: show a cell, hear of edits, make a sheet to try things on. */
import { type ExcelOptions, supports, withExcel } from "./excel-session";
import { problemOf, type Trouble, troubleOf } from "./problem";

/** Null where it worked. */
async function orTrouble(work: () => Promise<void>): Promise<Trouble | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return troubleOf(problem, "as-before");
  }
}

/** Brings a cell into view and selects it. Rows and columns are counted from 0. */
export function selectCell(
  options: ExcelOptions,
  sheet: string,
  row: number,
  column: number,
): Promise<Trouble | null> {
  return orTrouble(() =>
    withExcel(options, async (session) => {
      const target = session.workbook.worksheets.getItem(sheet);
      target.activate();
      target.getRangeByIndexes(row, column, 1, 1).select();
      await session.sync();
    }),
  );
}

/**
 * Tells of rows that a person edits, on any sheet, and whether cells now stand elsewhere: inserted, deleted, sorted.
 * Events are hints: some edits raise none. What the add-in writes itself is left out where Excel says who wrote
 * (ExcelApi 1.14).
 * @returns a way to stop.
 */
export async function watchEdits(
  options: ExcelOptions,
  tell: (sheet: string, rows: number, moved: boolean) => void,
): Promise<() => Promise<void>> {
  const knowsWriter = supports("1.14");
  const registered = await withExcel(options, async (session) => {
    const { worksheets } = session.workbook;
    const hear = async (id: string, address: string, moved: boolean): Promise<void> => {
      const sheet = await sheetName(options, id);
      if (sheet !== null) tell(sheet, rowsOf(address), moved);
    };
    const handlers = [
      worksheets.onChanged.add(async ({ triggerSource, worksheetId, address, changeType }) => {
        const ownWrite: boolean = knowsWriter && triggerSource === "ThisLocalAddin";
        if (!ownWrite) await hear(worksheetId, address, changeType !== "RangeEdited");
      }),
      worksheets.onRowSorted.add(({ worksheetId, address }) => hear(worksheetId, address, true)),
    ];
    await session.sync();
    return handlers;
  });
  return stopOf(registered);
}

/** Where the selection stands. Rows and columns are counted from 0. */
export interface SelectedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Tells where the selection is, now and whenever it moves to another cell or sheet.
 * @returns a way to stop.
 */
export async function watchSelection(
  options: ExcelOptions,
  tell: (cell: SelectedCell) => void,
): Promise<() => Promise<void>> {
  let asking = false;
  let again = false;
  let told = "";
  const ask = async (): Promise<void> => {
    // A selection that moves on while Excel answers is asked for once more, not once per step.
    again = asking;
    if (asking) return;
    asking = true;
    const cell = await activeCell(options);
    asking = false;
    const key = cell === null ? told : JSON.stringify(cell);
    if (cell !== null && key !== told) tell(cell);
    told = key;
    if (again) await ask();
  };
  const registered = await withExcel(options, async (session) => {
    const { worksheets } = session.workbook;
    const handlers = [worksheets.onSelectionChanged.add(ask), worksheets.onActivated.add(ask)];
    await session.sync();
    return handlers;
  });
  await ask();
  return stopOf(registered);
}

interface Heard {
  readonly context: { sync(): Promise<unknown> };
  remove(): void;
}

function stopOf(handlers: readonly Heard[]): () => Promise<void> {
  return async () => {
    for (const handler of handlers) {
      handler.remove();
      await handler.context.sync();
    }
  };
}

async function activeCell(options: ExcelOptions): Promise<SelectedCell | null> {
  return orNull(() =>
    withExcel(options, async (session) => {
      const cell = session.workbook.getActiveCell();
      cell.load("rowIndex,columnIndex");
      cell.worksheet.load("name");
      await session.sync();
      return { sheet: cell.worksheet.name, row: cell.rowIndex, column: cell.columnIndex };
    }),
  );
}

/** Null where Excel does not answer: what is only shown may stay as it is. */
async function orNull<T>(work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return null;
  }
}

async function sheetName(options: ExcelOptions, id: string): Promise<string | null> {
  return orNull(() =>
    withExcel(options, async (session) => {
      const sheet = session.workbook.worksheets.getItemOrNullObject(id);
      sheet.load("name");
      await session.sync();
      return sheet.isNullObject ? null : sheet.name;
    }),
  );
}

/** How many rows an address such as `A5:C9` or `7:9` has; columns alone count as one. */
export function rowsOf(address: string): number {
  const rows = [...address.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [first = 1, last = first] = rows;
  return Math.abs(last - first) + 1;
}

const sampleName = "Sample register";

/** Adds a sheet with a small register, as a table, and shows it. The first row is the header. */
export function addSampleSheet(
  options: ExcelOptions,
  rows: readonly (readonly (string | number)[])[],
): Promise<Trouble | null> {
  return orTrouble(() =>
    withExcel(options, async (session) => {
      const { worksheets } = session.workbook;
      worksheets.load("items/name");
      await session.sync();
      const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
      let name = sampleName;
      for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${sampleName} ${number}`;
      const sheet = worksheets.add(name);
      const width = rows[0]?.length ?? 0;
      const range = sheet.getRangeByIndexes(0, 0, rows.length, width);
      range.numberFormat = rows.map((row) =>
        row.map((value) => (typeof value === "string" ? "@" : "General")),
      );
      range.values = rows.map((row) => [...row]);
      sheet.tables.add(range, true);
      range.format.autofitColumns();
      sheet.activate();
      sheet.getRangeByIndexes(1, 0, 1, 1).select();
      await session.sync();
    }),
  );
}
