/** What the grid tells the workbench of a person's doings. */
import type { RuleDetails } from "../rules/file-rule";
import type { Area, ChangeType, SheetModel, WorkbookModel } from "../../host";

export interface PersonDoes {
  readonly workbook: WorkbookModel;
  /** What the host does not hold of conditional formats. */
  readonly rules: RuleDetails;
  edited(sheet: SheetModel, area: Area, change: ChangeType): void;
  /** Rows stand in another order. */
  sorted(sheet: SheetModel, area: Area): void;
  select(sheet: SheetModel, area: Area): void;
  activate(sheet: SheetModel): void;
  addSheet(id: string, name: string): SheetModel;
  /** Something was changed: formulas are to be computed, the page to be drawn. */
  changed(): void;
  /** Something was not allowed; the reason is told. */
  refused(reason: unknown): void;
}
