/** Sheets of our own in the open workbook: drawn as planned, rebuilt in their place, nothing typed is lost. */
import { buildSheets } from "../../src/excel";
import { type ExcelVersion, excel2021, excel365, WorkbookModel } from "../../src/host";
import { openOffice, type OfficeHarness } from "../support/office";
import { hiddenSheet, reportSheet } from "./planned";

let office: OfficeHarness;
const options = { patience: 500 };

function open(version: ExcelVersion = excel365): WorkbookModel {
  const workbook = new WorkbookModel(["Register"]);
  workbook.sheets[0]!.fill(0, 0, [["mine"]]);
  office = openOffice({ workbook, version });
  return workbook;
}
afterEach(() => {
  office.close();
});

const two = [
  ["CAM-1", 1],
  ["=cmd", 2],
] as const;

describe.each([excel2021, excel365])("in $name", (version) => {
  test("a planned sheet is drawn with table, chart, rules, validation, fields and print set-up", async () => {
    const workbook = open(version);
    expect(await buildSheets(options, [reportSheet(two)], "Lens report")).toEqual({
      kind: "written",
      sheets: ["Lens report"],
    });
    const sheet = workbook.sheet("Lens report")!;
    const { state, cells } = sheet;
    expect(workbook.activeSheet).toBe(sheet);
    expect([sheet.value(4, 0), sheet.value(5, 0), cells.formula(5, 0), sheet.value(5, 1)]).toEqual([
      "CAM-1",
      "=cmd",
      undefined,
      2,
    ]);
    expect([cells.formula(6, 1), cells.numberFormat(5, 1), cells.numberFormat(5, 0)]).toEqual([
      "=SUM(B5:B6)",
      "#,##0",
      "@",
    ]);
    expect(state.tables.map(({ name, area }) => [name, area])).toEqual([
      ["LensReportRows", { top: 3, left: 0, bottom: 5, right: 2 }],
    ]);
    expect(state.validations).toHaveLength(1);
    expect(state.conditionalFormats.map(({ formula }) => formula)[0]).toBe('=$A5="Remove"');
    expect(state.charts[0]).toMatchObject({
      name: "LensActions",
      type: "BarStacked",
      series: [
        { name: "Now", values: { left: 1 }, categories: { left: 0 }, fill: "#F0A07A" },
        { name: "Before", values: { left: 2 }, categories: { left: 0 }, fill: "#B9DCF2" },
      ],
    });
    expect(state.frozen).toMatchObject({ top: 0, bottom: 3 });
    expect(state.merged).toEqual([{ top: 1, left: 0, bottom: 1, right: 2 }]);
    expect(state.page).toMatchObject({
      orientation: "Landscape",
      paperSize: "A4",
      zoom: { horizontalFitToPages: 1 },
      titleRows: { top: 3, bottom: 3 },
      breaks: [6],
    });
    expect([...state.page.marginTexts]).toEqual([
      ["LeftFooter", "Report && more"],
      ["RightFooter", "Page &P of &N"],
    ]);
    expect(state.columnWidths.get(0)).toBe(14 * 5.25 + 3.75);
    expect(cells.format(0, 0, "font.bold")).toBe(true);
    expect(cells.format(4, 2, "borders.EdgeTop.style")).toBe("Continuous");
    expect(workbook.state.settings.size).toBe(0);
  });
});

test("a report is rebuilt in its place: references stay, and what was typed moves with its row", async () => {
  const workbook = open();
  await buildSheets(options, [reportSheet(two)], null);
  const sheet = workbook.sheet("Lens report")!;
  sheet.enter(5, 2, "Ann Example");
  sheet.enter(7, 2, 250);
  workbook.sheets[0]!.enterFormula(1, 0, "='Lens report'!B5");
  await buildSheets(options, [reportSheet([["CAM-0", 7], ...two])], null);
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["Register", "Lens report"]);
  expect(workbook.sheet("Lens report")).toBe(sheet);
  expect([sheet.value(4, 2), sheet.value(5, 2), sheet.value(6, 2), sheet.value(8, 2)]).toEqual([
    undefined,
    undefined,
    "Ann Example",
    250,
  ]);
  expect(workbook.sheets[0]!.cells.formula(1, 0)).toBe("='Lens report'!B5");
  expect([sheet.state.tables.length, sheet.state.charts.length, sheet.state.merged.length]).toEqual([
    1, 1, 1,
  ]);
  expect(sheet.state.conditionalFormats).toHaveLength(5);
  expect(sheet.state.page.breaks).toEqual([6]);
});

test("a copy that somebody kept of a report keeps its table's name; the new one gets another", async () => {
  const workbook = open();
  await buildSheets(options, [reportSheet(two)], null);
  workbook.renameSheet(workbook.sheet("Lens report")!, "November");
  await buildSheets(options, [reportSheet(two)], null);
  expect(workbook.tables().map(({ sheet, table }) => [sheet.name, table.name])).toEqual([
    ["November", "LensReportRows"],
    ["Lens report", "LensReportRows_2"],
  ]);
});

test("a hidden sheet is written beside the old one and takes its place and its table's name", async () => {
  const workbook = open();
  await buildSheets(options, [hiddenSheet([["CAM-1", 1]])], null);
  await buildSheets(options, [hiddenSheet([["CAM-2", 5]])], null);
  expect(workbook.sheets.map(({ name, state }) => [name, state.visibility])).toEqual([
    ["Register", "Visible"],
    ["Lens last check", "Hidden"],
  ]);
  expect(workbook.table("LensLastCheck")?.sheet.value(1, 0)).toBe("CAM-2");
});

test("a protected structure or sheet is said to be so, and nothing is written", async () => {
  const workbook = open();
  workbook.state.structureProtected = "";
  const refused = await buildSheets(options, [reportSheet(two)], null);
  expect(refused).toMatchObject({ kind: "nothing" });
  expect(refused.kind === "nothing" && refused.message).toContain('"Lens report" cannot be added');
  workbook.state.structureProtected = null;
  await buildSheets(options, [reportSheet(two)], null);
  workbook.sheet("Lens report")!.state.protection = { password: null, options: {} };
  const locked = await buildSheets(options, [reportSheet([["CAM-9", 1]])], null);
  expect(locked.kind === "nothing" && locked.message).toContain('"Lens report" is protected');
  expect(workbook.sheet("Lens report")!.value(4, 0)).toBe("CAM-1");
});

test("50,000 rows stay under 2 MB a request", async () => {
  open();
  office.host.resetCounters();
  const rows = Array.from(
    { length: 50_000 },
    (_, index) => [`CAM-${index} on a long corridor`, index] as const,
  );
  expect((await buildSheets({ patience: 20_000 }, [hiddenSheet(rows)], null)).kind).toBe("written");
  const largest = Math.max(...office.host.syncs.map(({ requestBytes }) => requestBytes));
  expect(largest).toBeLessThan(2 * 1024 * 1024);
  expect(office.host.syncs.length).toBeLessThan(12);
}, 60_000);
