/** Reads the small tables that people keep beside a register: site assessments, maker decisions, policy. */
import type { CellValue, Sheet } from "../core/sheet";
import { fromOption } from "./open-file";

/** The rows of a sheet as arrays. */
export function rowsOf(sheet: Sheet): CellValue[][] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.value(row, column)),
  );
}

/** The rows of a table file's first sheet. Throws `UsageError` with the option's name where it cannot be read. */
export function readTable(path: string, option: string): Promise<CellValue[][]> {
  return fromOption(option, path, ([sheet]) => (sheet === undefined ? [] : rowsOf(sheet)));
}
