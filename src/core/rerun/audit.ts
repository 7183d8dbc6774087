/** A line of the audit table: a record for people, not proof against tampering. */
import type { CheckBasis } from "../check";
import type { AuditRow, PlannedTableRow } from "../decisions";
import { regimeOf } from "../policy/regime-under";
import type { Summary } from "../summary";
import type { Difference } from "./compare";

export interface AuditInput {
  /** Date and time as text, as the surface that has a clock knows it. */
  readonly when: string;
  /** As typed. */
  readonly name: string;
  readonly what: string;
  readonly basis: CheckBasis;
  readonly summary: Summary;
  readonly changed?: string;
  readonly note?: string;
}

/** The line for something that was run. */
export function auditRow({
  when,
  name,
  what,
  basis,
  summary,
  changed = "",
  note = "",
}: AuditInput): AuditRow {
  const { catalogue, setting } = basis;
  const { actions } = summary;
  const rules = setting.regimes.map((id) => regimeOf(id, catalogue.policies));
  return {
    when,
    name,
    what,
    rules: rules.map((regime) => `${regime.name} (${regime.version})`).join("; "),
    makerList: `${catalogue.version} of ${catalogue.date}`,
    assets: summary.assets,
    remove: actions.remove.rows,
    doNotInstall: actions["do-not-deploy"].rows,
    isolate: actions.isolate.rows,
    check: actions.review.rows,
    noAction: actions.none.rows,
    changed,
    note,
  };
}

/** The line as the table holds it. */
export function auditValues(row: AuditRow): PlannedTableRow {
  return { values: { ...row } };
}

/** What was changed by hand since the check before: rows of the register, then lines of the decision tables. */
export function changedWords(difference: Difference | null, decisions: readonly string[]): string {
  const rows = difference === null ? "" : editedWords(difference);
  return [rows, ...decisions].filter((text) => text !== "").join("; ");
}

function editedWords({ edited, new: fresh, gone }: Difference): string {
  const parts = [
    [edited.length, "edited"],
    [fresh.length, "added"],
    [gone.length, "gone"],
  ] as const;
  return parts
    .flatMap(([count, word]) =>
      count === 0 ? [] : [`${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"} ${word}`],
    )
    .join(", ");
}
