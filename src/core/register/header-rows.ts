/** Finding the row (or two rows) that head a table. */
import type { Area, Sheet } from "../sheet";
import { looksLikeDate } from "../text/date";
import { isBlank, looksLikeCode, looksLikeIp, looksLikeMac, textAt } from "./cells";
import type { HeaderMatch } from "./header-role";
import type { Lexicon } from "./lexicon";

/** How many rows from a region's first filled row are searched for a header. */
const rowsSearched = 60;

/** What speaks for a row being a header. */
export interface HeaderEvidence {
  readonly row: number;
  readonly score: number;
  readonly filled: number;
  /** Cells whose words were recognised, weak ones counted half. */
  readonly recognised: number;
  readonly acceptable: boolean;
}

/** The rows that head a table, and the header of each column by column number. */
export interface Header {
  readonly rows: readonly number[];
  /** As written, header rows joined by a space. */
  readonly texts: ReadonlyMap<number, string>;
}

/** The columns of a row that show something. */
export function filledColumns(sheet: Sheet, row: number, columns: readonly number[]): number[] {
  return columns.filter((column) => !isBlank(sheet.value(row, column)));
}

/** The first row at or after `from` that shows something; -1 when there is none before `bottom`. */
export function firstFilledRow(
  sheet: Sheet,
  from: number,
  bottom: number,
  columns: readonly number[],
): number {
  for (let row = from; row <= bottom; row++)
    for (const column of columns) if (!isBlank(sheet.value(row, column))) return row;
  return -1;
}

function cellScore(text: string, match: HeaderMatch): number {
  if (/:\s*$/.test(text)) return -1;
  if (match.weight === "strong") return match.role === "other" ? 1.5 : 3;
  if (match.weight === "plain") return match.sure ? 2 : 1;
  if (match.weight === "weak") return match.sure ? 0.7 : 0.2;
  return text.length > 50 ? -1 : 0;
}

function isDataLike(text: string): boolean {
  return looksLikeMac(text) || looksLikeIp(text) || looksLikeDate(text) || looksLikeCode(text);
}

/** A text that stands in the cells of registers at least as often as in their headers: "In use", "School", "LAN". */
function isUsualValue(text: string, lexicon: Lexicon): boolean {
  return (["siteType", "status", "network", "location", "category"] as const).some((list) =>
    lexicon.isOne(list, text),
  );
}

/** How many rows around a possible header are compared with it. */
const rowsCompared = 12;

/** Rows around that repeat a few of a row's texts in the same columns (a repeated header repeats nearly all) show that it holds values. */
function recurs(
  sheet: Sheet,
  row: number,
  top: number,
  bottom: number,
  columns: readonly number[],
  lexicon: Lexicon,
): boolean {
  const filled = filledColumns(sheet, row, columns);
  let [above, below] = [0, 0];
  for (
    let other = Math.max(top, row - rowsCompared);
    other <= Math.min(bottom, row + rowsCompared);
    other++
  ) {
    // The upper row of a header of two rows comes again with it.
    if (other === row || (row > 0 && other > row && isSameRow(sheet, other, row - 1, columns))) continue;
    const same = filled.filter((column) => sheet.value(other, column) === sheet.value(row, column)).length;
    if (same >= filled.length * 0.6) continue;
    // The next table's headings may share some with this one's.
    if (same >= 2 && headerEvidence(sheet, other, columns, lexicon).acceptable) continue;
    if (other < row) above += same;
    else below += same;
  }
  return below >= 2 || above >= rowsCompared / 2;
}

/** Rows of many cells below are headed in most of their columns; two words above them in passing are no header. */
function headsRowsBelow(sheet: Sheet, row: number, bottom: number, columns: readonly number[]): boolean {
  const fills = new Map<number, number>();
  let rows = 0;
  for (let below = row + 1; below <= Math.min(bottom, row + rowsCompared); below++) {
    const filled = filledColumns(sheet, below, columns);
    if (filled.length < 5) continue;
    rows++;
    for (const column of filled) fills.set(column, (fills.get(column) ?? 0) + 1);
  }
  const usual = [...fills].filter(([, count]) => count >= rows * 0.5).map(([column]) => column);
  if (rows < 2 || usual.length < 5) return true;
  const headed = usual.filter((column) => !isBlank(sheet.value(row, column))).length;
  return headed >= usual.length * 0.3;
}

