import {
  createPhraseFinder,
  onceFor,
  remembering,
  singular,
  wordsOf,
  type PhraseMatch,
  type Words,
} from "../text";
import type { SaysOfStage, StageRule, StageVocabulary } from "./vocabulary";

/** What a text says of the stage, and in which words. */
export interface StageStatement {
  readonly says: Exclude<SaysOfStage, "nothing">;
  /** What the opposite says: for a No under a header. */
  readonly negated: SaysOfStage;
  readonly rule: string;
  readonly text: string;
  /** Tells of the thing's state only. */
  readonly condition: boolean;
}

type Match = PhraseMatch<StageRule>;

/** A rule as notes and descriptions are read by it. */
function inNotes(rule: StageRule): StageRule {
  return { ...rule, says: rule.inNotes ?? rule.says };
}

const findersOf = onceFor(({ rules }: StageVocabulary) => ({
  cells: createPhraseFinder(rules),
  headers: createPhraseFinder(
    rules.map((rule) => ({ ...rule, phrases: [...rule.phrases, ...(rule.headers ?? [])] })),
  ),
}));

/** Reads what a status, a header or a note says of the stage. Remembers what it has read. */
export function createStageStatements(vocabulary: StageVocabulary) {
  const { cells, headers } = findersOf(vocabulary);
  const setOf = (words: readonly string[]) => new Set(words.map(singular));
  const negators = setOf(vocabulary.negators);
  const fillers = setOf(vocabulary.fillers);
  const subjects = setOf(vocabulary.subjects);
  const history = setOf(vocabulary.history);
  const followers = setOf(vocabulary.followers);

  const isNegated = (words: Words, { first }: Match): boolean => {
    for (let at = first - 1; at >= 0 && at >= first - 3; at -= 1) {
      const here = words.list[at];
      const next = words.list[at + 1];
      if (here === undefined || next === undefined || /[,;:()/|]|\s-\s/.test(next.before)) return false;
      if (negators.has(here.key)) return true;
      if (!fillers.has(here.key)) return false;
    }
    return false;
  };

  const statementOf = (words: Words, match: Match): (StageStatement & { rank: number }) | null => {
    const { rule } = match;
    const negated = rule.negated ?? "nothing";
    const says = isNegated(words, match) ? negated : rule.says;
    if (says === "nothing") return null;
    return {
      says,
      negated,
      rank: rule.rank,
      condition: rule.condition === true,
      rule: `stage/${rule.id}`,
      text: words.quote(match.first, match.last),
    };
  };

  /** The statement of the highest rank; of two equals the later one, which tells the newer. */
  const strongest = (words: Words, matches: readonly Match[]): StageStatement | null => {
    let best: (StageStatement & { rank: number }) | null = null;
    for (const match of matches) {
      const statement = statementOf(words, match);
      if (statement !== null && (best === null || statement.rank >= best.rank)) best = statement;
    }
    return best;
  };

  /**
   * Whether a note states it plainly of this thing: nothing before it in its clause but "unit was" or the thing's
   * own make, and after it only a date or a place. "Removed cover" and "Hikvision removed" on an Axis are no such notes.
   */
  const isPlain = (words: Words, { first, last }: Match, own: ReadonlySet<string>): boolean => {
    if (words.list.slice(0, first).some(({ key }) => history.has(key))) return false;
    for (let at = first - 1; at >= 0; at -= 1) {
      const here = words.list[at];
      const next = words.list[at + 1];
      if (here === undefined || next === undefined) return false;
      if (/[,;:.()\n/|]|\s-\s/.test(next.before)) break;
      if (!subjects.has(here.key) && !own.has(here.key) && !negators.has(here.key) && !fillers.has(here.key))
        return false;
    }
    const next = words.list[last + 1];
    return (
      next === undefined ||
      /[,;:.()\n/|]|\s-\s/.test(next.before) ||
      followers.has(next.key) ||
      /^\d/.test(next.key)
    );
  };

  const proseMatches = remembering((text) => {
    const words = wordsOf(text);
    const matches = cells.find(words).filter(({ rule }) => rule.prose === true);
    return { words, matches: matches.map((match) => ({ ...match, rule: inNotes(match.rule) })) };
  });

  return {
    inCell: remembering((text) => {
      const words = wordsOf(text);
      return strongest(words, cells.find(words));
    }),
    inHeader: remembering((text) => {
      const words = wordsOf(text.replace(/([a-z])([A-Z])/g, "$1 $2"));
      return strongest(words, headers.find(words));
    }),
    /** Whether a note or description says anything of the stage that may be believed. */
    speaksInProse: (text: string): boolean => proseMatches(text).matches.length > 0,
    /** `own`: the words of the row's make and model. */
    inProse: (text: string, own: ReadonlySet<string>): StageStatement | null => {
      const { words, matches } = proseMatches(text);
      if (matches.length === 0) return null;
      return strongest(
        words,
        matches.filter((match) => isPlain(words, match, own)),
      );
    },
  };
}
