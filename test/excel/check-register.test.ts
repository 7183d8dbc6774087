import { checkRegister, type CheckOptions, type CheckOutcome, silentWatcher } from "../../src/excel";
import { excel2021, type ExcelVersion, WorkbookModel } from "../../src/host";
import { checkedText, testEngine } from "../support/engine";
import { openOffice, type OfficeHarness } from "../support/office";

let office: OfficeHarness;

const rows = [
  ["Tag", "Make", "Model", "Site"],
  ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "Fernhill House"],
  ["CAM-2", "Axis", "P3245-V", "Fernhill House"],
  ["CAM-3", "Dahua", "IPC-HDW2431T", "Oak Lane"],
  ["CAM-4", "=cmd", "+1", "Oak Lane"],
];

function book(values: readonly (readonly (string | number | null)[])[] = rows, top = 0): WorkbookModel {
  const workbook = new WorkbookModel(["Plant-Room 2024"]);
  const sheet = workbook.sheets[0]!;
  values.forEach((line, y) => {
    line.forEach((value, x) => {
      if (value !== null) sheet.setContent(top + y, x, { value });
    });
  });
  return workbook;
}

function open(workbook: WorkbookModel, version?: ExcelVersion): void {
  office = openOffice({ workbook, ...(version === undefined ? {} : { version }) });
}

afterEach(() => {
  office.close();
});

const options = (more: Partial<CheckOptions> = {}): CheckOptions => ({
  engine: testEngine,
  date: "2026-11-22",
  live: false,
  patience: 500,
  watcher: silentWatcher,
  confirm: () => Promise.resolve(true),
  ...more,
});

const check = (more: Partial<CheckOptions> = {}): Promise<CheckOutcome> => checkRegister(options(more));

/** The texts of an area, row by row. */
function shown(top: number, left: number, bottom: number, right: number): unknown[][] {
  const sheet = office.host.workbook.sheets[0]!;
  return Array.from({ length: bottom - top + 1 }, (_, y) =>
    Array.from({ length: right - left + 1 }, (__, x) => sheet.value(top + y, left + x) ?? ""),
  );
}

const results = [
  ["Lens action", "Lens to settle", "Lens maker", "Lens why", "Lens checked"],
  ["Remove", "", "Hikvision", "Hikvision: made by a company under China's intelligence law.", checkedText],
  ["No action", "", "Axis", "Axis: no rule would apply.", checkedText],
  ["Check", "Is the site sensitive", "Dahua", "Dahua: the site is not assessed.", checkedText],
  ["No action", "", "=cmd", "=cmd: no rule would apply.", checkedText],
];

describe.each([undefined, excel2021])("a plain range", (version) => {
  test("five columns stand to the right of the register, with text as text", async () => {
    open(book(), version);
    const outcome = await check();
    expect(outcome).toMatchObject({
      kind: "checked",
      result: {
        sheet: "Plant-Room 2024",
        address: "A1:D5",
        assets: 4,
        counts: { Remove: 1, "No action": 2, Check: 1 },
      },
    });
    expect(shown(0, 4, 4, 8)).toEqual(results);
    expect(shown(0, 0, 4, 3)).toEqual(rows);
    expect(office.host.workbook.sheets[0]!.cells.formulaCells()).toEqual([]);
  });
});

test("one rule per action colours the rows, above the user's own rules, which stay", async () => {
  const workbook = book();
  const sheet = workbook.sheets[0]!;
  sheet.state.conditionalFormats.push({
    id: "users",
    type: "Custom",
    areas: [{ top: 1, left: 0, bottom: 4, right: 3 }],
    stopIfTrue: false,
    formula: '=$D2="Oak Lane"',
    format: new Map([["fill.color", "#00FF00"]]),
  });
  sheet.cells.setFormat({ top: 1, left: 0, bottom: 1, right: 0 }, "fill.color", "#123456");
  open(workbook);
  await check();
  expect(sheet.state.conditionalFormats.map(({ formula, areas }) => [formula, areas])).toEqual([
    ...["Remove", "Do not install", "Isolate from network", "Check", "No action"].map((word) => [
      `=$E2="${word}"`,
      [{ top: 1, left: 0, bottom: 4, right: 8 }],
    ]),
    ['=$D2="Oak Lane"', [{ top: 1, left: 0, bottom: 4, right: 3 }]],
  ]);
  expect(sheet.cells.format(1, 0, "fill.color")).toBe("#123456");
});

