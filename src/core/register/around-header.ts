/** What belongs to a header: the title above it, and the units or explanations right below it. */
import type { Area, Sheet } from "../sheet";
import { textAt } from "./cells";
import { filledColumns, firstFilledRow } from "./filled";
import { headerEvidence } from "./header-rows";
import type { Lexicon } from "./lexicon";

/** A row of units, formats or explanations right below the header; 0 when there is none. */
export function unitRows(
  sheet: Sheet,
  first: number,
  bottom: number,
  columns: readonly number[],
  lexicon: Lexicon,
): number {
  const row = firstFilledRow(sheet, first, Math.min(bottom, first + 3), columns);
  if (row < 0) return 0;
  const filled = filledColumns(sheet, row, columns);
  if (filled.length === 0) return 0;
  const texts = filled.map((column) => textAt(sheet, row, column).trim());
  const unitLike = texts.filter(
    (text) =>
      lexicon.isOne("unit", text) ||
      /^[([{<].*[)\]}>]$/.test(text) ||
      /^(?:enter|e\.?g\.?|select|choose|please|example|format|free text|must|pick)\b/i.test(text),
  );
  const counted = texts.length >= 3 && texts.every((text, at) => Number(text) === Number(texts[0]) + at);
  return unitLike.length >= Math.max(1, texts.length * 0.6) || counted ? row - first + 1 : 0;
}

const mostTitleCells = 4;

/** The words above a table that belong to it: at most eight rows, four cells each. */
export function titleAbove(
  sheet: Sheet,
  area: Area,
  headerRow: number,
  columns: readonly number[],
): { text: string; rows: number[] } {
  const rows: number[] = [];
  const texts: string[] = [];
  for (let row = headerRow - 1; row >= area.top && rows.length < 8; row--) {
    const filled = filledColumns(sheet, row, columns);
    if (filled.length === 0) continue;
    if (filled.length > mostTitleCells) break;
    rows.unshift(row);
    texts.unshift(filled.map((column) => textAt(sheet, row, column).trim()).join(" "));
  }
  return { text: texts.join(" ").slice(0, 500), rows };
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /^[\d.,%£$€ -]+$/.test(value));
}

/**
 * A smaller table that the header was found past: a header of makes or models with a row under it, or several rows of more
 * cells than a title has. `null` where only titles stand above.
 */
export function tableAbove(
  sheet: Sheet,
  area: Area,
  headerRow: number,
  columns: readonly number[],
  lexicon: Lexicon,
): Area | null {
  const filledIn = (row: number): number => filledColumns(sheet, row, columns).length;
  const heads = (row: number): boolean =>
    filledIn(row + 1) >= 2 &&
    headerEvidence(sheet, row, columns, lexicon).acceptable &&
    columns.some((column) =>
      ["make", "model"].includes(lexicon.headers.read(textAt(sheet, row, column)).role),
    );
  // A summary has one word and numbers in its rows.
  const lists = (row: number): boolean =>
    filledColumns(sheet, row, columns).filter((column) => !isNumber(sheet.value(row, column))).length >= 2;
  let [wide, last, listing] = [0, -1, 0];
  let headed = false;
  for (let row = area.top; row < headerRow; row++) {
    const filled = filledIn(row);
    if (filled < 2) continue;
    if (filled > mostTitleCells) wide++;
    headed ||= row < headerRow - 1 && heads(row);
    if (!headed && filled <= mostTitleCells) continue;
    last = row;
    if (lists(row)) listing++;
  }
  return (headed || wide >= 2) && listing >= 2 ? { ...area, bottom: last } : null;
}
