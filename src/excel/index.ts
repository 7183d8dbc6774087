/** The only folder that touches Office.js: reads registers, writes results, colours, undo and recovery. */
export { type CheckOptions, type CheckOutcome, checkRegister, type CheckResult } from "./check-register";
export type { RegisterChoice } from "./choose-register";
export type { CheckedRow, CheckEngine } from "./engine";
export { defaultExcelOptions, type ExcelOptions, supports, withExcel } from "./excel-session";
export { type HighlightOutcome, toggleHighlight } from "./highlight";
export type { Aftermath, Trouble } from "./problem";
export { type Progress, silentWatcher, type Stage, type Watcher } from "./progress";
export { recoverAtStart } from "./recover-at-start";
export { type UndoOptions, type UndoOutcome, undoLastCheck } from "./undo-check";
export { coreEngine, type EngineBasis } from "./core-engine";
export { loadRules, loadSitesFile, saveRules, saveSitesFile } from "./remembered";
export { openNewWorkbook } from "./new-workbook";
export { type FormatsOutcome, readNumberFormats } from "./number-formats";
export { ExcelProblem, problemOf, troubleOf } from "./problem";
export { addSampleSheet, selectCell, type SelectedCell, watchEdits, watchSelection } from "./pane-services";
export { officeSurroundings, type Surroundings } from "./surroundings";
export {
  type BookOutcome,
  buildSheets,
  changeDecisions,
  type ChangeOutcome,
  type DecisionBook,
  loadDecisions,
  readSurveySheets,
  rowsOf,
  type SheetsOutcome,
  type SurveySheetsOutcome,
  type TableChange,
} from "./own-sheets";
