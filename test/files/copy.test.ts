import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";
import type { CopyReport, LensTexts, RegisterMarks, WorkbookFile } from "../../src/files";
import { memorySink, writeHighlightedCopy } from "../../src/files";
import { nodeDeflate } from "../../src/cli/byte-source";
import { data, oneSheet, open, styles, zipParts } from "./support/workbooks";

const words = ["Remove", "Do not install", "Isolate from network", "Check", "No action"];
const legend = [["Estate Lens"], ["Whose rules", "Government departments"], ["Remove", "Take it out"]];

function texts(action: string, why = "=HYPERLINK(1)"): LensTexts {
  return { action, settle: "site", maker: "Hikvision", why, checked: "2026-11-22" };
}

/** Marks for a register that fills a sheet from its header row to its last row. */
function marksFor(
  file: WorkbookFile,
  sheetName: string,
  headerRow: number,
  right: number,
  more: Partial<RegisterMarks> = {},
): RegisterMarks {
  const lastRow = (file.sheets.find((sheet) => sheet.name === sheetName)?.rowCount ?? 1) - 1;
  return {
    sheet: sheetName,
    headerRow,
    firstRow: headerRow + 1,
    lastRow,
    area: { top: headerRow, left: 0, bottom: lastRow, right },
    texts: (row) => texts(words[row % words.length] ?? ""),
    ...more,
  };
}

async function copyOf(
  bytes: Uint8Array,
  marks: (file: WorkbookFile) => RegisterMarks[],
  fileName = "book.xlsx",
): Promise<{ bytes: Uint8Array; report: CopyReport; file: WorkbookFile }> {
  const file = await open(bytes, fileName);
  const sink = memorySink();
  const report = await writeHighlightedCopy(file, sink, marks(file), legend, { deflate: nodeDeflate });
  return { bytes: sink.bytes(), report, file: await open(sink.bytes()) };
}

/** Names of the parts that are new, gone, or not the same bytes. */
function differences(
  before: Uint8Array,
  after: Uint8Array,
): { added: string[]; gone: string[]; changed: string[] } {
  const old = unzipSync(before);
  const now = unzipSync(after);
  return {
    added: Object.keys(now).filter((name) => !(name in old)),
    gone: Object.keys(old).filter((name) => !(name in now)),
    changed: Object.keys(now)
      .filter((name) => name in old && Buffer.compare(now[name]!, old[name]!) !== 0)
      .sort(),
  };
}

function partText(bytes: Uint8Array, name: string): string {
  return Buffer.from(unzipSync(bytes)[name]!).toString("utf8");
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(__dirname, "..", "fixtures", "files", name)));
}

const onlyThese = [
  "[Content_Types].xml",
  "xl/_rels/workbook.xml.rels",
  "xl/styles.xml",
  "xl/workbook.xml",
  "xl/worksheets/sheet1.xml",
];

