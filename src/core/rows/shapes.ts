/**
 * Texts that readers cannot tell apart. A register may hold a million different descriptions, and yet they differ for the
 * most part in words that no reader looks for: names, room numbers, dates. The shape of a text keeps every word
 * that any reader looks for, everything between the words, and of other words only their kind. Texts of one shape say the same,
 * so they are read once.
 */
import type { Reaching, Sought } from "../text";
import { ByteTable } from "./byte-table";

/** Longer texts have no shape: they are too different from each other. */
const longestText = 300;
const wordsRemembered = 100_000;

/** Kinds of words that nobody looks for: one character stands for each. Short numbers may count things, so their length matters. */
const letters = 1;
const digits = 2;
const lettersFirst = 3;
const digitsFirst = 4;
/** Numbers of one to four digits are of the kinds that follow. */
const numbersOfLength = 4;
const kinds = [letters, digits, lettersFirst, digitsFirst, 5, 6, 7, 8] as const;
/** The word stands in the shape as it is. */
const kept = 0;

/** Words of each kind that are likely to be strange to every reader. */
function* candidates(kind: number): Generator<string> {
  if (kind === letters) yield* ["qzxqjvkq", "vjqkzxqw"];
  else if (kind === digits) yield* ["7777777777", "8888888888"];
  else if (kind === lettersFirst) yield* ["qzxqjv7777777777", "vjqkzx8888888888"];
  else if (kind === digitsFirst) yield* ["7777777777qzxqjv", "8888888888vjqkzx"];
  else {
    const least = 10 ** (kind - numbersOfLength - 1);
    for (let number = least; number < least * 10; number++) yield String(number);
  }
}

/** So many digits of a long number tell whether something may begin with it. */
const firstDigits = 5;
const unknown = 255;
/** Beside a word's kind: something that reaches further may begin with it. */
const mayReach = 16;

/** Other short words may be units ("4mp", "3 off") or hold a count ("12x", "x12"): they are kept. */
const shortestLetters = 4;
const shortestMixed = 5;
const shortestDigitsFirst = 9;
/** Words like these may hold a serial number that shows its maker, wherever in them it begins. */
const shortestSerial = 20;

/** What characters are, by their code; anything above is of another alphabet. */
const control = 0;
const between = 1;
const digit = 2;
const hexadecimalLetter = 3;
const otherLetter = 4;
const classes = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code < 32 || code > 126) return control;
  if (code >= 48 && code <= 57) return digit;
  const small = code | 32;
  return small < 97 || small > 122 ? between : small <= 102 ? hexadecimalLetter : otherLetter;
});
const [space, apostrophe, zero] = [32, 39, 48];

