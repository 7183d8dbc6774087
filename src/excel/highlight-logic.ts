/** One conditional format per action over a register's rows, each testing the action cell of its own row. */
import { actionLooks, type ActionLook } from "../core/palette";
import { type Area, columnLetters } from "../core/sheet";

export interface ActionRule {
  readonly look: ActionLook;
  readonly formula: string;
}

/** The rules, in the order in which Excel should show them. Only same-row references: sorting does not break them. */
export function actionRules(firstRow: number, actionColumn: number): readonly ActionRule[] {
  const cell = `$${columnLetters(actionColumn)}${firstRow + 1}`;
  return actionLooks.map((look) => ({ look, formula: `=${cell}="${look.word}"` }));
}

/** The word that one of our rules tests and the column it looks at; null for every rule of somebody else. */
export function parseActionRule(formula: string): { readonly column: string; readonly word: string } | null {
  const match = /^=?\$([A-Z]{1,3})\$?\d+="([^"]*)"$/.exec(formula.trim());
  const word = actionLooks.find((look) => look.word === match?.[2])?.word;
  return match?.[1] === undefined || word === undefined ? null : { column: match[1], word };
}

export function lookOf(formula: string): ActionLook | null {
  const word = parseActionRule(formula)?.word;
  return actionLooks.find((look) => look.word === word) ?? null;
}

/** The cells that are coloured: the register's rows, with the own columns where they stand right beside it. */
export function highlightedArea(rows: Area, ownColumns: Iterable<number>): Area {
  let { right } = rows;
  for (const column of [...ownColumns].sort((a, b) => a - b)) if (column === right + 1) right = column;
  return { ...rows, right };
}
