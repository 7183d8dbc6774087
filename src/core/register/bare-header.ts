/** Headings whose words say little ("Id, Part, Kind, Firm"), found by what stands under them. */
import type { Area, Sheet } from "../sheet";
import { columnContent, type ColumnContent } from "./content";
import { filledColumns, firstFilledRow } from "./filled";
import { holdsWordsOnly } from "./header-rows";
import type { Lexicon } from "./lexicon";
import { textAt } from "./cells";

/** Titles and notes above a table are passed over; headings stand close to the top. */
const rowsTried = 6;
const rowsBelow = 40;
const longestHeading = 30;

/** What cells of a column can have in common that its heading has not. */
const kinds = [
  "maker",
  "model",
  "mac",
  "ip",
  "date",
  "number",
  "code",
  "category",
  "siteType",
  "network",
  "status",
  "uniclass",
] as const satisfies readonly (keyof ColumnContent)[];

/**
 * The row of words that differ from everything below them: in at least two columns (one, where a word is a known
 * heading for what it stands over) the cells are of one kind and the word above is not, and in no column it is. Some
 * column has to say who made things, or any list of dates and names would be taken for a register. `null` when there
 * is no such row.
 */
export function findBareHeaderRow(
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  lexicon: Lexicon,
): number | null {
  let row = area.top - 1;
  for (let tried = 0; tried < rowsTried; tried++) {
    row = firstFilledRow(sheet, row + 1, area.bottom, columns);
    if (row < 0) return null;
    const filled = filledColumns(sheet, row, columns);
    if (filled.length >= 2 && isUnlikeBelow(sheet, row, area.bottom, filled, columns, lexicon)) return row;
  }
  return null;
}

function isUnlikeBelow(
  sheet: Sheet,
  row: number,
  bottom: number,
  filled: readonly number[],
  columns: readonly number[],
  lexicon: Lexicon,
): boolean {
  const words = filled.map((column) => textAt(sheet, row, column).trim());
  if (!holdsWordsOnly(sheet, row, filled) || words.some((word) => word.length > longestHeading)) return false;
  if (new Set(words.map((word) => word.toLowerCase())).size < words.length) return false;
  const below: number[] = [];
  for (let other = row + 1; other <= bottom && below.length < rowsBelow; other++)
    if (filledColumns(sheet, other, columns).length >= 2) below.push(other);
  // As many columns must be headed as are filled: a row with a few words in it is one of the assets.
  const used = columns.filter((column) => below.some((other) => textAt(sheet, other, column).trim() !== ""));
  if (below.length < 2 || used.length < 2 || filled.length < used.length * 0.75) return false;
  let [unlike, known] = [0, 0];
  let namesMakers = false;
  for (const column of filled) {
    const content = columnContent(sheet, column, below, lexicon);
    if (content.filled < 2) continue;
    if (below.some((other) => textAt(sheet, other, column) === textAt(sheet, row, column))) return false;
    const head = columnContent(sheet, column, [row], lexicon);
    const shared = kinds.filter((kind) => content[kind] >= 0.8);
    if (shared.some((kind) => head[kind] > 0)) return false;
    namesMakers ||= content.maker >= 0.3 || content.knownModel >= 0.4 || content.mac >= 0.6;
    if (shared.length === 0) continue;
    unlike++;
    const match = lexicon.headers.read(textAt(sheet, row, column));
    if (match.weight !== "none" && match.role !== "other") known++;
  }
  return namesMakers && (unlike >= 2 || known >= 1);
}
