import type { ColumnRole } from "../asset";
import type { ColumnVocabulary, PatternWeight } from "./vocabulary";
import { headerWords, outsideAndInsideBrackets } from "./words";

/** What a header's words say. */
export interface HeaderMatch {
  readonly role: ColumnRole;
  /** Higher is more telling: 10 a word, and more or less for strong and weak patterns. 0: nothing was recognised. */
  readonly score: number;
  readonly weight: PatternWeight | "none";
  /** Every word of the header was known. */
  readonly sure: boolean;
}

const unknown: HeaderMatch = { role: "other", score: 0, weight: "none", sure: false };
const bonus: Readonly<Record<PatternWeight, number>> = { strong: 5, plain: 0, weak: -6 };
/** Longer texts are sentences, not headers. */
const longestHeader = 120;
const mostWords = 14;

interface Node {
  readonly next: Map<string, Node>;
  end?: { readonly role: ColumnRole; readonly weight: PatternWeight };
}

/** Words between others that say nothing: "Site details type". */
const fillers: ReadonlySet<string> = new Set(["detail", "details", "info", "information", "data"]);

/** Reads headers by a vocabulary. Remembers every text it has read. */
export class HeaderReader {
  readonly #root: Node = { next: new Map() };
  readonly #groupsOf = new Map<string, string[]>();
  readonly #known = new Set<string>();
  readonly #read = new Map<string, HeaderMatch>();

  constructor(vocabulary: ColumnVocabulary) {
    for (const [group, words] of Object.entries(vocabulary.groups)) {
      for (const word of words) {
        this.#known.add(word);
        this.#groupsOf.set(word, [...(this.#groupsOf.get(word) ?? []), `<${group}>`]);
      }
    }
    for (const word of vocabulary.fillers) this.#known.add(word);
    for (const { words, role, weight } of vocabulary.patterns) {
      let node = this.#root;
      for (const word of words) {
        if (!word.startsWith("<")) this.#known.add(word);
        let next = node.next.get(word);
        if (next === undefined) node.next.set(word, (next = { next: new Map() }));
        node = next;
      }
      node.end ??= { role, weight };
    }
  }

  /** The role that a header's words give. Brackets count only where the words outside say nothing. */
  read(header: string): HeaderMatch {
    const before = this.#read.get(header);
    if (before !== undefined) return before;
    const match = this.#readFresh(header);
    if (this.#read.size < 50_000) this.#read.set(header, match);
    return match;
  }

  #readFresh(header: string): HeaderMatch {
    if (header.length > longestHeader) return unknown;
    const [outside, inside] = outsideAndInsideBrackets(header);
    const match = this.#match(outside);
    if (match.score > 0 && match.weight !== "weak") return match;
    const bracketed = this.#match(inside);
    const whole = inside === "" ? match : this.#match(`${outside} ${inside}`);
    return [bracketed, whole].reduce((best, other) => (other.score > best.score ? other : best), match);
  }

  #match(text: string): HeaderMatch {
    const words = headerWords(text).flatMap((word) => this.#split(word));
    if (words.length === 0 || words.length > mostWords) return unknown;
    let best = this.#longest(words);
    const inner = words.filter((word, at) => at === words.length - 1 || !fillers.has(word));
    if (inner.length < words.length && inner.length > 0) {
      const other = this.#longest(inner);
      if (other.score > best.score) best = other;
    }
    const turned = turnAroundOf(words);
    if (turned !== null) {
      const other = this.#longest(turned);
      if (other.score >= best.score) best = other;
    }
    return best;
  }

  /** The best pattern in a row of words: longest first, then weight, then the later one. */
  #longest(words: readonly string[]): HeaderMatch {
    let best: HeaderMatch & { readonly start: number; readonly end: number } = {
      ...unknown,
      start: 0,
      end: 0,
    };
    for (let start = 0; start < words.length; start++) {
      this.#walk(this.#root, words, start, (node, end) => {
        if (node.end === undefined) return;
        const { role, weight } = node.end;
        const score = (end - start) * 10 + bonus[weight];
        if (score > best.score || (score === best.score && end > best.end))
          best = { role, weight, score, sure: false, start, end };
      });
    }
    const strangers = words.filter(
      (word, index) =>
        (index < best.start || index >= best.end) && !this.#known.has(word) && !/^\d+$/.test(word),
    );
    return {
      role: best.role,
      score: best.score,
      weight: best.weight,
      sure: best.score > 0 && strangers.length === 0,
    };
  }

  #walk(node: Node, words: readonly string[], at: number, found: (node: Node, end: number) => void): void {
    const word = words[at];
    if (word === undefined) return;
    for (const edge of [word, ...(this.#groupsOf.get(word) ?? [])]) {
      const next = node.next.get(edge);
      if (next === undefined) continue;
      found(next, at + 1);
      this.#walk(next, words, at + 1, found);
    }
  }

  /**
   * A word as the vocabulary knows it: as it is, without a plural's s, or taken apart into two known words. Chinese writes
   * no spaces, and its words are short.
   */
  #split(word: string): readonly string[] {
    if (this.#known.has(word)) return [word];
    const single = this.#singular(word);
    if (single !== null) return [single];
    for (let cut = word.length - 2; cut >= 2; cut--) {
      const head = word.slice(0, cut);
      const tail = word.slice(cut);
      if ((word.length >= 5 || tail > "\u2e80") && this.#known.has(head) && this.#known.has(tail))
        return [head, tail];
    }
    return [word];
  }

  #singular(word: string): string | null {
    if (word.length < 4 || !word.endsWith("s")) return null;
    for (const cut of [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`])
      if (this.#known.has(cut)) return cut;
    return null;
  }
}

/** "date of purchase" as "purchase date"; `null` without an "of". */
function turnAroundOf(words: readonly string[]): string[] | null {
  const of = words.findIndex((word) =>
    ["of", "de", "di", "du", "do", "da", "o", "des", "van"].includes(word),
  );
  if (of <= 0 || of === words.length - 1) return null;
  return [...words.slice(of + 1), ...words.slice(0, of)];
}
