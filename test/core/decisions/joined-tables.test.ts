import { decisionTable, readTableRows, type DecisionTableId } from "../../../src/core/decisions";
import { joinedTables } from "../../../src/core/decisions/joined-tables";
import type { CellValue } from "../../../src/core/sheet";

const book = (id: DecisionTableId, rows: readonly (readonly CellValue[])[]) => {
  const { read } = readTableRows(id, { sheet: decisionTable(id).sheet, rows });
  return { tables: new Map([[id, read]]) };
};

test("a site's answer stays, the same site without one goes, and whoever wrote more stays", () => {
  const head = ["Site", "Site type", "Sensitive", "Note", "Own"];
  const one = book("sites", [head, ["Elm", "", "Yes", "", "a"], ["Oak", "", "Not assessed", "", ""]]);
  const other = book("sites", [
    ["Site", "Site type", "Sensitive", "Note", "Floor"],
    ["Elm", "", "Not assessed", "", ""],
    ["Oak", "", "Not assessed", "", ""],
    ["Ash", "", "No", "", "2"],
    ["Elm", "", "Not assessed", "asked Jo", ""],
  ]);
  const sites = joinedTables([one, other]).get("sites");
  expect(sites?.extra.map(({ header }) => header)).toEqual(["Own", "Floor"]);
  expect(
    sites?.rows.map(({ values, extra }) => [values["site"], values["sensitive"], values["note"], ...extra]),
  ).toEqual([
    ["Elm", "Yes", "", "a", null],
    ["Oak", "Not assessed", "", "", null],
    ["Ash", "No", "", null, "2"],
    ["Elm", "Not assessed", "asked Jo", null, ""],
  ]);
});
