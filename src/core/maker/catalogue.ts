import type { DeviceFamily, Standing } from "../findings";

/** Where a name counts: `anywhere`; `context` in the make column or beside a camera word; `make` in the make column only. */
export type NameUse = "anywhere" | "context" | "make";

export type ModelStrength = "strong" | "medium" | "weak";

/** How sure a brand's products come from other makers. */
export type MadeByGrade = "all" | "some" | "historical" | "uncertain";

export interface MadeBy {
  /** Ids of the producers; empty where they are not established. */
  readonly makers: readonly string[];
  readonly which: MadeByGrade;
  readonly note?: string | undefined;
}

export type ListName = "section-889" | "fcc-covered-list" | "entity-list" | "section-1260h";
export type Section889Group = "huawei-zte" | "hytera" | "hikvision-dahua";

/** A company, or a label that another company's products are sold under. */
export interface MakerEntry {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  /** Why it has that standing, in one sentence. */
  readonly basis: string;
  /** When the standing was last looked at (ISO date). */
  readonly asOf: string;
  readonly country?: string;
  readonly parent?: string;
  /** The maker whose own brand this is: HiLook is Hikvision's. */
  readonly brandOf?: string;
  readonly section889?: Section889Group;
  readonly lists?: readonly { readonly list: ListName; readonly since: string }[];
  /** Whether it makes mostly cameras and recorders, some, or none. */
  readonly cameras: "mostly" | "some" | "none";
  readonly madeBy?: MadeBy;
  /** A part inside other makers' equipment: disks, lenses. Never the maker of a device that also names another. */
  readonly component?: boolean;
  /** Recording software or a cloud that any maker's cameras stand behind. */
  readonly platform?: boolean;
  readonly device?: DeviceFamily;
  readonly note?: string;
}

/** A rule of the model grammar. `pattern` is matched on folded text from the start of a word. */
export interface ModelRule {
  /** `maker/rule`. */
  readonly id: string;
  readonly maker: string;
  readonly pattern: string;
  /** First letters and digits of what the pattern can match, separators left out. */
  readonly starts: readonly string[];
  readonly strength: ModelStrength;
  /** `label`: counts only where the maker's name stands in the same row. */
  readonly needs?: "label";
  /** The company that really makes this series. */
  readonly madeBy?: string;
  /** The standing of this series, where it differs from its maker's. */
  readonly standing?: Standing;
  readonly device?: DeviceFamily;
  readonly note?: string;
}

/**
 * Registered MAC prefixes of one maker, of 6, 7 and 9 hexadecimal digits: rising, each written as its distance from the
 * one before, to base 36. So they take a third less room than as digits, compressed.
 */
export interface PrefixBlock {
  /** `null`: a maker of network modules; its MAC does not show who made the device. */
  readonly maker: string | null;
  readonly bits24: string;
  readonly bits28: string;
  readonly bits36: string;
}

/** The compiled catalogue of makers, as `build/catalogue.json` holds it under `makers`. */
export interface MakerCatalogue {
  readonly makers: readonly MakerEntry[];
  /** Names as people write them, with the maker's place in `makers`. */
  readonly names: readonly (readonly [name: string, maker: number, use: NameUse])[];
  /** Words of technology and software that betray a maker. */
  readonly technology: readonly (readonly [word: string, maker: number, kind: "technology" | "software"])[];
  /** Words and names that only look like a maker's: "Shanghai Dahua Scale Factory", "Pelco-D", "Sony Starvis". */
  readonly lookAlikes: readonly string[];
  readonly models: readonly ModelRule[];
  readonly prefixes: readonly PrefixBlock[];
}

/** Negation, history and doubt, from `vocabulary/negation.yaml`. Phrases are folded words joined by single spaces. */
export interface NegationVocabulary {
  readonly not: readonly string[];
  readonly past: readonly string[];
  readonly pastAfter: readonly string[];
  readonly now: readonly string[];
  readonly subjects: readonly string[];
  readonly future: readonly string[];
  readonly planned: readonly string[];
  readonly still: readonly string[];
  readonly forOthers: readonly string[];
  readonly forOthersAfter: readonly string[];
  readonly beside: readonly string[];
  readonly parts: readonly string[];
  readonly doubt: readonly string[];
  readonly fillers: readonly string[];
  readonly cameraWords: readonly string[];
  readonly placeholders: readonly string[];
  readonly typeWords: readonly string[];
  readonly companyWords: readonly string[];
  readonly countWords: readonly string[];
}
