import { phraseKey } from "./phrases";
import { wordsOf } from "./words";

export type YesNo = "yes" | "no" | "unknown";

/** English, Welsh, French, German, Spanish, Portuguese, Italian, Dutch, Polish, Chinese; and what people type instead of a word. */
const answers: Readonly<Record<YesNo, string>> = {
  yes: "yes, y, yep, yeah, true, t, 1, on, checked, ticked, tick, oui, o, vrai, ja, j, wahr, si, s, sim, verdadero, verdadeiro, vero, ydy, oes, ie, gwir, da, tak, 是",
  no: "no, n, nope, none, not, false, f, 0, off, unchecked, non, faux, nein, falsch, nao, falso, nac ydy, nag oes, na, nee, nie, 否",
  unknown:
    "tbc, tba, tbd, unknown, not known, unk, unsure, not sure, dont know, dk, d k, n a, not applicable, not checked, to check, to be confirmed, to confirm, to be determined, not assessed, to be assessed, pending, maybe, possibly, not stated, not recorded, inconnu, inconnue, a confirmer, unbekannt, unklar, desconocido, por confirmar, desconhecido, a confirmar, sconosciuto, da confermare, anhysbys, onbekend, nieznany, nie wiadomo, 未知, x, see notes",
};

const byKey = new Map<string, YesNo>();
for (const answer of ["yes", "no", "unknown"] as const) {
  for (const form of answers[answer].split(", ")) byKey.set(phraseKey(form), answer);
}

/** Every word of the answers. */
export const yesNoWords: readonly string[] = Object.values(answers);

const tick = /^[\u2713\u2714\u2611\u2705\u{1f5f8}\u{1f5f9}\u221a+]\ufe0f?$/u;
const cross = /^[\u2717\u2718\u2715\u2716\u274c\u2612\u00d7]\ufe0f?$/u;
const question = /^[?\uff1f\u00bf\-\u2013\u2014./_*]+$/u;

/**
 * Reads a cell that answers yes or no; `null` where it says something else, or nothing.
 * A question mark, "TBC" and "N/A" are an answer too: that it is not known.
 * A word after the answer does not hide it: "Yes - via VPN" is yes; "No 10 Downing Street" is an address.
 */
export function readYesNo(text: string): YesNo | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (tick.test(trimmed)) return "yes";
  if (cross.test(trimmed)) return "no";
  if (question.test(trimmed)) return "unknown";
  const words = wordsOf(trimmed);
  const { keys } = words;
  if (keys.length === 0 || keys.length > 24) return null;
  const whole = keys.length <= 4 ? byKey.get(keys.join(" ")) : undefined;
  // "Yes?" is a guess that somebody wrote down, not an answer
  if (whole !== undefined) return words.after.includes("?") ? "unknown" : whole;
  if (!byKey.has(keys[0] ?? "")) return null;
  const [first, second] = words.list;
  if (first === undefined || second === undefined) return null;
  const clear = first.key.length > 1 || /^[yn]$/.test(first.key);
  // "Yes 03/2023"; "No 10" is an address
  if (/^(?:y|yes|ja|oui|si|sim|tak)$/.test(first.key) && /^\d/.test(second.key)) return "yes";
  if (!clear || !/^ ?[-,;:(/|] ?/.test(second.before)) return null;
  const answer = /^\d/.test(first.key) ? undefined : byKey.get(first.key);
  if (answer === undefined || ["on", "off", "not", "none", "na", "da", "ie"].includes(first.key)) return null;
  return answer;
}
