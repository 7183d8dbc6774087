/** Filters of a sheet or a table: by the values that stay visible. */
import { type Area, areaName } from "../address";
import { invalidArgument } from "../error";
import { applyCriteria, type Criteria, type FilterCriterion, hideFiltered, type TableState } from "../model";
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
        return criteriaOf(target).size > 0;
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
  if (table === null) return sheet.state.filter?.area ?? null;
  return { ...table.area, bottom: table.area.bottom - (table.showTotals ? 1 : 0) };
}

function criteriaOf({ sheet, table }: FilterTarget): Criteria {
  return table?.criteria ?? sheet.state.filter?.criteria ?? new Map<number, FilterCriterion>();
}

function showAll(target: FilterTarget): void {
  const area = filteredArea(target);
  if (area === null) return;
  target.sheet.requireAllowed("allowAutoFilter");
  criteriaOf(target).clear();
  hideFiltered(target.sheet, area, []);
  target.context.workbook.log(target.sheet, area, "filter");
}

function apply(target: FilterTarget, range: Argument, column?: Argument, criteria?: Argument): undefined {
  const { sheet, table, context } = target;
  sheet.requireAllowed("allowAutoFilter");
  const area = areaOf(rangeArgument(target, range));
  const known = sheet.state.filter;
  if (table === null && (known === null || areaName(known.area) !== areaName(area))) {
    if (known !== null) hideFiltered(sheet, known.area, []);
    sheet.state.filter = { area, criteria: new Map() };
  }
  context.workbook.log(sheet, area, "filter");
  if (column === null || column === undefined) return undefined;
  const { filterOn, values } = record(criteria);
  if (filterOn !== "Values" || !Array.isArray(values)) throw invalidArgument("only filters by values");
  criteriaOf(target).set(whole(column), { filterOn, values: values.map(String) });
  applyCriteria(sheet, filteredArea(target) ?? area, criteriaOf(target));
  return undefined;
}
