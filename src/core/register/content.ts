/** What the values of a column say about it, from a sample of its rows. */
import type { Sheet } from "../sheet";
import { looksLikeDate } from "../text/date";
import { looksLikeCode, looksLikeIp, looksLikeMac, looksLikeModel, looksLikeNumber, textAt } from "./cells";
import type { Lexicon } from "./lexicon";
import type { CellWordList } from "./vocabulary";

const mostSampled = 500;

/**
 * Uniclass Co (complexes), En (entities) and SL (spaces); OmniClass table 11; the groups of OS AddressBase with the two
 * digits of a class: CE03, CM03HI, MA99AS.
 */
const placeCode =
  /^(?:(?:Co|En|SL)[_ ]\d\d|11-\d\d \d\d|(?:C[ABCEHILMNORSTUXZ]|L[ABCDFLMOPUW]|M[ABFN]|R[BCDGHI]|Z[AMSUVW])\d\d(?:[A-Z]{2})?$)/i;

/** Shares (0 to 1) of the filled cells of a column's sample. */
export interface ColumnContent {
  readonly sampled: number;
  readonly filled: number;
  readonly distinct: number;
  readonly averageLength: number;
  readonly mac: number;
  readonly ip: number;
  readonly date: number;
  readonly number: number;
  readonly model: number;
  /** Models that some maker is known to use. */
  readonly knownModel: number;
  /** 1 where the texts are one pattern with running numbers: CAM-001, CAM-002. */
  readonly numbered: number;
  readonly code: number;
  readonly flag: number;
  readonly maker: number;
  readonly siteType: number;
  readonly category: number;
  readonly location: number;
  readonly network: number;
  readonly status: number;
  readonly uniclass: number;
  /** Codes of kinds of places: Uniclass complexes and entities, OmniClass facilities, OS AddressBase. */
  readonly placeCode: number;
  readonly protective: number;
}

/** The first, the last and evenly spread rows, at most about 500. */
export function sampleRows(rows: Int32Array): number[] {
  if (rows.length <= mostSampled) return [...rows];
  const sample = new Set<number>();
  for (let at = 0; at < 150; at++) sample.add(at).add(rows.length - 1 - at);
  const stride = rows.length / (mostSampled - 300);
  for (let at = 0; at < rows.length; at += stride) sample.add(Math.floor(at));
  return [...sample].sort((a, b) => a - b).map((at) => rows[at] ?? 0);
}

/** All different, and the same but for their digits, which stand at the end. */
function isNumbered(different: readonly string[], filled: number): boolean {
  if (different.length < 3 || different.length < filled * 0.9) return false;
  const patterns = new Set(different.map((text) => text.replace(/\d+\s*$/, "#")));
  const [pattern = ""] = patterns;
  return patterns.size === 1 && pattern.endsWith("#");
}

/** Looks at a column's sample. Never called for columns that hold secrets. */
export function columnContent(
  sheet: Sheet,
  column: number,
  rows: readonly number[],
  lexicon: Lexicon,
): ColumnContent {
  const texts: string[] = [];
  for (const row of rows) {
    const text = textAt(sheet, row, column).trim();
    if (text !== "") texts.push(text.slice(0, 300));
  }
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const share = (test: (text: string) => boolean): number => {
    let passing = 0;
    for (const [text, count] of counts) if (test(text)) passing += count;
    return texts.length === 0 ? 0 : passing / texts.length;
  };
  const listed = (list: CellWordList): number =>
    share((text) => text.length <= 60 && lexicon.holds(list, text));
  const hints = lexicon.hints;
  return {
    sampled: rows.length,
    filled: texts.length,
    distinct: texts.length === 0 ? 0 : new Set(texts.map((text) => text.toLowerCase())).size / texts.length,
    averageLength: texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    mac: share((text) => looksLikeMac(text) || (hints.mac?.(text) ?? false)),
    ip: share(looksLikeIp),
    date: share(looksLikeDate),
    number: share(looksLikeNumber),
    model: share((text) => (hints.model?.(text) ?? false) || looksLikeModel(text)),
    knownModel: share((text) => hints.model?.(text) ?? false),
    numbered: isNumbered([...counts.keys()], texts.length) ? 1 : 0,
    code: share(looksLikeCode),
    flag: share((text) => ["yes", "no", "unsure"].includes(lexicon.flag(text).is)),
    maker: share((text) => text.length <= 60 && lexicon.isMaker(text)),
    siteType: share((text) => lexicon.isSiteType(text)),
    category: listed("category"),
    location: listed("location"),
    network: listed("network"),
    status: share((text) => lexicon.isOne("status", text)),
    uniclass: share((text) => /^(?:Ac|Co|EF|En|FI|Ma|PC|Pm|Pr|RK|Ro|SL|Ss|TE|Zz)_\d\d/i.test(text)),
    placeCode: share((text) => placeCode.test(text)),
    protective: share((text) => /^(?:official|secret|top secret|official[- ]sensitive)\b/i.test(text)),
  };
}
