import ExcelJS from "exceljs";
import { openExcel } from "../../src/workbench/excel-file/open-excel";
import { saveExcel } from "../../src/workbench/excel-file/save-excel";

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A register as people have them: a title over merged cells, a table, dates, money, colours, a rule, a picture. */
async function register(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Register", { views: [{ state: "frozen", xSplit: 1, ySplit: 3 }] });
  sheet.getCell("A1").value = "Assets of Weir Depot";
  sheet.getCell("A1").font = { name: "Calibri", size: 16, bold: true, color: { argb: "FF0F4E5D" } };
  sheet.mergeCells("A1:D1");
  sheet.addTable({
    name: "Register",
    ref: "A3",
    headerRow: true,
    style: { theme: "TableStyleMedium4", showRowStripes: true },
    columns: [{ name: "Tag" }, { name: "Make" }, { name: "Bought" }, { name: "Price" }],
    rows: [
      ["C1", "Hikvision", new Date(Date.UTC(2024, 2, 5)), 120.5],
      ["C2", "Axis", new Date(Date.UTC(2023, 10, 30)), 410],
    ],
  });
  for (const row of [4, 5]) {
    sheet.getCell(row, 3).numFmt = "dd/mm/yyyy";
    sheet.getCell(row, 4).numFmt = "£#,##0.00";
  }
  sheet.getCell("D7").value = { formula: "SUM(D4:D5)", result: 530.5 };
  sheet.getCell("B5").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } };
  sheet.getCell("B5").border = { bottom: { style: "medium", color: { argb: "FFC00000" } } };
  sheet.getCell("B5").alignment = { horizontal: "center", wrapText: true };
  sheet.getColumn(1).width = 22;
  sheet.getRow(5).hidden = true;
  sheet.getCell("B4").dataValidation = { type: "list", formulae: ['"Hikvision,Axis"'], allowBlank: true };
  sheet.addConditionalFormatting({
    ref: "D4:D5",
    rules: [
      {
        type: "cellIs",
        operator: "greaterThan",
        priority: 1,
        formulae: [200],
        style: { font: { bold: true } },
      },
    ],
  });
  sheet.addImage(book.addImage({ base64: pixel.toString("base64"), extension: "png" }), "F1:G3");
  book.addWorksheet("Notes").getCell("A1").value = "kept";
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function reread(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

function sheetOf(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
  return sheet;
}

test("an .xlsx comes in with values, formulas, formats, sizes, merged cells, tables and rules", async () => {
  const { workbook, notes } = await openExcel("register.xlsx", await register());
  const [sheet, second] = workbook.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  expect(second?.name).toBe("Notes");
  expect(sheet.value(0, 0)).toBe("Assets of Weir Depot");
  expect(sheet.value(3, 2)).toBe(45_356);
  expect(sheet.cells.numberFormat(3, 2)).toBe("dd/mm/yyyy");
  expect(sheet.cells.numberFormat(3, 3)).toBe("£#,##0.00");
  expect([sheet.cells.formula(6, 3), sheet.value(6, 3)]).toEqual(["=SUM(D4:D5)", 530.5]);
  expect(Object.fromEntries(sheet.cells.formatsOf(0, 0) ?? [])).toEqual({
    "font.color": "#0F4E5D",
    "font.bold": true,
    "font.size": 16,
  });
  expect(Object.fromEntries(sheet.cells.formatsOf(4, 1) ?? [])).toEqual({
    "fill.color": "#FFF2CC",
    horizontalAlignment: "Center",
    wrapText: true,
    "borders.EdgeBottom.style": "Continuous",
    "borders.EdgeBottom.weight": "Medium",
    "borders.EdgeBottom.color": "#C00000",
  });
  const { state } = sheet;
  expect(state.merged).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }]);
  expect(state.columnWidths.get(0)).toBeCloseTo((22 * 7 + 5) * 0.75, 5);
  expect([...state.hiddenRows]).toEqual([4]);
  expect(state.frozen).toEqual({ top: 0, left: 0, bottom: 2, right: 0 });
  expect(state.tables.map(({ name, area, style }) => ({ name, area, style }))).toEqual([
    { name: "Register", area: { top: 2, left: 0, bottom: 4, right: 3 }, style: "TableStyleMedium4" },
  ]);
  expect(state.conditionalFormats.map(({ type, areas }) => ({ type, areas }))).toEqual([
    { type: "CellValue", areas: [{ top: 3, left: 3, bottom: 4, right: 3 }] },
  ]);
  expect(notes).toEqual([
    "Not shown here, but kept in the download: drop-down lists and input checks and pictures.",
  ]);
});

