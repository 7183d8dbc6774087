import type { Limb } from "../findings";
import {
  createPhraseFinder,
  isDoubtful,
  onceFor,
  readYesNo,
  remembering,
  singular,
  wordsOf,
  type PhraseMatch,
  type PhraseRule,
  type Words,
} from "../text";
import type { SiteRule, SiteVocabulary } from "./vocabulary";

/** What a text says of a site, in which words. */
export interface SiteStatement {
  readonly says: SiteRule["says"] | "designated";
  readonly limb: Limb | null;
  readonly rule: string;
  readonly text: string;
}

/** What a cell of a sensitivity column states. `limbs` of a No are those that it denies. */
export interface SensitivityStatement {
  readonly sensitive: boolean;
  readonly limbs: readonly Limb[];
  /** A No to one limb does not say that the site is not sensitive. */
  readonly limbOnly: boolean;
  readonly rule: string;
}

/** A museum tells of what it is named after, however much stands between. */
const museums: ReadonlySet<string> = new Set(["museum", "musee", "museo", "museu", "amgueddfa", "muzeum"]);

const findersOf = onceFor(({ rules, designated }: SiteVocabulary) => ({
  finder: createPhraseFinder(rules),
  designated: createPhraseFinder(designated),
  headers: createPhraseFinder(
    rules
      .filter((rule) => rule.headers !== undefined || rule.says === "nothing")
      .map((rule) => ({ ...rule, phrases: rule.headers ?? rule.phrases, whole: [] })),
  ),
}));

/** Reads names, types and sensitivity columns. Remembers what it has read. */
export function createSiteStatements(vocabulary: SiteVocabulary) {
  const { finder, designated, headers } = findersOf(vocabulary);
  const streets = new Set(vocabulary.streets.map(singular));
  const before = new Set(vocabulary.before.map(singular));

  /** "Barracks Road", "Army Flying Museum", "ex-barracks", "opposite the school": not the place itself. */
  const isElsewhere = (words: Words, { first, last }: PhraseMatch<PhraseRule>): boolean => {
    const next = words.list[last + 1];
    if (next?.before === " " && streets.has(next.key)) return true;
    for (const word of words.list.slice(last + 1)) {
      if (/[,;/|]|\s[-–—]\s/.test(word.before)) break;
      if (museums.has(word.key)) return true;
    }
    const previous = words.list[first - 1];
    if (previous === undefined || !/^[ -]$/.test(words.list[first]?.before ?? "")) return false;
    if (before.has(previous.key)) return true;
    const earlier = words.list[first - 2];
    return ["the", "to", "of"].includes(previous.key) && earlier !== undefined && before.has(earlier.key);
  };

  const read = (text: string): readonly SiteStatement[] => {
    const words = wordsOf(text);
    const places = designated.find(words);
    const rules = finder.find(words);
    if (places.length + rules.length === 0) return [];
    const named = places.filter((match) => !isElsewhere(words, match));
    const inside = new Set(named.flatMap(({ first, last }) => words.list.slice(first, last + 1)));
    return [
      ...named.map((match): SiteStatement => ({
        says: match.rule.presume ? "sensitive" : "designated",
        limb: match.rule.presume ? "L4" : null,
        rule: `designated/${match.rule.id}`,
        text: words.quote(match.first, match.last),
      })),
      ...rules
        .filter((match) => {
          const word = words.list[match.first];
          return (
            match.rule.says !== "nothing" &&
            !isElsewhere(words, match) &&
            (word === undefined || !inside.has(word))
          );
        })
        .map(({ rule, first, last }): SiteStatement => ({
          says: rule.says,
          limb: rule.limb ?? null,
          rule: `site/${rule.id}`,
          text: words.quote(first, last),
        })),
    ];
  };

  const statementsIn = remembering(read);

  return {
    statementsIn,

    /** A cell of a sensitivity column: `null` where it states nothing (a marking, "TBC", a tier). */
    sensitivityOf(text: string, header: string): SensitivityStatement | null {
      const asked = headers.find(wordsOf(header.replace(/([a-z])([A-Z])/g, "$1 $2"))).at(-1)?.rule;
      const stated = statementsIn(text);
      const limbs = [...new Set(stated.flatMap(({ limb }) => limb ?? []))].sort();
      const answer = readYesNo(text);
      if (answer === "yes" || answer === "no") {
        if (asked === undefined || asked.says === "nothing") return null;
        const sensitive = (answer === "yes") !== (asked.says === "stated-not-sensitive");
        if (asked.limb !== undefined) {
          return { sensitive, limbs: [asked.limb], limbOnly: true, rule: `site/${asked.id}` };
        }
        return { sensitive, limbs: sensitive ? limbs : [], limbOnly: false, rule: `site/${asked.id}` };
      }
      if (answer === "unknown" || isDoubtful(text)) return null;
      const no = stated.find(({ says }) => says === "stated-not-sensitive");
      const yes = stated.find(({ says }) => says === "stated-sensitive" || says === "sensitive");
      if (yes !== undefined && no === undefined) {
        return { sensitive: true, limbs, limbOnly: false, rule: yes.rule };
      }
      if (no !== undefined && yes === undefined) {
        return { sensitive: false, limbs: [], limbOnly: false, rule: no.rule };
      }
      return null;
    },
  };
}
