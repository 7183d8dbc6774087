/** Tables come, grow and shrink. Whether they may is for the caller to know. */
import type { Area } from "../address";
import { addColumns, type SheetModel } from "./sheet";
import type { TableState } from "./state";

export interface NewTable {
  /** A visible grid may have given it an id already. */
  readonly id?: string;
  readonly name: string;
  /** The header row included. */
  readonly area: Area;
}

export function makeTable(sheet: SheetModel, { id, name, area }: NewTable): TableState {
  const table: TableState = {
    id: id ?? sheet.workbook.newId(),
    name,
    area,
    showHeaders: true,
    showTotals: false,
    style: "TableStyleMedium2",
    options: new Map(),
    columns: [],
    nextColumn: 1,
    criteria: new Map(),
  };
  sheet.state.tables.push(table);
  addColumns(sheet, table, 0, area.right - area.left + 1);
  return table;
}

/** Columns that stay keep their names and filters. */
export function resizeTable(sheet: SheetModel, table: TableState, area: Area): void {
  const { left } = table.area;
  const before = Math.max(0, left - area.left);
  const first = Math.max(0, area.left - left);
  table.columns = table.columns.slice(first, area.right - left + 1);
  table.criteria = new Map(
    [...table.criteria].flatMap(([column, criterion]) =>
      column < first || column > area.right - left ? [] : [[column - first, criterion] as const],
    ),
  );
  table.area = area;
  if (before > 0) addColumns(sheet, table, 0, before);
  addColumns(sheet, table, table.columns.length, area.right - area.left + 1 - table.columns.length);
}
