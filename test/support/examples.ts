import { authored } from "./vocabulary";

type Authored = Readonly<Record<string, readonly { id: string; examples: string[]; not: string[] }[]>>;

/** Every example of a vocabulary's file: its rule, the text, and whether the rule must decide that text. */
export function examplesOf(file: string, list = "rules"): { rule: string; text: string; decides: boolean }[] {
  return ((authored(file) as Authored)[list] ?? []).flatMap(({ id, examples, not }) => [
    ...examples.map((text) => ({ rule: id, text, decides: true })),
    ...not.map((text) => ({ rule: id, text, decides: false })),
  ]);
}
