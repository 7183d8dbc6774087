/** Rows and columns that a person inserts, removes, hides or drags to another size; frozen and merged cells. */
import type { Worksheet } from "@univerjs/core";
import type { Area, ChangeType, SheetModel } from "../../host";
import { frozenArea, wholeColumns, wholeRows } from "./areas";
import { listAt, rangeAt } from "./command-params";
import type { Changes, PersonChange } from "./person-change";
import { areaOf, points } from "./snapshot";

type Shift = (sheet: SheetModel, at: number, count: number) => void;

/** Rows come or go: the host moves its cells too. */
function rows(type: ChangeType, shift: Shift): (change: PersonChange) => void {
  return ({ info, sheet, does }) => {
    const range = rangeAt(info.params, "range");
    if (range === null) return;
    shift(sheet, range.startRow, range.endRow - range.startRow + 1);
    does.edited(sheet, wholeRows(areaOf(range)), type);
  };
}

function columns(type: ChangeType, shift: Shift): (change: PersonChange) => void {
  return ({ info, sheet, does }) => {
    const range = rangeAt(info.params, "range");
    if (range === null) return;
    shift(sheet, range.startColumn, range.endColumn - range.startColumn + 1);
    does.edited(sheet, wholeColumns(areaOf(range)), type);
  };
}

type Line = (sheet: SheetModel, line: number, worksheet: Worksheet) => void;

function eachRow(set: Line): (change: PersonChange) => void {
  return eachLine(({ top, bottom }) => [top, bottom], set);
}

function eachColumn(set: Line): (change: PersonChange) => void {
  return eachLine(({ left, right }) => [left, right], set);
}

function eachLine(
  span: (area: Area) => readonly [number, number],
  set: Line,
): (change: PersonChange) => void {
  return ({ info, sheet, worksheet }) => {
    for (const range of listAt(info.params, "ranges")) {
      const [first, last] = span(areaOf(range));
      for (let line = first; line <= last; line += 1) set(sheet, line, worksheet);
    }
  };
}

function merged({ sheet, worksheet }: PersonChange): void {
  sheet.state.merged = worksheet.getMergeData().map(areaOf);
}

export const lineChanges: Changes = {
  "sheet.mutation.insert-row": rows("RowInserted", (sheet, at, count) => {
    sheet.insertRows(at, count);
  }),
  "sheet.mutation.remove-rows": rows("RowDeleted", (sheet, at, count) => {
    sheet.deleteRows(at, count);
  }),
  "sheet.mutation.insert-col": columns("ColumnInserted", (sheet, at, count) => {
    sheet.insertColumns(at, count);
  }),
  "sheet.mutation.remove-col": columns("ColumnDeleted", (sheet, at, count) => {
    sheet.deleteColumns(at, count);
  }),
  "sheet.mutation.set-row-hidden": eachRow(({ state }, row) => {
    state.hiddenRows.add(row);
  }),
  "sheet.mutation.set-row-visible": eachRow(({ state }, row) => {
    state.hiddenRows.delete(row);
  }),
  "sheet.mutation.set-worksheet-row-height": eachRow(({ state }, row, worksheet) => {
    state.rowHeights.set(row, points(worksheet.getRowHeight(row)));
  }),
  "sheet.mutation.set-col-hidden": eachColumn(({ state }, column) => {
    state.hiddenColumns.add(column);
  }),
  "sheet.mutation.set-col-visible": eachColumn(({ state }, column) => {
    state.hiddenColumns.delete(column);
  }),
  "sheet.mutation.set-worksheet-col-width": eachColumn(({ state }, column, worksheet) => {
    state.columnWidths.set(column, points(worksheet.getColumnWidth(column)));
  }),
  "sheet.mutation.add-worksheet-merge": merged,
  "sheet.mutation.remove-worksheet-merge": merged,
  "sheet.mutation.set-frozen": ({ sheet, worksheet }) => {
    const { xSplit, ySplit } = worksheet.getFreeze();
    sheet.state.frozen = xSplit === 0 && ySplit === 0 ? null : frozenArea(ySplit, xSplit);
  },
};
