/** The texts that a filter leaves in a column: what a filter is called that cannot be said otherwise. */
import { type Area, cellText, type FilterCriterion, type SheetModel } from "../../host";
import { values } from "./filter-criteria";

export function shownValues(sheet: SheetModel, area: Area, column: number): FilterCriterion {
  const shown: string[] = [];
  for (let row = area.top + 1; row <= area.bottom; row += 1) {
    if (sheet.state.hiddenRows.has(row)) continue;
    shown.push(cellText(sheet.value(row, column), sheet.cells.numberFormat(row, column)));
  }
  return values(shown);
}
