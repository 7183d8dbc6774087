import { areaName, columnLetters } from "../../core/sheet";
import type { Area } from "../../core/sheet";
import { actionLooks } from "./palette";

/** A rule of a conditional format that compares an action cell with an action's word. */
export interface ActionRule {
  readonly word: string;
  readonly column: string;
  readonly format: number;
  readonly priority: number;
}

/** Reads a rule's formula; `undefined` for every rule that is not one of ours. */
export function parseActionFormula(formula: string): { column: string; word: string } | undefined {
  const match = /^\$([A-Z]{1,3})\$?\d+="([^"]*)"$/.exec(formula.trim());
  const word = actionLooks.find((look) => look.word === match?.[2])?.word;
  return word === undefined ? undefined : { column: match?.[1] ?? "", word };
}

/** One conditional format per action over an area, each testing the action cell of its own row. */
export function actionRules(
  area: Area,
  actionColumn: number,
  prefix: string,
  numbers: (lookIndex: number) => { readonly format: number; readonly priority: number },
): string {
  const p = prefix;
  const cell = `$${columnLetters(actionColumn)}${area.top + 1}`;
  const rules = actionLooks.map(({ word }, index) => {
    const { format, priority } = numbers(index);
    return `<${p}cfRule type="expression" dxfId="${format}" priority="${priority}"><${p}formula>${cell}="${word}"</${p}formula></${p}cfRule>`;
  });
  return `<${p}conditionalFormatting sqref="${areaName(area)}">${rules.join("")}</${p}conditionalFormatting>`;
}