function isSameRow(sheet: Sheet, row: number, other: number, columns: readonly number[]): boolean {
  let filled = 0;
  for (const column of columns) {
    const value = sheet.value(row, column);
    if (isBlank(value)) continue;
    if (value !== sheet.value(other, column)) return false;
    filled++;
  }
  return filled > 0;
}

/** A maker's name over cells that say yes, no or how many. */
function headsMakerFlags(sheet: Sheet, row: number, column: number, text: string, lexicon: Lexicon): boolean {
  let flags = 0;
  for (let below = row + 1; below <= row + 8; below++) {
    const value = sheet.value(below, column);
    if (isBlank(value)) continue;
    if (typeof value === "string" && lexicon.flag(value).is === "words") return false;
    flags++;
  }
  return flags > 0 && text.length <= 40 && lexicon.isMaker(text.trim());
}

/** How much a row looks like a header. */
export function headerEvidence(
  sheet: Sheet,
  row: number,
  columns: readonly number[],
  lexicon: Lexicon,
): HeaderEvidence {
  let [score, filled, recognised, telling, data, known] = [0, 0, 0, 0, 0, 0];
  const roles = new Set<string>();
  const texts = new Set<string>();
  for (const column of columns) {
    const value = sheet.value(row, column);
    if (isBlank(value)) continue;
    filled++;
    if (typeof value !== "string") {
      score -= 1.5;
      continue;
    }
    if (lexicon.isOwnColumn(value)) {
      recognised++;
      continue;
    }
    const match = lexicon.headers.read(value);
    const isKnown = match.weight !== "none";
    if (isKnown) known++;
    if (!isKnown && headsMakerFlags(sheet, row, column, value, lexicon)) {
      recognised++;
      telling++;
      roles.add("make");
      score += 2;
      continue;
    }
    if (isKnown && isUsualValue(value, lexicon)) {
      recognised += 0.5;
      roles.add(match.role);
      continue;
    }
    if (isKnown) {
      recognised += match.weight === "weak" || !match.sure ? 0.5 : 1;
      if (match.weight !== "weak") telling++;
      roles.add(match.role);
    }
    if (!isKnown && isDataLike(value)) data++;
    score +=
      isDataLike(value) && match.weight !== "strong" ? -1.5 : texts.has(value) ? 0 : cellScore(value, match);
    texts.add(value);
  }
  const decisive = [...roles].some((role) => role !== "other");
  const acceptable =
    decisive &&
    score >= 3 &&
    data <= filled * 0.2 &&
    recognised >= filled * 0.4 &&
    ((telling >= 2 && roles.size >= 2) ||
      (telling === 1 && roles.size >= 2 && filled >= 3 && known === filled) ||
      (filled === 1 && columns.length === 1 && telling === 1));
  return { row, score, filled, recognised, acceptable };
}

/** The earliest row that looks like a header, among those nearly as good as the best; `null` when there is none. */
export function findHeaderRow(
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  lexicon: Lexicon,
): number | null {
  const top = firstFilledRow(sheet, area.top, area.bottom, columns);
  if (top < 0) return null;
  const candidates: HeaderEvidence[] = [];
  for (let row = top; row <= Math.min(area.bottom, top + rowsSearched - 1); row++) {
    const evidence = headerEvidence(sheet, row, columns, lexicon);
    if (
      evidence.acceptable &&
      !recurs(sheet, row, top, area.bottom, columns, lexicon) &&
      headsRowsBelow(sheet, row, area.bottom, columns)
    )
      candidates.push(evidence);
  }
  const best = Math.max(0, ...candidates.map(({ score }) => score));
  return candidates.find(({ score }) => score >= best * 0.6)?.row ?? null;
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

/** All cells are short words: no numbers, codes, dates, labels with a colon. */
export function holdsWordsOnly(sheet: Sheet, row: number, filled: readonly number[]): boolean {
  return filled.every((column) => {
    const value = sheet.value(row, column);
    return (
      typeof value === "string" && value.trim().length <= 45 && !/:\s*$/.test(value) && !isDataLike(value)
    );
  });
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
  const extended = above.filter((column) =>
    extendsMeaning(textAt(sheet, upper, column), textAt(sheet, lower, column), lexicon),
  );
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
  const extended = below.filter((column) =>
    extendsMeaning(textAt(sheet, upper, column), textAt(sheet, lower, column), lexicon),
  );
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
  const continued = above.filter((column) =>
    extendsMeaning(textAt(sheet, upper, column), textAt(sheet, lower, column), lexicon),
  );
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
