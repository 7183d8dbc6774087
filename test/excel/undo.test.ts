import {
  checkRegister,
  recoverAtStart,
  silentWatcher,
  toggleHighlight,
  undoLastCheck,
} from "../../src/excel";
import { WorkbookModel, type WorkbookSnapshot } from "../../src/host";
import { testEngine } from "../support/engine";
import { openOffice, type OfficeHarness } from "../support/office";
import { comparable } from "../support/snapshot";

let office: OfficeHarness;

const options = {
  engine: testEngine,
  date: "2026-11-22",
  live: false,
  patience: 500,
  watcher: silentWatcher,
  confirm: () => Promise.resolve(true),
};

function book(table: boolean): WorkbookModel {
  const workbook = new WorkbookModel(["Register"]);
  const sheet = workbook.sheets[0]!;
  sheet.fill(0, 0, [
    ["Tag", "Make", "Site"],
    ["CAM-1", "Hikvision", "Fernhill House"],
    ["CAM-2", "Dahua", "Oak Lane"],
    ["CAM-3", "Axis", "Oak Lane"],
  ]);
  sheet.state.columnWidths.set(4, 77);
  if (table) {
    sheet.state.tables.push({
      id: "t1",
      name: "Assets",
      area: { top: 0, left: 0, bottom: 3, right: 2 },
      showHeaders: true,
      showTotals: false,
      style: "",
      options: new Map(),
      columns: ["Tag", "Make", "Site"].map((name, id) => ({ id, name })),
      nextColumn: 4,
      criteria: new Map(),
    });
  }
  return workbook;
}

function open(workbook: WorkbookModel): void {
  office = openOffice({ workbook });
}

/** Saves the workbook, closes it and opens it again. */
function reopen(): void {
  const saved: WorkbookSnapshot = office.host.workbook.snapshot();
  office.close();
  open(WorkbookModel.open(saved));
}

afterEach(() => {
  office.close();
});

const now = (): unknown => comparable(office.host.workbook);

describe.each([
  ["a plain range", false],
  ["a table", true],
])("undoing the check of %s", (_name, table) => {
  test("brings back everything, widths and table included", async () => {
    open(book(table));
    const before = now();
    await checkRegister(options);
    expect(now()).not.toEqual(before);
    expect(await undoLastCheck(options)).toEqual({ kind: "undone", sheet: "Register", date: "2026-11-22" });
    expect(now()).toEqual(before);
  });

  test("works after the workbook was closed and opened again", async () => {
    open(book(table));
    const before = now();
    await checkRegister(options);
    reopen();
    expect(await undoLastCheck(options)).toMatchObject({ kind: "undone" });
    expect(now()).toEqual(before);
  });

  test("brings back the earlier results after a second check", async () => {
    open(book(table));
    await checkRegister(options);
    office.host.workbook.sheets[0]!.enter(3, 1, "Dahua");
    const before = now();
    await checkRegister(options);
    reopen();
    expect(await undoLastCheck(options)).toMatchObject({ kind: "undone" });
    expect(now()).toEqual(before);
  });

  test("takes out the columns wherever they were moved", async () => {
    open(book(table));
    await checkRegister(options);
    office.host.workbook.sheets[0]!.insertRows(0, 2);
    office.host.workbook.sheets[0]!.insertColumns(0, 1);
    expect(await undoLastCheck(options)).toMatchObject({ kind: "undone" });
    const sheet = office.host.workbook.sheets[0]!;
    expect(sheet.cells.usedArea(true)).toEqual({ top: 2, left: 1, bottom: 5, right: 3 });
    expect([sheet.state.names, sheet.state.conditionalFormats]).toEqual([[], []]);
  });
});

test("live formulas come back as formulas, text that looks like one as text", async () => {
  const workbook = book(false);
  workbook.sheets[0]!.setContent(3, 1, { value: "=cmd" });
  open(workbook);
  await checkRegister({ ...options, live: true });
  const before = now();
  await checkRegister(options);
  const values = now();
  expect(await undoLastCheck(options)).toMatchObject({ kind: "undone" });
  expect(now()).toEqual(before);
  await checkRegister(options);
  expect(now()).toEqual(values);
});

