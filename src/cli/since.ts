/** The last check that an earlier copy keeps. */
import { lastCheckTable, readDecisions, sourceOfSheets, type LastCheckRow } from "../core/decisions";
import { FileError } from "../files";
import { UsageError } from "./errors";
import { openFile } from "./open-file";

/** Reads the last check of a copy. Throws `UsageError` where it keeps none. */
export async function lastCheckOf(path: string): Promise<readonly LastCheckRow[]> {
  try {
    const opened = await openFile(path, { sheets: [] });
    try {
      const source = sourceOfSheets(opened.workbook.sheets);
      const { decisions } = readDecisions((table) => (table.id === "lastCheck" ? source(table) : null));
      if (decisions.lastCheck.length === 0) {
        throw new UsageError(
          `--since ${path}: it keeps no last check. Copies that estate-lens check --out writes keep one, on the hidden sheet "${lastCheckTable.sheet}".`,
        );
      }
      return decisions.lastCheck;
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`--since ${path}: ${error.message}`);
    throw error;
  }
}
