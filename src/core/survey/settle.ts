/** A survey after a person has decided what disagrees: what goes into the tables. */
import type { FoundFact } from "../decisions";
import { nameKey } from "../text";
import type { Disagreement, FoundPart, SetAside, SurveyChoice, SurveyedSite } from "./disagreements";
import { foundRow, networkWords, partNames, sameFact, setAsideBy } from "./found-row";
import type { SurveyAnswers } from "./read-survey";

/** What a person has not been asked yet: disagreements about answers that no table holds, and networks of sites. */
export function openDisagreements(
  { found, disagreements }: Pick<SurveyAnswers, "found" | "disagreements">,
  earlier: readonly FoundFact[],
): Disagreement[] {
  const fresh = new Set(found.filter((fact) => !earlier.some((known) => sameFact(known, fact))));
  return disagreements.filter(
    ({ kind, choices }) =>
      kind === "site" || choices.some(({ aside }) => aside.some(({ fact }) => fresh.has(fact))),
  );
}

export interface DecidedSurvey {
  /** Facts that the found table does not hold yet, without what was set aside. */
  readonly found: readonly FoundFact[];
  /** Facts of the table from which something is set aside. */
  readonly corrected: readonly { readonly before: FoundFact; readonly now: FoundFact }[];
  readonly sites: readonly SurveyedSite[];
  /** Sites whose written network gives way. */
  readonly overruled: ReadonlySet<string>;
}

/**
 * The answers with the choices that somebody made; what nobody decided about stays as it was read.
 * @param by who decides
 * @param earlier what the found table holds
 */
export function asDecided(
  answers: Pick<SurveyAnswers, "found" | "sites">,
  choices: readonly SurveyChoice[],
  by: string,
  earlier: readonly FoundFact[],
): DecidedSurvey {
  const aside = new Map<FoundFact, SetAside["parts"]>();
  for (const { fact: read, parts } of choices.flatMap((choice) => choice.aside)) {
    const fact = earlier.find((known) => sameRow(known, read) || sameFact(known, read)) ?? read;
    const known = aside.get(fact) ?? [];
    aside.set(fact, parts === "all" || known === "all" ? "all" : [...new Set([...known, ...parts])]);
  }
  const without = (fact: FoundFact): FoundFact | null => {
    const parts = aside.get(fact);
    if (parts === undefined) return fact;
    return parts === "all" ? null : setAside(fact, parts, by);
  };
  const fresh = answers.found.filter((fact) => !earlier.some((known) => sameFact(known, fact)));
  const wins = choices.flatMap(({ site }) => (site === null ? [] : [site]));
  const others = answers.sites.filter(({ site }) => !wins.some((one) => nameKey(one.site) === nameKey(site)));
  return {
    found: fresh.flatMap((fact) => without(fact) ?? []),
    corrected: earlier.flatMap((before) => {
      const now = without(before);
      return now === null || now === before ? [] : [{ before, now }];
    }),
    sites: [...wins, ...others],
    overruled: new Set(wins.map(({ site }) => nameKey(site))),
  };
}

function sameRow(one: FoundFact, other: FoundFact): boolean {
  return one === other || JSON.stringify(foundRow(one)) === JSON.stringify(foundRow(other));
}

/** The fact without some of its parts; they are kept as words in its note. */
function setAside(fact: FoundFact, parts: readonly FoundPart[], by: string): FoundFact {
  const said: Readonly<Record<FoundPart, string>> = {
    ...fact,
    network: fact.network === null ? "" : networkWords[fact.network],
    stillThere: fact.stillThere === true ? "Yes" : "No",
  };
  const words = parts.map((part) => `${partNames[part]} "${said[part]}"`);
  const told = `${setAsideBy}${by === "" ? "somebody" : by}: ${words.join(", ")}`;
  return {
    ...fact,
    label: parts.includes("label") ? "" : fact.label,
    model: parts.includes("model") ? "" : fact.model,
    mac: parts.includes("mac") ? "" : fact.mac,
    network: parts.includes("network") ? null : fact.network,
    stillThere: parts.includes("stillThere") ? null : fact.stillThere,
    note: [fact.note, told].filter((part) => part !== "").join("; "),
  };
}
