import type { Limb } from "../findings";
import type { PhraseRule } from "../text";

/** A rule of `vocabulary/site-types.yaml`. */
export interface SiteRule extends PhraseRule {
  readonly says:
    "sensitive" | "not-sensitive" | "other-kind" | "stated-sensitive" | "stated-not-sensitive" | "nothing";
  readonly limb?: Limb | undefined;
  /** False: not read in a site's name. */
  readonly site?: boolean | undefined;
  /** In a sensitivity column's header, whose cells answer yes or no. */
  readonly headers?: readonly string[] | undefined;
}

/** Names of `vocabulary/designated-sites.yaml`. */
export interface DesignatedRule extends PhraseRule {
  /** Whether the name makes the site sensitive, provisionally. */
  readonly presume: boolean;
}

/** The compiled `vocabulary/site-types.yaml` and `vocabulary/designated-sites.yaml`. */
export interface SiteVocabulary {
  readonly rules: readonly SiteRule[];
  readonly designated: readonly DesignatedRule[];
  readonly streets: readonly string[];
  readonly before: readonly string[];
}
