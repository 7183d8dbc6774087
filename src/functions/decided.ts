/**
 * The last arguments: what was found, accepted and done about single assets, and the day. A table is known by its
 * headings and the day by being one, so their order makes no difference.
 */
import {
  decisionTable,
  NamedAssets,
  noDecisions,
  problemWords,
  readDecisions,
  recognisedTable,
  unusableRows,
  type AssetDecisions,
  type DecisionTableId,
  type TableProblem,
  type TableRows,
  type UnusableRow,
} from "../core/decisions";
import { dateOf } from "../core/text/date";
import type { CellValue } from "../core/sheet";
import { cellText } from "../core/text";
import { cellOf, isBlankRange, linesOf, rangeOf, type Given } from "./cells";
import { RangeMemo } from "./memo";
import { FunctionProblem, problems } from "./problems";

/** The arguments `[found]`, `[exceptions]`, `[work]` and `[today]`, in whatever order. */
export type GivenDecisions = readonly Given[];

/** What people decided about single assets, as a formula was given it. */
export interface Decided {
  readonly decisions: AssetDecisions;
  /** Rows of the tables that cannot be used as they stand. */
  readonly unusable: NamedAssets<UnusableRow>;
  readonly hasUnusable: boolean;
  /** ISO date; "" where the formula was given none. */
  readonly today: string;
}

/** One argument as it was read. */
type Part =
  | {
      readonly table: "found" | "exceptions" | "work";
      readonly decisions: AssetDecisions;
      readonly unusable: readonly UnusableRow[];
    }
  | { readonly table: "today"; readonly today: string };

const nothing: Decided = {
  decisions: noDecisions,
  unusable: new NamedAssets([]),
  hasUnusable: false,
  today: "",
};

/** So many sets of tables are remembered. */
const setsKept = 8;

/** Days on which a check may be: anything else is a number that was meant as something else. */
const [firstDay, lastDay] = ["2000-01-01", "2099-12-31"];

/** Reads these arguments; the same content gives the same object, so that what hangs on it is made once. */
export class DecidedArguments {
  /** As many as a workbook's formulas name tables and days. */
  private readonly parts = new RangeMemo<Part | null>(16);
  private readonly days = new Map<CellValue, Part>();
  private sets: { readonly parts: readonly Part[]; readonly decided: Decided }[] = [];

  read(given: GivenDecisions): Decided {
    const parts = given.map((each) => this.part(each)).filter((part) => part !== null);
    if (parts.length === 0) return nothing;
    const known = this.sets.find(
      (set) => set.parts.length === parts.length && set.parts.every((part, at) => part === parts[at]),
    );
    if (known !== undefined) return known.decided;
    const decided = together(parts);
    this.sets = [{ parts, decided }, ...this.sets].slice(0, setsKept);
    return decided;
  }

  private part(given: Given): Part | null {
    const single = Array.isArray(given) ? null : cellOf(given);
    if (!Array.isArray(given)) return single === null ? null : this.day(single);
    return this.parts.get(rangeOf(given), () => {
      const lines = linesOf(given) ?? [];
      if (isBlankRange(lines)) return null;
      const [first = []] = lines;
      return lines.length === 1 && first.length === 1 ? this.day(first[0] ?? null) : tablePart(lines);
    });
  }

  private day(cell: CellValue): Part {
    const known = this.days.get(cell);
    if (known !== undefined) return known;
    const today = dateOf(cell) ?? "";
    if (today < firstDay || today > lastDay) throw new FunctionProblem(problems.noDay(cellText(cell)));
    const part: Part = { table: "today", today };
    if (this.days.size >= setsKept) this.days.clear();
    this.days.set(cell, part);
    return part;
  }
}

function tablePart(lines: CellValue[][]): Part {
  const table = recognisedTable(lines);
  if (table === null) throw new FunctionProblem(problems.unknownTable());
  if (table !== "found" && table !== "exceptions" && table !== "work")
    throw new FunctionProblem(otherTable(table));
  const { sheet } = decisionTable(table);
  const read = readDecisions(({ id }) => (id === table ? { sheet, rows: lines } : null));
  const rows = read.decisions.tables.get(table);
  const missing = rows === undefined ? undefined : read.problems.find((problem) => isMissing(problem, rows));
  if (missing !== undefined) throw new FunctionProblem(problems.missingColumn(sheet, missing.column));
  return { table, decisions: read.decisions, unusable: unusableRows(read) };
}

/** Whether a problem is about a column that the table does not have: then it says nothing, whatever its rows say. */
function isMissing({ table, column }: TableProblem, { columns }: TableRows): boolean {
  const asked = decisionTable(table).columns.find(({ header }) => header === column);
  return asked !== undefined && !columns.has(asked.id);
}

/** Where the tables belong that formulas take elsewhere; the others are not for formulas. */
const places: Partial<Record<DecisionTableId, string>> = {
  sites: "sites",
  makers: "makers",
  policy: "policy",
  found: "found",
  exceptions: "exceptions",
  work: "work",
};

/** What to say of a decision table that stands in the place of another one. */
export function otherTable(table: DecisionTableId): string {
  const { sheet } = decisionTable(table);
  const place = places[table];
  return place === undefined ? problems.notForFormulas(sheet) : problems.tableElsewhere(sheet, place);
}

function together(parts: readonly Part[]): Decided {
  const decisions = { found: noDecisions.found, exceptions: noDecisions.exceptions, work: noDecisions.work };
  const unusable: UnusableRow[] = [];
  let today = "";
  for (const part of parts) {
    const same = parts.filter(({ table }) => table === part.table);
    if (same.length > 1)
      throw new FunctionProblem(
        problems.twice(part.table === "today" ? "day" : `table ${decisionTable(part.table).sheet}`),
      );
    if (part.table === "today") today = part.today;
    else {
      Object.assign(decisions, { [part.table]: part.decisions[part.table] });
      unusable.push(...part.unusable);
    }
  }
  // Whether an accepted risk has ended is not guessed.
  if (decisions.exceptions.length > 0 && today === "") throw new FunctionProblem(problems.dayNeeded());
  return { decisions, unusable: new NamedAssets(unusable), hasUnusable: unusable.length > 0, today };
}

/** What is wrong with a row, in words for the person who keeps the table. */
export function unusableWords({ asset, problem }: UnusableRow): string {
  const where = asset === "" ? problem.sheet : `${problem.sheet}, ${asset}`;
  return problemWords({ ...problem, sheet: where, row: null });
}
