/** Finding the row that heads a table. */
import type { Area, Sheet } from "../sheet";
import { looksLikeDate } from "../text/date";
import { isBlank, looksLikeCode, looksLikeIp, looksLikeMac, textAt } from "./cells";
import { filledColumns, firstFilledRow } from "./filled";
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
    if (same > 0 && headerEvidence(sheet, other, columns, lexicon).acceptable) continue;
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

/** "Make:", "Model:", "Site:" side by side are headings; a label has its value beside it. */
function endInColons(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  const filled = filledColumns(sheet, row, columns);
  return filled.length >= 3 && filled.every((column) => /:\s*$/.test(textAt(sheet, row, column)));
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
  const colons = endInColons(sheet, row, columns);
  for (const column of columns) {
    const cell = sheet.value(row, column);
    if (isBlank(cell)) continue;
    const value = colons && typeof cell === "string" ? cell.replace(/\s*:\s*$/, "") : cell;
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

/** All cells are short words: no numbers, codes, dates, labels with a colon. */
export function holdsWordsOnly(sheet: Sheet, row: number, filled: readonly number[]): boolean {
  return filled.every((column) => {
    const value = sheet.value(row, column);
    return (
      typeof value === "string" && value.trim().length <= 45 && !/:\s*$/.test(value) && !isDataLike(value)
    );
  });
}
