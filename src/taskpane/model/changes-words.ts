/** What a person changed in the decision tables, for the audit: what it was, and what it is. */
import { decisionTable } from "../../core/decisions";
import { decidingTables, lineOf, lineWords, listed } from "../../core/rerun";
import type { PlannedValue } from "../../core/sheets";
import type { RowsOf, TableChange } from "./decision-source";

const mostWords = 1000;
/** Who and when stand in the line itself; the rest is Estate Lens's. */
const untold: ReadonlySet<string> = new Set([
  ...["type", "decidedBy", "date", "assessedBy", "extendedBy", "extendedOn", "mark", "register"],
]);

/** `Lens sites, Mill House: Sensitive "Yes" is now "No"; ...`. */
export function changesWords(changes: readonly TableChange[], rowsOf: RowsOf): string {
  const words = changes.flatMap(({ table, set, add }) => {
    if (!decidingTables.includes(table)) return [];
    const before = rowsOf(table)?.rows ?? [];
    const line = (
      was: Readonly<Record<string, PlannedValue>>,
      values: Readonly<Record<string, PlannedValue>>,
    ): string[] => {
      const now = lineOf(table, { ...was, ...values });
      const { name, told } = lineWords(table, lineOf(table, was), now, untold);
      return told === "" ? [] : [`${decisionTable(table).sheet}, ${name}: ${told}`];
    };
    return [
      ...set.flatMap(({ row, values }) => line(before.find((one) => one.row === row)?.values ?? {}, values)),
      // The notes of a new Policy table are the questions that its settings ask.
      ...add.flatMap(({ values }) => line({}, table === "policy" ? { ...values, note: null } : values)),
    ];
  });
  return listed(words, mostWords);
}
