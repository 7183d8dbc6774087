import { foldWithPositions } from "./fold";

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
  /** What follows the last word. */
  readonly after: string;
  /** The words from one to another (both included) as they are written in the source, at most 120 characters. */
  quote(first: number, last: number): string;
}

const word = /[\p{L}\p{N}]+(?:'s(?![\p{L}\p{N}]))?/gu;
const longestEvidence = 120;

/** Longer texts are read up to here: Excel's limit is 32,767 characters, and nobody states a fact beyond page one. */
const longestText = 4000;

/** The singular of an English, French, Spanish or Portuguese plural, near enough: both sides of a comparison go through it. */
export function singular(text: string): string {
  if (text.length < 4 || !text.endsWith("s") || text.endsWith("ss")) return text;
  if (text.length > 4 && (text.endsWith("us") || text.endsWith("is"))) return text;
  if (text.length > 4 && text.endsWith("ies")) return `${text.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(text)) return text.slice(0, -2);
  return text.slice(0, -1);
}

/** The words of the text that was split last: several readers look at the same cell one after another. */
let latest: Words | null = null;

/** Splits a text into words. Case, accents, spaces of every kind and look-alike letters make no difference. */
export function wordsOf(source: string): Words {
  if (latest?.source !== source) latest = split(source);
  return latest;
}

function split(source: string): Words {
  const folded = foldWithPositions(source.length > longestText ? source.slice(0, longestText) : source);
  const list: Word[] = [];
  let last = 0;
  for (const match of folded.text.matchAll(word)) {
    const [text] = match;
    const end = match.index + text.length;
    list.push({
      key: singular(text.includes("'") ? text.replace(/s's$/, "s").replace("'", "") : text),
      text,
      start: match.index,
      end,
      before: folded.text.slice(last, match.index),
    });
    last = end;
  }
  return {
    source,
    list,
    after: folded.text.slice(last),
    quote: (first, final) => {
      const from = list[first];
      const to = list[final];
      if (from === undefined || to === undefined) return "";
      return folded.original(from.start, to.end).slice(0, longestEvidence);
    },
  };
}

/** The form in which two names are the same name: words in the singular with one space between. */
export function nameKey(source: string): string {
  return wordsOf(source)
    .list.map((each) => each.key)
    .join(" ");
}
