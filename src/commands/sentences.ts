/** What commands say, in one place. */
import type { CheckResult, HighlightOutcome, Trouble, UndoOutcome } from "../excel";
import { actionWords } from "../core/policy/words";
import type { RegimeId } from "../core/policy/regime";
import type { Choice, Message, Question } from "./desk";

export function checkedMessage({ sheet, address, assets, counts, written, notes }: CheckResult): Message {
  const found = Object.values(actionWords).flatMap((word) => {
    const rows = counts[word] ?? 0;
    return rows === 0 ? [] : [`${word}: ${rowsText(rows)}`];
  });
  const changed = written === 0 ? ["Nothing has changed since the last check."] : [];
  return {
    tone: notes.length > 0 ? "note" : "done",
    title: `${rowsText(assets)} checked on ${sheet} (${address})`,
    lines: [...found, ...changed, ...notes],
  };
}

function rowsText(rows: number): string {
  return rows === 1 ? "1 asset" : `${rows.toLocaleString("en-GB")} assets`;
}

export function troubleMessage({ happened, state, todo }: Trouble): Message {
  return { tone: "trouble", title: happened, lines: [state, todo] };
}

export function noteMessage(title: string, ...lines: string[]): Message {
  return { tone: "note", title, lines };
}

export function undoneMessage({ sheet, date }: Extract<UndoOutcome, { kind: "undone" }>): Message {
  return { tone: "done", title: `The check of ${date} was undone`, lines: [`${sheet} is as it was before.`] };
}

export function highlightMessage({ kind, sheet }: Extract<HighlightOutcome, { sheet: string }>): Message {
  const title = kind === "on" ? `The rows of ${sheet} are coloured` : `The colours of ${sheet} are off`;
  return { tone: "done", title, lines: kind === "off" ? ["The results are still in the Lens columns."] : [] };
}

export const busyMessage: Message = {
  tone: "note",
  title: "Estate Lens is still at work",
  lines: ["Wait until it has finished, or answer its question in the pane."],
};

export const cancelledMessage: Message = {
  tone: "done",
  title: "Cancelled",
  lines: ["The workbook is as it was before."],
};

const regimeChoices: readonly (Choice & { readonly id: RegimeId })[] = [
  {
    id: "uk-central",
    label: "Government department or agency",
    explanation: "The statement to Parliament of 24 November 2022 and what followed it.",
  },
  {
    id: "uk-other",
    label: "Council, police, NHS, school or other public body",
    explanation:
      "Nothing is mandatory; the check says what to look at and what your organisation has to decide.",
  },
  {
    id: "us-889",
    label: "Contractor of the US government",
    explanation: "Section 889 of the National Defense Authorization Act for 2019.",
  },
];

export const rulesQuestion: Question = {
  title: "Whose rules apply to this workbook?",
  lines: ["Asked once and kept in the workbook. Nothing leaves this computer."],
  choices: regimeChoices,
};

export function regimeOfAnswer(id: string | null): RegimeId | null {
  return regimeChoices.find((choice) => choice.id === id)?.id ?? null;
}

export function registerQuestion(
  choices: readonly { readonly address: string; readonly assets: number }[],
): Question {
  return {
    title: "Which register?",
    lines: ["There are several on this sheet. You can also select a cell of one and click Check register."],
    choices: choices.map(({ address, assets }) => ({
      id: address,
      label: `${address} (${rowsText(assets)})`,
    })),
  };
}

export function confirmQuestion(text: string): Question {
  return {
    title: text,
    lines: [],
    choices: [
      { id: "yes", label: "Write the results" },
      { id: "no", label: "Cancel" },
    ],
  };
}
