/**
 * Folding makes texts comparable that people would call the same: case, accents, full-width letters,
 * look-alike Cyrillic and Greek letters, smart dashes, non-breaking and zero-width spaces.
 */

/** Letters of other alphabets that look like Latin ones; they get into registers by copying from web pages and PDFs. */
const lookAlikes: Readonly<Record<string, string>> = {
  // Cyrillic
  а: "a", в: "b", е: "e", ѕ: "s", і: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t", у: "y", х: "x", ԁ: "d", ԛ: "q", ԝ: "w", һ: "h", ӏ: "l", ѵ: "v", ь: "b",
  // Greek
  α: "a", β: "b", ε: "e", ζ: "z", η: "n", ι: "i", κ: "k", μ: "m", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x", ϲ: "c", ϳ: "j",
}; // prettier-ignore

/** Latin letters that no accent can be taken off. */
const otherLatin: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ß: "ss",
};

/** Capitals that look Latin while their small letters do not (В/в is b, but Η is h and η is n). */
const lookAlikeCapitals: Readonly<Record<string, string>> = {
  Α: "a", Β: "b", Ε: "e", Ζ: "z", Η: "h", Ι: "i", Κ: "k", Μ: "m", Ν: "n", Ο: "o", Ρ: "p", Τ: "t", Υ: "y", Χ: "x", І: "i", Ү: "y",
}; // prettier-ignore

const plain = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;
const dashes = /[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d\u30fc\u2043]/;
const invisible = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u034f\u061c\u180e]/;

function foldCharacter(character: string): string {
  if (character === "\u00ad" || invisible.test(character)) return "";
  if (dashes.test(character)) return "-";
  const capital = lookAlikeCapitals[character];
  if (capital !== undefined) return capital;
  const compatible = character
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  let folded = "";
  for (const letter of compatible) folded += lookAlikes[letter] ?? otherLatin[letter] ?? letter;
  return folded
    .replace(/[\u2018\u2019\u201b\u02bc\u2032`´]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033«»]/g, '"')
    .replace(/\s/g, " ");
}

/** A folded text that remembers where its characters came from. */
export interface Folded {
  readonly text: string;
  /** The words between two positions of the folded text, as they are written in the source. */
  original(start: number, end: number): string;
}

/** The folded form alone: lower case, one space between words, none at the ends. */
export function fold(source: string): string {
  if (plain.test(source)) return source.toLowerCase();
  return foldWithPositions(source).text;
}

/** The text that was folded last: several readers look at the same cell one after another. */
let latest: { readonly source: string; readonly folded: Folded } | null = null;

/** The folded form with the way back to the source, for quoting evidence. */
export function foldWithPositions(source: string): Folded {
  if (latest?.source !== source) latest = { source, folded: foldAnew(source) };
  return latest.folded;
}

function foldAnew(source: string): Folded {
  if (plain.test(source)) {
    return { text: source.toLowerCase(), original: (start, end) => source.slice(start, end) };
  }
  const trimmed = source.trim();
  if (plain.test(trimmed)) {
    return {
      text: trimmed.toLowerCase(),
      original: (start, end) => trimmed.slice(start, end),
    };
  }
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const character of source) {
    const folded = foldCharacter(character);
    for (const letter of folded) {
      const space = letter === " ";
      if (!(space && (text === "" || text.endsWith(" ")))) {
        text += letter;
        starts.push(...Array<number>(letter.length).fill(position));
        ends.push(...Array<number>(letter.length).fill(position + character.length));
      }
    }
    position += character.length;
  }
  if (text.endsWith(" ")) text = text.slice(0, -1);
  return {
    text,
    original: (start, end) => source.slice(starts[start] ?? source.length, ends[end - 1] ?? source.length),
  };
}