test("the download keeps what the file had, with the changes in it", async () => {
  const { workbook, file } = await openExcel("register.xlsx", await register());
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  sheet.enter(3, 1, "Dahua");
  sheet.fill(2, 4, [["Lens action"], ["Remove"], ["No action"]]);
  sheet.enterFormula(3, 5, "=ESTATE.MAKER(B4)");
  sheet.cells.setFormat({ top: 3, left: 4, bottom: 3, right: 4 }, "fill.color", "#F0A07A");
  sheet.state.conditionalFormats.unshift({
    id: workbook.newId(),
    type: "Custom",
    areas: [{ top: 3, left: 0, bottom: 4, right: 4 }],
    stopIfTrue: true,
    formula: '=$E4="Remove"',
    format: new Map([["fill.color", "#F0A07A"]]),
  });
  workbook.state.names.push({ name: "_lens.action", formula: "=Register!$E$3", visible: false, comment: "" });
  workbook.addSheet("Estate Lens sites").fill(0, 0, [["Site"], ["Weir Depot"]]);

  const bytes = await saveExcel(workbook, file);
  const book = await reread(bytes);
  const saved = sheetOf(book, "Register");
  expect(book.worksheets.map(({ name }) => name)).toEqual(["Register", "Notes", "Estate Lens sites"]);
  expect(saved.getCell("B4").value).toBe("Dahua");
  expect(saved.getCell("E4").value).toBe("Remove");
  expect(saved.getCell("E4").fill).toMatchObject({ pattern: "solid", fgColor: { argb: "FFF0A07A" } });
  expect(saved.getCell("F4").formula).toBe("_xldudf_ESTATE_MAKER(B4)");
  expect(saved.getCell("D7").formula).toBe("SUM(D4:D5)");
  expect(saved.getCell("B5").fill).toMatchObject({ fgColor: { argb: "FFFFF2CC" } });
  expect(saved.getCell("B5").border.bottom?.style).toBe("medium");
  expect(saved.getCell("C4").numFmt).toBe("dd/mm/yyyy");
  expect(saved.getCell("B4").dataValidation.type).toBe("list");
  expect(saved.getImages()).toHaveLength(1);
  expect(saved.getColumn(1).width).toBe(22);
  expect(saved.getRow(5).hidden).toBe(true);
  expect(saved.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 3 });

  // And it opens here again as it was.
  const again = await openExcel("again.xlsx", bytes);
  const [reopened] = again.workbook.sheets;
  expect(reopened?.state.tables.map(({ name }) => name)).toEqual(["Register"]);
  expect(reopened?.state.merged).toEqual(sheet.state.merged);
  expect(reopened?.state.conditionalFormats.map(({ type, formula }) => [type, formula])).toEqual([
    ["Custom", '=$E4="Remove"'],
    ["CellValue", ""],
  ]);
  expect(reopened?.cells.formula(3, 5)).toBe("=ESTATE.MAKER(B4)");
});

test("rows that were inserted take their looks along; a table that grew is written with its new column", async () => {
  const { workbook, file } = await openExcel("register.xlsx", await register());
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  sheet.insertRows(1, 2);
  const [table] = sheet.state.tables;
  if (table === undefined) throw new Error("There is no table.");
  table.area = { ...table.area, right: 4 };
  table.columns.push({ id: 5, name: "Lens action" });
  sheet.fill(4, 4, [["Lens action"], ["Remove"], ["Check"]]);
  const saved = sheetOf(await reread(await saveExcel(workbook, file)), "Register");
  expect(saved.getCell("B7").fill).toMatchObject({ fgColor: { argb: "FFFFF2CC" } });
  expect(saved.getCell("B5").fill).not.toMatchObject({ fgColor: { argb: "FFFFF2CC" } });
  expect(saved.getRow(7).hidden).toBe(true);
  expect(saved.getRow(5).hidden).toBe(false);
  const again = await openExcel("again.xlsx", new Uint8Array(await saved.workbook.xlsx.writeBuffer()));
  expect(again.workbook.sheets[0]?.state.tables[0]?.columns.map(({ name }) => name)).toEqual([
    "Tag",
    "Make",
    "Bought",
    "Price",
    "Lens action",
  ]);
});
