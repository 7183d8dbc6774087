import type { CheckBasis } from "../../../src/core/check";
import { readDecisions } from "../../../src/core/decisions";
import { legendRows } from "../../../src/core/legend";
import { sharedBasis, sharedTables } from "../../../src/core/share";
import { planProblems } from "../../../src/core/sheets";
import type { CellValue } from "../../../src/core/sheet";
import { SummaryTally } from "../../../src/core/summary";
import { basisOf, registerRows, reported, valuesOfPlan } from "../../support/report";

const tables: Record<string, CellValue[][]> = {
  sites: [
    ["Site", "Site type", "Sensitive", "Why", "Assessed by", "Date", "Note", "Found", "Our own column"],
    [
      "Harbour House",
      "Office",
      "Yes",
      "L1; L3",
      "J. Marsh",
      "2026-11-01",
      "ask the guard",
      "the word SECRET",
      "code 4711",
    ],
  ],
  audit: [
    ["When", "Name", "What was run"],
    ["2026-11-01 10:00", "P. Okafor", "check"],
  ],
  lastCheck: [
    ["Asset", "Action", "Why"],
    ["A1", "Remove", "the site is assessed as sensitive by J. Marsh"],
  ],
  lastDecisions: [
    ["Table", "Said"],
    ["sites", '["Harbour House","Office","Yes","L2, for the guard"]'],
  ],
  exceptions: [
    ["Asset", "Accepted until", "Reason", "Approved by"],
    ["A1", "2026-12-31", "holds SECRET until then", "C. Hale"],
  ],
};
const { decisions } = readDecisions(({ id, sheet }) =>
  tables[id] === undefined ? null : { sheet, rows: tables[id] },
);

describe("a copy to share", () => {
  const shared = sharedTables(decisions);
  const text = shared.flatMap(valuesOfPlan).slice(0).flat().join("\n");

  it("leaves out reasons for sensitivity, assessors and audit, and what somebody added", () => {
    expect(planProblems(shared)).toEqual([]);
    expect(shared.map(({ name }) => name)).toEqual(["Lens sites", "Lens exceptions"]);
    for (const told of [
      "L1; L3",
      "Marsh",
      "Okafor",
      "Hale",
      "guard",
      "SECRET until",
      "the word SECRET",
      "4711",
    ])
      expect(text).not.toContain(told);
  });

  it("keeps what the others need", () => {
    for (const told of ["Harbour House", "Yes", "2026-11-01", "A1", "2026-12-31"])
      expect(text).toContain(told);
  });

  it("is checked without names, so that no reason names an assessor", () => {
    const basis = sharedBasis(basisOf({ sites: decisions.sites, decisions }));
    expect(basis.sites).toMatchObject([
      { sensitivity: "sensitive", limbs: [], assessedBy: null, date: null },
    ]);
    const rows = registerRows(40);
    const [first] = rows;
    const named = reported(
      rows,
      basisOf({ sites: decisions.sites, decisions: withException(String(first![0])) }),
    );
    expect(named.assets.map(({ reason }) => reason).join()).toMatch(/Marsh[\s\S]*Hale|Hale[\s\S]*Marsh/);
    const shared = reported(
      rows,
      sharedBasis(basisOf({ sites: decisions.sites, decisions: withException(String(first![0])) })),
    );
    expect(shared.assets.map(({ reason }) => reason).join()).not.toMatch(/Marsh|Hale|SECRET/);
    // who decided for the whole organisation, or extended the rules to a site, is nobody's business either
    const who = { name: "C. Board", date: "2026-03-20" };
    const [site] = decisions.sites;
    const setting = {
      ...basis.setting,
      decisions: ["extend"] as const,
      decidedBy: { extend: who },
      adopted: { by: "C. Board", date: "2026-03-20" },
    };
    const extended = {
      ...site!,
      sensitivity: "not-sensitive",
      limbs: [],
      extended: true,
      extendedBy: "D. Head",
    } as const;
    const decided = reported(rows, basisOf({ setting, sites: [] }));
    const ofSite = reported(rows, basisOf({ sites: [extended] }));
    const reasons = (of: typeof decided) => of.assets.map(({ reason }) => reason).join();
    expect([reasons(decided), reasons(ofSite)]).toEqual([
      expect.stringContaining("C. Board"),
      expect.stringContaining("D. Head"),
    ]);
    expect(reasons(reported(rows, sharedBasis(basisOf({ setting, sites: [] }))))).not.toContain("C. Board");
    expect(reasons(reported(rows, sharedBasis(basisOf({ sites: [extended] }))))).not.toContain("D. Head");
    const legend = (of: CheckBasis) => legendRows(of, new SummaryTally().summary()).flat();
    expect(legend(basisOf({ setting }))).toContain(
      "Your organisation adopted the maker list, by C. Board, on 2026-03-20.",
    );
    expect(legend(sharedBasis(basisOf({ setting })))).toContain(
      "Your organisation adopted the maker list, on 2026-03-20.",
    );
    const accepted = shared.assets.find(({ reason }) => reason.startsWith("Risk accepted"));
    expect(accepted?.reason).toMatch(/^Risk accepted until \d{4}-\d\d-\d\d; without that it would be /);
    expect(shared.assets.map(({ verdict }) => verdict.action)).toEqual(
      named.assets.map(({ verdict }) => verdict.action),
    );
  });
});

function withException(asset: string) {
  const [exception] = decisions.exceptions;
  return { found: [], work: [], exceptions: [{ ...exception!, asset }] };
}
