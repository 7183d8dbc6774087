/** The host's workbook as Univer opens it. */
import {
  BooleanNumber,
  type IColumnData,
  type ICellData,
  type IFreeze,
  type IRange,
  type IRowData,
  type IWorkbookData,
  type IWorksheetData,
  LocaleType,
} from "@univerjs/core";
import type { Area, SheetModel, SheetState, WorkbookModel } from "../../host";
import { cellData, type GridFormula } from "./cell-data";

export const defaultColumnWidth = 76;
export const defaultRowHeight = 20;

export function workbookData(workbook: WorkbookModel, unitId: string, formula: GridFormula): IWorkbookData {
  return {
    id: unitId,
    name: workbook.state.name,
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: workbook.sheets.map(({ state }) => state.id),
    sheets: Object.fromEntries(
      workbook.sheets.map((sheet) => [sheet.state.id, worksheetData(sheet, formula)]),
    ),
  };
}

export function worksheetData(sheet: SheetModel, formula: GridFormula): Partial<IWorksheetData> {
  const { state } = sheet;
  const { rows, columns } = extent(sheet);
  return {
    id: state.id,
    name: state.name,
    tabColor: state.tabColor,
    hidden: flag(state.visibility !== "Visible"),
    freeze: freezeOf(state.frozen),
    rowCount: rows,
    columnCount: columns,
    defaultColumnWidth,
    defaultRowHeight,
    mergeData: state.merged.map(rangeOf),
    cellData: cellsOf(sheet, formula),
    rowData: rowsOf(sheet),
    columnData: columnsOf(sheet),
    rowHeader: { width: 46 },
    columnHeader: { height: 20 },
    showGridlines: flag(state.showGridlines),
    rightToLeft: BooleanNumber.FALSE,
  };
}

/** How many rows and columns the grid offers: some more than are in use. */
export function extent(sheet: SheetModel): { rows: number; columns: number } {
  const used = sheet.cells.usedArea(false);
  return {
    rows: Math.max(200, (used?.bottom ?? 0) + 101),
    columns: Math.max(26, (used?.right ?? 0) + 11),
  };
}

function cellsOf(sheet: SheetModel, formula: GridFormula): Record<number, Record<number, ICellData>> {
  const cells: Record<number, Record<number, ICellData>> = {};
  const used = sheet.cells.usedArea(false);
  if (used === null) return cells;
  for (let row = used.top; row <= used.bottom; row += 1) {
    const line: Record<number, ICellData> = {};
    let any = false;
    for (let column = used.left; column <= used.right; column += 1) {
      const data = cellData(sheet, row, column, formula);
      if (data === null) continue;
      line[column] = data;
      any = true;
    }
    if (any) cells[row] = line;
  }
  return cells;
}

function rowsOf({ state }: SheetModel): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, height] of state.rowHeights) rows[row] = { h: pixels(height), ia: BooleanNumber.FALSE };
  for (const row of handHidden(state)) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

/** Rows that are hidden by hand: those that a filter hides come and go with it. */
export function handHidden({ hiddenRows, filteredRows }: SheetState): Set<number> {
  return new Set([...hiddenRows].filter((row) => !filteredRows.has(row)));
}

function columnsOf(sheet: SheetModel): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const [column, width] of sheet.state.columnWidths) columns[column] = { w: pixels(width) };
  for (const column of sheet.state.hiddenColumns) {
    columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  }
  return columns;
}

/** Excel counts in points, the grid in pixels. */
export function pixels(points: number): number {
  return Math.round((points * 4) / 3);
}

export function points(px: number): number {
  return (px * 3) / 4;
}

export function rangeOf({ top, left, bottom, right }: Area): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

export function areaOf({ startRow, startColumn, endRow, endColumn }: IRange): Area {
  return { top: startRow, left: startColumn, bottom: endRow, right: endColumn };
}

export function freezeOf(frozen: Area | null): IFreeze {
  const rows = frozen === null || frozen.bottom > 10_000 ? 0 : frozen.bottom + 1;
  const columns = frozen === null || frozen.right > 1000 ? 0 : frozen.right + 1;
  return {
    xSplit: columns,
    ySplit: rows,
    startRow: rows === 0 ? -1 : rows,
    startColumn: columns === 0 ? -1 : columns,
  };
}

function flag(value: boolean): BooleanNumber {
  return value ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}
