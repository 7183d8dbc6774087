/** The internal report as planned sheets: deterministic, and rebuilt in place by every writer. */
import { carryFields, type PlannedSheet } from "../sheets";
import { basisSheet } from "./basis-sheet";
import { changesSheet } from "./changes-sheet";
import { costsOf } from "./costs";
import type { ReportInput } from "./input";
import { notesWithoutRow, readKept, type SheetRows } from "./kept";
import { actionListSheet, surveyListSheet } from "./list-sheets";
import { overviewSheet } from "./overview-sheet";
import { Plan } from "./plan-sheet";
import { qualitySheet } from "./quality-sheet";
import { reportRows } from "./report-row";

export { deadlineOf, plannedReplacement, besideDeadline } from "./deadline";
export type { KeptFromReport, PlanNote, ReportInput, ReportedRegister } from "./input";
export { planKey, readKept, type SheetRows } from "./kept";
export { wantsVisit } from "./list-sheets";
export { planOrder, needsAction, walkOrder } from "./plan-order";
export {
  assetId,
  makerName,
  byText,
  reportRow,
  reportRows,
  siteName,
  unitKind,
  type ReportRow,
  type UnitKind,
} from "./report-row";
export { counted, footOf, handlingSentence, longDate, rulesName, sensitivityWarning } from "./words";

/** The report's own sheets, which a rebuilt report takes the place of or leaves out. */
export const reportSheetNames = [
  "Lens report",
  "Lens by site",
  "Lens by maker",
  "Lens plan",
  "Lens survey list",
  "Lens changes",
  "Lens data quality",
  "Lens basis",
  "Lens action list",
] as const;

/** Plans the sheets of a report. The same input gives the same sheets. */
export function reportSheets(input: ReportInput): PlannedSheet[] {
  const rows = reportRows(input.registers);
  const plan = new Plan(input, rows);
  const { sheet, more, costs } = overviewSheet(input, rows, plan.places());
  const orphans = input.kept === undefined ? [] : notesWithoutRow(input.kept, plan.rows);
  return [
    sheet,
    ...more,
    plan.sheet(costs, costsOf(input)),
    surveyListSheet(input, rows),
    ...(input.difference === undefined ? [] : [changesSheet(input, input.difference)]),
    qualitySheet(input, rows, orphans),
    basisSheet(input, rows),
    actionListSheet(input, rows),
  ];
}

/**
 * Plans a report in the place of an earlier one: costs count in its totals, notes stay with their assets, and every
 * other field that somebody filled in (a tick) stays beside the words that it stood beside. It is to be signed anew.
 */
export function rebuiltReport(input: Omit<ReportInput, "kept">, rowsOf: SheetRows): PlannedSheet[] {
  return reportSheets({ ...input, kept: readKept(rowsOf) }).map(
    (sheet) => carryFields(sheet, rowsOf(sheet.name) ?? []).plan,
  );
}
