/**
 * `Range.dataValidation`: the rule is kept as it was given, unless Excel would refuse it; what people type is the
 * grid's business.
 */
import { type Area, contains, intersection } from "../address";
import { invalidArgument } from "../error";
import type { SheetModel } from "../model";
import type { Json } from "../protocol";
import { record } from "./arguments";
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
        requireRule(rule);
        change(target, { rule });
      },
    },
    Type: { get: (target) => ruleType(of(target)?.rule) },
    Prompt: {
      get: (target) => of(target)?.prompt ?? {},
      set: (target, prompt) => {
        requireMessage(prompt);
        change(target, { prompt });
      },
    },
    ErrorAlert: {
      get: (target) => of(target)?.errorAlert ?? {},
      set: (target, errorAlert) => {
        requireMessage(errorAlert);
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
        clearValidations(target.sheet, areaOf(target));
        return undefined;
      },
    },
  },
}));

/** Takes away the rules of these cells. */
export function clearValidations({ state }: SheetModel, area: Area): void {
  state.validations = state.validations.filter((rule) => intersection(rule.area, area) === null);
}

/** What a list, a prompt's title and its message may hold. */
const limits = { list: 255, title: 32, message: 255 } as const;

function requireRule(rule: Json): void {
  const kinds = Object.entries(record(rule));
  if (kinds.length !== 1) throw invalidArgument("one kind of rule expected");
  for (const [kind, content] of kinds) {
    if (!(kind in ruleTypes)) throw invalidArgument(`no rule of the kind ${kind}`);
    if (kind === "list") requireList(record(content)["source"]);
    if (kind === "date" && record(content)["formula1"] === undefined)
      throw invalidArgument("a date expected");
  }
}

function requireList(source: Json): void {
  if (typeof source !== "string" || source === "") throw invalidArgument("a list of choices expected");
  const isReference = source.startsWith("=");
  if (!isReference && source.length > limits.list) {
    throw invalidArgument("more than 255 characters in a list of choices");
  }
}

function requireMessage(given: Json): void {
  const { title, message } = record(given);
  if (typeof title === "string" && title.length > limits.title)
    throw invalidArgument("prompt title too long");
  if (typeof message === "string" && message.length > limits.message)
    throw invalidArgument("prompt too long");
}

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
