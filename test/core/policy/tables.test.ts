import * as fc from "fast-check";
import { allBits, factValues, type FactName, type PossibleFacts } from "../../../src/core/policy/facts";
import { noSwitches, type Switches } from "../../../src/core/policy/own";
import { readPolicySetting } from "../../../src/core/policy/read-settings";
import { regimeOf, regimeUnder } from "../../../src/core/policy/regime-under";
import { actions, regimeIds, type Duty } from "../../../src/core/policy/regime";
import { decisionTable, evaluate, overlaps } from "../../../src/core/policy/table";
import { catalogue } from "../../support/catalogue";

const booleans = [false, true];
const everySwitch: Switches[] = booleans.flatMap((isolationIsEnough) =>
  booleans.flatMap((treatAdviceAsMandatory) =>
    (["ask", "in-scope", "out-of-scope"] as const).map((landlordKit) => ({
      ...noSwitches,
      isolationIsEnough,
      treatAdviceAsMandatory,
      landlordKit,
    })),
  ),
);

describe("decision tables", () => {
  it.each(regimeIds)("%s has exactly one row for every combination of facts, under every switch", (id) => {
    for (const switches of everySwitch) {
      expect(overlaps(regimeUnder(switches, regimeOf(id, catalogue.policies), catalogue.policies))).toEqual(
        [],
      );
    }
  });

  it("names a missing and a doubled combination", () => {
    const regime = regimeOf("us-889", catalogue.policies);
    const [first, ...others] = regime.table;
    expect(overlaps({ ...regime, table: others })[0]).toMatch(/stage=removed.*no row/);
    expect(overlaps({ ...regime, table: [first!, first!, ...others] })[0]).toMatch(/rows U0 and U0/);
  });
});

const tables = regimeIds.map((id) => decisionTable(regimeOf(id, catalogue.policies)));

/** Some possible facts, and the same with more knowledge: a subset of every set. */
const lessAndMore = fc.record(
  Object.fromEntries(
    (Object.keys(factValues) as FactName[]).map((fact) => [
      fact,
      fc.tuple(fc.integer({ min: 1, max: allBits(fact) }), fc.integer({ min: 1, max: allBits(fact) })),
    ]),
  ),
);

const possibleDuties = (index: number, possible: PossibleFacts): Set<Duty> =>
  new Set(evaluate(tables[index]!, possible).rows.flatMap((row) => [...row.duties, ...row.recommends]));

/** Every combination of complete facts that possible ones allow. */
const completeFacts = (possible: PossibleFacts, facts: readonly FactName[]): PossibleFacts[] =>
  facts.reduce<PossibleFacts[]>(
    (all, fact) =>
      all.flatMap((one) =>
        factValues[fact].flatMap((_, place) =>
          ((possible[fact] ?? 0) & (1 << place)) === 0 ? [] : [{ ...one, [fact]: 1 << place }],
        ),
      ),
    [{}],
  );

describe("unknown facts", () => {
  it("leave the rows that decide a combination of what is possible, and no others", () => {
    fc.assert(
      fc.property(lessAndMore, fc.nat(tables.length - 1), (sets, index) => {
        const table = tables[index]!;
        const possible: PossibleFacts = Object.fromEntries(
          Object.entries(sets).map(([fact, [mask]]) => [fact, mask]),
        );
        const deciding = new Set(
          completeFacts(possible, table.facts).flatMap((known) => evaluate(table, known).rows),
        );
        expect(new Set(evaluate(table, possible).rows)).toEqual(deciding);
      }),
      { numRuns: 30 },
    );
  });

  it("more knowledge never widens the possible duties", () => {
    fc.assert(
      fc.property(lessAndMore, fc.nat(tables.length - 1), (sets, index) => {
        const less: PossibleFacts = Object.fromEntries(
          Object.entries(sets).map(([fact, [mask]]) => [fact, mask]),
        );
        const more: PossibleFacts = Object.fromEntries(
          Object.entries(sets).map(([fact, [mask, other]]) => [
            fact,
            (mask & other) === 0 ? mask : mask & other,
          ]),
        );
        const wide = possibleDuties(index, less);
        for (const duty of possibleDuties(index, more)) expect(wide).toContain(duty);
      }),
    );
  });

  it("review is said exactly where the outcome could differ or the policy asks for a judgement", () => {
    fc.assert(
      fc.property(lessAndMore, fc.nat(tables.length - 1), (sets, index) => {
        const possible: PossibleFacts = Object.fromEntries(
          Object.entries(sets).map(([fact, [mask]]) => [fact, mask]),
        );
        const { action, rows, couldBe } = evaluate(tables[index]!, possible);
        if (action === "none")
          expect(rows.every((row) => row.duties.length === 0 && row.recommends.length === 0)).toBe(true);
        else if (action === "review") expect(rows.some((row) => row.duties.length > 0)).toBe(true);
        else expect(rows.every((row) => row.duties.includes(action))).toBe(true);
        expect(actions.indexOf(couldBe)).toBeLessThanOrEqual(actions.indexOf(action));
      }),
    );
  });

  it("under the rules for other bodies nothing is removed before a decision is recorded", () => {
    const index = regimeIds.indexOf("uk-other");
    fc.assert(
      fc.property(lessAndMore, (sets) => {
        const possible: PossibleFacts = {
          ...Object.fromEntries(Object.entries(sets).map(([fact, [mask]]) => [fact, mask])),
          decision: 1,
        };
        expect(evaluate(tables[index]!, possible).action).not.toBe("remove");
      }),
    );
  });
});

describe("a policy table", () => {
  it("is read setting by setting, and what is not understood is named", () => {
    const { setting, problems } = readPolicySetting([
      ["Setting", "Value"],
      ["Regime", "uk-central, us-889"],
      ["extend_to_all_sites", "Yes"],
      ["Isolation is enough", true],
      ["deadline", "next year"],
      ["colour", "blue"],
    ]);
    expect(setting.regimes).toEqual(["uk-central", "us-889"]);
    expect(setting.switches).toMatchObject({ extendToAllSites: true, isolationIsEnough: true, deadline: "" });
    expect(problems).toEqual(['Setting "deadline" cannot be "next year".', 'Setting "colour" is not known.']);
  });
});
