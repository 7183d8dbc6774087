/** The sheets that a copy keeps for the next check: the sites that were found, and what this check answered. */
import type { CheckedAsset } from "../core/check";
import {
  asWritten,
  auditTable,
  decisionSheet,
  lastCheckTable,
  planTable,
  sitesTable,
  type Decisions,
  type DecisionTableId,
  type ExtraColumn,
  type PlannedTableRow,
} from "../core/decisions";
import type { RegisterReading } from "../core/register";
import {
  auditRow,
  auditValues,
  compareChecks,
  editedWords,
  LastCheck,
  lastCheckValues,
  SitesFound,
  sitesFound,
  type AuditInput,
  type CheckedRow,
} from "../core/rerun";
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
   * The sheets to write into the copy, with a line in its audit, and sentences for stderr. The Sites table is written only where sites or types are new
   * in it, and not at all where the sites stand in another file.
   */
  sheets(
    sheets: readonly FileSheet[],
    { tables, lastCheck }: Decisions,
    run: Omit<AuditInput, "changed">,
    elsewhere: ReadonlySet<DecisionTableId>,
  ): { readonly planned: readonly PlannedSheet[]; readonly notes: readonly string[] } {
    const planned: PlannedSheet[] = [];
    const notes: string[] = [];
    const rows = this.rows();
    if (rows.length > mostRows)
      notes.push(`${lastCheckTable.sheet}: a sheet cannot hold that many rows; left out.`);
    else planned.push(planTable(lastCheckTable, rows.map(lastCheckValues)));
    const kept = tables.get("audit");
    const changed = lastCheck.length === 0 ? "" : editedWords(compareChecks(lastCheck, rows));
    const stands = decisionSheet(sheets, auditTable);
    if (stands !== null && (stands.name !== auditTable.sheet || kept?.headerRow === -1))
      notes.push(
        `${stands.name}: this check is not in the audit; name the sheet "${auditTable.sheet}" and keep its row of headers.`,
      );
    else
      planned.push(
        planTable(
          auditTable,
          [
            ...(kept?.rows.map((row) =>
              withShownDates(asWritten(auditTable, row), stands, row.row, kept.extra),
            ) ?? []),
            auditValues(auditRow({ ...run, changed })),
          ],
          kept?.extra ?? [],
        ),
      );
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
      return withShownDates(row, there, written.row, found.extra);
    });
    planned.push(planTable(sitesTable, rowsOfSites, found.extra));
    return { planned, notes };
  }
}

function withShownDates(
  planned: PlannedTableRow,
  sheet: FileSheet | null,
  row: number,
  extra: readonly ExtraColumn[],
): PlannedTableRow {
  if (sheet === null) return planned;
  const shown = extra.map(({ column }, place) => asShown(sheet, row, column, planned.extra?.[place] ?? null));
  return { ...planned, extra: shown };
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
