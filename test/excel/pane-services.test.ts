import { addSampleSheet, selectCell, watchEdits, watchSelection } from "../../src/excel";
import { WorkbookModel } from "../../src/host";
import { openOffice, type OfficeHarness, raiseEvent } from "../support/office";

let office: OfficeHarness;
const options = { patience: 500 };

beforeEach(() => {
  office = openOffice({ workbook: new WorkbookModel(["Register", "It's 2024"]) });
});
afterEach(() => {
  office.close();
});

test("a cell on another sheet is shown and selected", async () => {
  expect(await selectCell(options, "It's 2024", 4, 2)).toBeNull();
  const { activeSheet, state } = office.host.workbook;
  expect([activeSheet.name, state.selection]).toEqual([
    "It's 2024",
    { top: 4, left: 2, bottom: 4, right: 2 },
  ]);
});

test("a sheet that is gone is said to be so", async () => {
  expect(await selectCell(options, "Gone", 0, 0)).toMatchObject({
    code: "ItemNotFound",
    aftermath: "as-before",
  });
});

test("edits by people are told, with sheet, rows and whether rows moved; the add-in's own are not", async () => {
  const told: [string, number, boolean][] = [];
  const stop = await watchEdits(options, (...one) => told.push(one));
  const edit = (address: string, more: object = {}): void => {
    raiseEvent(10, "Workbook", {
      worksheetId: office.host.workbook.sheets[1]!.state.id,
      address,
      changeType: "RangeEdited",
      source: "Local",
      ...more,
    });
  };
  edit("B7");
  edit("B7:C9");
  edit("B7", { triggerSource: "ThisLocalAddin" });
  edit("5:6", { changeType: "RowInserted" });
  raiseEvent(19, "Workbook", {
    worksheetId: office.host.workbook.sheets[0]!.state.id,
    address: "A2:G9",
    source: "Local",
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(told).toEqual([
    ["It's 2024", 1, false],
    ["It's 2024", 3, false],
    ["It's 2024", 2, true],
    ["Register", 8, true],
  ]);
  await stop();
  edit("B8");
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  expect(told).toHaveLength(4);
});

test("a sample register is a table on a sheet of its own, and a second one gets another name", async () => {
  const rows = [
    ["Tag", "Make", "Number"],
    ["CAM-1", "Hikvision", 1],
    ["=1", "Axis", 2],
  ];
  expect(await addSampleSheet(options, rows)).toBeNull();
  expect(await addSampleSheet(options, rows)).toBeNull();
  const [, , sample, second] = office.host.workbook.sheets;
  expect([sample?.name, second?.name, sample?.state.tables.length]).toEqual([
    "Sample register",
    "Sample register 2",
    1,
  ]);
  expect([sample?.value(2, 0), sample?.cells.formula(2, 0), sample?.value(2, 2)]).toEqual([
    "=1",
    undefined,
    2,
  ]);
});

test("the selection is told at once and wherever it moves, also to another sheet", async () => {
  const [first, second] = office.host.workbook.sheets;
  const told: string[] = [];
  const stop = await watchSelection(options, ({ sheet, row, column }) => {
    told.push(`${sheet} ${row} ${column}`);
  });
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  const cell = (row: number): Parameters<typeof office.host.select>[1] => ({
    top: row,
    left: 1,
    bottom: row + 2,
    right: 3,
  });
  office.host.select(first!, cell(4));
  await settle();
  office.host.select(second!, cell(7));
  await settle();
  expect(told).toEqual(["Register 0 0", "Register 4 1", "It's 2024 7 1"]);
  await stop();
  office.host.select(first!, cell(1));
  await settle();
  expect(told).toHaveLength(3);
});

test("what a person types is counted, what the add-in writes is not", async () => {
  const told: [string, number][] = [];
  const stop = await watchEdits(options, (sheet, rows) => told.push([sheet, rows]));
  const [sheet] = office.host.workbook.sheets;
  office.host.edited(sheet!, { top: 3, left: 0, bottom: 5, right: 0 });
  await office.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Register").getRange("A1:A9").values = Array.from(
      { length: 9 },
      () => ["x"],
    );
    await context.sync();
  });
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  expect(told).toEqual([["Register", 3]]);
  await stop();
});
