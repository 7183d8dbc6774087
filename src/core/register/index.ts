export type {
  ColumnReading,
  Corrections,
  FieldSource,
  LeftOutReason,
  LinkReading,
  NothingToCheck,
  ReadingProgress,
  RegisterReading,
  RowSpan,
  SheetReading,
} from "./reading";
export { Lexicon, type ContentHints } from "./lexicon";
export { RowReader, type ReadRow } from "./read-row";
export { readSheet, readSheetInSteps, type ReadOptions } from "./read-sheet";
export { readWorkbook, readWorkbookInSteps, type ReadWorkbookOptions } from "./read-workbook";
export { readingReport, type ReadingReport, type RegisterReport } from "./report";
export type { ColumnVocabulary } from "./vocabulary";
