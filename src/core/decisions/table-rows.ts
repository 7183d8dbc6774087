/** A decision table as somebody left it on its sheet: rows found by headers, everything kept as written. */
import type { CellValue, Sheet } from "../sheet";
import { cellText, nameKey } from "../text";
import {
  decisionTable,
  decisionTables,
  type DecisionColumn,
  type DecisionTable,
  type DecisionTableId,
} from "./tables";

/** Cells of a sheet that may hold a decision table. */
export interface DecisionCells {
  /** The sheet's name in the workbook, as people see it. */
  readonly sheet: string;
  /** From the sheet's first row and column on. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** Something that cannot be used as it stands, in words for the person who keeps the table. */
export interface TableProblem {
  readonly table: DecisionTableId;
  readonly sheet: string;
  /** As people count, from 1; `null` where the whole table is meant. */
  readonly row: number | null;
  /** The column's header; "" where no column is meant. */
  readonly column: string;
  /** What is wrong and what to write instead, as sentences. */
  readonly message: string;
}

/** `Lens exceptions, row 7, Accepted until: "soon" is no date; write YYYY-MM-DD.` */
export function problemWords({ sheet, row, column, message }: TableProblem): string {
  const where = [sheet, row === null ? "" : `row ${row}`, column].filter((part) => part !== "").join(", ");
  return `${where}: ${message}`;
}

/** One row of a table, as written. */
export interface TableRow {
  /** Counted from 0 on the sheet. */
  readonly row: number;
  /** By column id; a column that somebody deleted is missing. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** What stands in the columns that are not Estate Lens's, in their order. */
  readonly extra: readonly CellValue[];
}

/** A column that somebody added. */
export interface ExtraColumn {
  readonly header: string;
  /** Counted from 0 on the sheet. */
  readonly column: number;
}

/** A table as it stands on its sheet. */
export interface TableRows {
  readonly table: DecisionTableId;
  readonly sheet: string;
  /** Row of the headers, counted from 0; -1 where there is none. */
  readonly headerRow: number;
  /** Where each column stands, by id. */
  readonly columns: ReadonlyMap<string, number>;
  readonly extra: readonly ExtraColumn[];
  readonly rows: readonly TableRow[];
}

/** The text of a cell of a row, trimmed; "" where the column is missing or the cell blank. */
export function textIn(row: TableRow, column: string): string {
  return cellText(row.values[column] ?? null).trim();
}

const mostRowsAboveHeaders = 40;

function headersOf(table: DecisionTable): ReadonlyMap<string, DecisionColumn> {
  const known = new Map<string, DecisionColumn>();
  for (const column of table.columns) known.set(nameKey(column.header), column);
  for (const column of table.columns) {
    for (const alias of column.aliases) if (!known.has(nameKey(alias))) known.set(nameKey(alias), column);
  }
  return known;
}

const headersByTable = new Map(decisionTables.map((table) => [table.id, headersOf(table)]));

function columnsIn(
  cells: readonly CellValue[],
  known: ReadonlyMap<string, DecisionColumn>,
): Map<string, number> {
  const columns = new Map<string, number>();
  // A column's own header wins over another word for it: "Reason" beside "Why" is somebody's own column.
  for (const alias of [false, true]) {
    cells.forEach((cell, place) => {
      const column = known.get(nameKey(cellText(cell)));
      if (column === undefined || columns.has(column.id) || isHeadedBy(column, cell) === alias) return;
      columns.set(column.id, place);
    });
  }
  return columns;
}

/**
 * Which decision table the cells hold, by their headings: the one that most of them speak of, own headings before other
 * words for them. `null` where no row of headings is found, or where they speak of several tables alike.
 */
export function recognisedTable(rows: DecisionCells["rows"]): DecisionTableId | null {
  let best = 0;
  let found: DecisionTableId | null = null;
  for (const { id, columns } of decisionTables) {
    const known = headersByTable.get(id) ?? new Map<string, DecisionColumn>();
    for (const cells of rows.slice(0, mostRowsAboveHeaders)) {
      const places = columnsIn(cells, known);
      if (places.size < 2) continue;
      const own = columns.filter((column) => isHeadedBy(column, cells[places.get(column.id) ?? -1] ?? null));
      const score = places.size + own.length;
      if (score > best) [best, found] = [score, id];
      else if (score === best && found !== id) found = null;
    }
  }
  return found;
}

/** Whether a cell is a column's own header, not another word for it. */
function isHeadedBy(column: DecisionColumn, cell: CellValue): boolean {
  return nameKey(cellText(cell)) === nameKey(column.header);
}

const isBlank = (cell: CellValue): boolean => cellText(cell).trim() === "";

/**
 * Finds a table's headers on a sheet and takes its rows as written; blank rows are left out. Where no row holds
 * its headers, `rows` is empty and a problem says which columns are needed.
 */
export function readTableRows(
  id: DecisionTableId,
  { sheet, rows }: DecisionCells,
): { read: TableRows; problems: TableProblem[] } {
  const table = decisionTable(id);
  const known = headersByTable.get(id) ?? new Map<string, DecisionColumn>();
  const problems: TableProblem[] = [];
  let headerRow = -1;
  let columns = new Map<string, number>();
  rows.slice(0, mostRowsAboveHeaders).forEach((cells, row) => {
    const found = columnsIn(cells, known);
    if (found.size > Math.max(1, columns.size)) {
      headerRow = row;
      columns = found;
    }
  });
  const say = (row: number | null, column: string, message: string): void => {
    problems.push({ table: id, sheet, row, column, message });
  };
  const header = rows[headerRow];
  if (header === undefined) {
    const needed = table.columns.map((column) => column.header).join(", ");
    if (rows.some((cells) => !cells.every(isBlank)))
      say(null, "", `The row of headers was not found; nothing on this sheet is used. It needs: ${needed}.`);
    return { read: { table: id, sheet, headerRow: -1, columns, extra: [], rows: [] }, problems };
  }
  const taken = new Set(columns.values());
  const extra: ExtraColumn[] = [];
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const below = rows.slice(headerRow + 1);
  for (let column = 0; column < width; column++) {
    if (taken.has(column)) continue;
    const title = cellText(header[column] ?? null).trim();
    if (title === "" && below.every((cells) => isBlank(cells[column] ?? null))) continue;
    extra.push({ header: title, column });
    const meant = known.get(nameKey(title));
    if (meant !== undefined) {
      const used = cellText(header[columns.get(meant.id) ?? 0] ?? null).trim();
      say(headerRow + 1, title, `The column "${used}" means the same and is used; this one is not.`);
    }
  }
  const read: TableRow[] = [];
  below.forEach((cells, offset) => {
    if (cells.every(isBlank)) return;
    read.push({
      row: headerRow + 1 + offset,
      values: Object.fromEntries([...columns].map(([column, place]) => [column, cells[place] ?? null])),
      extra: extra.map(({ column }) => cells[column] ?? null),
    });
  });
  for (const { id: needed, header: name, required } of table.columns) {
    if (!required || columns.has(needed) || read.length === 0) continue;
    say(
      headerRow + 1,
      name,
      `This column is missing, so the table says nothing; put it back with the header "${name}".`,
    );
  }
  return { read: { table: id, sheet, headerRow, columns, extra, rows: read }, problems };
}

/** Gives the cells of a decision table: by the name of its sheet, or of its Excel table where the sheet was renamed. */
export type DecisionSource = (table: DecisionTable) => DecisionCells | null;

/** All cells of a sheet. */
export function cellsOf(sheet: Sheet): DecisionCells {
  const rows = Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.value(row, column)),
  );
  return { sheet: sheet.name, rows };
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** The sheet that holds a decision table: of its name; else one with its Excel table or its title, renamed by somebody. */
export function decisionSheet<Kind extends Sheet>(
  sheets: readonly Kind[],
  table: DecisionTable,
): Kind | null {
  return (
    sheets.find(({ name }) => sameName(name, table.sheet)) ??
    sheets.find(({ tables }) => tables?.some(({ name }) => sameName(name, table.table)) === true) ??
    sheets.find((sheet) => cellText(sheet.value(0, 0)).trim() === table.title) ??
    null
  );
}

/** Whether a sheet holds a decision table, whatever it is called now: such a sheet is no register. */
export function holdsDecisions(sheet: Sheet): boolean {
  return decisionTables.some((table) => decisionSheet([sheet], table) !== null);
}

/** The decision tables of a workbook's sheets. */
export function sourceOfSheets(sheets: readonly Sheet[]): DecisionSource {
  return (table) => {
    const sheet = decisionSheet(sheets, table);
    return sheet === null ? null : cellsOf(sheet);
  };
}
