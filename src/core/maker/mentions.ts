import type { NegationVocabulary } from "./catalogue";
import type { Word } from "./words";

/**
 * What a text says of a maker that it names: `current` (it made this), `past` (it did once), `gone` (it has been
 * removed), `planned` (it is to come), `not` (it did not), `other` (something that this works with),
 * `doubtful` (perhaps). `now`: it stands there in place of what was before, and the text says so from its beginning.
 */
export type MentionState = "current" | "now" | "past" | "gone" | "planned" | "not" | "other" | "doubtful";

/** Words from `first` up to and without `last` that name a maker, or give a model number of one: its id is `of`. */
export interface Mention {
  readonly first: number;
  readonly last: number;
  readonly of: string;
}

type Marker = keyof Pick<
  NegationVocabulary,
  | "not"
  | "past"
  | "pastAfter"
  | "now"
  | "future"
  | "planned"
  | "still"
  | "forOthers"
  | "forOthersAfter"
  | "beside"
  | "doubt"
>;

const markers: readonly Marker[] = [
  "still",
  "future",
  "now",
  "planned",
  "past",
  "pastAfter",
  "not",
  "forOthersAfter",
  "beside",
  "forOthers",
  "doubt",
];
const longestPhrase = 5;
const linking = new Set(["and", "or", "nor"]);
const towards = new Set(["with", "by", "for", "to"]);
/** States that a model number shares with the name right before it. */
const shared: ReadonlySet<MentionState> = new Set(["not", "other", "planned", "past"]);
const systems = new Set(["system", "systems", "kit", "equipment", "network", "platform", "software"]);
/** Whether there is a count between a name and what is said of it: "Hikvision x 4 removed". */
const counts = /^(?:x|no|nr|off|\d{1,3}x?)$/;

/** Whether a clause ends between two words; a colon may lead on to what a marker speaks of ("Existing: Hikvision"). */
type Breaks = (from: number, to: number, atColons?: boolean) => boolean;

interface Found {
  readonly first: number;
  readonly last: number;
  readonly kinds: ReadonlySet<Marker>;
}

/** Reads negation, history, plans and doubt around makers' names. */
export class MentionReader {
  private readonly phrases = new Map<string, Set<Marker>>();
  private readonly firstWords = new Set<string>();
  private readonly fillers: ReadonlySet<string>;
  private readonly subjects: ReadonlySet<string>;
  private readonly parts: ReadonlySet<string>;
  private readonly cameraWords: ReadonlySet<string>;

  constructor(vocabulary: NegationVocabulary) {
    for (const marker of markers) {
      for (const phrase of vocabulary[marker]) {
        const kinds = this.phrases.get(phrase) ?? new Set();
        kinds.add(marker);
        this.phrases.set(phrase, kinds);
        this.firstWords.add(phrase.split(" ")[0] ?? "");
      }
    }
    this.fillers = new Set(vocabulary.fillers);
    this.subjects = new Set(vocabulary.subjects);
    this.parts = new Set(vocabulary.parts);
    this.cameraWords = new Set(vocabulary.cameraWords);
  }

  private markersIn(words: readonly Word[], taken: ReadonlySet<number>): Found[] {
    const found: Found[] = [];
    for (let first = 0; first < words.length; first++) {
      if (taken.has(first) || !this.firstWords.has(words[first]?.text ?? "")) continue;
      let phrase = "";
      let best: Found | null = null;
      for (
        let last = first;
        last < words.length && last < first + longestPhrase && !taken.has(last);
        last++
      ) {
        phrase += (last > first ? " " : "") + (words[last]?.text ?? "");
        const kinds = this.phrases.get(phrase);
        if (kinds) best = { first, last: last + 1, kinds };
      }
      if (best) {
        found.push(best);
        first = best.last - 1;
      }
    }
    return found;
  }

