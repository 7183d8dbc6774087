/** The date by which removal has to be done, and planned replacements beside it. */
import type { CheckBasis } from "../check";
import { dateOf } from "../text/date";

export interface Deadline {
  /** The last day, YYYY-MM-DD. */
  readonly date: string;
  /** For a heading: "the April 2025 commitment". */
  readonly name: string;
}

/** "no later than April 2025" (written statement of 29 April 2024): its last day. */
const commitment: Deadline = { date: "2025-04-30", name: "the April 2025 commitment" };

/** The organisation's own deadline, else the ministers' commitment where it speaks to the organisation, else none. */
export function deadlineOf({ setting, catalogue }: CheckBasis): Deadline | null {
  const { deadline } = setting.switches;
  if (deadline !== "") return { date: deadline, name: `your deadline of ${deadline}` };
  const bound = setting.regimes.some(
    (id) => id === "uk-central" || (id === "own" && catalogue.policies.own.basedOn === "uk-central"),
  );
  return bound ? commitment : null;
}

/** A planned replacement: how it is shown, and the first and last day that it can mean. */
export interface PlannedReplacement {
  readonly shown: string;
  readonly from: string;
  readonly to: string;
}

const lastOf = (year: string, month: number): string =>
  new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);

/** Reads a planned replacement: a date, a serial number, a year, a financial year or a quarter; `null` for a blank or anything else. */
export function plannedReplacement(text: string): PlannedReplacement | null {
  const trimmed = text.trim();
  const year = /^(?:FY ?)?(20\d\d)$/i.exec(trimmed)?.[1];
  if (year !== undefined) return { shown: trimmed, from: `${year}-01-01`, to: `${year}-12-31` };
  const [, from, to] = /^(?:FY ?)?(20\d\d) ?[/-] ?(?:20)?(\d\d)$/i.exec(trimmed) ?? [];
  if (from !== undefined && Number(to) === (Number(from) + 1) % 100) {
    return { shown: trimmed, from: `${from}-04-01`, to: `${Number(from) + 1}-03-31` };
  }
  const quarter = /^(?:Q([1-4])[ /-]?(20\d\d)|(20\d\d)[ /-]?Q([1-4]))$/i.exec(trimmed);
  if (quarter !== null) {
    const of = quarter[2] ?? quarter[3] ?? "";
    const number = Number(quarter[1] ?? quarter[4]);
    return {
      shown: trimmed,
      from: `${of}-${String(number * 3 - 2).padStart(2, "0")}-01`,
      to: lastOf(of, number * 3),
    };
  }
  const serial = /^\d{5}(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
  const date = dateOf(serial ?? trimmed);
  if (typeof date === "string") return { shown: date, from: date, to: date };
  const month = /^([a-z]{3,9})[ -]+(20\d\d)$/i.exec(trimmed);
  const first = month === null ? undefined : dateOf(`1 ${month[1] ?? ""} ${month[2] ?? ""}`);
  if (typeof first !== "string") return null;
  return { shown: trimmed, from: first, to: lastOf(first.slice(0, 4), Number(first.slice(5, 7))) };
}

export const besideWords = ["In time", "After it", "Perhaps after it", "No date"] as const;
export type BesideDeadline = (typeof besideWords)[number];

/** A planned replacement beside a deadline. */
export function besideDeadline(planned: string, { date }: Deadline): BesideDeadline {
  const read = plannedReplacement(planned);
  if (read === null) return "No date";
  if (read.to <= date) return "In time";
  return read.from > date ? "After it" : "Perhaps after it";
}
