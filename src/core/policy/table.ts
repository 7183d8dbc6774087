/**
 * A decision table made ready for asking: a row says for each fact which values it is for, and every combination of
 * complete facts has exactly one row. So unknown facts leave those rows of which every fact is still possible.
 */
import { allBits, factValues, isKnown, type FactName, type PossibleFacts } from "./facts";
import { actions, duties, type Action, type Duty, type Regime, type TableRow } from "./regime";

/** A row of a table as bits. */
export interface PreparedRow {
  readonly row: TableRow;
  /** The values that it is for, side by side as in possible facts that are packed. */
  readonly allowed: number;
  readonly asked: number;
  readonly recommended: number;
  /** Its duties as one text: rows with the same one ask for the same. */
  readonly duties: string;
}

/** A regime's table with its rows as bits. */
export interface DecisionTable {
  readonly regime: Regime;
  readonly facts: readonly FactName[];
  /** Where the bits of each fact begin; above them one bit is free. */
  readonly shifts: readonly number[];
  /** All values of all facts. */
  readonly all: number;
  /** The free bits. */
  readonly free: number;
  readonly rows: readonly PreparedRow[];
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

/** Makes a regime's table ready. `overlaps` has shown for every regime, under every switch, that it is sound. */
export function decisionTable(regime: Regime): DecisionTable {
  const { facts } = regime;
  const shifts: number[] = [];
  let [all, free, shift] = [0, 0, 0];
  for (const fact of facts) {
    shifts.push(shift);
    all |= allBits(fact) << shift;
    shift += factValues[fact].length;
    free |= 1 << shift++;
  }
  if (shift > 32) throw new Error(`${regime.id}: its facts have more values than a number has bits`);
  const rows = regime.table.map((row) => ({
    row,
    allowed: facts.reduce(
      (bits, fact, place) => bits | (allowedBits(fact, row.when[fact]) << (shifts[place] ?? 0)),
      0,
    ),
    asked: dutyBits(row.duties),
    recommended: dutyBits(row.recommends),
    duties: row.duties.join(),
  }));
  return { regime, facts, shifts, all, free, rows };
}

function allowedBits(fact: FactName, allowed: readonly string[] | undefined): number {
  if (allowed === undefined) return allBits(fact);
  return factValues[fact].reduce(
    (mask, value, place) => mask | (allowed.includes(value) ? 1 << place : 0),
    0,
  );
}

/** Possible facts side by side in one number, as a table's rows are compared with them. */
export function packFacts({ facts, shifts }: DecisionTable, possible: PossibleFacts): number {
  let packed = 0;
  for (let place = 0; place < facts.length; place++) {
    const fact = facts[place];
    if (fact !== undefined) packed |= (possible[fact] ?? allBits(fact)) << (shifts[place] ?? 0);
  }
  return packed;
}

/** The rows that packed facts leave, in the order of the table. */
export function possibleRows({ rows, all, free }: DecisionTable, packed: number): PreparedRow[] {
  const left: PreparedRow[] = [];
  // A fact that shares a value with the row carries into the free bit above it.
  for (const row of rows) if ((((packed & row.allowed) + all) & free) === free) left.push(row);
  return left;
}

function caseOf({ regime }: DecisionTable, possible: PossibleFacts, rows: readonly PreparedRow[]): string {
  const [first] = rows;
  if (first === undefined) return "";
  const own = first.row.case;
  if (rows.every(({ row }) => row.case === own) || rows.every(({ asked }) => asked === 0)) return own;
  const open = regime.open.find(
    ({ unknown, known }) =>
      unknown.every((fact) => !isKnown(possible[fact] ?? allBits(fact))) &&
      Object.entries(known ?? {}).every(([fact, values]) => {
        const mask = possible[fact as FactName] ?? allBits(fact as FactName);
        const all: readonly string[] = factValues[fact as FactName];
        return all.every((value, place) => (mask & (1 << place)) === 0 || (values ?? []).includes(value));
      }),
  );
  return open?.case ?? own;
}

/** What rows ask for together; `also` as bits. */
export interface Demand {
  readonly rows: readonly PreparedRow[];
  readonly action: Action;
  readonly also: number;
  readonly couldBe: Action;
  /** No other duty than the certain ones is possible any more. */
  readonly settled: boolean;
}

const strictest = (mask: number): Duty | undefined => duties.find((_, place) => (mask & (1 << place)) !== 0);

/**
 * What follows where one of these rows decides: a duty that follows for every possible value is certain, and the strictest
 * certain one is the action; without one it is `review` where some duty is possible, else `none`.
 */
export function demandOf(rows: readonly PreparedRow[]): Demand {
  let certain = ~0;
  let some = 0;
  let recommendedByAll = ~0;
  let settled = true;
  for (const { asked, recommended, duties: all } of rows) {
    certain &= asked;
    some |= asked | recommended;
    recommendedByAll &= asked | recommended;
    if (all !== rows[0]?.duties) settled = false;
  }
  const sure = strictest(certain);
  const action: Action = sure ?? (some === 0 ? "none" : "review");
  const own = action === "none" ? 0 : 1 << duties.indexOf(action);
  const also = (certain | recommendedByAll) & ~own;
  return { rows, action, also, couldBe: strictest(some) ?? "none", settled };
}

/** What follows from the facts. @param demand what the rows ask for that they leave */
export function evaluate(
  table: DecisionTable,
  possible: PossibleFacts,
  demand = demandOf(possibleRows(table, packFacts(table, possible))),
): Outcome {
  const { rows, action, also, couldBe } = demand;
  return {
    action,
    also: duties.filter((_, place) => (also & (1 << place)) !== 0),
    couldBe,
    rows: rows.map(({ row }) => row),
    case: caseOf(table, possible, rows),
  };
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

/** The stricter of two actions. */
export function stricter(one: Action, other: Action): Action {
  return actions.indexOf(one) <= actions.indexOf(other) ? one : other;
}