/** A tiny PNG. */
const picture =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function exceljsBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Register", { views: [{ state: "frozen", ySplit: 3 }] });
  sheet.getCell("A1").value = "Camera register";
  sheet.mergeCells("A1:C1");
  sheet.getRow(3).values = ["Make", "Model", "Qty"];
  sheet.getRow(3).font = { bold: true };
  for (let row = 4; row < 20; row++) sheet.getRow(row).values = ["Hikvision", `DS-${row}`, row];
  sheet.autoFilter = "A3:C19";
  sheet.getCell("A5").note = "seen on site";
  sheet.getCell("A6").dataValidation = { type: "list", formulae: ['"Axis,Hikvision"'] };
  sheet.getCell("C20").value = { formula: "SUM(C4:C19)", result: 184 };
  sheet.addConditionalFormatting({
    ref: "C4:C19",
    rules: [
      {
        type: "cellIs",
        operator: "greaterThan",
        formulae: [9],
        priority: 7,
        style: { font: { bold: true } },
      },
    ],
  });
  const image = book.addImage({ base64: picture, extension: "png" });
  sheet.addImage(image, "E1:F2");
  book.definedNames.add("Register!$A$3:$C$19", "Assets");
  book.addWorksheet("Other").getCell("A1").value = "untouched";
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("a copy keeps everything of the original", () => {
  test.each([
    ["LibreOffice (chart, comment, validation, filter, table)", "libreoffice.xlsx"],
    ["openpyxl (chart, comment, validation, filter, table)", "openpyxl.xlsx"],
  ])("written by %s", async (_, name) => {
    const before = fixture(name);
    const { bytes } = await copyOf(before, (file) => [marksFor(file, "CCTV register", 3, 7)]);
    expect(differences(before, bytes)).toEqual({
      added: ["xl/worksheets/sheet5.xml"],
      gone: [],
      changed: onlyThese,
    });
  });

  test("written by exceljs (picture, note, validation, filter, formula), with macros, a pivot, custom XML", async () => {
    const parts = unzipSync(await exceljsBook());
    const random = (size: number): Uint8Array<ArrayBuffer> =>
      Uint8Array.from({ length: size }, (_, index) => (index * 7919) & 255);
    parts["xl/vbaProject.bin"] = random(5000);
    parts["xl/pivotTables/pivotTable1.xml"] = random(300);
    parts["customXml/item1.xml"] = random(200);
    const before = zipSync(parts);
    const { bytes, report } = await copyOf(
      before,
      (file) => [marksFor(file, "Register", 2, 2, { lastRow: 18 })],
      "book.xlsm",
    );
    expect(report.kind).toBe("xlsm");
    expect(differences(before, bytes)).toEqual({
      added: ["xl/worksheets/sheet3.xml"],
      gone: [],
      changed: onlyThese,
    });
  });

  test("inside the sheet only own cells, widths, rules and hints are new", async () => {
    const before = await exceljsBook();
    const { bytes } = await copyOf(before, (file) => [marksFor(file, "Register", 2, 2, { lastRow: 18 })]);
    const strip = (xml: string): string =>
      xml
        .replace(/<c r="[D-Z]\d+"[^>]*?(?:\/>|>.*?<\/c>)/g, "")
        .replace(/<cols>.*?<\/cols>/, "")
        .replace(/<dimension[^>]*>/, "")
        .replace(/ spans="[^"]*"/g, "")
        .replace(/<conditionalFormatting sqref="A4:H19">.*?<\/conditionalFormatting>/, "");
    expect(strip(partText(bytes, "xl/worksheets/sheet1.xml"))).toBe(
      strip(partText(before, "xl/worksheets/sheet1.xml")),
    );
  });

  test("a second run changes only the own columns, and nothing where the answers are the same", async () => {
    const first = await copyOf(await exceljsBook(), (file) => [
      marksFor(file, "Register", 2, 2, { lastRow: 18 }),
    ]);
    const same = await copyOf(first.bytes, (file) => [marksFor(file, "Register", 2, 7, { lastRow: 18 })]);
    expect(differences(first.bytes, same.bytes)).toEqual({ added: [], gone: [], changed: [] });
    const other = await copyOf(first.bytes, (file) => [
      marksFor(file, "Register", 2, 7, { lastRow: 18, texts: () => texts("Check", "changed") }),
    ]);
    expect(differences(first.bytes, other.bytes)).toEqual({
      added: [],
      gone: [],
      changed: ["xl/worksheets/sheet1.xml"],
    });
    const strip = (xml: string): string => xml.replace(/<c r="[DEFGH]\d+"[^>]*?(?:\/>|>.*?<\/c>)/g, "");
    expect(strip(partText(other.bytes, "xl/worksheets/sheet1.xml"))).toBe(
      strip(partText(first.bytes, "xl/worksheets/sheet1.xml")),
    );
    expect(other.file.sheets[0]?.value(5, 6)).toBe("changed");
  });

  test("the same input gives the same bytes", async () => {
    const before = await exceljsBook();
    const marks = (file: WorkbookFile): RegisterMarks[] => [marksFor(file, "Register", 2, 2)];
    const one = await copyOf(before, marks);
    const other = await copyOf(before, marks);
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });
});

