/** Changes cells of a table that people keep, and adds rows below it: never a cell more than asked for. */
import type { CellValue } from "../../core/sheet";
import type { PlannedValue } from "../../core/sheets";
import { blockBytes, jsonBytes } from "../blocks";
import type { ExcelSession } from "../excel-session";
import {
  type AddedRows,
  type CellChange,
  emptyJournal,
  endJournal,
  journalBytes,
  keepJournal,
  type TableEdit,
} from "./journal";
import { cellLooks } from "./looks";
import { writtenValue } from "./planned-cells";

export interface WantedCell {
  readonly row: number;
  readonly column: number;
  readonly value: PlannedValue;
}

/** A table on its sheet, as just read. */
export interface OpenTable {
  readonly sheet: string;
  /** Null where the cells stand on the sheet without an Excel table. */
  readonly table: { readonly name: string; readonly top: number; readonly bottom: number } | null;
  readonly left: number;
  readonly right: number;
  /** All of the sheet, from its first row on. */
  readonly cells: readonly (readonly CellValue[])[];
  readonly headerRow: number;
}

export interface WantedEdit {
  readonly open: OpenTable;
  readonly set: readonly WantedCell[];
  /** One line for each new row, by column of the sheet. */
  readonly add: readonly ReadonlyMap<number, PlannedValue>[];
}

/** A round is what one journal covers: what a fault in it leaves is put back. */
interface Round {
  readonly edits: TableEdit[];
  readonly cells: { sheet: string; row: number; column: number; value: PlannedValue }[];
  readonly rows: { open: OpenTable; added: AddedRows; lines: readonly ReadonlyMap<number, PlannedValue>[] }[];
  bytes: number;
}

/**
 * Writes the edits, in rounds that the journal can hold. Blank rows of the table are filled before new ones are added.
 * @param begun called when the journal has been kept
 */
export async function editTables(
  session: ExcelSession,
  wanted: readonly WantedEdit[],
  begun: () => void,
): Promise<void> {
  for (const round of roundsOf(wanted)) {
    keepJournal(session, { ...emptyJournal, edits: round.edits });
    await session.sync();
    begun();
    let bytes = 0;
    const room = async (needed: number): Promise<void> => {
      if (bytes > 0 && bytes + needed > blockBytes) {
        await session.sync();
        bytes = 0;
      }
      bytes += needed;
    };
    for (const { sheet, row, column, value } of round.cells) {
      await room(1200 + jsonBytes(writtenValue(value) ?? ""));
      const range = session.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, 1, 1);
      writeCell(range, value);
    }
    for (const { open, added, lines } of round.rows) {
      await room(2000);
      addRows(session, open, added);
      for (const [index, line] of lines.entries()) {
        for (const [column, value] of line) {
          await room(1200 + jsonBytes(writtenValue(value) ?? ""));
          const sheet = session.workbook.worksheets.getItem(open.sheet);
          writeCell(sheet.getRangeByIndexes(added.top + index, column, 1, 1), value);
        }
      }
    }
    endJournal(session);
    await session.sync();
  }
}

function writeCell(range: Excel.Range, value: PlannedValue): void {
  range.numberFormat = [[formatOf(value)]];
  range.values = [[writtenValue(value) ?? ""]];
}

function formatOf(value: PlannedValue): string {
  if (typeof value === "number") return cellLooks.count.numbers;
  return typeof value === "object" && value !== null ? cellLooks.date.numbers : "@";
}

/** An Excel table takes new rows in, and pushes what stands below it down. */
function addRows(session: ExcelSession, { table, left, right }: OpenTable, { values }: AddedRows): void {
  if (table === null) return;
  const blank = values.map(() => Array.from({ length: right - left + 1 }, () => ""));
  session.workbook.tables.getItem(table.name).rows.add(undefined, blank);
}

