/**
 * Texts that readers cannot tell apart. A register may hold a million different descriptions, and yet they differ for the
 * most part in words that no reader looks for: names, room numbers, dates. The shape of a text keeps every word
 * that any reader looks for, everything between the words, and of other words only their kind. Texts of one shape say the same,
 * so they are read once.
 */
import type { Sought } from "../text";

/** Longer texts have no shape: they are too different from each other. */
const longestText = 300;
const wordsRemembered = 100_000;

/** Kinds of words that nobody looks for: one character stands for each. Short numbers may count things, so their length matters. */
const letters = "\u0001";
const digits = "\u0002";
const lettersFirst = "\u0003";
const digitsFirst = "\u0004";
const numbersOfLength = ["", "\u0005", "\u0006", "\u0007", "\u0008"] as const;

/** Words of each kind that are likely to be strange to every reader. */
function* candidates(kind: string): Generator<string> {
  if (kind === letters) yield* ["qzxqjvkq", "vjqkzxqw"];
  else if (kind === digits) yield* ["7777777777", "8888888888"];
  else if (kind === lettersFirst) yield* ["qzxqjv7777777777", "vjqkzx8888888888"];
  else if (kind === digitsFirst) yield* ["7777777777qzxqjv", "8888888888vjqkzx"];
  else {
    const least = 10 ** (numbersOfLength.findIndex((one) => one === kind) - 1);
    for (let number = least; number < least * 10; number++) yield String(number);
  }
}

/** Other short words may be units ("4mp", "3 off") or hold a count ("12x", "x12"): they are kept. */
const shortestLetters = 4;
const shortestMixed = 5;
const shortestDigitsFirst = 9;
/** Words like these may hold a serial number that shows its maker, wherever in them it begins. */
const shortestSerial = 20;

const kept = "";
const zero = 48;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** Counts hexadecimal words one after another: MAC addresses are six of two digits, three of four, two of six, or one. */
class HexadecimalRun {
  private length = 0;
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Takes a word in; true where the words up to it could be a MAC address. */
  isAddress(length: number, hexadecimal: boolean): boolean {
    if (!hexadecimal) {
      this.count = 0;
      return false;
    }
    this.count = length === this.length ? this.count + 1 : 1;
    this.length = length;
    return length * this.count >= 12 && (length === 2 || length === 4 || length === 6 || length === 12);
  }
}

/** The shapes of texts for readers that look for `sought`. */
export class Shapes {
  private readonly kinds = new Map<string, string>();
  private readonly longestNumber: number;
  private readonly reaching: readonly Required<Pick<Sought, "reach">>[];
  private readonly addresses = new HexadecimalRun();
  private readonly without = new Set<string>();
  /** Two words of each kind; words of a kind that has none are kept. */
  private readonly strangers = new Map<string, readonly [string, string]>();

  constructor(private readonly sought: readonly Sought[]) {
    this.longestNumber = Math.max(0, ...sought.map(({ longestNumber }) => longestNumber));
    this.reaching = sought.filter((one): one is Required<Sought> => one.reach !== undefined);
    for (const kind of [letters, digits, lettersFirst, digitsFirst, ...numbersOfLength.slice(1)]) {
      const found: string[] = [];
      for (const word of candidates(kind)) {
        if (this.of(word) === kind && found.push(word) === 2) break;
      }
      const [one, other] = found;
      if (one !== undefined && other !== undefined) this.strangers.set(kind, [one, other]);
      else this.without.add(kind);
    }
    this.kinds.clear();
  }

  /** The shape of a text; `null` where the text is like no other. */
  of(text: string): string | null {
    if (text.length > longestText) return null;
    let shape = "";
    /** Up to here the text is in the shape already; up to `fixed` every character counts. */
    let taken = 0;
    let fixed = 0;
    this.addresses.clear();
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      if (!isDigit(code) && !isLetter(code)) {
        // Only plain texts: folding would change others.
        if (code < 32 || code > 126) return null;
        if (code === 32 && text.charCodeAt(at + 1) === 32) return null;
        at++;
        continue;
      }
      const start = at;
      let numbers = 0;
      let longest = 0;
      let run = 0;
      let hexadecimal = true;
      for (; at < text.length; at++) {
        const inside = text.charCodeAt(at);
        if (isDigit(inside)) {
          numbers++;
          run++;
          if (run > longest) longest = run;
        } else if (isLetter(inside)) {
          run = 0;
          if ((inside | 32) > 102) hexadecimal = false;
        } else break;
      }
      const length = at - start;
      if (this.addresses.isAddress(length, hexadecimal)) return null;
      for (const one of this.reaching) {
        const reached = one.reach(text, start);
        if (reached > fixed) fixed = reached;
      }
      if (start < fixed || text.charCodeAt(at) === 39) continue;
      const kind = this.kindOf(text, start, at, numbers, longest);
      if (kind === kept || this.without.has(kind)) continue;
      shape += text.slice(taken, start) + kind;
      taken = at;
    }
    if (taken === 0) return null;
    return taken === text.length ? shape : shape + text.slice(taken);
  }

  /**
   * Two texts of the same shape in which different strangers stand for the words that nobody looks for. A reader that hears
   * something else from one of them looks at more than the shape. `null` where there are none.
   */
  examples(shape: string): readonly [string, string] | null {
    let [one, other] = ["", ""];
    for (const character of shape) {
      const words = this.strangers.get(character);
      one += words?.[0] ?? character;
      other += words?.[1] ?? character;
    }
    return this.of(one) === shape && this.of(other) === shape ? [one, other] : null;
  }

  private kindOf(text: string, start: number, end: number, numbers: number, longestNumber: number): string {
    const length = end - start;
    const first = text.charCodeAt(start);
    // A longer number than any that somebody looks for; it need not be remembered.
    if (longestNumber > this.longestNumber && (numbers === length || length < shortestSerial))
      return kindByLength(numbers, length, first);
    if (numbers > 0 && numbers < length && length >= shortestSerial) return kept;
    const word = text.slice(start, end);
    let kind = this.kinds.get(word);
    if (kind === undefined) {
      kind = this.read(word, numbers);
      if (this.kinds.size >= wordsRemembered) this.kinds.clear();
      this.kinds.set(word, kind);
    }
    return kind;
  }

  private read(word: string, numbers: number): string {
    const kind = kindByLength(numbers, word.length, word.charCodeAt(0));
    if (kind === kept) return kept;
    const folded = word.toLowerCase();
    return this.sought.some((one) => one.isTelling(folded)) ? kept : kind;
  }
}

/** The kind of a word that nobody looks for; some short ones are kept all the same. */
function kindByLength(numbers: number, length: number, first: number): string {
  if (numbers === 0) return length < shortestLetters ? kept : letters;
  // "0012 x" counts twelve
  if (numbers === length)
    return length > 4 ? digits : first === zero ? kept : (numbersOfLength[length] ?? kept);
  if (isDigit(first)) return length < shortestDigitsFirst ? kept : digitsFirst;
  return length < shortestMixed ? kept : lettersFirst;
}
