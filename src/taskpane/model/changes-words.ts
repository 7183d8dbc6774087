/** What a person changed in the decision tables, for the audit: what it was, and what it is. */
import { decisionTable } from "../../core/decisions";
import type { PlannedValue } from "../../core/sheets";
import { cellText } from "../../core/text";
import type { RowsOf, TableChange } from "./decision-source";

const mostWords = 1000;
/** Who and when stand in the line itself; the rest is Estate Lens's. */
const untold: ReadonlySet<string> = new Set([
  ...[
    "type",
    "decidedBy",
    "date",
    "assessedBy",
    "extendedBy",
    "extendedOn",
    "mark",
    "register",
    "found",
    "assets",
  ],
]);

function textOf(value: PlannedValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "object") return value === "Not assessed" ? "" : cellText(value).trim();
  return "date" in value ? value.date : cellText(value.value);
}

/** `Lens sites, Mill House: Sensitive "Yes" is now "No"; ...`. */
export function changesWords(changes: readonly TableChange[], rowsOf: RowsOf): string {
  const words = changes.flatMap(({ table, set, add }) => {
    const { sheet, columns } = decisionTable(table);
    const before = rowsOf(table)?.rows ?? [];
    const line = (
      was: Readonly<Record<string, PlannedValue>>,
      values: Readonly<Record<string, PlannedValue>>,
    ): string[] => {
      const about = columns.slice(0, 2).map(({ id }) => textOf(was[id] ?? values[id]));
      const told = columns.flatMap(({ id, header }, place) => {
        const [old, now] = [textOf(was[id]), textOf(values[id])];
        if (values[id] === undefined || place === 0 || untold.has(id) || old === now) return [];
        if (now === "") return [`${header} "${old}" is cleared`];
        return [old === "" ? `${header} "${now}"` : `${header} "${old}" is now "${now}"`];
      });
      return told.length === 0
        ? []
        : [`${sheet}, ${about.find((text) => text !== "") ?? ""}: ${told.join(", ")}`];
    };
    return [
      ...set.flatMap(({ row, values }) => line(before.find((one) => one.row === row)?.values ?? {}, values)),
      ...add.flatMap(({ values }) => line({}, values)),
    ];
  });
  const text = words.join("; ");
  return text.length > mostWords ? `${text.slice(0, mostWords)}…` : text;
}
