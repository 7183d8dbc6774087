/** What live formulas are given: the tables that people keep, by name. */
import { decisionTable, type DecisionTableId, noDecisions, planTable } from "../../src/core/decisions";
import { plannedCells, rowsIn } from "../../src/taskpane/model/decision-source";
import { liveArguments } from "../../src/taskpane/model/live-arguments";

const filled = {
  policy: { setting: "Regime", value: "uk-other" },
  sites: { site: "Fernhill House", sensitive: "Yes" },
  makers: { name: "Hikvision", standing: "Not subject" },
  found: { asset: "CAM-1", label: "Dahua", foundBy: "J. Jones" },
  exceptions: { asset: "CAM-1", until: "2027-01-31", reason: "sold", approvedBy: "G. Head" },
  work: { asset: "CAM-1", what: "Removed" },
};
type Filled = keyof typeof filled;

const rows = (...ids: readonly Filled[]) =>
  rowsIn(({ id }) => {
    const known = ids.find((one) => one === id);
    if (known === undefined) return null;
    return plannedCells(planTable(decisionTable(id), [{ values: filled[known] }]));
  });

const names = new Map<DecisionTableId, string>([
  ["policy", "LensPolicy"],
  ["sites", "LensSites"],
  ["makers", "OurMakers"],
  ["found", "LensFound"],
  ["exceptions", "LensExceptions"],
  ["work", "LensWork"],
]);
const asOf = "2026-11-22";
const place = { sheet: "", row: 1, columns: new Map() };
const about = { asset: "CAM-1", mark: "", register: "", at: place };
const exception = {
  ...about,
  until: "2027-01-31",
  reason: "sold",
  approvedBy: "G. Head",
  date: "",
  note: "",
};
const removed = {
  ...about,
  what: "removed",
  by: "",
  wentTo: null,
  movedTo: "",
  diskWiped: null,
  certificate: "",
  note: "",
} as const;

const given = (
  ids: readonly Filled[],
  more: Partial<Parameters<typeof liveArguments>[0]> = {},
  decisions: Partial<Parameters<typeof liveArguments>[1]> = {},
) =>
  liveArguments(
    {
      regimes: ["uk-central"],
      names,
      rowsOf: rows(...ids),
      policySaysRules: ids.includes("policy"),
      sitesAreHere: true,
      ...more,
    },
    { ...noDecisions, ...decisions },
    asOf,
  );

test.each<[string, readonly Filled[], readonly string[]]>([
  ["no tables", [], ['"uk-central"']],
  [
    "policy, sites and makers",
    ["policy", "sites", "makers"],
    ["LensPolicy[[#All],[Setting]:[Date]]", "LensSites[#All]", "OurMakers[#All]"],
  ],
  ["makers alone", ["makers"], ['"uk-central"', "", "OurMakers[#All]"]],
  ["work alone", ["work"], ['"uk-central"', "", "", "", "", "LensWork[#All]"]],
])("%s", (_name, ids, expected) => {
  expect(given(ids)).toEqual(expected);
});

test("the day where a risk is accepted, or a record is dated later than the day; not where nothing depends on it", () => {
  const work = (date: string) => given(["work"], {}, { work: [{ ...removed, date }] }).at(-1);
  expect(work("2026-11-22")).toBe("LensWork[#All]");
  expect(work("2026-11-23")).toBe("TODAY()");
  expect(given(["exceptions"], {}, { exceptions: [exception] })).toEqual([
    '"uk-central"',
    "",
    "",
    "",
    "LensExceptions[#All]",
    "",
    "TODAY()",
  ]);
});

test.each([
  ["sites as plain cells", given(["sites"], { names: new Map() }), "Lens sites is no Excel table any more"],
  [
    "a policy table that names no rules",
    given(["policy"], { policySaysRules: false }),
    "Lens policy does not say whose rules bind",
  ],
  ["sites of another file", given([], { sitesAreHere: false }), "The sites are assessed in another file"],
])("%s: values, and why", (_name, why, sentence) => {
  expect(why).toContain(sentence);
});
