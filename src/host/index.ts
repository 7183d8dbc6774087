/** An emulated Excel that speaks office.js's batch protocol. It knows nothing of any add-in and runs in Node and browsers. */
export type { Area } from "./address";
export { areaName, parseArea } from "./address";
export { cellText } from "./cell-text";
export { type CellContent, errorTexts, type Scalar } from "./cell-input";
export { HostError } from "./error";
export type { ChangeType, EventEntry } from "./events";
export {
  type ExcelVersion,
  excel2021,
  excel2024,
  excel365,
  excelVersions,
  isSetSupported,
} from "./excel-version";
export {
  bodyArea,
  comparison,
  type Criteria,
  type FilterCriterion,
  hideFiltered,
  makeTable,
  resizeTable,
  type Calculate,
  type CellGrid,
  type ConditionalFormatState,
  type Formats,
  type FormatValue,
  MemoryGrid,
  SheetModel,
  type SheetState,
  type TableState,
  type ValidationState,
  WorkbookModel,
  type WorkbookOptions,
  type WorkbookSnapshot,
  type Write,
} from "./model";
export type { Json } from "./protocol";
export {
  type Answer,
  ExcelHost,
  type ExcelHostOptions,
  type Fault,
  payloadLimit,
  type Sync,
} from "./session";
export { customFunctionCalculator } from "./formulas/calculator";
export { structuredArea, structuredReference } from "./formulas/structured";
export {
  callCustomFunction,
  type CallOptions,
  type CustomFunctionEntry,
  type FunctionArgument,
  type FunctionResult,
} from "./formulas/function-call";
export { addinAddress, type FunctionCall, WebChannel, type WebChannelOptions } from "./web-channel";
