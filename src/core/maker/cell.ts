import type { ColumnRole } from "../asset";
import type { Folded } from "../text";
import { foldedCell, wholeCell } from "./any-label";
import { isInAssetNumber, isTelling, wordOf } from "./asset-numbers";
import type { ModelRule, NegationVocabulary } from "./catalogue";
import { isMangledMac, isShorterThanMac, type MacIndex } from "./mac";
import type { MentionReader, MentionState } from "./mentions";
import type { ModelHit, ModelIndex } from "./models";
import type { NameHit, NameIndex } from "./names";
import { wordsOf, type Word } from "./words";

/** How a cell is read for the maker; supplier, site and the like are not read at all. */
export type CellKind = "make" | "model" | "text" | "notes" | "tag" | "serial" | "mac" | "addresses";

const kinds: Partial<Record<ColumnRole, CellKind>> = {
  make: "make",
  model: "model",
  description: "text",
  category: "text",
  notes: "notes",
  other: "notes",
  tag: "tag",
  serial: "serial",
  mac: "mac",
  ip: "addresses",
  network: "addresses",
};

/** How cells of a role are read, `undefined` where they never decide. */
export function cellKind(role: ColumnRole): CellKind | undefined {
  return kinds[role];
}

/** A maker's name in a cell. */
export interface LabelHit {
  readonly maker: number;
  readonly kind: "name" | "software";
  readonly state: MentionState;
  /** Devices of this maker, where the text says. */
  readonly count: number | null;
  /** Whether the cell begins with it: then the text is about it. */
  readonly leads: boolean;
  /** The text is about a camera or recorder, and not about a computer that may serve as one. */
  readonly besideCamera: boolean;
  readonly text: string;
  readonly rule: string;
}

export interface ModelReading {
  readonly rule: ModelRule;
  readonly state: MentionState;
  readonly text: string;
}

export interface TechnologyHit {
  readonly maker: number;
  readonly text: string;
  readonly rule: string;
}

export interface MacReading {
  readonly maker: number | null;
  readonly text: string;
  readonly rule: string;
}

/** Everything that one cell says of makers. */
export interface CellReading {
  readonly labels: readonly LabelHit[];
  readonly models: readonly ModelReading[];
  readonly technology: readonly TechnologyHit[];
  readonly macs: readonly MacReading[];
  /** A make cell that names nobody in the catalogue: its text. */
  readonly unlisted: string | null;
  /** A MAC cell that holds what Excel left of an address. */
  readonly mangledMac: boolean;
}

export const nothing: CellReading = {
  labels: [],
  models: [],
  technology: [],
  macs: [],
  unlisted: null,
  mangledMac: false,
};

const computers = new Set(["server", "servers", "workstation", "pc", "vms", "appliance"]);

/** The words of the counts below; shorter ones always count. */
export const unitWords: readonly string[] = ["unit", "units", "each"];

const countBefore =
  /(?:^|[^\p{L}\p{N}.])(\d{1,3})\s*(?:x|×|nos?\b\.?|nr\b\.?|off\b|qty\b|pcs?\b\.?|units?\b|each\b)\s*(?:of\s+)?$/u;
