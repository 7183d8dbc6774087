/** What readers look for in texts: all the rest of a text may be anything. */
import { isDoubtWord } from "./doubt";
import { fold } from "./fold";
import { singular } from "./words";
import { yesNoWords } from "./yes-no";

/** What a reader looks for in the cells of a role. */
export interface Sought {
  /** Whether a word (small letters and digits) may tell the reader anything, alone or beside others. */
  isTelling(word: string): boolean;
  /** The longest run of digits in such a word: words with a longer one tell nothing. */
  readonly longestNumber: number;
  readonly reaching?: Reaching;
}

/** What may begin with a word and goes on behind it, such as a model number. */
export interface Reaching {
  /**
   * Where something that may begin at `start` ends at the latest: up to there every character counts. -1 where nothing
   * begins.
   */
  reach(text: string, start: number): number;
  /** False where nothing begins with a word (small letters and digits), whatever follows it: more letters, or other words. */
  mayBegin(word: string): boolean;
}

const word = /[\p{L}\p{N}]+/gu;

/** Every word in the texts of anything made of objects and lists, folded; also in the singular, and without apostrophes. */
function wordsIn(content: unknown, into: Set<string>): void {
  if (typeof content === "string") {
    const text = fold(content);
    for (const form of text.includes("'") ? [text, text.replaceAll("'", "")] : [text])
      for (const [found] of form.matchAll(word)) into.add(found).add(singular(found));
  } else if (typeof content === "object" && content !== null) {
    for (const [key, value] of Object.entries(content)) {
      if (!Array.isArray(content)) wordsIn(key, into);
      wordsIn(value, into);
    }
  }
}

const ofAnyReader = "be confirmed the to of and or";

/** The words of vocabularies: everything that is written in them counts, so that nothing can be forgotten. */
class SoughtWords implements Sought {
  private words: ReadonlySet<string> | undefined;

  constructor(private readonly vocabularies: readonly unknown[]) {}

  isTelling(text: string): boolean {
    const words = this.known();
    return words.has(text) || words.has(singular(text)) || isDoubtWord(text);
  }

  get longestNumber(): number {
    let longest = 0;
    for (const text of this.known())
      for (const [digits] of text.matchAll(/\d+/g)) longest = Math.max(longest, digits.length);
    return longest;
  }

  /** Collected when first asked for: small registers never ask. */
  private known(): ReadonlySet<string> {
    if (this.words === undefined) {
      const words = new Set<string>();
      wordsIn([this.vocabularies, yesNoWords, ofAnyReader], words);
      this.words = words;
    }
    return this.words;
  }
}

/** What a reader looks for that goes by the words of vocabularies (and by those that every reader knows). */
export function soughtWords(...vocabularies: readonly unknown[]): Sought {
  return new SoughtWords(vocabularies);
}
