/** What a workbook's own decision tables say, beside what its last check kept of them. */
import { basename } from "node:path";
import {
  decisionTable,
  lastDecisionsTable,
  planTable,
  readTableRows,
  sourceOfSheets,
  type DecisionTableId,
  type PlannedTableRow,
  type TableRows,
} from "../core/decisions";
import {
  decisionsAfter,
  handChanges,
  lastDecisionsRows,
  lineOf,
  readLastDecisions,
  type LastDecisions,
} from "../core/rerun";
import type { Sheet } from "../core/sheet";
import type { PlannedSheet } from "../core/sheets";

/** The tables on these sheets, whatever files options name beside them: what stands elsewhere is not kept here. */
export class OwnDecisions {
  private readonly tables = new Map<DecisionTableId, TableRows | null>();
  private readonly last: LastDecisions | null;

  constructor(private readonly sheets: readonly Sheet[]) {
    this.last = readLastDecisions(this.rowsOf("lastDecisions"));
  }

  private readonly rowsOf = (id: DecisionTableId): TableRows | null => {
    const known = this.tables.get(id);
    if (known !== undefined) return known;
    const cells = sourceOfSheets(this.sheets)(decisionTable(id));
    const rows = cells === null ? null : readTableRows(id, cells).read;
    this.tables.set(id, rows);
    return rows;
  };

  /**
   * What was changed on them by hand since the check before, as sentences without their full stops.
   * @param path named before each, where there are several workbooks
   */
  changedByHand(path?: string): string[] {
    const wasChecked = (["audit", "lastCheck"] as const).some(
      (id) => (this.rowsOf(id)?.rows.length ?? 0) > 0,
    );
    const told = handChanges(this.last, this.rowsOf, wasChecked);
    return path === undefined ? told : told.map((sentence) => `${basename(path)}: ${sentence}`);
  }

  /**
   * The hidden sheet that keeps what they say now.
   * @param sites the rows of a Sites table that is written anew; `null` where it stays as it is
   */
  sheet(sites: readonly PlannedTableRow[] | null): PlannedSheet {
    const after = new Map(decisionsAfter(this.last, this.rowsOf, []));
    if (sites !== null)
      after.set(
        "sites",
        sites.map(({ values }) => lineOf("sites", values)),
      );
    return planTable(lastDecisionsTable, lastDecisionsRows(after));
  }
}
