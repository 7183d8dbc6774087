/**
 * A register's rows share what they say; each of them alone is read in full. Both must come to the same verdict, whatever
 * stands in the rows beside it.
 */
import fc from "fast-check";
import { Checker } from "../../src/core/check";
import { defaultPolicy } from "../../src/core/policy/own";
import { readSheet } from "../../src/core/register";
import { sheetFromRows } from "../../src/core/sheet";
import { parseSiteAssessments } from "../../src/core/site";
import type { Verdict } from "../../src/core/policy/verdict";
import { catalogue } from "../support/catalogue";

const { assessments } = parseSiteAssessments([
  ["Site", "Site type", "Sensitive", "CCTV network", "Owner"],
  ["North Gate 12", "Prison", "Yes", "Main", ""],
  ["", "School", "No", "Separate", "Landlord"],
]);
const basis = { catalogue, setting: defaultPolicy, sites: assessments, makers: [], asOf: "2026-11-22" };
const plain = new Checker(basis);
/** Somebody has decided about one of the labels that are in no list. */
const decided = new Checker({
  ...basis,
  makers: [
    {
      name: "Quillon 12",
      maker: "Hikvision",
      standing: null,
      basis: "rebrand",
      decidedBy: "Ann",
      date: "2026-01-01",
    },
  ],
});

const header = ["Asset ID", "Site", "Site type", "Equipment type", "Make", "Model", "MAC address", "Network", "Status", "Notes"]; // prettier-ignore
const cells: readonly (readonly string[])[] = [
  ["CAM-1", "CAM-22", "N/3", "", "A-9 x"],
  ["North Gate 12", "North Gate 13", "Elm Road", "Unit 77 Quillon", "Unit 88 Wexford", ""],
  ["Prison", "School", "Barracks", "Depot", ""],
  ["Dome camera", "NVR 123456", "Boiler", "Wall bracket 77", ""],
  ["Hikvision", "Axis", "Worcester Bosch", "Quillon 12", "Quillon 13", "QUILLON & Sons ", "W Box", ""],
  ["DS-2CD2143G0-I", "DS-2CD2143G0-I 123456", "P3245-LVE", "30CDi", "77 Wexford", ""],
  ["A4:14:37:00:11:22", "A41437001122", "ACCC8E001122", "n/a", ""],
  ["Corporate LAN", "Standalone", "Yes", "No", "CCTV VLAN (separate) 99", ""],
  ["In use", "Removed", "On order 123456", "Decommissioned", ""],
  ["Hikvision removed 03/24", "Removed", "Axis removed 123456", "Replaced Hikvision with Axis 77777", "Wexford called", "isolated from network", "landlord's", ""],
]; // prettier-ignore
const row = fc.tuple(...cells.map((texts) => fc.constantFrom(...texts)));

/** Rows share a verdict, but not the words of it that are each row's own. */
const ownWords: ReadonlySet<string> = new Set(["serial", "mac", "tag"]);

const shown = ({
  action,
  also,
  couldBe,
  needs,
  provisional,
  steps,
  outcomes,
  clauses,
  findings,
  makers,
}: Verdict) => ({
  ...{ action, also, couldBe, needs, provisional, steps, outcomes, clauses },
  makers: makers.map((maker) => ({
    ...maker,
    evidence: maker.evidence.map((one) => (ownWords.has(one.role) ? { ...one, text: "" } : one)),
  })),
  // the site's name is the row's own
  findings: { ...findings, site: { ...findings.site, name: null, type: null } },
});

/** The rows of a register whose verdict or reason is another than they would have alone; and how many were compared. */
function compare(
  rows: readonly (readonly string[])[],
  checker = plain,
): { compared: number; wrong: unknown[] } {
  const sheet = sheetFromRows("Register", [header, ...rows]);
  const [register] = readSheet(sheet, catalogue.vocabulary.columns).registers;
  if (register === undefined) return { compared: 0, wrong: [] };
  const context = {
    sheet: register.sheet,
    title: register.title,
    headers: register.fields.map(({ role, header: text }) => ({ role, text })),
  };
  const wrong: unknown[] = [];
  for (const { row: at, verdict, reason } of [...checker.check(register)].flat()) {
    const text: Record<string, string[]> = {};
    for (const field of register.fields) (text[field.role] ??= []).push(field.text(at));
    const alone = checker.checkAsset(text, context);
    const [together, apart] = [JSON.stringify(shown(verdict)), JSON.stringify(shown(alone.verdict))];
    if (together !== apart || reason !== alone.reason)
      wrong.push([at, together, apart, reason, alone.reason]);
  }
  return { compared: register.rows.length, wrong };
}

test("each row has the verdict and the reason that it would have alone, whatever its neighbours", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 5, maxLength: 20 }), (rows) => {
      expect(compare(rows).wrong).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("and in a register in which nearly every combination of a few texts comes", () => {
  const few = [2, 4, 5, 7, 8];
  const rows = Array.from({ length: 1600 }, (_, number) => {
    const mixed = Math.imul(number + 1, 0x9e3779b1) >>> 4;
    return cells.map((texts, column) =>
      few.includes(column) ? (texts[Math.floor(mixed / 5 ** column) % texts.length] ?? "") : `${column}`,
    );
  });
  const { compared, wrong } = compare(rows);
  expect(compared).toBeGreaterThan(1500);
  expect(wrong).toEqual([]);
});

/** 1,600 rows put together from the cells above. */
function longRegister(suffix: (number: number) => string): string[][] {
  const at = (texts: readonly string[], number: number): string => texts[number % texts.length] ?? "";
  return Array.from({ length: 1600 }, (_, number) => {
    const mixed = Math.imul(number + 1, 0x9e3779b1) >>> 4;
    return cells.map((texts, column) => at(texts, Math.floor(mixed / 5 ** column)) + suffix(number));
  });
}

test.each([
  ["texts that come again and again", () => ""],
  ["texts that are all new, and known by their shapes", (number: number) => ` ${number + 10_000}`],
])("and in a long register of %s", (_, suffix) => {
  const { compared, wrong } = compare(longRegister(suffix));
  expect(compared).toBeGreaterThan(1500);
  expect(wrong).toEqual([]);
});

test("and where somebody decided about one label that is in no list, and not about those like it", () => {
  const rows = longRegister((number) => (number % 4 === 0 ? "" : ` ${number + 10_000}`));
  expect(compare(rows, decided).wrong).toEqual([]);
  const { registers } = readSheet(sheetFromRows("Register", [header, ...rows]), catalogue.vocabulary.columns);
  const labels = registers
    .flatMap((register) => [...decided.check(register)].flat())
    .flatMap(({ verdict }) => verdict.makers.map(({ brand, maker }) => `${brand ?? ""}: ${maker ?? ""}`));
  expect(labels).toContain("Quillon 12: Hikvision");
  expect(labels).toContain("Quillon 13: ");
});
