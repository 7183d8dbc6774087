/** What the grid tells the workbench of a person's doings. */
import type { Area, ChangeType, SheetModel, WorkbookModel } from "../../host";

export interface PersonDoes {
  readonly workbook: WorkbookModel;
  edited(sheet: SheetModel, area: Area, change: ChangeType): void;
  select(sheet: SheetModel, area: Area): void;
  activate(sheet: SheetModel): void;
  addSheet(id: string, name: string): SheetModel;
  /** Something was changed: formulas are to be computed, the page to be drawn. */
  changed(): void;
  /** Something was not allowed; the reason is told. */
  refused(reason: unknown): void;
}
