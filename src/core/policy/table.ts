/**
 * A decision table made ready for looking up: every combination of complete facts has one cell that says
 * which row decides it. Unknown facts are looked up as the set of all combinations that they allow.
 */
import { allBits, factValues, isKnown, type FactName, type PossibleFacts } from "./facts";
import { actions, duties, type Action, type Duty, type Regime, type TableRow } from "./regime";

/** A regime's table as arrays over all combinations of its facts. */
export interface DecisionTable {
  readonly regime: Regime;
  readonly facts: readonly FactName[];
  /** How far apart two neighbouring values of each fact stand in the arrays. */
  readonly strides: readonly number[];
  /** Per combination: the index of the row that decides it. */
  readonly rows: Uint8Array;
}

/** What follows from what is possible. */
export interface Outcome {
  readonly action: Action;
  /** Other duties that follow for every possible value, and recommendations that do. */
  readonly also: readonly Duty[];
  readonly couldBe: Action;
  /** The rows of the table that are still possible. */
  readonly rows: readonly TableRow[];
  readonly case: string;
}

function dutyBits(list: readonly Duty[]): number {
  return list.reduce((mask, duty) => mask | (1 << duties.indexOf(duty)), 0);
}

function* combinations(facts: readonly FactName[]): Generator<number[]> {
  const current = facts.map(() => 0);
  for (;;) {
    yield current;
    let place = 0;
    for (;;) {
      const fact = facts[place];
      if (fact === undefined) return;
      const next = (current[place] ?? 0) + 1;
      if (next < factValues[fact].length) {
        current[place] = next;
        break;
      }
      current[place] = 0;
      place++;
    }
  }
}

function matches(row: TableRow, facts: readonly FactName[], combination: readonly number[]): boolean {
  return facts.every((fact, place) => {
    const allowed = row.when[fact];
    const value = factValues[fact][combination[place] ?? 0];
    return allowed === undefined || (value !== undefined && allowed.includes(value));
  });
}

function described(facts: readonly FactName[], combination: readonly number[]): string {
  return facts.map((fact, place) => `${fact}=${factValues[fact][combination[place] ?? 0] ?? "?"}`).join(", ");
}

/** The combinations of facts that no row or more than one row decides, in words. Empty for a sound table. */
export function overlaps(regime: Regime): string[] {
  const mistakes: string[] = [];
  for (const combination of combinations(regime.facts)) {
    const found = regime.table.filter((row) => matches(row, regime.facts, combination));
    if (found.length !== 1) {
      const which = found.length === 0 ? "no row" : `rows ${found.map((row) => row.case).join(" and ")}`;
      mistakes.push(`${described(regime.facts, combination)}: ${which}`);
    }
  }
  return mistakes;
}

/** Makes a regime's table ready. Throws where it is not sound: the catalogue's build has proved that it is. */
export function decisionTable(regime: Regime): DecisionTable {
  const strides: number[] = [];
  let size = 1;
  for (const fact of regime.facts) {
    strides.push(size);
    size *= factValues[fact].length;
  }
  const rows = new Uint8Array(size);
  let position = 0;
  for (const combination of combinations(regime.facts)) {
    const row = regime.table.findIndex((candidate) => matches(candidate, regime.facts, combination));
    if (row < 0) throw new Error(`${regime.id}: no row for ${described(regime.facts, combination)}`);
    rows[position++] = row;
  }
  return { regime, facts: regime.facts, strides, rows };
}

/** The rows that the possible facts leave. */
function possibleRows(table: DecisionTable, possible: PossibleFacts): Set<number> {
  let positions = [0];
  table.facts.forEach((fact, place) => {
    const mask = possible[fact] ?? allBits(fact);
    const stride = table.strides[place] ?? 0;
    const next: number[] = [];
    for (let value = 0; value < factValues[fact].length; value++) {
      if ((mask & (1 << value)) !== 0) for (const position of positions) next.push(position + value * stride);
    }
    positions = next;
  });
  return new Set(positions.map((position) => table.rows[position] ?? 0));
}

function caseOf(table: DecisionTable, possible: PossibleFacts, rows: readonly TableRow[]): string {
  const [first] = rows;
  if (first === undefined) return "";
  if (rows.every((row) => row.case === first.case)) return first.case;
  if (rows.every((row) => dutyBits(row.duties) === 0)) return first.case;
  const open = table.regime.open.find(
    ({ unknown, known }) =>
      unknown.every((fact) => !isKnown(possible[fact] ?? allBits(fact))) &&
      Object.entries(known ?? {}).every(([fact, values]) => {
        const mask = possible[fact as FactName] ?? allBits(fact as FactName);
        const all: readonly string[] = factValues[fact as FactName];
        return all.every((value, place) => (mask & (1 << place)) === 0 || (values ?? []).includes(value));
      }),
  );
  return open?.case ?? first.case;
}

/**
 * What follows from the facts: a duty that follows for every possible value is certain, and the strictest certain
 * one is the action; without one it is `review` where some duty is possible, else `none`.
 */
export function evaluate(table: DecisionTable, possible: PossibleFacts): Outcome {
  const rows = [...possibleRows(table, possible)]
    .sort((a, b) => a - b)
    .flatMap((row) => table.regime.table[row] ?? []);
  let certain = ~0;
  let some = 0;
  let recommendedByAll = ~0;
  for (const row of rows) {
    const asked = dutyBits(row.duties);
    const recommended = dutyBits(row.recommends);
    certain &= asked;
    some |= asked | recommended;
    recommendedByAll &= asked | recommended;
  }
  const strictest = (mask: number): Duty | undefined =>
    duties.find((_, place) => (mask & (1 << place)) !== 0);
  const action: Action = strictest(certain) ?? (some === 0 ? "none" : "review");
  const also = duties.filter(
    (duty, place) => duty !== action && ((certain | recommendedByAll) & (1 << place)) !== 0,
  );
  return { action, also, couldBe: strictest(some) ?? "none", rows, case: caseOf(table, possible, rows) };
}

/**
 * The rows that may be quoted for a certain duty: one that holds on a sensitive site only is not quoted where nobody
 * knows whether the site is one, as long as another row asks for the same.
 */
export function quotable(rows: readonly TableRow[], possible: PossibleFacts): readonly TableRow[] {
  if (isKnown(possible.site ?? allBits("site"))) return rows;
  const fair = rows.filter(({ when }) => !(when.site?.length === 1 && when.site[0] === "sensitive"));
  return fair.length > 0 ? fair : rows;
}

/** Whether two outcomes say the same to a person: the same action and the same beside it. */
export function sameAnswer(one: Outcome, other: Outcome): boolean {
  return one.action === other.action && one.also.join() === other.also.join();
}

/** The stricter of two actions. */
export function stricter(one: Action, other: Action): Action {
  return actions.indexOf(one) <= actions.indexOf(other) ? one : other;
}
