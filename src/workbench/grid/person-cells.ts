/** What a person typed, pasted, deleted or made bold: cells of Univer go into the host's, where they differ. */
import type { ICellData, Nullable, Workbook, Worksheet } from "@univerjs/core";
import type { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Area, SheetModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import { around, cellArea } from "./areas";
import { contentOf, type GridFormula } from "./cell-data";
import { formatsOfStyle, styleOf } from "./cell-style";
import { sameLook } from "./cell-mirror";
import type { PersonDoes } from "./person-does";

export class PersonCells {
  constructor(
    private readonly unit: Workbook,
    private readonly formulas: FormulaDataModel,
    private readonly does: PersonDoes,
    private readonly formula: GridFormula,
  ) {}

  /** Cells that the grid has changed: content and looks. */
  take(sheet: SheetModel, worksheet: Worksheet, touched: readonly Area[]): void {
    let edited: Area | null = null;
    for (const area of touched) {
      sheet.requireWritable(area);
      const { top: row, left: column } = area;
      const raw = worksheet.getCellRaw(row, column);
      if (this.content(sheet, row, column, raw)) edited = edited === null ? area : around(edited, area);
      this.look(sheet, row, column, raw);
    }
    if (edited !== null) this.does.edited(sheet, edited, "RangeEdited");
  }

  /** After cells moved about: the grid's cells are taken over as they now stand. */
  takeAll(sheet: SheetModel, worksheet: Worksheet): void {
    const used = sheet.cells.usedArea(false);
    const bottom = Math.max(used?.bottom ?? 0, worksheet.getLastRowWithContent());
    const right = Math.max(used?.right ?? 0, worksheet.getLastColumnWithContent());
    const touched: Area[] = [];
    for (let row = 0; row <= bottom; row += 1) {
      for (let column = 0; column <= right; column += 1) touched.push(cellArea(row, column));
    }
    this.take(sheet, worksheet, touched);
  }

  private content(sheet: SheetModel, row: number, column: number, raw: Nullable<ICellData>): boolean {
    const { cells } = sheet;
    const typed =
      this.formulas.getFormulaStringByCell(row, column, sheet.state.id, this.unit.getUnitId()) ?? null;
    const before = cells.formula(row, column);
    // The same as the grid was given: the formula, or the result of one that the host computes.
    if (typed !== null && typed === this.formula(sheet, row, column)) return false;
    const content = contentOf(raw, typed);
    if (typed === null && before === undefined && content?.value === cells.value(row, column)) return false;
    if (typed === null && before !== undefined && content?.value === cells.value(row, column)) {
      // A formula of the host's own is shown by its value; the same value again is no change.
      if (this.formula(sheet, row, column) === null) return false;
    }
    if (typed !== null) sheet.enterFormula(row, column, typed);
    else sheet.setContent(row, column, content);
    if (cells instanceof WatchedCells) cells.touch(row, column);
    return true;
  }

  look(sheet: SheetModel, row: number, column: number, raw: Nullable<ICellData>): void {
    const now = this.unit.getStyles().getStyleByCell(raw) ?? null;
    if (sameLook(now, styleOf(sheet, row, column))) return;
    const area = { top: row, left: column, bottom: row, right: column };
    const formats = sheet.cells.formatsOf(row, column);
    for (const [name, value] of formatsOfStyle(now)) {
      if (formats?.get(name) !== value) sheet.cells.setFormat(area, name, value);
    }
    const pattern = now?.n?.pattern ?? "General";
    if (pattern !== sheet.cells.numberFormat(row, column)) sheet.cells.setNumberFormat(area, pattern);
  }
}
