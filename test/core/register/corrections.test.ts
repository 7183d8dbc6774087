import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import {
  correctionRows,
  correctionsBySheet,
  readCorrections,
  readWorkbook,
  roleFromWords,
  roleWords,
  strayCorrections,
  workbookCorrections,
  type Correction,
  type SheetReading,
} from "../../../src/core/register";
import { columnRoles } from "../../../src/core/asset";
import { columns } from "../../support/columns";

type Rows = readonly (readonly CellValue[])[];
const header = ["Sheet", "Range or table", "What", "Where", "Value", "By", "Date"];
const common = { sheet: "Register", range: "", by: "Ann Elm", date: "2026-11-22" };
const all: readonly Correction[] = [
  { ...common, what: "header row", rows: [3, 4] },
  { ...common, what: "header row", rows: [] },
  { ...common, range: "A5:N30", what: "column", column: 5, heading: "Kit made by", role: "make" },
  { ...common, what: "column", column: null, heading: "Zone 7", role: "site" },
  { ...common, range: "Table1", what: "column", column: 27, heading: "", role: "siteType" },
  { ...common, what: "leave out", rows: [{ first: 11, last: 11 }, { first: 30, last: 32 }] },
  { ...common, sheet: "Old", what: "leave out", rows: [] },
  { ...common, what: "asset", rows: [{ first: 6, last: 6 }] },
  { ...common, what: "join", text: "FH01", fromSheet: "Properties", row: 3 },
  { ...common, what: "join", text: "", fromSheet: "Properties 2024", row: null },
  { ...common, what: "join", text: "XX", fromSheet: null, row: null },
]; // prettier-ignore

function read(sheets: Record<string, Rows>, ...lines: readonly string[][]): SheetReading[] {
  const made = Object.entries({ ...sheets, "Lens reading": [header, ...lines] }).map(([name, rows]) =>
    sheetFromRows(name, rows),
  );
  const { corrections, problems } = workbookCorrections(made);
  expect(problems).toEqual([]);
  return readWorkbook(made, columns, { corrections: correctionsBySheet(corrections) });
}

function roles(reading: SheetReading | undefined): string[] {
  return (reading?.registers[0]?.columns ?? []).map(({ role }) => role);
}

test("what is written is read back", () => {
  const { corrections, problems } = readCorrections(correctionRows(all));
  expect(problems).toEqual([]);
  expect(corrections).toMatchObject(
    // Bare letters may be a heading as well ("MAC"): both are kept.
    all.map((one) => (one.what === "column" && one.heading === "" ? { ...one, heading: "AB" } : one)),
  );
});

test("every role can be written in words", () => {
  for (const role of columnRoles) {
    expect(roleFromWords(role)).toBe(role);
    expect(roleFromWords(roleWords[role])).toBe(role);
  }
});

test("what people write instead is understood", () => {
  const { corrections, problems } = readCorrections([
    ["Corrections of our register"],
    [],
    ["WHAT", "sheet name", "where", "is"],
    ["header", "Register", "", "row 5"],
    ["Column", "Register", "column f", "Manufacturer"],
    ["Ignore", "Register", "rows 12 to 14 and 20", null],
    ["Link", "Register", "FH01", "Properties!B4"],
    ["Leave out", "Summary", "", null],
    ["Header rows", "List", "No header", null],
  ]);
  expect(problems).toEqual([]);
  expect(corrections).toMatchObject([
    { what: "header row", rows: [4] },
    { what: "column", column: 5, role: "make" },
    { what: "leave out", rows: [{ first: 11, last: 13 }, { first: 19, last: 19 }] },
    { what: "join", text: "FH01", fromSheet: "Properties", row: 3 },
    { what: "leave out", sheet: "Summary", rows: [] },
    { what: "header row", rows: [] },
  ]); // prettier-ignore
});

test.each([
  [["", "", "Column", "F", "make", "", ""], 0, "names no sheet"],
  [["R", "", "Colour", "F", "make", "", ""], 2, '"Colour" is not understood'],
  [["R", "", "Column", "F", "colour", "", ""], 4, '"colour" is no kind of column'],
  [["R", "", "Column", "", "make", "", ""], 3, "names no column"],
  [["R", "", "Header row", "5-9", "", "", ""], 3, '"5-9" is not understood'],
  [["R", "", "Header row", "", "", "", ""], 3, "is not understood"],
  [["R", "", "Asset", "", "", "", ""], 3, "is not understood"],
  [["R", "", "Leave out", "9-5", "", "", ""], 3, '"9-5" is not understood'],
  [["R", "", "Join", "FH01", "", "", ""], 4, "names no sheet to join"],
  [["R", "", "Leave out", "5", "", "Ann", "3/4/2026"], 6, "two ways"],
])("a line that is not understood corrects nothing and is named: %j", (line, column, words) => {
  const { corrections, problems } = readCorrections([header, line]);
  expect(corrections).toEqual([]);
  expect(problems).toEqual([{ row: 1, column, message: expect.stringContaining(words) as string }]);
});

