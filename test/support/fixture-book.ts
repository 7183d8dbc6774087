/** A spreadsheet file as a workbook of the emulated Excel. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { memorySource, openWorkbook } from "../../src/files";
import type { WorkbookModel } from "../../src/host";
import { loadWorkbook } from "../../src/workbench/load-workbook";

export async function bookOf(path: string): Promise<WorkbookModel> {
  const file = await openWorkbook(memorySource(readFileSync(path)), { fileName: basename(path) });
  return loadWorkbook(file).workbook;
}
