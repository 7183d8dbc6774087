/** Gives each workbook the checker that its decisions ask for; workbooks without tables of their own share one. */
import { Checker } from "../core/check";
import { problemWords, type Decisions, type PlacedDecisions } from "../core/decisions";
import { joinedTables } from "../core/decisions/joined-tables";
import type { RegisterReading } from "../core/register";
import type { Sheet } from "../core/sheet";
import type { CheckOptions } from "./args";
import { BasisSource, type WorkbookBasis } from "./basis";

/** A workbook's basis with the checker for it. */
export interface WorkbookChecker extends WorkbookBasis {
  readonly checker: Checker;
}

/** What stands in the column Lens checked: the date and the version of the maker list. */
export function checkedText({ basis }: WorkbookBasis): string {
  return `${basis.asOf}, maker list ${basis.catalogue.version}`;
}

export class Checkers {
  /** Under what workbooks without tables of their own are checked. */
  readonly base: WorkbookChecker;
  private readonly used: WorkbookChecker[] = [];
  private readonly told = new Set<string>();
  /** Decisions of a file that options name whose asset was not found, with the number of workbooks without it. */
  private readonly missing = new Map<string, number>();
  private placed = 0;

  private constructor(
    private readonly source: BasisSource,
    private readonly note: (sentence: string) => void,
  ) {
    const base = source.for([]);
    this.base = { ...base, checker: new Checker(base.basis) };
    this.tell(base.problems);
  }

  /**
   * Reads the files that the options name. Throws `UsageError`.
   * @param note takes what in the tables cannot be used, as sentences; each is told once
   */
  static async open(options: CheckOptions, note: (sentence: string) => void): Promise<Checkers> {
    return new Checkers(await BasisSource.open(options), note);
  }

  /** What the first workbook was checked under: it speaks for all where only one can be named. */
  get first(): WorkbookChecker {
    return this.used[0] ?? this.base;
  }

  /** The decisions of all workbooks together; settings and costs are those of the first. */
  get decisions(): Decisions {
    const all = [...new Set(this.used.map(({ decisions }) => decisions))];
    const { decisions } = this.first;
    return all.length < 2
      ? decisions
      : {
          ...decisions,
          sites: all.flatMap(({ sites }) => sites),
          makers: all.flatMap(({ makers }) => makers),
          found: all.flatMap(({ found }) => found),
          exceptions: all.flatMap(({ exceptions }) => exceptions),
          work: all.flatMap(({ work }) => work),
          lastCheck: all.flatMap(({ lastCheck }) => lastCheck),
        };
  }

  /** The tables of all workbooks as people wrote them, joined. */
  get tables(): Decisions["tables"] {
    return joinedTables([...new Set(this.used.map(({ decisions }) => decisions))]);
  }

  /** The checker for a workbook with these sheets. */
  for(name: string, sheets: readonly Sheet[]): WorkbookChecker {
    const own = this.source.for(sheets);
    const shared = [...own.decisions.tables.keys()].every((id) => own.elsewhere.has(id));
    const checker = shared ? this.base : { ...own, checker: new Checker(own.basis) };
    if (
      this.used.length > 0 &&
      this.first.basis.setting.regimes.join() !== checker.basis.setting.regimes.join()
    )
      this.tell([`${name}: its own table says that other rules bind than those of the first workbook.`]);
    this.used.push(checker);
    this.tell(own.problems);
    return checker;
  }

  /** Finds the rows that people decided about. */
  place(
    { checker, elsewhere }: WorkbookChecker,
    readings: readonly RegisterReading[],
  ): PlacedDecisions | null {
    const placed = checker.place(readings);
    this.placed++;
    if (placed === null) return null;
    this.tell(placed.problems.map(problemWords));
    for (const problem of placed.missing) {
      const sentence = problemWords(problem);
      if (elsewhere.has(problem.table)) this.missing.set(sentence, (this.missing.get(sentence) ?? 0) + 1);
      else this.tell([sentence]);
    }
    return placed;
  }

  /** Tells which decisions of the named files were about no asset of any workbook. */
  tellMissing(): void {
    this.tell([...this.missing].flatMap(([sentence, count]) => (count === this.placed ? [sentence] : [])));
  }

  private tell(sentences: readonly string[]): void {
    for (const sentence of sentences) {
      if (!this.told.has(sentence)) this.note(sentence);
      this.told.add(sentence);
    }
  }
}
