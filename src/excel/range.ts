/** Ranges by row and column, counted from 0. */
import type { Area } from "../core/sheet";

export function rangeAt(sheet: Excel.Worksheet, { top, left, bottom, right }: Area): Excel.Range {
  return sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
}

/** What must be loaded for `areaOf`. */
export const areaProperties = "rowIndex,columnIndex,rowCount,columnCount";

/** Needs `areaProperties` loaded and synced. */
export function areaOf(range: Excel.Range): Area {
  return {
    top: range.rowIndex,
    left: range.columnIndex,
    bottom: range.rowIndex + range.rowCount - 1,
    right: range.columnIndex + range.columnCount - 1,
  };
}
