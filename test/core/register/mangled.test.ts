import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import { Lexicon, readingReport, readSheet, RowReader } from "../../../src/core/register";
import { columns } from "../../support/columns";

const header = ["Asset No", "Make", "Model", "MAC address", "Serial No"];

function read(rows: readonly (readonly CellValue[])[], more: Partial<Sheet> = {}) {
  return readSheet(sheetFromRows("Register", [header, ...rows], more), columns);
}

/** The texts of a role, row by row. */
function texts(rows: readonly (readonly CellValue[])[], role: string, more: Partial<Sheet> = {}): string[] {
  const [reading] = read(rows, more).registers;
  const field = reading?.fields.find((one) => one.role === role);
  return [...(reading?.rows ?? [])].map((row) => field?.text(row) ?? "");
}

const good: CellValue[] = ["A1", "Axis", "P3245-LV", "00:40:8C:18:AB:CD", "AB1234"];

test.each([
  ["mac", 3, "6.38E+15"],
  ["mac", 3, "4.4E10"],
  ["mac", 3, 6_377_020_000_000_000],
  ["mac", 3, 1_122_334_455],
  ["serial", 4, "6.37702E+15"],
  ["serial", 4, "1,2E+09"],
  ["serial", 4, 1e15],
  ["model", 2, "6.38E+15"],
  ["model", 2, 6.38e15],
  ["model", 2, "01-Mar"],
  ["model", 2, "Mar-24"],
])("a %s that Excel turned into something else is unknown: column %i, %j", (role, column, value) => {
  const row = good.map((cell, at) => (at === column ? value : cell));
  expect(texts([good, row], role)[1]).toBe("");
  const [report] = readingReport(read([good, row])).registers;
  expect(report?.mangled).toMatchObject([{ role, cells: 1, where: [expect.stringMatching(/^[A-E]3$/)] }]);
  expect(report?.mangled[0]?.message).toMatch(/in row 3 was .* by Excel.*look at the unit/);
});

test.each([
  ["mac", 3, "44:19:B6:12:34:56"],
  ["mac", 3, 441_923_456_789],
  ["serial", 4, 123_456_789_012_345],
  ["serial", 4, "12E4567"],
  ["model", 2, "5E10-X"],
  ["model", 2, "12E5"],
])("a %s that lost nothing is read: column %i, %j", (role, column, value) => {
  const row = good.map((cell, at) => (at === column ? value : cell));
  expect(texts([good, row], role)[1]).toBe(String(value));
  expect(read([good, row]).registers[0]?.mangled).toEqual([]);
});

test("a date among model numbers is told by its format, else by standing alone among texts", () => {
  const rows = [good, good, good, good, ["A5", "Axis", 45_352, null, "AB5"]];
  expect(texts(rows, "model")[4]).toBe("");
  expect(texts(rows, "model", { isDate: () => false })[4]).toBe("45352");
  expect(texts(rows, "model", { isDate: (row, column) => row === 5 && column === 2 })[4]).toBe("");
});

test("zeros lost in front of tags are reported; the tag stays as it is shown", () => {
  const rows: CellValue[][] = [
    ["00117", ...good.slice(1)],
    ["00118", ...good.slice(1)],
    [119, ...good.slice(1)],
  ];
  expect(texts(rows, "tag")).toEqual(["00117", "00118", "119"]);
  const [report] = readingReport(read(rows)).registers;
  expect(report?.mangled).toMatchObject([{ what: "zeros", where: ["A4"], role: "tag" }]);
});

test("many rows are named by the first three", () => {
  const rows = Array.from({ length: 30 }, () => ["A1", "Axis", "P3245-LV", "6.38E+15", "S1"]);
  const [report] = readingReport(read(rows)).registers;
  expect(report?.mangled[0]).toMatchObject({ cells: 30 });
  expect(report?.mangled[0]?.where).toHaveLength(20);
  expect(report?.mangled[0]?.message).toContain("rows 2, 3, 4 and 27 more");
});

test("a formula reads a mangled cell as the check does", () => {
  const reader = new RowReader([header], new Lexicon(columns));
  const read = reader.read(["A1", "Axis", 6.38e15, "6.38E+15", "6.38E+15"]);
  expect(read?.context.headers.map(({ role }) => role)).toEqual(["tag", "make", "model", "mac", "serial"]);
  expect(read?.texts).toEqual(["A1", "Axis", "", "", ""]);
});
