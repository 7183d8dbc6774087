/**
 * Host to grid: what the host's workbook holds is brought into Univer, the differences only.
 * It goes by what Univer shows now, so it also sets right whatever a person was not allowed to change.
 */
import {
  ICommandService,
  type ICellData,
  type IStyleData,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import type { Area, SheetModel, WorkbookModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import { cellData, type GridFormula } from "./cell-data";
import { LayoutMirror } from "./layout-mirror";
import { extent, worksheetData } from "./snapshot";
import type { UniverPage } from "./univer";

/**
 * Marks our own commands, so that they are not taken for a person's. To Univer they are another editor's work: it
 * neither leaves the cell that is being edited nor turns to a new sheet.
 */
export const fromHost = { fromHost: true, fromCollab: true } as const;

type Cells = Record<number, Record<number, Nullable<ICellData>>>;

export class Mirror {
  private readonly commands: ICommandService;
  private readonly layouts = new Map<string, LayoutMirror>();
  private overlays = "";

  constructor(
    private readonly page: UniverPage,
    private readonly unit: Workbook,
    private readonly workbook: WorkbookModel,
    private readonly formula: GridFormula,
  ) {
    this.commands = page.univer.__getInjector().get(ICommandService);
    for (const sheet of shownSheets(workbook)) {
      if (sheet.cells instanceof WatchedCells) sheet.cells.takeTouched();
      this.layouts.set(sheet.state.id, new LayoutMirror(sheet, this.run));
    }
    this.overlays = overlaysOf(workbook);
  }

  /** Brings the grid up to the host. */
  flush(): void {
    let changed = this.sheets();
    for (const sheet of shownSheets(this.workbook)) {
      const worksheet = this.unit.getSheetBySheetId(sheet.state.id);
      if (worksheet === null || worksheet === undefined) continue;
      this.grow(sheet, worksheet);
      changed = this.cells(sheet, worksheet) || changed;
      changed = this.layout(sheet).flush(worksheet) || changed;
    }
    const overlays = overlaysOf(this.workbook);
    if (changed || overlays !== this.overlays) this.draw();
    this.overlays = overlays;
  }

  /** Draws anew what lies over the cells, such as the colours of rules. */
  draw(): void {
    this.page.facade.getActiveWorkbook()?.getActiveSheet().refreshCanvas();
  }

  private readonly run = (id: string, sheetId: string, params: object): void => {
    this.commands.syncExecuteCommand(
      id,
      { unitId: this.unit.getUnitId(), subUnitId: sheetId, ...params },
      fromHost,
    );
  };

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

  private cells(sheet: SheetModel, worksheet: Worksheet): boolean {
    const touched = sheet.cells instanceof WatchedCells ? sheet.cells.takeTouched() : { cells: null };
    if (touched === null) return false;
    const found: Cells = {};
    const computed = this.computedAreas(sheet);
    const compare = (row: number, column: number): void => {
      // The engine fills these itself; a value of ours would stand in its way.
      if (computed.some((area) => within(area, row, column))) return;
      const patch = this.patch(sheet, worksheet, row, column);
      if (patch === undefined) return;
      (found[row] ??= {})[column] = patch;
    };
    if (touched.cells === null) {
      const used = sheet.cells.usedArea(false);
      const rows = Math.max(used?.bottom ?? 0, worksheet.getLastRowWithContent());
      const columns = Math.max(used?.right ?? 0, worksheet.getLastColumnWithContent());
      for (let row = 0; row <= rows; row += 1) {
        for (let column = 0; column <= columns; column += 1) compare(row, column);
      }
    } else for (const { row, column } of touched.cells) compare(row, column);
    if (Object.keys(found).length === 0) return false;
    this.run("sheet.mutation.set-range-values", sheet.state.id, { cellValue: found });
    return true;
  }

  /** Where results of the grid's own engine spill to. */
  private computedAreas(sheet: SheetModel): Area[] {
    return [...sheet.spills.values()].filter(({ top, left }) => this.formula(sheet, top, left) !== null);
  }

  /** Undefined where the grid shows the cell as it is; null takes it away. */
  private patch(
    sheet: SheetModel,
    worksheet: Worksheet,
    row: number,
    column: number,
  ): ICellData | null | undefined {
    const wanted = cellData(sheet, row, column, this.formula);
    const now = worksheet.getCellRaw(row, column);
    if (wanted === null) return now === null || now === undefined ? undefined : null;
    const style = this.unit.getStyles().getStyleByCell(now) ?? null;
    const sameContent =
      (now?.v ?? null) === (wanted.v ?? null) &&
      (now?.f ?? null) === (wanted.f ?? null) &&
      (now?.v === undefined || now.t === wanted.t) &&
      (now?.si ?? null) === null &&
      (now?.p ?? null) === null;
    const wantedStyle = typeof wanted.s === "object" ? wanted.s : null;
    if (sameContent && sameLook(style, wantedStyle)) return undefined;
    return {
      ...wanted,
      v: wanted.v ?? null,
      f: wanted.f ?? null,
      si: null,
      p: null,
      s: wantedStyle === null ? null : { ...nothingOf(style), ...wantedStyle },
    };
  }
}

/** Beside the formula itself. */
function within({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left);
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

/** Univer adds to a cell's style; what is to go has to be named. */
function nothingOf(style: IStyleData | null): Record<string, null> {
  return Object.fromEntries(Object.keys(style ?? {}).map((key) => [key, null]));
}

export function sameLook(one: unknown, other: unknown): boolean {
  const left = one ?? null;
  const right = other ?? null;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return left === right || (isNothing(left) && isNothing(right));
  }
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameLook(Reflect.get(left, key), Reflect.get(right, key)));
}

/** Univer writes 0 or `{ s: 0 }` where a look was taken away. */
function isNothing(value: unknown): boolean {
  if (value === null || value === 0) return true;
  return typeof value === "object" && Object.values(value).every(isNothing);
}
