import { readDecisions } from "../../../src/core/decisions";
import { sharedBasis, sharedTables } from "../../../src/core/share";
import { planProblems } from "../../../src/core/sheets";
import type { CellValue } from "../../../src/core/sheet";
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
    expect(shared.assets.map(({ verdict }) => verdict.action)).toEqual(
      named.assets.map(({ verdict }) => verdict.action),
    );
  });
});

function withException(asset: string) {
  const [exception] = decisions.exceptions;
  return { found: [], work: [], exceptions: [{ ...exception!, asset }] };
}
