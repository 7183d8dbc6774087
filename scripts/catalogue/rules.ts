import { z } from "zod";
import { phraseKey, type PhraseRule } from "../../src/core/text";
import { CatalogueError, type CatalogueFile } from "./yaml";

const text = z.string().min(1);

/** What every rule of a vocabulary has; each file adds what its rules mean. */
export const ruleShape = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is lower case words joined by dashes"),
  phrases: z.array(text),
  whole: z.array(text).optional(),
  /** Where the fact comes from, if the rule states one. */
  source: text.optional(),
  /** Texts that the rule must decide, and texts that it must not. */
  examples: z.array(text).min(1, "a rule needs an example"),
  not: z.array(text).min(1, "a rule needs an example of what it must not match"),
};

interface AuthoredRule {
  readonly id: string;
  readonly phrases: string[];
  readonly whole?: string[] | undefined;
  readonly source?: string | undefined;
  readonly examples: string[];
  readonly not: string[];
}

/** Checks that no phrase stands in two rules, then leaves out what only reviewers and tests need. */
export function compactRules<Rule extends AuthoredRule>(
  file: CatalogueFile,
  rules: readonly Rule[],
): (Omit<Rule, keyof AuthoredRule> & PhraseRule)[] {
  const mistakes: string[] = [];
  const ids = new Set<string>();
  for (const { id } of rules) {
    if (ids.has(id)) mistakes.push(`  two rules are called ${id}`);
    ids.add(id);
  }
  for (const list of ["phrases", "whole"] as const) {
    const owner = new Map<string, string>();
    for (const rule of rules) {
      for (const phrase of rule[list] ?? []) {
        const key = phraseKey(phrase);
        const other = owner.get(key);
        if (key === "") mistakes.push(`  ${rule.id}: "${phrase}" holds no word`);
        if (other !== undefined && other !== rule.id) {
          mistakes.push(`  "${phrase}" stands in ${other} and in ${rule.id}`);
        }
        owner.set(key, rule.id);
      }
    }
  }
  if (mistakes.length > 0) throw new CatalogueError(`${file.path}:\n${mistakes.join("\n")}`);
  const unique = (phrases: readonly string[]) => [
    ...new Map(phrases.map((each) => [phraseKey(each), each])).values(),
  ];
  return rules.map(({ id, phrases, whole, source, examples, not, ...meaning }) => ({
    id,
    ...meaning,
    phrases: unique(phrases),
    ...(whole === undefined ? {} : { whole: unique(whole) }),
  }));
}
