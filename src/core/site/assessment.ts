import type { Limb, OwnerFinding, Sensitivity, SiteFinding } from "../findings";
import type { CctvNetwork } from "../connection";

/** What rows for the same site or type may not say differently. */
export type SiteFact = "sensitivity" | "cctvNetwork" | "owner" | "occupier" | "extended";

/** One row of the Sites table: what a person decided about a site, or about every site of a type. */
export interface SiteAssessment {
  /** As written; `null` where the row is for a site type alone. */
  readonly site: string | null;
  readonly type: string | null;
  readonly sensitivity: Sensitivity;
  readonly limbs: readonly Limb[];
  readonly assessedBy: string | null;
  /** YYYY-MM-DD. */
  readonly date: string | null;
  /** The complex that the site belongs to: its assessment holds where the site has none of its own. */
  readonly partOf: string | null;
  readonly occupier: SiteFinding["occupier"];
  readonly owner: Pick<OwnerFinding, "owner" | "who"> | null;
  readonly cctvNetwork: CctvNetwork | null;
  readonly extended: boolean | null;
  readonly extendedBy: string | null;
  /** YYYY-MM-DD. */
  readonly extendedOn: string | null;
  /** When somebody looks at the assessment again, YYYY-MM-DD. */
  readonly reviewDate: string | null;
  readonly note: string | null;
  /** What another row for the same site or type says otherwise: nobody knows it until one of them is changed. */
  readonly disputed?: readonly SiteFact[];
  /** The table's row, counted from 0 for its first row given. */
  readonly row: number;
}

/** A cell of the Sites table that could not be used, in words for its author. */
export interface AssessmentProblem {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}
