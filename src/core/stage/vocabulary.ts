import type { PhraseRule } from "../text";

/** What a phrase says. `not-there`: not installed yet, or removed. */
export type SaysOfStage =
  "installed" | "not-installed" | "removed" | "installed-or-removed" | "not-there" | "nothing";

/** A rule of `vocabulary/stage.yaml`. */
export interface StageRule extends PhraseRule {
  readonly says: SaysOfStage;
  /** What "not ..." in front of the phrase says. */
  readonly negated?: SaysOfStage | undefined;
  /** Where a text says several things, the highest rank wins. */
  readonly rank: number;
  /** Only in a header, whose cells answer yes or no. */
  readonly headers?: readonly string[] | undefined;
  /** Believed in notes and descriptions, as a plain statement. */
  readonly prose?: boolean | undefined;
  /** Tells of the thing's state only: another column that says where it is counts before it. */
  readonly condition?: boolean | undefined;
  /** What it says in notes and descriptions, where that is not `says`. */
  readonly inNotes?: SaysOfStage | undefined;
}

/** The compiled `vocabulary/stage.yaml`. */
export interface StageVocabulary {
  readonly rules: readonly StageRule[];
  readonly negators: readonly string[];
  readonly fillers: readonly string[];
  readonly subjects: readonly string[];
  readonly history: readonly string[];
  readonly followers: readonly string[];
  /** Numbers that stand for a stage, by the header that makes them mean it. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, SaysOfStage>>>>;
}
