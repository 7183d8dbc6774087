/** Filters of a sheet or a table: which rows they leave, column by column. */
import type { Area } from "../address";
import { cellText } from "../cell-text";
import type { SheetModel } from "./sheet";
import type { Criteria, FilterCriterion } from "./state";

export interface Comparison {
  readonly operator: "=" | "<>" | ">" | ">=" | "<" | "<=";
  readonly operand: string;
}

export function comparison(criterion: string): Comparison {
  const [, operator = "=", operand = ""] = /^(=|<>|>=|<=|>|<)?(.*)$/s.exec(criterion) ?? [];
  return { operator: isOperator(operator) ? operator : "=", operand };
}

function isOperator(text: string): text is Comparison["operator"] {
  return ["=", "<>", ">", ">=", "<", "<="].includes(text);
}

/** Hides the rows below the header that do not meet every criterion, and shows the others. */
export function applyCriteria(sheet: SheetModel, area: Area, criteria: Criteria): void {
  const gone: number[] = [];
  const before = sheet.state.filteredRows;
  for (let row = area.top + 1; row <= area.bottom; row += 1) {
    const stays = [...criteria].every(([column, criterion]) =>
      // What is not understood leaves the rows that it left.
      criterion.filterOn === "Kept" ? !before.has(row) : leaves(sheet, row, area.left + column, criterion),
    );
    if (!stays) gone.push(row);
  }
  hideFiltered(sheet, area, gone);
}

/** These rows of the area are the ones that its filter hides; Excel shows all others of it. */
export function hideFiltered({ state }: SheetModel, area: Area, rows: Iterable<number>): void {
  for (let row = area.top + 1; row <= area.bottom; row += 1) {
    state.hiddenRows.delete(row);
    state.filteredRows.delete(row);
  }
  for (const row of rows) {
    state.hiddenRows.add(row);
    state.filteredRows.add(row);
  }
}

function leaves(
  sheet: SheetModel,
  row: number,
  column: number,
  criterion: Exclude<FilterCriterion, { filterOn: "Kept" }>,
): boolean {
  const value = sheet.value(row, column);
  const shown = cellText(value, sheet.cells.numberFormat(row, column));
  if (criterion.filterOn === "Values") return criterion.values.includes(shown);
  const meets = (text: string | undefined): boolean =>
    text !== undefined && compares(comparison(text), shown, value);
  const [first, second] = [meets(criterion.criterion1), meets(criterion.criterion2)];
  if (criterion.criterion2 === undefined) return first;
  return criterion.operator === "Or" ? first || second : first && second;
}

function compares({ operator, operand }: Comparison, shown: string, value: unknown): boolean {
  if (operator === "=" || operator === "<>") {
    const same = pattern(operand).test(shown) || (operand !== "" && Number(operand) === value);
    return same === (operator === "=");
  }
  const number = Number(operand);
  if (typeof value !== "number" || operand === "" || Number.isNaN(number)) return false;
  if (operator === ">") return value > number;
  if (operator === ">=") return value >= number;
  return operator === "<" ? value < number : value <= number;
}

/** `*` is any text, `?` one character, `~` takes them as they are. */
function pattern(operand: string): RegExp {
  const source = operand.replace(/~[*?~]|[\\^$.*+?()[\]{}|]/g, (found) => {
    if (found === "*") return ".*";
    if (found === "?") return ".";
    return `\\${found.at(-1) ?? ""}`;
  });
  return new RegExp(`^${source}$`, "is");
}
