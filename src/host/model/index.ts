export { type CellGrid, type FormatValue, MemoryGrid } from "./grid";
export { SheetModel } from "./sheet";
export type {
  ConditionalFormatState,
  SheetState,
  TableState,
  ValidationState,
  WorkbookSnapshot,
  WorkbookState,
} from "./state";
export { bodyArea, type Calculate, WorkbookModel, type WorkbookOptions, type Write } from "./workbook";
