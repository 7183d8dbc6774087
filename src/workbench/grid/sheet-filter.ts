/** The one filter that a sheet may have beside its tables, in step both ways. */
import type { Workbook } from "@univerjs/core";
import { type FilterModel, SheetsFilterService } from "@univerjs/preset-sheets-filter";
import { type Area, areaName, type FilterCriterion, hideFiltered, type SheetModel } from "../../host";
import { sheetCriterion, sheetFilter } from "./filter-criteria";
import type { RunCommand } from "./run-command";
import { shownValues } from "./shown-values";
import { areaOf, rangeOf } from "./snapshot";
import type { UniverPage } from "./univer";

export class SheetFilter {
  private readonly service: SheetsFilterService;
  /** Sheets whose filter Univer knows of. */
  private readonly told = new Set<string>();

  constructor(
    page: UniverPage,
    private readonly unit: Workbook,
    private readonly run: RunCommand,
  ) {
    this.service = page.univer.__getInjector().get(SheetsFilterService);
  }

  /** Host to grid. The rows that are hidden are the host's to say; Univer is told what its buttons show. */
  send(sheet: SheetModel): boolean {
    const { id, filter } = sheet.state;
    const now = this.modelOf(id);
    if (filter === null) {
      this.told.delete(id);
      if (now === null) return false;
      this.run("sheet.mutation.remove-filter", id, {});
      return true;
    }
    let changed = false;
    this.told.add(id);
    if (now === null || areaName(areaOf(now.getRange())) !== areaName(filter.area)) {
      if (now !== null) this.run("sheet.mutation.remove-filter", id, {});
      this.run("sheet.mutation.set-filter-range", id, { range: rangeOf(filter.area) });
      changed = true;
    }
    for (let column = 0; column <= filter.area.right - filter.area.left; column += 1) {
      const col = filter.area.left + column;
      const wanted = filter.criteria.get(column);
      const own = wanted === undefined ? null : this.columnFor(sheet, filter.area, col, wanted);
      const shown = this.modelOf(id)?.getFilterColumn(col)?.serialize();
      if (JSON.stringify(shown ?? null) === JSON.stringify(own)) continue;
      this.run("sheet.mutation.set-filter-criteria", id, { col, criteria: own, reCalc: false });
      changed = true;
    }
    return changed;
  }

  /** Grid to host: what a person has chosen. */
  take(sheet: SheetModel): void {
    const { state } = sheet;
    const model = this.modelOf(state.id);
    if (model === null) {
      if (!this.told.delete(state.id)) return;
      if (state.filter !== null) hideFiltered(sheet, state.filter.area, []);
      state.filter = null;
      return;
    }
    const area = areaOf(model.getRange());
    this.told.add(state.id);
    if (state.filter !== null && areaName(state.filter.area) !== areaName(area)) {
      hideFiltered(sheet, state.filter.area, []);
    }
    hideFiltered(sheet, area, model.filteredOutRows);
    state.filter = {
      area,
      criteria: new Map(
        model.getAllFilterColumns().map(([col, column]) => {
          const criterion = sheetCriterion(column.serialize()) ?? shownValues(sheet, area, col);
          return [col - area.left, criterion] as const;
        }),
      ),
    };
  }

  private columnFor(sheet: SheetModel, area: Area, col: number, wanted: FilterCriterion) {
    return sheetFilter(col, wanted) ?? sheetFilter(col, shownValues(sheet, area, col));
  }

  private modelOf(sheetId: string): FilterModel | null {
    return this.service.getFilterModel(this.unit.getUnitId(), sheetId) ?? null;
  }
}
