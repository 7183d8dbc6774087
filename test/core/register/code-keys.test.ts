/** Codes that the workbook itself explains: on a sheet of its own, in lines of text, beside the table. */
import { contentHints } from "../../../src/core/content-hints";
import { Lexicon, readWorkbook, type RegisterReading, type SheetReading } from "../../../src/core/register";
import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import { catalogue } from "../../support/catalogue";

type Rows = readonly (readonly CellValue[])[];
const lexicon = new Lexicon(catalogue.vocabulary.columns, contentHints(catalogue));

function read(sheets: Record<string, Rows>): SheetReading[] {
  return readWorkbook(
    Object.entries(sheets).map(([name, rows]) => sheetFromRows(name, rows)),
    catalogue.vocabulary.columns,
    { lexicon },
  );
}
const register = (readings: readonly SheetReading[]): RegisterReading => {
  const [first] = readings.flatMap(({ registers }) => registers);
  if (first === undefined) throw new Error("no register");
  return first;
};
const texts = (reading: RegisterReading, role: string): string[] => {
  const field = reading.fields.find((one) => one.role === role);
  return [...reading.rows].map((row) => field?.text(row) ?? "");
};

const assets = (status: string, type: string): Rows => [
  ["Ref", status, "Site", type, "Item", "Make"],
  ["1", "A", "Elm", "01", "Camera", "Hikvision"],
  ["2", "D", "Elm", "01", "Camera", "Hikvision"],
  ["3", "P", "Oak", "02", "Camera", "Dahua"],
];
const states: Rows = [["A", "Active"], ["D", "Disposed"], ["P", "Planned"]]; // prettier-ignore
const types: Rows = [["01", "Courthouse"], ["02", "School"]]; // prettier-ignore

test.each<[string, Rows, Record<string, Rows>]>([
  ["a sheet to each key", assets("Status code", "PT"), { Key: [["Status code", "Meaning"], ...states], Types: [["PT", "Property type"], ...types] }],
  ["keys below each other", assets("Status", "Site type"), { Key: [["Code", "Status"], ...states, [], ["Code", "Site type"], ...types] }],
  ["one list for all fields", assets("Status", "Site type"), { Codes: [["Field", "Code", "Description"], ...states.map((row) => ["Status", ...row]), ...types.map((row) => ["Site type", ...row])] }],
  ["lines of text", assets("Status", "Site type"), { Notes: [["Key to columns"], ["Status: A = Active, D = Disposed, P = Planned"], ["Site type: 01 = Courthouse; 02 = School"]] }],
])("%s", (_, rows, keys) => {
  const readings = read({ Assets: rows, ...keys });
  const reading = register(readings);
  expect(texts(reading, "status")).toEqual(["Active", "Disposed", "Planned"]);
  expect(texts(reading, "siteType")).toEqual(["Courthouse", "Courthouse", "School"]);
  expect(reading.columns.map(({ role }) => role).slice(1, 4)).toEqual(["status", "site", "siteType"]);
  expect(reading.links?.map(({ matched }) => matched)).toEqual([3, 3]);
  expect(readings.slice(1).flatMap(({ nothing }) => nothing.map(({ why }) => why))).toEqual(Object.keys(keys).map(() => "linked")); // prettier-ignore
}); // prettier-ignore

test("a legend beside the table, whose words are those of a status", () => {
  const legend = ["Legend", "A = live", "D = removed", "P = planned"];
  const reading = register(read({ Assets: assets("Status", "Floor").map((row, at) => [...row, "", legend[at] ?? ""]) })); // prettier-ignore
  expect(texts(reading, "status")).toEqual(["live", "removed", "planned"]);
});

test("a key to something else says nothing of these codes", () => {
  const other = { Key: [["Priority", "Meaning"], ["A", "Removed this year"], ["D", "Disposed later"], ["P", "Planned"]] }; // prettier-ignore
  const reading = register(read({ Assets: assets("Status", "Site type"), ...other }));
  expect(texts(reading, "status")).toEqual(["A", "D", "P"]);
  const few = register(read({ Assets: assets("Status", "Site type"), Key: [["Code", "Status"], ["X", "Active"], ["A", "Disposed"]] })); // prettier-ignore
  expect(texts(few, "status")).toEqual(["A", "D", "P"]);
});
