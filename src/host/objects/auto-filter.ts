/** Filters of a sheet or a table: by the values that stay visible. */
import type { Area } from "../address";
import { invalidArgument } from "../error";
import type { TableState } from "../model";
import { cellText } from "../cell-text";
import { record, whole } from "./arguments";
import { type SheetTarget, versionOf } from "./context";
import { type Argument, defineType, nullObject } from "./define";
import { rangeArgument } from "./range-argument";
import { areaOf } from "./place";

interface FilterTarget extends SheetTarget {
  readonly table: TableState | null;
}

export const autoFilter = defineType<FilterTarget>("AutoFilter", () => ({
  version: versionOf,
  scalars: {
    Enabled: { get: (target) => filteredArea(target) !== null },
    IsDataFiltered: {
      get: (target) => {
        const area = filteredArea(target);
        return (
          area !== null &&
          [...target.sheet.state.hiddenRows].some((row) => row > area.top && row <= area.bottom)
        );
      },
    },
  },
  methods: {
    Apply: { call: apply },
    ClearCriteria: {
      call: (target) => {
        showAll(target);
        return undefined;
      },
    },
    Remove: {
      call: (target) => {
        showAll(target);
        target.sheet.state.filter = null;
        return undefined;
      },
    },
    GetRangeOrNullObject: {
      call: (target) => {
        const area = filteredArea(target);
        return area === null ? nullObject("Range") : target.context.objects.range(target, area);
      },
    },
  },
}));

function filteredArea({ sheet, table }: FilterTarget): Area | null {
  return table?.area ?? sheet.state.filter?.area ?? null;
}

function showAll(target: FilterTarget): void {
  const area = filteredArea(target);
  if (area === null) return;
  for (let row = area.top; row <= area.bottom; row += 1) target.sheet.state.hiddenRows.delete(row);
}

function apply(target: FilterTarget, range: Argument, column?: Argument, criteria?: Argument): undefined {
  target.sheet.requireAllowed("allowAutoFilter");
  const area = areaOf(rangeArgument(target, range));
  if (target.table === null) target.sheet.state.filter = { area, criteria: new Map() };
  if (column === null || column === undefined) return undefined;
  const { filterOn, values } = record(criteria);
  if (filterOn !== "Values" || !Array.isArray(values)) throw invalidArgument("only filters by values");
  const index = area.left + whole(column);
  for (let row = area.top + 1; row <= area.bottom; row += 1) {
    const shown = cellText(target.sheet.value(row, index), target.sheet.cells.numberFormat(row, index));
    if (!values.includes(shown)) target.sheet.state.hiddenRows.add(row);
  }
  return undefined;
}
