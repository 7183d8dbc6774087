import { type Area, boundingArea, contains, intersection } from "../address";
import type { SheetModel } from "../model";
import { cellFormats } from "./format";

/** The smallest part of an area that holds every used cell in it. */
export function usedWithin(sheet: SheetModel, area: Area, valuesOnly: boolean): Area | null {
  const used = sheet.cells.usedArea(valuesOnly);
  const part = used === null ? null : intersection(used, area);
  if (used === null || part === null) return null;
  if (contains(area, used)) return used;
  const isUsed = (row: number, column: number): boolean =>
    sheet.value(row, column) !== undefined ||
    (!valuesOnly &&
      (sheet.cells.numberFormat(row, column) !== "General" ||
        Object.keys(cellFormats).some((name) => sheet.cells.format(row, column, name) !== undefined)));
  let found: Area | null = null;
  for (let row = part.top; row <= part.bottom; row += 1) {
    for (let column = part.left; column <= part.right; column += 1) {
      if (!isUsed(row, column)) continue;
      const cell = { top: row, left: column, bottom: row, right: column };
      found = found === null ? cell : boundingArea(found, cell);
    }
  }
  return found;
}
