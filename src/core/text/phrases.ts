import { wordsOf, type Words } from "./words";

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
  return wordsOf(phrase)
    .list.map((word) => word.key)
    .join(" ");
}

/** Prepares a vocabulary for finding: one hash look-up per word and phrase length that can begin with that word. */
export function createPhraseFinder<Rule extends PhraseRule>(rules: readonly Rule[]): PhraseFinder<Rule> {
  const byPhrase = new Map<string, Rule>();
  const byWhole = new Map<string, Rule>();
  const wholeBeginnings = new Set<string>();
  /** First word to the numbers of words that a phrase beginning with it can have, longest first. */
  const lengths = new Map<string, number[]>();
  for (const rule of rules) {
    for (const phrase of rule.phrases) {
      const keys = wordsOf(phrase).list.map((word) => word.key);
      const [first] = keys;
      if (first === undefined) continue;
      byPhrase.set(keys.join(" "), rule);
      const known = lengths.get(first);
      if (known === undefined) lengths.set(first, [keys.length]);
      else if (!known.includes(keys.length)) known.push(keys.length);
    }
    for (const phrase of rule.whole ?? []) {
      byWhole.set(phraseKey(phrase), rule);
      wholeBeginnings.add(wordsOf(phrase).list[0]?.key ?? "");
    }
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);

  const longestAt = (keys: readonly string[], first: number): PhraseMatch<Rule> | null => {
    for (const length of lengths.get(keys[first] ?? "") ?? []) {
      if (first + length > keys.length) continue;
      const rule = byPhrase.get(
        length === 1 ? (keys[first] ?? "") : keys.slice(first, first + length).join(" "),
      );
      if (rule !== undefined) return { rule, first, last: first + length - 1 };
    }
    return null;
  };

  return {
    find(words) {
      const keys = words.list.map((word) => word.key);
      const mayBeWhole = keys.length > 0 && keys.length < 8 && wholeBeginnings.has(keys[0] ?? "");
      const whole = mayBeWhole ? byWhole.get(keys.join(" ")) : undefined;
      if (whole !== undefined) return [{ rule: whole, first: 0, last: keys.length - 1 }];
      const matches: PhraseMatch<Rule>[] = [];
      for (let position = 0; position < keys.length;) {
        const match = longestAt(keys, position);
        if (match === null) position += 1;
        else {
          matches.push(match);
          position = match.last + 1;
        }
      }
      return matches;
    },
  };
}