const bareCountBefore = /(?:^|[+,&;/(]|\band)\s*(\d{1,3})\s+$/;
const countAfter =
  /^\s*(?:[:=]\s*(\d{1,4})(?![\d.]|\s*(?:mp|ch|mm|k|tb)\b)|[x×]\s*(\d{1,3})\b|\(\s*x?\s*(\d{1,3})\s*x?\s*\))/;

function countOf(text: string, start: number, end: number): number | null {
  const before = text.slice(Math.max(0, start - 16), start);
  const match =
    countBefore.exec(before) ?? bareCountBefore.exec(before) ?? countAfter.exec(text.slice(end, end + 16));
  const digits = match?.[1] ?? match?.[2] ?? match?.[3];
  const count = digits === undefined ? 0 : Number(digits);
  return count >= 1 && count <= 999 ? count : null;
}

/** Reads single cells. Stateless but for its indexes: the reader caches what it returns. */
export class CellReader {
  private readonly cameraWords: ReadonlySet<string>;
  private readonly harmless: ReadonlySet<string>;
  private readonly sayNothing: ReadonlySet<string>;
  private readonly typeWord: ReadonlySet<string>;

  constructor(
    private readonly names: NameIndex,
    private readonly models: ModelIndex,
    private readonly macs: MacIndex,
    private readonly mentions: MentionReader,
    vocabulary: NegationVocabulary,
  ) {
    this.cameraWords = new Set(vocabulary.cameraWords);
    this.sayNothing = new Set([...vocabulary.placeholders, ...vocabulary.typeWords]);
    this.typeWord = new Set(vocabulary.typeWords.flatMap((phrase) => phrase.split(" ")));
    const all = Object.values(vocabulary).flatMap((phrases: readonly string[]) => phrases);
    this.harmless = new Set(all.flatMap((phrase) => phrase.split(" ")));
  }

  read(kind: CellKind, source: string): CellReading {
    if (source.trim() === "") return nothing;
    if ((kind === "mac" || kind === "addresses") && isShorterThanMac(source))
      return kind === "mac" && isMangledMac(source) ? { ...nothing, mangledMac: true } : nothing;
    const folded = foldedCell(source);
    const { text } = folded;
    const macs = this.macs
      .find(text, kind === "mac" || kind === "serial")
      .map(({ start, prefixEnd, maker, rule }) => ({ maker, rule, text: folded.original(start, prefixEnd) }));
    if (kind === "mac" || kind === "addresses") {
      const mangledMac = kind === "mac" && macs.length === 0 && isMangledMac(source);
      return macs.length === 0 && !mangledMac ? nothing : { ...nothing, macs, mangledMac };
    }
    const models = this.models.find(text).filter((hit) => this.modelCounts(kind, hit, text));
    const serials = kind === "tag" || kind === "notes" ? [] : this.serialHits(text);
    if (kind === "tag" || kind === "serial") {
      return {
        ...nothing,
        macs,
        models: [...models, ...serials].map((hit) => modelReading(hit, "current", folded)),
      };
    }
    return this.readWords(kind, folded, [...models, ...serials], macs);
  }

  private modelCounts(kind: CellKind, hit: ModelHit, text: string): boolean {
    const { rule } = hit;
    if (kind === "tag" || kind === "serial")
      return rule.strength === "strong" && isTelling(wordOf(text, hit));
    return kind === "model" || kind === "make" || rule.strength !== "weak";
  }

  private serialHits(text: string): ModelHit[] {
    return this.models.serial(text);
  }

  private readWords(
    kind: "make" | "model" | "text" | "notes",
    folded: Folded,
    models: readonly ModelHit[],
    macs: readonly MacReading[],
  ): CellReading {
    const { text } = folded;
    const words = wordsOf(text);
    const found = this.names.find(words, kind === "make");
    const alone =
      kind === "make" &&
      found.some(({ use }) => use !== "anywhere") &&
      this.standsAlone(text, words, found, models);
    const names = found.filter(
      (hit) =>
        this.nameCounts(kind, hit, words, found, models, alone) &&
        (kind === "make" || kind === "model" || !isInAssetNumber(text, words, hit, models)),
    );
    const spans = [
      ...names.map((hit) => ({ first: hit.first, last: hit.last, of: hit.rule.split("/")[0] ?? "", hit })),
      ...models.map((hit) => ({ ...wordSpan(words, hit), of: hit.rule.maker, hit })),
    ].sort((a, b) => a.first - b.first || b.last - a.last);
    const states = spans.length > 0 ? this.mentions.states(text, words, spans) : [];
    const besideCamera =
      words.some((word) => this.cameraWords.has(word.text)) &&
      !words.some((word) => computers.has(word.text));
    const labels: LabelHit[] = [];
    const technology: TechnologyHit[] = [];
    const modelReadings: ModelReading[] = [];
    spans.forEach(({ first, last, hit }, index) => {
      const state = states[index] ?? "current";
      if ("start" in hit) {
        const unsure = kind === "text" && state === "current" && !isTelling(wordOf(text, hit));
        modelReadings.push(modelReading(hit, unsure ? "doubtful" : state, folded));
        return;
      }
      const start = words[first]?.start ?? 0;
      const end = words[last - 1]?.end ?? start;
      const quoted = folded.original(start, end);
      if (hit.kind === "technology") {
        if (state === "current") technology.push({ maker: hit.maker, text: quoted, rule: hit.rule });
      } else if (hit.kind === "name" || hit.kind === "software") {
        const count = countOf(text, start, end);
        const leads = first <= 1 || count !== null;
        const { maker, kind: of, rule } = hit;
        labels.push({ maker, kind: of, state, count, leads, besideCamera, text: quoted, rule });
      }
    });
    // A model number in the column of makes is no label; what stands beside it may be one.
    const beyondModels = (): Word[] =>
      words.filter(
        (_, place) =>
          !spans.some(
            ({ first, last, hit }) =>
              "start" in hit && hit.rule.strength === "strong" && place >= first && place < last,
          ),
      );
    const unlisted =
      kind === "make" &&
      labels.length === 0 &&
      technology.length === 0 &&
      this.namesSomebody(text, beyondModels())
        ? wholeCell(folded)
        : null;
    return { labels, models: modelReadings, technology, macs, unlisted, mangledMac: false };
  }

  /** Whether a make cell without a known name names anybody at all. */
  private namesSomebody(text: string, words: readonly Word[]): boolean {
    if (words.length === 0 || this.sayNothing.has(text)) return false;
    const phrase = words.map((word) => word.text).join(" ");
    if (this.sayNothing.has(phrase)) return false;
    // "No label - looks like S1", "Unlabelled; see photo"
    const [clause = ""] = text.split(/[;,(]|\s[-–—]\s/);
    if (this.sayNothing.has(clause.trim())) return false;
    return !words.every(
      ({ text: word }) => this.typeWord.has(word) || this.sayNothing.has(word) || /^\d+$/.test(word),
    );
  }

  private nameCounts(
    kind: "make" | "model" | "text" | "notes",
    hit: NameHit,
    words: readonly Word[],
    found: readonly NameHit[],
    models: readonly ModelHit[],
    alone: boolean,
  ): boolean {
    if (hit.kind === "look-alike") return false;
    if (hit.use === "anywhere") return true;
    if (kind === "make") return alone;
    if (hit.use === "make") return false;
    if (kind === "model" && hit.first === 0) {
      const next = words[hit.last]?.text;
      if (next === undefined || /\d/.test(next)) return true;
    }
    // "4 x Axis (previously Hikvision)": counted, or beside a name that cannot be mistaken.
    const counted = words[hit.first - 1]?.text;
    const before = words[hit.first - 2]?.text;
    if (counted === "x" && before !== undefined && /^\d{1,3}$/.test(before)) return true;
    if (found.some((other) => other.kind === "name" && other.use === "anywhere")) return true;
    // "UNV Tri-Guard turret": two words that are one maker's
    if (found.some((other) => other.kind !== "name" && other.maker === hit.maker)) return true;
    // "Axis P3265"
    const next = words[hit.last]?.start;
    if (models.some(({ rule, start }) => start === next && hit.rule === `${rule.maker}/name`)) return true;
    return this.besideCameraWord(hit, words);
  }

  /**
   * Whether everything else in a make cell is harmless: "Axis Communications AB" and "Vista (Norbain)" are, "Sharp & Sons
   * Builders" is not.
   */
  private standsAlone(
    text: string,
    words: readonly Word[],
    found: readonly NameHit[],
    models: readonly ModelHit[],
  ): boolean {
    const bracket = text.trimEnd().endsWith(")") ? text.indexOf("(") : -1;
    return words.every(
      (word, index) =>
        (bracket > 0 && word.start > bracket) ||
        found.some(({ first, last }) => index >= first && index < last) ||
        models.some(({ start, end }) => word.start >= start && word.start < end) ||
        this.harmless.has(word.text) ||
        /\d/.test(word.text),
    );
  }

  private besideCameraWord(hit: NameHit, words: readonly Word[]): boolean {
    const near = (index: number): boolean => {
      const text = words[index]?.text;
      return text !== undefined && this.cameraWords.has(text);
    };
    return near(hit.last) || near(hit.first - 1) || near(hit.last + 1);
  }
}

function wordSpan(words: readonly Word[], { start, end }: ModelHit): { first: number; last: number } {
  let first = words.findIndex((word) => word.end > start);
  if (first < 0) first = 0;
  let last = first + 1;
  while (last < words.length && (words[last]?.start ?? end) < end) last++;
  return { first, last };
}

/** The model number as written. */
function modelReading(hit: ModelHit, state: MentionState, folded: Folded): ModelReading {
  const end = hit.start + wordOf(folded.text, hit).length;
  return {
    rule: hit.rule,
    state,
    text: folded
      .original(hit.start, end)
      .replace(/[),;:]+$/, "")
      .slice(0, 120),
  };
}
