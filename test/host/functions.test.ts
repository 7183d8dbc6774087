import {
  customFunctionCalculator,
  type CustomFunctionEntry,
  type SheetModel,
  WorkbookModel,
} from "../../src/host";

class FunctionError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const calls: unknown[][] = [];

function entry(
  name: string,
  allowErrors: boolean,
  call: (...args: unknown[]) => unknown,
): [string, CustomFunctionEntry] {
  return [
    name,
    {
      name,
      allowErrors,
      parameters: 2,
      call: (...args) => {
        calls.push(args.slice(0, -1));
        return call(...args);
      },
    },
  ];
}

const functions = new Map([
  entry("LENS.SEE", false, () => "seen"),
  entry("LENS.TOLERANT", true, () => "seen"),
  entry("LENS.SPILL", false, () => [
    ["a", 1],
    ["b", 2],
  ]),
  entry("LENS.NOTHING", false, () => null),
  entry("LENS.THROW", false, () => {
    throw new FunctionError("#N/A");
  }),
]);

function workbook(blank: 0 | null): WorkbookModel {
  const calculate = customFunctionCalculator(() => functions, {
    blank,
    makeError: (code) => new FunctionError(code),
  });
  const book = new WorkbookModel(["Register"], { calculate });
  book.sheets[0]!.fill(0, 0, [
    ["Tag", "Make", "Year"],
    ["CAM-1", null, 2019],
    ["CAM-2", "#N/A", 2020],
  ]);
  return book;
}

function shown(formula: string, blank: 0 | null = 0): unknown {
  calls.length = 0;
  const book = workbook(blank);
  const sheet = book.sheets[0]!;
  sheet.state.tables.push({
    id: "t",
    name: "Assets",
    area: { top: 0, left: 0, bottom: 2, right: 2 },
    showHeaders: true,
    showTotals: false,
    style: "",
    options: new Map(),
    columns: ["Tag", "Make", "Year"].map((name, id) => ({ id, name })),
    nextColumn: 4,
    criteria: new Map(),
  });
  sheet.enterFormula(1, 4, formula);
  book.recalculate();
  return sheet.value(1, 4);
}

test.each<[string, 0 | null, unknown[]]>([
  ["=LENS.SEE(A2,B2)", 0, ["CAM-1", 0]],
  ["=LENS.SEE(A2,B2)", null, ["CAM-1", null]],
  ["=LENS.SEE(A2)", 0, ["CAM-1", null]],
  [
    "=LENS.SEE(A1:B2,)",
    0,
    [
      [
        ["Tag", "Make"],
        ["CAM-1", 0],
      ],
      null,
    ],
  ],
  ['=LENS.SEE("a ""b""",Register!C2)', 0, ['a "b"', 2019]],
  [
    "=LENS.SEE(Assets[@[Tag]:[Make]],Assets[[#Headers],[Tag]:[Make]])",
    null,
    [[["CAM-1", null]], [["Tag", "Make"]]],
  ],
  ["=LENS.SEE(Assets[Year])", 0, [[[2019], [2020]], null]],
])("%s passes its arguments as Excel does", (formula, blank, expected) => {
  expect(shown(formula, blank)).toBe("seen");
  expect(calls).toEqual([expected]);
});

test("an error in the input is the result, unless the function accepts errors", () => {
  expect(shown("=LENS.SEE(A1:B3)")).toBe("#N/A");
  expect(calls).toEqual([]);
  expect(shown("=LENS.TOLERANT(B3)")).toBe("seen");
  expect(calls).toEqual([[new FunctionError("#N/A"), null]]);
});

test("nothing shows 0, a thrown error shows itself, an unknown function #NAME?", () => {
  expect([
    shown("=LENS.NOTHING()"),
    shown("=LENS.THROW(A1)"),
    shown("=LENS.NONE(A1)"),
    shown("=Missing!A1"),
  ]).toEqual([0, "#N/A", "#NAME?", "#REF!"]);
});

test("rows spill into free cells, never into a table or over a value", () => {
  const book = workbook(0);
  const sheet = book.sheets[0]!;
  sheet.enterFormula(5, 0, "=LENS.SPILL(A1)");
  book.recalculate();
  expect([sheet.value(5, 0), sheet.value(6, 1)]).toEqual(["a", 2]);
  sheet.enter(6, 1, "mine");
  book.recalculate();
  expect([sheet.value(5, 0), sheet.value(6, 0), sheet.value(6, 1)]).toEqual(["#SPILL!", undefined, "mine"]);
  expect(shown("=LENS.SPILL(A1)")).toBe("a");
});

test.each<[string, (sheet: SheetModel) => void, row: number, column: number]>([
  [
    "rows inserted above",
    (sheet) => {
      sheet.insertRows(2, 3);
    },
    8,
    0,
  ],
  [
    "a row inserted among what was spilled",
    (sheet) => {
      sheet.insertRows(6, 1);
    },
    5,
    0,
  ],
  [
    "a column inserted before",
    (sheet) => {
      sheet.insertColumns(0, 1);
    },
    5,
    1,
  ],
  [
    "a row deleted above",
    (sheet) => {
      sheet.deleteRows(3, 1);
    },
    4,
    0,
  ],
  [
    "cells pushed down",
    (sheet) => {
      sheet.insertCells({ top: 4, left: 0, bottom: 4, right: 1 }, "Down");
    },
    6,
    0,
  ],
])("spilled rows go with their formula: %s", (_what, change, row, column) => {
  const book = workbook(0);
  const sheet = book.sheets[0]!;
  sheet.enterFormula(5, 0, "=LENS.SPILL(A1)");
  book.recalculate();
  change(sheet);
  book.recalculate();
  expect([sheet.value(row, column), sheet.value(row + 1, column + 1)]).toEqual(["a", 2]);
});

test("a change is calculated anew", () => {
  const book = workbook(0);
  const sheet = book.sheets[0]!;
  sheet.enterFormula(5, 0, "=LENS.SEE(A2)");
  book.recalculate();
  calls.length = 0;
  sheet.enter(1, 0, "CAM-9");
  book.recalculate();
  expect(calls).toEqual([["CAM-9", null]]);
});

test("gives the day where it was told it; else TODAY is a name that nobody knows", () => {
  const computed = (formula: string, today?: () => number): unknown => {
    calls.length = 0;
    const calculate = customFunctionCalculator(() => functions, {
      blank: 0,
      makeError: (code) => new FunctionError(code),
      ...(today === undefined ? {} : { today }),
    });
    const book = new WorkbookModel(["Register"], { calculate });
    book.sheets[0]!.enterFormula(0, 0, formula);
    book.recalculate();
    return book.sheets[0]!.value(0, 0);
  };
  expect(computed('=LENS.SEE("a",TODAY())', () => 46_348)).toBe("seen");
  expect(calls).toEqual([["a", 46_348]]);
  expect(computed("=LENS.SEE(TODAY())")).toBe("#NAME?");
});
