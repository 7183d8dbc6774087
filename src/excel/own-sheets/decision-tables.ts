/** The decision tables of the open workbook: found, read, and changed. */
import {
  decisionTable,
  decisionTables,
  type DecisionCells,
  type DecisionSource,
  type DecisionTableId,
  type PlannedTableRow,
  planTable,
  readTableRows,
  type TableRows,
} from "../../core/decisions";
import type { PlannedValue } from "../../core/sheets";
import { cellText } from "../../core/text";
import type { ExcelSession } from "../excel-session";
import { areaOf, areaProperties } from "../range";
import { editTables, type OpenTable, type WantedCell, type WantedEdit } from "./edit-table";
import { CannotPut, putSheets } from "./put-sheets";
import { type BookFacts, readCells, sameName, type TableThere } from "./whereabouts";

/** The decision tables that a workbook has, as they stood when they were read. */
export interface DecisionBook {
  readonly facts: BookFacts;
  readonly cells: ReadonlyMap<DecisionTableId, DecisionCells>;
  readonly source: DecisionSource;
}

/** Reads tables by the names of their sheets, else of their Excel tables, else by the titles of renamed sheets. */
export async function readDecisionBook(
  session: ExcelSession,
  facts: BookFacts,
  ids: readonly DecisionTableId[],
): Promise<DecisionBook> {
  const cells = new Map<DecisionTableId, DecisionCells>();
  const titles = await titlesWhereNeeded(session, facts, ids);
  for (const id of ids) {
    const name = sheetOf(facts, titles, id);
    const there = facts.sheets.find((sheet) => name !== null && sameName(sheet.name, name));
    if (there === undefined) continue;
    cells.set(id, { sheet: there.name, rows: await readCells(session, there.sheet) });
  }
  return { facts, cells, source: ({ id }) => cells.get(id) ?? null };
}

function byName({ sheets, tables }: BookFacts, id: DecisionTableId): string | null {
  const wanted = decisionTable(id);
  const sheet = sheets.find(({ name }) => sameName(name, wanted.sheet));
  return sheet?.name ?? tables.find(({ name }) => sameName(name, wanted.table))?.sheet ?? null;
}

/** What stands in A1 of the sheets, where a table was not found by name. */
async function titlesWhereNeeded(
  session: ExcelSession,
  facts: BookFacts,
  ids: readonly DecisionTableId[],
): Promise<Map<string, string>> {
  if (ids.every((id) => byName(facts, id) !== null)) return new Map();
  const own = facts.sheets.filter(({ name }) => !decisionTables.some(({ sheet }) => sameName(sheet, name)));
  const asked = own.map(({ name, sheet }) => {
    const cell = sheet.getRange("A1");
    cell.load("values");
    return { name, cell };
  });
  if (asked.length === 0) return new Map();
  await session.sync();
  return new Map(
    asked.map(({ name, cell }) => {
      const value: unknown = cell.values[0]?.[0];
      return [name, typeof value === "string" ? value.trim() : ""];
    }),
  );
}

function sheetOf(facts: BookFacts, titles: ReadonlyMap<string, string>, id: DecisionTableId): string | null {
  const named = byName(facts, id);
  if (named !== null) return named;
  const { title } = decisionTable(id);
  for (const [name, text] of titles) if (text === title) return name;
  return null;
}

/** What is to be written into one decision table. */
export interface TableChange {
  readonly table: DecisionTableId;
  /** Cells of rows that are there, by column id. */
  readonly set: readonly {
    /** Counted from 0 on the sheet. */
    readonly row: number;
    readonly values: Readonly<Record<string, PlannedValue>>;
  }[];
  readonly add: readonly PlannedTableRow[];
}

/** The rows of a table as just read; null where the workbook does not have it. */
export function rowsOf({ cells }: DecisionBook, id: DecisionTableId): TableRows | null {
  const found = cells.get(id);
  return found === undefined ? null : readTableRows(id, found).read;
}

/**
 * Writes the changes: tables that are missing are made, the others are changed cell by cell.
 * @param begun called when there is something to mend after a fault
 * @returns notes on what could not be written because its column was deleted
 * @throws CannotPut where a sheet or the structure is protected, or a table's headers are gone
 */
