import type { KeptFromReport, ReportInput } from "./input";
import { absolute } from "./page";
import { reportSheetName } from "./words";

/** The cells of the report that hold what one device costs. They feed the plan's formulas. */
export interface CostCells {
  readonly camera: string;
  readonly recorder: string;
}

/** The cost cells, from the row of the cameras on. */
export const costCells = (row: number): CostCells => ({
  camera: `'${reportSheetName}'!${absolute(row, 2)}`,
  recorder: `'${reportSheetName}'!${absolute(row + 1, 2)}`,
});

/** What one device costs: as typed into the last report, else as the policy table says. */
export function costsOf({
  kept,
  decisions,
}: Pick<ReportInput, "kept" | "decisions">): KeptFromReport["costs"] {
  return {
    camera: kept?.costs.camera ?? decisions.costs.camera,
    recorder: kept?.costs.recorder ?? decisions.costs.recorder,
  };
}
