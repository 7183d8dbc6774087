/** The sheets that Estate Lens keeps in the workbook: written as planned, read back, mended after faults. */
export {
  buildSheets,
  mendAfter,
  type SheetCellsOf,
  type SheetsOutcome,
  type SheetsPlan,
} from "./build-sheets";
export { type BookOutcome, changeDecisions, type ChangeOutcome, loadDecisions } from "./change-decisions";
export {
  type DecisionBook,
  readDecisionBook,
  rowsOf,
  type TableChange,
  writeChanges,
} from "./decision-tables";
export { mendOwnSheets } from "./mend";
export { CannotPut, putSheets } from "./put-sheets";
export { type BookFacts, lookAround, readCells, sameName } from "./whereabouts";
export { readSurveySheets, type SurveySheetsOutcome } from "./read-survey-sheets";
