/** Conditional formats between the host and Univer: the kind and its values, with the look that the host keeps. */
import type { IRange, IStyleData, Worksheet } from "@univerjs/core";
import type { Area, SheetModel } from "../../host";
import { currentRule, type HostRule, type RuleDetails } from "../rules/file-rule";
import { gridRuleOf } from "../rules/from-file";
import {
  type GridRule,
  numberOperators,
  periods,
  type Point,
  pointTypes,
  textOperators,
} from "../rules/grid-rule";
import { isDrawnHere } from "../rules/not-drawn";
import { styleOfFormats } from "./cell-style";
import { anyObject, textAt } from "./command-params";
import { areaOf, extent, rangeOf } from "./snapshot";

/** As Univer keeps a rule. */
export interface GridForm {
  readonly cfId: string;
  readonly ranges: readonly IRange[];
  readonly stopIfTrue: boolean;
  readonly rule: object;
}

/** How many rows and columns the grid has. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Whole rows and columns are cut to what the grid has: it would work through every cell of them. */
export function gridRanges(areas: readonly Area[], { rows, columns }: GridSize): IRange[] {
  return areas
    .filter(({ top, left }) => top < rows && left < columns)
    .map((area) =>
      rangeOf({ ...area, bottom: Math.min(area.bottom, rows - 1), right: Math.min(area.right, columns - 1) }),
    );
}

/** The areas of what a person has changed; those that are as they were sent stay whole. */
export function hostAreas(ranges: readonly IRange[], before: readonly Area[], size: GridSize): Area[] {
  const now = areasOfRanges(ranges);
  const sent = areasOfRanges(gridRanges(before, size));
  return JSON.stringify(now) === JSON.stringify(sent) ? [...before] : now;
}

export function sizeOf(worksheet: Worksheet): GridSize {
  return { rows: worksheet.getRowCount(), columns: worksheet.getColumnCount() };
}

/** Null for what is drawn otherwise, or not at all. */
export function gridForm(host: HostRule, details: Pick<RuleDetails, "get">, size: GridSize): GridForm | null {
  const rule = isDrawnHere(host, details) ? null : ruleOf(host, details);
  if (rule === null) return null;
  const drawn = rule.type === "highlightCell" ? { ...rule, style: styleOfFormats(host.format) } : rule;
  return { cfId: host.id, ranges: gridRanges(host.areas, size), stopIfTrue: host.stopIfTrue, rule: drawn };
}

function ruleOf(host: HostRule, details: Pick<RuleDetails, "get">): GridRule | null {
  const detail = details.get(host.id);
  if (detail?.kind === "person") return currentRule(detail, host);
  if (detail?.kind === "file" && host.type !== "Custom") return gridRuleOf(host, detail);
  if (host.type !== "Custom" || host.formula === "") return null;
  return { type: "highlightCell", subType: "formula", value: host.formula };
}

/** The resource by which Univer opens a workbook with rules. */
export function rulesResource(
  sheets: readonly SheetModel[],
  details: RuleDetails,
): { name: string; data: string } {
  const bySheet = sheets.map((sheet) => [
    sheet.state.id,
    sheet.state.conditionalFormats.flatMap((rule) => gridForm(rule, details, extent(sheet)) ?? []),
  ]);
  return { name: "SHEET_CONDITIONAL_FORMATTING_PLUGIN", data: JSON.stringify(Object.fromEntries(bySheet)) };
}

/** Whole rows and columns come without numbers for the other edges. */
export function areasOfRanges(ranges: readonly IRange[]): Area[] {
  return ranges.map((range) => {
    const { top, left, bottom, right } = areaOf(range);
    const or = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise);
    return { top: or(top, 0), left: or(left, 0), bottom: or(bottom, 1_048_575), right: or(right, 16_383) };
  });
}

/** Univer's rule, read; null where it is of no kind that is known here. */
export function readGridRule(given: unknown): GridRule | null {
  const value = anyObject(given);
  const config = value["config"];
  switch (value["type"]) {
    case "highlightCell":
      return highlight(value);
    case "colorScale":
      return {
        type: "colorScale",
        config: list(config).map((one, index) => ({
          index: numberOr(one["index"], index),
          color: textAt(one, "color") ?? "#FFFFFF",
          value: point(one["value"]),
        })),
      };
    case "dataBar": {
      const bar = anyObject(config);
      return {
        type: "dataBar",
        isShowValue: value["isShowValue"] !== false,
        config: {
          min: point(bar["min"]),
          max: point(bar["max"]),
          isGradient: bar["isGradient"] === true,
          positiveColor: textAt(bar, "positiveColor") ?? "#FFBE38",
          nativeColor: textAt(bar, "nativeColor") ?? "#ABD91A",
        },
      };
    }
    case "iconSet":
      return {
        type: "iconSet",
        isShowValue: value["isShowValue"] !== false,
        config: list(config).map((one) => ({
          operator: oneOf(numberOperators, one["operator"]) ?? "greaterThanOrEqual",
          value: point(one["value"]),
          iconType: textAt(one, "iconType") ?? "",
          iconId: textAt(one, "iconId") ?? "",
        })),
      };
    default:
      return null;
  }
}

function highlight(rule: Readonly<Record<string, unknown>>): GridRule | null {
  const type = "highlightCell";
  const { subType, value } = rule;
  const operator = rule["operator"];
  switch (subType) {
    case "number": {
      const known = oneOf(numberOperators, operator);
      if (known === null) return null;
      const [low, high] = Array.isArray(value) ? value.map(Number) : [];
      const bounds = low === undefined || high === undefined ? numberOr(value, 0) : ([low, high] as const);
      return { type, subType, operator: known, value: bounds };
    }
    case "text": {
      const known = oneOf(textOperators, operator);
      return known === null
        ? null
        : { type, subType, operator: known, value: typeof value === "string" ? value : "" };
    }
    case "timePeriod": {
      const known = oneOf(periods, operator);
      return known === null ? null : { type, subType, operator: known };
    }
    case "average": {
      const known = oneOf(numberOperators, operator);
      return known === null ? null : { type, subType, operator: known };
    }
    case "rank":
      return {
        type,
        subType,
        isBottom: rule["isBottom"] === true,
        isPercent: rule["isPercent"] === true,
        value: numberOr(value, 10),
      };
    case "duplicateValues":
    case "uniqueValues":
      return { type, subType };
    case "formula":
      return typeof value === "string" ? { type, subType, value } : null;
    default:
      return null;
  }
}

function point(given: unknown): Point {
  const { type, value } = anyObject(given);
  const known = oneOf(pointTypes, type) ?? "num";
  return typeof value === "number" || typeof value === "string" ? { type: known, value } : { type: known };
}

function list(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(anyObject) : [];
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | null {
  return words.find((word) => word === value) ?? null;
}

function numberOr(value: unknown, otherwise: number): number {
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : NaN;
  return Number.isNaN(number) ? otherwise : number;
}

/** The look of a rule that a person made. */
export function styleIn(rule: unknown): IStyleData {
  return { ...anyObject(anyObject(rule)["style"]) };
}
