export { applyCriteria, comparison, hideFiltered } from "./filters";
export type { Formats, FormatValue } from "./formats";
export { type CellGrid, MemoryGrid } from "./grid";
export { SheetModel } from "./sheet";
export type {
  Criteria,
  FilterCriterion,
  ConditionalFormatState,
  SheetState,
  TableState,
  ValidationState,
  WorkbookSnapshot,
  WorkbookState,
} from "./state";
export { makeTable, type NewTable, resizeTable } from "./tables";
export { bodyArea, type Calculate, WorkbookModel, type WorkbookOptions, type Write } from "./workbook";
