/** The sheets that a copy keeps for the next check: the sites that were found, and what this check answered. */
import type { CheckedAsset } from "../core/check";
import {
  auditTable,
  decisionSheet,
  lastCheckTable,
  planTable,
  sitesTable,
  type LastCheckRow,
  type Decisions,
  type DecisionTableId,
  type PlannedTableRow,
  type TableRows,
} from "../core/decisions";
import type { RegisterReading } from "../core/register";
import {
  changedWords,
  compareChecks,
  LastCheck,
  lastCheckValues,
  SitesFound,
  sitesFound,
  withoutSheets,
  type AuditInput,
  type CheckedRow,
} from "../core/rerun";
import type { PlannedSheet } from "../core/sheets";
import type { FileSheet } from "../files";
import { auditLines, auditSheet, joinedAudits, withShownDates, type AuditLines } from "./audit-sheet";
import type { OwnDecisions } from "./own-decisions";

/** Excel's last row, less the rows above the table. */
const mostRows = 1_048_576 - 4;

/** Sheets for the copy, and sentences for stderr. */
interface CopySheets {
  readonly planned: readonly PlannedSheet[];
  readonly notes: readonly string[];
}
interface SitesSheet extends CopySheets {
  /** `null` where the table stays as it is. */
  readonly rows: readonly PlannedTableRow[] | null;
}
const noSites: SitesSheet = { planned: [], notes: [], rows: null };

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
   * The sheets to write into the copy, with a line in its audit, and sentences for stderr. The Sites table is written
   * only where sites or types are new in it, and not at all where the sites stand in another file.
   */
  sheets(
    sheets: readonly FileSheet[],
    { tables, lastCheck }: Decisions,
    run: Omit<AuditInput, "changed">,
    elsewhere: ReadonlySet<DecisionTableId>,
    own: OwnDecisions,
    /** Sheets that were not to be looked at. */
    leftOut: readonly string[],
    /** The audit of the copy that this one overwrites. */
    earlier: AuditLines | null,
  ): CopySheets {
    const rows = this.rows();
    const { compared, kept: others } = withoutSheets(lastCheck, leftOut);
    const difference = compared.length === 0 ? null : compareChecks(compared, rows);
    const audit = { ...run, changed: changedWords(difference, own.changedByHand()) };
    const kept = this.checkSheets(sheets, tables, audit, [...others, ...rows], earlier);
    const sites = elsewhere.has("sites") ? noSites : this.sitesSheet(sheets, tables.get("sites"));
    return {
      planned: [...kept.planned, own.sheet(sites.rows), ...sites.planned],
      notes: [...kept.notes, ...sites.notes],
    };
  }

  /** The rows of this check, and its line in the audit. */
  private checkSheets(
    sheets: readonly FileSheet[],
    tables: Decisions["tables"],
    audit: AuditInput,
    rows: readonly LastCheckRow[],
    earlier: AuditLines | null,
  ): CopySheets {
    const planned: PlannedSheet[] = [];
    const notes: string[] = [];
    if (rows.length > mostRows)
      notes.push(`${lastCheckTable.sheet}: a sheet cannot hold that many rows; left out.`);
    else planned.push(planTable(lastCheckTable, rows.map(lastCheckValues)));
    const kept = tables.get("audit");
    const stands = decisionSheet(sheets, auditTable);
    if (stands !== null && (stands.name !== auditTable.sheet || kept?.headerRow === -1))
      notes.push(
        `${stands.name}: this check is not in the audit; name the sheet "${auditTable.sheet}" and keep its row of headers.`,
      );
    else {
      const lines = stands === null || kept === undefined ? null : auditLines(stands, kept);
      planned.push(auditSheet(joinedAudits(lines, earlier), audit));
    }
    return { planned, notes };
  }

  /** The Sites table with what is new in it. */
  private sitesSheet(sheets: readonly FileSheet[], existing: TableRows | undefined): SitesSheet {
    const found = sitesFound(this.sites, existing);
    if (found.added === 0) return noSites;
    const there = decisionSheet(sheets, sitesTable);
    if (
      there !== null &&
      (there.name.toLowerCase() !== sitesTable.sheet.toLowerCase() || existing?.headerRow === -1)
    ) {
      return {
        ...noSites,
        notes: [
          `${there.name}: ${found.added} sites and site types are not in this table yet; name the sheet "${sitesTable.sheet}" and keep its row of headers, so that they can be added.`,
        ],
      };
    }
    const rows = found.rows.map((row, at) => {
      const written = existing?.rows[at];
      if (there === null || written === undefined) return row;
      return withShownDates(row, there, written.row, found.extra);
    });
    return { planned: [planTable(sitesTable, rows, found.extra)], notes: [], rows };
  }
}
