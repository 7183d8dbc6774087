/** Sites from another workbook or a .csv file: the register then carries no sensitivity. */
import { type DecisionCells, cellsOf, decisionSheet, readDecisions, sitesTable } from "../../core/decisions";
import type { Sheet } from "../../core/sheet";
import type { SitesFile } from "./pane-state";

/** Reads the Sites table of a file's sheets: that of its name, else the first sheet. */
export function sitesOfSheets(name: string, sheets: readonly Sheet[]): SitesFile {
  const sheet = decisionSheet(sheets, sitesTable) ?? sheets[0];
  const cells: DecisionCells = sheet === undefined ? { sheet: name, rows: [] } : cellsOf(sheet);
  const { decisions, problems } = readDecisions(({ id }) => (id === "sites" ? cells : null));
  return { name, sites: decisions.sites, table: decisions.tables.get("sites"), problems };
}
