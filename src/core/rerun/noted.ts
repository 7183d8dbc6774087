/** What is about to be written into the decision tables, noted in what the last check kept: it was not changed by hand. */
import type { DecisionTableId, PlannedTableRow, TableRows } from "../decisions";
import { linesBefore } from "./by-hand";
import {
  decidingTables,
  lastDecisionsRows,
  lineOf,
  linesOf,
  type DecisionLine,
  type LastDecisions,
} from "./last-decisions";

/** What is to be written into one table. */
export interface LineChanges {
  readonly table: DecisionTableId;
  readonly set: readonly {
    /** Counted from 0 on the sheet. */
    readonly row: number;
    readonly values: PlannedTableRow["values"];
  }[];
  readonly add: readonly PlannedTableRow[];
}

type RowsOf = (table: DecisionTableId) => TableRows | null | undefined;

/** @param base a line for each row that stands there; rows without one stay without */
function withChanges(
  table: DecisionTableId,
  rows: TableRows | null | undefined,
  changes: readonly LineChanges[],
  base: readonly (DecisionLine | undefined)[],
): DecisionLine[] {
  const here = changes.filter((change) => change.table === table);
  // What has no column is not written.
  const written = (values: PlannedTableRow["values"]): PlannedTableRow["values"] =>
    Object.fromEntries(Object.entries(values).filter(([id]) => rows?.columns.has(id) !== false));
  const places = new Map(rows?.rows.map(({ row }, at) => [row, at]));
  const lines = [...base];
  for (const { row, values } of here.flatMap(({ set }) => set)) {
    const at = places.get(row) ?? -1;
    const line = lines[at];
    if (line !== undefined) lines[at] = lineOf(table, { ...line, ...written(values) });
  }
  const added = here.flatMap(({ add }) => add).map(({ values }) => lineOf(table, written(values)));
  return [...lines.filter((line) => line !== undefined), ...added];
}

/** What was kept, with the changes in it: lines that people changed by hand stay as they were kept. */
export function notedChanges(
  last: LastDecisions,
  rowsOf: RowsOf,
  changes: readonly LineChanges[],
): LastDecisions {
  return new Map(
    [...last].map(([table, lines]) => {
      if (lines === null || changes.every((change) => change.table !== table)) return [table, lines];
      const rows = rowsOf(table);
      const base = linesBefore(table, lines, rows === null || rows === undefined ? [] : linesOf(rows));
      const met = new Set(base);
      const gone = lines.filter((line) => !met.has(line));
      return [table, [...withChanges(table, rows, changes, base), ...gone]];
    }),
  );
}

/** What the tables say once the changes are written: kept for the next check. */
export function decisionsAfter(
  last: LastDecisions | null,
  rowsOf: RowsOf,
  changes: readonly LineChanges[],
): LastDecisions {
  return new Map(
    decidingTables.map((table) => {
      const rows = rowsOf(table);
      // A table without its headers cannot be read: what it said before holds until it can.
      if (rows?.headerRow === -1) return [table, last?.get(table) ?? null];
      return [
        table,
        withChanges(table, rows, changes, rows === null || rows === undefined ? [] : linesOf(rows)),
      ];
    }),
  );
}

/** What to write on the sheet that keeps the lines, so that it holds these; rows of tables that are not known stay. */
export function lastDecisionsChange(kept: TableRows, last: LastDecisions): LineChanges {
  const wanted = new Map<string, PlannedTableRow[]>();
  for (const row of lastDecisionsRows(last)) {
    const key = JSON.stringify([row.values["table"], row.values["said"]]);
    wanted.set(key, [...(wanted.get(key) ?? []), row]);
  }
  const known = new Set([...last].flatMap(([table, lines]): string[] => (lines === null ? [] : [table])));
  const free = kept.rows.flatMap(({ row, values: { table = null, said = null } }) => {
    if (!known.has(String(table))) return [];
    return wanted.get(JSON.stringify([table, said]))?.pop() === undefined ? [row] : [];
  });
  const rest = [...wanted.values()].flat();
  return {
    table: "lastDecisions",
    set: free.map((row, at) => ({ row, values: rest[at]?.values ?? { table: "", said: "" } })),
    add: rest.slice(free.length),
  };
}
