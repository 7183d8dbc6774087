/** Which facts would settle an open asset, the one that settles most first. */
import { allBits, bits, factValues, isKnown, type FactName, type PossibleFacts } from "./facts";
import { evaluate, sameAnswer, type DecisionTable, type Outcome } from "./table";

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

function single(possible: PossibleFacts, fact: FactName): PossibleFacts[] {
  const mask = valuesToTry(possible, fact);
  return factValues[fact].flatMap((_, place) =>
    (mask & (1 << place)) === 0 ? [] : [{ ...possible, [fact]: 1 << place }],
  );
}

/**
 * The facts whose value changes the answer. `outcome` is the answer as things stand. Where no fact alone
 * changes it, the facts that change it together with others.
 */
export function neededFacts(table: DecisionTable, possible: PossibleFacts, outcome: Outcome): FactName[] {
  const open = table.facts.filter((fact) => !isKnown(valuesToTry(possible, fact)));
  const needed: { fact: FactName; settled: number }[] = [];
  for (const fact of open) {
    const answers = single(possible, fact).map((known) => evaluate(table, known));
    if (answers.some((answer) => !sameAnswer(answer, outcome))) {
      const settled = answers.filter((answer) => isSettled(answer)).length / answers.length;
      needed.push({ fact, settled });
    }
  }
  if (needed.length === 0 && !isSettled(outcome)) {
    return open.filter((fact) =>
      single(possible, fact).some((known) => evaluate(table, known).rows.length < outcome.rows.length),
    );
  }
  return needed
    .sort((a, b) => b.settled - a.settled || order(a.fact) - order(b.fact))
    .map(({ fact }) => fact);
}

/** Settled: no other duty than the certain ones is possible any more. */
function isSettled(outcome: Outcome): boolean {
  return outcome.rows.every((row) => row.duties.join() === outcome.rows[0]?.duties.join());
}

function order(fact: FactName): number {
  return needNames.indexOf(needOfFact[fact]);
}

/** The question that a fact asks of a person. */
export function needOf(fact: FactName): Need {
  return needOfFact[fact];
}