describe("a second check", () => {
  test("that finds the same writes nothing at all", async () => {
    open(book());
    await check();
    office.host.resetCounters();
    const before = JSON.stringify(office.host.workbook.snapshot());
    const outcome = await check();
    expect(outcome).toMatchObject({ kind: "checked", result: { written: 0 } });
    expect(office.host.workbook.writes).toEqual([]);
    expect(JSON.stringify(office.host.workbook.snapshot())).toBe(before);
  });

  test("writes only the cells that differ", async () => {
    open(book());
    await check();
    office.host.workbook.sheets[0]!.enter(2, 1, "Dahua");
    office.host.resetCounters();
    expect(await check()).toMatchObject({ kind: "checked", result: { written: 4 } });
    expect(shown(2, 4, 2, 7)).toEqual([
      ["Check", "Is the site sensitive", "Dahua", "Dahua: the site is not assessed."],
    ]);
  });

  test("finds its columns again where the user moved and renamed them", async () => {
    open(book());
    await check();
    const sheet = office.host.workbook.sheets[0]!;
    sheet.insertColumns(0, 2);
    sheet.fill(0, 6, [["Verdict"]]);
    sheet.enter(1, 3, "Axis");
    await check();
    expect(shown(0, 6, 1, 10)).toEqual([
      ["Verdict", ...results[0]!.slice(1)],
      ["No action", "", "Axis", "Axis: no rule would apply.", checkedText],
    ]);
    expect(shown(0, 11, 4, 15).flat().join("")).toBe("");
  });

  test("finds its columns by their headers where the names are gone", async () => {
    open(book());
    await check();
    office.host.workbook.sheets[0]!.state.names = [];
    await check();
    expect(shown(0, 4, 4, 13)).toEqual(results.map((line) => [...line, "", "", "", "", ""]));
    expect(office.host.workbook.sheets[0]!.state.conditionalFormats).toHaveLength(5);
  });

  test("puts a deleted column back beside the others, and empties rows that are gone", async () => {
    open(book());
    await check();
    const sheet = office.host.workbook.sheets[0]!;
    sheet.deleteColumns(5, 1);
    sheet.clearContents({ top: 4, left: 0, bottom: 4, right: 3 });
    await check();
    expect(shown(0, 4, 4, 8)).toEqual([
      ["Lens action", "Lens maker", "Lens why", "Lens checked", "Lens to settle"],
      ...results.slice(1, 4).map(([action, settle, maker, why, when]) => [action, maker, why, when, settle]),
      ["", "", "", "", ""],
    ]);
  });
});

const inTable = (): WorkbookModel => {
  const workbook = book(rows, 3);
  const sheet = workbook.sheets[0]!;
  sheet.fill(0, 0, [["CCTV register 2024"]]);
  sheet.state.tables.push({
    id: "t1",
    name: "Assets",
    area: { top: 3, left: 0, bottom: 7, right: 3 },
    showHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    options: new Map(),
    columns: rows[0]!.map((name, id) => ({ id, name })),
    nextColumn: 9,
    criteria: new Map(),
  });
  workbook.select(sheet, { top: 5, left: 1, bottom: 5, right: 1 });
  return workbook;
};

describe("a table", () => {
  test("is extended by the five columns", async () => {
    open(inTable());
    expect(await check()).toMatchObject({ kind: "checked" });
    const [table] = office.host.workbook.sheets[0]!.state.tables;
    expect([table?.area, table?.columns.map(({ name }) => name)]).toEqual([
      { top: 3, left: 0, bottom: 7, right: 8 },
      [...rows[0]!, ...results[0]!],
    ]);
    expect(shown(3, 4, 7, 8)).toEqual(results);
  });

  test("is left as it is where somebody's cells stand beside it: the columns go to the right of everything", async () => {
    const workbook = inTable();
    workbook.sheets[0]!.fill(5, 5, [["mine"]]);
    open(workbook);
    await check();
    const [table] = office.host.workbook.sheets[0]!.state.tables;
    expect([table?.area.right, shown(3, 6, 7, 10), shown(5, 5, 5, 5)]).toEqual([3, results, [["mine"]]]);
  });
});

