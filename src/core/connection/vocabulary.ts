import type { PhraseRule } from "../text";

/** What a phrase says of the connection. `networked`: core or another network; `not-core`: another network or none. */
export type Says = "core" | "other-network" | "isolated" | "networked" | "not-core" | "remote" | "nothing";

/** A rule of `vocabulary/connection.yaml`. */
export interface ConnectionRule extends PhraseRule {
  readonly says: Says;
  /** Only in a header, whose cells answer yes or no. */
  readonly headers?: readonly string[] | undefined;
  readonly weak?: boolean | undefined;
  /** Plain enough to be believed in notes and descriptions. */
  readonly prose?: boolean | undefined;
  /** Says as well that the thing can be reached from outside. */
  readonly remote?: boolean | undefined;
  /** Turns round what follows: "isolated from". */
  readonly turns?: boolean | undefined;
}

/** The compiled `vocabulary/connection.yaml`. */
export interface ConnectionVocabulary {
  readonly rules: readonly ConnectionRule[];
  readonly negators: readonly string[];
  readonly fillers: readonly string[];
  readonly hypothetical: readonly string[];
}
