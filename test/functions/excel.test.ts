/** The functions as Excel calls them: typed into cells of the emulated workbook, through what was associated. */
import { join } from "node:path";
import { environmentOf } from "../../scripts/addin/environments";
import { functionMetadata } from "../../scripts/addin/function-metadata";
import { associateFunctions } from "../../src/functions";
import type * as Functions from "../../src/functions";
import { customFunctionCalculator, type CustomFunctionEntry, WorkbookModel } from "../../src/host";
import { problems } from "../../src/functions/problems";
import { catalogue } from "../support/catalogue";
import { openOffice, type OfficeHarness } from "../support/office";
import { axis, headers, hikvision, sites } from "./support";

const metadata = functionMetadata(environmentOf({ production: true }), join(__dirname, "..", ".."));
let office: OfficeHarness;

beforeAll(async () => {
  office = openOffice();
  associateFunctions(Promise.resolve(catalogue));
  await office.functions.get("RULES")?.();
});
afterAll(() => {
  office.close();
});

const entries = (): ReadonlyMap<string, CustomFunctionEntry> =>
  new Map(
    metadata.functions.map(({ id, parameters }) => {
      const name = `ESTATE.${id}`;
      const call = office.functions.get(id)!;
      return [
        name,
        { name, call, allowErrors: metadata.allowErrorForDataTypeAny, parameters: parameters.length },
      ];
    }),
  );

type Line = (string | number | boolean | null)[];

const work = [
  ["Asset", "Row mark", "Register", "What", "Date", "By"],
  ["CAM-001", "", "", "Removed", 46_083, "IT"],
];
const exceptions = [
  ["Asset", "Row mark", "Register", "Accepted until", "Reason", "Approved by"],
  ["CAM-001", "", "", 46_173, "sold", "G. Head"],
];

/** A workbook with the register as a table in A1, the tables of decisions far to the right, and a day in BZ1. */
function workbook(blank: 0 | null): WorkbookModel {
  const calculate = customFunctionCalculator(entries, {
    blank,
    makeError: (code) => Object.assign(new Error(code), { code }),
  });
  const book = new WorkbookModel(["Register"], { calculate });
  const sheet = book.sheets[0]!;
  const empty = (line: readonly Line[number][]): Line => line.map((cell) => (cell === 0 ? null : cell));
  sheet.fill(0, 0, [headers[0]!, hikvision, axis, headers[0]!.map(() => 0)].map(empty));
  sheet.fill(0, 20, sites.map(empty));
  const table = (id: string, name: string, left: number, lines: number, columns: readonly string[]): void => {
    sheet.state.tables.push({
      id,
      name,
      area: { top: 0, left, bottom: lines - 1, right: left + columns.length - 1 },
      showHeaders: true,
      showTotals: false,
      style: "",
      options: new Map(),
      columns: columns.map((column, place) => ({ id: place, name: column })),
      nextColumn: columns.length + 1,
      criteria: new Map(),
    });
  };
  table("t1", "Register", 0, 4, headers[0]!);
  table("t2", "Sites", 20, 3, sites[0]!.map(String));
  sheet.fill(0, 40, work.map(empty));
  table("t3", "LensWork", 40, 2, work[0]!.map(String));
  sheet.fill(0, 50, exceptions.map(empty));
  table("t4", "LensExceptions", 50, 2, exceptions[0]!.map(String));
  sheet.fill(0, 60, [
    ["Asset", "Found by"],
    [null, null],
  ]);
  table("t5", "LensFound", 60, 2, ["Asset", "Found by"]);
  sheet.enter(0, 77, 46_174);
  return book;
}

function shown(formula: string, row = 1, blank: 0 | null = 0): unknown {
  const book = workbook(blank);
  const sheet = book.sheets[0]!;
  sheet.enterFormula(row, 15, formula);
  book.recalculate();
  return sheet.value(row, 15);
}

const inTable = "Register[@[Tag]:[Notes]],Register[[#Headers],[Tag]:[Notes]]";

