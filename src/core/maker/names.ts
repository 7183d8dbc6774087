import { fold } from "../text";
import type { MakerCatalogue, NameUse } from "./catalogue";
import { wordsOf, type Word } from "./words";

/** What a name in the index stands for. */
export interface NameMeaning {
  readonly kind: "name" | "technology" | "software" | "look-alike";
  /** Place in the catalogue's makers; -1 for a look-alike. */
  readonly maker: number;
  readonly use: NameUse;
  readonly rule: string;
}

/** A name found in a text: words from `first` up to and without `last`. */
export interface NameHit extends NameMeaning {
  readonly first: number;
  readonly last: number;
  /** One letter differs from the name. */
  readonly misspelt: boolean;
}

interface Key extends NameMeaning {
  /** Into how many words it is written; a text may run them together, but not break a short word in two. */
  readonly words: readonly number[];
}

/** From this length on a name may be broken by spaces or hyphens ("HIK VISION"). */
const breakable = 7;
/** ... and from this length on where it is all that a make cell says ("Da Hua"). */
const breakableAlone = 5;
/** From this length on one letter may be wrong, missing, doubled or swapped with its neighbour. */
const misspellable = 7;
const longestName = 8;

/** The letters and digits of words without what stands between them: names are compared by them. */
function joined(words: readonly Word[]): string {
  const [first] = words;
  return words.length === 1 && first !== undefined ? first.text : words.map(({ text }) => text).join("");
}

/** Every way to leave out one letter, and the word itself. */
function deletions(text: string): string[] {
  const result = [text];
  for (let index = 0; index < text.length; index++) {
    result.push(text.slice(0, index) + text.slice(index + 1));
  }
  return result;
}

/** Whether two words differ by one letter: added, left out, changed, or swapped with its neighbour. */
export function withinOneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** Finds makers' names in the words of a text by look-up: the work does not grow with the catalogue. */
export class NameIndex {
  private readonly keys = new Map<string, Key>();
  /** Names by their first two letters. */
  private readonly byStart = new Map<string, string[]>();
  private readonly firstLetters = new Set<string>();
  /** Names by what is left of them without one letter: one name, or several. Made when first asked for. */
  private shortened: Map<string, string | string[]> | undefined;
  private readonly misspellable: string[] = [];
  private readonly misspellings = new Map<string, Key | null>();
  private allKeys: string | undefined;

  constructor(catalogue: MakerCatalogue) {
    for (const name of catalogue.lookAlikes) {
      this.add(name, { kind: "look-alike", maker: -1, use: "anywhere", rule: `look-alike/${name}` });
    }
    for (const [name, maker, use] of catalogue.names) {
      const id = catalogue.makers[maker]?.id ?? "";
      this.add(name, { kind: "name", maker, use, rule: `${id}/name` });
    }
    for (const [name, maker, kind] of catalogue.technology) {
      const id = catalogue.makers[maker]?.id ?? "";
      this.add(name, { kind, maker, use: "anywhere", rule: `${id}/${kind}` });
    }
  }

  private add(name: string, meaning: NameMeaning): void {
    const words = wordsOf(fold(name));
    const key = joined(words);
    const before = this.keys.get(key);
    if (key === "") return;
    if (before && (before.use === "anywhere" || before.use === meaning.use)) {
      if (before.maker === meaning.maker) {
        this.keys.set(key, { ...before, words: [...before.words, words.length] });
      }
      return;
    }
    this.keys.set(key, { ...meaning, words: [words.length] });
    if (before === undefined) {
      const start = key.slice(0, 2);
      const alike = this.byStart.get(start);
      if (alike === undefined) this.byStart.set(start, [key]);
      else alike.push(key);
      this.firstLetters.add(key.charAt(0));
    }
    if (
      meaning.kind === "name" &&
      meaning.use === "anywhere" &&
      words.length === 1 &&
      key.length >= misspellable - 1
    ) {
      this.misspellable.push(key);
    }
  }

  /** Whether some name begins with these letters, or is them. */
  private mayBegin(letters: string): boolean {
    if (letters.length < 2) return this.firstLetters.has(letters);
    return this.byStart.get(letters.slice(0, 2))?.some((key) => key.startsWith(letters)) ?? false;
  }

  private namesShortenedTo(short: string): readonly string[] {
    if (this.shortened === undefined) {
      this.shortened = new Map();
      for (const key of this.misspellable) {
        for (const each of deletions(key)) {
          const names = this.shortened.get(each);
          if (names === undefined) this.shortened.set(each, key);
          else if (typeof names === "string") this.shortened.set(each, [names, key]);
          else names.push(key);
        }
      }
    }
    const names = this.shortened.get(short) ?? [];
    return typeof names === "string" ? [names] : names;
  }

  /** What exactly this name means, however it is spaced. */
  meaning(name: string): NameMeaning | undefined {
    return this.keys.get(joined(wordsOf(fold(name))));
  }

  /** Whether a word may be a name's, whole or in part, alone or run together with others, or nearly so. */
  mayName(word: string): boolean {
    this.allKeys ??= [...this.keys.keys()].join("\n");
    return this.allKeys.includes(word) || this.misspelt(word, misspellable - 1) !== null;
  }

  /** The longest run of digits in a name. */
  get longestNumber(): number {
    let longest = 0;
    for (const key of this.keys.keys())
      for (const [digits] of key.matchAll(/\d+/g)) longest = Math.max(longest, digits.length);
    return longest;
  }

  /** The longest name that begins at word `first`; names of `breakableFrom` letters may be broken. */
  private exact(words: readonly Word[], first: number, breakableFrom: number): NameHit | null {
    let letters = "";
    let best: NameHit | null = null;
    for (let last = first; last < words.length && last < first + longestName; last++) {
      letters += words[last]?.text ?? "";
      if (!this.mayBegin(letters)) break;
      const key = this.keys.get(letters);
      const count = last + 1 - first;
      if (key && (count === 1 || key.words.includes(count) || letters.length >= breakableFrom)) {
        best = { ...key, first, last: last + 1, misspelt: false };
      }
    }
    return best;
  }

  private misspelt(text: string, least: number): Key | null {
    if (text.length < least || text.length > 24 || /\d/.test(text)) return null;
    const known = this.misspellings.get(text);
    if (known !== undefined) return known;
    const makers = new Map<number, Key>();
    for (const short of deletions(text)) {
      for (const name of this.namesShortenedTo(short)) {
        const key = this.keys.get(name);
        if (key && withinOneEdit(text, name)) makers.set(key.maker, key);
      }
    }
    const [only] = makers.values();
    const result = makers.size === 1 && only ? only : null;
    if (this.misspellings.size > 50_000) this.misspellings.clear();
    this.misspellings.set(text, result);
    return result;
  }

  /** All names in a text, left to right, the longest at each place; one letter may be wrong where `lenient`. */
  find(words: readonly Word[], lenient: boolean): NameHit[] {
    const hits: NameHit[] = [];
    const alone = lenient ? this.exact(words, 0, breakableAlone) : null;
    if (alone?.last === words.length) return [alone];
    for (let index = 0; index < words.length; index++) {
      const hit = this.exact(words, index, breakable);
      if (hit) {
        hits.push(hit);
        index = hit.last - 1;
        continue;
      }
      const key = this.misspelt(words[index]?.text ?? "", lenient ? misspellable - 1 : misspellable);
      if (key) hits.push({ ...key, first: index, last: index + 1, misspelt: true });
    }
    return hits;
  }
}
