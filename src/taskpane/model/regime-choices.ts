/** Whose rules: the first question, in words for people who have never read them. */
import type { RegimeId } from "../../core/policy/regime";

export interface RegimeChoice {
  readonly id: RegimeId;
  readonly label: string;
  /** One sentence on what these rules ask. */
  readonly says: string;
}

/** One of these is asked for first. */
export const mainChoices: readonly RegimeChoice[] = [
  {
    id: "uk-central",
    label: "Government department or agency",
    says: "Ministers told departments to stop installing such equipment on sensitive sites, and advise taking it off core networks.",
  },
  {
    id: "uk-other",
    label: "Council, police, NHS, school or other public body",
    says: "No rule makes you remove anything; your organisation decides, and this shows what there is to decide.",
  },
];

/** Rules that can bind as well, or alone. */
export const moreChoices: readonly RegimeChoice[] = [
  {
    id: "us-889",
    label: "US federal contracts (section 889)",
    says: "Contractors may not use listed video and telecommunications equipment without a waiver.",
  },
];

const labels = new Map([...mainChoices, ...moreChoices].map(({ id, label }) => [id, label]));

/** The chosen rules in one line. */
export function regimeLabel(regimes: readonly RegimeId[]): string {
  return regimes.map((id) => labels.get(id) ?? "Your organisation's own policy").join("; ");
}