  /** The state of each mention, in the order given (left to right). */
  states(text: string, words: readonly Word[], mentions: readonly Mention[]): MentionState[] {
    const taken = new Set<number>();
    for (const { first, last } of mentions) for (let at = first; at < last; at++) taken.add(at);
    const found = this.markersIn(words, taken);
    const gap = (from: number, to: number): string =>
      text.slice(words[from]?.end ?? 0, words[to]?.start ?? text.length);
    const breaks: Breaks = (from, to, atColons = true) => {
      for (let at = from; at < to; at++) {
        const between = gap(at, at + 1);
        if (/[;,()[\]|]|[.!?](?:\s|$)/.test(between) || (atColons && /:(?:\s|$)/.test(between))) return true;
      }
      return false;
    };
    const states: MentionState[] = [];
    mentions.forEach((mention, index) => {
      states.push(this.stateOf(text, words, mention, index, mentions, states, found, breaks));
    });
    return this.afterwards(words, mentions, states, found, breaks);
  }

  /** The marker that ends right before a mention, fillers and numbers between them left out. */
  private before(words: readonly Word[], mention: Mention, found: readonly Found[]): Found | null {
    let at = mention.first;
    for (let steps = 0; steps < 5; steps++) {
      const marker = found.find(({ last }) => last === at);
      if (marker) return marker;
      const word = words[at - 1]?.text;
      if (word === undefined || !(this.fillers.has(word) || /^\d{1,3}x?$/.test(word))) return null;
      at--;
    }
    return null;
  }

  /** Whether nothing before a marker in its clause names a part: "Replaced by", "Camera was replaced by". */
  private isWholeClause(words: readonly Word[], first: number, breaks: Breaks): boolean {
    for (let at = first - 1; at >= 0 && !breaks(at, at + 1); at--)
      if (!this.subjects.has(words[at]?.text ?? "")) return false;
    return true;
  }

