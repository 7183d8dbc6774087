/** `Range.dataValidation`: the rule is kept as it was given; what people type is the grid's business. */
import { type Area, contains, intersection } from "../address";
import type { Json } from "../protocol";
import type { ValidationState } from "../model/state";
import { type RangeTarget, versionOf } from "./context";
import { defineType } from "./define";
import { areaOf } from "./place";

export const dataValidation = defineType<RangeTarget>("DataValidation", () => ({
  version: versionOf,
  scalars: {
    Rule: {
      get: (target) => of(target)?.rule ?? {},
      set: (target, rule) => {
        change(target, { rule });
      },
    },
    Type: { get: (target) => ruleType(of(target)?.rule) },
    Prompt: {
      get: (target) => of(target)?.prompt ?? {},
      set: (target, prompt) => {
        change(target, { prompt });
      },
    },
    ErrorAlert: {
      get: (target) => of(target)?.errorAlert ?? {},
      set: (target, errorAlert) => {
        change(target, { errorAlert });
      },
    },
    IgnoreBlanks: {
      get: (target) => of(target)?.ignoreBlanks ?? true,
      set: (target, value) => {
        change(target, { ignoreBlanks: value === true });
      },
    },
  },
  methods: {
    Clear: {
      call: (target) => {
        target.sheet.requireAllowed("allowFormatCells");
        const area = areaOf(target);
        const { state } = target.sheet;
        state.validations = state.validations.filter((rule) => intersection(rule.area, area) === null);
        return undefined;
      },
    },
  },
}));

function of(target: RangeTarget): ValidationState | undefined {
  const area = areaOf(target);
  return target.sheet.state.validations.find((rule) => contains(rule.area, area));
}

function change(target: RangeTarget, what: Partial<ValidationState>): void {
  const area: Area = areaOf(target);
  target.sheet.requireWritable(area);
  const { state } = target.sheet;
  const old = of(target) ?? { area, rule: {}, prompt: {}, errorAlert: {}, ignoreBlanks: true };
  state.validations = state.validations.filter((rule) => intersection(rule.area, area) === null);
  state.validations.push({ ...old, ...what, area });
}

const ruleTypes: Readonly<Record<string, string>> = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function ruleType(rule: Json): string {
  const [name] = typeof rule === "object" && rule !== null ? Object.keys(rule) : [];
  return name === undefined ? "None" : (ruleTypes[name] ?? "None");
}
