/** Other sheets complete a register in Excel: a property list, COBie. They are read, never written. */
import {
  checkRegister,
  type CheckOptions,
  type CheckOutcome,
  type Progress,
  silentWatcher,
} from "../../src/excel";
import { excel2021, excel365, WorkbookModel } from "../../src/host";
import type { RegisterReading } from "../../src/core/register";
import { testEngine } from "../support/engine";
import { openOffice, type OfficeHarness } from "../support/office";
import { comparable } from "../support/snapshot";

type Rows = readonly (readonly (string | number | null)[])[];

let office: OfficeHarness;
afterEach(() => {
  office.close();
});

function book(sheets: Readonly<Record<string, Rows>>): WorkbookModel {
  const workbook = new WorkbookModel(Object.keys(sheets));
  Object.values(sheets).forEach((rows, at) => {
    rows.forEach((line, row) => {
      line.forEach((value, column) => {
        if (value !== null && value !== "") workbook.sheets[at]!.cells.setContent(row, column, { value });
      });
    });
  });
  return workbook;
}

/** The engine of the other tests, whose verdict on a row is its site type as it was read. */
let seen: RegisterReading | undefined;
const engine: CheckOptions["engine"] = {
  ...testEngine,
  *check(reading) {
    seen = reading;
    const field = reading.fields.find(({ role }) => role === "siteType");
    yield [...reading.rows].map((row) => ({ row, texts: [field?.text(row) ?? "", "", "", "", ""] }));
  },
};

const options = (more: Partial<CheckOptions> = {}): CheckOptions => ({
  engine,
  date: "2026-11-22",
  live: false,
  patience: 60_000,
  watcher: silentWatcher,
  confirm: () => Promise.resolve(true),
  ...more,
});

const check = (more: Partial<CheckOptions> = {}): Promise<CheckOutcome> => checkRegister(options(more));

/** What stands in `Lens action` beside the register on a sheet. */
function actions(sheet: string): unknown[] {
  const model = office.host.workbook.sheet(sheet)!;
  const used = model.cells.usedArea(true)!;
  for (let column = 0; column <= used.right; column += 1) {
    if (model.value(0, column) !== "Lens action") continue;
    return Array.from({ length: used.bottom }, (_, at) => model.value(at + 1, column) ?? "");
  }
  return [];
}

/** The cells of a sheet that are asked for from now on: "R1C1". */
function cellsRead(sheet: string): string[] {
  const read: string[] = [];
  const { cells } = office.host.workbook.sheet(sheet)!;
  const value = cells.value.bind(cells);
  jest.spyOn(cells, "value").mockImplementation((row, column) => {
    read.push(`R${row + 1}C${column + 1}`);
    return value(row, column);
  });
  return read;
}

const assets: Rows = [
  ["Asset No", "Site code", "Make", "Model"],
  ["1", "FH01", "Axis", "P3245-LV"],
  ["2", "LL02", "Bosch", "NDE-3502-AL"],
  ["3", "AH03", "Hikvision", "DS-2CD2143G2-I"],
];
const places: Rows = [
  ["Site code", "Site name", "Site type"],
  ["FH01", "HMP Fernhill", "Prison"],
  ["LL02", "Lilley Library", "Library"],
  ["AH03", "Ashdown House", "Office"],
];

describe.each([excel365, excel2021])("$name", (version) => {
  test("a property list gives the site types, and stays as it is", async () => {
    office = openOffice({ workbook: book({ Assets: assets, Places: places }), version });
    const before = JSON.stringify(comparable(office.host.workbook, () => false));
    expect(await check()).toMatchObject({
      kind: "checked",
      result: { sheet: "Assets", assets: 3, notes: [] },
    });
    expect(actions("Assets")).toEqual(["Prison", "Library", "Office"]);
    expect(seen?.links).toMatchObject([{ fromSheet: "Places", matched: 3, rows: 3, ambiguous: 0 }]);
    expect(office.host.workbook.writes.some(({ sheet }) => sheet === "Places")).toBe(false);
    expect(before).toContain("Lilley Library");
  });

  test("a second check writes nothing", async () => {
    office = openOffice({ workbook: book({ Assets: assets, Places: places }), version });
    await check();
    office.host.resetCounters();
    expect(await check()).toMatchObject({ kind: "checked", result: { written: 0 } });
    expect(office.host.workbook.writes).toEqual([]);
  });
});