  private stateOf(
    text: string,
    words: readonly Word[],
    mention: Mention,
    index: number,
    mentions: readonly Mention[],
    states: readonly MentionState[],
    found: readonly Found[],
    breaks: Breaks,
  ): MentionState {
    const { first, last } = mention;
    const marker = this.before(words, mention, found);
    const numbered = marker && words[marker.last]?.text.match(/^\d+$/) && words[marker.first]?.text === "no";
    const kinds = numbered ? undefined : marker?.kinds;
    // "Dahua?" and "Dahua (TBC)"
    if (/^\s*\(?\?/.test(text.slice(words[last - 1]?.end ?? 0))) return "doubtful";
    if (kinds?.has("not") && marker && !breaks(marker.last - 1, first, false)) return "not";
    const after = found.find((other) => other.first === last);
    if (after?.kinds.has("forOthersAfter") && !breaks(last - 1, last)) return "other";
    if (kinds && marker && !breaks(marker.last - 1, first, false)) {
      if (kinds.has("future")) return "planned";
      if (kinds.has("past")) return "past";
      if (kinds.has("now")) return this.isWholeClause(words, marker.first, breaks) ? "now" : "current";
      if (kinds.has("forOthers")) return "other";
      if (kinds.has("beside") && this.isBeside(words, mentions, index, breaks)) return "other";
      if (kinds.has("doubt")) return "doubtful";
    }
    const earlier = mentions[index - 1];
    const earlierState = states[index - 1];
    if (earlier && earlierState) {
      if (earlier.last === first && earlier.of === mention.of && shared.has(earlierState))
        return earlierState;
      const between = words.slice(earlier.last, first).map((word) => word.text);
      const joined =
        between.length === 0
          ? /^\s*[/,&+]\s*$/.test(text.slice(words[earlier.last - 1]?.end ?? 0, words[first]?.start ?? 0))
          : between.length === 1 && linking.has(between[0] ?? "");
      if (joined && (earlierState === "not" || earlierState === "other" || earlierState === "planned")) {
        return earlierState;
      }
      // "Replace Hikvision with Axis": what follows "with" is planned.
      const plan = found.find(
        ({ first: from, last: to, kinds: plans }) =>
          plans.has("planned") && to <= earlier.first && from < first,
      );
      if (plan && between.some((word) => towards.has(word)) && !breaks(earlier.last - 1, first))
        return "planned";
    }
    const doubt = found.find(
      (other) =>
        other.kinds.has("doubt") &&
        (other.first >= last
          ? other.first - last <= 4 &&
            !/[;.]/.test(text.slice(words[last - 1]?.end ?? 0, words[other.first]?.start))
          : first - other.last <= 2),
    );
    return doubt ? "doubtful" : "current";
  }

  /** Where a maker's name ends together with its model number. */
  private endOf(mentions: readonly Mention[], index: number): number {
    const [mention, next] = mentions.slice(index, index + 2);
    if (next && next.first === mention?.last && next.of === mention.of)
      return this.endOf(mentions, index + 1);
    return mention?.last ?? 0;
  }

  /** Whether a camera is named in the next three words: "pole mounted PTZ". */
  private isCameraAfter(words: readonly Word[], from: number, breaks: Breaks): boolean {
    for (let at = from + 1; at <= from + 3 && !breaks(at - 1, at); at++)
      if (this.cameraWords.has(words[at]?.text ?? "")) return true;
    return false;
  }

  /** "Camera above Dell rack", but no "cameras on Hikvision NVR" or "on Hikvision system". */
  private isBeside(
    words: readonly Word[],
    mentions: readonly Mention[],
    index: number,
    breaks: Breaks,
  ): boolean {
    const end = this.endOf(mentions, index);
    const next = words[end]?.text;
    if (next === undefined || breaks(end - 1, end) || systems.has(next)) return false;
    return !this.isCameraAfter(words, end - 1, breaks);
  }

  /** "Hikvision wall bracket", but no "Hikvision pole camera". */
  private isPart(
    words: readonly Word[],
    mentions: readonly Mention[],
    index: number,
    breaks: Breaks,
  ): boolean {
    const end = this.endOf(mentions, index);
    for (const first of [end, end + 1]) {
      for (const last of [first + 1, first]) {
        const phrase = words.slice(first, last + 1).map(({ text }) => text);
        if (!this.parts.has(phrase.join(" ")) || breaks(end - 1, first)) continue;
        return !this.isCameraAfter(words, last, breaks);
      }
    }
    return false;
  }

  /** What is said after a mention, and what a later mention says of an earlier one. */
  private afterwards(
    words: readonly Word[],
    mentions: readonly Mention[],
    states: MentionState[],
    found: readonly Found[],
    breaks: Breaks,
  ): MentionState[] {
    return mentions.map((mention, index) => {
      const state = states[index] ?? "current";
      if (state !== "current") return state;
      // "Hikvision replaced by Axis": a present one after it makes this one past.
      const next = mentions[index + 1];
      if (next && (states[index + 1] === "current" || states[index + 1] === "now")) {
        const marker = this.before(words, next, found);
        const overtaken = marker?.kinds.has("now") && marker.first >= mention.last;
        if (overtaken) return "past";
      }
      // "Axis to replace Hikvision": the first one is planned.
      if (
        next &&
        found.some(
          ({ first, last, kinds }) =>
            kinds.has("planned") &&
            first === mention.last &&
            last <= next.first &&
            words[first]?.text === "to",
        )
      ) {
        return "planned";
      }
      const end = this.endOf(mentions, index);
      let counted = end;
      while (counts.test(words[counted]?.text ?? "")) counted++;
      const after = found.find(({ first }) => first >= end && first <= counted + 1);
      if (after?.kinds.has("pastAfter") && (after.first === end || !breaks(end, after.first))) {
        return "gone";
      }
      const anothers = mentions.some(
        ({ of }, other) =>
          of !== mention.of &&
          (states[other] === "current" || states[other] === "now") &&
          !this.isPart(words, mentions, other, breaks),
      );
      return anothers && this.isPart(words, mentions, index, breaks) ? "other" : state;
    });
  }
}
