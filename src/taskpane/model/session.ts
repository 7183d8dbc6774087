/** One register, checked and checked again as answers come in. Pure: no Excel, no clock. */
import type { ColumnRole } from "../../core/asset";
import type { Catalogue } from "../../core/catalogue";
import { Checker, type CheckBasis, type CheckedAsset } from "../../core/check";
import { contentHints } from "../../core/content-hints";
import { type Decisions, noDecisions } from "../../core/decisions";
import { defaultPolicy, type PolicySetting } from "../../core/policy/own";
import type { RegimeId } from "../../core/policy/regime";
import { type Question, QuestionTally } from "../../core/questions";
import {
  AmongSheets,
  type BesideSheet,
  type Correction,
  correctionRows,
  correctionsBySheet,
  joinAnswer,
  type JoinOption,
  type JoinQuestion,
  type LookAhead,
  type RegisterReading,
  type SheetReading,
} from "../../core/register";
import { resultTexts } from "../../core/result-columns";
import type { Sheet } from "../../core/sheet";
import { type Summary, SummaryTally } from "../../core/summary";
import { AnswerBook, type Answered, type SubjectKind } from "./answers";
import type { LiveArguments } from "./live-arguments";
import { mergeAnswers } from "./merge-answers";
import { columnCorrection } from "./reading-changes";

/** What a check found. */
export interface Results {
  readonly assets: readonly CheckedAsset[];
  readonly summary: Summary;
  /** Not answered yet, those that settle most first. */
  readonly questions: readonly Question[];
  readonly answered: readonly Answered[];
}

/** A register as it was read, with the sheets that it was read from. */
export interface Read {
  readonly sheet: Sheet;
  /** The workbook's other sheets, as far as they were read. */
  readonly beside: readonly BesideSheet[];
  readonly reading: RegisterReading;
}

/** A row's texts for the sheet. */
export interface RowTexts {
  readonly row: number;
  readonly texts: readonly string[];
}

/** What live formulas of a register are given. */
export type LiveArgumentsFor = (reading: RegisterReading) => LiveArguments;

const answersMissing =
  "Your answers were not in the workbook yet, where a formula could read them, so values were written instead of formulas. Mark the sheet again.";
const blockSize = 1000;

export class PaneSession {
  readonly answers = new AnswerBook();
  private readonly among: AmongSheets;
  /** Corrections of this sitting that are not in the workbook yet. */
  private corrected: readonly Correction[] = [];
  private readonly siteNames = new Set<string>();
  private checker: Checker | null = null;
  private kept: Decisions = noDecisions;
  private live: LiveArgumentsFor = () => [`"${this.regimes.join(",")}"`];

  constructor(
    readonly catalogue: Catalogue,
    readonly regimes: readonly RegimeId[],
    /** ISO date. */
    readonly asOf: string,
    /** The name that answers of this sitting will be signed with. */
    private readonly signer: () => string = () => "",
  ) {
    this.among = new AmongSheets(catalogue.vocabulary.columns, contentHints(catalogue), () =>
      correctionsBySheet([...this.kept.corrections, ...this.corrected]),
    );
  }

  /** Says that a column of a register holds something else than was read. */
  correct({ sheet, beside, reading }: Read, column: number, role: ColumnRole): void {
    const first = this.read(sheet, beside).registers[0] ?? reading;
    const isFirst = first.area.top === reading.area.top && first.area.left === reading.area.left;
    const correction = columnCorrection(reading, isFirst, column, role);
    this.corrected = [...this.corrected, correction];
  }

  /** Says which line of another sheet a text of the register means; `null`: none. */
  answerJoin(question: JoinQuestion, option: JoinOption | null): void {
    this.corrected = [...this.corrected, joinAnswer(question, option, "", "")];
  }

  /** Corrections that the workbook does not hold yet, the last one about a place alone. */
  get corrections(): readonly Correction[] {
    const place = (one: Correction): string => (correctionRows([one])[1] ?? []).slice(0, 4).join("\n");
    return [...new Map(this.corrected.map((one) => [place(one), one])).values()];
  }

  /** They are in the workbook now. */
  correctionsKept(): void {
    this.corrected = [];
  }

  read(sheet: Sheet, beside?: readonly BesideSheet[]): SheetReading {
    return this.among.read(sheet, beside);
  }

  mayLookAt(sheetName: string): boolean {
    return this.among.mayLookAt(sheetName);
  }

  lookAhead(head: Sheet, rows: number, reading: SheetReading): LookAhead {
    return this.among.lookAhead(head, rows, reading);
  }

  /** What stands in `Lens checked`. */
  get checkedText(): string {
    return `${this.asOf}, maker list ${this.catalogue.version}`;
  }

  /**
   * What the workbook's tables say: used in every check from now on.
   * @param live what live formulas are given to say the same
   */
  decide(kept: Decisions, live: LiveArgumentsFor): void {
    this.kept = kept;
    this.live = live;
    this.checker = null;
  }

  /** Arguments of a live formula after row and headers, or why formulas would say something else than this session. */
  liveArguments(reading: RegisterReading): LiveArguments {
    const isAnswered = this.answers.assessments(this.signature).length + this.answers.decisions().length > 0;
    return isAnswered ? answersMissing : this.live(reading);
  }

  get decisions(): Decisions {
    return this.kept;
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
    return { row, texts: resultTexts(verdict, reason, this.checkedText) };
  }

  private kindOf({ about }: Question): SubjectKind {
    return this.siteNames.has(about) ? "site" : "type";
  }

  /** Everything that the verdicts rest on, with other decisions than the workbook's where they are given. */
  basis(kept: Decisions = this.kept): CheckBasis {
    return {
      catalogue: this.catalogue,
      setting: this.setting(kept),
      sites: mergeAnswers(kept.sites, this.answers.assessments(this.signature)),
      makers: kept.makers,
      decisions: kept,
      asOf: this.asOf,
    };
  }

  /** What a check under other decisions would count; nothing of it is kept. Yields after each block of rows. */
  *preview(reading: RegisterReading, kept: Decisions): Generator<number, Summary> {
    const summary = new SummaryTally();
    for (const block of new Checker(this.basis(kept)).check(reading, undefined, blockSize)) {
      for (const { verdict, quantity } of block) summary.add(verdict, quantity);
      yield block.length;
    }
    return summary.summary();
  }

  private get signature(): { readonly name: string; readonly date: string } {
    return { name: this.signer(), date: this.asOf };
  }

  private setting({ setting }: Decisions): PolicySetting {
    const base = setting ?? defaultPolicy;
    const answered = this.answers.decisions();
    return {
      ...base,
      regimes: this.regimes,
      decisions: [...base.decisions, ...answered],
      decidedBy: {
        ...base.decidedBy,
        ...Object.fromEntries(answered.map((decision) => [decision, this.signature])),
      },
    };
  }

  private theChecker(): Checker {
    this.checker ??= new Checker(this.basis());
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