describe.each([
  ["desktop", 0],
  ["the web", null],
] as const)("on %s", (_, blank) => {
  test.each([
    [`=ESTATE.ACTION(${inTable},"uk-central",Sites[#All])`, 1, "Remove"],
    [`=ESTATE.ACTION(${inTable},"uk-central",Sites[#All])`, 2, "No action"],
    [`=ESTATE.ACTION(${inTable},"uk-central",Sites[#All])`, 3, ""],
    [`=ESTATE.ACTION(${inTable},,Sites[#All])`, 1, "Remove"],
    [`=ESTATE.ACTION(${inTable})`, 1, "Check"],
    [`=ESTATE.ACTION(${inTable},,Sites[#All],,LensFound[#All],,LensWork[#All])`, 1, "No action"],
    [`=ESTATE.ACTION(${inTable},,Sites[#All],,LensExceptions[#All],BZ1)`, 1, "Remove"],
    [`=ESTATE.ACTION(${inTable},,Sites[#All],,,LensExceptions[#All],,BZ1)`, 1, "Remove"],
    [`=ESTATE.ACTION(${inTable},,Sites[#All],,,LensExceptions[#All],,"2026-05-31")`, 1, "No action"],
    [`=ESTATE.ACTION(${inTable},,Sites[#All],,,LensExceptions[#All])`, 1, "#VALUE!"],
    [`=ESTATE.ACTION(${inTable},,Sites[#All],,LensWork)`, 1, "#VALUE!"],
    ["=ESTATE.ACTION(A2:J2,A$1:J$1)", 1, "Check"],
    ["=ESTATE.WHO(A2:J2,A$1:J$1)", 1, "Hikvision"],
    ['=ESTATE.DECIDE(D2,"Prison","Corporate LAN")', 1, "Isolate from network"],
    ["=ESTATE.MAKER(D2,E2,F2)", 1, "Hikvision"],
    ["=ESTATE.SITE(C2,B2,Sites[#All])", 1, "Sensitive"],
  ])("%s in row %i shows %s", (formula, row, expected) => {
    expect(shown(formula, row, blank)).toBe(expected);
  });

  test("a cell with an error leaves the answer as it is", () => {
    const book = workbook(blank);
    const sheet = book.sheets[0]!;
    sheet.enter(1, 9, "#N/A");
    sheet.enterFormula(1, 15, `=ESTATE.ACTION(${inTable},"uk-central",Sites[#All])`);
    book.recalculate();
    expect(sheet.value(1, 15)).toBe("Remove");
  });

  test("CHECK spills beside the register", () => {
    const book = workbook(blank);
    const sheet = book.sheets[0]!;
    sheet.enterFormula(0, 12, '=ESTATE.CHECK(Register[#All],"uk-central",Sites[#All])');
    book.recalculate();
    const column = (at: number): unknown[] => [0, 1, 2, 3].map((row) => sheet.value(row, at));
    expect(column(12)).toEqual(["Action", "Remove", "No action", ""]);
    expect(column(14)).toEqual(["Maker", "Hikvision", "Axis Communications", ""]);
  });

  test("SUMMARY and RULES spill", () => {
    const book = workbook(blank);
    const sheet = book.sheets[0]!;
    sheet.enterFormula(10, 0, '=ESTATE.SUMMARY(Register[#All],"site","uk-central",Sites[#All])');
    sheet.enterFormula(20, 0, "=ESTATE.RULES()");
    book.recalculate();
    expect([sheet.value(10, 0), sheet.value(11, 0), sheet.value(12, 0)]).toEqual([
      "Site",
      "Fernhill House",
      "Total",
    ]);
    expect(sheet.value(21, 1)).toBe("W1");
  });

  test("an edited cell gives a new answer", () => {
    const book = workbook(blank);
    const sheet = book.sheets[0]!;
    sheet.enterFormula(1, 15, `=ESTATE.ACTION(${inTable},"uk-central",Sites[#All])`);
    book.recalculate();
    sheet.enter(1, 8, "Removed");
    book.recalculate();
    expect(sheet.value(1, 15)).toBe("No action");
  });
});

function errorOf(run: () => unknown): { code: unknown; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return { code: Reflect.get(error, "code"), message: error.message };
  }
  return { code: null, message: "" };
}

test("a mistake shows #VALUE! with a sentence behind it", () => {
  expect(shown("=ESTATE.ACTION(A2:J3,A1:J1)")).toBe("#VALUE!");
  const problem = errorOf(() => office.functions.get("ACTION")?.([hikvision], headers, "nobody's rules"));
  expect(problem.code).toBe("#VALUE!");
  expect(problem.message).toContain("are not known");
});

test("a fault of our own shows a sentence too, never a bare error", () => {
  const hostile = new Proxy([], {
    get() {
      throw new TypeError("boom");
    },
  });
  const problem = errorOf(() => office.functions.get("ACTION")?.(hostile, headers));
  expect(problem.code).toBe("#VALUE!");
  expect(problem.message).toContain("could not work this out");
});

test("a function asked before the maker list has arrived answers when it has", async () => {
  const early = openOffice();
  let arrive: (loaded: typeof catalogue) => void = () => undefined;
  jest.isolateModules(() => {
    const { associateFunctions: associate } = jest.requireActual<typeof Functions>("../../src/functions");
    associate(new Promise((resolve) => (arrive = resolve)));
  });
  const asked = early.functions.get("MAKER")?.("Hikvision", "DS-2CD2143G0-I");
  expect(asked).toBeInstanceOf(Promise);
  arrive(catalogue);
  await expect(asked).resolves.toBe("Hikvision");
  early.close();
});

test("a maker list that cannot be loaded is a sentence in the cell", async () => {
  const broken = openOffice();
  jest.isolateModules(() => {
    const { associateFunctions: associate } = jest.requireActual<typeof Functions>("../../src/functions");
    associate(Promise.reject(new Error("404")));
  });
  const asked = Promise.resolve(broken.functions.get("MAKER")?.("Hikvision"));
  await expect(asked).rejects.toMatchObject({ code: "#VALUE!", message: problems.notLoaded() });
  broken.close();
});