test("results that were sorted or edited since are not put back into wrong rows: it says so and changes nothing", async () => {
  open(book(false));
  await checkRegister(options);
  office.host.workbook.sheets[0]!.enter(3, 1, "Dahua");
  await checkRegister(options);
  office.host.workbook.sheets[0]!.enter(2, 3, "Remove");
  const before = now();
  expect(await undoLastCheck(options)).toMatchObject({
    kind: "nothing",
    message: expect.stringContaining("sorted or edited") as string,
  });
  expect(now()).toEqual(before);
});

test("a column of the user's between the result columns of a table is not moved: it says so", async () => {
  open(book(true));
  await checkRegister(options);
  office.host.workbook.sheets[0]!.insertColumns(5, 1);
  const before = now();
  expect(await undoLastCheck(options)).toMatchObject({
    kind: "nothing",
    message: expect.stringContaining("right end of the table") as string,
  });
  expect(now()).toEqual(before);
});

test("there is nothing to undo in a workbook that was never checked, and nothing twice", async () => {
  open(book(false));
  expect(await undoLastCheck(options)).toMatchObject({ kind: "nothing" });
  await checkRegister(options);
  await undoLastCheck(options);
  expect(await undoLastCheck(options)).toMatchObject({ kind: "nothing" });
});

test("a sheet that was deleted since cannot be put back", async () => {
  const workbook = book(false);
  workbook.addSheet("Other");
  open(workbook);
  await checkRegister(options);
  workbook.deleteSheet(workbook.sheets[0]!);
  expect(await undoLastCheck(options)).toMatchObject({
    message: expect.stringContaining("deleted") as string,
  });
});

test("where the structure is protected the record lives in memory, and is gone after closing", async () => {
  const workbook = book(false);
  workbook.state.structureProtected = "";
  open(workbook);
  const before = now();
  await checkRegister(options);
  expect(await undoLastCheck(options)).toMatchObject({ kind: "undone" });
  expect(now()).toEqual(before);
});

test("the record is on a very hidden sheet, and the settings hold only a pointer", async () => {
  open(book(false));
  await checkRegister(options);
  const { sheets, state } = office.host.workbook;
  expect(sheets.map((sheet) => [sheet.name, sheet.state.visibility])).toEqual([
    ["Register", "Visible"],
    ["Lens undo", "VeryHidden"],
  ]);
  expect(JSON.stringify([...state.settings]).length).toBeLessThan(300);
});

describe("the colours alone", () => {
  test("are switched off and on again; other people's rules stay", async () => {
    const workbook = book(false);
    open(workbook);
    await checkRegister(options);
    const sheet = workbook.sheets[0]!;
    sheet.state.conditionalFormats.push({
      id: "users",
      type: "CellValue",
      areas: [{ top: 1, left: 0, bottom: 3, right: 2 }],
      stopIfTrue: false,
      formula: "",
      format: new Map(),
    });
    const before = now();
    expect(await toggleHighlight(options)).toEqual({ kind: "off", sheet: "Register" });
    expect(sheet.state.conditionalFormats.map(({ id }) => id)).toEqual(["users"]);
    expect(await toggleHighlight(options)).toEqual({ kind: "on", sheet: "Register" });
    expect(now()).toEqual(before);
  });

  test("need a check first", async () => {
    open(book(false));
    expect(await toggleHighlight(options)).toMatchObject({
      kind: "nothing",
      message: expect.stringContaining("Check register") as string,
    });
  });
});

test("nothing is recovered where nothing was interrupted", async () => {
  open(book(false));
  expect(await recoverAtStart(options)).toBeNull();
  await checkRegister(options);
  expect(await recoverAtStart(options)).toBeNull();
});
