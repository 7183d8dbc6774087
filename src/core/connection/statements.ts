import type { ConnectionFact } from "../findings";
import {
  createPhraseFinder,
  onceFor,
  remembering,
  singular,
  wordsOf,
  type PhraseMatch,
  type Words,
} from "../text";
import type { ConnectionRule, ConnectionVocabulary, Says } from "./vocabulary";

/** What a text says of the connection. */
export interface Statement {
  /** `null` where it says nothing of the network (only of remote access). */
  readonly possible: readonly ConnectionFact[] | null;
  readonly remote: boolean | null;
  readonly weak: boolean;
  readonly prose: boolean;
  readonly rule: string;
  /** The words as written. */
  readonly text: string;
}

const all: readonly ConnectionFact[] = ["core", "other-network", "isolated"];

const facts: Readonly<Record<Says, readonly ConnectionFact[] | null>> = {
  core: ["core"],
  "other-network": ["other-network"],
  isolated: ["isolated"],
  networked: ["core", "other-network"],
  "not-core": ["other-network", "isolated"],
  // what can be reached from outside is on some network
  remote: ["core", "other-network"],
  nothing: null,
};

/** The opposite of a statement: not one of those. */
export function opposite(statement: Statement): Statement {
  const { possible, remote } = statement;
  const fromRemote = statement.rule === "connection/remote";
  return {
    ...statement,
    possible: possible === null || fromRemote ? null : all.filter((fact) => !possible.includes(fact)),
    remote: remote === null || !fromRemote ? null : !remote,
  };
}

/** Before "be": what follows is to come. */
const toCome: ReadonlySet<string> = new Set(["to", "will", "should", "would", "could", "must", "shall"]);

/** Whether something parts the word at a position from the next one. */
function endsClause(words: Words, at: number): boolean {
  return /[,;:()/|]|\s-\s/.test(words.list[at + 1]?.before ?? "");
}

const findersOf = onceFor(({ rules }: ConnectionVocabulary) => ({
  cells: createPhraseFinder(rules),
  headers: createPhraseFinder(
    rules.map((rule) => ({ ...rule, phrases: [...rule.phrases, ...(rule.headers ?? [])] })),
  ),
}));

/** Reads statements about the connection out of texts and headers. Remembers what it has read. */
export function createStatementReader(vocabulary: ConnectionVocabulary) {
  const { cells, headers } = findersOf(vocabulary);
  const setOf = (words: readonly string[]) => new Set(words.map(singular));
  const negators = setOf(vocabulary.negators);
  const fillers = setOf(vocabulary.fillers);
  const hypothetical = setOf(vocabulary.hypothetical);

  /** Whether a word of a set stands before the match with nothing but fillers between. */
  const precededBy = (
    words: Words,
    match: PhraseMatch<ConnectionRule>,
    set: ReadonlySet<string>,
  ): boolean => {
    for (let at = match.first - 1; at >= 0 && at >= match.first - 4; at -= 1) {
      const here = words.list[at];
      const next = words.list[at + 1];
      if (here === undefined || next === undefined || endsClause(words, at)) return false;
      if (set.has(here.key)) return true;
      if (!fillers.has(here.key)) return false;
    }
    return false;
  };

  /** "to be moved to a separate VLAN", "previously on corporate LAN": not a fact of today. */
  const isHypothetical = (words: Words, match: PhraseMatch<ConnectionRule>): boolean => {
    for (let at = match.first - 1; at > 0 && at >= match.first - 5; at -= 1) {
      if (endsClause(words, at)) break;
      if (words.list[at]?.key === "be" && toCome.has(words.list[at - 1]?.key ?? "")) return true;
    }
    return precededBy(words, match, hypothetical);
  };

  const statementsIn = (text: string, finder: typeof cells): readonly Statement[] => {
    const words = wordsOf(text);
    const matches = finder.find(words);
    const statements: Statement[] = [];
    for (const [position, match] of matches.entries()) {
      const { rule } = match;
      if (rule.says === "nothing" || isHypothetical(words, match)) continue;
      const before = matches[position - 1];
      const turned =
        precededBy(words, match, negators) ||
        (before?.rule.turns === true &&
          words.list.slice(before.last + 1, match.first).every(({ key }) => fillers.has(key)));
      const statement: Statement = {
        possible: facts[rule.says],
        remote: rule.says === "remote" || rule.remote === true ? true : null,
        weak: rule.weak ?? false,
        prose: rule.prose ?? false,
        rule: `connection/${rule.id}`,
        text: words.quote(match.first, match.last),
      };
      // "no internet" leaves open what else there is
      if (turned && rule.remote === true) continue;
      statements.push(turned ? opposite(statement) : statement);
    }
    return statements;
  };

  return {
    inCell: remembering((text) => statementsIn(text, cells)),
    inHeader: remembering((text) => statementsIn(text.replace(/([a-z])([A-Z])/g, "$1 $2"), headers)),
  };
}
