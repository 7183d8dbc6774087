import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import {
  outsideWords,
  readingReport,
  readSheet,
  readWorkbook,
  type OutsideReason,
} from "../../../src/core/register";
import { columns } from "../../support/columns";

const header = ["Site", "Tag", "Make", "Model", "Description"];
const plain: CellValue[][] = [
  header,
  ["Elm House", "1", "Axis", "P3245-LV", "Dome camera"],
  ["Elm House", "2", "Bosch", "NDE-3502-AL", "Dome camera"],
  ["Oak House", "3", "Axis", "P1448-LE", "Bullet camera"],
];

function outside(
  rows: readonly (readonly CellValue[])[],
  more: Partial<Sheet> = {},
): readonly OutsideReason[] {
  const [reading] = readSheet(sheetFromRows(more.name ?? "Register", rows, more), columns).registers;
  expect(reading?.selfContained).toBe(reading?.outside.length === 0);
  return reading?.outside ?? [];
}

test("rows that say all themselves can be read by a formula", () => {
  expect(outside(plain)).toEqual([]);
});

const bands = [
  ["Tag", "Make", "Model"],
  ["HMP Fernhill - Prison"],
  ["1", "Axis", "P3245-LV"],
  ["2", "Bosch", "NDE-3502-AL"],
];
const flags = [
  ["Site", "Site type", "Hikvision (Y/N)", "Other makes"],
  ["Elm House", "Office", "Y", ""],
  ["Oak House", "Office", "N", "Axis"],
];

test.each<[OutsideReason, readonly (readonly CellValue[])[], Partial<Sheet>]>([
  ["bands", bands, {}],
  ["given-once", [header, plain[1]!, ["", "2", "Bosch", "NDE-3502-AL", "Dome camera"], ["", "4", "Axis", "P1", "Dome camera"], plain[3]!, ["", "5", "Axis", "P2", "Dome"]], {}],
  ["merged-down", [header, plain[1]!, [null, "2", "Bosch", "NDE-3502-AL", "Dome camera"]], { merged: [{ top: 1, bottom: 2, left: 0, right: 0 }] }],
  ["maker-columns", flags, {}],
  ["struck-through", plain, { isStruckThrough: (row) => row === 2 }],
  ["taken-for-dates", [...plain, ["Elm House", "4", "Axis", 45_352, "Dome camera"]], { isDate: (row, column) => row === 4 && column === 3 }],
  ["by-values", [["Site", "Ref", "Make", "Serial"], ["Elm", "1", "Axis", "00:40:8C:18:AB:CD"], ["Elm", "2", "Axis", "00:40:8C:18:AB:CE"]], {}],
  ["no-header", plain.slice(1), {}],
  ["title", [["CCTV cameras 2024"], ...plain.map((row) => row.slice(0, 4))], {}],
  ["title", plain.map((row) => row.slice(0, 4)), { name: "CCTV" }],
])("%s keep a formula from it", (reason, rows, more) => {
  expect(outside(rows, more)).toContain(reason);
}); // prettier-ignore

test("other sheets that complete it, and corrections, keep a formula from it", () => {
  const types = [["Name", "Manufacturer", "Model"], ["T1", "Axis", "P3245-LV"], ["T2", "Bosch", "NDE-3502-AL"]]; // prettier-ignore
  const list = [["Tag", "Site", "TypeName"], ["1", "Elm", "T1"], ["2", "Elm", "T2"]]; // prettier-ignore
  const [linked] = readWorkbook([sheetFromRows("List", list), sheetFromRows("Type", types)], columns);
  expect(linked?.registers[0]?.outside).toContain("linked-sheets");
  const sheet = sheetFromRows("Register", plain);
  for (const corrections of [
    { columns: new Map([[4, "category" as const]]) },
    { leaveOut: [{ first: 2, last: 2 }] },
  ]) {
    const { registers } = readSheet(sheet, columns, { corrections });
    expect(registers[0]?.outside).toEqual(["corrected"]);
    expect(registers[0]?.selfContained).toBe(false);
  }
});

test("the reasons are told in words", () => {
  const reading = readSheet(sheetFromRows("Register", bands), columns);
  expect(outsideWords({ outside: [] })).toBe("");
  expect(readingReport(reading).registers[0]?.notLive).toContain("rows between the assets");
});
