/**
 * What the decision tables said at a check, kept on a hidden sheet, so that the next check can tell what people changed
 * by hand. Each line of a table is one row, as a list of texts; a mark over all lines of a table tells whether they are as written.
 */
import {
  decisionTable,
  policySettings,
  type DecisionTableId,
  type PlannedTableRow,
  type TableRows,
} from "../decisions";
import { fingerprint } from "../decisions/fingerprint";
import type { PlannedValue } from "../sheets";
import { cellText } from "../text";
import { dateOf } from "../text/date";

/** The tables that a check rests on: people decide there. */
export const decidingTables: readonly DecisionTableId[] = [
  "sites",
  "makers",
  "policy",
  "found",
  "exceptions",
  "work",
  "reading",
];

/** What one line of a table says, by column id; blank cells and those that Estate Lens fills in are left out. */
export type DecisionLine = Readonly<Record<string, string>>;

/** The lines of each table; `null` where what was kept is not as it was written. A table that was not kept is missing. */
export type LastDecisions = ReadonlyMap<DecisionTableId, readonly DecisionLine[] | null>;

/** A text longer than this is kept by its beginning and a fingerprint: a note of a page must not grow the workbook twice. */
const mostKept = 200;

function textOf(value: PlannedValue | undefined, isDate: boolean): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") return "date" in value ? value.date : textOf(value.value, isDate);
  const text = ((isDate ? dateOf(value) : null) ?? cellText(value)).trim();
  if (text === "Not assessed") return "";
  return text.length > mostKept + 12 ? `${text.slice(0, mostKept)}…${fingerprint(text)}` : text;
}

/** The columns of a table that people fill in. */
export function columnsOf(
  table: DecisionTableId,
): readonly { readonly id: string; readonly header: string }[] {
  const { columns } = decisionTable(table);
  return table === "sites" ? columns.filter(({ id }) => id !== "found" && id !== "assets") : columns;
}

/** A line from the values of a row, as they stand on the sheet or are about to be written; dates become YYYY-MM-DD. */
export function lineOf(
  table: DecisionTableId,
  values: Readonly<Record<string, PlannedValue | undefined>>,
): DecisionLine {
  const line: Record<string, string> = {};
  const isDateSetting = policySettings.some(
    ({ name, kind }) => kind === "date" && name === values["setting"],
  );
  const kinds = new Map(decisionTable(table).columns.map(({ id, kind }) => [id, kind]));
  for (const { id } of columnsOf(table)) {
    const text = textOf(values[id], kinds.get(id) === "date" || (id === "value" && isDateSetting));
    if (text !== "") line[id] = text;
  }
  return line;
}

/** The lines of a table as it stands. */
export function linesOf({ table, rows }: TableRows): DecisionLine[] {
  return rows.map(({ values }) => lineOf(table, values));
}

/** Other columns or another way of keeping lines give another mark: what an earlier version kept is not taken for ours. */
function markOf(table: DecisionTableId, lines: readonly string[]): string {
  const ids = columnsOf(table).map(({ id }) => id);
  return `mark ${fingerprint([ids.join(), ...[...lines].sort()].join("\n"))}`;
}

/** The texts of a line in the order of the columns, up to the last that is not blank. */
function written(table: DecisionTableId, line: DecisionLine): string {
  const texts = columnsOf(table).map(({ id }) => line[id] ?? "");
  return JSON.stringify(texts.slice(0, texts.findLastIndex((text) => text !== "") + 1));
}

/** `null` where it was not written by `written`. */
function parsed(table: DecisionTableId, text: string): DecisionLine | null {
  try {
    const texts: unknown = JSON.parse(text);
    if (!Array.isArray(texts)) return null;
    return lineOf(
      table,
      Object.fromEntries(columnsOf(table).map(({ id }, at) => [id, String(texts[at] ?? "")])),
    );
  } catch {
    return null;
  }
}

/** Reads what an earlier check kept; `null` where nothing was kept. */
export function readLastDecisions(kept: TableRows | null | undefined): LastDecisions | null {
  const rows = (kept?.rows ?? []).map(({ values }) => [values["table"], values["said"]].map(String));
  if (rows.length === 0) return null;
  const last = new Map<DecisionTableId, readonly DecisionLine[] | null>();
  for (const table of decidingTables) {
    const said = rows.flatMap(([id, text]) => (id === table && text !== undefined ? [text] : []));
    if (said.length === 0) continue;
    // Sorted: somebody may have sorted the sheet.
    const texts = said.filter((text) => text.startsWith("[")).sort();
    const marks = said.filter((text) => !text.startsWith("["));
    const lines = texts.map((text) => parsed(table, text)).filter((line) => line !== null);
    const isAsWritten = marks.join() === markOf(table, texts) && lines.length === texts.length;
    last.set(table, isAsWritten ? lines : null);
  }
  return last;
}

/** The rows that keep the lines; a table whose lines are not known gets none. */
export function lastDecisionsRows(last: LastDecisions): PlannedTableRow[] {
  return [...last].flatMap(([table, lines]) => {
    if (lines === null) return [];
    const texts = lines.map((line) => written(table, line));
    return [markOf(table, texts), ...texts].map((said) => ({ values: { table, said } }));
  });
}