describe("where sorting would leave the results behind, it says so", () => {
  const notes = async (workbook: WorkbookModel): Promise<string[]> => {
    open(workbook);
    const outcome = await check();
    return outcome.kind === "checked" ? [...outcome.result.notes] : [outcome.kind];
  };

  test("not where they stand right beside the register, or in its table", async () => {
    expect(await notes(book())).toEqual([]);
    office.close();
    expect(await notes(inTable())).toEqual([]);
  });

  test("beside a table", async () => {
    const workbook = inTable();
    workbook.sheets[0]!.fill(5, 5, [["mine"]]);
    const said = ["The results stand beside the table Assets, not in it: sorting the table leaves them behind, so mark again after each sort."]; // prettier-ignore
    expect(await notes(workbook)).toEqual(said);
    const again = await check();
    expect(again).toMatchObject({ kind: "checked", result: { notes: said } });
  });

  test("beyond a blank column, since cells of the user's stand there", async () => {
    const workbook = book();
    workbook.sheets[0]!.fill(2, 5, [["ask Jo"]]);
    expect(await notes(workbook)).toEqual([
      'Excel sorts up to the first blank column, and the results on "Plant-Room 2024" stand beyond one: sorting the register leaves them behind, so mark again after each sort.',
    ]);
  });

  test.each([excel2021, undefined])("beyond the sheet's filter", async (version) => {
    const workbook = book();
    workbook.sheets[0]!.state.filter = {
      area: { top: 0, left: 0, bottom: 4, right: 3 },
      criteria: new Map(),
    };
    open(workbook, version);
    expect(await check()).toMatchObject({
      result: {
        notes: [
          'The filter of "Plant-Room 2024" ends before the results: sorting by its buttons leaves them behind, so mark again after each sort. Or set the filter anew.',
        ],
      },
    });
    workbook.sheets[0]!.state.filter = {
      area: { top: 0, left: 0, bottom: 4, right: 8 },
      criteria: new Map(),
    };
    expect(await check()).toMatchObject({ result: { notes: [] } });
  });
});

describe("which register", () => {
  const other = [
    ["Serial No", "Manufacturer", "Building", "Room"],
    ...rows.slice(1).map(([, make, , site], row) => [`S${row}`, make!, site!, "lobby"]),
  ];
  const two = [...rows, [null], [null], ...other];

  test("the one under the selected cell", async () => {
    const workbook = book(two);
    workbook.select(workbook.sheets[0]!, { top: 9, left: 0, bottom: 9, right: 0 });
    open(workbook);
    expect(await check()).toMatchObject({ kind: "checked", result: { address: "A8:D12" } });
    expect(shown(7, 4, 11, 8)).toEqual(results);
    expect(shown(0, 4, 4, 8).flat().join("")).toBe("");
  });

  test("is asked where none is under the selected cell, and the answer is followed", async () => {
    const workbook = book(two);
    workbook.select(workbook.sheets[0]!, { top: 20, left: 9, bottom: 20, right: 9 });
    open(workbook);
    const outcome = await check();
    expect(outcome).toEqual({
      kind: "choose",
      choices: ["A1:D5", "A8:D12"].map((address) => ({ sheet: "Plant-Room 2024", address, assets: 4 })),
    });
    const [choice] = outcome.kind === "choose" ? outcome.choices : [];
    expect(await check(choice === undefined ? {} : { choice })).toMatchObject({
      result: { address: "A1:D5" },
    });
  });

  test("each keeps its own columns when checked again", async () => {
    const workbook = book(two);
    open(workbook);
    for (const row of [1, 9, 1, 9]) {
      workbook.select(workbook.sheets[0]!, { top: row, left: 0, bottom: row, right: 0 });
      await check();
    }
    expect(shown(0, 4, 11, 9)).toEqual(
      [...results, ["", "", "", "", ""], ["", "", "", "", ""], ...results].map((line) => [...line, ""]),
    );
  });

  test("an empty sheet and a sheet without a register are said to be so", async () => {
    open(book([]));
    expect(await check()).toMatchObject({
      kind: "nothing",
      message: expect.stringContaining("is empty") as string,
    });
    office.close();
    open(book([["Dear all,"], ["nothing to see here"]]));
    expect(await check()).toMatchObject({ kind: "nothing" });
  });
});

