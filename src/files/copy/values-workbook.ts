import { memorySink, memorySource } from "../byte-source";
import { FileError } from "../file-error";
import { openWorkbook } from "../open-workbook";
import type { FileSheet, WorkbookFile } from "../workbook-file";
import { escapeAttribute } from "../xml/edit";
import type { Deflater } from "../zip/deflate";
import { ZipWriter } from "../zip/write";
import { booleanCell, numberCell, textCell } from "./cells";
import type { RegisterMarks } from "./lens-columns";
import { transitionalMain } from "./own-sheets";
import { plainStyles } from "./styles-part";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const mostRows = 1_048_576;
const dateStyle = 1;
const timeStyle = 2;

/** A file of any kind as an .xlsx package of its values in memory, and the marks for its sheets' new names. */
export async function valuesPackage(
  file: WorkbookFile,
  marks: readonly RegisterMarks[],
  deflate: Deflater,
): Promise<{ file: WorkbookFile; marks: RegisterMarks[] }> {
  const names = sheetNames(file.sheets);
  const sink = memorySink();
  const zip = new ZipWriter(sink, deflate);
  const text = (name: string, xml: string): Promise<void> =>
    zip.add(name, encoded([declaration, xml]), xml.length);
  const sheets = file.sheets.map((_, index) => index + 1);
  await text(
    "[Content_Types].xml",
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`).join("")}</Types>`,
  );
  await text(
    "_rels/.rels",
    `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  await text(
    "xl/workbook.xml",
    `<workbook xmlns="${transitionalMain}" xmlns:r="${relations}"><sheets>${names.map((name, index) => `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${stateOf(file.sheets[index])} r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`,
  );
  await text(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${packageRelations}">${sheets.map((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  );
  await zip.add("xl/styles.xml", encoded([plainStyles]), plainStyles.length);
  for (const [index, sheet] of file.sheets.entries()) {
    if (sheet.rowCount > mostRows) {
      throw new FileError(
        "cannot-write",
        `the file has ${sheet.rowCount} rows, and a sheet of Excel holds 1,048,576`,
      );
    }
    await zip.add(
      `xl/worksheets/sheet${index + 1}.xml`,
      encoded(sheetXml(sheet)),
      sheet.rowCount * sheet.columnCount * 60,
    );
  }
  await zip.finish();
  const made = await openWorkbook(memorySource(sink.bytes()), { fileName: "values.xlsx" });
  const renamed = new Map(file.sheets.map((sheet, index) => [sheet.name, names[index] ?? sheet.name]));
  return {
    file: made,
    marks: marks.map((one) => ({
      ...one,
      sheet: renamed.get(one.sheet) ?? one.sheet,
      texts: (row) => one.texts(row),
    })),
  };
}

function* sheetXml(sheet: FileSheet): Generator<string> {
  yield `${declaration}<worksheet xmlns="${transitionalMain}">${columnsXml(sheet)}<sheetData>`;
  for (let row = 0; row < sheet.rowCount; row++) {
    let cells = "";
    for (let column = 0; column < sheet.columnCount; column++) {
      const value = sheet.value(row, column);
      if (value === null) continue;
      if (typeof value === "string") cells += textCell(row, column, value, 0);
      else if (typeof value === "boolean") cells += booleanCell(row, column, value);
      else {
        const date = sheet.isDate?.(row, column) === true;
        cells += numberCell(row, column, value, date ? (Number.isInteger(value) ? dateStyle : timeStyle) : 0);
      }
    }
    const hidden = sheet.isRowHidden?.(row) === true ? ' hidden="1"' : "";
    if (cells !== "" || hidden !== "") yield `<row r="${row + 1}"${hidden}>${cells}</row>`;
  }
  yield "</sheetData></worksheet>";
}

/** Widths by the longest text of the first rows, between 8 and 50 characters. */
function columnsXml(sheet: FileSheet): string {
  let cols = "";
  for (let column = 0; column < sheet.columnCount; column++) {
    let width = 8;
    for (let row = 0; row < Math.min(sheet.rowCount, 200); row++) {
      const value = sheet.value(row, column);
      if (value !== null) width = Math.max(width, Math.min(50, String(value).length + 2));
    }
    const hidden = sheet.isColumnHidden?.(column) === true ? ' hidden="1"' : "";
    cols += `<col min="${column + 1}" max="${column + 1}" width="${width}.7109375" customWidth="1"${hidden}/>`;
  }
  return cols === "" ? "" : `<cols>${cols}</cols>`;
}

function stateOf(sheet: FileSheet | undefined): string {
  if (sheet?.visibility === "hidden") return ' state="hidden"';
  return sheet?.visibility === "very-hidden" ? ' state="veryHidden"' : "";
}

/** Names that Excel allows: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, each once. */
function sheetNames(sheets: readonly FileSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain =
      sheet.name
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "Sheet";
    let name = plain.slice(0, 31).trim();
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain.slice(0, 26)} (${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

async function* encoded(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = "";
  for (const text of texts) {
    waiting += text;
    if (waiting.length < 1 << 18) continue;
    yield await Promise.resolve(encoder.encode(waiting));
    waiting = "";
  }
  yield encoder.encode(waiting);
}
