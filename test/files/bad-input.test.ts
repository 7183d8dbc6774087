import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "@e965/xlsx";
import { openContainer, writeContainer } from "./support/containers";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { FileError, memorySink, memorySource, openWorkbook, writeHighlightedCopy } from "../../src/files";
import type { FileErrorCode, OpenOptions } from "../../src/files";
import { struckCells } from "../../src/files/legacy/struck-cells";
import { data, oneSheet, open, sharedStrings, styles, valuesOf, zipParts } from "./support/workbooks";
import type { Parts } from "./support/workbooks";

const good = data(`<row r="1"><c t="s"><v>0</v></c><c><v>2</v></c></row>`);
const words = sharedStrings("<si><t>Make</t></si>");

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(__dirname, "..", "fixtures", "files", name)));
}

/** The error's code, or what was read instead. */
async function outcome(
  bytes: Uint8Array,
  fileName = "book.xlsx",
  more: Partial<OpenOptions> = {},
): Promise<FileErrorCode | "read"> {
  try {
    await open(bytes, fileName, more);
    return "read";
  } catch (problem) {
    if (problem instanceof FileError) {
      expect(problem.message).toMatch(/^[A-Z].*\.$/);
      return problem.code;
    }
    throw problem;
  }
}

/** A workbook with one part replaced or, where the text is `undefined`, left out. */
function changed(name: string, content: string | undefined): Uint8Array {
  const parts: Parts = oneSheet(good, words);
  if (content !== undefined) return zipParts({ ...parts, [name]: content });
  return zipParts(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)));
}

/** The workbook stream of an .xls with a FILEPASS record behind its first record. */
function withFilePass(): Uint8Array {
  const stream = openContainer(fixture("libreoffice.xls"), "Workbook");
  const begin = 4 + (stream[2] ?? 0) + (stream[3] ?? 0) * 256;
  const record = [0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4];
  return writeContainer({
    Workbook: Uint8Array.from([...stream.subarray(0, begin), ...record, ...stream.subarray(begin)]),
  });
}

const random = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index * 7) & 255);
const entity = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;

