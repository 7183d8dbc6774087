/** What people decided about rows, as it is printed. */
import type { CheckedAsset } from "../../core/check";
import type { Decisions } from "../../core/decisions";
import { decisionCounts } from "../decision-tables";
import type { ReportLayout } from "./report";
import { counted } from "./style";

/** What people decided about one row; nothing for the rows that nobody decided about. */
export function decidedObject(asset: CheckedAsset): object {
  const { exception, work, found } = asset;
  return {
    ...(exception === null
      ? {}
      : {
          actionWithoutException: asset.actionWithoutException,
          exception: {
            until: exception.record.until,
            approvedBy: exception.record.approvedBy,
            reason: exception.record.reason,
            overdue: exception.overdue,
          },
        }),
    ...(work.length === 0
      ? {}
      : {
          work: work.map(({ what, date, by, wentTo, movedTo, diskWiped, certificate }) => ({
            what,
            date,
            by,
            wentTo,
            movedTo,
            diskWiped,
            certificate,
          })),
        }),
    ...(found.length === 0
      ? {}
      : {
          found: found.map(({ site, label, model, mac, network, stillThere, foundBy, date }) => ({
            site,
            label,
            model,
            mac,
            network,
            stillThere,
            foundBy,
            date,
          })),
        }),
  };
}

/** Counts accepted risks: those that count, and those that are overdue. */
export class AcceptedRisks {
  private inForce = 0;
  private overdue = 0;
  private next = "";

  add({ exception }: CheckedAsset): void {
    if (exception === null) return;
    if (exception.overdue) this.overdue++;
    else {
      this.inForce++;
      const { until } = exception.record;
      if (this.next === "" || until < this.next) this.next = until;
    }
  }

  get counts(): { readonly inForce: number; readonly overdue: number } {
    return { inForce: this.inForce, overdue: this.overdue };
  }

  lines({ style }: ReportLayout): string[] {
    const lines: string[] = [];
    if (this.inForce > 0)
      lines.push(
        `${counted(this.inForce, "accepted risk")} ${this.inForce === 1 ? "counts" : "count"}; the next one ends after ${this.next}.`,
      );
    if (this.overdue > 0)
      lines.push(
        style(
          "yellow",
          `${counted(this.overdue, "accepted risk")} ${this.overdue === 1 ? "is" : "are"} overdue: the action is back.`,
        ),
      );
    return lines.length === 0 ? [] : [...lines, ""];
  }
}

/** `decisions` of the JSON: rows per table and accepted risks; nothing where there are no tables. */
export function decisionsObject(decisions: Decisions, { counts }: AcceptedRisks): object {
  const tables = decisionCounts(decisions);
  return Object.keys(tables).length === 0 ? {} : { decisions: { tables, exceptions: counts } };
}
