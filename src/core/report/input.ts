import type { CheckBasis, CheckedAsset } from "../check";
import type { Decisions } from "../decisions";
import type { Difference } from "../rerun";
import type { NothingToCheck, RegisterReading } from "../register";

/** A register that was checked, with its assets in row order. */
export interface ReportedRegister {
  /** The file's name, where several files are reported together. */
  readonly file?: string;
  readonly reading: RegisterReading;
  readonly assets: readonly CheckedAsset[];
}

/** What people typed into the sheets of an earlier report, so that a new one does not lose it. */
export interface KeptFromReport {
  /** Pounds; `null` where nobody typed one. */
  readonly costs: { readonly camera: number | null; readonly recorder: number | null };
  /** By the key of a plan's row (`planKey`). */
  readonly notes: ReadonlyMap<string, PlanNote>;
}

/** What people typed beside one row of the plan. */
export interface PlanNote {
  /** What the row is about, in words, for a note whose row has gone. */
  readonly about: string;
  readonly coverLost: string;
  readonly agreedBy: string;
}

/** Everything that a report tells. */
export interface ReportInput {
  readonly registers: readonly ReportedRegister[];
  readonly basis: CheckBasis;
  /** Whether somebody said whose rules bind. */
  readonly rulesGiven: boolean;
  readonly decisions: Decisions;
  /** Sentences: what in files and tables could not be used. */
  readonly problems: readonly string[];
  /** Sheets that hold no register, and why. */
  readonly nothing: readonly NothingToCheck[];
  /** What changed since an earlier check. */
  readonly difference?: Difference;
  /** What was changed by hand on the decision tables since then, as sentences without their full stops. */
  readonly byHand?: readonly string[];
  readonly kept?: KeptFromReport;
}
