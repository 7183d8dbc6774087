/** What people typed into the fields of a report, carried into the report that is built anew. */
import type { CellValue } from "../sheet";
import { fieldLooks, type PlannedCell, type PlannedSheet, type PlannedValue } from "./planned-sheet";

/** A sheet's cells from its first row and column on. */
export type SheetCells = readonly (readonly CellValue[])[];

export interface Carried {
  readonly plan: PlannedSheet;
  /** Fields that took over what was typed. */
  readonly kept: number;
}

/**
 * Fills blank fields with what stood in the same place before. A place is told by the words beside the field in its
 * row, else by those of the row above, and by the words at the head of its column. Where two rows say the same
 * nothing is carried: it could land in the wrong one.
 */
export function carryFields(plan: PlannedSheet, before: SheetCells): Carried {
  const rowsByLabel = new Map<string, number[]>();
  let kept = 0;
  const rows = plan.rows.map((cells, row) => {
    if (!cells.some(isBlankField)) return cells;
    const label = labelOf(plan, row);
    if (label === null) return cells;
    const found = rowsOf(label, before, rowsByLabel);
    const [old, second] = found;
    if (old === undefined || second !== undefined) return cells;
    return cells.map((cell, column): PlannedCell | null => {
      if (!isBlankField(cell)) return cell;
      const value = before[old]?.[column] ?? null;
      if (value === null || value === "" || !sameHead(plan, before, row, old, column)) return cell;
      kept += 1;
      return { ...cell, value: typed(cell, value) };
    });
  });
  return { plan: kept === 0 ? plan : { ...plan, rows }, kept };
}

/** What stands in a box that nobody has ticked. */
const emptyBox = "☐";

function isBlankField(cell: PlannedCell | null): cell is PlannedCell {
  // Who signed an earlier report has not read the new one.
  if (cell === null || cell.look === "signature") return false;
  return fieldLooks.has(cell.look) && (cell.value === null || cell.value === "" || cell.value === emptyBox);
}

/** A field for a date holds Excel's serial number: it stays one. */
function typed({ look }: PlannedCell, value: CellValue): PlannedValue {
  return look === "input" && typeof value === "number" ? String(value) : value;
}

interface RowLabel {
  /** Rows above the field's own: 0 where the words stand beside it. */
  readonly above: number;
  readonly words: readonly (readonly [column: number, text: string])[];
}

function labelOf(plan: PlannedSheet, row: number): RowLabel | null {
  for (const above of [0, 1]) {
    const words = wordsOf(plan.rows[row - above] ?? []);
    if (words.length > 0) return { above, words };
  }
  return null;
}

function wordsOf(cells: readonly (PlannedCell | null)[]): [number, string][] {
  return cells.flatMap((cell, column): [number, string][] =>
    cell !== null && !fieldLooks.has(cell.look) && typeof cell.value === "string" && cell.value !== ""
      ? [[column, cell.value]]
      : [],
  );
}

function rowsOf({ above, words }: RowLabel, before: SheetCells, known: Map<string, number[]>): number[] {
  const key = JSON.stringify([above, words]);
  let rows = known.get(key);
  if (rows === undefined) {
    rows = before.flatMap((cells, row) =>
      words.every(([column, text]) => cells[column] === text) ? [row + above] : [],
    );
    known.set(key, rows);
  }
  return rows;
}

/** The words at the head of the column are the same as before, where it has any. */
function sameHead(plan: PlannedSheet, before: SheetCells, row: number, old: number, column: number): boolean {
  const head = headOf(plan, row, column);
  if (head === null) return true;
  for (let at = old - 1; at >= 0; at -= 1) if (before[at]?.[column] === head) return true;
  return false;
}

function headOf(plan: PlannedSheet, row: number, column: number): string | null {
  for (let at = row - 1; at >= 0; at -= 1) {
    const cell = plan.rows[at]?.[column] ?? null;
    if (cell === null || fieldLooks.has(cell.look) || typeof cell.value !== "string") continue;
    const inHead = cell.look === "header" || plan.tables.some(({ area }) => area.top === at);
    if (inHead) return cell.value;
  }
  return null;
}
