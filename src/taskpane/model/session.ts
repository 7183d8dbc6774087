/** One register, checked and checked again as answers come in. Pure: no Excel, no clock. */
import type { ColumnRole } from "../../core/asset";
import type { Catalogue } from "../../core/catalogue";
import { Checker, type CheckedAsset } from "../../core/check";
import { defaultPolicy } from "../../core/policy/own";
import type { RegimeId } from "../../core/policy/regime";
import { type Question, QuestionTally } from "../../core/questions";
import { Lexicon, readSheet, type RegisterReading, type SheetReading } from "../../core/register";
import { resultTexts } from "../../core/result-columns";
import type { Sheet } from "../../core/sheet";
import { type Summary, SummaryTally } from "../../core/summary";
import { AnswerBook, type Answered, type SubjectKind } from "./answers";

/** What a check found. */
export interface Results {
  readonly assets: readonly CheckedAsset[];
  readonly summary: Summary;
  /** Not answered yet, those that settle most first. */
  readonly questions: readonly Question[];
  readonly answered: readonly Answered[];
}

/** A row's texts for the sheet. */
export interface RowTexts {
  readonly row: number;
  readonly texts: readonly string[];
}

const blockSize = 1000;

export class PaneSession {
  readonly answers = new AnswerBook();
  private readonly lexicon: Lexicon;
  private readonly roles = new Map<string, Map<number, ColumnRole>>();
  private readonly siteNames = new Set<string>();
  private checker: Checker | null = null;

  constructor(
    readonly catalogue: Catalogue,
    readonly regimes: readonly RegimeId[],
    /** ISO date. */
    readonly asOf: string,
  ) {
    this.lexicon = new Lexicon(catalogue.vocabulary.columns);
  }

  /** Says that a column is something else than was read. */
  correct(sheet: string, column: number, role: ColumnRole): void {
    const known = this.roles.get(sheet) ?? new Map<number, ColumnRole>();
    this.roles.set(sheet, known.set(column, role));
  }

  read(sheet: Sheet): SheetReading {
    const columns = this.roles.get(sheet.name);
    const corrections = columns === undefined ? {} : { corrections: { columns } };
    return readSheet(sheet, this.catalogue.vocabulary.columns, { lexicon: this.lexicon, ...corrections });
  }

  answer(question: Question, option: Answered["option"]): void {
    this.answers.answer(question, option, this.kindOf(question));
    this.checker = null;
  }

  takeBack(question: Question): void {
    this.answers.takeBack(question);
    this.checker = null;
  }

  /** Checks a register; yields how many rows are done, and gives the results at the end. */
  *check(reading: RegisterReading): Generator<readonly CheckedAsset[], Results> {
    const assets: CheckedAsset[] = [];
    const summary = new SummaryTally();
    const questions = new QuestionTally();
    for (const block of this.theChecker().check(reading, undefined, blockSize)) {
      for (const asset of block) {
        assets.push(asset);
        summary.add(asset.verdict, asset.quantity);
        questions.add(asset.verdict, asset.site === "" ? asset.siteType : asset.site);
        if (asset.site !== "") this.siteNames.add(asset.site);
      }
      yield block;
    }
    return {
      assets,
      summary: summary.summary(),
      questions: questions.list().filter((question) => !this.answers.has(question)),
      answered: this.answers.list(),
    };
  }

  texts({ row, verdict, reason }: CheckedAsset): RowTexts {
    return { row, texts: resultTexts(verdict, reason, `${this.asOf}, maker list ${this.catalogue.version}`) };
  }

  private kindOf({ about }: Question): SubjectKind {
    return this.siteNames.has(about) ? "site" : "type";
  }

  private theChecker(): Checker {
    this.checker ??= new Checker({
      catalogue: this.catalogue,
      setting: { ...defaultPolicy, regimes: this.regimes, decisions: this.answers.decisions() },
      sites: this.answers.assessments(this.asOf),
      makers: [],
      asOf: this.asOf,
    });
    return this.checker;
  }
}

/** How many of the first questions settle most of the rows that are open. */
export function mostOf(questions: readonly Question[], share = 0.8): { answers: number; rows: number } {
  const all = questions.reduce((sum, { settles }) => sum + settles, 0);
  let rows = 0;
  let answers = 0;
  for (const { settles } of questions) {
    if (rows >= all * share) break;
    rows += settles;
    answers += 1;
  }
  return { answers, rows };
}
