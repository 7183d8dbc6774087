/** One workbook in the grid: opened, kept in step both ways, and closed again. */
import {
  ICommandService,
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import {
  BEFORE_CELL_EDIT,
  IEditorBridgeService,
  ILayoutService,
  IRenderManagerService,
  SheetInterceptorService,
  SheetSkeletonManagerService,
} from "@univerjs/preset-sheets-core";
import type { Scalar } from "../../host";
import type { GridFormula } from "./cell-data";
import { keepDropDownsLow } from "./drop-down-look";
import { FormulaResults } from "./formula-results";
import { drawOverlays } from "./looks";
import { GridFilters, hideFilteredRows } from "./filters";
import { Mirror, shownSheets } from "./mirror";
import { Person } from "./person";
import type { PersonDoes } from "./person-does";
import { RuleBridge } from "./rule-bridge";
import { rulesResource } from "./rule-config";
import { commandRunner, fromHost } from "./run-command";
import { RowHeights } from "./row-heights";
import { rangeOf, workbookData } from "./snapshot";
import { keepHeadingOnTop } from "./sort-heading";
import { startUniver, type UniverPage } from "./univer";
import { ValidationBridge } from "./validation-bridge";

interface Open {
  readonly unit: Workbook;
  readonly mirror: Mirror;
  readonly heights: RowHeights;
  readonly person: Person;
  readonly results: FormulaResults;
  readonly rules: RuleBridge;
  readonly validations: ValidationBridge;
  readonly does: PersonDoes;
}

export class GridBinding {
  readonly page: UniverPage;
  private open: Open | null = null;
  private count = 0;
  private selected = "";

  constructor(
    container: HTMLElement,
    private readonly formula: GridFormula,
    private readonly onReady: (grid: GridBinding) => void,
  ) {
    this.page = startUniver(container);
  }

  /** Closes what is open, and opens another workbook. */
  show(does: PersonDoes): void {
    this.close();
    this.count += 1;
    const data = {
      ...workbookData(does.workbook, `book-${this.count}`, this.formula),
      resources: [rulesResource(does.workbook.sheets, does.rules)],
    };
    const unit = this.page.univer.createUnit<typeof data, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    // Univer's services are there with its first workbook.
    if (this.count === 1) this.prepare();
    const run = commandRunner(this.page, unit);
    const filters = new GridFilters(this.page, unit, does.workbook, run);
    const heights = new RowHeights(this.page, unit, run);
    const mirror = new Mirror(this.page, unit, does.workbook, this.formula, run, filters, heights);
    this.open = {
      unit,
      mirror,
      heights,
      person: new Person(this.page, unit, does, this.formula, filters),
      results: new FormulaResults(this.page, unit, does, this.formula),
      rules: new RuleBridge(this.page, unit, does),
      validations: new ValidationBridge(this.page, unit, does),
      does,
    };
    this.selected = "";
    this.select();
  }

  /** Lets formulas of the grid's own engine call a function too. */
  register(name: string, answer: (args: readonly unknown[]) => Promise<Scalar | Scalar[][]>): void {
    const formulas = this.page.facade.getFormula();
    formulas.registerAsyncFunction(name, async (...args) => answer(args), "A function of Estate Lens");
  }

  /** Brings the grid up to the host. */
  flush(): void {
    this.open?.mirror.flush();
    this.open?.rules.flush();
    this.open?.validations.flush();
    this.select();
  }

  /** The add-in has written: as in Excel, what a person did before can be undone no longer. */
  forgetUndo(): void {
    this.open?.mirror.forgetUndo();
  }

  dispose(): void {
    this.close();
    this.page.univer.dispose();
  }

  /** Lets keys go to the sheet. */
  focus(): void {
    this.page.univer.__getInjector().get(ILayoutService).focus();
  }

  /** Brings a cell into sight. */
  reveal(row: number, column: number): void {
    if (this.open === null) return;
    this.page.univer
      .__getInjector()
      .get(ICommandService)
      .syncExecuteCommand(
        "sheet.operation.scroll-to-range",
        { range: { startRow: row, endRow: row, startColumn: column, endColumn: column } },
        fromHost,
      );
  }

  /** Where a cell of the sheet in sight is on the page. */
  place(row: number, column: number): { x: number; y: number; width: number; height: number } {
    const unit = this.open?.unit;
    const render = this.page.univer
      .__getInjector()
      .get(IRenderManagerService)
      .getRenderById(unit?.getUnitId() ?? "");
    const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
    const viewport = render?.scene.getViewport("viewMain");
    if (unit === undefined || !render || !skeleton || !viewport) throw new Error("No sheet is in sight.");
    const cell = skeleton.getCellWithCoordByIndex(row, column);
    const { x: right, y: down } = render.scene.getViewportScrollXY(viewport);
    const { xSplit, ySplit } = unit.getActiveSheet().getFreeze();
    const canvas = render.engine.getCanvasElement().getBoundingClientRect();
    const { scaleX, scaleY } = render.scene.getAncestorScale();
    return {
      x: canvas.left + (cell.startX - (column < xSplit ? 0 : right)) * scaleX,
      y: canvas.top + (cell.startY - (row < ySplit ? 0 : down)) * scaleY,
      width: (cell.endX - cell.startX) * scaleX,
      height: (cell.endY - cell.startY) * scaleY,
    };
  }

  /** Whether the grid has drawn the workbook that is open. */
  get isDrawn(): boolean {
    const id = this.open?.unit.getUnitId();
    const injector = this.page.univer.__getInjector();
    if (id === undefined || injector.get(LifecycleService).stage < LifecycleStages.Rendered) return false;
    const render = injector.get(IRenderManagerService).getRenderById(id);
    return (render?.with(SheetSkeletonManagerService).getCurrentSkeleton() ?? null) !== null;
  }

  /** Whether rows are still growing to their wrapped text. */
  get isGrowing(): boolean {
    return this.open?.heights.isWaiting ?? false;
  }

  /** Whether a person has a cell's editor open. */
  get isEditing(): boolean {
    return this.page.univer.__getInjector().get(IEditorBridgeService).isVisible().visible;
  }

  get unit(): Workbook | null {
    return this.open?.unit ?? null;
  }

  private prepare(): void {
    drawOverlays(this.page.univer, (id) => this.sheetModel(id));
    keepDropDownsLow(this.page.univer);
    hideFilteredRows(this.page.univer, (id) => this.sheetModel(id));
    keepHeadingOnTop(this.page);
    this.showFormulasInEditor();
    this.onReady(this);
  }

  private close(): void {
    if (this.open === null) return;
    this.open.person.dispose();
    this.open.results.dispose();
    this.open.rules.dispose();
    this.open.validations.dispose();
    this.open.heights.dispose();
    const id = this.open.unit.getUnitId();
    this.open = null;
    this.page.univer.__getInjector().get(IUniverInstanceService).disposeUnit(id);
  }

  private sheetModel(id: string) {
    return this.open?.does.workbook.sheet(id);
  }

  /** The sheet and the cells that the host has selected. */
  private select(): void {
    if (this.open === null) return;
    const { unit, does } = this.open;
    const { activeSheet, state } = does.workbook;
    const { id } = activeSheet.state;
    const key = JSON.stringify([id, state.selection]);
    const inSight = unit.getActiveSheet().getSheetId() === id;
    if ((key === this.selected && inSight) || !shownSheets(does.workbook).includes(activeSheet)) return;
    if (!this.isDrawn) {
      setTimeout(() => {
        this.select();
      }, 30);
      return;
    }
    this.selected = key;
    const commands = this.page.univer.__getInjector().get(ICommandService);
    const worksheet = unit.getSheetBySheetId(id);
    if (worksheet === null || worksheet === undefined) return;
    const run = (command: string, params: object): void => {
      commands.syncExecuteCommand(command, { unitId: unit.getUnitId(), subUnitId: id, ...params }, fromHost);
    };
    if (!inSight) run("sheet.operation.set-worksheet-active", {});
    const whole = rangeOf(state.selection);
    const range = {
      ...whole,
      endRow: Math.min(whole.endRow, worksheet.getRowCount() - 1),
      endColumn: Math.min(whole.endColumn, worksheet.getColumnCount() - 1),
    };
    const { startRow, startColumn } = range;
    const primary = {
      ...range,
      actualRow: startRow,
      actualColumn: startColumn,
      endRow: startRow,
      endColumn: startColumn,
      isMerged: false,
      isMergedMainCell: false,
    };
    run("sheet.operation.set-selections", { selections: [{ range, primary, style: null }] });
    run("sheet.operation.scroll-to-range", { range: { ...primary } });
  }

  /** The editor and the formula bar show what a cell holds, also where the grid was given its value only. */
  private showFormulasInEditor(): void {
    const service = this.page.univer.__getInjector().get(SheetInterceptorService);
    service.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
      priority: 100,
      handler: (cell, place, next) => {
        const formula = this.sheetModel(place.subUnitId)?.cells.formula(place.row, place.col);
        return formula === undefined ? next(cell) : { ...cell, f: formula };
      },
    });
  }
}
