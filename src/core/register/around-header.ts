/** What belongs to a header: the title above it, and the units or explanations right below it. */
import type { Area, Sheet } from "../sheet";
import { textAt } from "./cells";
import { filledColumns, firstFilledRow } from "./filled";
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

/** The words above a table that belong to it: at most five rows, three cells each. */
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
    if (filled.length > 4) break;
    rows.unshift(row);
    texts.unshift(filled.map((column) => textAt(sheet, row, column).trim()).join(" "));
  }
  return { text: texts.join(" ").slice(0, 500), rows };
}
