export type {
  ColumnReading,
  Corrections,
  FieldSource,
  JoinChoice,
  LeftOutReason,
  LinkReading,
  NothingToCheck,
  ReadingProgress,
  RegisterReading,
  RowRange,
  RowSpan,
  SheetReading,
  TableCorrections,
} from "./reading";
export {
  correctionHeaders,
  correctionRows,
  correctionsBySheet,
  correctionsSheetName,
  readCorrections,
  strayCorrections,
  workbookCorrections,
  type Correction,
  type CorrectionProblem,
} from "./corrections";
export { Lexicon, type ContentHints } from "./lexicon";
export { RowReader, type ReadRow } from "./read-row";
export { readSheet, readSheetInSteps, type ReadOptions } from "./read-sheet";
export { readWorkbook, readWorkbookInSteps, type ReadWorkbookOptions } from "./read-workbook";
export { roleFromWords, roleWords } from "./role-words";
export { readingReport, type ReadingReport, type RegisterReport } from "./report";
export type { ColumnVocabulary } from "./vocabulary";