describe("files that cannot be read say so in one sentence", () => {
  type Case = readonly [what: string, bytes: () => Uint8Array, code: FileErrorCode, fileName?: string];
  const cases: readonly Case[] = [
    ["an empty file", () => new Uint8Array(0), "empty-file"],
    ["a PDF", () => text("%PDF-1.7 ..."), "not-a-spreadsheet", "register.csv"],
    ["a picture", () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), "not-a-spreadsheet"],
    ["random bytes", () => random, "not-a-spreadsheet", "register.csv"],
    ["text with NUL bytes", () => text("a,b\n1,\0\n"), "not-a-spreadsheet", "register.csv"],
    ["some XML", () => text(`<?xml version="1.0"?><note/>`), "not-a-spreadsheet", "register.xml"],
    ["a zip archive", () => zipSync({ "readme.txt": text("hi") }), "not-a-spreadsheet"],
    [
      "a Word document",
      () => zipSync({ "[Content_Types].xml": text("<Types/>"), "word/document.xml": text("<d/>") }),
      "not-a-spreadsheet",
    ],
    [
      "an old Word document",
      () => writeContainer({ WordDocument: random }),
      "not-a-spreadsheet",
      "register.xls",
    ],
    [
      "a binary workbook",
      () => zipSync({ "[Content_Types].xml": text("<Types/>"), "xl/workbook.bin": random }),
      "unsupported-format",
    ],
    [
      "an encrypted .xlsx",
      () => writeContainer({ EncryptionInfo: random, EncryptedPackage: random }),
      "password",
    ],
    ["an encrypted .xls", withFilePass, "password", "register.xls"],
    [
      "an encrypted .ods",
      () =>
        zipParts({
          mimetype: "x",
          "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>`,
          "content.xml": "xx",
        }),
      "password",
      "register.ods",
    ],
    ["a damaged .xls", () => fixture("libreoffice.xls").slice(0, 600), "damaged", "register.xls"],
    ["a workbook without its workbook part", () => changed("xl/workbook.xml", undefined), "missing-part"],
    ["a sheet part that is missing", () => changed("xl/worksheets/sheet1.xml", undefined), "missing-part"],
    ["shared strings that are missing", () => changed("xl/sharedStrings.xml", undefined), "missing-part"],
    ["a shared string that is not there", () => changed("xl/sharedStrings.xml", "<sst/>"), "damaged"],
    [
      "XML that ends too early",
      () => changed("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"),
      "damaged",
    ],
    ["no sheets", () => changed("xl/workbook.xml", "<workbook><sheets/></workbook>"), "damaged"],
    [
      "a row that no sheet has",
      () => zipParts(oneSheet(data(`<row r="99999999"><c><v>1</v></c></row>`))),
      "damaged",
    ],
    [
      "an external entity in a sheet",
      () => changed("xl/worksheets/sheet1.xml", `${entity}<worksheet>&e;</worksheet>`),
      "unsafe",
    ],
    [
      "an external entity in the shared strings",
      () => changed("xl/sharedStrings.xml", `${entity}<sst><si><t>&e;</t></si></sst>`),
      "unsafe",
    ],
    [
      "a document type in the workbook part",
      () => changed("xl/workbook.xml", `<!DOCTYPE x><workbook/>`),
      "unsafe",
    ],
    ["XML nested without end", () => changed("xl/worksheets/sheet1.xml", "<a>".repeat(20_000)), "unsafe"],
    [
      "a tag with a million attributes",
      () =>
        changed(
          "xl/worksheets/sheet1.xml",
          `<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}=""`).join(" ")}/>`,
        ),
      "unsafe",
    ],
    [
      "a sheet outside the package",
      () =>
        changed(
          "xl/_rels/workbook.xml.rels",
          oneSheet("")["xl/_rels/workbook.xml.rels"]!.replace(
            "worksheets/sheet1.xml",
            "../../../../etc/passwd",
          ),
        ),
      "missing-part",
    ],
    [
      "a sheet on the web",
      () =>
        changed(
          "xl/_rels/workbook.xml.rels",
          oneSheet("")["xl/_rels/workbook.xml.rels"]!.replace(
            `Target="worksheets/sheet1.xml"`,
            `Target="http://example.com/s.xml" TargetMode="External"`,
          ),
        ),
      "missing-part",
    ],
  ];
  for (const [what, bytes, code, fileName] of cases) {
    test(what, async () => {
      expect(await outcome(bytes(), fileName)).toBe(code);
    });
  }

  test("a part that is there twice", async () => {
    const bytes = zipParts({ ...oneSheet(good, words), "xl/Workbook.xml": "<workbook/>" });
    expect(await outcome(bytes)).toBe("unsafe");
  });

  test("a package cut short anywhere, and any byte of it changed, is read or refused", async () => {
    const bytes = fixture("openpyxl.xlsx");
    for (let length = 0; length < bytes.length; length += 397) {
      expect(await outcome(bytes.slice(0, length))).not.toBe("read");
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const broken = bytes.slice();
        broken[at] = (broken[at] ?? 0) ^ flip;
        expect(typeof (await outcome(broken))).toBe("string");
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("XML cut short anywhere is refused", async () => {
    const xml = oneSheet(good, words)["xl/worksheets/sheet1.xml"]!;
    for (let length = 0; length < xml.length; length += 5) {
      expect(await outcome(changed("xl/worksheets/sheet1.xml", xml.slice(0, length)))).toBe("damaged");
    }
  });

  test("cancelling ends the reading", async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await outcome(changed("x", ""), "book.xlsx", { signal: controller.signal })).toBe("cancelled");
  });
});

describe("bombs meet a limit, streaming", () => {
  const zeros = new Uint8Array(40e6);

  test("by the ratio of a part", async () => {
    const parts = unzipSync(zipParts(oneSheet(good, words)));
    const bytes = zipSync({ ...parts, "xl/worksheets/sheet1.xml": zeros }, { level: 9 });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await outcome(bytes, "book.xlsx", { limits: { ratioFrom: 1e6 } })).toBe("too-large");
  });

  test("by the size of a part that is read whole", async () => {
    const parts = unzipSync(zipParts(oneSheet(good, words)));
    const bytes = zipSync({ ...parts, "xl/workbook.xml": zeros }, { level: 9 });
    expect(await outcome(bytes, "book.xlsx", { limits: { smallPartBytes: 1e6 } })).toBe("too-large");
  });

  test("by the number of cells and by their text", async () => {
    const wide = Array.from(
      { length: 200 },
      (_, row) =>
        `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c><c r="ZZ${row + 1}" t="str"><v>${"x".repeat(5000)}${row}</v></c></row>`,
    );
    const bytes = zipParts(oneSheet(data(wide.join(""))));
    expect(await outcome(bytes, "book.xlsx", { limits: { cells: 500 } })).toBe("too-large");
    expect(await outcome(bytes, "book.xlsx", { limits: { textBytes: 500_000 } })).toBe("too-large");
    expect(await outcome(bytes)).toBe("read");
  });

  test("repeated cells of an .ods", async () => {
    const cell = `<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/></table:table-row>`;
    const content = `<office:document-content xmlns:office="o" xmlns:table="t"><office:body><office:spreadsheet><table:table table:name="S">${cell}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = zipParts({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": content,
    });
    expect(await outcome(bytes, "a.ods", { limits: { cells: 1e6 } })).toBe("too-large");
  });

  test("an endless quoted field costs a bounded piece of memory", async () => {
    const file = await open(text(`a,b\n"${"x,y\n".repeat(200_000)}`), "list.csv");
    expect(file.sheets[0]?.rowCount).toBe(200_001);
  });
});

