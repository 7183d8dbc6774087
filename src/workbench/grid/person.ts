/** Grid to host: what a person does in Univer goes into the host's workbook, with the events that Excel would raise. */
import {
  BooleanNumber,
  CanceledError,
  CommandType,
  type ICommandInfo,
  ICommandService,
  type ICellData,
  type IDisposable,
  type IExecutionOptions,
  type Nullable,
  type Workbook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import { type Area, HostError, type SheetModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import { contentOf, type GridFormula } from "./cell-data";
import { formatsOfStyle, styleOf } from "./cell-style";
import { areaOf, points } from "./snapshot";
import { sameLook } from "./mirror";
import { anyObject, cellsAt, listAt, numberFormatRanges, rangeAt, textAt } from "./command-params";
import type { PersonDoes } from "./person-does";
import type { UniverPage } from "./univer";

/** Widths, heights and what is selected may change on a protected sheet. */
const alwaysAllowed = /set-worksheet-(row-auto-height|row-is-auto-height|active)|mark-dirty/;

const opening = "sheet.operation.set-cell-edit-visible";

export class Person {
  private readonly commands: ICommandService;
  private readonly formulas: FormulaDataModel;
  private readonly listening: IDisposable[] = [];

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly does: PersonDoes,
    private readonly formula: GridFormula,
  ) {
    const injector = page.univer.__getInjector();
    this.commands = injector.get(ICommandService);
    this.formulas = injector.get(FormulaDataModel);
    this.listening.push(
      this.commands.beforeCommandExecuted((info, options) => {
        if (this.isPersons(info, options)) this.refuse(info);
      }),
      this.commands.onCommandExecuted((info, options) => {
        if (this.isPersons(info, options)) this.take(info);
      }),
    );
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
  }

  private isPersons({ id, params }: ICommandInfo, options?: IExecutionOptions): boolean {
    if (options?.["fromHost"] === true || options?.["fromFormula"] === true) return false;
    const unitId = textAt(params, "unitId");
    return unitId === this.unit.getUnitId() || (unitId === null && id === opening);
  }

  private sheetOf(info: ICommandInfo): SheetModel | undefined {
    return this.does.workbook.sheet(textAt(info.params, "subUnitId") ?? "");
  }

  /** A protected sheet is not changed: neither typed into nor pasted over. */
  private refuse(info: ICommandInfo): void {
    const opensEditor = info.id === opening && anyObject(info.params)["visible"] === true;
    const { activeSheet, state } = this.does.workbook;
    const sheet = opensEditor ? activeSheet : this.sheetOf(info);
    if (sheet === undefined || sheet.state.protection === null) return;
    if (!opensEditor && (info.type !== CommandType.MUTATION || alwaysAllowed.test(info.id))) return;
    const areas = opensEditor ? [state.selection] : cellsOf(info).map(({ area }) => area);
    try {
      if (!opensEditor && info.id !== "sheet.mutation.set-range-values") sheet.requireAllowed("none");
      for (const area of areas) sheet.requireWritable(area);
    } catch (error) {
      this.does.refused(error);
      throw new CanceledError();
    }
  }

  private take(info: ICommandInfo): void {
    const sheet = this.sheetOf(info);
    const worksheet = this.unit.getSheetBySheetId(textAt(info.params, "subUnitId") ?? "");
    if (info.id === "sheet.operation.set-selections") {
      if (sheet !== undefined) this.selected(sheet, info);
      return;
    }
    if (info.id === "sheet.operation.set-worksheet-active") {
      if (sheet !== undefined) this.does.activate(sheet);
      return;
    }
    if (info.type !== CommandType.MUTATION) return;
    if (info.id === "sheet.mutation.insert-sheet" || info.id === "sheet.mutation.remove-sheet") {
      this.sheetList(info);
      return;
    }
    if (sheet === undefined || worksheet === null || worksheet === undefined) return;
    try {
      this.change(info, sheet, worksheet);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (sheet.cells instanceof WatchedCells) sheet.cells.touchAll();
      this.does.refused(error);
    }
    this.does.changed();
  }

  private change(info: ICommandInfo, sheet: SheetModel, worksheet: Worksheet): void {
    const range = rangeAt(info.params, "range");
    const count = range === null ? 0 : range.endRow - range.startRow + 1;
    const width = range === null ? 0 : range.endColumn - range.startColumn + 1;
    const { state } = sheet;
    switch (info.id) {
      case "sheet.mutation.set-range-values":
        this.cells(sheet, worksheet, cellsOf(info));
        break;
      case "sheet.mutation.set.numfmt":
      case "sheet.mutation.remove.numfmt":
        for (const one of numberFormatRanges(info.params)) {
          for (let row = one.startRow; row <= one.endRow; row += 1) {
            for (let column = one.startColumn; column <= one.endColumn; column += 1) {
              this.look(sheet, row, column, worksheet.getCellRaw(row, column));
            }
          }
        }
        break;
      case "sheet.mutation.insert-row":
        if (range !== null) sheet.insertRows(range.startRow, count);
        if (range !== null) this.does.edited(sheet, wholeRows(areaOf(range)), "RowInserted");
        break;
      case "sheet.mutation.remove-rows":
        if (range !== null) sheet.deleteRows(range.startRow, count);
        if (range !== null) this.does.edited(sheet, wholeRows(areaOf(range)), "RowDeleted");
        break;
      case "sheet.mutation.insert-col":
        if (range !== null) sheet.insertColumns(range.startColumn, width);
        if (range !== null) this.does.edited(sheet, wholeColumns(areaOf(range)), "ColumnInserted");
        break;
      case "sheet.mutation.remove-col":
        if (range !== null) sheet.deleteColumns(range.startColumn, width);
        if (range !== null) this.does.edited(sheet, wholeColumns(areaOf(range)), "ColumnDeleted");
        break;
      case "sheet.mutation.move-range":
      case "sheet.mutation.move-rows":
      case "sheet.mutation.move-columns":
      case "sheet.mutation.reorder-range":
        this.everything(sheet, worksheet);
        break;
      case "sheet.mutation.add-worksheet-merge":
      case "sheet.mutation.remove-worksheet-merge":
        state.merged = worksheet.getMergeData().map(areaOf);
        break;
      case "sheet.mutation.set-row-hidden":
      case "sheet.mutation.set-row-visible":
      case "sheet.mutation.set-col-hidden":
      case "sheet.mutation.set-col-visible":
      case "sheet.mutation.set-worksheet-col-width":
      case "sheet.mutation.set-worksheet-row-height":
        for (const area of listAt(info.params, "ranges")) lines(info.id, sheet, worksheet, areaOf(area));
        break;
      case "sheet.mutation.set-frozen": {
        const { xSplit, ySplit } = worksheet.getFreeze();
        state.frozen = xSplit === 0 && ySplit === 0 ? null : frozenArea(ySplit, xSplit);
        break;
      }
      case "sheet.mutation.set-worksheet-name":
        this.does.workbook.renameSheet(sheet, worksheet.getName());
        break;
      case "sheet.mutation.set-worksheet-hidden":
        this.does.workbook.setVisibility(
          sheet,
          worksheet.getConfig().hidden === BooleanNumber.TRUE ? "Hidden" : "Visible",
        );
        break;
      case "sheet.mutation.set-tab-color":
        state.tabColor = worksheet.getConfig().tabColor;
        break;
      default:
    }
  }

  /** Cells that the grid has changed: content and looks, where they differ from the host's. */
  private cells(sheet: SheetModel, worksheet: Worksheet, touched: readonly TouchedCell[]): void {
    let edited: Area | null = null;
    for (const { area } of touched) {
      sheet.requireWritable(area);
      const { top: row, left: column } = area;
      const raw = worksheet.getCellRaw(row, column);
      if (this.content(sheet, row, column, raw)) edited = edited === null ? area : around(edited, area);
      this.look(sheet, row, column, raw);
    }
    if (edited !== null) this.does.edited(sheet, edited, "RangeEdited");
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

  private look(sheet: SheetModel, row: number, column: number, raw: Nullable<ICellData>): void {
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

  /** After cells moved about: the grid's cells are taken over as they now stand. */
  private everything(sheet: SheetModel, worksheet: Worksheet): void {
    const used = sheet.cells.usedArea(false);
    const bottom = Math.max(used?.bottom ?? 0, worksheet.getLastRowWithContent());
    const right = Math.max(used?.right ?? 0, worksheet.getLastColumnWithContent());
    const touched: TouchedCell[] = [];
    for (let row = 0; row <= bottom; row += 1) {
      for (let column = 0; column <= right; column += 1) touched.push({ area: cellArea(row, column) });
    }
    this.cells(sheet, worksheet, touched);
  }

  private sheetList(info: ICommandInfo): void {
    const { workbook } = this.does;
    if (info.id === "sheet.mutation.remove-sheet") {
      const sheet = this.sheetOf(info);
      if (sheet !== undefined) workbook.deleteSheet(sheet);
    } else {
      const id = textAt(anyObject(info.params)["sheet"], "id") ?? "";
      const worksheet = this.unit.getSheetBySheetId(id);
      if (worksheet !== null && worksheet !== undefined) this.newSheet(id, worksheet);
    }
    this.does.changed();
  }

  private newSheet(id: string, worksheet: Worksheet): void {
    const sheet = this.does.addSheet(id, worksheet.getName());
    this.everything(sheet, worksheet);
    sheet.state.merged = worksheet.getMergeData().map(areaOf);
  }

  private selected(sheet: SheetModel, info: ICommandInfo): void {
    const list = anyObject(info.params)["selections"];
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    const range = rangeAt(first, "range");
    if (range !== null && !Number.isNaN(range.startRow)) this.does.select(sheet, areaOf(range));
  }
}

interface TouchedCell {
  readonly area: Area;
}

function cellsOf({ params }: ICommandInfo): TouchedCell[] {
  return cellsAt(params).map(({ row, column }) => ({ area: cellArea(row, column) }));
}

function cellArea(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

function around(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

function wholeRows(area: Area): Area {
  return { ...area, left: 0, right: 16_383 };
}

function wholeColumns(area: Area): Area {
  return { ...area, top: 0, bottom: 1_048_575 };
}

function frozenArea(rows: number, columns: number): Area {
  return {
    top: 0,
    left: 0,
    bottom: rows === 0 ? 1_048_575 : rows - 1,
    right: columns === 0 ? 16_383 : columns - 1,
  };
}

function lines(id: string, { state }: SheetModel, worksheet: Worksheet, area: Area): void {
  for (let row = area.top; row <= area.bottom && id.includes("row"); row += 1) {
    if (id.endsWith("hidden")) state.hiddenRows.add(row);
    else if (id.endsWith("visible")) state.hiddenRows.delete(row);
    else state.rowHeights.set(row, points(worksheet.getRowHeight(row)));
  }
  for (let column = area.left; column <= area.right && id.includes("col"); column += 1) {
    if (id.endsWith("hidden")) state.hiddenColumns.add(column);
    else if (id.endsWith("visible")) state.hiddenColumns.delete(column);
    else state.columnWidths.set(column, points(worksheet.getColumnWidth(column)));
  }
}
