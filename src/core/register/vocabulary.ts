import type { ColumnRole } from "../asset";

/** How much a pattern counts against another one of the same length. */
export type PatternWeight = "strong" | "plain" | "weak";

/** Words that head a column of one role: `["serial", "number"]`; `<thing>` stands for any word of that group. */
export interface HeaderPattern {
  readonly words: readonly string[];
  readonly role: ColumnRole;
  readonly weight: PatternWeight;
}

/** The lists of words that stand in cells, by what they tell; see `src/catalogue/vocabulary/columns.yaml`. */
export const cellWordLists = [
  "total",
  "note",
  "unit",
  "yes",
  "no",
  "unsure",
  "make",
  "category",
  "siteType",
  "location",
  "network",
  "status",
  "summarySheet",
  "helpSheet",
  "pivot",
  "weekday",
  "price",
  "ditto",
  "otherSystem",
] as const;
export type CellWordList = (typeof cellWordLists)[number];

/** The compiled `columns.yaml`: every word is folded and taken apart as headers are. */
export interface ColumnVocabulary {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly fillers: readonly string[];
  readonly ownColumns: readonly string[];
  readonly ownSheets: readonly string[];
  readonly patterns: readonly HeaderPattern[];
  readonly cells: Readonly<Record<CellWordList, readonly string[]>>;
}
