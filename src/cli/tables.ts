/** Reads the small tables that people keep beside a register: site assessments, maker decisions, policy. */
import type { CellValue, Sheet } from "../core/sheet";
import { FileError } from "../files";
import { UsageError } from "./errors";
import { openFile } from "./open-file";

/** The rows of a sheet as arrays. */
export function rowsOf(sheet: Sheet): CellValue[][] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.value(row, column)),
  );
}

/** The rows of a table file's first sheet. Throws `UsageError` with the option's name where it cannot be read. */
export async function readTable(path: string, option: string): Promise<CellValue[][]> {
  try {
    const opened = await openFile(path, { sheets: [] });
    try {
      const [sheet] = opened.workbook.sheets;
      return sheet === undefined ? [] : rowsOf(sheet);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`${option} ${path}: ${error.message}`);
    throw error;
  }
}
