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
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (code > 127) return wordsOfAnyAlphabet(text);
    const inside = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
    if (inside) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push({ text: text.slice(start, at), start, end: at });
      start = -1;
    }
  }
  return words;
}

function wordsOfAnyAlphabet(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(word)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Longer cells are read up to here: nobody names a maker after it, and the work stays bounded. */
export const longestText = 2000;
