/** Any file that the page takes, into a workbook: an .xlsx with all that the grid can hold, other kinds by their values. */
import { memorySource, openWorkbook } from "../files";
import type { WorkbookModel } from "../host";
import type { OpenedFile } from "./excel-file/file";
import { loadWorkbook } from "./load-workbook";

/** Larger files are read by their values only: their looks would take minutes. */
const largest = 6 * 1024 * 1024;

export interface Opened {
  readonly workbook: WorkbookModel;
  readonly notes: readonly string[];
  /** What the download is built upon; null where it is built anew. */
  readonly file: OpenedFile | null;
}

export async function openFile(name: string, bytes: Uint8Array): Promise<Opened> {
  const isExcel = /\.xls[xm]$/i.test(name) && bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isExcel && bytes.length <= largest) {
    try {
      const { openExcel } = await import("./excel-file/open-excel");
      return await openExcel(name, bytes);
    } catch {
      // Something that exceljs does not understand: the add-in's own reader says what, or reads the values.
    }
  }
  const file = await openWorkbook(memorySource(bytes), { fileName: name });
  return { ...loadWorkbook(file), file: null };
}
