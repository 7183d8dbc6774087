import type { Area, SheetTable } from "../../core/sheet";
import { mostColumns } from "../cells/cell-store";
import type { FileSheet } from "../workbook-file";
import { columnOfHeading, lensColumns } from "./lens-columns";
import type { LensColumn, NamedColumn, RegisterMarks } from "./lens-columns";

/** Where a register's own columns go. */
export interface Placement<Table extends SheetTable = SheetTable> {
  readonly marks: RegisterMarks;
  /** The row of the headings. */
  readonly headingRow: number;
  readonly columns: ReadonlyMap<LensColumn, number>;
  /** Columns that are there already, from an earlier run. */
  readonly existing: ReadonlySet<LensColumn>;
  /** The register's number in the defined names, where it has one. */
  readonly register: number | undefined;
  /** The Excel table that is extended by the new columns. */
  readonly table: Table | undefined;
}

/**
 * Finds the own columns of an earlier run, by their defined names or else by their headings, and places the
 * missing ones to the right of the register, where nothing stands in their way. `undefined` when there is no room.
 */
export function placeColumns<Table extends SheetTable>(
  sheet: FileSheet,
  tables: readonly Table[],
  marks: RegisterMarks,
  others: readonly RegisterMarks[],
  names: readonly NamedColumn[],
): Placement<Table> | undefined {
  const headingRow = marks.headerRow ?? marks.firstRow - 1;
  if (headingRow < 0) return undefined;
  const existing = new Map<LensColumn, number>();
  const limit = nextRegisterColumn(marks, others);
  let register: number | undefined;
  for (const name of names) {
    if (name.sheet !== sheet.name || name.row !== headingRow) continue;
    if (name.at <= marks.area.left || name.at >= limit || sheet.value(name.row, name.at) === null) continue;
    if (register !== undefined && register !== name.register) continue;
    register = name.register;
    existing.set(name.column, name.at);
  }
  for (let at = marks.area.left + 1; at < Math.min(limit, sheet.columnCount); at++) {
    const column = columnOfHeading(sheet.value(headingRow, at));
    if (column !== undefined && !existing.has(column)) existing.set(column, at);
  }
  const missing = lensColumns.filter((column) => !existing.has(column));
  const found = { marks, headingRow, existing: new Set(existing.keys()), register };
  const table = tables.find(
    (one) => one.headerRow && one.area.top === headingRow && overlaps(one.area, marks.area),
  );
  if (missing.length === 0) return { ...found, columns: existing, table: undefined };
  const own = new Set(existing.values());
  const bottom = Math.max(marks.lastRow, table?.area.bottom ?? 0);
  const block = (left: number): Area => ({
    top: headingRow,
    bottom,
    left,
    right: left + missing.length - 1,
  });
  const isFree = (area: Area): boolean =>
    area.right < mostColumns &&
    !tables.some((one) => one !== table && overlaps(one.area, area)) &&
    !others.some((one) => overlaps(one.area, area)) &&
    !(sheet.merged ?? []).some((one) => overlaps(one, area)) &&
    lastUsedColumn(sheet, area, own) < 0;
  let left: number;
  if (table !== undefined) left = table.area.right + 1;
  else left = Math.max(marks.area.right, ...own) + 1;
  if (!isFree(block(left))) {
    if (table !== undefined) return undefined;
    const used = lastUsedColumn(sheet, { top: headingRow, bottom, left, right: sheet.columnCount - 1 }, own);
    left = Math.max(left, used + 1);
    const between: Area = { top: headingRow, bottom, left: marks.area.right + 1, right: left };
    if (
      others.some((one) => overlaps(one.area, between)) ||
      tables.some((one) => overlaps(one.area, between))
    ) {
      return undefined;
    }
    if (!isFree(block(left))) return undefined;
  }
  const columns = new Map(existing);
  missing.forEach((column, index) => columns.set(column, left + index));
  return { ...found, columns, table };
}

/** The left edge of the nearest register to the right that shares rows; own columns are not looked for beyond it. */
function nextRegisterColumn(marks: RegisterMarks, others: readonly RegisterMarks[]): number {
  let limit = mostColumns;
  for (const { area } of others) {
    const sharesRows = area.top <= marks.area.bottom && area.bottom >= marks.area.top;
    if (sharesRows && area.left > marks.area.right) limit = Math.min(limit, area.left);
  }
  return limit;
}

/** The last column of an area that holds a value in some row; -1 when it holds none. Own columns do not count. */
function lastUsedColumn(sheet: FileSheet, area: Area, own: ReadonlySet<number>): number {
  const right = Math.min(area.right, sheet.columnCount - 1);
  let last = -1;
  for (let row = area.top; row <= Math.min(area.bottom, sheet.rowCount - 1); row++) {
    for (let column = right; column > last && column >= area.left; column--) {
      if (own.has(column) || sheet.value(row, column) === null) continue;
      last = column;
      break;
    }
  }
  return last;
}

function overlaps(one: Area, other: Area): boolean {
  return (
    one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
  );
}
