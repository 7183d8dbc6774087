export type {
  ColumnReading,
  Corrections,
  FieldSource,
  LeftOutReason,
  NothingToCheck,
  ReadingProgress,
  RegisterReading,
  RowSpan,
  SheetReading,
} from "./reading";
export { Lexicon, type ContentHints } from "./lexicon";
export { readSheet, readSheetInSteps, type ReadOptions } from "./read-sheet";
export type { ColumnVocabulary } from "./vocabulary";
