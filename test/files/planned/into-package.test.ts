import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { memorySink, writeHighlightedCopy } from "../../../src/files";
import type { PlannedSheet } from "../../../src/core/sheets";
import { nodeDeflate } from "../../../src/cli/byte-source";
import { open, valuesOf } from "../support/workbooks";
import { packageProblems } from "./package-problems";
import { cell, planned, rich } from "./support";

async function withSheets(bytes: Uint8Array, ...sheets: PlannedSheet[]): Promise<Uint8Array> {
  const sink = memorySink();
  await writeHighlightedCopy(await open(bytes), sink, [], [], { sheets, deflate: nodeDeflate });
  return sink.bytes();
}

/** A workbook of a person's own: a table, a note, a formula, merged cells, a hidden sheet. */
async function book(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Register", { pageSetup: { printTitlesRow: "1:1" } });
  sheet.addTable({
    name: "Assets",
    ref: "A1",
    headerRow: true,
    columns: [{ name: "Make" }, { name: "Model" }],
    rows: [
      ["Hikvision", "DS-1"],
      ["Axis", "P1"],
    ],
  });
  sheet.getCell("D1").value = { formula: "COUNTA(A2:A3)", result: 2 };
  sheet.getCell("A2").note = "ask the installer";
  workbook.addWorksheet("Costs").addRow(["a", "b"]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const changed = (before: Uint8Array, after: Uint8Array): string[] => {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  return Object.keys(old)
    .filter((name) => !(name in now) || Buffer.compare(old[name]!, now[name]!) !== 0)
    .sort();
};

const decisions = (rows: string[]): PlannedSheet =>
  planned(
    "Lens sites",
    [[cell("Sites", "title")], [cell("Site", "header")], ...rows.map((row) => [cell(row, "input")])],
    {
      tables: [{ name: "LensSites", area: { top: 1, left: 0, bottom: rows.length + 1, right: 0 } }],
      print: { orientation: "portrait", repeatRows: [1, 1], foot: "" },
    },
  );

describe("planned sheets in a person's own workbook", () => {
  it("are added behind the others; every part that need not change stays byte for byte", async () => {
    const before = await book();
    const after = await withSheets(before, rich, planned("Lens last check", [[cell("x")]], { hidden: true }));
    expect(packageProblems(after)).toEqual([]);
    expect(changed(before, after)).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
    const file = await open(after);
    expect(file.sheets.map(({ name, visibility }) => `${name} ${visibility}`)).toEqual([
      "Register visible",
      "Costs visible",
      "Lens report visible",
      "Lens last check hidden",
    ]);
    const other = new ExcelJS.Workbook();
    await other.xlsx.read(Readable.from([Buffer.from(after)]));
    expect(other.getWorksheet("Register")!.pageSetup.printTitlesRow).toBe("1:1");
    expect(other.getWorksheet("Lens report")!.pageSetup.printTitlesRow).toBe("4:4");
    expect(other.getWorksheet("Register")!.getCell("A2").note).toBe("ask the installer");
  });

  it("take the place of the sheets of an earlier run, with their tables and charts", async () => {
    const before = await book();
    const once = await withSheets(before, rich, decisions(["A", "B"]));
    const twice = await withSheets(once, decisions(["A", "B", "C"]), rich);
    expect(packageProblems(twice)).toEqual([]);
    expect(Object.keys(unzipSync(twice)).length).toBe(Object.keys(unzipSync(once)).length);
    const file = await open(twice);
    expect(file.sheets.map(({ name }) => name)).toEqual(["Register", "Costs", "Lens report", "Lens sites"]);
    expect(valuesOf(file.sheets[3]!)).toEqual([["Sites"], ["Site"], ["A"], ["B"], ["C"]]);
    expect(file.sheets[3]!.tables).toMatchObject([{ name: "LensSites", area: { bottom: 4 } }]);
    expect(changed(before, twice)).toEqual(changed(before, once));
  });

  it("keep a person's comments on a sheet that is written again", async () => {
    const once = await withSheets(await book(), decisions(["A"]));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([Buffer.from(once)]));
    workbook.getWorksheet("Lens sites")!.getCell("A3").note = "said by Anna";
    const noted = new Uint8Array(await workbook.xlsx.writeBuffer());
    const twice = await withSheets(noted, decisions(["A", "B"]));
    expect(packageProblems(twice)).toEqual([]);
    const again = new ExcelJS.Workbook();
    await again.xlsx.read(Readable.from([Buffer.from(twice)]));
    expect(JSON.stringify(again.getWorksheet("Lens sites")!.getCell("A3").note)).toContain("said by Anna");
  });

  it("can be added to a .csv, which becomes a workbook", async () => {
    const sink = memorySink();
    const csv = await open(new TextEncoder().encode("Make,Model\nAxis,P1\n"), "list.csv");
    await writeHighlightedCopy(csv, sink, [], [], { sheets: [decisions(["A"])] });
    expect(packageProblems(sink.bytes())).toEqual([]);
    expect((await open(sink.bytes())).sheets.map(({ name }) => name)).toEqual(["list", "Lens sites"]);
  });
});