describe("own columns", () => {
  const rows = (count: number, more = ""): string =>
    data(
      Array.from(
        { length: count },
        (_, row) =>
          `<row r="${row + 1}" spans="1:2"><c r="A${row + 1}"><v>${row}</v></c><c r="B${row + 1}" s="1"><v>${row}</v></c>${more.replaceAll("#", String(row + 1))}</row>`,
      ).join(""),
    );
  const look = styles(
    `<fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="9"/></font></fonts><borders count="2"><border/><border><left/></border></borders><cellXfs count="2"><xf/><xf fontId="1" fillId="1" borderId="1"/></cellXfs>`,
  );

  test("stand right of the register under their headings, as texts, with the neighbour's border", async () => {
    const before = zipParts(oneSheet(rows(4), look));
    const { file, report, bytes } = await copyOf(before, (one) => [marksFor(one, "Sheet1", 0, 1)]);
    const sheet = file.sheets[0]!;
    expect(report.places).toEqual([{ sheet: "Sheet1", area: { top: 0, bottom: 3, left: 2, right: 6 } }]);
    expect([2, 3, 4, 5, 6].map((column) => sheet.value(0, column))).toEqual([
      "Lens action",
      "Lens to settle",
      "Lens maker",
      "Lens why",
      "Lens checked",
    ]);
    expect([2, 5].map((column) => sheet.value(1, column))).toEqual(["Do not install", "=HYPERLINK(1)"]);
    expect(partText(bytes, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
    expect(partText(bytes, "xl/styles.xml")).toContain(`<xf numFmtId="0" fontId="0" fillId="0" borderId="1"`);
    expect(sheet.isStruckThrough?.(1, 2)).toBe(false);
  });

  test("have one rule per action over the register's rows, behind the user's own", async () => {
    const own = `<conditionalFormatting sqref="A1:A4"><cfRule type="expression" priority="3"><formula>A1=1</formula></cfRule></conditionalFormatting><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>`;
    const before = zipParts(oneSheet(rows(4) + own, look));
    const { bytes } = await copyOf(before, (one) => [marksFor(one, "Sheet1", 0, 1)]);
    const xml = partText(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).toMatch(/priority="3".*sqref="A2:G4">.*<pageMargins/);
    expect(
      [...xml.matchAll(/priority="(\d+)"><formula>\$C2="([^"]*)"/g)].map((match) => match.slice(1)),
    ).toEqual(words.map((word, index) => [String(4 + index), word]));
  });

  test("are found again by their hidden names when somebody has renamed and moved them", async () => {
    const first = await copyOf(zipParts(oneSheet(rows(4), look)), (one) => [marksFor(one, "Sheet1", 0, 1)]);
    const parts = unzipSync(first.bytes);
    const renamed = Buffer.from(parts["xl/worksheets/sheet1.xml"]!)
      .toString("utf8")
      .replace("Lens action", "Result");
    parts["xl/worksheets/sheet1.xml"] = new Uint8Array(Buffer.from(renamed));
    const again = await copyOf(zipSync(parts), (one) => [
      marksFor(one, "Sheet1", 0, 1, { texts: () => texts("Check") }),
    ]);
    const sheet = again.file.sheets[0]!;
    expect([sheet.columnCount, sheet.value(0, 2), sheet.value(1, 2)]).toEqual([7, "Result", "Check"]);
  });

  test("are named on their own sheet, as the add-in in Excel names them", async () => {
    const book = new ExcelJS.Workbook();
    for (const name of ["North's", "South"]) {
      book.addWorksheet(name).addRows([
        ["Make", "Model"],
        ["Hikvision", "DS-2CD2143G0-I"],
      ]);
    }
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const both = (file: WorkbookFile): RegisterMarks[] =>
      file.sheets.slice(0, 2).map(({ name }) => marksFor(file, name, 0, 1));
    const first = await copyOf(bytes, both);
    const names = [
      ...partText(first.bytes, "xl/workbook.xml").matchAll(
        /<definedName name="(_EstateLens_action_\d)" localSheetId="(\d)" hidden="1">([^<]*)/g,
      ),
    ].map(([, name, sheet, cell]) => [name, sheet, cell]);
    expect(names).toEqual([
      ["_EstateLens_action_1", "0", "'North''s'!$C$1"],
      ["_EstateLens_action_1", "1", "'South'!$C$1"],
    ]);
    const again = await copyOf(first.bytes, both);
    expect(differences(first.bytes, again.bytes)).toEqual({ added: [], gone: [], changed: [] });
  });

  test("rows that are no assets any more lose their old texts", async () => {
    const first = await copyOf(zipParts(oneSheet(rows(4), look)), (one) => [marksFor(one, "Sheet1", 0, 1)]);
    const again = await copyOf(first.bytes, (one) => [
      marksFor(one, "Sheet1", 0, 1, { texts: () => undefined }),
    ]);
    expect(again.file.sheets[0]?.value(1, 2)).toBeNull();
  });

  test("step aside for what stands to the right, and shift nothing", async () => {
    const { file, report } = await copyOf(
      zipParts(oneSheet(rows(4, `<c r="D#"><v>9</v></c>`), look)),
      (one) => [marksFor(one, "Sheet1", 0, 1)],
    );
    expect(report.places).toMatchObject([{ area: { left: 4, right: 8 } }]);
    expect(file.sheets[0]?.value(1, 3)).toBe(9);
  });

  test("go to a sheet of their own where another register stands to the right", async () => {
    const before = zipParts(oneSheet(rows(4, `<c r="D#"><v>9</v></c>`), look));
    const { file, report } = await copyOf(before, (one) => [
      marksFor(one, "Sheet1", 0, 1),
      marksFor(one, "Sheet1", 0, 3, { area: { top: 0, left: 3, bottom: 3, right: 3 } }),
    ]);
    expect(report.places.map((place) => place.area)).toMatchObject(["own-sheet", { left: 4, right: 8 }]);
    expect(report.warnings).toHaveLength(1);
    const results = file.sheets.find((sheet) => sheet.name === "Lens results")!;
    expect([0, 1, 2].map((column) => results.value(1, column))).toEqual(["Sheet1", 2, "Do not install"]);
  });

  test("an Excel table grows with them", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("T").addTable({
      name: "Assets",
      ref: "A1",
      headerRow: true,
      totalsRow: true,
      columns: [
        { name: "Make", filterButton: true },
        { name: "Qty", totalsRowFunction: "sum" },
      ],
      rows: [
        ["Hikvision", 2],
        ["Axis", 3],
      ],
    });
    const before = new Uint8Array(await book.xlsx.writeBuffer());
    const { file, bytes } = await copyOf(before, (one) => [marksFor(one, "T", 0, 1, { lastRow: 2 })]);
    expect(file.sheets[0]?.tables).toMatchObject([
      { area: { top: 0, left: 0, bottom: 3, right: 6 }, totalsRow: true },
    ]);
    const xml = partText(bytes, "xl/tables/table1.xml");
    expect(xml).toContain('<tableColumns count="7">');
    expect(
      [...xml.matchAll(/<tableColumn id="(\d+)" name="([^"]*)"/g)].map((match) => match.slice(1)),
    ).toEqual([
      ["1", "Make"],
      ["2", "Qty"],
      ["3", "Lens action"],
      ["4", "Lens to settle"],
      ["5", "Lens maker"],
      ["6", "Lens why"],
      ["7", "Lens checked"],
    ]);
    expect(xml).toContain('ref="A1:G3"');
  });

  test("texts are cut at 32,767 characters and odd characters are escaped", async () => {
    const why = `\u000b<&>"_x000B_ ${"😀".repeat(20_000)}`;
    const { file } = await copyOf(zipParts(oneSheet(rows(2), look)), (one) => [
      marksFor(one, "Sheet1", 0, 1, { texts: () => texts("Check", why) }),
    ]);
    const read = String(file.sheets[0]?.value(1, 5));
    expect(read.length).toBe(32_767 - ((32_767 - why.indexOf("😀")) % 2));
    expect(why.startsWith(read)).toBe(true);
  });

  test("a hidden or wide range of columns is cut around them", async () => {
    const before = zipParts(
      oneSheet(
        `<cols><col min="1" max="2" width="9"/><col min="3" max="16384" hidden="1" width="5"/></cols>${rows(2)}`,
        look,
      ),
    );
    const { file } = await copyOf(before, (one) => [marksFor(one, "Sheet1", 0, 1)]);
    const hidden = [1, 2, 6, 7, 16_383].map((column) => file.sheets[0]?.isColumnHidden?.(column));
    expect(hidden).toEqual([false, false, false, true, true]);
  });

  test("a prefix of the sheet's namespace is kept", async () => {
    const parts = oneSheet("", look);
    parts["xl/worksheets/sheet1.xml"] =
      `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const { file, bytes } = await copyOf(zipParts(parts), (one) => [marksFor(one, "Sheet1", 0, 0)]);
    expect(file.sheets[0]?.value(1, 1)).toBe("Do not install");
    expect(partText(bytes, "xl/worksheets/sheet1.xml")).not.toMatch(/<(?:c|is|t|cfRule)\b/);
  });

  test("formulas that are replaced take the calculation chain with them", async () => {
    const withFormula = rows(2, `<c r="C#"><f>1+1</f><v>2</v></c>`).replace("<f>1+1</f><v>2</v>", "<v>1</v>");
    const parts = oneSheet(
      withFormula.replace(`<c r="C1"><v>1</v></c>`, `<c r="C1" t="str"><v>Lens action</v></c>`),
      {
        ...look,
        "xl/calcChain.xml": `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C2" i="1"/></calcChain>`,
      },
    );
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]!.replace(
      "</Relationships>",
      `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>`,
    );
    const before = zipParts(parts);
    const { bytes, file } = await copyOf(before, (one) => [marksFor(one, "Sheet1", 0, 1)]);
    expect(differences(before, bytes).gone).toEqual(["xl/calcChain.xml"]);
    expect(partText(bytes, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    expect(file.sheets[0]?.value(1, 2)).toBe("Do not install");
  });
});

