/** Drop-downs and input checks in the plain words that the file and the grid share, from and to those of office.js. */
import type { Area, Json, ValidationState } from "../../host";

export interface PlainValidation {
  /** `none` where there is only a prompt. */
  readonly type: "list" | "whole" | "decimal" | "date" | "time" | "textLength" | "custom" | "none";
  readonly operator: keyof typeof operators | undefined;
  /** Words of a list, a number, or a formula with its `=`. */
  readonly formula1: string | undefined;
  readonly formula2: string | undefined;
  readonly allowBlank: boolean;
  /** Whether a list has its arrow. */
  readonly hasArrow: boolean;
  readonly showPrompt: boolean;
  readonly promptTitle: string;
  readonly prompt: string;
  readonly showError: boolean;
  readonly errorStyle: keyof typeof alerts;
  readonly errorTitle: string;
  readonly error: string;
}

const kinds = {
  list: "list",
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
} as const;
const operators = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
} as const;
const alerts = { stop: "Stop", warning: "Warning", information: "Information" } as const;

export type HostValidation = Omit<ValidationState, "area">;

/** Null where the host's rule checks nothing and says nothing. */
export function plainValidation({
  rule,
  prompt,
  errorAlert,
  ignoreBlanks,
}: HostValidation): PlainValidation | null {
  const [kind = "", content] = Object.entries(record(rule))[0] ?? [];
  const given = record(content);
  const message = record(prompt);
  const alert = record(errorAlert);
  const type = keyOf(kinds, kind) ?? "none";
  const [formula1, formula2] = formulasOf(type, given);
  const text = (value: Json): string => (typeof value === "string" ? value : "");
  const hasPrompt = text(message["title"]) !== "" || text(message["message"]) !== "";
  if (formula1 === undefined && !hasPrompt) return null;
  return {
    type: formula1 === undefined ? "none" : type,
    operator:
      type === "list" || type === "custom" ? undefined : (keyOf(operators, given["operator"]) ?? "between"),
    formula1,
    formula2,
    allowBlank: ignoreBlanks,
    hasArrow: given["inCellDropDown"] !== false,
    showPrompt: hasPrompt && message["showPrompt"] !== false,
    promptTitle: text(message["title"]),
    prompt: text(message["message"]),
    // Where nothing is said Excel refuses what does not fit.
    showError: alert["showAlert"] !== false,
    errorStyle: keyOf(alerts, alert["style"]) ?? "stop",
    errorTitle: text(alert["title"]),
    error: text(alert["message"]),
  };
}

function formulasOf(
  type: PlainValidation["type"],
  rule: Readonly<Record<string, Json>>,
): (string | undefined)[] {
  if (type === "list") return [typeof rule["source"] === "string" ? rule["source"] : undefined];
  if (type === "custom") return [boundText(rule["formula"], type)];
  return [boundText(rule["formula1"], type), boundText(rule["formula2"], type)];
}

/** Office.js takes dates as text, too; files hold the numbers of days, with a day too many in early 1900. */
function boundText(bound: Json, type: string): string | undefined {
  if (typeof bound === "number") return String(bound);
  if (typeof bound !== "string" || bound === "") return undefined;
  if (type !== "date" || !/^\d{4}-\d\d-\d\d$/.test(bound)) return bound;
  const day = Date.parse(bound) / 86_400_000 + 25_569;
  return String(day < 61 ? day - 1 : day);
}

export function hostValidation(plain: PlainValidation): HostValidation {
  const { promptTitle, prompt, showPrompt, showError, errorStyle, errorTitle, error, allowBlank } = plain;
  return {
    rule: ruleOf(plain),
    prompt: promptTitle === "" && prompt === "" ? {} : { showPrompt, title: promptTitle, message: prompt },
    errorAlert: { showAlert: showError, style: alerts[errorStyle], title: errorTitle, message: error },
    ignoreBlanks: allowBlank,
  };
}

function ruleOf({ type, formula1, formula2, operator, hasArrow }: PlainValidation): Json {
  if (type === "none" || formula1 === undefined) return {};
  if (type === "list") return { list: { inCellDropDown: hasArrow, source: formula1 } };
  if (type === "custom") return { custom: { formula: formula1 } };
  return {
    [kinds[type]]: {
      formula1: bound(formula1),
      ...(formula2 === undefined ? {} : { formula2: bound(formula2) }),
      operator: operators[operator ?? "between"],
    },
  };
}

function bound(text: string): Json {
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
}

export interface ValidationGroup {
  readonly key: string;
  readonly areas: Area[];
  readonly plain: PlainValidation;
}

/** Alike ones of several areas are one. */
export function validationGroups(validations: readonly ValidationState[]): ValidationGroup[] {
  const groups = new Map<string, ValidationGroup>();
  for (const { area, ...validation } of validations) {
    const plain = plainValidation(validation);
    if (plain === null) continue;
    const key = JSON.stringify(plain);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, areas: [area], plain });
    else group.areas.push(area);
  }
  return [...groups.values()];
}

export function validationType(word: unknown): PlainValidation["type"] | undefined {
  return word === "none" || word === "any" ? "none" : [...keysOf(kinds)].find((kind) => kind === word);
}

export function validationOperator(word: unknown): PlainValidation["operator"] {
  return keysOf(operators).find((operator) => operator === word);
}

export function alertStyle(word: unknown): PlainValidation["errorStyle"] {
  return keysOf(alerts).find((style) => style === word) ?? "stop";
}

function record(value: Json): Readonly<Record<string, Json>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

function keysOf<T extends object>(table: T): (keyof T)[] {
  const found: (keyof T)[] = [];
  for (const key in table) found.push(key);
  return found;
}

function keyOf<T extends Readonly<Record<string, string>>>(table: T, value: Json): keyof T | undefined {
  return keysOf(table).find((key) => table[key] === value);
}
