/** Decision tables as the pane holds them: read once, tried out in memory, and written through Excel. */
import {
  type DecisionCells,
  type DecisionSource,
  decisionTable,
  type DecisionTableId,
  type PlannedTableRow,
  planTable,
  readTableRows,
  type TableRows,
} from "../../core/decisions";
import { lastDecisionsChange, notedChanges, readLastDecisions } from "../../core/rerun";
import type { CellValue } from "../../core/sheet";
import type { PlannedSheet, PlannedValue } from "../../core/sheets";

/** What is to be written into one table. */
export interface TableChange {
  readonly table: DecisionTableId;
  readonly set: readonly {
    /** Counted from 0 on the sheet. */
    readonly row: number;
    readonly values: Readonly<Record<string, PlannedValue>>;
  }[];
  readonly add: readonly PlannedTableRow[];
}

/** The rows of a table as they stand; null where the workbook does not have it. */
export type RowsOf = (table: DecisionTableId) => TableRows | null;

/** Says what to write in view of the rows that are there. */
export type ChangePlan = (rowsOf: RowsOf) => readonly TableChange[];

/** The plan, with what it writes noted in what the last check kept: it was not changed by hand. */
export function noted(plan: ChangePlan): ChangePlan {
  return (rowsOf) => {
    const changes = plan(rowsOf);
    const kept = rowsOf("lastDecisions");
    const last = readLastDecisions(kept);
    if (kept === null || last === null) return changes;
    return [...changes, lastDecisionsChange(kept, notedChanges(last, rowsOf, changes))];
  };
}

export function rowsIn(source: DecisionSource): RowsOf {
  return (id) => {
    const cells = source(decisionTable(id));
    return cells === null ? null : readTableRows(id, cells).read;
  };
}

function plain(value: PlannedValue): CellValue {
  if (typeof value !== "object" || value === null) return value;
  return "date" in value ? value.date : value.value;
}

/** The tables as they would be after the changes: nothing is written. */
export function withChanges(source: DecisionSource, changes: readonly TableChange[]): DecisionSource {
  const changed = new Map<DecisionTableId, DecisionCells>();
  for (const change of changes) {
    const table = decisionTable(change.table);
    const before = changed.get(change.table) ?? source(table);
    changed.set(
      change.table,
      before === null ? plannedCells(planTable(table, change.add)) : edited(before, change),
    );
  }
  return (table) => changed.get(table.id) ?? source(table);
}

/** The cells of a planned sheet as they would be read back. */
export function plannedCells({ name, rows }: PlannedSheet): DecisionCells {
  return { sheet: name, rows: rows.map((cells) => cells.map((cell) => plain(cell?.value ?? null))) };
}

function edited(cells: DecisionCells, { table, set, add }: TableChange): DecisionCells {
  const { columns } = readTableRows(table, cells).read;
  const rows = cells.rows.map((row) => [...row]);
  const put = (row: number, values: Readonly<Record<string, PlannedValue>>): void => {
    for (const [id, value] of Object.entries(values)) {
      const column = columns.get(id);
      if (column !== undefined) (rows[row] ??= [])[column] = plain(value);
    }
  };
  for (const { row, values } of set) put(row, values);
  for (const { values } of add) put(rows.length, values);
  return { sheet: cells.sheet, rows };
}
