import ExcelJS from "exceljs";
import { type OpenedExcel, openExcel } from "../../src/workbench/excel-file/open-excel";
import { saveExcel } from "../../src/workbench/excel-file/save-excel";
import { gridRuleOf } from "../../src/workbench/rules/from-file";
import type { GridRule } from "../../src/workbench/rules/grid-rule";
import { ruleFile } from "./rule-file";

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
  expect(notes).toEqual(["Not shown here, but kept in the download: pictures."]);
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
    ["CellValue", "=200"],
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

test("where a merged row stood before a row was inserted above it, the row that stands there now is written whole", async () => {
  const book = new ExcelJS.Workbook();
  const rows = [
    ["Tag", "Make", "Model"],
    ["C1", "Axis", "P3245"],
    ["C2", "Hikvision", "DS-2CD2042"],
    ["Weir Depot"],
    ["C3", "Dahua", "NVR5216"],
  ];
  book.addWorksheet("Register").addRows(rows);
  book.getWorksheet("Register")?.mergeCells("A4:C4");
  const { workbook, file } = await openExcel("register.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
  workbook.sheets[0]?.insertRows(1, 1);
  const saved = sheetOf(await reread(await saveExcel(workbook, file)), "Register");
  const texts = (row: number): string[] => [1, 2, 3].map((column) => saved.getCell(row, column).text);
  expect([1, 2, 3, 4, 6].map(texts)).toEqual([rows[0], ["", "", ""], rows[1], rows[2], rows[4]]);
  expect(saved.getCell("A5").text).toBe("Weir Depot");
  expect(saved.model.merges).toEqual(["A5:C5"]);
});

/** What is said of the rules of the first sheet, as the grid draws them. */
function rulesOf({ workbook, file }: OpenedExcel): unknown[] {
  const rules = workbook.sheets[0]?.state.conditionalFormats ?? [];
  return rules.map((rule) => {
    const detail = file.rules.get(rule.id);
    const drawn = detail?.kind === "file" ? gridRuleOf(rule, detail) : null;
    return { type: rule.type, areas: rule.areas, stop: rule.stopIfTrue, look: [...rule.format], drawn };
  });
}

test("conditional formats of every kind go in and out whole, and follow rows that are inserted", async () => {
  const opened = await openExcel("rules.xlsx", await ruleFile(46_354));
  const before = rulesOf(opened);
  expect(before).toHaveLength(18);
  const again = await openExcel("again.xlsx", await saveExcel(opened.workbook, opened.file));
  expect(rulesOf(again)).toEqual(before);
  expect(again.notes).toEqual(opened.notes);

  again.workbook.sheets[0]?.insertRows(0, 1);
  const moved = await openExcel("moved.xlsx", await saveExcel(again.workbook, again.file));
  const formulas = moved.workbook.sheets[0]?.state.conditionalFormats.flatMap(
    ({ formula, moreFormulas = [] }) => [formula, ...moreFormulas].filter((one) => /[A-Z]\$?\d/.test(one)),
  );
  expect(formulas).toEqual([
    "=$A$6",
    '=NOT(ISERROR(SEARCH("HIK",C3)))',
    '=LEFT(D3,LEN("ax"))="ax"',
    "=FLOOR(H3,1)=TODAY()",
    "=LEN(TRIM(I3))=0",
  ]);
});

const point = { type: "num", value: 3 } as const;
const icons = (iconType: string, ids: readonly string[]): GridRule => ({
  type: "iconSet",
  isShowValue: true,
  config: ids.map((iconId, index) => ({
    operator: index === ids.length - 1 ? "greaterThanOrEqual" : "greaterThan",
    value: index === ids.length - 1 ? { type: "percent", value: 0 } : { ...point, value: 9 - index },
    iconType,
    iconId,
  })),
});
const highlight = { type: "highlightCell" } as const;

/** What a person can make in the grid's menu; the file says the same, texts by a formula. */
const made: readonly (readonly [excel: string, rule: GridRule, drawn?: string])[] = [
  ["CellValue", { ...highlight, subType: "number", operator: "notBetween", value: [2, 5] }],
  ["CellValue", { ...highlight, subType: "text", operator: "equal", value: 'a "b"' }, '=A2="a ""b"""'],
  [
    "ContainsText",
    { ...highlight, subType: "text", operator: "endsWith", value: "x" },
    '=RIGHT(A2,LEN("x"))="x"',
  ],
  ["PresetCriteria", { ...highlight, subType: "text", operator: "notContainsErrors", value: "" }],
  ["PresetCriteria", { ...highlight, subType: "timePeriod", operator: "nextWeek" }],
  ["PresetCriteria", { ...highlight, subType: "average", operator: "lessThanOrEqual" }],
  ["TopBottom", { ...highlight, subType: "rank", isBottom: true, isPercent: true, value: 20 }],
  ["PresetCriteria", { ...highlight, subType: "uniqueValues" }],
  ["Custom", { ...highlight, subType: "formula", value: "=$B2>A2" }],
  [
    "ColorScale",
    {
      type: "colorScale",
      config: [
        { index: 0, color: "#FFFFFF", value: { type: "min" } },
        { index: 1, color: "#FFEB84", value: { type: "percentile", value: 50 } },
        { index: 2, color: "#63BE7B", value: { type: "formula", value: "=$C$1" } },
      ],
    },
  ],
  [
    "DataBar",
    {
      type: "dataBar",
      isShowValue: false,
      config: {
        min: point,
        max: { type: "max" },
        isGradient: false,
        positiveColor: "#638EC6",
        nativeColor: "#FF0000",
      },
    },
  ],
  ["IconSet", icons("3Flags", ["0", "1", "2"])],
  ["IconSet", icons("4Rating", ["0", "1", "2", "3"])],
  ["IconSet", icons("3Stars", ["0", "1", "2"])],
  ["IconSet", icons("3Arrows", ["2", "2", "0"])],
];

test("what a person can make in the grid's menu is in the file, of the same kind, and drawn the same again", async () => {
  const { workbook, file } = await openExcel("rules.xlsx", await ruleFile(46_354, []));
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  const areas = [{ top: 1, left: 0, bottom: 6, right: 0 }];
  sheet.state.conditionalFormats = made.map(([type, rule], index) => {
    const id = `made${index}`;
    file.rules.set(id, { kind: "person", rule });
    const formula = rule.type === "highlightCell" && rule.subType === "formula" ? rule.value : "";
    const format = new Map(rule.type === "highlightCell" ? [["fill.color", "#FFC7CE"] as const] : []);
    return { id, type, areas: [...areas], stopIfTrue: index === 0, formula, format };
  });
  const again = rulesOf(await openExcel("again.xlsx", await saveExcel(workbook, file)));
  const wanted = made.map(([type, rule, formula], index) => ({
    type,
    areas,
    stop: index === 0,
    look: rule.type === "highlightCell" ? [["fill.color", "#FFC7CE"]] : [],
    drawn: formula === undefined ? rule : { ...highlight, subType: "formula", value: formula },
  }));
  expect(again).toEqual(wanted);
});

test("drop-downs and input checks of the file go in and out with those of the add-in, and follow rows", async () => {
  const book = new ExcelJS.Workbook();
  const made = book.addWorksheet("Register");
  made.getCell("A2").value = "C1";
  made.getCell("B2").dataValidation = { type: "list", formulae: ["$F$2:$F$5"], showErrorMessage: true };
  made.getCell("C2").dataValidation = {
    type: "whole",
    operator: "greaterThan",
    formulae: [3],
    allowBlank: true,
    errorStyle: "warning",
    error: "More than three.",
    promptTitle: "Units",
    prompt: "How many?",
    showInputMessage: true,
    showErrorMessage: true,
  };
  const { workbook, file, notes } = await openExcel(
    "kit.xlsx",
    new Uint8Array(await book.xlsx.writeBuffer()),
  );
  expect(notes).toEqual([]);
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  expect(sheet.state.validations.map(({ rule, prompt }) => [rule, prompt])).toEqual([
    [{ list: { inCellDropDown: true, source: "=$F$2:$F$5" } }, {}],
    [
      { wholeNumber: { formula1: 3, operator: "GreaterThan" } },
      { showPrompt: true, title: "Units", message: "How many?" },
    ],
  ]);
  sheet.insertRows(0, 1);
  sheet.state.validations.push({
    area: { top: 1, left: 3, bottom: 40, right: 3 },
    rule: { list: { inCellDropDown: true, source: "Yes,No" } },
    prompt: {},
    errorAlert: { showAlert: true, style: "Information", title: "Yes or No", message: "" },
    ignoreBlanks: true,
  });
  const saved = sheetOf(await reread(await saveExcel(workbook, file)), "Register");
  expect(saved.getCell("B3").dataValidation).toMatchObject({ type: "list", formulae: ["$F$3:$F$6"] });
  expect(saved.getCell("C3").dataValidation).toMatchObject({
    type: "whole",
    operator: "greaterThan",
    formulae: [3],
    errorStyle: "warning",
    error: "More than three.",
    prompt: "How many?",
  });
  expect(saved.getCell("D41").dataValidation).toMatchObject({
    type: "list",
    formulae: ['"Yes,No"'],
    errorStyle: "information",
    allowBlank: true,
  });
});
