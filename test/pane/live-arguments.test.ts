/** What live formulas are given: the tables that people keep, by name. */
import { decisionTable, type DecisionTableId, planTable } from "../../src/core/decisions";
import { plannedCells, rowsIn } from "../../src/taskpane/model/decision-source";
import { liveArguments } from "../../src/taskpane/model/live-arguments";

const filled = {
  policy: { setting: "Regime", value: "uk-other" },
  sites: { site: "Fernhill House", sensitive: "Yes" },
  makers: { name: "Hikvision", standing: "Not subject" },
};

function rows(...ids: (keyof typeof filled)[]) {
  return rowsIn(({ id }) => {
    const known = ids.find((one) => one === id);
    if (known === undefined) return null;
    return plannedCells(planTable(decisionTable(id), [{ values: filled[known] }]));
  });
}

const names = new Map<DecisionTableId, string>([
  ["policy", "LensPolicy"],
  ["sites", "LensSites"],
  ["makers", "OurMakers"],
]);

test.each([
  ["no tables", [], new Map(), false, ['"uk-central"']],
  [
    "all tables",
    ["policy", "sites", "makers"],
    names,
    true,
    ["LensPolicy[[#All],[Setting]:[Date]]", "LensSites[#All]", "OurMakers[#All]"],
  ],
  ["makers alone", ["makers"], names, false, ['"uk-central"', "", "OurMakers[#All]"]],
  ["a Policy table that names no rules", ["policy"], names, false, ['"uk-central"']],
  ["sites as plain cells", ["sites"], new Map(), false, ['"uk-central"']],
] as const)("%s", (_name, ids, tables, policySaysRules, expected) => {
  expect(liveArguments(["uk-central"], tables, rows(...ids), policySaysRules)).toEqual(expected);
});
