/**
 * Tables with filter buttons, in step both ways. What was told last is remembered: where Univer says something else, a
 * person has done it; where the host does, the add-in.
 */
import type { Workbook } from "@univerjs/core";
import { TableManager } from "@univerjs/preset-sheets-table";
import {
  type Area,
  areaName,
  type FilterCriterion,
  hideFiltered,
  makeTable,
  resizeTable,
  type SheetModel,
  type TableState,
} from "../../host";
import { tableCriterion, tableFilter } from "./filter-criteria";
import type { RunCommand } from "./run-command";
import { shownValues } from "./shown-values";
import { areaOf, rangeOf } from "./snapshot";
import { tableStyleId } from "./table-styles";
import type { UniverPage } from "./univer";

type Table = ReturnType<TableManager["getTablesBySubunitId"]>[number];

interface Told {
  readonly shape: string;
  readonly area: string;
  readonly name: string;
  /** By column, as JSON. */
  readonly filters: Map<number, string>;
}

export class GridTables {
  private readonly manager: TableManager;
  private readonly told = new Map<string, Told>();

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly run: RunCommand,
  ) {
    this.manager = page.univer.__getInjector().get(TableManager);
  }

  /** Host to grid. */
  send(sheet: SheetModel): boolean {
    const { id } = sheet.state;
    const wanted = sheet.state.tables.filter(hasButtons);
    let changed = false;
    for (const table of this.tablesOf(id)) {
      if (wanted.some((other) => other.id === table.getId())) continue;
      this.remove(id, table.getId());
      changed = true;
    }
    for (const table of wanted) {
      const shape = shapeOf(table);
      if (this.told.get(table.id)?.shape !== shape) {
        if (this.tableOf(table.id) !== undefined) this.remove(id, table.id);
        this.add(id, table, shape);
        changed = true;
      }
      changed = this.sendFilters(sheet, table) || changed;
    }
    return changed;
  }

  /** Grid to host: what a person has done to the sheet's tables. */
  take(sheet: SheetModel): void {
    const { state } = sheet;
    state.tables = state.tables.filter(({ id }) => !this.told.has(id) || this.tableOf(id) !== undefined);
    for (const table of this.tablesOf(state.id)) {
      const told = this.told.get(table.getId());
      const model = state.tables.find(({ id }) => id === table.getId());
      if (told === undefined) this.takeNew(sheet, table);
      else if (model !== undefined) this.takeChanges(sheet, model, table, told);
    }
  }

  private takeNew(sheet: SheetModel, table: Table): void {
    const made = makeTable(sheet, {
      id: table.getId(),
      name: table.getDisplayName(),
      area: areaOf(table.getRange()),
    });
    this.told.set(made.id, toldOf(made, shapeOf(made)));
  }

  private takeChanges(sheet: SheetModel, model: TableState, table: Table, told: Told): void {
    const area = areaOf(table.getRange());
    if (areaName(area) !== told.area) {
      resizeTable(sheet, model, { ...area, bottom: area.bottom + (model.showTotals ? 1 : 0) });
    }
    if (table.getDisplayName() !== told.name) model.name = table.getDisplayName();
    if (!this.takeFilters(sheet, model, table, told)) return;
    hideFiltered(sheet, filteredArea(model), table.getTableFilters().getFilterOutRows());
    nameValues(sheet, model);
  }

  private takeFilters(sheet: SheetModel, model: TableState, table: Table, told: Told): boolean {
    let changed = false;
    for (let column = 0; column < model.columns.length; column += 1) {
      const filter = table.getTableFilterColumn(column);
      const now = filter === undefined ? "" : JSON.stringify(filter);
      if (now === (told.filters.get(column) ?? "")) continue;
      told.filters.set(column, now);
      changed = true;
      if (filter === undefined) model.criteria.delete(column);
      else model.criteria.set(column, tableCriterion(filter) ?? notYetNamed);
    }
    return changed;
  }

  private sendFilters(sheet: SheetModel, table: TableState): boolean {
    const told = this.told.get(table.id);
    if (told === undefined) return false;
    let changed = false;
    for (let column = 0; column < table.columns.length; column += 1) {
      const criterion = table.criteria.get(column);
      const shown = this.tableOf(table.id)?.getTableFilterColumn(column);
      if (sameCriterion(shown === undefined ? undefined : tableCriterion(shown), criterion)) continue;
      const filter = criterion === undefined ? undefined : this.filterFor(sheet, table, column, criterion);
      const json = filter === undefined ? "" : JSON.stringify(filter);
      if (json === (told.filters.get(column) ?? "")) continue;
      told.filters.set(column, json);
      this.run("sheet.mutation.set-table-filter", sheet.state.id, {
        tableId: table.id,
        column,
        tableFilter: filter,
      });
      changed = true;
    }
    return changed;
  }

  private filterFor(sheet: SheetModel, table: TableState, column: number, criterion: FilterCriterion) {
    const own = tableFilter(criterion);
    return own ?? tableFilter(shownValues(sheet, filteredArea(table), table.area.left + column)) ?? undefined;
  }

  private add(sheetId: string, table: TableState, shape: string): void {
    this.told.set(table.id, toldOf(table, shape));
    this.run("sheet.mutation.add-table", sheetId, {
      tableId: table.id,
      name: table.name,
      range: rangeOf(filteredArea(table)),
      header: table.columns.map(({ name }) => name),
      options: { tableStyleId: tableStyleId(table.style) },
    });
  }

  private remove(sheetId: string, tableId: string): void {
    this.told.delete(tableId);
    this.run("sheet.mutation.delete-table", sheetId, { tableId });
  }

  private tableOf(id: string): Table | undefined {
    return this.manager.getTable(this.unit.getUnitId(), id);
  }

  private tablesOf(sheetId: string): Table[] {
    return this.manager.getTablesBySubunitId(this.unit.getUnitId(), sheetId);
  }
}

/** Stands in until the rows that a filter leaves are known. */
const notYetNamed: FilterCriterion = { filterOn: "Kept", text: "" };

/** Filters that Excel has no words for here become the values that they leave. */
function nameValues(sheet: SheetModel, table: TableState): void {
  for (const [column, criterion] of table.criteria) {
    if (criterion !== notYetNamed) continue;
    table.criteria.set(column, shownValues(sheet, filteredArea(table), table.area.left + column));
  }
}

/** Univer has tables with a header and filter buttons only; others are drawn as cells. */
function hasButtons({ showHeaders, options }: TableState): boolean {
  return showHeaders && options.get("filterButton") !== false;
}

/** A totals row is not filtered. */
export function filteredArea({ area, showTotals }: TableState): Area {
  return showTotals ? { ...area, bottom: area.bottom - 1 } : area;
}

function shapeOf(table: TableState): string {
  const { name, style, columns } = table;
  return JSON.stringify([
    name,
    areaName(filteredArea(table)),
    tableStyleId(style),
    columns.map((one) => one.name),
  ]);
}

function toldOf(table: TableState, shape: string): Told {
  return { shape, area: areaName(filteredArea(table)), name: table.name, filters: new Map() };
}

function sameCriterion(one: FilterCriterion | null | undefined, other: FilterCriterion | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
