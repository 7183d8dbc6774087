/**
 * The user's own conditional formats, for Univer's engine of rules. Rules of the shape that the add-in writes are
 * drawn by `looks.ts` instead: at once, and for the cells in sight only.
 */
import type { ConditionalFormattingRule } from "exceljs";
import type { SheetModel, WorkbookModel } from "../../host";
import { isSameRowRule } from "../rule-look";
import { styleOfFormats } from "./cell-style";
import { rangeOf } from "./snapshot";

export type FileRules = ReadonlyMap<string, ConditionalFormattingRule>;
type HostRule = SheetModel["state"]["conditionalFormats"][number];

/** The resource by which Univer opens a workbook with rules. */
export function rulesResource(workbook: WorkbookModel, rules: FileRules): { name: string; data: string } {
  const bySheet = workbook.sheets.map(({ state }) => [
    state.id,
    state.conditionalFormats.flatMap((rule) => {
      const drawn = gridRule(rule, rules.get(rule.id));
      if (drawn === null) return [];
      return [{ cfId: rule.id, ranges: rule.areas.map(rangeOf), stopIfTrue: rule.stopIfTrue, rule: drawn }];
    }),
  ]);
  return { name: "SHEET_CONDITIONAL_FORMATTING_PLUGIN", data: JSON.stringify(Object.fromEntries(bySheet)) };
}

/** Null for what is drawn otherwise, or not at all. */
function gridRule(rule: HostRule, own: ConditionalFormattingRule | undefined): object | null {
  const highlight = (subType: string, more: object): object => ({
    type: "highlightCell",
    subType,
    style: styleOfFormats(rule.format),
    ...more,
  });
  if (rule.type === "Custom") {
    return isSameRowRule(rule.formula) || rule.formula === ""
      ? null
      : highlight("formula", { value: rule.formula });
  }
  if (own?.type === "cellIs") return cellRule(own.operator ?? "", own.formulae ?? [], highlight);
  if (own?.type === "containsText") {
    return highlight("text", { operator: "containsText", value: own.text ?? "" });
  }
  if (own?.type === "top10") {
    return highlight("rank", { isBottom: own.bottom, isPercent: own.percent, value: own.rank });
  }
  if (own?.type === "aboveAverage") {
    return highlight("average", { operator: own.aboveAverage ? "greaterThan" : "lessThan" });
  }
  return own?.type === "colorScale" ? colourScale(own) : null;
}

/** exceljs hands the bounds of a comparison on as it read them. */
function cellRule(
  operator: string,
  formulae: readonly unknown[],
  highlight: (subType: string, more: object) => object,
): object | null {
  const [first, second] = formulae.map(String);
  if (first === undefined) return null;
  const word = /^"(.*)"$/.exec(first)?.[1];
  if (word !== undefined) {
    return operator === "equal" || operator === "notEqual"
      ? highlight("text", { operator, value: word })
      : null;
  }
  const bounds = [Number(first), Number(second)];
  if (operator === "between" || operator === "notBetween") {
    return bounds.some(Number.isNaN) ? null : highlight("number", { operator, value: bounds });
  }
  return Number.isNaN(bounds[0]) ? null : highlight("number", { operator, value: bounds[0] });
}

function colourScale(rule: Extract<ConditionalFormattingRule, { type: "colorScale" }>): object | null {
  const points = (rule.cfvo ?? []).map(({ type, value }, index) => ({
    index,
    color: `#${(rule.color?.[index]?.argb ?? "FFFFFFFF").slice(2)}`,
    value: { type, ...(value === undefined ? {} : { value }) },
  }));
  return points.length < 2 ? null : { type: "colorScale", config: points };
}
