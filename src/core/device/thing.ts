import {
  createPhraseFinder,
  onceFor,
  remembering,
  singular,
  wordsOf,
  type PhraseMatch,
  type Words,
} from "../text";
import type { DeviceVocabulary, ScopeRule } from "./vocabulary";

/** What a text names. */
export interface Thing {
  /** The rule for the thing that the text names first of all; `null` where it names none. */
  readonly rule: ScopeRule | null;
  /** The words that name it, as written. */
  readonly text: string;
  /** The word before it is a camera's or CCTV's: a "dome camera mast" is no place, while "Pole 3" may be. */
  readonly compound: boolean;
  /** The text speaks of CCTV, be it only in passing: "switch for cameras". */
  readonly cctv: boolean;
  /** The words that speak of it, as written. */
  readonly cctvText: string;
}

/** A stretch of words that names one thing. `modifier`: it only says more about the thing before. */
interface Stretch {
  readonly kind: "thing" | "joined" | "modifier" | "aside";
  readonly first: number;
}

type Match = PhraseMatch<ScopeRule>;

const about: ReadonlySet<string> = new Set(["surveillance", "topic"]);
/** Whether a match is a camera right before another: "dome camera mast". */
const isBefore =
  (head: Match) =>
  ({ rule, last }: Match) =>
    last + 1 === head.first && about.has(rule.scope);
const strongBreak = /[,;:()[\]|/\n]|\s[-–—]\s/;

const finderOf = onceFor(({ rules }: DeviceVocabulary) => createPhraseFinder(rules));
const nothing: Thing = { rule: null, text: "", compound: false, cctv: false, cctvText: "" };

/** Reads what a text names: the last noun of its first naming stretch. Remembers what it has read. */
export function createThingReader(vocabulary: DeviceVocabulary): (text: string) => Thing {
  const finder = finderOf(vocabulary);
  const modifiers = new Set(
    vocabulary.modifiers.flatMap((word) => wordsOf(word).list.map((each) => each.text)),
  );
  const joiners = new Set(vocabulary.joiners);
  const places = new Set(vocabulary.places.map(singular));
  const cctvWords = new Set(vocabulary.cctvWords.map(singular));

  /** "Camera" and "CCTV monitor" do; "document camera" does not. */
  const speaksOfCctv = (words: Words, { rule, first, last }: Match): boolean => {
    if (about.has(rule.scope)) return true;
    if (rule.scope !== "ancillary" && rule.onCctv === undefined) return false;
    return words.list.slice(first, last + 1).some(({ key }) => cctvWords.has(key));
  };

  const isPlace = (words: Words, match: Match): boolean => {
    const next = words.list[match.last + 1];
    return next !== undefined && /^[ ]?$/.test(next.before) && places.has(next.key);
  };

  /** A thing: no topic, no trap, and no "lift lobby". Cameras stay cameras: "camera room 2.14" stands in that room. */
  const names = (words: Words, match: Match): boolean => {
    const { scope } = match.rule;
    if (scope === "topic" || scope === "nothing") return false;
    return scope === "surveillance" || !isPlace(words, match);
  };

  /** Where the stretches begin. Words inside a match never break it: "complete with" may stand in a phrase. */
  const stretchesOf = (words: Words, inside: ReadonlySet<number>): Stretch[] => {
    const stretches: Stretch[] = [{ kind: "thing", first: 0 }];
    words.list.forEach((word, position) => {
      if (inside.has(position)) return;
      if (joiners.has(word.text) || /[&+]/.test(word.before))
        stretches.push({ kind: "joined", first: position });
      else if (modifiers.has(word.text)) stretches.push({ kind: "modifier", first: position });
      else if (strongBreak.test(word.before)) stretches.push({ kind: "aside", first: position });
    });
    return stretches;
  };

  const read = (text: string): Thing => {
    const words = wordsOf(text);
    const matches = finder.find(words);
    if (matches.length === 0) return nothing;
    const inside = new Set<number>();
    for (const { first, last } of matches) {
      // "In-vehicle camera" and "No CCTV" begin with a word that modifies elsewhere
      const from = last > first ? first : first + 1;
      for (let at = from; at <= last; at += 1) inside.add(at);
    }
    const speaks = matches.find((match) => speaksOfCctv(words, match));

    const stretches = stretchesOf(words, inside);
    let head: Match | null = null;
    let modified = false;
    for (const [position, { kind, first }] of stretches.entries()) {
      const end = stretches[position + 1]?.first ?? words.list.length;
      if (kind === "modifier") modified = true;
      if (kind === "aside" && head === null) modified = false;
      const own = matches
        .filter((match) => match.first >= first && match.first < end && names(words, match))
        .at(-1);
      if (own === undefined) continue;
      if (head === null) {
        // "for cameras" alone names nothing; "at gate" is a place
        if (!modified || own.rule.scope === "surveillance") head = own;
      } else if (kind === "joined" && !modified && own.rule.scope === "surveillance") head = own;
    }
    return {
      rule: head?.rule ?? null,
      compound: head !== null && (speaksOfCctv(words, head) || matches.some(isBefore(head))),
      text: head === null ? "" : words.quote(head.first, head.last),
      cctv: speaks !== undefined,
      cctvText: speaks === undefined ? "" : words.quote(speaks.first, speaks.last),
    };
  };

  return remembering(read);
}