describe("what is read", () => {
  test("hidden rows are checked, and it says so", async () => {
    const workbook = book();
    workbook.sheets[0]!.state.hiddenRows.add(2).add(3);
    open(workbook);
    expect(await check()).toMatchObject({
      result: { notes: ["2 hidden or filtered rows were checked and marked like the others."] },
    });
  });

  test("columns of secrets are asked for in the first rows only", async () => {
    const many = Array.from({ length: 5000 }, (_, row) => [`CAM-${row}`, "Axis", "P3245-V", `secret${row}`]);
    open(book([["Tag", "Make", "Model", "Password"], ...many]));
    const asked: string[] = [];
    const execute = office.host.execute.bind(office.host);
    office.host.execute = async (text, flags) => {
      const answer = await execute(text, flags);
      asked.push(JSON.stringify(answer.body));
      return answer;
    };
    expect(await check()).toMatchObject({ kind: "checked", result: { assets: 5000 } });
    expect(asked.join("")).toContain("secret98");
    expect(asked.join("")).not.toContain("secret200");
  });

  test("cells so long that Excel refuses a block are read in smaller ones", async () => {
    const long = "x".repeat(30_000);
    const many = Array.from({ length: 120 }, (_, row) => [`CAM-${row}`, "Axis", long, long]);
    open(book([["Tag", "Make", "Description", "Notes"], ...many]));
    expect(await check()).toMatchObject({ kind: "checked", result: { assets: 120 } });
  });

  test("progress is told, and Cancel leaves the sheet as it was", async () => {
    const many = Array.from({ length: 5000 }, (_, row) => [`CAM-${row}`, "Axis", "P3245-V", "Oak Lane"]);
    open(book([rows[0]!, ...many]));
    const stages: string[] = [];
    const before = JSON.stringify(office.host.workbook.snapshot());
    const outcome = await check({
      watcher: {
        report: ({ stage, done }) => stages.push(`${stage} ${done}`),
        isCancelled: () => stages.some((stage) => stage.startsWith("checking")),
      },
    });
    expect([outcome, stages]).toEqual([{ kind: "cancelled" }, ["reading 100", "checking 2000"]]);
    expect(JSON.stringify(office.host.workbook.snapshot())).toBe(before);
  });
});

describe("live formulas", () => {
  test("stand in action, maker and why, and read the row and the header", async () => {
    open(book());
    await check({ live: true });
    const sheet = office.host.workbook.sheets[0]!;
    expect([4, 6, 7].map((column) => sheet.formula(1, column))).toEqual([
      '=ESTATE.ACTION($A2:$D2,$A$1:$D$1,"uk-central")',
      '=ESTATE.WHO($A2:$D2,$A$1:$D$1,"uk-central")',
      '=ESTATE.WHY($A2:$D2,$A$1:$D$1,"uk-central")',
    ]);
    await check({ live: false });
    expect(shown(0, 4, 4, 8)).toEqual(results);
  });

  test("are not offered where a row cannot be read on its own; it says why and writes values", async () => {
    const banded = [
      rows[0]!,
      ["Fernhill House"],
      ...rows.slice(1, 3).map((line) => line.slice(0, 3)),
      ["Oak Lane"],
      ...rows.slice(3, 5).map((line) => line.slice(0, 3)),
    ];
    open(book(banded));
    const outcome = await check({ live: true });
    expect(outcome).toMatchObject({ kind: "checked" });
    expect(office.host.workbook.sheets[0]!.cells.formulaCells()).toEqual([]);
  });
});

describe("protection", () => {
  test("a protected sheet is left alone, with a sentence that says what to do", async () => {
    const workbook = book();
    workbook.sheets[0]!.state.protection = { password: null, options: {} };
    open(workbook);
    const before = JSON.stringify(workbook.snapshot());
    expect(await check()).toMatchObject({
      kind: "trouble",
      trouble: {
        code: "AccessDenied",
        aftermath: "as-before",
        happened: expect.stringContaining("protected") as string,
      },
    });
    expect(JSON.stringify(workbook.snapshot())).toBe(before);
  });

  test("a protected structure is said before anything is written; No leaves everything as it was", async () => {
    const workbook = book();
    workbook.state.structureProtected = "";
    open(workbook);
    const asked: string[] = [];
    const confirm = (answer: boolean) => (question: string) => {
      asked.push(question);
      return Promise.resolve(answer);
    };
    const before = JSON.stringify(workbook.snapshot());
    expect(await check({ confirm: confirm(false) })).toEqual({ kind: "cancelled" });
    expect([JSON.stringify(workbook.snapshot()), asked]).toEqual([
      before,
      [expect.stringContaining("structure is protected")],
    ]);
    expect(await check({ confirm: confirm(true) })).toMatchObject({ kind: "checked" });
    expect([workbook.sheets.length, shown(0, 4, 4, 8)]).toEqual([1, results]);
  });
});