/** Makes a hash one character, or one word's hash, longer. */
const longer = (hash: number, by: number): number => Math.imul(hash ^ by, 0x01000193);

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
  /** The shape that was told last, one byte a character. */
  readonly bytes = new Uint8Array(longestText);
  length = 0;
  /** Follows from the shape alone. */
  hash = 0;
  private readonly words = new ByteTable();
  /** By a word's number: its kind, and whether something that reaches further may begin with it. */
  private readonly kindsOfWords = new Uint8Array(wordsRemembered + 1);
  /** By the first digits of a number: whether something that reaches further may begin with it. */
  private readonly reachesOfNumbers = new Uint8Array(10 ** firstDigits).fill(unknown);
  private readonly longestNumber: number;
  private readonly reaching: readonly Reaching[];
  private readonly addresses = new HexadecimalRun();
  private readonly without = new Set<number>();
  /** Two words of each kind; words of a kind that has none are kept. */
  private readonly strangers = new Map<string, readonly [string, string]>();

  constructor(private readonly sought: readonly Sought[]) {
    this.longestNumber = Math.max(0, ...sought.map(({ longestNumber }) => longestNumber));
    this.reaching = sought.flatMap(({ reaching }) => reaching ?? []);
    for (const kind of kinds) {
      const character = String.fromCharCode(kind);
      const found: string[] = [];
      for (const word of candidates(kind)) {
        if (this.of(word) === character && found.push(word) === 2) break;
      }
      const [one, other] = found;
      if (one !== undefined && other !== undefined) this.strangers.set(character, [one, other]);
      else this.without.add(kind);
    }
    this.words.clear();
  }

  /** The shape of a text; `null` where the text is like no other. */
  of(text: string): string | null {
    return this.tell(text) ? String.fromCharCode(...this.bytes.subarray(0, this.length)) : null;
  }

  /** Tells the shape of a text into `bytes`, `length` and `hash`; false where the text is like no other. */
  tell(text: string): boolean {
    if (text.length > longestText) return false;
    const { bytes } = this;
    let [hash, length] = [0, 0];
    let replaced = false;
    /** Up to here every character of the text counts. */
    let fixed = 0;
    this.addresses.clear();
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      let is = code < 128 ? (classes[code] ?? control) : control;
      if (is <= between) {
        // Only plain texts: folding would change others.
        if (is === control) return false;
        at++;
        if (code === space && text.charCodeAt(at) === space) return false;
        bytes[length++] = code;
        hash = longer(hash, code);
        continue;
      }
      const start = at;
      const wordStart = length;
      let word = 0;
      let numbers = 0;
      let longest = 0;
      let run = 0;
      let hexadecimal = true;
      for (let inside = code; is > between;) {
        bytes[length++] = inside;
        word = longer(word, inside);
        if (is === digit) {
          numbers++;
          if (++run > longest) longest = run;
        } else {
          run = 0;
          if (is === otherLetter) hexadecimal = false;
        }
        if (++at === text.length) break;
        inside = text.charCodeAt(at);
        is = inside < 128 ? (classes[inside] ?? control) : control;
      }
      if (this.addresses.isAddress(at - start, hexadecimal)) return false;
      const known = this.kindOf(wordStart, length, word, numbers, longest);
      if ((known & mayReach) !== 0)
        for (const one of this.reaching) fixed = Math.max(fixed, one.reach(text, start));
      const kind = known & ~mayReach;
      if (kind === kept || start < fixed || text.charCodeAt(at) === apostrophe || this.without.has(kind)) {
        hash = longer(hash, word);
        continue;
      }
      bytes[wordStart] = kind;
      length = wordStart + 1;
      hash = longer(hash, kind);
      replaced = true;
    }
    this.length = length;
    this.hash = hash;
    return replaced;
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

  /** The kind of the word that stands in `bytes`, and whether something that reaches further may begin with it. */
  private kindOf(from: number, to: number, hash: number, numbers: number, longestNumber: number): number {
    const length = to - from;
    const kind = kindByLength(numbers, length, this.bytes[from] ?? 0);
    if (kind === kept && numbers > 0) return kept | mayReach;
    // A longer number than any that somebody looks for; it need not be remembered.
    if (longestNumber > this.longestNumber) {
      if (numbers === length) return kind | this.reachOfNumber(from, length);
      if (length < shortestSerial) return kind | mayReach;
    }
    if (numbers > 0 && numbers < length && length >= shortestSerial) return kept | mayReach;
    if (this.words.size >= wordsRemembered) this.words.clear();
    const { size } = this.words;
    const number = this.words.number(this.bytes, from, to, hash);
    if (number > size) {
      const word = String.fromCharCode(...this.bytes.subarray(from, to)).toLowerCase();
      const reaches = this.reaching.some((one) => one.mayBegin(word));
      const told = kind === kept || this.sought.some((one) => one.isTelling(word)) ? kept : kind;
      this.kindsOfWords[number] = told | (reaches ? mayReach : 0);
    }
    return this.kindsOfWords[number] ?? kept;
  }

  /** Whether something that reaches further may begin with a number, by its first digits. */
  private reachOfNumber(from: number, length: number): number {
    if (this.reaching.length === 0) return 0;
    if (length < firstDigits) return mayReach;
    let first = 0;
    for (let at = from; at < from + firstDigits; at++) first = first * 10 + (this.bytes[at] ?? zero) - zero;
    let known = this.reachesOfNumbers[first] ?? unknown;
    if (known === unknown) {
      const digitsOf = String(first).padStart(firstDigits, "0");
      known = this.reaching.some((one) => one.mayBegin(digitsOf)) ? mayReach : 0;
      this.reachesOfNumbers[first] = known;
    }
    return known;
  }
}

/** The kind of a word that nobody looks for; some short ones are kept all the same. */
function kindByLength(numbers: number, length: number, first: number): number {
  if (numbers === 0) return length < shortestLetters ? kept : letters;
  // "0012 x" counts twelve
  if (numbers === length) return length > 4 ? digits : first === zero ? kept : numbersOfLength + length;
  if (classes[first] === digit) return length < shortestDigitsFirst ? kept : digitsFirst;
  return length < shortestMixed ? kept : lettersFirst;
}
