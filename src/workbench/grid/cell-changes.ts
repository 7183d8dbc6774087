/** Univer's mutations of cells: typed, formatted, moved, sorted. */
import { cellsAt, numberFormatRanges, rangeAt } from "./command-params";
import { cellArea } from "./areas";
import type { Area } from "../../host";
import type { Changes, PersonChange } from "./person-change";
import { areaOf } from "./snapshot";

/** The cells that a mutation of values names. */
export function areasOf(params: unknown): Area[] {
  return cellsAt(params).map(({ row, column }) => cellArea(row, column));
}

function numberFormats({ info, sheet, worksheet, cells }: PersonChange): void {
  for (const range of numberFormatRanges(info.params)) {
    for (let row = range.startRow; row <= range.endRow; row += 1) {
      for (let column = range.startColumn; column <= range.endColumn; column += 1) {
        cells.look(sheet, row, column, worksheet.getCellRaw(row, column));
      }
    }
  }
}

function movedAbout({ sheet, worksheet, cells }: PersonChange): void {
  cells.takeAll(sheet, worksheet);
}

function sorted(change: PersonChange): void {
  movedAbout(change);
  const { info, sheet, does } = change;
  // Sorted, or dragged to another place.
  for (const name of ["range", "sourceRange", "targetRange"]) {
    const range = rangeAt(info.params, name);
    if (range !== null) does.sorted(sheet, areaOf(range));
  }
}

export const cellChanges: Changes = {
  "sheet.mutation.set-range-values": ({ info, sheet, worksheet, cells }) => {
    cells.take(sheet, worksheet, areasOf(info.params));
  },
  "sheet.mutation.set.numfmt": numberFormats,
  "sheet.mutation.remove.numfmt": numberFormats,
  "sheet.mutation.move-range": movedAbout,
  "sheet.mutation.move-rows": sorted,
  "sheet.mutation.move-columns": movedAbout,
  "sheet.mutation.reorder-range": sorted,
};
