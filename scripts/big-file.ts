/**
 * Makes a large register for measuring: `tsx scripts/big-file.ts FILE [rows=1000000] [columns=20] [kind=mixed]`.
 * Kinds: `mixed` (shared strings, about half of them distinct), `inline` (texts in the cells), `empty`
 * (a small register, then formatted but empty rows up to `rows`). The same arguments give the same file.
 */
import { fileSink, nodeDeflate } from "../src/cli/byte-source";
import { ZipWriter } from "../src/files/zip/write";

const [path, rowsText = "1000000", columnsText = "20", kind = "mixed"] = process.argv.slice(2);
if (path === undefined) throw new Error("give the path of the file to make");
const rows = Number(rowsText);
const columns = Number(columnsText);
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const makes = ["Hikvision", "Axis", "Dahua", "Bosch", "Hanwha Vision", "Uniview", "Avigilon", "Milestone"];
const words = ["North", "Court", "House", "Store", "Gate", "Depot", "Annexe", "Tower", "Bridge", "Park"];
const letters = Array.from({ length: columns }, (_, column) =>
  column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(65 + column - 26)}`,
);

function mixed(value: number): number {
  let mix = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  mix = Math.imul(mix ^ (mix >>> 16), 0x45d9f3b);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** The text of a cell: tags, serials, MACs and notes are distinct; makes, models, sites and the like repeat. */
function cell(row: number, column: number): string {
  const number = mixed(row * 64 + column);
  switch (column % 10) {
    case 0:
      return `CAM-${String(row).padStart(7, "0")}-${column}`;
    case 1:
      return makes[number % makes.length] ?? "";
    case 2:
      return `DS-2CD${2000 + (number % 900)}G0-I`;
    case 3: {
      const mac = (number * 65_536 + row).toString(16).toUpperCase().padStart(12, "0").slice(-12);
      return mac.replace(/(..)(?!$)/g, "$1:");
    }
    case 4:
      return `${words[number % 10] ?? ""} ${words[(number >>> 8) % 10] ?? ""} ${number % 500}`;
    case 5:
      return `SN${number.toString(36).toUpperCase()}${row}`;
    case 6:
      return number % 3 === 0 ? "Installed" : "In service";
    default:
      return `${words[number % 10] ?? ""} level ${number % 9}, ${words[(number >>> 4) % 10] ?? ""} side, note ${number % 200_000}`;
  }
}

const encoder = new TextEncoder();
const ids = new Map<string, number>();

function* sheetText(): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetData>`;
  for (let row = 0; row < rows; row++) {
    if (kind === "empty" && row > 100) {
      yield `<row r="${row + 1}" s="1" customFormat="1">${letters.map((letter) => `<c r="${letter}${row + 1}" s="1"/>`).join("")}</row>`;
      continue;
    }
    let text = `<row r="${row + 1}">`;
    for (let column = 0; column < columns; column++) {
      const reference = `${letters[column] ?? ""}${row + 1}`;
      if (row > 0 && column % 10 === 9) {
        text += `<c r="${reference}" s="1"><v>${40_000 + (mixed(row) % 5_000)}</v></c>`;
        continue;
      }
      const value = row === 0 ? `Heading ${column + 1}` : cell(row, column);
      if (kind === "inline") {
        text += `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
        continue;
      }
      let id = column % 10 === 0 || column % 10 === 5 ? undefined : ids.get(value);
      if (id === undefined) {
        id = shared++;
        if (column % 10 !== 0 && column % 10 !== 5 && ids.size < 4_000_000) ids.set(value, id);
        sharedTexts.push(value);
      }
      text += `<c r="${reference}" t="s"><v>${id}</v></c>`;
    }
    yield text + "</row>";
  }
  yield "</sheetData></worksheet>";
}

let shared = 0;
const sharedTexts: string[] = [];

function* sharedText(): Generator<string> {
  yield `<sst xmlns="${main}">`;
  for (const text of sharedTexts) yield `<si><t>${text}</t></si>`;
  yield "</sst>";
}

async function* joined(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  let waiting = "";
  for (const text of texts) {
    waiting += text;
    if (waiting.length < 1 << 18) continue;
    yield await Promise.resolve(encoder.encode(waiting));
    waiting = "";
  }
  yield encoder.encode(waiting);
}

const sink = await fileSink(path);
const zip = new ZipWriter(sink, nodeDeflate);
const add = (name: string, texts: Iterable<string>, expected = 0): Promise<void> =>
  zip.add(name, joined(texts), expected);
await add("[Content_Types].xml", [
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
]);
await add("_rels/.rels", [
  `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
]);
await add("xl/workbook.xml", [
  `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>`,
]);
await add("xl/_rels/workbook.xml.rels", [
  `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
]);
await add("xl/styles.xml", [
  `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
]);
await add("xl/worksheets/sheet1.xml", sheetText(), rows * columns * 45);
await add("xl/sharedStrings.xml", sharedText(), sharedTexts.length * 40);
await zip.finish();
await sink.close();
