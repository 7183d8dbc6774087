/** Filters in the grid: those of tables and that of the sheet. Which rows they hide is the host's to say. */
import { type ICommandInfo, type Univer, type Workbook } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/preset-sheets-core";
import type { SheetModel, WorkbookModel } from "../../host";
import { textAt } from "./command-params";
import type { RunCommand } from "./run-command";
import { SheetFilter } from "./sheet-filter";
import { GridTables } from "./tables";
import type { UniverPage } from "./univer";

const ofFilters =
  /^sheet\.mutation\.(set-filter-range|set-filter-criteria|remove-filter|re-calc-filter|set-table-filter)$/;
const ofTables = /^sheet\.mutation\.(add-table|delete-table|set-sheet-table)$/;

export class GridFilters {
  private readonly tables: GridTables;
  private readonly sheetFilter: SheetFilter;

  constructor(
    page: UniverPage,
    unit: Workbook,
    private readonly workbook: WorkbookModel,
    run: RunCommand,
  ) {
    this.tables = new GridTables(page, unit, run);
    this.sheetFilter = new SheetFilter(page, unit, run);
  }

  /** Host to grid; true where the grid showed something else. */
  send(sheet: SheetModel): boolean {
    const changed = this.tables.send(sheet);
    return this.sheetFilter.send(sheet) || changed;
  }

  /** Grid to host: after a person's change, when Univer's command is done. */
  take({ id }: ICommandInfo, sheet: SheetModel): void {
    if (id === "sheet.mutation.set-table-filter" || ofTables.test(id)) this.tables.take(sheet);
    else this.sheetFilter.take(sheet);
  }

  /** Filters of tables do not say on which sheet they are. */
  sheetOf({ params }: ICommandInfo): SheetModel | undefined {
    const tableId = textAt(params, "tableId");
    return this.workbook.sheets.find(({ state }) => state.tables.some(({ id }) => id === tableId));
  }
}

/** What a protected sheet has to allow for a change of filters or tables; null where it is another change. */
export function filterRight({ id }: ICommandInfo): "allowAutoFilter" | "none" | null {
  if (ofFilters.test(id)) return "allowAutoFilter";
  return ofTables.test(id) ? "none" : null;
}

/** Above Univer's own, which would hide what its tables and filters have worked out. */
const priority = 1000;

export function hideFilteredRows(univer: Univer, sheetOf: (id: string) => SheetModel | undefined): void {
  univer
    .__getInjector()
    .get(SheetInterceptorService)
    .intercept(INTERCEPTOR_POINT.ROW_FILTERED, {
      priority,
      handler: (_filtered, { subUnitId, row }) => sheetOf(subUnitId)?.state.filteredRows.has(row) ?? false,
    });
}
