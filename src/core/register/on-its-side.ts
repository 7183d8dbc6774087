/** Tables with an asset to a column: their headings run down the first column. */
import type { ColumnRole } from "../asset";
import type { Area, Sheet } from "../sheet";
import { textAt } from "./cells";
import type { Lexicon } from "./lexicon";

const mostHeadings = 40;
const rowsLooked = 200;
const naming: ReadonlySet<ColumnRole> = new Set(["make", "model", "serial", "mac"]);

/**
 * Whether the first column of an area reads like a heading row: most of its texts are known headings, four or more of
 * different kinds, two of which say who made things.
 */
export function isOnItsSide(sheet: Sheet, area: Area, columns: readonly number[], lexicon: Lexicon): boolean {
  const [first] = columns;
  if (first === undefined || columns.length < 2) return false;
  const roles = new Set<ColumnRole>();
  let [filled, known] = [0, 0];
  for (let row = area.top; row <= Math.min(area.bottom, area.top + rowsLooked); row++) {
    const text = textAt(sheet, row, first).trim();
    if (text === "") continue;
    if (++filled > mostHeadings) return false;
    const match = lexicon.headers.read(text);
    if (match.role === "other" || (match.weight !== "strong" && match.weight !== "plain")) continue;
    known++;
    roles.add(match.role);
  }
  const names = [...roles].filter((role) => naming.has(role)).length;
  return roles.size >= 4 && names >= 2 && known >= filled * 0.6;
}
