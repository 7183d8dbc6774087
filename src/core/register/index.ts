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
  SettledQuestion,
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
export { leftOutWords } from "./left-out-words";
export { Lexicon, type ContentHints } from "./lexicon";
export { mostRows as mostLookedUp } from "./look-up";
export type { LookAhead } from "./look-ahead";
export { AmongSheets, type BesideSheet } from "./read-among";
export { RowReader, type ReadRow } from "./read-row";
export { readSheet, readSheetInSteps, type ReadOptions } from "./read-sheet";
export { readWorkbook, readWorkbookInSteps, type ReadWorkbookOptions } from "./read-workbook";
export { outsideWords } from "./outside";
export { roleFromWords, roleWords } from "./role-words";
export {
  linkMessage,
  optionMessage,
  questionMessage,
  readingReport,
  registerReport,
  type MangledReport,
  type QuestionReport,
  type ReadingReport,
  type RegisterReport,
} from "./report";
export type { ColumnVocabulary } from "./vocabulary";
