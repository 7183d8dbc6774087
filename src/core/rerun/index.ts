/** From one check to the next: what was found, what is kept, what changed, and how far people are. */
export { auditRow, auditValues, changedWords, type AuditInput } from "./audit";
export { handChanges, lineWords, listed } from "./by-hand";
export { compareChecks, type ChangedPart, type Difference, type RowPair } from "./compare";
export { ofRegister, withoutSheets } from "./earlier";
export { howFar, type HowFar } from "./how-far";
export {
  actionOf,
  LastCheck,
  lastCheckRows,
  lastCheckValues,
  type CheckedRow,
  type Settled,
} from "./last-check";
export {
  decidingTables,
  lastDecisionsRows,
  lineOf,
  linesOf,
  readLastDecisions,
  type DecisionLine,
  type LastDecisions,
} from "./last-decisions";
export { decisionsAfter, lastDecisionsChange, notedChanges } from "./noted";
export { SitesFound, sitesFound, type SitesTableRows } from "./sites-found";
export { whatIf, type WhatIfRegister } from "./what-if";
