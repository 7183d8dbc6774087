/** What a check leaves in the workbook: the sites it found, a line in the audit, and its rows for the next one. */
import {
  decisionTable,
  type LastCheckRow,
  type PlannedTableRow,
  planTable,
  type TableRows,
} from "../../core/decisions";
import {
  type AuditInput,
  auditRow,
  auditValues,
  type CheckedRow,
  type Difference,
  howFar,
  type LastDecisions,
  lastCheckValues,
  lastDecisionsRows,
  SitesFound,
  sitesFound,
} from "../../core/rerun";
import type { PlannedSheet, PlannedValue } from "../../core/sheets";
import { cellText, nameKey } from "../../core/text";
import type { ChangePlan, TableChange } from "./decision-source";
import type { Seen } from "./pane-engine";
import { type Said, siteValues, isAbout, type SiteChange } from "./site-changes";
import type { ChangedLine, SinceView } from "./since";

/** The sites of what was read: for the Sites table. */
export function foundIn({ results }: Seen): SitesFound {
  const found = new SitesFound();
  for (const asset of results.assets) found.add(asset);
  return found;
}

/**
 * The Sites table after a check: sites that are new get a row, and answers go into theirs. A workbook without the
 * table gets one only with an answer, or where somebody asks for it.
 */
export function planFoundSites(
  found: SitesFound,
  answers: readonly SiteChange[],
  said: Said,
  isWanted: boolean,
): ChangePlan {
  return (rowsOf) => {
    const existing = rowsOf("sites");
    if (existing === null && answers.length === 0 && !isWanted) return [];
    const { rows } = sitesFound(found, existing ?? undefined);
    const there = existing?.rows ?? [];
    const set = there.flatMap((row, index) => {
      const values = refreshed(existing, row, rows[index]);
      return Object.keys(values).length === 0 ? [] : [{ row: row.row, values }];
    });
    const add = rows.slice(there.length).map(({ values }) => ({ values }));
    return [withAnswers({ table: "sites", set, add }, there, answers, said)];
  };
}

/** Only what Estate Lens itself says is refreshed: Found and Assets. */
function refreshed(
  table: TableRows | null,
  row: TableRows["rows"][number],
  planned: PlannedTableRow | undefined,
): Record<string, PlannedValue> {
  const values: Record<string, PlannedValue> = {};
  for (const id of ["found", "assets"]) {
    const value = planned?.values[id];
    if (value === undefined || value === null || table?.columns.has(id) !== true) continue;
    if (typeof value === "object" || cellText(row.values[id] ?? null) === cellText(value)) continue;
    values[id] = value;
  }
  return values;
}

function withAnswers(
  change: TableChange,
  rows: TableRows["rows"],
  answers: readonly SiteChange[],
  said: Said,
): TableChange {
  const set = [...change.set];
  const add = [...change.add];
  for (const { subject, fields } of answers) {
    const values = siteValues(fields, said);
    const about = rows.filter((row) => isAbout(row, subject));
    for (const { row } of about) {
      const at = set.findIndex((one) => one.row === row);
      const known = set[at];
      if (known === undefined) set.push({ row, values });
      else set[at] = { row, values: { ...known.values, ...values } };
    }
    if (about.length > 0) continue;
    const place = add.findIndex((row) => isNewRow(row, subject));
    const known = add[place];
    if (known !== undefined) add[place] = { values: { ...known.values, ...values } };
    else {
      const names =
        subject.kind === "site" ? { site: subject.name, type: subject.type } : { type: subject.name };
      add.push({ values: { sensitive: "Not assessed", ...names, ...values } });
    }
  }
  return { ...change, set, add };
}

function isNewRow({ values }: PlannedTableRow, { kind, name }: SiteChange["subject"]): boolean {
  const text = (id: string): string => (typeof values[id] === "string" ? values[id] : "");
  if (kind === "site") return text("site") !== "" && nameKey(text("site")) === nameKey(name);
  return text("site") === "" && nameKey(text("type")) === nameKey(name);
}

/** A line of the audit. A record for people: anybody who can edit the workbook can edit it. */
export function planAudit(input: AuditInput): ChangePlan {
  return () => [{ table: "audit", set: [], add: [auditValues(auditRow(input))] }];
}

/** What is kept for the next check: the rows of this one with those of other registers, and what the tables say. */
export function keptSheets(
  others: readonly LastCheckRow[],
  now: readonly CheckedRow[],
  decisions: LastDecisions,
): PlannedSheet[] {
  return [
    planTable(decisionTable("lastCheck"), [...others, ...now].map(lastCheckValues)),
    planTable(decisionTable("lastDecisions"), lastDecisionsRows(decisions)),
  ];
}

const mostLines = 200;

/** The difference for the eye. */
export function sinceView(difference: Difference, byHand: readonly string[]): SinceView {
  const changed = difference.changed.map(({ before, now }): ChangedLine => ({
    asset: now.asset === "" ? `Row ${now.row}` : now.asset,
    site: now.site,
    before: before.action,
    after: now.action === before.action ? `${now.action}: ${now.toSettle || now.maker}` : now.action,
    row: now.row - 1,
  }));
  return {
    checked: difference.since,
    howFar: howFar(difference).sentences,
    fresh: difference.new.length,
    gone: difference.gone.map(({ asset, row, site, action }) => ({
      asset: asset === "" ? `Row ${row}` : asset,
      site,
      action,
    })),
    changedCount: changed.length,
    changed: changed.slice(0, mostLines),
    edited: difference.edited.length,
    byHand,
  };
}
