/** One word of a folded text: letters and digits without a break. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}]+/gu;

/** The words of a folded text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(word)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Longer cells are read up to here: nobody names a maker after it, and the work stays bounded. */
export const longestText = 2000;
