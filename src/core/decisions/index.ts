/** People's decisions as tables of the workbook: what the tables are, how they are read, and how they are written again. */
export {
  auditTable,
  decisionTable,
  decisionTableIds,
  decisionTables,
  exceptionsTable,
  foundTable,
  lastCheckTable,
  lastDecisionsTable,
  makersTable,
  policyTable,
  readingTable,
  sitesTable,
  workTable,
  type ColumnOf,
  type DecisionColumn,
  type DecisionTable,
  type DecisionTableId,
} from "./tables";
export { policySettings, type PolicyTableSetting } from "./policy-settings";
export { asWritten, planTable, headerRow, type PlannedTableRow } from "./plan-table";
export {
  cellsOf,
  decisionSheet,
  holdsDecisions,
  problemWords,
  readTableRows,
  recognisedTable,
  sourceOfSheets,
  textIn,
  type DecisionCells,
  type DecisionSource,
  type ExtraColumn,
  type TableProblem,
  type TableRow,
  type TableRows,
} from "./table-rows";
export { plannedCorrection } from "./plan-correction";
export { networkOf, readFound, saysNothing } from "./read-assets";
export { unsignedDecisions } from "./unsigned";
export { readDecisions, type ReadDecisions } from "./read-decisions";
export {
  cellIn,
  destinations,
  noDecisions,
  type AssetDecisions,
  type AssetReference,
  type AuditRow,
  type Decisions,
  type Destination,
  type FoundFact,
  type LastCheckRow,
  type RiskException,
  type TablePlace,
  type WorkRecord,
} from "./records";
export { firstDecidedOtherwise, NamedAssets } from "./decisions-alone";
export { unusableRows, type UnusableRow } from "./unusable-rows";
export { AssetKeys, compareMarks, idKey, type AssetKey } from "./asset-keys";
export { PlacedDecisions, type RowDecisions } from "./place-decisions";
export type { DecidedVerdict, RowException } from "./decided-verdict";