test("a table without its header is a problem, an empty sheet is none", () => {
  expect(readCorrections([["Register", "", "Column"]]).problems).toHaveLength(1);
  expect(readCorrections([[], [null, ""]]).problems).toEqual([]);
  expect(workbookCorrections([sheetFromRows("Register", [])])).toEqual({ corrections: [], problems: [] });
});

test("a correction of a sheet that is not there is named", () => {
  expect(strayCorrections(all, [sheetFromRows("register", [])])).toEqual([
    'There is no sheet "Old": its corrections change nothing.',
  ]);
});

const odd: Rows = [
  ["Kit", "Who", "Zone 7"],
  ["Alpha", "Beta", "Gamma"],
  ["P3245-LV", "Axis", "Elm House"],
  ["DS-2CD2143G2-I", "Hikvision", "Elm House"],
];

describe("corrections from the workbook's own sheet", () => {
  test("the sheet itself is no register", () => {
    const [, own] = read({ Register: odd });
    expect(own?.registers).toEqual([]);
    expect(own?.nothing[0]?.why).toBe("not-a-register");
  });

  test("a header row and columns, whatever the case of the sheet's name", () => {
    const [reading] = read(
      { Register: odd },
      ["REGISTER", "", "Header row", "2", "", "", ""],
      ["REGISTER", "", "Column", "Beta", "make", "", ""],
      ["REGISTER", "", "Column", "C", "site", "", ""],
      ["REGISTER", "", "Column", 'A "Alpha"', "model", "", ""],
    );
    expect(reading?.registers[0]?.headerRows).toEqual([1]);
    expect(roles(reading)).toEqual(["model", "make", "site"]);
    expect(reading?.registers[0]?.columns.map(({ basis }) => basis)).toEqual(["user", "user", "user"]);
    expect([...(reading?.registers[0]?.rows ?? [])]).toEqual([2, 3]);
  });

  test("a heading is found again after a column was inserted", () => {
    const moved = odd.map((row) => ["", ...row]);
    const [reading] = read(
      { Register: moved },
      ["Register", "", "Header row", "2", "", "", ""],
      ["Register", "", "Column", 'B "Beta"', "make", "", ""],
    );
    expect(roles(reading)[1]).toBe("make");
    expect(reading?.registers[0]?.columns[1]?.column).toBe(2);
  });

  const plain: Rows = [
    ["Tag", "Make", "Model"],
    ["1", "Axis", "P3245-LV"],
    ["2", "Bosch", "NDE-3502-AL"],
    ["3", "Axis", "P1448-LE"],
    ["Total", "", 3],
  ];

  test("rows that are no assets, and rows that are", () => {
    const [reading] = read(
      { Register: plain },
      ["Register", "", "Leave out", "3", "", "", ""],
      ["Register", "", "Asset", "5", "", "", ""],
    );
    expect([...(reading?.registers[0]?.rows ?? [])]).toEqual([1, 3, 4]);
    expect(reading?.registers[0]?.leftOut).toContainEqual({ first: 2, last: 2, why: "corrected" });
  });

  test("a sheet that is left out says so", () => {
    const [reading] = read({ Register: plain }, ["Register", "", "Leave out", "", "", "", ""]);
    expect(reading?.registers).toEqual([]);
    expect(reading?.nothing[0]).toMatchObject({ why: "corrected" });
  });

  const stacked: Rows = [...plain.slice(0, 4), [], ["NETWORK EQUIPMENT"], ["Asset", "Brand", "Part No"], ["7", "Cisco", "C9300"], ["8", "Aruba", "2930F"]]; // prettier-ignore

  test("the second table of a sheet, by the range that it stood in", () => {
    const [reading] = read({ Register: stacked }, ["Register", "A7:C9", "Column", "B", "supplier", "", ""]);
    expect(reading?.registers.map(({ columns: found }) => found.map(({ role }) => role)[1])).toEqual([
      "make",
      "supplier",
    ]);
    const [without] = read({ Register: stacked }, ["Register", "A7:C9", "Leave out", "", "", "", ""]);
    expect(without?.registers.map(({ rows }) => [...rows])).toEqual([[1, 2, 3]]);
  });

  test("corrections without a range are for the first table", () => {
    const [reading] = read({ Register: stacked }, ["Register", "", "Column", "B", "supplier", "", ""]);
    expect(reading?.registers.map(({ columns: found }) => found.map(({ role }) => role)[1])).toEqual([
      "supplier",
      "make",
    ]);
  });
});