describe("other kinds of files", () => {
  test.each(["libreoffice.xls", "libreoffice.ods"])(
    "%s becomes a new workbook of its values",
    async (name) => {
      const { file, report } = await copyOf(
        fixture(name),
        (one) => [marksFor(one, "CCTV register", 3, 7)],
        name,
      );
      expect(report.kind).toBe("xlsx");
      expect(report.warnings[0]).toContain("values only");
      const sheet = file.sheets[0]!;
      expect([0, 1, 7, 8].map((column) => sheet.value(4, column))).toEqual([
        "CAM-001",
        "Hikvision",
        43_831,
        "No action",
      ]);
      expect(sheet.isDate?.(4, 7)).toBe(true);
    },
  );

  test("delimited text keeps its texts, and its name as far as Excel allows", async () => {
    const bytes = new TextEncoder().encode("Tag,Make\n007,=cmd()\n");
    const name = "A very long name of a register [2024] of the north.csv";
    const { file } = await copyOf(bytes, (one) => [marksFor(one, one.sheets[0]!.name, 0, 1)], name);
    expect(file.sheets[0]?.name).toBe("A very long name of a register");
    expect([0, 1].map((column) => file.sheets[0]?.value(1, column))).toEqual(["007", "=cmd()"]);
  });

  test("a signed workbook is warned about", async () => {
    const parts = {
      ...oneSheet(data(`<row r="1"><c><v>1</v></c></row><row><c><v>2</v></c></row>`)),
      "_xmlsignatures/sig1.xml": "<x/>",
    };
    const { report } = await copyOf(zipParts(parts), (one) => [marksFor(one, "Sheet1", 0, 0)]);
    expect(report.warnings).toEqual(["The file is signed; the copy's signature is no longer valid."]);
  });

  test("the legend shows the looks and can be read again", async () => {
    const { file } = await copyOf(await exceljsBook(), (one) => [marksFor(one, "Register", 2, 2)]);
    const sheet = file.sheets.find((one) => one.name === "Lens legend")!;
    expect(sheet.value(1, 1)).toBe("Government departments");
    expect(sheet.value(2, 0)).toBe("Remove");
  });

  test("exceljs reads a copy, with its rules and its table", async () => {
    const { bytes } = await copyOf(await exceljsBook(), (file) => [
      marksFor(file, "Register", 2, 2, { lastRow: 18 }),
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.read(Readable.from([Buffer.from(bytes)]));
    expect(book.getWorksheet("Register")?.getCell("D5").text).toBe("No action");
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(["Register", "Other", "Lens legend"]);
  });
});
