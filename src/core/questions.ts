/** The few questions that settle most rows: the open facts of all verdicts, summed up. */
import type { Need } from "./policy/needs";
import type { Verdict } from "./policy/verdict";

export interface Question {
  readonly needs: Need;
  /** What it is about: a site, a brand, a status word; "" for the whole organisation. */
  readonly about: string;
  /** How many rows wait for this answer before any other. */
  readonly settles: number;
}

/** What a question is about, so that rows with the same question are counted together. */
function aboutOf(need: Need, verdict: Verdict, site: string): string {
  const { findings, deciding } = verdict;
  const { maker } = deciding;
  switch (need) {
    case "decision":
      return "";
    case "maker":
      return maker.brand ?? maker.maker ?? site;
    case "label":
      return maker.brand ?? maker.maker ?? "";
    case "status":
      return findings.stage.evidence[0]?.text ?? "";
    case "scope":
      return findings.device.evidence[0]?.text ?? maker.maker ?? "";
    case "owner":
      return findings.owner.who ?? "";
    case "site":
    case "network":
      return site;
  }
}

/** Sums up open facts row by row. */
export class QuestionTally {
  private readonly counts = new Map<string, { needs: Need; about: string; settles: number }>();

  /**
   * Counts a row. Only the fact that settles most is counted: each row waits for one answer at a time.
   * @param site the row's site, or its site type where it names none
   */
  add(verdict: Verdict, site: string): void {
    const open = verdict.action === "review" || verdict.couldBe !== verdict.action;
    const [need] = verdict.needs;
    if (!open || need === undefined) return;
    const about = aboutOf(need, verdict, site);
    const key = `${need}\u0000${about}`;
    const count = this.counts.get(key);
    if (count === undefined) this.counts.set(key, { needs: need, about, settles: 1 });
    else count.settles++;
  }

  /** The questions, those that settle most first. */
  list(): Question[] {
    return [...this.counts.values()].sort(
      (a, b) => b.settles - a.settles || a.needs.localeCompare(b.needs, "en") || (a.about < b.about ? -1 : 1),
    );
  }
}

/** The question in words. */
export function questionWords({ needs, about }: Question): string {
  const at = about === "" ? "" : ` at ${about}`;
  switch (needs) {
    case "site":
      return about === "" ? "Is the site sensitive (no site is named)?" : `Is ${about} sensitive?`;
    case "network":
      return `Is the CCTV${at} on the main network?`;
    case "decision":
      return "What did your organisation decide for such equipment on other sites?";
    case "maker":
      return about === ""
        ? "Who made the devices without a maker?"
        : `Who made the devices marked or listed under ${about}?`;
    case "label":
      return `What does the label say${about === "" ? "" : ` on the ${about} devices`}?`;
    case "status":
      return about === "" ? "Is it still there?" : `Are the devices marked "${about}" still there?`;
    case "scope":
      return about === "" ? "What kind of device is it?" : `What kind of device is "${about}"?`;
    case "owner":
      return "Who owns it?";
  }
}
