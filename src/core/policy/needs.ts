/** Which facts would settle an open asset, the one that settles most first. */
import { allBits, bits, isKnown, type FactName } from "./facts";
import type { DecisionTable, Demand, PreparedRow } from "./table";

/** What a person can be asked. `label`: two pieces of evidence disagree, somebody must look at the unit. */
export const needNames = [
  "maker",
  "site",
  "network",
  "decision",
  "status",
  "scope",
  "owner",
  "label",
] as const;
export type Need = (typeof needNames)[number];

const needOfFact: Readonly<Record<FactName, Need>> = {
  standing: "maker",
  listed: "maker",
  site: "site",
  government: "site",
  connection: "network",
  extension: "decision",
  decision: "decision",
  stage: "status",
  scope: "scope",
  kind: "scope",
  owner: "owner",
  purpose: "scope",
};

const undecided = bits("decision", ["none-recorded"]);

/** The values to try for a fact. A decision that is not recorded yet stands for every one that could be. */
function valuesToTry(fact: FactName, possible: number): number {
  return fact === "decision" && possible === undecided ? allBits("decision") & ~undecided : possible;
}

/**
 * The facts whose value changes the answer: the action, or what is asked beside it. Where no fact alone changes it, the
 * facts that change it together with others.
 * @param packed what is possible, as `packFacts` gives it
 * @param demandOn what is asked for where something is possible
 */
export function neededFacts(
  table: DecisionTable,
  packed: number,
  demandOn: (packed: number) => Demand,
): FactName[] {
  const now = demandOn(packed);
  const needed: { fact: FactName; settled: number }[] = [];
  const together: FactName[] = [];
  for (let place = 0; place < table.facts.length; place++) {
    const fact = table.facts[place];
    const shift = table.shifts[place] ?? 0;
    if (fact === undefined) continue;
    const possible = (packed >> shift) & allBits(fact);
    const mask = valuesToTry(fact, possible);
    if (isKnown(mask) || (mask === possible && isForAll(now.rows, mask, shift))) continue;
    const others = packed & ~(allBits(fact) << shift);
    let [values, settled] = [0, 0];
    let [changes, leaves] = [false, false];
    for (let bit = 1; bit <= mask; bit <<= 1) {
      if ((mask & bit) === 0) continue;
      const then = demandOn(others | (bit << shift));
      values++;
      if (then.settled) settled++;
      if (then.action !== now.action || then.also !== now.also) changes = true;
      if (then.rows.length < now.rows.length) leaves = true;
    }
    if (changes) needed.push({ fact, settled: settled / values });
    if (leaves) together.push(fact);
  }
  if (needed.length === 0) return now.settled ? [] : together;
  return needed
    .sort((a, b) => b.settled - a.settled || order(a.fact) - order(b.fact))
    .map(({ fact }) => fact);
}

/** Whether every row is for all these values: then none of them changes anything. */
function isForAll(rows: readonly PreparedRow[], mask: number, shift: number): boolean {
  for (const { allowed } of rows) if ((mask & ~(allowed >> shift)) !== 0) return false;
  return true;
}

function order(fact: FactName): number {
  return needNames.indexOf(needOfFact[fact]);
}

/** The question that a fact asks of a person. */
export function needOf(fact: FactName): Need {
  return needOfFact[fact];
}
