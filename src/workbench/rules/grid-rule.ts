/** Conditional formats in the form of the grid, without its look: what Univer's engine of rules draws. */

export const numberOperators = [
  "greaterThan",
  "greaterThanOrEqual",
  "lessThan",
  "lessThanOrEqual",
  "notBetween",
  "between",
  "equal",
  "notEqual",
] as const;
export type NumberOperator = (typeof numberOperators)[number];

export const textOperators = [
  "beginsWith",
  "endsWith",
  "containsText",
  "notContainsText",
  "equal",
  "notEqual",
  "containsBlanks",
  "notContainsBlanks",
  "containsErrors",
  "notContainsErrors",
] as const;
export type TextOperator = (typeof textOperators)[number];

export const periods = [
  "today",
  "yesterday",
  "tomorrow",
  "last7Days",
  "thisMonth",
  "lastMonth",
  "nextMonth",
  "thisWeek",
  "lastWeek",
  "nextWeek",
] as const;
export type Period = (typeof periods)[number];

export const pointTypes = ["num", "min", "max", "percent", "percentile", "formula"] as const;

export interface Point {
  readonly type: (typeof pointTypes)[number];
  /** A formula begins with `=`. */
  readonly value?: number | string;
}

export type Highlight = { readonly type: "highlightCell" } & (
  | {
      readonly subType: "number";
      readonly operator: NumberOperator;
      readonly value: number | readonly [number, number];
    }
  | { readonly subType: "text"; readonly operator: TextOperator; readonly value: string }
  | { readonly subType: "timePeriod"; readonly operator: Period }
  | { readonly subType: "average"; readonly operator: NumberOperator }
  | {
      readonly subType: "rank";
      readonly isBottom: boolean;
      readonly isPercent: boolean;
      readonly value: number;
    }
  | { readonly subType: "duplicateValues" | "uniqueValues" }
  | { readonly subType: "formula"; readonly value: string }
);

export interface ColourScale {
  readonly type: "colorScale";
  readonly config: readonly { readonly index: number; readonly color: string; readonly value: Point }[];
}

export interface DataBar {
  readonly type: "dataBar";
  readonly isShowValue: boolean;
  readonly config: {
    readonly min: Point;
    readonly max: Point;
    readonly isGradient: boolean;
    readonly positiveColor: string;
    /** Of negative values. */
    readonly nativeColor: string;
  };
}

/** The highest values first. */
export interface IconSet {
  readonly type: "iconSet";
  readonly isShowValue: boolean;
  readonly config: readonly {
    readonly operator: NumberOperator;
    readonly value: Point;
    readonly iconType: string;
    readonly iconId: string;
  }[];
}

export type GridRule = Highlight | ColourScale | DataBar | IconSet;

const highlightTypes: Readonly<Record<Highlight["subType"], string>> = {
  number: "CellValue",
  text: "ContainsText",
  timePeriod: "PresetCriteria",
  average: "PresetCriteria",
  rank: "TopBottom",
  duplicateValues: "PresetCriteria",
  uniqueValues: "PresetCriteria",
  formula: "Custom",
};

/** Excel's word for the kind of a rule. */
export function excelType(rule: GridRule): string {
  if (rule.type === "colorScale") return "ColorScale";
  if (rule.type === "dataBar") return "DataBar";
  if (rule.type === "iconSet") return "IconSet";
  if (rule.subType !== "text") return highlightTypes[rule.subType];
  if (rule.operator === "equal" || rule.operator === "notEqual") return "CellValue";
  return /Blanks|Errors/.test(rule.operator) ? "PresetCriteria" : "ContainsText";
}
