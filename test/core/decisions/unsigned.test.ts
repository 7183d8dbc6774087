import {
  makersTable,
  noDecisions,
  policyTable,
  problemWords,
  sitesTable,
  unsignedDecisions,
} from "../../../src/core/decisions";
import { decided, typed } from "./support";

test("what counts without a name is told once for each table, with what it is about", () => {
  const decisions = decided(
    typed(
      sitesTable,
      { Site: "Mill House", Sensitive: "Yes" },
      { Site: "Weir Depot", Sensitive: "No", "Assessed by": "J. Marsh" },
      { Site: "Gate Lodge", Sensitive: "Not assessed" },
      { Site: "Hill House", Sensitive: "No", "Assessed by": "J. Marsh", Extended: "Yes" },
    ),
    typed(makersTable, { "Name or alias": "Acme", Standing: "Subject", Date: "2026-01-01" }),
    typed(
      policyTable,
      { Setting: "Regime", Value: "uk-central" },
      { Setting: "Cost per camera", Value: 300 },
      { Setting: "OEM counts", Value: "" },
      { Setting: "Isolation is enough", Value: "Yes" },
      { Setting: "Test", Value: "T2", "Decided by": "C. Board" },
    ),
  );
  expect(unsignedDecisions(decisions).map(problemWords)).toEqual([
    "Lens sites: 2 rows stand unsigned (Mill House, Hill House): they count, but nobody can be asked about it; write who decided, and when.",
    "Lens makers: 1 row stands unsigned (Acme): it counts, but nobody can be asked about it; write who decided, and when.",
    "Lens policy: 1 row stands unsigned (Isolation is enough): it counts, but nobody can be asked about it; write who decided, and when.",
  ]);
  expect(unsignedDecisions(noDecisions)).toEqual([]);
});

test("a long list is cut", () => {
  const rows = Array.from({ length: 7 }, (_, index) => ({ Site: `Site ${index}`, Sensitive: "No" }));
  const [told] = unsignedDecisions(decided(typed(sitesTable, ...rows)));
  expect(told?.message).toContain(
    "7 rows stand unsigned (Site 0, Site 1, Site 2, Site 3, Site 4 and 2 more)",
  );
});
