/** Rows that are asked about one by one, as formulas do: what one of them says is remembered for the others. */
import type { RegisterContext } from "./asset";
import { AssetKeys } from "./decisions/asset-keys";
import { DecidedJudge } from "./decisions/decided-verdict";
import type { DecisionsAlone } from "./decisions/decisions-alone";
import type { PlacedReading } from "./decisions/place-decisions";
import type { PolicySetting } from "./policy/own";
import type { PolicyJudge, Verdict } from "./policy/verdict";
import { Reasons } from "./reasons";
import type { FieldSource } from "./register";
import { RowJudge, type Readers } from "./row-judge";
import type { RoleShapes } from "./rows";

/** So many rows are judged with one memory; then it starts afresh, so that it stays bounded. */
const rowsPerMemory = 100_000;

/** A row's verdict and its reason in one sentence, which is put into words when asked for. */
export interface SingleVerdict {
  readonly verdict: Verdict;
  readonly reason: string;
}

class Undecided implements SingleVerdict {
  constructor(
    readonly verdict: Verdict,
    private readonly reasons: Reasons,
  ) {}

  get reason(): string {
    return this.reasons.of(this.verdict);
  }
}

/** Judges rows whose texts come from the same fields. */
export class SingleRows {
  /** By what the row at hand, whose number is 0, is named in decision tables. */
  readonly keys: AssetKeys;
  private readonly reading: PlacedReading;
  private readonly reasons: Reasons;
  private readonly deciding: DecidedJudge;
  private texts: readonly string[] = [];
  private rows: RowJudge;
  private judged = 0;

  /**
   * @param context its headers are the fields, in the order of the texts
   * @param asOf the date of the check; "" where nobody knows it
   * @param decisions what people decided about single assets; `null` where nothing
   */
  constructor(
    private readonly context: RegisterContext,
    private readonly readers: Readers,
    private readonly judge: PolicyJudge,
    private readonly setting: PolicySetting,
    private readonly shapes: RoleShapes,
    asOf: string,
    private readonly decisions: DecisionsAlone | null,
  ) {
    const { sheet } = context;
    const fields = context.headers.map(({ role, text }, column): FieldSource => ({
      role,
      header: text,
      text: () => this.texts[column] ?? "",
      cell: () => ({ sheet, row: 0, column }),
    }));
    this.reading = { sheet, fields, rows: Int32Array.of(0) };
    this.keys = new AssetKeys(this.reading);
    this.reasons = new Reasons(setting, asOf);
    this.deciding = new DecidedJudge(readers, judge, setting, asOf, context);
    this.rows = this.newRows();
  }

  /** Takes a row in hand. @param texts one for each of the context's headers; "" where blank */
  take(texts: readonly string[]): void {
    this.texts = texts;
  }

  /** The verdict on the row at hand. */
  verdict(): SingleVerdict {
    if (++this.judged % rowsPerMemory === 0) this.rows = this.newRows();
    const verdict = this.rows.inOwnWords(this.rows.verdict(0, false), 0);
    const decided = this.decisions?.of(this.keys, this.reading, 0) ?? null;
    if (decided === null) return new Undecided(verdict, this.reasons);
    const judged = this.deciding.judge(this.rows.texts.asset(0), verdict, decided);
    return { verdict: judged.verdict, reason: `${judged.reason} ${decided.unseen}`.trimEnd() };
  }

  private newRows(): RowJudge {
    const { reading, context, readers, judge, setting, shapes } = this;
    return new RowJudge(reading.fields, context, readers, judge, setting, shapes);
  }
}
