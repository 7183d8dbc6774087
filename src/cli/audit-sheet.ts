/** The audit of a workbook that is written: the lines that it has, and the line of what is run now. */
import {
  asWritten,
  auditTable,
  planTable,
  type AuditRow,
  type ExtraColumn,
  type PlannedTableRow,
  type TableRows,
} from "../core/decisions";
import { auditRow, auditValues, type AuditInput } from "../core/rerun";
import type { CellValue } from "../core/sheet";
import type { PlannedSheet, PlannedValue } from "../core/sheets";
import type { FileSheet } from "../files";

/** The audit's lines so far, with the columns that somebody added. */
export interface AuditLines {
  readonly rows: readonly PlannedTableRow[];
  readonly extra: readonly ExtraColumn[];
}

/** The lines on a sheet as they were written. */
export function auditLines(sheet: FileSheet, { rows, extra }: TableRows): AuditLines {
  return {
    rows: rows.map((row) => withShownDates(asWritten(auditTable, row), sheet, row.row, extra)),
    extra,
  };
}

/** A line as one text: two with the same one are the same line. */
export const lineKey = (row: PlannedTableRow): string =>
  JSON.stringify(auditTable.columns.map(({ id }) => lineText(row, id)));

/** What a line says in a column. */
export function lineText({ values }: PlannedTableRow, column: keyof AuditRow): string {
  const value = values[column];
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}

/**
 * The lines of two audits of the same register, each once, in the order of their times; columns that somebody added in
 * either of them are kept.
 */
export function joinedAudits(one: AuditLines | null, other: AuditLines | null): AuditLines | null {
  if (one === null || other === null) return one ?? other;
  const extra = [...one.extra];
  for (const column of other.extra) {
    if (!extra.some(({ header }) => header === column.header)) extra.push(column);
  }
  const known = new Set(one.rows.map(lineKey));
  const widened = ({ rows, extra: own }: AuditLines): PlannedTableRow[] =>
    rows.map((row) => ({
      ...row,
      extra: extra.map(({ header }) => row.extra?.[own.findIndex((at) => at.header === header)] ?? null),
    }));
  const rows = [...widened(one), ...widened(other).filter((row) => !known.has(lineKey(row)))];
  const time = (row: PlannedTableRow): string => lineText(row, "when");
  return { extra, rows: rows.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0)) };
}

/** The sheet with one more line. */
export function auditSheet(lines: AuditLines | null, run: AuditInput): PlannedSheet {
  const rows = [...(lines?.rows ?? []), auditValues(auditRow(run))];
  return planTable(auditTable, rows, lines?.extra ?? []);
}

/** A date in a column that somebody added stays a date. */
export function withShownDates(
  planned: PlannedTableRow,
  sheet: FileSheet,
  row: number,
  extra: readonly ExtraColumn[],
): PlannedTableRow {
  const shown = extra.map(({ column }, place) => asShown(sheet, row, column, planned.extra?.[place] ?? null));
  return { ...planned, extra: shown };
}

function asShown(sheet: FileSheet, row: number, column: number, value: PlannedValue): PlannedValue {
  if (typeof value !== "number" || !Number.isInteger(value) || sheet.isDate?.(row, column) !== true)
    return value;
  return { date: dateText(value) };
}

function dateText(value: Extract<CellValue, number>): string {
  return new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
