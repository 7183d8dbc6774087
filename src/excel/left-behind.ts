/** Whether sorting the register would leave the result columns where they are: they would say it of other rows. */
import type { Area } from "../core/sheet";
import type { CheckPlan } from "./plan";

const remedy = "leaves them behind, so mark again after each sort.";

/**
 * A sentence where sorting as people do it does not reach the results; none where it takes them along.
 * @param used the register's own columns that hold something
 * @param filter what the sheet's own filter covers; Excel sorts nothing else by its buttons
 */
export function leftBehind(
  { register, columns, tableArea }: Pick<CheckPlan, "register" | "columns" | "tableArea">,
  used: readonly number[],
  filter: Area | null,
): string[] {
  const { table, area, sheetName } = register;
  const at = columns.map(({ column }) => column);
  const beyond = (covered: Area): boolean => at.some((column) => column > covered.right);
  if (table !== null) {
    if (!beyond(tableArea ?? table.area)) return [];
    return [`The results stand beside the table ${table.name}, not in it: sorting the table ${remedy}`];
  }
  const held = new Set([...used, ...at]);
  let end = area.left;
  while (held.has(end + 1)) end += 1;
  if (at.some((column) => column > end))
    return [
      `Excel sorts up to the first blank column, and the results on "${sheetName}" stand beyond one: sorting the register ${remedy}`,
    ];
  const isFiltered = filter !== null && filter.top <= area.bottom && filter.bottom >= area.top;
  return isFiltered && beyond(filter)
    ? [
        `The filter of "${sheetName}" ends before the results: sorting by its buttons ${remedy} Or set the filter anew.`,
      ]
    : [];
}
