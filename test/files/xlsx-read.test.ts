import ExcelJS from "exceljs";
import fc from "fast-check";
import {
  data,
  firstSheet,
  oneSheet,
  open,
  sharedStrings,
  styles,
  valuesOf,
  zipParts,
} from "./support/workbooks";
import type { Parts } from "./support/workbooks";

async function values(rows: string, more: Parts = {}): Promise<unknown[][]> {
  return valuesOf(await firstSheet(oneSheet(data(rows), more)));
}

describe("cell values", () => {
  test("of every type", async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>1.5</v></c><c r="C1" t="b"><v>1</v></c>
      <c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="str"><f>A1&amp;"x"</f><v>cached</v></c>
      <c r="F1" t="inlineStr"><is><t>in line</t></is></c><c r="G1" t="d"><v>2024-03-01T12:00:00</v></c><c r="H1" t="b"><v>0</v></c>
      <c r="I1" t="n"><v>-3</v></c><c r="J1"><f>1+1</f><v>2</v></c></row>`;
    const strings = sharedStrings(`<si><t>zero</t></si><si><t>one</t></si>`);
    expect(await values(rows, strings)).toEqual([
      ["one", 1.5, true, "#N/A", "cached", "in line", 45352.5, false, -3, 2],
    ]);
  });

  test("rich text is joined, phonetic hints are left out, entities and escapes are resolved", async () => {
    const strings = sharedStrings(
      `<si><r><t xml:space="preserve">Hik </t></r><r><rPr><b/></rPr><t>vision</t></r><rPh sb="0" eb="1"><t>nope</t></rPh></si>` +
        `<si><t>a &lt;b&gt; &amp;amp; &#65;&#x42;_x000A_c _x005F_x000A_</t></si><si><t><![CDATA[x & <y>]]> z</t></si>`,
    );
    const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>`;
    expect(await values(rows, strings)).toEqual([["Hik vision", "a <b> &amp; AB\nc _x000A_", "x & <y> z"]]);
  });

  test("rows and cells without references follow one another", async () => {
    const rows = `<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="3"><c><v>4</v></c></row><row><c><v>5</v></c></row>`;
    expect(await values(rows)).toEqual([
      [1, null, null, 2, 3],
      [null, null, null, null, null],
      [4, null, null, null, null],
      [5, null, null, null, null],
    ]);
  });

  test("any namespace prefix is read", async () => {
    const parts = oneSheet("");
    parts["xl/worksheets/sheet1.xml"] =
      `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const sheet = await firstSheet(parts);
    expect(sheet.value(1, 1)).toBe(7);
  });

  test("long numbers keep all their digits", async () => {
    const rows = `<row><c><v>1234567890123456789</v></c><c><v>440123456789012</v></c><c><v>1.23E+11</v></c><c><v>0.1</v></c></row>`;
    expect(await values(rows)).toEqual([["1234567890123456789", 440123456789012, 123000000000, 0.1]]);
  });

  test("numbers padded by their format are texts with their zeros", async () => {
    const look = styles(
      `<numFmts><numFmt numFmtId="170" formatCode="000000"/><numFmt numFmtId="171" formatCode="&quot;CAM-&quot;000"/></numFmts>` +
        `<fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="1"/></cellXfs>`,
    );
    const rows = `<row><c s="1"><v>42</v></c><c s="2"><v>7</v></c><c s="3"><v>5</v></c></row>`;
    expect(await values(rows, look)).toEqual([["000042", "CAM-007", 5]]);
  });

  test("dates stay serial numbers and say that they are dates", async () => {
    const look = styles(
      `<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="&quot;days&quot; 0"/></numFmts>` +
        `<fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>`,
    );
    const rows = `<row><c><v>1</v></c><c s="1"><v>45000</v></c><c s="2"><v>45000.25</v></c><c s="3"><v>4</v></c></row>`;
    const sheet = await firstSheet(oneSheet(data(rows), look));
    expect(valuesOf(sheet)).toEqual([[1, 45000, 45000.25, 4]]);
    expect([0, 1, 2, 3].map((column) => sheet.isDate?.(0, column))).toEqual([false, true, true, false]);
  });
});

