import { TextPool } from "../cells/text-pool";
import { FileError } from "../file-error";
import type { ReadLimits } from "../limits";
import type { FileSheet, OpenOptions, WorkbookFile } from "../workbook-file";
import { scanXml } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import type { SheetDetails } from "./details";
import { readRelationships } from "./relationships";
import { readSharedStrings } from "./shared-strings";
import { SheetPartReader } from "./sheet-part";
import type { WorkbookParts } from "./sheet-part";
import { readStyles } from "./styles";
import { readTables } from "./tables";
import type { PackagedTable } from "./tables";
import { readWorkbookPart } from "./workbook-part";
import type { ListedSheet } from "./workbook-part";

/** Reads an .xlsx or .xlsm package. */
export async function readXlsx(
  zip: ZipPackage,
  options: OpenOptions,
  limits: ReadLimits,
): Promise<WorkbookFile> {
  const workbook = await readWorkbookPart(zip);
  if (workbook.sheets.length === 0) throw new FileError("damaged", "it has no worksheet");
  if (workbook.sheets.length > limits.sheets)
    throw new FileError("too-large", `${workbook.sheets.length} sheets`);
  const wanted = workbook.sheets.filter((sheet) => options.wants?.(sheet.name) ?? true);
  const total = [...wanted.map((sheet) => sheet.part), workbook.sharedStringsPart].reduce(
    (sum, part) => sum + (zip.entry(part)?.packedSize ?? 0),
    0,
  );
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    options.onProgress?.(Math.min(done, total), total);
  };
  const warnings: string[] = [];
  if (zip.entries.some((entry) => entry.name.startsWith("_xmlsignatures/"))) {
    warnings.push("The file is signed; a highlighted copy will not carry a valid signature.");
  }
  const pool = new TextPool(limits.textBytes);
  const strings = await readSharedStrings(zip, workbook.sharedStringsPart, pool, onBytes);
  const formats = await readStyles(zip, workbook.stylesPart);
  const parts: WorkbookParts = { pool, strings, formats, date1904: workbook.date1904, limits };
  const sheets: FileSheet[] = [];
  const sheetDetails = new Map<string, SheetDetails>();
  for (const listed of wanted) {
    const [sheet, details] = await readSheet(zip, listed, parts, options.fileName, onBytes);
    sheets.push(sheet);
    sheetDetails.set(listed.name, details);
  }
  const macros = zip.entries.some((entry) => /(^|\/)vbaProject\.bin$/i.test(entry.name));
  return {
    kind: macros ? "xlsm" : "xlsx",
    fileName: options.fileName,
    sheets,
    warnings,
    details: { zip, workbook, sheets: sheetDetails },
  };
}

async function readSheet(
  zip: ZipPackage,
  listed: ListedSheet,
  parts: WorkbookParts,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<readonly [FileSheet, SheetDetails]> {
  const entry = zip.entry(listed.part);
  if (entry === undefined) throw new FileError("missing-part", `the sheet ${listed.name}`);
  const reader = new SheetPartReader(parts);
  await scanXml(zip.chunks(entry, onBytes), reader);
  const tables: readonly PackagedTable[] = await readTables(zip, await readRelationships(zip, listed.part));
  const { cells, hiddenRows, shownRows, hiddenColumns, merged, zeroHeight } = reader;
  const details: SheetDetails = {
    part: entry.name,
    tables,
    hasFormula: (column) => reader.formulaColumns.has(column),
    highestPriority: reader.highestPriority,
    rules: reader.rules,
  };
  const sheet: FileSheet = {
    name: listed.name,
    file,
    visibility: listed.visibility,
    rowCount: cells.rowCount,
    columnCount: cells.columnCount,
    value: (row, column) => cells.value(row, column),
    isRowHidden: (row) => hiddenRows.has(row) || (zeroHeight && !shownRows.has(row)),
    isColumnHidden: (column) => hiddenColumns.has(column),
    isStruckThrough: (row, column) => cells.isStruckThrough(row, column),
    isDate: (row, column) => cells.isDate(row, column),
    merged,
    tables,
  };
  return [sheet, details];
}
