import type { PhraseRule } from "../text";

/** A rule of `vocabulary/purpose.yaml`. */
export interface PurposeRule extends PhraseRule {
  readonly purpose: "listed" | "other" | "nothing";
}

/** The compiled `vocabulary/purpose.yaml`. */
export interface PurposeVocabulary {
  readonly rules: readonly PurposeRule[];
}
