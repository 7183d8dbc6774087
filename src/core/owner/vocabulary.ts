import type { PhraseRule } from "../text";

/** A rule of `vocabulary/owner.yaml`. */
export interface OwnerRule extends PhraseRule {
  readonly who: "own" | "landlord" | "contractor" | "neighbour" | "tenant" | "third party" | "nothing";
  /** Believed in notes and descriptions. */
  readonly prose?: boolean | undefined;
  /** In an owner column's header, whose cells answer yes or no. */
  readonly headers?: readonly string[] | undefined;
}

/** The compiled `vocabulary/owner.yaml`. */
export interface OwnerVocabulary {
  readonly rules: readonly OwnerRule[];
  readonly negators: readonly string[];
}
