/** Answers of ESTATE.CHECK beside a register, or on a sheet of their own: like the result columns they are never input. */
import { checkHeadings } from "../check-headings";
import type { Area, Sheet } from "../sheet";

/** Rows that are looked at for the headings: the formula stands beside the register's first lines. */
const rowsLookedAt = 60;

/** The columns of an area without those that spilled answers fill. */
export function withoutSpilled(sheet: Sheet, area: Area): number[] {
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, at) => area.left + at);
  const spilled = new Set<number>();
  const [first] = checkHeadings;
  for (let row = area.top; row <= Math.min(area.bottom, area.top + rowsLookedAt); row++)
    for (const column of columns) {
      if (sheet.value(row, column) !== first) continue;
      const isSpilled = checkHeadings.every((heading, at) => sheet.value(row, column + at) === heading);
      if (isSpilled) checkHeadings.forEach((_, at) => spilled.add(column + at));
    }
  return spilled.size === 0 ? columns : columns.filter((column) => !spilled.has(column));
}
