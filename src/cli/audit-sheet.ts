/** The audit of a workbook that is written: the lines that it has, and the line of what is run now. */
import {
  asWritten,
  auditTable,
  planTable,
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
