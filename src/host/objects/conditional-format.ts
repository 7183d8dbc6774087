/** Conditional formats. Custom rules in full; the user's own rules of other types are listed and kept. */
import { invalidArgument, itemNotFound } from "../error";
import { readFormula } from "../cell-input";
import type { ConditionalFormatState } from "../model/state";
import { flag, oneOf, text, whole } from "./arguments";
import { type RangeTarget, type SheetTarget, versionOf } from "./context";
import { defineType, type HostObject, type Members, nullObject } from "./define";
import { readColour } from "./colour";
import { areaOf } from "./place";
import type { FormatValue } from "../model";

interface RuleTarget extends SheetTarget {
  readonly rule: ConditionalFormatState;
}

const types = [
  "Custom",
  "DataBar",
  "ColorScale",
  "IconSet",
  "TopBottom",
  "PresetCriteria",
  "ContainsText",
  "CellValue",
] as const;

function formatScalar(
  name: string,
  kind: "colour" | "flag" | "text",
): NonNullable<Members<RuleTarget>["scalars"]>[string] {
  return {
    get: ({ rule }) => rule.format.get(name) ?? null,
    set: (target, value) => {
      target.sheet.requireAllowed("allowFormatCells");
      const read: FormatValue =
        kind === "colour" ? readColour(value) : kind === "flag" ? flag(value) : text(value);
      target.rule.format.set(name, read);
    },
  };
}

const fill = defineType<RuleTarget>("ConditionalRangeFill", () => ({
  version: versionOf,
  scalars: { Color: formatScalar("fill.color", "colour") },
  methods: {
    Clear: {
      call: ({ rule }) => {
        rule.format.delete("fill.color");
        return undefined;
      },
    },
  },
}));

const font = defineType<RuleTarget>("ConditionalRangeFont", () => ({
  version: versionOf,
  scalars: {
    Color: formatScalar("font.color", "colour"),
    Bold: formatScalar("font.bold", "flag"),
    Italic: formatScalar("font.italic", "flag"),
    Strikethrough: formatScalar("font.strikethrough", "flag"),
    Underline: formatScalar("font.underline", "text"),
  },
}));

const format = defineType<RuleTarget>("ConditionalRangeFormat", () => ({
  version: versionOf,
  navigation: { Fill: { get: fill }, Font: { get: font } },
}));

const formulaRule = defineType<RuleTarget>("ConditionalFormatRule", () => ({
  version: versionOf,
  scalars: {
    Formula: {
      get: ({ rule }) => rule.formula,
      set: ({ rule }, value) => {
        rule.formula = readFormula(text(value));
      },
    },
  },
}));

const custom = defineType<RuleTarget>("CustomConditionalFormat", () => ({
  version: versionOf,
  navigation: { Rule: { get: formulaRule }, Format: { get: format } },
}));

const conditionalFormat = defineType<RuleTarget>("ConditionalFormat", () => ({
  version: versionOf,
  id: ({ rule }) => rule.id,
  scalars: {
    Id: { get: ({ rule }) => rule.id },
    Type: { get: ({ rule }) => rule.type },
    Priority: {
      get: ({ sheet, rule }) => sheet.state.conditionalFormats.indexOf(rule),
      set: ({ sheet, rule }, value) => {
        sheet.requireAllowed("allowFormatCells");
        const others = sheet.state.conditionalFormats.filter((other) => other !== rule);
        others.splice(whole(value), 0, rule);
        sheet.state.conditionalFormats = others;
      },
    },
    StopIfTrue: {
      get: ({ rule }) => (isScale(rule) ? null : rule.stopIfTrue),
      set: ({ sheet, rule }, value) => {
        sheet.requireAllowed("allowFormatCells");
        rule.stopIfTrue = flag(value);
      },
    },
  },
  navigation: {
    Custom: {
      get: (target) => {
        if (target.rule.type !== "Custom") throw invalidArgument("the rule is not a custom one");
        return custom(target);
      },
    },
    CustomOrNullObject: {
      get: (target) =>
        target.rule.type === "Custom" ? custom(target) : nullObject("CustomConditionalFormat"),
    },
  },
  methods: {
    Delete: {
      call: (target) => {
        target.sheet.requireAllowed("allowFormatCells");
        remove(target, [target.rule]);
        return undefined;
      },
    },
    GetRange: {
      call: (target) => {
        const found = onlyArea(target);
        if (found === null) throw invalidArgument("the rule covers several ranges");
        return found;
      },
    },
    GetRangeOrNullObject: { call: (target) => onlyArea(target) ?? nullObject("Range") },
    GetRanges: {
      since: "1.9",
      call: (target) => target.context.objects.rangeAreas(target, target.rule.areas),
    },
  },
}));

function onlyArea(target: RuleTarget): HostObject | null {
  const [area, second] = target.rule.areas;
  return area === undefined || second !== undefined ? null : target.context.objects.range(target, area);
}

function isScale({ type }: ConditionalFormatState): boolean {
  return type === "DataBar" || type === "ColorScale" || type === "IconSet";
}

function remove({ sheet, context }: SheetTarget, rules: readonly ConditionalFormatState[]): void {
  sheet.state.conditionalFormats = sheet.state.conditionalFormats.filter((rule) => !rules.includes(rule));
  for (const rule of rules) for (const area of rule.areas) context.workbook.log(sheet, area, "rule");
}

export const conditionalFormatCollection = defineType<RangeTarget>("ConditionalFormatCollection", () => ({
  version: versionOf,
  items: (target) => rulesOf(target).map((rule) => conditionalFormat({ ...target, rule })),
  item: (target, key) => {
    const rule = rulesOf(target).find(({ id }) => id === key);
    if (rule === undefined) throw itemNotFound("conditional format");
    return conditionalFormat({ ...target, rule });
  },
  methods: {
    Add: {
      call: (target, type) => {
        const { sheet, context } = target;
        sheet.requireAllowed("allowFormatCells");
        const area = areaOf(target);
        const rule: ConditionalFormatState = {
          id: context.workbook.newId(),
          type: oneOf(type, types),
          areas: [area],
          stopIfTrue: false,
          formula: "",
          format: new Map(),
        };
        sheet.state.conditionalFormats.unshift(rule);
        context.workbook.log(sheet, area, "rule");
        return conditionalFormat({ ...target, rule });
      },
    },
    ClearAll: {
      call: (target) => {
        target.sheet.requireAllowed("allowFormatCells");
        remove(target, rulesOf(target));
        return undefined;
      },
    },
    GetCount: { call: (target) => rulesOf(target).length },
    GetItemAt: {
      call: (target, index) => {
        const rule = rulesOf(target)[whole(index)];
        if (rule === undefined) throw itemNotFound("conditional format");
        return conditionalFormat({ ...target, rule });
      },
    },
    GetItemOrNullObject: {
      since: "1.14",
      call: (target, id) => {
        const rule = rulesOf(target).find((other) => other.id === id);
        return rule === undefined ? nullObject("ConditionalFormat") : conditionalFormat({ ...target, rule });
      },
    },
  },
}));

function rulesOf(target: RangeTarget): ConditionalFormatState[] {
  return target.sheet.conditionalFormatsIn(areaOf(target));
}
