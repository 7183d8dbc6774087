export type {
  ColumnReading,
  Corrections,
  FieldSource,
  JoinChoice,
  JoinOption,
  JoinQuestion,
  LeftOutReason,
  LinkReading,
  MangledCells,
  NothingToCheck,
  OutsideReason,
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
  sameName,
  correctionsBySheet,
  correctionsSheetName,
  joinAnswer,
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
export { outsideWords } from "./outside";
export { roleFromWords, roleWords } from "./role-words";
export {
  questionMessage,
  readingReport,
  registerReport,
  type MangledReport,
  type QuestionReport,
  type ReadingReport,
  type RegisterReport,
} from "./report";
export type { ColumnVocabulary } from "./vocabulary";
