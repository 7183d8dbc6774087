/** The add-in's own columns: what stands in them, the same in Excel, in a highlighted copy and in CSV. */
import { labelAlone, type MakerFinding } from "./findings";
import { actionWords, needWords } from "./policy/words";
import type { Verdict } from "./policy/verdict";

export const resultColumns = [
  "Lens action",
  "Lens to settle",
  "Lens maker",
  "Lens why",
  "Lens checked",
] as const;
export type ResultColumn = (typeof resultColumns)[number];

/** Whether a header is one of the add-in's own: such a column is never input. */
export function isResultColumn(header: string): boolean {
  return /^\s*lens (?:action|to settle|maker|why|checked)\s*$/i.test(header);
}

function makerText(maker: MakerFinding): string {
  if (maker.maker !== null) {
    if (maker.confidence === "conflict" && maker.standing !== "subject") return `${maker.maker}?`;
    return maker.brand === null || maker.brand === maker.maker
      ? maker.maker
      : `${maker.maker} (sold as ${maker.brand})`;
  }
  return labelAlone(maker) ?? "";
}

/** Every maker of the row once, with counts where the row gives them. */
export function makerCell(verdict: Verdict): string {
  const counts = verdict.makers.length > 1 || verdict.makers[0].count > 1;
  const texts = verdict.makers.map((maker) => {
    const text = makerText(maker);
    return text !== "" && counts && maker.count > 1 ? `${maker.count} ${text}` : text;
  });
  return [...new Set(texts.filter((text) => text !== ""))].join("; ");
}

/** What would settle the row, in words; "" where nothing is open. */
export function toSettleCell(verdict: Verdict): string {
  const { needs, action, couldBe } = verdict;
  if (needs.length === 0 || (action !== "review" && couldBe === action)) return "";
  return needs.map((need) => needWords[need]).join(" ");
}

/** The action's word; a provisional one says so without changing the word that the colours test. */
export function actionCell(verdict: Verdict): string {
  return actionWords[verdict.action];
}

/**
 * The five texts of a row, in the order of `resultColumns`.
 * @param checked what the last column says: the date and the catalogue's version.
 */
export function resultTexts(verdict: Verdict, reason: string, checked: string): readonly string[] {
  return [actionCell(verdict), toSettleCell(verdict), makerCell(verdict), reason, checked];
}
