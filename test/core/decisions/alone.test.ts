/** Decisions for rows looked at alone, and tables known by their headings. */
import {
  AssetKeys,
  decisionTables,
  firstDecidedOtherwise,
  noDecisions,
  readDecisions,
  recognisedTable,
} from "../../../src/core/decisions";
import { readSheet } from "../../../src/core/register";
import { sheetFromRows } from "../../../src/core/sheet";
import { catalogue } from "../../support/catalogue";

describe("a table is known by its headings", () => {
  test.each(decisionTables.map((table) => [table.sheet, table] as const))("%s, in any order", (_, table) => {
    const headers = table.columns.map(({ header }) => header);
    expect(recognisedTable([[table.title], headers, ["CAM-1"]])).toBe(table.id);
    expect(recognisedTable([headers.toReversed()])).toBe(table.id);
  });

  test.each([
    ["other words for them", [["Tag", "Until", "Why", "Approver"]], "exceptions"],
    ["a few of them", [["Asset", "What", "Date", "By"]], "work"],
    ["words of one among own columns", [["Ticket", "Asset", "Label", "Surveyed by", "Cost"]], "found"],
    ["one heading alone", [["Asset"]], null],
    ["headings that several tables have", [["Asset", "Date", "Note"]], null],
    ["no headings", [["CAM-1", "Isolated", "2026-03-02", "IT"]], null],
    ["nothing", [], null],
  ])("%s", (_, rows, id) => {
    expect(recognisedTable(rows)).toBe(id);
  });
});

const rows = [
  ["Tag", "Serial No", "Make", "Model", "Location"],
  ["CAM-1", "S1", "Hikvision", "DS-2CD2143G0-I", "Door"],
  ["CAM-2", "S2", "Hikvision", "DS-2CD2143G0-I", "Gate"],
  ["CAM-2", "S3", "Hikvision", "DS-2CD2143G0-I", "Yard"],
  ["", "", "Hikvision", "DS-2CD2143G0-I", "Roof"],
  ["", "", "Hikvision", "DS-2CD2143G0-I", "Roof"],
  ["S1", "S9", "Axis", "P3245-V", "Hall"],
];

/** The first row that a formula would decide otherwise, as people count; `null` where none. */
function otherwise(asset: string, mark = ""): number | null {
  const [reading] = readSheet(sheetFromRows("Register", rows), catalogue.vocabulary.columns).registers;
  const keys = new AssetKeys(reading!);
  const cells = [
    ["Asset", "Row mark", "What", "Date", "By"],
    [asset, mark === "" ? "" : keys.mark(Number(mark)), "Removed", "2026-03-02", "IT"],
  ];
  const { decisions } = readDecisions(({ id, sheet }) => (id === "work" ? { sheet, rows: cells } : null));
  expect(decisions.work).toHaveLength(1);
  const row = firstDecidedOtherwise({ ...noDecisions, work: decisions.work }, reading!, keys, "2026-11-22");
  return row === null ? null : row + 1;
}

test.each([
  ["an id of one row", "CAM-1", "", null],
  ["an id of none", "CAM-99", "", null],
  ["an id of two rows", "CAM-2", "", 3],
  ["an id of two rows that the mark tells apart", "CAM-2", "3", null],
  ["a mark that two rows have", "", "4", 5],
  ["a serial number that is another row's tag", "S1", "", 2],
  ["a serial number of one row among tags that repeat", "S3", "3", null],
])("%s", (_, asset, mark, row) => {
  expect(otherwise(asset, mark)).toBe(row);
});
