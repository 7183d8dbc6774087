import type { Standing } from "../findings";
import { fold } from "../text";
import { wordsOf } from "./words";

/** A line of the organisation's own table of makers (`--makers`): it wins over the catalogue and is shown. */
export interface MakerDecision {
  /** The name or alias that the line is about, as written in the register. */
  readonly name: string;
  /** The maker behind it, where the line says. */
  readonly maker: string | null;
  /** `null` where the line only names the maker. */
  readonly standing: Standing | null;
  readonly basis: string;
  readonly decidedBy: string;
  readonly date: string;
}

const standings: Readonly<Record<string, Standing>> = {
  subject: "subject",
  "in scope": "subject",
  yes: "subject",
  affiliate: "affiliate",
  oem: "oem",
  rebrand: "oem",
  "possible oem": "possible-oem",
  "prc made": "prc-made",
  "made in china": "prc-made",
  "not subject": "not-subject",
  "not in scope": "not-subject",
  "out of scope": "not-subject",
  cleared: "not-subject",
  no: "not-subject",
  undetermined: "undetermined",
  unknown: "undetermined",
  "to be checked": "undetermined",
};

/** The standing that a person wrote, `null` when the words mean none. */
export function readStanding(text: string): Standing | null {
  const phrase = wordsOf(fold(text))
    .map((word) => word.text)
    .join(" ");
  return standings[phrase] ?? null;
}

/** Compares names as people write them: case, spacing and punctuation left out. */
export function nameKey(name: string): string {
  return wordsOf(fold(name))
    .map((word) => word.text)
    .join("");
}