describe("formats that carry meaning", () => {
  const struckStyles = styles(
    `<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>`,
  );

  test("strikethrough of cells, rows and all runs of a rich text", async () => {
    const strings = sharedStrings(
      `<si><t>plain</t></si><si><r><rPr><strike/></rPr><t>all</t></r><r><rPr><strike val="1"/></rPr><t>struck</t></r></si>` +
        `<si><r><rPr><strike/></rPr><t>old</t></r><r><rPr><b/></rPr><t>new</t></r></si><si><r><t>inherits</t></r></si>`,
    );
    const rows = `<row r="1"><c s="1" t="s"><v>0</v></c><c s="2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c s="1" t="s"><v>2</v></c><c s="1" t="s"><v>3</v></c><c t="s"><v>3</v></c></row>
      <row r="2" s="1" customFormat="1"><c t="s"><v>0</v></c><c s="0" t="s"><v>0</v></c></row>`;
    const sheet = await firstSheet(oneSheet(data(rows), { ...strings, ...struckStyles }));
    const struck = (row: number, columns: number): unknown[] =>
      Array.from({ length: columns }, (_, column) => sheet.isStruckThrough?.(row, column));
    expect(struck(0, 7)).toEqual([true, false, true, false, false, true, false]);
    expect(struck(1, 2)).toEqual([true, false]);
  });

  test("hidden rows and columns, merged areas", async () => {
    const sheet = await firstSheet(
      oneSheet(
        `<cols><col min="2" max="3" hidden="1"/></cols>${data(`<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>1</v></c></row>`)}<mergeCells><mergeCell ref="A1:C2"/></mergeCells>`,
      ),
    );
    expect([0, 1, 2, 3].map((column) => sheet.isColumnHidden?.(column))).toEqual([false, true, true, false]);
    expect([0, 1, 2].map((row) => sheet.isRowHidden?.(row))).toEqual([false, true, false]);
    expect(sheet.merged).toEqual([{ top: 0, left: 0, bottom: 1, right: 2 }]);
  });

  test("rows that are formatted but empty do not count", async () => {
    const sheet = await firstSheet(
      oneSheet(
        data(`<row r="1"><c><v>1</v></c></row><row r="9" s="1" customFormat="1"><c r="F9" s="1"/></row>`),
        struckStyles,
      ),
    );
    expect([sheet.rowCount, sheet.columnCount]).toEqual([1, 1]);
  });
});

describe("workbooks", () => {
  test("tables, hidden and very hidden sheets as exceljs writes them", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Register");
    sheet.addTable({
      name: "Assets",
      ref: "B3",
      headerRow: true,
      totalsRow: true,
      columns: [{ name: "Make" }, { name: "Qty", totalsRowFunction: "sum" }],
      rows: [
        ["Hikvision", 2],
        ["Axis", 3],
      ],
    });
    book.addWorksheet("Hidden", { state: "hidden" }).getCell("A1").value = 1;
    book.addWorksheet("Very", { state: "veryHidden" }).getCell("A1").value = 1;
    const file = await open(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(file.sheets.map((one) => [one.name, one.visibility])).toEqual([
      ["Register", "visible"],
      ["Hidden", "hidden"],
      ["Very", "very-hidden"],
    ]);
    expect(file.sheets[0]?.tables).toMatchObject([
      { name: "Assets", area: { top: 2, left: 1, bottom: 5, right: 2 }, headerRow: true, totalsRow: true },
    ]);
  });

  test("only the sheets that are wanted are read", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("One").getCell("A1").value = "x";
    book.addWorksheet("Two").getCell("A1").value = "y";
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const file = await open(bytes, "book.xlsx", { wants: (name) => name === "Two" });
    expect(file.sheets.map((sheet) => [sheet.name, sheet.value(0, 0)])).toEqual([["Two", "y"]]);
  });

  test("what exceljs writes is read back, whatever the values and gaps", async () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
        .filter((text) => !/[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\r]/.test(text)),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
        .filter(
          (n) => !Object.is(n, -0) && (!Number.isInteger(n) || Number.isSafeInteger(n) || Math.abs(n) > 1e21),
        ),
      fc.boolean(),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 0, max: 40 }), async (table, gap) => {
        const book = new ExcelJS.Workbook();
        const sheet = book.addWorksheet("S");
        table.forEach((row, r) => {
          row.forEach((value, c) => {
            if (value !== null) sheet.getCell(r * (gap + 1) + 1, c * (gap + 1) + 1).value = value;
          });
        });
        const read = (await open(new Uint8Array(await book.xlsx.writeBuffer()))).sheets[0]!;
        table.forEach((row, r) => {
          row.forEach((value, c) => {
            expect(read.value(r * (gap + 1), c * (gap + 1))).toEqual(value);
          });
        });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test("the same parts read the same however the bytes are cut into chunks", async () => {
    const rows = Array.from(
      { length: 300 },
      (_, row) =>
        `<row r="${row + 1}"><c r="A${row + 1}" t="inlineStr"><is><t>Türe &amp; Tor ${row}</t></is></c><c r="C${row + 1}"><v>${row / 4}</v></c></row>`,
    ).join("");
    const bytes = zipParts(oneSheet(data(rows)));
    const whole = valuesOf((await open(bytes)).sheets[0]!);
    for (const size of [1, 7, 64]) {
      const file = await open(bytes, "book.xlsx", { inflate: cutting(size) });
      expect(valuesOf(file.sheets[0]!)).toEqual(whole);
    }
    expect(whole[299]).toEqual(["Türe & Tor 299", null, 74.75]);
  });
});

function cutting(size: number) {
  return async function* (packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { inflateByPlatform } = await import("../../src/files/zip/inflate");
    for await (const chunk of inflateByPlatform(packed)) {
      for (let at = 0; at < chunk.length; at += size) yield chunk.slice(at, at + size);
    }
  };
}
