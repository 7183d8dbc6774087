import type { DeviceFinding, ScopeFact } from "../findings";
import type { PhraseRule } from "../text";

/** A rule of `vocabulary/scope.yaml`. */
export interface ScopeRule extends PhraseRule {
  /** `topic` speaks of CCTV without naming a thing; `nothing` is a trap that means nothing. */
  readonly scope: ScopeFact | "unknown" | "topic" | "nothing";
  /** What it is instead, where the row or its register speaks of CCTV. */
  readonly onCctv?: ScopeFact | undefined;
  readonly possible?: readonly ScopeFact[] | undefined;
  readonly kind?: DeviceFinding["kind"] | undefined;
  readonly networkActive?: boolean | undefined;
  readonly securityTechnology?: boolean | undefined;
  /** The word often says where something else is. */
  readonly place?: boolean | undefined;
}

/** The compiled `vocabulary/scope.yaml`. */
export interface DeviceVocabulary {
  readonly rules: readonly ScopeRule[];
  /** Words that speak of CCTV inside a phrase that names something beside it: "CCTV monitor". */
  readonly cctvWords: readonly string[];
  readonly modifiers: readonly string[];
  readonly joiners: readonly string[];
  readonly places: readonly string[];
}
