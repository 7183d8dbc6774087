/** The sheets that a copy keeps for the next check: the sites that were found, and what this check answered. */
import type { CheckedAsset } from "../core/check";
import {
  decisionSheet,
  lastCheckTable,
  planTable,
  sitesTable,
  type Decisions,
  type DecisionTableId,
} from "../core/decisions";
import type { RegisterReading } from "../core/register";
import { LastCheck, lastCheckValues, SitesFound, sitesFound, type CheckedRow } from "../core/rerun";
import type { CellValue } from "../core/sheet";
import type { PlannedSheet, PlannedValue } from "../core/sheets";
import type { FileSheet } from "../files";

/** Excel's last row, less the rows above the table. */
const mostRows = 1_048_576 - 4;

/** Takes the assets of a workbook as they are checked. */
export class OwnRecord {
  private readonly registers: LastCheck[] = [];
  private readonly sites = new SitesFound();

  constructor(private readonly checked: string) {}

  /** Starts a register; the result takes its assets. */
  register(reading: RegisterReading): (asset: CheckedAsset) => void {
    const last = new LastCheck(reading, this.checked);
    this.registers.push(last);
    return (asset) => {
      last.add(asset);
      this.sites.add(asset);
    };
  }

  /** What this check answered, row by row. */
  rows(): CheckedRow[] {
    return this.registers.flatMap((register) => register.rows());
  }

  /**
   * The sheets to write into the copy, and sentences for stderr. The Sites table is written only where sites or types are new
   * in it, and not at all where the sites stand in another file.
   */
  sheets(
    sheets: readonly FileSheet[],
    { tables }: Decisions,
    elsewhere: ReadonlySet<DecisionTableId>,
  ): { readonly planned: readonly PlannedSheet[]; readonly notes: readonly string[] } {
    const planned: PlannedSheet[] = [];
    const notes: string[] = [];
    const rows = this.rows();
    if (rows.length > mostRows)
      notes.push(`${lastCheckTable.sheet}: a sheet cannot hold that many rows; left out.`);
    else planned.push(planTable(lastCheckTable, rows.map(lastCheckValues)));
    if (elsewhere.has("sites")) return { planned, notes };
    const existing = tables.get("sites");
    const found = sitesFound(this.sites, existing);
    if (found.added === 0) return { planned, notes };
    const there = decisionSheet(sheets, sitesTable);
    if (
      there !== null &&
      (there.name.toLowerCase() !== sitesTable.sheet.toLowerCase() || existing?.headerRow === -1)
    ) {
      notes.push(
        `${there.name}: ${found.added} sites and site types are not in this table yet; name the sheet "${sitesTable.sheet}" and keep its row of headers, so that they can be added.`,
      );
      return { planned, notes };
    }
    const rowsOfSites = found.rows.map((row, at) => {
      const written = existing?.rows[at];
      if (there === null || written === undefined) return row;
      const extra = found.extra.map(({ column }, place) =>
        asShown(there, written.row, column, row.extra?.[place] ?? null),
      );
      return { ...row, extra };
    });
    planned.push(planTable(sitesTable, rowsOfSites, found.extra));
    return { planned, notes };
  }
}

/** A date in a column that somebody added stays a date. */
function asShown(sheet: FileSheet, row: number, column: number, value: PlannedValue): PlannedValue {
  if (typeof value !== "number" || !Number.isInteger(value) || sheet.isDate?.(row, column) !== true)
    return value;
  return { date: dateText(value) };
}

function dateText(value: Extract<CellValue, number>): string {
  return new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
