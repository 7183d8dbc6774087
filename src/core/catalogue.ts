/** The compiled catalogue as the engine gets it: passed in, never imported. */
import type { PolicyCatalogue } from "./policy/regime";

export interface Catalogue {
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  readonly policies: PolicyCatalogue;
}
