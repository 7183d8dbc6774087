/** The whole header of a table: the row that was found, the one above or below that belongs to it, and each column's text. */
import type { Area, Sheet } from "../sheet";
import { textAt } from "./cells";
import { filledColumns } from "./filled";
import { headerEvidence, holdsWordsOnly } from "./header-rows";
import type { Lexicon } from "./lexicon";

/** The rows that head a table, and the header of each column by column number. */
export interface Header {
  readonly rows: readonly number[];
  /** As written, header rows joined by a space. */
  readonly texts: ReadonlyMap<number, string>;
}

/** Completes a header row to a header: a second row above or below it, and the text of each column. */
export function completeHeader(
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  row: number,
  lexicon: Lexicon,
): Header {
  if (row > area.top && isUpperRow(sheet, columns, row - 1, row, lexicon))
    return joined(sheet, columns, row - 1, row, lexicon);
  if (row < area.bottom && isLowerRow(sheet, columns, row, row + 1, lexicon))
    return joined(sheet, columns, row, row + 1, lexicon);
  return {
    rows: [row],
    texts: new Map(columns.map((column) => [column, textAt(sheet, row, column).trim()])),
  };
}

/** A header that a person has pointed at. */
export function headerAt(
  sheet: Sheet,
  columns: readonly number[],
  rows: readonly number[],
  lexicon: Lexicon,
): Header {
  const [upper, lower] = rows;
  if (upper === undefined) return { rows: [], texts: new Map() };
  if (lower !== undefined) return joined(sheet, columns, upper, lower, lexicon);
  return {
    rows: [upper],
    texts: new Map(columns.map((column) => [column, textAt(sheet, upper, column).trim()])),
  };
}

function isMergedAcross(sheet: Sheet, row: number, column: number): Area | undefined {
  return sheet.merged?.find(
    ({ top, bottom, left, right }) => top <= row && row <= bottom && left === column && right > left,
  );
}

/** Pairs of texts that mean more together than apart: "Serial" over "Number". */
function extendsMeaning(upper: string, lower: string, lexicon: Lexicon): boolean {
  if (upper === "" || lower === "") return false;
  const both = lexicon.headers.read(`${upper} ${lower}`);
  const best = Math.max(lexicon.headers.read(upper).score, lexicon.headers.read(lower).score);
  return both.sure && both.score >= best + 10;
}

/** The columns in which two rows mean more together than apart. */
function extendedColumns(
  sheet: Sheet,
  upper: number,
  lower: number,
  columns: readonly number[],
  lexicon: Lexicon,
): number[] {
  return columns.filter((column) =>
    extendsMeaning(textAt(sheet, upper, column), textAt(sheet, lower, column), lexicon),
  );
}

/** Whether the row above a header row belongs to it: group headings, or the first half of its texts. */
function isUpperRow(
  sheet: Sheet,
  columns: readonly number[],
  upper: number,
  lower: number,
  lexicon: Lexicon,
): boolean {
  const above = filledColumns(sheet, upper, columns);
  const below = filledColumns(sheet, lower, columns);
  const [first] = above;
  if (first === undefined || !holdsWordsOnly(sheet, upper, above)) return false;
  const merges = above.filter((column) => {
    const merge = isMergedAcross(sheet, upper, column);
    return merge !== undefined && (above.length > 1 || merge.right - merge.left + 1 < below.length);
  });
  const extended = extendedColumns(sheet, upper, lower, above, lexicon);
  if (above.length === 1) {
    if (extended.length === 1 && first !== below[0]) return true;
    return (
      merges.length === 1 && (first !== below[0] || lexicon.headers.read(textAt(sheet, upper, first)).sure)
    );
  }
  const complements = above.filter(
    (column) =>
      !below.includes(column) && lexicon.headers.read(textAt(sheet, upper, column)).weight !== "none",
  );
  const enough = Math.max(2, above.length / 2);
  if (complements.length > 0 && complements.length + extended.length + merges.length >= enough) return true;
  if (extended.length >= enough || merges.length >= above.length / 2) return true;
  const known = above.filter((column) => lexicon.headers.read(textAt(sheet, upper, column)).sure);
  return above.length < below.length && known.length === above.length && headsGroups(above, below);
}

/** Unmerged group headings: each stands over the first of at least two columns (the last may have one). */
function headsGroups(above: readonly number[], below: readonly number[]): boolean {
  return above.every((column, index) => {
    const next = above[index + 1];
    return below.includes(column) && (next === undefined || next - column >= 2);
  });
}

/** Whether the row below a header row belongs to it. */
function isLowerRow(
  sheet: Sheet,
  columns: readonly number[],
  upper: number,
  lower: number,
  lexicon: Lexicon,
): boolean {
  const above = filledColumns(sheet, upper, columns);
  const below = filledColumns(sheet, lower, columns);
  if (below.length < 2 || !holdsWordsOnly(sheet, lower, below)) return false;
  const extended = extendedColumns(sheet, upper, lower, below, lexicon);
  if (extended.length >= Math.max(2, below.length * 0.5)) return true;
  const evidence = headerEvidence(sheet, lower, columns, lexicon);
  if (!evidence.acceptable || evidence.recognised < below.length * 0.6) return false;
  const fillsGaps = below.some((column) => !above.includes(column));
  const same = below.filter((column) => textAt(sheet, upper, column) === textAt(sheet, lower, column));
  return fillsGaps && same.length === 0;
}

/** Whether the upper texts are the first halves of the texts right below them, rather than headings of groups. */
function isMostlyContinued(
  sheet: Sheet,
  columns: readonly number[],
  upper: number,
  lower: number,
  lexicon: Lexicon,
): boolean {
  const above = filledColumns(sheet, upper, columns);
  const continued = extendedColumns(sheet, upper, lower, above, lexicon);
  return continued.length >= above.length / 2;
}

/** The header of two rows. A heading of the upper row reaches over its merged cells, or to the next heading. */
function joined(
  sheet: Sheet,
  columns: readonly number[],
  upper: number,
  lower: number,
  lexicon: Lexicon,
): Header {
  const texts = new Map<number, string>();
  let group = "";
  let reach = -1;
  const merges = (sheet.merged ?? []).some(({ top }) => top === upper);
  const spreads = merges || !isMostlyContinued(sheet, columns, upper, lower, lexicon);
  for (const column of columns) {
    const above = textAt(sheet, upper, column).trim();
    const below = textAt(sheet, lower, column).trim();
    if (above !== "") {
      group = above;
      const merge = isMergedAcross(sheet, upper, column);
      reach = merge?.right ?? (merges || !spreads ? column : Infinity);
    } else if (column > reach) group = "";
    // A heading without a word of its own below stands for its own column only.
    if (below === "") texts.set(column, above);
    else if (group === "" || group === below || standsAlone(below, above, merges, lexicon))
      texts.set(column, below);
    else texts.set(column, `${group} ${below}`);
  }
  return { rows: [upper, lower], texts };
}

/** Under a heading that merely spreads over from the left, a text that says something by itself keeps to itself. */
function standsAlone(below: string, above: string, merges: boolean, lexicon: Lexicon): boolean {
  const match = lexicon.headers.read(below);
  if (above !== "") return false;
  return merges ? match.weight === "strong" : match.weight === "strong" || match.weight === "plain";
}