function roundsOf(wanted: readonly WantedEdit[]): Round[] {
  const rounds: Round[] = [];
  const current = (bytes: number): Round => {
    const last = rounds.at(-1);
    if (last !== undefined && last.bytes + bytes <= journalBytes) {
      last.bytes += bytes;
      return last;
    }
    const round: Round = { edits: [], cells: [], rows: [], bytes };
    rounds.push(round);
    return round;
  };
  for (const edit of wanted) {
    const { cells, lines } = withBlankRows(edit);
    for (const cell of cells) collectCell(current(cellBytes(edit.open, cell)), edit.open, cell);
    let bottom = bottomOf(edit.open);
    for (const part of parts(lines)) {
      const round = current(part.reduce((sum, line) => sum + lineBytes(edit.open, line), 200));
      collectRows(round, edit.open, bottom + 1, part);
      bottom += part.length;
    }
  }
  return rounds;
}

/** Rows are added a thousand at a time. */
function parts<T>(lines: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < lines.length; at += 1000) found.push(lines.slice(at, at + 1000));
  return found;
}

/** New lines go into blank rows first: a new table keeps one. */
function withBlankRows({ open, set, add }: WantedEdit): {
  cells: WantedCell[];
  lines: ReadonlyMap<number, PlannedValue>[];
} {
  const blank: number[] = [];
  if (open.table !== null) {
    for (let row = Math.max(open.table.top, open.headerRow) + 1; row <= open.table.bottom; row += 1) {
      if (isBlank(open, row)) blank.push(row);
    }
  }
  const lines = [...add];
  const filled = blank.flatMap((row) => {
    const line = lines.shift();
    return line === undefined ? [] : [...line].map(([column, value]) => ({ row, column, value }));
  });
  return { cells: [...set, ...filled], lines };
}

function isBlank({ cells, left, right }: OpenTable, row: number): boolean {
  for (let column = left; column <= right; column += 1) {
    const value = cells[row]?.[column] ?? null;
    if (value !== null && value !== "") return false;
  }
  return true;
}

/** The table's last row; without a table the last one with something in it. */
function bottomOf(open: OpenTable): number {
  if (open.table !== null) return open.table.bottom;
  let row = Math.max(open.headerRow, open.cells.length - 1);
  while (row > open.headerRow && isBlank(open, row)) row -= 1;
  return row;
}

function collectCell(round: Round, open: OpenTable, { row, column, value }: WantedCell): void {
  const change: CellChange = {
    row,
    column,
    before: open.cells[row]?.[column] ?? null,
    after: writtenValue(value),
  };
  const known = round.edits.findIndex(({ sheet, added }) => sheet === open.sheet && added === null);
  const edit = round.edits[known];
  if (edit === undefined) round.edits.push(editOf(open, [change], null));
  else round.edits[known] = { ...edit, cells: [...edit.cells, change] };
  round.cells.push({ sheet: open.sheet, row, column, value });
}

function collectRows(
  round: Round,
  open: OpenTable,
  top: number,
  lines: readonly ReadonlyMap<number, PlannedValue>[],
): void {
  const { left, right } = open;
  const values = lines.map((line) =>
    Array.from({ length: right - left + 1 }, (_, index) => writtenValue(line.get(left + index) ?? null)),
  );
  const added = { top, left, values };
  round.edits.push(editOf(open, [], added));
  round.rows.push({ open, added, lines });
}

function editOf({ sheet, table }: OpenTable, cells: CellChange[], added: AddedRows | null): TableEdit {
  return { sheet, table: table?.name ?? null, cells, added };
}

function cellBytes({ cells }: OpenTable, { row, column, value }: WantedCell): number {
  return 60 + jsonBytes(cells[row]?.[column] ?? "") + jsonBytes(writtenValue(value) ?? "");
}

function lineBytes({ left, right }: OpenTable, line: ReadonlyMap<number, PlannedValue>): number {
  let bytes = 5 * (right - left + 1);
  for (const value of line.values()) bytes += jsonBytes(writtenValue(value) ?? "");
  return bytes;
}
