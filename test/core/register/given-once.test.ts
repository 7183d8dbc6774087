import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import { readSheet } from "../../../src/core/register";
import { columns } from "../../support/columns";

type Rows = readonly (readonly CellValue[])[];

function texts(rows: Rows, role: string, more: Partial<Sheet> = {}): string[] {
  const [reading] = readSheet(sheetFromRows("Register", rows, more), columns).registers;
  const field = reading?.fields.find((one) => one.role === role);
  return [...(reading?.rows ?? [])].map((row) => field?.text(row) ?? "");
}

/** Four sites, in each a maker or two: [site, make, type] with blanks below. */
const pivot: Rows = [
  ["Site", "Make", "Type", "Serial"],
  ["Elm House", "Axis", "Dome camera", "S1"],
  [null, null, "Dome camera", "S2"],
  [null, "Bosch", "Bullet camera", "S3"],
  ["Oak House", "Bosch", "Dome camera", "S4"],
  [null, null, "NVR", "S5"],
  ["Ash House", "Axis", "NVR", "S6"],
  [null, null, "Dome camera", "S7"],
  ["Fir House", "Hikvision", "Dome camera", "S8"],
  [null, null, "Dome camera", "S9"],
];
const makes = ["Axis", "Axis", "Bosch", "Bosch", "Bosch", "Axis", "Axis", "Hikvision", "Hikvision"];

test("makes given once within the groups of a site column are filled down", () => {
  expect(texts(pivot, "make")).toEqual(makes);
  expect(texts(pivot, "site")[2]).toBe("Elm House");
  const [reading] = readSheet(sheetFromRows("Register", pivot), columns).registers;
  expect(reading?.givenOnce).toEqual(["site", "make"]);
  expect(reading?.fields.find(({ role }) => role === "make")?.cell(2)).toMatchObject({ row: 1, column: 1 });
});

test("a column that numbers the rows in front makes no difference", () => {
  const numbered = pivot.map((row, at) => [at === 0 ? "No." : at, ...row]);
  expect(texts(numbered, "make")).toEqual(makes);
});

test.each<[string, Rows]>([
  ["a tag stands before it", pivot.map((row, at) => [row[0] ?? null, at === 0 ? "Tag" : `T${at}`, ...row.slice(1)])],
  ["a group begins without one", pivot.map((row, at) => (at === 6 ? [row[0] ?? null, null, ...row.slice(2)] : row))],
  ["one is written again below itself", pivot.map((row, at) => (at === 2 ? [null, "Axis", ...row.slice(2)] : row))],
  ["there are only three groups", pivot.slice(0, 8)],
  ["a row names another maker in its own words", pivot.map((row, at) => (at === 2 ? [null, null, "Hikvision dome camera", "S2"] : row)).map((row, at) => (at === 0 ? ["Site", "Make", "Description", "Serial"] : row))],
  ["one of them is no maker", pivot.map((row, at) => (at === 6 ? [row[0] ?? null, "TBC", ...row.slice(2)] : row))],
])("a blank make stays unknown where %s", (_, rows) => {
  const filled = rows.slice(1).filter((row) => row.some((cell) => makes.includes(String(cell)) || cell === "TBC")).length;
  expect(texts(rows, "make").filter((text) => text !== "")).toHaveLength(filled);
}); // prettier-ignore

test("kinds and rooms given once are filled down as well", () => {
  const rows: Rows = [
    ["Category", "Room", "Make", "Model"],
    ["CCTV camera", "Lobby", "Axis", "P3245-LV"],
    [null, null, "Bosch", "NDE-3502-AL"],
    ["Recorder", "Office", "Axis", "S1116"],
    [null, null, "Bosch", "DIP-6183"],
  ];
  expect(texts(rows, "category")).toEqual(["CCTV camera", "CCTV camera", "Recorder", "Recorder"]);
  expect(texts(rows, "location")).toEqual(["Lobby", "Lobby", "Office", "Office"]);
});

test("cells merged downwards give every role to each row they cover, and to no other", () => {
  const rows: Rows = [
    ["Tag", "Make", "Model"],
    ["1", "Hikvision", "DS-2CD2143G2-I"],
    ["2", null, "DS-2CD2043G2-I"],
    ["3", null, "P3245-LV"],
  ];
  const merged = [{ top: 1, bottom: 2, left: 1, right: 1 }];
  expect(texts(rows, "make", { merged })).toEqual(["Hikvision", "Hikvision", ""]);
});
