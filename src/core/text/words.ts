import { foldWithPositions, type Folded } from "./fold";

/** One word of a text, ready for comparison. */
export interface Word {
  /** Folded, and in the singular as far as that can be told without a dictionary. */
  readonly key: string;
  /** Folded, as written otherwise. */
  readonly text: string;
  /** Where it starts and ends in the source. */
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one: spaces, dashes, brackets; "" at the start. */
  readonly before: string;
}

/** A text as words, with what follows the last one and the way back to the source. */
export interface Words {
  readonly source: string;
  readonly list: readonly Word[];
  /** The keys of the list, one by one. */
  readonly keys: readonly string[];
  /** What follows the last word. */
  readonly after: string;
  /** The words from one to another (both included) as they are written in the source, at most 120 characters. */
  quote(first: number, last: number): string;
}

const word = /[\p{L}\p{N}]+(?:'s(?![\p{L}\p{N}]))?/gu;
const longestEvidence = 120;

/** Longer texts are read up to here: Excel's limit is 32,767 characters, and nobody states a fact beyond page one. */
const longestText = 4000;

const smallS = 115;

/** The singular of an English, French, Spanish or Portuguese plural, near enough: both sides of a comparison go through it. */
export function singular(text: string): string {
  // Most words end in another letter: looking at one character costs a tenth of what `endsWith` does.
  if (text.charCodeAt(text.length - 1) !== smallS || text.length < 4 || text.endsWith("ss")) return text;
  if (text.length > 4 && (text.endsWith("us") || text.endsWith("is"))) return text;
  if (text.length > 4 && text.endsWith("ies")) return `${text.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(text)) return text.slice(0, -2);
  return text.slice(0, -1);
}

/** The words of the text that was split last: several readers look at the same cell one after another. */
let latest: Words | null = null;

/** Splits a text into words. Case, accents, spaces of every kind and look-alike letters make no difference. */
export function wordsOf(source: string): Words {
  if (latest?.source !== source) latest = new SplitText(source);
  return latest;
}

function isInside(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}

const apostrophe = 39;
const space = 32;

/** Where the words of a folded text start and end, in turn; by their characters as long as the text is plain. */
function boundsOf(text: string): number[] {
  const bounds: number[] = [];
  const { length } = text;
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : space;
    if (code > 127) return boundsInAnyAlphabet(text);
    if (isInside(code)) {
      if (start < 0) start = at;
      continue;
    }
    if (start < 0) continue;
    // "landlord's" is one word
    const genitive = code === apostrophe && text.charAt(at + 1) === "s" && !beginsInside(text, at + 2);
    if (genitive) at += 2;
    bounds.push(start, at);
    if (genitive) at--;
    start = -1;
  }
  return bounds;
}

/** Whether a letter or digit of any alphabet stands at a place. */
function beginsInside(text: string, at: number): boolean {
  return at < text.length && (text.charCodeAt(at) > 127 || isInside(text.charCodeAt(at)));
}

function boundsInAnyAlphabet(text: string): number[] {
  return [...text.matchAll(word)].flatMap(({ 0: match, index }) => [index, index + match.length]);
}

/** What a word of a folded text is compared by. */
function keyOf(text: string): string {
  return singular(text.includes("'") ? text.replace(/s's$/, "s").replace("'", "") : text);
}

const plainPhrase = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** The keys of a phrase's words; phrases of vocabularies are written plainly, and there are thousands of them. */
export function keysOf(phrase: string): readonly string[] {
  return plainPhrase.test(phrase) ? phrase.split(" ").map(singular) : new SplitText(phrase).keys;
}

/** Folded texts of which every run of letters and digits is a word. */
const withoutGenitives = /^[\x20-\x26\x28-\x7e]*$/;
const plainWord = /[a-z0-9]+/g;

/** A text taken apart. Most texts only have their keys looked at, so where each word stands is told when somebody asks. */
class SplitText implements Words {
  readonly keys: readonly string[];
  private readonly folded: Folded;
  private words: readonly Word[] | undefined;

  constructor(readonly source: string) {
    this.folded = foldWithPositions(source.length > longestText ? source.slice(0, longestText) : source);
    const { text } = this.folded;
    this.keys = withoutGenitives.test(text)
      ? (text.match(plainWord) ?? []).map(singular)
      : this.list.map(({ key }) => key);
  }

  get list(): readonly Word[] {
    if (this.words !== undefined) return this.words;
    const { text: all } = this.folded;
    const bounds = boundsOf(all);
    const list: Word[] = [];
    let last = 0;
    for (let at = 0; at < bounds.length; at += 2) {
      const [start = 0, end = 0] = [bounds[at], bounds[at + 1]];
      const text = all.slice(start, end);
      list.push({ key: keyOf(text), text, start, end, before: all.slice(last, start) });
      last = end;
    }
    return (this.words = list);
  }

  get after(): string {
    return this.folded.text.slice(this.list.at(-1)?.end ?? 0);
  }

  quote(first: number, final: number): string {
    const from = this.list[first];
    const to = this.list[final];
    if (from === undefined || to === undefined) return "";
    return this.folded.original(from.start, to.end).slice(0, longestEvidence);
  }
}

/** The form in which two names are the same name: words in the singular with one space between. */
export function nameKey(source: string): string {
  return wordsOf(source).keys.join(" ");
}
