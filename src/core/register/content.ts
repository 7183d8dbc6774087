/** What the values of a column say about it, from a sample of its rows. */
import type { Sheet } from "../sheet";
import { looksLikeDate } from "../text/date";
import { looksLikeCode, looksLikeIp, looksLikeMac, looksLikeModel, looksLikeNumber, textAt } from "./cells";
import type { Lexicon } from "./lexicon";
import type { CellWordList } from "./vocabulary";

const mostSampled = 500;
const longestText = 300;

/**
 * Uniclass Co (complexes), En (entities) and SL (spaces); OmniClass table 11; the groups of OS AddressBase with the two
 * digits of a class: CE03, CM03HI, MA99AS.
 */
const placeCode =
  /^(?:(?:Co|En|SL)[_ ]\d\d|11-\d\d \d\d|(?:C[ABCEHILMNORSTUXZ]|L[ABCDFLMOPUW]|M[ABFN]|R[BCDGHI]|Z[AMSUVW])\d\d(?:[A-Z]{2})?$)/i;

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

type Test = (text: string, lexicon: Lexicon) => boolean;

const listed =
  (list: CellWordList): Test =>
  (text, lexicon) =>
    text.length <= 60 && lexicon.holds(list, text);

const isKnownModel: Test = (text, { hints }) => hints.model?.(text) ?? false;

const tests = {
  mac: (text, { hints }) => looksLikeMac(text) || (hints.mac?.(text) ?? false),
  ip: looksLikeIp,
  date: looksLikeDate,
  number: looksLikeNumber,
  model: (text, lexicon) => isKnownModel(text, lexicon) || looksLikeModel(text),
  knownModel: isKnownModel,
  code: looksLikeCode,
  flag: (text, lexicon) => ["yes", "no", "unsure"].includes(lexicon.flag(text).is),
  maker: (text, lexicon) => text.length <= 60 && lexicon.isMaker(text),
  siteType: (text, lexicon) => lexicon.isSiteType(text),
  category: listed("category"),
  location: listed("location"),
  network: listed("network"),
  status: (text, lexicon) => lexicon.isOne("status", text),
  uniclass: (text) => /^(?:Ac|Co|EF|En|FI|Ma|PC|Pm|Pr|RK|Ro|SL|Ss|TE|Zz)_\d\d/i.test(text),
  placeCode: (text) => placeCode.test(text),
  protective: (text) => /^(?:official|secret|top secret|official[- ]sensitive)\b/i.test(text),
} as const satisfies Readonly<Record<string, Test>>;

type Share = keyof typeof tests;

/** Shares (0 to 1) of the filled cells of a column's sample, each counted when somebody asks: few are, under a telling header. */
export class ColumnContent implements Readonly<Record<Share, number>> {
  readonly filled: number;
  readonly averageLength: number;
  private readonly counts = new Map<string, number>();
  private readonly shares = new Map<Share, number>();

  constructor(
    readonly sampled: number,
    texts: readonly string[],
    private readonly lexicon: Lexicon,
  ) {
    let length = 0;
    for (const text of texts) {
      length += text.length;
      this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
    }
    this.filled = texts.length;
    this.averageLength = texts.length === 0 ? 0 : length / texts.length;
  }

  /** Whether one of the texts passes a test. */
  some(test: (text: string) => boolean): boolean {
    for (const text of this.counts.keys()) if (test(text)) return true;
    return false;
  }

  private share(of: Share): number {
    let share = this.shares.get(of);
    if (share === undefined) {
      let passing = 0;
      for (const [text, count] of this.counts) if (tests[of](text, this.lexicon)) passing += count;
      share = this.filled === 0 ? 0 : passing / this.filled;
      this.shares.set(of, share);
    }
    return share;
  }

  get distinct(): number {
    const different = new Set([...this.counts.keys()].map((text) => text.toLowerCase()));
    return this.filled === 0 ? 0 : different.size / this.filled;
  }

  /** 1 where the texts are one pattern with running numbers: CAM-001, CAM-002. */
  get numbered(): number {
    return isNumbered([...this.counts.keys()], this.filled) ? 1 : 0;
  }

  get mac(): number {
    return this.share("mac");
  }

  get ip(): number {
    return this.share("ip");
  }

  get date(): number {
    return this.share("date");
  }

  get number(): number {
    return this.share("number");
  }

  get model(): number {
    return this.share("model");
  }

  /** Models that some maker is known to use. */
  get knownModel(): number {
    return this.share("knownModel");
  }

  get code(): number {
    return this.share("code");
  }

  get flag(): number {
    return this.share("flag");
  }

  get maker(): number {
    return this.share("maker");
  }

  get siteType(): number {
    return this.share("siteType");
  }

  get category(): number {
    return this.share("category");
  }

  get location(): number {
    return this.share("location");
  }

  get network(): number {
    return this.share("network");
  }

  get status(): number {
    return this.share("status");
  }

  get uniclass(): number {
    return this.share("uniclass");
  }

  /** Codes of kinds of places: Uniclass complexes and entities, OmniClass facilities, OS AddressBase. */
  get placeCode(): number {
    return this.share("placeCode");
  }

  get protective(): number {
    return this.share("protective");
  }
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
    if (text !== "") texts.push(text.length > longestText ? text.slice(0, longestText) : text);
  }
  return new ColumnContent(rows.length, texts, lexicon);
}
