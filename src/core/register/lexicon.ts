import { HeaderReader } from "./header-role";
import { cellWordLists, type CellWordList, type ColumnVocabulary } from "./vocabulary";
import { plainWords } from "./words";

/** What a caller can tell about single texts, where it has better means than the vocabulary: all optional, all cheap. */
export interface ContentHints {
  /** The text is, or begins with, the name of a maker or brand. */
  readonly maker?: (text: string) => boolean;
  /** The text is such a name, and not an ordinary word as well: "Dahua", not "Lot". */
  readonly makerOnly?: (text: string) => boolean;
  /** The text is a model number that some maker uses. */
  readonly model?: (text: string) => boolean;
  readonly mac?: (text: string) => boolean;
  /** The text is a kind of site, such as "Prison". */
  readonly siteType?: (text: string) => boolean;
}

/** Yes, no, a number of things, "?" (somebody does not know), or other words. */
export type FlagValue =
  | { readonly is: "yes" | "no" | "unsure" | "blank" }
  | { readonly is: "count"; readonly count: number }
  | { readonly is: "words"; readonly words: string };

const textsRemembered = 2000;

/** Signs that belong to no word. */
const noWord = "\\0-\\x22\\x24-\\x2f:->@[-\\x60{-~";

/** The vocabulary made ready: reads headers, and knows the words that stand in cells. */
export class Lexicon {
  readonly headers: HeaderReader;
  readonly #wordsOf = new Map<string, string>();
  readonly #lists = new Map<CellWordList, ReadonlySet<string>>();
  readonly #starts = new Map<CellWordList, readonly string[]>();
  readonly #letters = new Map<CellWordList, RegExp>();
  readonly #beginnings = new Map<CellWordList, RegExp>();
  readonly #ownColumns: ReadonlySet<string>;
  readonly #ownSheets: readonly string[];

  constructor(
    vocabulary: ColumnVocabulary,
    readonly hints: ContentHints = {},
  ) {
    this.headers = new HeaderReader(vocabulary);
    for (const list of cellWordLists) {
      this.#lists.set(list, new Set(vocabulary.cells[list]));
      this.#starts.set(list, vocabulary.cells[list]);
    }
    this.#ownColumns = new Set(vocabulary.ownColumns);
    this.#ownSheets = vocabulary.ownSheets;
  }

  /** The plain words of a text with one space between; several lists are compared with the same text. */
  #words(text: string): string {
    let words = this.#wordsOf.get(text);
    if (words === undefined) {
      words = plainWords(text).join(" ");
      if (this.#wordsOf.size >= textsRemembered) this.#wordsOf.clear();
      this.#wordsOf.set(text, words);
    }
    return words;
  }

  /** The whole text is one of the list's. */
  isOne(list: CellWordList, text: string): boolean {
    return this.#mayBegin(list, text) && (this.#lists.get(list)?.has(this.#words(text)) ?? false);
  }

  /** Whether a text's first letter, digit or sign is that of one of the list's: most texts need not be taken apart. */
  #mayBegin(list: CellWordList, text: string): boolean {
    let pattern = this.#beginnings.get(list);
    if (pattern === undefined) {
      const firsts = new Set((this.#starts.get(list) ?? []).map((known) => known.charAt(0)));
      pattern = new RegExp(`^[${noWord}]*(?:$|[^\\0-~]|[${[...firsts].join("")}])`, "i");
      this.#beginnings.set(list, pattern);
    }
    return pattern.test(text);
  }

  /** One of the list's texts stands in the text as whole words. */
  holds(list: CellWordList, text: string): boolean {
    const words = ` ${this.#words(text)} `;
    return this.#starts.get(list)?.some((known) => words.includes(` ${known} `)) ?? false;
  }

  /** Whether the letters of one of the list's texts stand in the text: a cheap test before `holds` and `edges`. */
  mayHold(list: CellWordList, text: string): boolean {
    let pattern = this.#letters.get(list);
    if (pattern === undefined) {
      const first = (this.#starts.get(list) ?? []).map((known) => known.split(" ")[0] ?? known);
      pattern = new RegExp(
        [...new Set(first)].map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|"),
        "i",
      );
      this.#letters.set(list, pattern);
    }
    return pattern.test(text) || /[^\x20-\x7e]/.test(text);
  }

  /** The text begins with one of the list's. */
  startsWith(list: CellWordList, text: string): boolean {
    const words = `${this.#words(text)} `;
    return this.#starts.get(list)?.some((known) => words.startsWith(`${known} `)) ?? false;
  }

  /** The text begins or ends with one of the list's: "Total cameras", "HMP Fernhill Total". */
  edges(list: CellWordList, text: string): boolean {
    const words = ` ${this.#words(text)} `;
    return (
      this.#starts
        .get(list)
        ?.some((known) => words.startsWith(` ${known} `) || words.endsWith(` ${known} `)) ?? false
    );
  }

  isOwnColumn(header: string): boolean {
    return this.#ownColumns.has(this.#words(header));
  }

  isOwnSheet(name: string): boolean {
    const words = `${plainWords(name).join(" ")} `;
    return this.#ownSheets.some((own) => words.startsWith(`${own} `));
  }

  isMaker(text: string): boolean {
    return this.hints.maker?.(text) ?? this.startsWith("make", text);
  }

  /** A maker's name that means nothing else. */
  isMakerOnly(text: string): boolean {
    return this.isMaker(text) && (this.hints.makerOnly?.(text) ?? true);
  }

  isSiteType(text: string): boolean {
    return (this.hints.siteType?.(text) ?? false) || this.isOne("siteType", text);
  }

  /** The value of a yes/no or counting column. */
  flag(text: string): FlagValue {
    const trimmed = text.trim();
    if (trimmed === "") return { is: "blank" };
    if (trimmed === "-" || trimmed === "–") return { is: "no" };
    if (trimmed === "?" || this.isOne("unsure", trimmed)) return { is: "unsure" };
    const digits = /^(?:approx\.?|circa|c\.?|ca\.?|about|~|\+\/-)?\s*(\d{1,6})(?:\.0+)?\+?$/i.exec(trimmed);
    if (digits !== null) return { is: "count", count: Number(digits[1]) };
    if (this.isOne("yes", trimmed)) return { is: "yes" };
    if (this.isOne("no", trimmed)) return { is: "no" };
    return { is: "words", words: trimmed };
  }
}
