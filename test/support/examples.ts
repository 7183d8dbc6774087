import { authored } from "./vocabulary";

interface Authored {
  readonly rules: readonly { readonly id: string; readonly examples: string[]; readonly not: string[] }[];
}

/** Every example of a vocabulary's file: its rule, the text, and whether the rule must decide that text. */
export function examplesOf(file: string): { rule: string; text: string; decides: boolean }[] {
  return (authored(file) as Authored).rules.flatMap(({ id, examples, not }) => [
    ...examples.map((text) => ({ rule: id, text, decides: true })),
    ...not.map((text) => ({ rule: id, text, decides: false })),
  ]);
}
