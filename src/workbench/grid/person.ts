/** Grid to host: what a person does in Univer goes into the host's workbook, with the events that Excel would raise. */
import {
  CanceledError,
  CommandType,
  type ICommandInfo,
  ICommandService,
  type IDisposable,
  type IExecutionOptions,
  type Workbook,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import { HostError, type SheetModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import type { GridFormula } from "./cell-data";
import { anyObject, rangeAt, textAt } from "./command-params";
import { filterRight, type GridFilters } from "./filters";
import { areasOf, cellChanges } from "./cell-changes";
import { PersonCells } from "./person-cells";
import type { Changes } from "./person-change";
import type { PersonDoes } from "./person-does";
import { lineChanges } from "./person-lines";
import { sheetChanges, takeSheetList } from "./person-sheets";
import { areaOf } from "./snapshot";
import type { UniverPage } from "./univer";

/** Widths, heights and what is selected may change on a protected sheet. */
const alwaysAllowed = /set-worksheet-(row-auto-height|row-is-auto-height|active)|mark-dirty/;

const opening = "sheet.operation.set-cell-edit-visible";

/** Mutations without a line here change nothing that the host keeps. */
const changes: Changes = { ...cellChanges, ...lineChanges, ...sheetChanges };

export class Person {
  private readonly cells: PersonCells;
  private readonly listening: IDisposable[] = [];

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly does: PersonDoes,
    formula: GridFormula,
    private readonly filters: GridFilters,
  ) {
    const injector = page.univer.__getInjector();
    const commands = injector.get(ICommandService);
    this.cells = new PersonCells(unit, injector.get(FormulaDataModel), does, formula);
    this.listening.push(
      commands.beforeCommandExecuted((info, options) => {
        if (this.isPersons(info, options)) this.refuse(info);
      }),
      commands.onCommandExecuted((info, options) => {
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
    const id = textAt(info.params, "subUnitId");
    return id === null ? this.filters.sheetOf(info) : this.does.workbook.sheet(id);
  }

  /** A protected sheet is not changed: neither typed into nor pasted over. */
  private refuse(info: ICommandInfo): void {
    const opensEditor = info.id === opening && anyObject(info.params)["visible"] === true;
    const { activeSheet, state } = this.does.workbook;
    const sheet = opensEditor ? activeSheet : this.sheetOf(info);
    if (sheet === undefined || sheet.state.protection === null) return;
    if (!opensEditor && (info.type !== CommandType.MUTATION || alwaysAllowed.test(info.id))) return;
    const areas = opensEditor ? [state.selection] : areasOf(info.params);
    try {
      if (!opensEditor && info.id !== "sheet.mutation.set-range-values")
        sheet.requireAllowed(filterRight(info) ?? "none");
      for (const area of areas) sheet.requireWritable(area);
    } catch (error) {
      this.does.refused(error);
      throw new CanceledError();
    }
  }

  private take(info: ICommandInfo): void {
    const sheet = this.sheetOf(info);
    if (info.id === "sheet.operation.set-selections") {
      if (sheet !== undefined) this.selected(sheet, info);
    } else if (info.id === "sheet.operation.set-worksheet-active") {
      if (sheet !== undefined) this.does.activate(sheet);
    } else if (info.type === CommandType.MUTATION) {
      if (takeSheetList(info, this.unit, this.does, this.cells)) this.does.changed();
      else if (sheet !== undefined && filterRight(info) !== null) this.takeFilters(info, sheet);
      else if (sheet !== undefined) this.takeChange(info, sheet);
    }
  }

  private takeChange(info: ICommandInfo, sheet: SheetModel): void {
    const worksheet = this.unit.getSheetBySheetId(sheet.state.id);
    if (worksheet === null || worksheet === undefined) return;
    try {
      changes[info.id]?.({ info, sheet, worksheet, does: this.does, cells: this.cells });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (sheet.cells instanceof WatchedCells) sheet.cells.touchAll();
      this.does.refused(error);
    }
    this.does.changed();
  }

  /** One command of Univer's may change tables, rows and filters one after the other. */
  private takeFilters(info: ICommandInfo, sheet: SheetModel): void {
    queueMicrotask(() => {
      if (!this.does.workbook.sheets.includes(sheet)) return;
      this.filters.take(info, sheet);
      this.does.changed();
    });
  }

  private selected(sheet: SheetModel, info: ICommandInfo): void {
    const list = anyObject(info.params)["selections"];
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    const range = rangeAt(first, "range");
    if (range !== null && !Number.isNaN(range.startRow)) this.does.select(sheet, areaOf(range));
  }
}
