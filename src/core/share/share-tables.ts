/** The decision tables of a copy that is shared: without reasons for sensitivity, without assessors, without audit. */
import type { CheckBasis } from "../check";
import {
  asWritten,
  decisionTable,
  planTable,
  type AssetDecisions,
  type Decisions,
  type DecisionTableId,
} from "../decisions";
import type { PlannedSheet } from "../sheets";

/** Columns that a shared copy does not have, by table. Columns that somebody added are left out as well. */
const leftOut: Readonly<Partial<Record<DecisionTableId, readonly string[]>>> = {
  sites: ["why", "extendedBy", "assessedBy", "note", "found"],
  makers: ["decidedBy"],
  policy: ["decidedBy", "note"],
  found: ["foundBy", "note"],
  exceptions: ["approvedBy", "reason", "note"],
  work: ["by", "note"],
  reading: ["by"],
};

/** Tables that stay behind altogether. */
const staysBehind: ReadonlySet<DecisionTableId> = new Set(["audit", "lastCheck", "lastDecisions"]);

/** The tables to share; only those that the workbook has. */
export function sharedTables({ tables }: Pick<Decisions, "tables">): PlannedSheet[] {
  return [...tables].flatMap(([id, { rows }]): PlannedSheet[] => {
    const columns = leftOut[id];
    if (staysBehind.has(id) || columns === undefined) return [];
    const table = decisionTable(id);
    const kept = { ...table, columns: table.columns.filter((column) => !columns.includes(column.id)) };
    return [
      planTable(
        kept,
        rows.map(({ row, values }) => asWritten(kept, { row, values, extra: [] })),
      ),
    ];
  });
}

/** The basis for the check of a shared copy: its reasons then name nobody, and give no reason of somebody's own. */
export function sharedBasis(basis: CheckBasis): CheckBasis {
  const { sites, makers, setting, decisions } = basis;
  return {
    ...basis,
    sites: sites.map((site) => ({ ...site, limbs: [], assessedBy: null, date: null, extendedBy: null })),
    makers: makers.map((maker) => ({ ...maker, decidedBy: "", date: "" })),
    setting: {
      ...setting,
      decidedBy: Object.fromEntries(
        Object.entries(setting.decidedBy ?? {}).map(([decision, who]) => [decision, { ...who, name: "" }]),
      ),
      withoutNames: true,
      switchedBy: {},
      adopted: setting.adopted === null ? null : { by: "", date: setting.adopted.date },
    },
    ...(decisions === undefined ? {} : { decisions: withoutNames(decisions) }),
  };
}

function withoutNames({ found, exceptions, work }: AssetDecisions): AssetDecisions {
  return {
    found: found.map((fact) => ({ ...fact, foundBy: "", note: "" })),
    exceptions: exceptions.map((exception) => ({ ...exception, approvedBy: "", reason: "", note: "" })),
    work: work.map((record) => ({ ...record, by: "", note: "" })),
  };
}
