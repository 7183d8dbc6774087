/** Which facts would settle an open asset, the one that settles most first. */
import { allBits, bits, factValues, isKnown, type FactName, type PossibleFacts } from "./facts";
import { demandOf, possibleRows, type DecisionTable, type PreparedRow } from "./table";

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
function valuesToTry(possible: PossibleFacts, fact: FactName): number {
  const mask = possible[fact] ?? allBits(fact);
  return fact === "decision" && mask === undecided ? allBits("decision") & ~undecided : mask;
}

/** The rows that are left for each value that a fact could have. */
function rowsByValue(table: DecisionTable, possible: PossibleFacts, fact: FactName): PreparedRow[][] {
  const mask = valuesToTry(possible, fact);
  return factValues[fact].flatMap((_, place) =>
    (mask & (1 << place)) === 0 ? [] : [possibleRows(table, { ...possible, [fact]: 1 << place })],
  );
}

/**
 * The facts whose value changes the answer: the action, or what is asked beside it. Where no fact alone changes it, the
 * facts that change it together with others.
 */
export function neededFacts(table: DecisionTable, possible: PossibleFacts): FactName[] {
  const rows = possibleRows(table, possible);
  const { action, also } = demandOf(rows);
  const open = table.facts.flatMap((fact, place) => {
    const mask = valuesToTry(possible, fact);
    // Where every row is for all these values, none of them changes anything.
    const tells =
      mask !== possible[fact] || rows.some(({ allowed }) => (mask & ~(allowed[place] ?? 0)) !== 0);
    return isKnown(mask) || !tells ? [] : [{ fact, left: rowsByValue(table, possible, fact) }];
  });
  const needed: { fact: FactName; settled: number }[] = [];
  for (const { fact, left } of open) {
    const demands = left.map(demandOf);
    if (demands.some((demand) => demand.action !== action || demand.also !== also))
      needed.push({ fact, settled: left.filter(isSettled).length / left.length });
  }
  if (needed.length === 0 && !isSettled(rows))
    return open.filter(({ left }) => left.some(({ length }) => length < rows.length)).map(({ fact }) => fact);
  return needed
    .sort((a, b) => b.settled - a.settled || order(a.fact) - order(b.fact))
    .map(({ fact }) => fact);
}

/** Settled: no other duty than the certain ones is possible any more. */
function isSettled(rows: readonly PreparedRow[]): boolean {
  return rows.every(({ duties }) => duties === rows[0]?.duties);
}

function order(fact: FactName): number {
  return needNames.indexOf(needOfFact[fact]);
}

/** The question that a fact asks of a person. */
export function needOf(fact: FactName): Need {
  return needOfFact[fact];
}
