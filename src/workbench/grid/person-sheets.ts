/** Sheets that a person adds, removes, renames, hides or gives a coloured tab. */
import { BooleanNumber, type ICommandInfo, type Workbook } from "@univerjs/core";
import { anyObject, textAt } from "./command-params";
import type { PersonCells } from "./person-cells";
import type { Changes } from "./person-change";
import type { PersonDoes } from "./person-does";
import { areaOf } from "./snapshot";

export const sheetChanges: Changes = {
  "sheet.mutation.set-worksheet-name": ({ sheet, worksheet, does }) => {
    does.workbook.renameSheet(sheet, worksheet.getName());
  },
  "sheet.mutation.set-worksheet-hidden": ({ sheet, worksheet, does }) => {
    const isHidden = worksheet.getConfig().hidden === BooleanNumber.TRUE;
    does.workbook.setVisibility(sheet, isHidden ? "Hidden" : "Visible");
  },
  "sheet.mutation.set-tab-color": ({ sheet, worksheet }) => {
    sheet.state.tabColor = worksheet.getConfig().tabColor;
  },
};

/** A sheet more or less; false where the mutation is another one. */
export function takeSheetList(
  info: ICommandInfo,
  unit: Workbook,
  does: PersonDoes,
  cells: PersonCells,
): boolean {
  if (info.id === "sheet.mutation.remove-sheet") {
    const sheet = does.workbook.sheet(textAt(info.params, "subUnitId") ?? "");
    if (sheet !== undefined) does.workbook.deleteSheet(sheet);
    return true;
  }
  if (info.id !== "sheet.mutation.insert-sheet") return false;
  const id = textAt(anyObject(info.params)["sheet"], "id") ?? "";
  const worksheet = unit.getSheetBySheetId(id);
  if (worksheet !== null && worksheet !== undefined) {
    const sheet = does.addSheet(id, worksheet.getName());
    cells.takeAll(sheet, worksheet);
    sheet.state.merged = worksheet.getMergeData().map(areaOf);
  }
  return true;
}
