/** Filters of .xlsx files: read, and written with the rows that they hide. */
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { hideFiltered } from "../../src/host";
import { openExcel } from "../../src/workbench/excel-file/open-excel";
import { saveExcel } from "../../src/workbench/excel-file/save-excel";

const sheetFilter =
  '<autoFilter ref="A1:B4"><filterColumn colId="0"><customFilters and="1"><customFilter operator="greaterThan" val="1"/><customFilter operator="lessThan" val="9"/></customFilters></filterColumn><filterColumn colId="1"><dynamicFilter type="thisMonth"/></filterColumn></autoFilter>';
const tableFilter =
  '<autoFilter ref="A1:B4"><filterColumn colId="1"><filters blank="1"><filter val="Bosch &amp; Axis"/></filters></filterColumn></autoFilter>';

/** A sheet with a filter of its own, another with a table that is filtered: exceljs writes the places only. */
async function filtered(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const plain = book.addWorksheet("Plain");
  plain.addRows([
    ["Units", "Bought"],
    [1, "x"],
    [5, "y"],
    [9, "z"],
  ]);
  plain.autoFilter = "A1:B4";
  plain.getCell("A6").value = "by hand";
  plain.getRow(2).hidden = true;
  plain.getRow(4).hidden = true;
  plain.getRow(6).hidden = true;
  const sheet = book.addWorksheet("Kit");
  sheet.addTable({
    name: "Kit",
    ref: "A1",
    headerRow: true,
    columns: [{ name: "Tag" }, { name: "Make" }],
    rows: [
      ["C1", "Bosch & Axis"],
      ["C2", "Dahua"],
      ["C3", null],
    ],
  });
  sheet.getRow(3).hidden = true;
  const files = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  put(files, "xl/worksheets/sheet1.xml", sheetFilter);
  put(files, "xl/tables/table1.xml", tableFilter);
  return zipSync(files);
}

function put(files: Record<string, Uint8Array>, part: string, filter: string): void {
  const xml = strFromU8(files[part]!);
  files[part] = strToU8(xml.replace(/<autoFilter\b[^>]*?(\/>|>.*?<\/autoFilter>)/s, () => filter));
}

function parts(bytes: Uint8Array): { sheet: string; table: string } {
  const files = unzipSync(bytes);
  const filter = (part: string): string =>
    /<autoFilter\b[^>]*?(\/>|>.*?<\/autoFilter>)/s.exec(strFromU8(files[part]!))?.[0] ?? "";
  return { sheet: filter("xl/worksheets/sheet1.xml"), table: filter("xl/tables/table1.xml") };
}

test("filters of a file are known, and which hidden rows are theirs", async () => {
  const { workbook } = await openExcel("filtered.xlsx", await filtered());
  const [plain, kit] = workbook.sheets.map(({ state }) => state);
  expect([...(plain?.filter?.criteria ?? [])]).toEqual([
    [0, { filterOn: "Custom", criterion1: ">1", operator: "And", criterion2: "<9" }],
    [1, { filterOn: "Kept", text: '<dynamicFilter type="thisMonth"/>' }],
  ]);
  expect([...(plain?.hiddenRows ?? [])]).toEqual([1, 3, 5]);
  expect([...(plain?.filteredRows ?? [])]).toEqual([1, 3]);
  expect([...(kit?.tables[0]?.criteria ?? [])]).toEqual([
    [1, { filterOn: "Values", values: ["Bosch & Axis", ""] }],
  ]);
  expect([...(kit?.filteredRows ?? [])]).toEqual([2]);
});

test("the download has them again as the file had them", async () => {
  const bytes = await filtered();
  const { workbook, file } = await openExcel("filtered.xlsx", bytes);
  expect(parts(await saveExcel(workbook, file))).toEqual({ sheet: sheetFilter, table: tableFilter });
});

test("another filter, no filter and a table without buttons are written as they stand", async () => {
  const { workbook, file } = await openExcel("filtered.xlsx", await filtered());
  const [plain, kit] = workbook.sheets;
  hideFiltered(plain!, plain!.state.filter!.area, []);
  plain!.state.filter = null;
  kit!.state.tables[0]!.criteria.set(1, { filterOn: "Values", values: ["Dahua"] });
  hideFiltered(kit!, kit!.state.tables[0]!.area, [1, 3]);
  const saved = await saveExcel(workbook, file);
  expect(parts(saved)).toEqual({
    sheet: "",
    table:
      '<autoFilter ref="A1:B4"><filterColumn colId="1"><filters><filter val="Dahua"/></filters></filterColumn></autoFilter>',
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(saved.slice().buffer);
  const hidden = (name: string) =>
    [1, 2, 3, 4, 6].filter((row) => book.getWorksheet(name)?.getRow(row).hidden);
  expect(hidden("Plain")).toEqual([6]);
  expect(hidden("Kit")).toEqual([2, 4]);
  kit!.state.tables[0]!.options.set("filterButton", false);
  const without = await saveExcel(workbook, file);
  expect(parts(without).table).toBe("");
  const again = await openExcel("again.xlsx", without);
  expect(again.workbook.sheets[1]?.state.tables[0]?.options.get("filterButton")).toBe(false);
});
