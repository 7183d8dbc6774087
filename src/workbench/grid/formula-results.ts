/** What the grid's engine has computed goes into the host's workbook, so that the add-in reads it too. */
import { ICommandService, type IDisposable, type Workbook } from "@univerjs/core";
import type { Area, Scalar, SheetModel } from "../../host";
import { type GridFormula, valueOf } from "./cell-data";
import { anyObject, cellsAt, rangeAt, textAt } from "./command-params";
import type { PersonDoes } from "./person-does";
import { areaOf } from "./snapshot";
import type { UniverPage } from "./univer";

export class FormulaResults {
  private readonly listening: IDisposable;

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly does: PersonDoes,
    private readonly formula: GridFormula,
  ) {
    this.listening = page.univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(({ id, params }, options) => {
        if (id === "sheet.mutation.set-range-values" && options?.["fromFormula"] === true) {
          if (textAt(params, "unitId") === unit.getUnitId()) this.values(params);
        } else if (id === "formula.mutation.set-array-formula-data") this.arrays(params);
      });
  }

  dispose(): void {
    this.listening.dispose();
  }

  private values(params: unknown): void {
    const id = textAt(params, "subUnitId") ?? "";
    const sheet = this.does.workbook.sheet(id);
    const worksheet = this.unit.getSheetBySheetId(id);
    if (sheet === undefined || worksheet === null || worksheet === undefined) return;
    let changed = false;
    for (const { row, column } of cellsAt(params)) {
      const formula = sheet.cells.formula(row, column);
      if (formula === undefined || this.formula(sheet, row, column) === null) continue;
      const value = valueOf(worksheet.getCellRaw(row, column)) ?? 0;
      if (value === sheet.value(row, column)) continue;
      sheet.cells.setContent(row, column, { value, formula });
      changed = true;
    }
    if (changed) this.does.changed();
  }

  /** Results that fill the cells beside their formula. */
  private arrays(params: unknown): void {
    const unitId = this.unit.getUnitId();
    const ranges = anyObject(anyObject(anyObject(params)["arrayFormulaRange"])[unitId]);
    const results = anyObject(anyObject(anyObject(params)["arrayFormulaCellData"])[unitId]);
    let changed = false;
    for (const [id, rows] of Object.entries(ranges)) {
      const sheet = this.does.workbook.sheet(id);
      if (sheet === undefined) continue;
      for (const [row, line] of Object.entries(anyObject(rows))) {
        for (const column of Object.keys(anyObject(line))) {
          const range = rangeAt(line, column);
          if (range === null) continue;
          changed = this.array(sheet, Number(row), Number(column), areaOf(range), results[id]) || changed;
        }
      }
    }
    if (changed) this.does.changed();
  }

  private array(sheet: SheetModel, row: number, column: number, area: Area, results: unknown): boolean {
    if (sheet.cells.formula(row, column) === undefined || this.formula(sheet, row, column) === null)
      return false;
    const values: Scalar[][] = [];
    for (let y = area.top; y <= area.bottom; y += 1) {
      const line: Scalar[] = [];
      for (let x = area.left; x <= area.right; x += 1) {
        const value = anyObject(anyObject(anyObject(results)[y])[x])["v"];
        line.push(
          typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : "",
        );
      }
      values.push(line);
    }
    const same = values.every((line, y) =>
      line.every((value, x) => sheet.value(area.top + y, area.left + x) === value),
    );
    if (same || (values.length === 1 && values[0]?.length === 1)) return false;
    sheet.spill(row, column, values);
    return true;
  }
}
