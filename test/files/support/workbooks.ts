import { strToU8, zipSync } from "fflate";
import { memorySource, openWorkbook } from "../../../src/files";
import type { FileSheet, OpenOptions, WorkbookFile } from "../../../src/files";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";

export type Parts = Record<string, string>;

/** The parts of a workbook with one sheet, `Sheet1`, whose XML is given from `<cols>` on; others can be added or replaced. */
export function oneSheet(sheetXml: string, more: Parts = {}): Parts {
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}" xmlns:r="${relationships}">${sheetXml}</worksheet>`,
    ...more,
  };
}

export function sharedStrings(items: string): Parts {
  return { "xl/sharedStrings.xml": `<sst xmlns="${main}">${items}</sst>` };
}

export function styles(inner: string): Parts {
  return { "xl/styles.xml": `<styleSheet xmlns="${main}">${inner}</styleSheet>` };
}

export function zipParts(parts: Parts): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  return zipSync(files);
}

export async function open(
  bytes: Uint8Array,
  fileName = "book.xlsx",
  more: Partial<OpenOptions> = {},
): Promise<WorkbookFile> {
  return openWorkbook(memorySource(bytes), { fileName, ...more });
}

/** The first sheet of a workbook made of parts. */
export async function firstSheet(parts: Parts): Promise<FileSheet> {
  const sheet = (await open(zipParts(parts))).sheets[0];
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

/** All values, row by row. */
export function valuesOf(sheet: FileSheet): unknown[][] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.value(row, column)),
  );
}

export function data(rows: string): string {
  return `<sheetData>${rows}</sheetData>`;
}
