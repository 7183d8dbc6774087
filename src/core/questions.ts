/** The few questions that settle most rows: the open facts of all verdicts, summed up. */
import { nameKey } from "./text";
import type { Need } from "./policy/needs";
import type { Verdict } from "./policy/verdict";

export type QuestionSubject = "site" | "brand" | "word" | "organisation";

export interface Question {
  readonly needs: Need;
  /** What it is about: a site, a brand, a status word; "" for the whole organisation. */
  readonly about: string;
  /** What kind of thing `about` is. */
  readonly subject: QuestionSubject;
  /** How many rows wait for this answer before any other. */
  readonly settles: number;
}

type Subject = Pick<Question, "about" | "subject">;

const about = (subject: QuestionSubject, text: string | null | undefined): Subject =>
  text === null || text === undefined || text === ""
    ? { about: "", subject: "organisation" }
    : { about: text, subject };

/** What a question is about, so that rows with the same question are counted together. */
function subjectOf(need: Need, verdict: Verdict, site: string): Subject {
  const { findings, deciding } = verdict;
  const { maker } = deciding;
  const label = maker.brand ?? maker.maker;
  switch (need) {
    case "decision":
      return about("organisation", "");
    case "maker":
      return label === null ? about("site", site) : about("brand", label);
    case "label":
      return about("brand", label);
    case "status":
      return about("word", findings.stage.evidence[0]?.text);
    case "scope":
      return about("word", findings.device.evidence[0]?.text ?? label);
    case "owner":
      return about("word", findings.owner.who);
    case "site":
    case "network":
      return about("site", site);
  }
}

/** Sums up open facts row by row. */
export class QuestionTally {
  private readonly counts = new Map<string, { needs: Need; settles: number } & Subject>();

  /**
   * Counts a row. Only the fact that settles most is counted: each row waits for one answer at a time.
   * @param site the row's site, or its site type where it names none
   */
  add(verdict: Verdict, site: string): void {
    const open = verdict.action === "review" || verdict.couldBe !== verdict.action;
    const [need] = verdict.needs;
    if (!open || need === undefined) return;
    const subject = subjectOf(need, verdict, site);
    const key = `${need}\u0000${subject.subject}\u0000${subject.about}`;
    const count = this.counts.get(key);
    if (count === undefined) this.counts.set(key, { needs: need, ...subject, settles: 1 });
    else count.settles++;
  }

  /** The questions, those that settle most first. A name that is written in several ways is asked about once. */
  list(): Question[] {
    const questions = new Map<string, Question>();
    for (const count of this.counts.values()) {
      const key = `${count.needs}\u0000${count.subject}\u0000${nameKey(count.about)}`;
      const known = questions.get(key);
      questions.set(key, known === undefined ? count : { ...known, settles: known.settles + count.settles });
    }
    return [...questions.values()].sort(
      (a, b) => b.settles - a.settles || a.needs.localeCompare(b.needs, "en") || (a.about < b.about ? -1 : 1),
    );
  }
}

/** The question in words. */
export function questionWords({ needs, about, subject }: Question): string {
  const at = about === "" ? "" : ` at ${about}`;
  switch (needs) {
    case "site":
      return about === "" ? "Is the site sensitive (no site is named)?" : `Is ${about} sensitive?`;
    case "network":
      return `Is the CCTV${at} on the main network?`;
    case "decision":
      return "What did your organisation decide for such equipment on other sites?";
    case "maker":
      return subject === "brand"
        ? `Who made the devices sold as ${about}?`
        : `Who made the devices without a maker${at}?`;
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