test("formulas see no other sheet: values are written, and it says why", async () => {
  office = openOffice({ workbook: book({ Assets: assets, Places: places }) });
  const outcome = await check({ live: true });
  expect(outcome).toMatchObject({
    kind: "checked",
    result: {
      notes: [
        "The rows of this register cannot be read on their own (other sheets complete it), so values were written instead of formulas.",
      ],
    },
  });
  expect(office.host.workbook.sheets[0]!.cells.formulaCells()).toEqual([]);
});

test("a chart sheet in front: it says to click a cell, and once that is done other sheets complete the register", async () => {
  const workbook = book({ Assets: assets, Places: places });
  workbook.chartSheetInFront = true;
  office = openOffice({ workbook });
  const before = JSON.stringify(comparable(workbook, () => false));
  expect(await check()).toMatchObject({
    kind: "trouble",
    trouble: {
      code: "InvalidSelection",
      aftermath: "as-before",
      todo: "Click a cell of the register. Click the button again.",
    },
  });
  expect(JSON.stringify(comparable(workbook, () => false))).toBe(before);
  workbook.activate(workbook.sheet("Assets")!);
  expect(await check()).toMatchObject({ kind: "checked" });
  expect(actions("Assets")).toEqual(["Prison", "Library", "Office"]);
});

test("sheets that are hidden, protected or empty, and the add-in's own, stand beside it", async () => {
  const workbook = book({
    "Lens sites": [["Site code", "Site type"], ["FH01", "Court"]],
    Empty: [],
    Rota: [["Week", "Monday"], ["1", "Ann"]],
    Assets: assets,
    Places: places,
    Notes: [["Ring the helpdesk before a visit."]],
  }); // prettier-ignore
  workbook.sheet("Places")!.state.visibility = "Hidden";
  workbook.sheet("Places")!.state.protection = { password: "x", options: {} };
  office = openOffice({ workbook });
  const own = cellsRead("Lens sites");
  expect(await check({ choice: { sheet: "Assets", address: "A1:D4", assets: 3 } })).toMatchObject({
    kind: "checked",
  });
  expect(actions("Assets")).toEqual(["Prison", "Library", "Office"]);
  expect(own).toEqual([]);
});

