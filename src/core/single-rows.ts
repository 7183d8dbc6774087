/** Rows that are asked about one by one, as formulas do: what one of them says is remembered for the others. */
import type { RegisterContext } from "./asset";
import type { PolicySetting } from "./policy/own";
import type { PolicyJudge, Verdict } from "./policy/verdict";
import { Reasons } from "./reasons";
import type { FieldSource } from "./register";
import { RowJudge, type Readers } from "./row-judge";
import type { RoleShapes } from "./rows";

/** So many rows are judged with one memory; then it starts afresh, so that it stays bounded. */
const rowsPerMemory = 100_000;

/** Judges rows whose texts come from the same fields. */
export class SingleRows {
  private readonly fields: readonly FieldSource[];
  private readonly reasons: Reasons;
  private texts: readonly string[] = [];
  private rows: RowJudge;
  private judged = 0;

  /** @param context its headers are the fields, in the order of the texts */
  constructor(
    private readonly context: RegisterContext,
    private readonly readers: Readers,
    private readonly judge: PolicyJudge,
    private readonly setting: PolicySetting,
    private readonly shapes: RoleShapes,
  ) {
    const { sheet } = context;
    this.fields = context.headers.map(({ role, text }, column) => ({
      role,
      header: text,
      text: () => this.texts[column] ?? "",
      cell: () => ({ sheet, row: 0, column }),
    }));
    this.reasons = new Reasons(setting);
    this.rows = this.newRows();
  }

  /** The verdict on a row. @param texts one for each of the context's headers; "" where blank */
  verdict(texts: readonly string[]): Verdict {
    if (++this.judged % rowsPerMemory === 0) this.rows = this.newRows();
    this.texts = texts;
    return this.rows.inOwnWords(this.rows.verdict(0, false), 0);
  }

  /** The reason for one of these verdicts in one sentence. */
  reason(verdict: Verdict): string {
    return this.reasons.of(verdict);
  }

  private newRows(): RowJudge {
    return new RowJudge(this.fields, this.context, this.readers, this.judge, this.setting, this.shapes);
  }
}