export async function writeChanges(
  session: ExcelSession,
  book: DecisionBook,
  changes: readonly TableChange[],
  begun: () => void,
): Promise<string[]> {
  const real = changes.filter(({ set, add }) => set.length + add.length > 0);
  const missing = real.filter(({ table }) => !book.cells.has(table));
  const present = real.filter(({ table }) => book.cells.has(table));
  const notes: string[] = [];
  const edits: WantedEdit[] = [];
  const tables = await areasOf(session, book, present);
  for (const change of present) {
    const open = openTable(book, change.table, tables);
    edits.push(wantedEdit(book, change, open, notes));
  }
  if (missing.length > 0) {
    const plans = missing.map(({ table, add }) => planTable(decisionTable(table), add));
    await putSheets(session, book.facts, plans, null, begun);
  }
  if (edits.length > 0) await editTables(session, edits, begun);
  return notes;
}

interface TableArea {
  readonly name: string;
  readonly sheet: string;
  readonly area: ReturnType<typeof areaOf>;
}

/** Where the Excel tables of the changed sheets stand; refuses protected sheets before anything is written. */
async function areasOf(
  session: ExcelSession,
  { facts, cells }: DecisionBook,
  changes: readonly TableChange[],
): Promise<TableArea[]> {
  const names = changes.flatMap(({ table }) => cells.get(table)?.sheet ?? []);
  const asked: { there: TableThere; range: Excel.Range }[] = facts.tables
    .filter(({ sheet }) => names.includes(sheet))
    .map((there) => {
      const range = there.table.getDataBodyRange();
      range.load(areaProperties);
      return { there, range };
    });
  const sheets = facts.sheets.filter(({ name }) => names.includes(name));
  for (const { sheet } of sheets) sheet.protection.load("protected");
  if (sheets.length === 0) return [];
  await session.sync();
  const locked = sheets.find(({ sheet }) => sheet.protection.protected);
  if (locked !== undefined) {
    throw new CannotPut(
      `"${locked.name}" is protected, so it was left as it is. Take the protection off (Review > Unprotect Sheet) and try again.`,
    );
  }
  return asked.map(({ there: { name, sheet }, range }) => ({ name, sheet, area: areaOf(range) }));
}

function openTable(book: DecisionBook, id: DecisionTableId, tables: readonly TableArea[]): OpenTable {
  const found = book.cells.get(id);
  const read = rowsOf(book, id);
  if (found === undefined || read === null || read.headerRow < 0) {
    const sheet = found?.sheet ?? decisionTable(id).sheet;
    throw new CannotPut(
      `The row of headers on "${sheet}" was not found, so nothing was written there. Put its headers back, or rename the sheet and try again.`,
    );
  }
  const table = tables.find(({ sheet, area }) => sheet === found.sheet && area.top === read.headerRow + 1);
  const width = found.rows.reduce((most, row) => Math.max(most, row.length), 1);
  return {
    sheet: found.sheet,
    table:
      table === undefined ? null : { name: table.name, top: table.area.top - 1, bottom: table.area.bottom },
    left: table?.area.left ?? 0,
    right: table?.area.right ?? width - 1,
    cells: found.rows,
    headerRow: read.headerRow,
  };
}

function wantedEdit(book: DecisionBook, change: TableChange, open: OpenTable, notes: string[]): WantedEdit {
  const columns = rowsOf(book, change.table)?.columns ?? new Map<string, number>();
  const ours = decisionTable(change.table).columns;
  const lost = new Set<string>();
  const placed = (values: Readonly<Record<string, PlannedValue>>): [number, PlannedValue][] =>
    Object.entries(values).flatMap(([id, value]): [number, PlannedValue][] => {
      const column = columns.get(id);
      if (column !== undefined) return [[column, value]];
      if (value !== null && value !== "") lost.add(id);
      return [];
    });
  const set: WantedCell[] = change.set.flatMap(({ row, values }) =>
    placed(values).map(([column, value]) => ({ row, column, value })),
  );
  const add = change.add.map(({ values }) => {
    const name = ours.find(({ id }) => (values[id] ?? "") !== "");
    // Without its name a row would speak of something else: a site's answer of its whole type.
    if (change.table !== "audit" && name !== undefined && !columns.has(name.id))
      throw new CannotPut(
        `The column "${name.header}" is missing on "${open.sheet}", so nothing was written. Put it back and try again.`,
      );
    return new Map(placed(values));
  });
  for (const id of lost) {
    const header = ours.find((column) => column.id === id)?.header ?? id;
    notes.push(`The column "${header}" is missing on "${open.sheet}", so it was not filled in.`);
  }
  return { open, set: set.filter((cell) => !isThere(open, cell)), add };
}

/** A cell that holds the same already is not written again. */
function isThere({ cells }: OpenTable, { row, column, value }: WantedCell): boolean {
  return typeof value === "string" && cellText(cells[row]?.[column] ?? null) === value;
}