describe("what is asked for", () => {
  const many = (rows: number, line: (row: number) => Rows[number]): Rows =>
    Array.from({ length: rows }, (_, row) => line(row + 1));
  const long: Rows = [
    ["Site code", "Site type", "Alarm code", "Password"],
    ...many(400, (row) => [`S${row}`, row % 2 === 0 ? "Prison" : "Office", "n/a", "hunter2"]),
  ];
  const used: Rows = [["Asset No", "Site code", "Make"], ["1", "S3", "Axis"], ["2", "S398", "Bosch"]]; // prettier-ignore

  test("columns of secrets are asked for with the headings alone, and not kept", async () => {
    office = openOffice({ workbook: book({ Assets: used, Places: long }) });
    const read = cellsRead("Places");
    let kept = "";
    const spying: CheckOptions["engine"] = {
      ...engine,
      read: (sheet, beside) => {
        for (const { sheet: other } of beside ?? [])
          for (let row = 1; row < other.rowCount; row += 1) kept += String(other.value(row, 3) ?? "");
        return engine.read(sheet, beside);
      },
    };
    await check({ engine: spying });
    expect(actions("Assets")).toEqual(["Office", "Prison"]);
    const secret = read.filter((cell) => cell.endsWith("C4")).map((cell) => Number(cell.slice(1, -2)));
    expect(Math.max(...secret)).toBe(100);
    expect(read).toContain("R401C1");
    expect(kept).toBe("");
  });

  test("of a sheet that says nothing of the register the first rows alone are asked for", async () => {
    const orders: Rows = [
      ["Order No", "Ordered on", "Amount", "Paid"],
      ...many(400, (row) => [`PO${row}`, "2026-01-01", row, "Y"]),
    ];
    office = openOffice({ workbook: book({ Assets: used, Orders: orders, Places: long }) });
    const read = cellsRead("Orders");
    await check();
    expect(actions("Assets")).toEqual(["Office", "Prison"]);
    expect(Math.max(...read.map((cell) => Number(/\d+/.exec(cell)?.[0])))).toBe(100);
  });

  test("a list that is too large is left out, and it says so", async () => {
    office = openOffice({ workbook: book({ Assets: used, Places: long }) });
    office.host.workbook.sheet("Places")!.cells.setContent(100_200, 0, { value: "S1" });
    const outcome = await check();
    expect(outcome).toMatchObject({
      kind: "checked",
      result: { notes: [expect.stringMatching(/^"Places" was left out because it is too large.*100,201 rows/)] }, // prettier-ignore
    });
    expect(actions("Assets")).toEqual(["", ""]);
  });

  test("results of an earlier check on another sheet are no facts, whatever their heading says now", async () => {
    const doors: Rows = [["Asset No", "Room", "Description"], ["1", "R1", "Reader"], ["2", "R2", "Reader"]]; // prettier-ignore
    const rooms: Rows = [["Room", "Description", "Model"], ["R1", "Camera", "M1"], ["R2", "Camera", "M2"]]; // prettier-ignore
    office = openOffice({ workbook: book({ Doors: doors, Cameras: rooms }) });
    await check({ choice: { sheet: "Cameras", address: "A1:C3", assets: 2 } });
    const marked = office.host.workbook.sheet("Cameras")!;
    expect(marked.value(0, 5)).toBe("Lens maker");
    marked.fill(0, 5, [["Manufacturer"], ["Dahua"], ["Dahua"]]);
    const own = cellsRead("Cameras");
    await check({ choice: { sheet: "Doors", address: "A1:C3", assets: 2 } });
    expect(seen?.links?.flatMap(({ roles }) => roles)).toEqual(["model"]);
    expect(own.filter((cell) => /C[4-8]$/.test(cell))).toEqual([]);
  });

  test("it tells which sheet it reads, and can be cancelled there", async () => {
    const wide: Rows = [
      ["Site code", "Site type", "Address"],
      ...many(9000, (row) => [`S${row}`, "Prison", `${row} Long Lane, ${"A Town ".repeat(20)}`]),
    ];
    office = openOffice({ workbook: book({ Assets: used, Places: wide }) });
    const before = JSON.stringify(comparable(office.host.workbook));
    const told: Progress[] = [];
    const outcome = await check({
      watcher: {
        report: (progress) => told.push(progress),
        isCancelled: () => told.some(({ sheet }) => sheet === "Places"),
      },
    });
    expect(outcome).toEqual({ kind: "cancelled" });
    expect(told.at(-1)).toMatchObject({ stage: "reading", sheet: "Places", total: 9001 });
    expect(JSON.stringify(comparable(office.host.workbook))).toBe(before);
  });
});

test("a sheet of kinds of devices that completes another is no register of its own", async () => {
  const types: Rows = [["Type code", "Manufacturer", "Model number"], ["T1", "Hikvision", "DS-2CD2143G2-I"], ["T2", "Axis", "P1448-LE"]]; // prettier-ignore
  const listed: Rows = [["Asset No", "Type code", "Site", "Status"], ["1", "T1", "Elm House", "In use"], ["2", "T2", "Elm House", "In use"]]; // prettier-ignore
  office = openOffice({ workbook: book({ Kinds: types, Assets: listed }) });
  expect(await check({ choice: { sheet: "Kinds", address: "A1:C3", assets: 2 } })).toMatchObject({
    kind: "nothing",
  });
  expect(await check({ choice: { sheet: "Assets", address: "A1:D3", assets: 2 } })).toMatchObject({
    kind: "checked",
  });
  expect(seen?.links).toMatchObject([{ fromSheet: "Kinds", roles: ["make", "model"], matched: 2 }]);
});