describe("files that are odd and read all the same", () => {
  test.each([
    ["an .xlsx called .csv", () => changed("x", ""), "register.csv", "xlsx"],
    ["an .xlsx called .xls", () => changed("x", ""), "register.xls", "xlsx"],
    ["a .csv called .xls", () => text("Make,Model\nAxis,P32\n"), "register.xls", "csv"],
    [
      "a web page called .xls",
      () => text("<html><body><table><tr><td>Make</td></tr><tr><td>007</td></tr></table></body></html>"),
      "register.xls",
      "html",
    ],
    ["an .ods called .xlsx", () => fixture("libreoffice.ods"), "register.xlsx", "ods"],
  ])("%s, with a warning", async (_, bytes, fileName, kind) => {
    const file = await open(bytes(), fileName);
    expect([file.kind, file.warnings.length]).toEqual([kind, 1]);
    expect(file.sheets[0]?.rowCount).toBeGreaterThan(0);
  });

  test("a million formats", async () => {
    const look = styles(
      `<fonts><font/><font><strike/></font></fonts><cellXfs>${`<xf fontId="0"/>`.repeat(1_000_000)}<xf fontId="1"/></cellXfs>`,
    );
    const file = await open(zipParts(oneSheet(data(`<row r="1"><c s="1000000"><v>5</v></c></row>`), look)));
    expect(file.sheets[0]?.isStruckThrough?.(0, 0)).toBe(true);
  }, 30_000);

  test("50,000 formatted but empty rows", async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, row) => `<row r="${row + 2}" s="1" customFormat="1"><c r="A${row + 2}" s="1"/></row>`,
    );
    const file = await open(zipParts(oneSheet(data(`<row r="1"><c><v>1</v></c></row>${rows.join("")}`))));
    expect(file.sheets[0]?.rowCount).toBe(1);
  }, 30_000);

  test("a package with backslashes in its names", async () => {
    const parts = oneSheet(good, words);
    const bytes = zipParts(
      Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name.replaceAll("/", "\\"), xml])),
    );
    expect(await outcome(bytes)).toBe("read");
  });

  test("a sheet in UTF-16", async () => {
    const parts = unzipSync(zipParts(oneSheet(good, words)));
    const xml = `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c t="str"><v>Ω</v></c></row></sheetData></worksheet>`;
    const wide = new Uint8Array(Uint16Array.from(xml, (letter) => letter.charCodeAt(0)).buffer);
    const file = await open(zipSync({ ...parts, "xl/worksheets/sheet1.xml": wide }));
    expect(valuesOf(file.sheets[0]!)).toEqual([["Ω"]]);
  });

  test("an .ods with strikethrough, hidden rows, repeated and covered cells, comments", async () => {
    const [sheet, hidden] = (await open(fixture("formats.ods"), "formats.ods")).sheets;
    expect(Array.from({ length: 6 }, (_, column) => sheet?.value(1, column))).toEqual([
      "000",
      "Hikvision",
      45_352.5,
      1.5,
      1,
      "#N/A",
    ]);
    expect([1, 2, 3].map((row) => [sheet?.isStruckThrough?.(row, 0), sheet?.isRowHidden?.(row)])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect([0, 1].map((column) => sheet?.isColumnHidden?.(column))).toEqual([false, true]);
    expect([sheet?.isDate?.(1, 2), sheet?.value(4, 3), sheet?.value(19, 0)]).toEqual([
      true,
      "two\nlines   spaced",
      "far",
    ]);
    expect(sheet?.merged).toEqual([{ top: 7, left: 0, bottom: 8, right: 1 }]);
    expect(hidden?.visibility).toBe("hidden");
  });

  test("an .xls tells strikethrough cell by cell, a damaged one nothing", async () => {
    const [sheet, hidden] = (await open(fixture("formats.xls"), "formats.xls")).sheets;
    const struck = (row: number): (boolean | undefined)[] =>
      [0, 1, 2, 5].map((column) => sheet?.isStruckThrough?.(row, column));
    expect([sheet?.value(2, 1), struck(1), struck(2), struck(3)]).toEqual([
      "Hikvision",
      [false, false, false, false],
      [true, true, true, true],
      [false, false, false, false],
    ]);
    expect(hidden?.isStruckThrough?.(2, 1)).toBe(false);
    expect(struckCells(new Uint8Array([0x85, 0, 200, 0, 255]))).toHaveLength(1);
    expect(struckCells(new Uint8Array())).toEqual([]);
  });

  test("the .ods reader and an independent one see the same values", async () => {
    const bytes = fixture("libreoffice.ods");
    const quiet = jest.spyOn(console, "error").mockReturnValue();
    const other = read(bytes, { type: "array", dense: true }).Sheets["CCTV register"]?.["!data"] ?? [];
    quiet.mockRestore();
    const sheet = (await open(bytes, "a.ods")).sheets[0]!;
    expect(sheet.rowCount).toBe(44);
    other.forEach((row, r) => {
      row.forEach((cell, c) => {
        expect(sheet.value(r, c)).toBe(cell.v ?? null);
      });
    });
  });
});

describe("copies that cannot be written", () => {
  test("end with an error, not with half a workbook that looks whole", async () => {
    const bytes = changed("x", "");
    const file = await openWorkbook(memorySource(bytes), { fileName: "a.xlsx" });
    const marks = {
      sheet: "Sheet1",
      headerRow: 0,
      firstRow: 1,
      lastRow: 1,
      area: { top: 0, left: 0, bottom: 1, right: 1 },
      texts: () => undefined,
    };
    const controller = new AbortController();
    controller.abort();
    const cancelled = writeHighlightedCopy(file, memorySink(), [marks], [], { signal: controller.signal });
    await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
    const unknown = writeHighlightedCopy(file, memorySink(), [{ ...marks, sheet: "Nope" }], []);
    await expect(unknown).rejects.toMatchObject({ code: "sheet-not-found" });
  });
});
