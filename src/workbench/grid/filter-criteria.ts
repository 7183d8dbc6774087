/** What a filter leaves, in the words of the host (Excel's), of Univer's tables and of Univer's filter of a sheet. */
import { BooleanNumber } from "@univerjs/core";
import type { IFilterColumn } from "@univerjs/preset-sheets-filter";
import {
  type ITableFilterItem,
  TABLE_FILTER_EMPTY_VALUE,
  TableColumnFilterTypeEnum,
  TableConditionTypeEnum,
  TableNumberCompareTypeEnum as OfNumber,
  TableStringCompareTypeEnum as OfText,
} from "@univerjs/preset-sheets-table";
import { comparison, type FilterCriterion } from "../../host";

const numbers: Readonly<Record<string, OfNumber>> = {
  "=": OfNumber.Equal,
  "<>": OfNumber.NotEqual,
  ">": OfNumber.GreaterThan,
  ">=": OfNumber.GreaterThanOrEqual,
  "<": OfNumber.LessThan,
  "<=": OfNumber.LessThanOrEqual,
};

/** Univer's words for comparisons, which are those of .xlsx files; its own types do not name them. */
const operators: Readonly<Record<string, string>> = {
  "=": "equal",
  "<>": "notEqual",
  ">": "greaterThan",
  ">=": "greaterThanOrEqual",
  "<": "lessThan",
  "<=": "lessThanOrEqual",
};

/** The text of a blank cell is "", in Excel and here. */
export function values(shown: Iterable<unknown>): FilterCriterion {
  return { filterOn: "Values", values: [...new Set(Array.from(shown, String))] };
}

/** Null for what Univer's tables cannot say; the values that are shown stand in for it. */
export function tableFilter(criterion: FilterCriterion): ITableFilterItem | null {
  if (criterion.filterOn === "Kept") return null;
  if (criterion.filterOn === "Values") return tableValues(criterion.values);
  if (criterion.criterion2 !== undefined) return null;
  const { operator, operand } = comparison(criterion.criterion1);
  const compareType = numbers[operator];
  if (operand !== "" && !Number.isNaN(Number(operand)) && compareType !== undefined) {
    return {
      filterType: TableColumnFilterTypeEnum.condition,
      filterInfo: {
        conditionType: TableConditionTypeEnum.Number,
        compareType,
        expectedValue: Number(operand),
      },
    };
  }
  const [, before = "", word = "", after = ""] = /^(\*?)([^*?~]*)(\*?)$/s.exec(operand) ?? [];
  const compared = textComparison(operator, before !== "", after !== "");
  if (word === "" || compared === null) return null;
  return {
    filterType: TableColumnFilterTypeEnum.condition,
    filterInfo: {
      conditionType: TableConditionTypeEnum.String,
      compareType: compared,
      expectedValue: word,
    },
  };
}

/** Univer's list holds numbers as numbers, and a word of its own for blank cells. */
function tableValues(shown: readonly string[]): ITableFilterItem {
  const listed: unknown[] = shown.flatMap((text) => {
    if (text === "") return [TABLE_FILTER_EMPTY_VALUE];
    return String(Number(text)) === text ? [text, Number(text)] : [text];
  });
  // Univer's types know of texts only.
  return { filterType: TableColumnFilterTypeEnum.manual, values: listed as string[] };
}

function textComparison(operator: string, before: boolean, after: boolean): OfText | null {
  if (operator === "=") {
    if (before && after) return OfText.Contains;
    if (before) return OfText.EndsWith;
    return after ? OfText.StartsWith : OfText.Equal;
  }
  if (operator !== "<>" || before !== after) return null;
  return before ? OfText.NotContains : OfText.NotEqual;
}

/** Null for what Excel's custom filters cannot say, such as "this month". */
export function tableCriterion(filter: ITableFilterItem): FilterCriterion | null {
  if (filter.filterType === TableColumnFilterTypeEnum.manual) {
    return values(filter.values.map((value) => (value === TABLE_FILTER_EMPTY_VALUE ? "" : value)));
  }
  const { filterInfo } = filter;
  if (filterInfo.conditionType === TableConditionTypeEnum.String) {
    const text = textCriterion(filterInfo.compareType, escaped(filterInfo.expectedValue));
    return { filterOn: "Custom", criterion1: text };
  }
  if (filterInfo.conditionType !== TableConditionTypeEnum.Number) return null;
  const { compareType, expectedValue } = filterInfo;
  const operator = Object.keys(numbers).find((key) => numbers[key] === compareType);
  if (operator !== undefined) {
    return { filterOn: "Custom", criterion1: `${operator}${String(expectedValue)}` };
  }
  if (!Array.isArray(expectedValue)) return null;
  const [low, high] = expectedValue;
  if (compareType === OfNumber.Between) {
    return { filterOn: "Custom", criterion1: `>=${low}`, operator: "And", criterion2: `<=${high}` };
  }
  if (compareType !== OfNumber.NotBetween) return null;
  return { filterOn: "Custom", criterion1: `<${low}`, operator: "Or", criterion2: `>${high}` };
}

function textCriterion(compareType: OfText, word: string): string {
  const texts: Readonly<Record<OfText, string>> = {
    [OfText.Equal]: `=${word}`,
    [OfText.NotEqual]: `<>${word}`,
    [OfText.Contains]: `=*${word}*`,
    [OfText.NotContains]: `<>*${word}*`,
    [OfText.StartsWith]: `=${word}*`,
    [OfText.EndsWith]: `=*${word}`,
  };
  return texts[compareType];
}

function escaped(word: string): string {
  return word.replace(/[*?~]/g, (found) => `~${found}`);
}

/** Null for what Univer's filter of a sheet cannot say. */
export function sheetFilter(colId: number, criterion: FilterCriterion): IFilterColumn | null {
  if (criterion.filterOn === "Kept") return null;
  if (criterion.filterOn === "Values") {
    const filters = criterion.values.filter((text) => text !== "");
    return {
      colId,
      filters: { filters, ...(criterion.values.includes("") ? { blank: true as const } : {}) },
    };
  }
  const one = (text: string) => {
    const { operator, operand } = comparison(text);
    return { val: operand, operator: operators[operator] ?? "equal" };
  };
  const first = one(criterion.criterion1);
  if (criterion.criterion2 === undefined) return { colId, customFilters: { customFilters: [first] } };
  return {
    colId,
    customFilters: {
      ...(criterion.operator === "Or" ? {} : { and: BooleanNumber.TRUE as const }),
      customFilters: [first, one(criterion.criterion2)],
    },
  };
}

/** Null for what Excel's filters of values and conditions cannot say, such as colours. */
export function sheetCriterion({
  filters,
  customFilters,
}: Omit<IFilterColumn, "colId">): FilterCriterion | null {
  if (filters !== undefined) {
    return values([...(filters.filters ?? []), ...(filters.blank === true ? [""] : [])]);
  }
  if (customFilters === undefined) return null;
  const [first, second] = customFilters.customFilters.map((one) => {
    const operator: unknown = Reflect.get(one, "operator") ?? "equal";
    const { val } = one;
    const sign = Object.keys(operators).find((key) => operators[key] === operator) ?? "=";
    return `${sign}${val}`;
  });
  if (first === undefined) return null;
  if (second === undefined) return { filterOn: "Custom", criterion1: first };
  const operator = customFilters.and === BooleanNumber.TRUE ? "And" : "Or";
  return { filterOn: "Custom", criterion1: first, operator, criterion2: second };
}
