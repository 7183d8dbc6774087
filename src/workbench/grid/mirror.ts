/**
 * Host to grid: what the host's workbook holds is brought into Univer, the differences only.
 * It goes by what Univer shows now, so it also sets right whatever a person was not allowed to change.
 */
import { IUndoRedoService, type Workbook, type Worksheet } from "@univerjs/core";
import type { SheetModel, WorkbookModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import type { GridFormula } from "./cell-data";
import { CellMirror } from "./cell-mirror";
import type { GridFilters } from "./filters";
import { LayoutMirror } from "./layout-mirror";
import type { RowHeights } from "./row-heights";
import type { RunCommand } from "./run-command";
import { extent, worksheetData } from "./snapshot";
import type { UniverPage } from "./univer";

export class Mirror {
  private readonly cells: CellMirror;
  private readonly layouts = new Map<string, LayoutMirror>();
  private overlays = "";

  constructor(
    private readonly page: UniverPage,
    private readonly unit: Workbook,
    private readonly workbook: WorkbookModel,
    private readonly formula: GridFormula,
    private readonly run: RunCommand,
    private readonly filters: GridFilters,
    private readonly heights: RowHeights,
  ) {
    this.cells = new CellMirror(unit, formula, run, heights);
    for (const sheet of shownSheets(workbook)) {
      if (sheet.cells instanceof WatchedCells) sheet.cells.takeTouched();
      this.layouts.set(sheet.state.id, new LayoutMirror(sheet, run));
      heights.look(sheet, "everything");
    }
    this.overlays = overlaysOf(workbook);
  }

  /** Brings the grid up to the host. */
  flush(): void {
    let changed = this.sheets();
    if (changed) this.forgetUndo();
    for (const sheet of shownSheets(this.workbook)) {
      const worksheet = this.unit.getSheetBySheetId(sheet.state.id);
      if (worksheet === null || worksheet === undefined) continue;
      this.grow(sheet, worksheet);
      changed = this.cells.flush(sheet, worksheet) || changed;
      changed = this.layout(sheet).flush(worksheet) || changed;
      changed = this.filters.send(sheet) || changed;
    }
    const overlays = overlaysOf(this.workbook);
    if (changed || overlays !== this.overlays) this.draw();
    this.overlays = overlays;
  }

  /** Draws anew what lies over the cells, such as the colours of rules. */
  draw(): void {
    this.page.facade.getActiveWorkbook()?.getActiveSheet().refreshCanvas();
  }

  /** What a person did before can be undone no longer: it would put old cells over what the add-in has written. */
  forgetUndo(): void {
    this.page.univer.__getInjector().get(IUndoRedoService).clearUndoRedo(this.unit.getUnitId());
  }

  private layout(sheet: SheetModel): LayoutMirror {
    const known = this.layouts.get(sheet.state.id);
    if (known !== undefined) return known;
    const layout = new LayoutMirror(sheet, this.run);
    this.layouts.set(sheet.state.id, layout);
    return layout;
  }

  private sheets(): boolean {
    const shown = shownSheets(this.workbook);
    let changed = false;
    shown.forEach((sheet, index) => {
      const { id } = sheet.state;
      if (this.unit.getSheetBySheetId(id)) return;
      if (sheet.cells instanceof WatchedCells) sheet.cells.takeTouched();
      this.run("sheet.mutation.insert-sheet", id, { index, sheet: worksheetData(sheet, this.formula) });
      this.heights.look(sheet, "everything");
      changed = true;
    });
    for (const worksheet of this.unit.getSheets()) {
      const id = worksheet.getSheetId();
      if (shown.some(({ state }) => state.id === id)) continue;
      // A sheet that is shown cannot be taken away under the person's eyes.
      const [first] = shown;
      if (first !== undefined && this.unit.getActiveSheet().getSheetId() === id) {
        this.run("sheet.operation.set-worksheet-active", first.state.id, {});
      }
      this.run("sheet.mutation.remove-sheet", id, { subUnitName: worksheet.getName() });
      this.layouts.delete(id);
      changed = true;
    }
    return changed;
  }

  private grow(sheet: SheetModel, worksheet: Worksheet): void {
    const { rows, columns } = extent(sheet);
    const id = sheet.state.id;
    if (worksheet.getRowCount() < rows) {
      this.run("sheet.mutation.set-worksheet-row-count", id, { rowCount: rows });
    }
    if (worksheet.getColumnCount() < columns) {
      this.run("sheet.mutation.set-worksheet-column-count", id, { columnCount: columns });
    }
  }
}

/** Very hidden sheets are no business of the person's. */
export function shownSheets(workbook: WorkbookModel): SheetModel[] {
  return workbook.sheets.filter(({ state }) => state.visibility !== "VeryHidden");
}

function overlaysOf(workbook: WorkbookModel): string {
  return JSON.stringify(
    workbook.sheets.map(({ state }) => [
      state.conditionalFormats.map(({ areas, formula, format }) => [areas, formula, [...format]]),
      state.tables.map(({ area, style, showHeaders, options }) => [area, style, showHeaders, [...options]]),
    ]),
  );
}
