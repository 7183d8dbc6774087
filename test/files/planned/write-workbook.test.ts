import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { memorySink, writePlannedWorkbook } from "../../../src/files";
import { plannedHeight, planProblems } from "../../../src/core/sheets";
import { open, valuesOf } from "../support/workbooks";
import { packageProblems } from "./package-problems";
import { cell, planned, rich, written } from "./support";

async function excel(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(Readable.from([Buffer.from(bytes)]));
  return workbook;
}

const part = (bytes: Uint8Array, name: string): string => Buffer.from(unzipSync(bytes)[name]!).toString();

describe("a planned workbook as a file", () => {
  it("is a package in which every part, type and relationship fits", async () => {
    expect(
      packageProblems(await written(rich, planned("Lens two", [[cell("x")]], { hidden: true }))),
    ).toEqual([]);
  });

  it("gives our own reader the planned values; text stays text", async () => {
    const file = await open(await written(rich));
    expect(file.warnings).toEqual([]);
    const [sheet] = file.sheets;
    expect(sheet!.name).toBe("Lens report");
    expect(valuesOf(sheet!).map((row) => row.slice(0, 4))).toEqual([
      ["Report & <review>", null, null, null],
      [expect.stringMatching(/^A sentence/), null, null, null],
      [null, null, null, null],
      ["Site", "Action", "Rows", "Date"],
      ["=SUM(1,2)", "Remove", 1200, 46348],
      ["Ünïted \u0007 _x0041_ 'x' \"y\"", "Check", 3, null],
      ["Total", null, 1203, true],
      ["Box", "☐", "a & b", null],
      [12, 0.5, null, null],
    ]);
    expect(sheet!.tables).toEqual([
      {
        part: "xl/tables/table1.xml",
        name: "LensReport",
        area: { top: 3, left: 0, bottom: 5, right: 3 },
        headerRow: true,
        totalsRow: false,
      },
    ]);
  });

  it("gives another reader the same, with formulas, tables, drop-downs, frozen rows and the print set-up", async () => {
    const workbook = await excel(await written(rich, planned("Lens two", [[cell("x")]], { hidden: true })));
    const sheet = workbook.getWorksheet("Lens report")!;
    expect(sheet.getCell("A5").value).toBe("=SUM(1,2)");
    expect(sheet.getCell("A5").type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell("C7").value).toEqual({ formula: "SUM(C5:C6)", result: 1203 });
    expect(sheet.getCell("C8").value).toEqual({ formula: 'IF(C7>1,"a & b","c")', result: "a & b" });
    expect(sheet.getCell("D5").numFmt).toBe("yyyy-mm-dd");
    expect(sheet.getCell("D5").value).toEqual(new Date("2026-11-22"));
    expect(sheet.getCell("A1").isMerged && sheet.getCell("C1").isMerged).toBe(true);
    expect(sheet.getCell("A1").font.bold).toBe(true);
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "4:4",
    });
    expect(sheet.headerFooter.oddFooter).toBe("&LR&&D 100&RPage &P of &N");
    expect(sheet.getCell("B5").dataValidation).toMatchObject({
      type: "list",
      formulae: ['"Remove,Say ""no"",Check"'],
      prompt: "Choose & go",
    });
    expect(sheet.getCell("D6").dataValidation).toMatchObject({ type: "date" });
    expect(sheet.getTable("LensReport")).toBeDefined();
    expect(workbook.getWorksheet("Lens two")!.state).toBe("hidden");
  });

  it("has a native chart whose references and remembered numbers are the sheet's", async () => {
    expect(part(await written(rich), "xl/worksheets/sheet1.xml")).toContain(
      '<rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>',
    );
    const chart = part(await written(rich), "xl/charts/chart1.xml");
    expect(chart).toContain("<c:f>'Lens report'!$B$5:$B$6</c:f>");
    expect(chart).toContain('<c:pt idx="0"><c:v>1200</c:v></c:pt>');
    expect(chart).toContain('<c:grouping val="stacked"/>');
  });

  it("has one rule for each action's colour", async () => {
    const rules = part(await written(rich), "xl/worksheets/sheet1.xml").match(
      /<cfRule [^>]*><formula>[^<]*/g,
    );
    expect(rules).toHaveLength(5);
    expect(rules![0]).toMatch(/\$B5="Remove"$/);
  });

  it("names nobody and is the same bytes each time", async () => {
    const once = await written(rich);
    expect(Buffer.compare(once, await written(rich))).toBe(0);
    expect(part(once, "docProps/core.xml")).toContain("<dc:creator>Estate Lens</dc:creator>");
    expect(part(once, "docProps/core.xml")).not.toContain("lastModifiedBy");
  });

  it("cuts a text at the longest that a cell holds", async () => {
    const file = await open(await written(planned("Lens long", [[cell("x".repeat(40_000))]])));
    expect(String(file.sheets[0]!.value(0, 0))).toHaveLength(32_767);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(
      writePlannedWorkbook([rich], memorySink(), { title: "", date: "2026-11-22", signal: stop.signal }),
    ).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("what Excel would refuse", () => {
  const table = (headers: (string | null)[], rows = 1): Partial<Parameters<typeof planned>[2] & object> => ({
    tables: [{ name: "T", area: { top: 0, left: 0, bottom: rows, right: headers.length - 1 } }],
  });
  it.each([
    ["a name that is too long", planned(`Lens ${"x".repeat(30)}`, [[cell("x")]])],
    ["a name with a slash", planned("Lens a/b", [[cell("x")]])],
    ["a table without a row", planned("Lens t", [[cell("A")]], table(["A"], 0))],
    ["two columns of one name", planned("Lens t", [[cell("A"), cell("a")], [cell("1")]], table(["A", "a"]))],
    ["a column without a header", planned("Lens t", [[cell("A"), null], [cell("1")]], table(["A", null]))],
    [
      "a merged cell in a table",
      planned("Lens t", [[cell("A"), cell("B")], [cell("1", "note", 1)]], table(["A", "B"])),
    ],
    [
      "choices with a comma",
      planned("Lens v", [[cell("A")]], {
        validations: [
          {
            area: { top: 0, left: 0, bottom: 0, right: 0 },
            kind: "list",
            choices: ["a,b"],
            open: false,
            prompt: "",
          },
        ],
      }),
    ],
  ])("%s", async (_, sheet) => {
    expect(planProblems([sheet])).toHaveLength(1);
    await expect(written(sheet)).rejects.toMatchObject({ code: "cannot-write" });
  });

  it("two sheets or tables of one name", () => {
    expect(planProblems([rich, { ...rich, name: "LENS REPORT" }])).toHaveLength(2);
  });
});

describe("heights", () => {
  it("gives merged texts the lines they need, and leaves other rows to Excel", () => {
    const sheet = planned("Lens h", [
      [cell("word ".repeat(60), "note", 2)],
      [cell("word ".repeat(60), "wrapped")],
      [cell("Short", "note", 2)],
    ]);
    expect(plannedHeight(sheet, 0)).toBeGreaterThan(90);
    expect(plannedHeight(sheet, 1)).toBeNull();
    expect(plannedHeight(sheet, 2)).toBe(16);
  });
});
