import { keysOf, type Words } from "./words";

/** A rule of a vocabulary: an id and the phrases that speak for it. */
export interface PhraseRule {
  readonly id: string;
  /** Found anywhere in a text, as whole words; singular and plural are the same. */
  readonly phrases: readonly string[];
  /** Count only where they are the whole text. */
  readonly whole?: readonly string[] | undefined;
}

/** A phrase found in a text. */
export interface PhraseMatch<Rule extends PhraseRule> {
  readonly rule: Rule;
  /** The first and last word of the match, counted in `Words.list`. */
  readonly first: number;
  readonly last: number;
}

/** Finds the phrases of a vocabulary in texts. */
export interface PhraseFinder<Rule extends PhraseRule> {
  /** Every match from left to right; the longest phrase wins, and a word belongs to one match only. */
  find(words: Words): readonly PhraseMatch<Rule>[];
}

/** A phrase as the finder compares it. Phrases with the same key are the same phrase. */
export function phraseKey(phrase: string): string {
  return keysOf(phrase).join(" ");
}

/** A phrase as it is written in a vocabulary, with its rule. */
interface Written<Rule> {
  readonly phrase: string;
  readonly rule: Rule;
  readonly whole: boolean;
}

const letterOrDigit = /^[a-z0-9]$/;

/** What a phrase's first key begins with: two letters, or the only one; `null` where that cannot be told so quickly. */
function startOf(phrase: string): string | null {
  const second = phrase.charAt(1);
  if (!letterOrDigit.test(phrase.charAt(0))) return null;
  if (letterOrDigit.test(second)) return phrase.slice(0, 2);
  return second === "" || second === " " ? phrase.charAt(0) : null;
}

/**
 * A vocabulary made ready for looking up. It has thousands of phrases, and a register words that a few of them begin
 * with: phrases are taken apart when a text has a word that begins with the same two letters.
 */
class PhraseIndex<Rule extends PhraseRule> {
  private readonly written = new Map<string, Written<Rule>[]>();
  private readonly byPhrase = new Map<string, Rule>();
  private readonly byWhole = new Map<string, Rule>();
  private readonly wholeBeginnings = new Set<string>();
  /** By first word: the numbers of words that a phrase beginning with it can have, one bit each. */
  private readonly lengths = new Map<string, number>();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      for (const phrase of rule.phrases) this.write({ phrase, rule, whole: false });
      for (const phrase of rule.whole ?? []) this.write({ phrase, rule, whole: true });
    }
  }

  private write(one: Written<Rule>): void {
    const start = startOf(one.phrase) ?? keysOf(one.phrase)[0]?.slice(0, 2);
    if (start === undefined) return;
    const alike = this.written.get(start);
    if (alike === undefined) this.written.set(start, [one]);
    else alike.push(one);
  }

  /** Takes the phrases apart that begin like a word. */
  private open(word: string): void {
    const start = word.slice(0, 2);
    const written = this.written.get(start);
    if (written === undefined) return;
    this.written.delete(start);
    for (const { phrase, rule, whole } of written) {
      const keys = keysOf(phrase);
      const first = keys[0] ?? "";
      (whole ? this.byWhole : this.byPhrase).set(keys.join(" "), rule);
      if (whole) this.wholeBeginnings.add(first);
      else this.lengths.set(first, (this.lengths.get(first) ?? 0) | (1 << keys.length));
    }
  }

  whole(keys: readonly string[]): Rule | undefined {
    const [first] = keys;
    if (first === undefined || keys.length >= 8) return undefined;
    this.open(first);
    return this.wholeBeginnings.has(first) ? this.byWhole.get(keys.join(" ")) : undefined;
  }

  longestAt(keys: readonly string[], at: number): PhraseMatch<Rule> | null {
    const first = keys[at] ?? "";
    this.open(first);
    const lengths = this.lengths.get(first);
    if (lengths === undefined) return null;
    for (let length = Math.min(31 - Math.clz32(lengths), keys.length - at); length > 0; length--) {
      if ((lengths & (1 << length)) === 0) continue;
      const rule = this.byPhrase.get(length === 1 ? first : keys.slice(at, at + length).join(" "));
      if (rule !== undefined) return { rule, first: at, last: at + length - 1 };
    }
    return null;
  }
}

/**
 * Prepares a vocabulary for finding, when something is first looked for: one hash look-up per word and phrase length that
 * can begin with that word.
 */
export function createPhraseFinder<Rule extends PhraseRule>(rules: readonly Rule[]): PhraseFinder<Rule> {
  let made: PhraseIndex<Rule> | undefined;
  return {
    find({ keys }) {
      const index = (made ??= new PhraseIndex(rules));
      const whole = index.whole(keys);
      if (whole !== undefined) return [{ rule: whole, first: 0, last: keys.length - 1 }];
      const matches: PhraseMatch<Rule>[] = [];
      for (let position = 0; position < keys.length; position++) {
        const match = index.longestAt(keys, position);
        if (match === null) continue;
        matches.push(match);
        position = match.last;
      }
      return matches;
    },
  };
}
