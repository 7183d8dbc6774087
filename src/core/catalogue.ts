/** The compiled catalogue as the engine gets it: passed in, never imported. */
import type { ConnectionVocabulary } from "./connection";
import type { DeviceVocabulary } from "./device";
import type { MakerCatalogue, NegationVocabulary } from "./maker";
import type { OwnerVocabulary } from "./owner";
import type { PolicyCatalogue } from "./policy/regime";
import type { PurposeVocabulary } from "./purpose";
import type { ColumnVocabulary } from "./register";
import type { SiteVocabulary } from "./site";
import type { StageVocabulary } from "./stage";

/** The words that registers are read by. */
export interface Vocabulary {
  readonly columns: ColumnVocabulary;
  readonly device: DeviceVocabulary;
  readonly site: SiteVocabulary;
  readonly connection: ConnectionVocabulary;
  readonly stage: StageVocabulary;
  readonly owner: OwnerVocabulary;
  readonly purpose: PurposeVocabulary;
  readonly negation: NegationVocabulary;
}

export interface Catalogue {
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  readonly makers: MakerCatalogue;
  readonly vocabulary: Vocabulary;
  readonly policies: PolicyCatalogue;
}
