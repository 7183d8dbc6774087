/** The counts by action, as the bar shows them and as a sentence says them. */
import { actions, type Action } from "../../core/policy/regime";
import { actionWords } from "../../core/policy/words";
import type { Question } from "../../core/questions";
import type { Summary } from "../../core/summary";
import { counted } from "./register-view";
import { mostOf } from "./session";

export interface BarPart {
  readonly action: Action;
  readonly word: string;
  readonly rows: number;
  readonly devices: number;
  readonly provisional: number;
  /** Share of all rows, 0 to 1; a part that is there is never too thin to see. */
  readonly share: number;
}

const thinnest = 0.03;

export function barParts({ actions: counts }: Summary): BarPart[] {
  const there = actions.flatMap((action) => (counts[action].rows > 0 ? [{ action, ...counts[action] }] : []));
  const all = there.reduce((sum, { rows }) => sum + rows, 0);
  const widths = there.map(({ rows }) => Math.max(rows / all, thinnest));
  const total = widths.reduce((sum, width) => sum + width, 0);
  return there.map((count, index) => ({
    ...count,
    word: actionWords[count.action],
    share: (widths[index] ?? 0) / total,
  }));
}

const sentences: Readonly<Record<Action, string>> = {
  remove: "to remove",
  "do-not-deploy": "not to install",
  isolate: "to isolate",
  review: "cannot be decided yet",
  none: "need no action",
};

/** `57 to remove, 2 not to install, 2,450 cannot be decided yet; 12 answers settle most of them.` */
export function countsSentence(summary: Summary, questions: readonly Question[]): string {
  const parts = actions.flatMap((action) => {
    const { rows } = summary.actions[action];
    if (action === "none" && rows === 1) return ["1 needs no action"];
    return rows > 0 ? [`${rows.toLocaleString("en-GB")} ${sentences[action]}`] : [];
  });
  const { answers } = mostOf(questions);
  const hint =
    answers > 0 ? `; ${counted(answers, "answer settles", "answers settle")} most of what is open` : "";
  return parts.length === 0 ? "No assets were found." : `${parts.join(", ")}${hint}.`;
}
