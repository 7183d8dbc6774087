/** What a survey says otherwise than the register, the tables or another surveyor, with what a person may decide. */
import type { CheckBasis } from "../check";
import type { CctvNetwork } from "../connection";
import {
  AssetKeys,
  idKey,
  saysNothing,
  type FoundFact,
  type PlacedDecisions,
  type TablePlace,
} from "../decisions";
import { createMakerReader } from "../maker";
import type { RegisterReading } from "../register";
import { nameKey } from "../text";
import { networkWords, type partNames } from "./found-row";

/** What a surveyor says of a unit that may be set aside by itself. */
export type FoundPart = keyof typeof partNames;

/** What does not count after a decision: parts of a fact, or all of it. */
export interface SetAside {
  readonly fact: FoundFact;
  readonly parts: readonly FoundPart[] | "all";
}

/** One way to settle a disagreement. */
export interface SurveyChoice {
  readonly words: string;
  readonly aside: readonly SetAside[];
  /** The network of a site that counts in the place of the one that is written down. */
  readonly site: SurveyedSite | null;
}

/** Something that a person has to look at before the answers are used. */
export interface Disagreement {
  readonly kind: "two-surveyors" | "unknown-id" | "mac" | "label" | "site";
  /** The asset's id; for `site` the site's name. */
  readonly asset: string;
  /** One sentence that says what disagrees, and what counts. */
  readonly message: string;
  /** The first one holds as long as nobody decides otherwise. */
  readonly choices: readonly SurveyChoice[];
}

/** What a survey says of a whole site. */
export interface SurveyedSite {
  readonly site: string;
  readonly network: CctvNetwork;
  readonly by: string;
  readonly date: string;
}

/** A disagreement and the cell's row that it is about. */
export interface Told {
  readonly disagreement: Disagreement;
  readonly at: TablePlace;
}

const choice = (words: string, ...aside: readonly SetAside[]): SurveyChoice => ({ words, aside, site: null });

/** The ids of all registers, with the number of rows that name each. */
export function idsOf(readings: readonly RegisterReading[]): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { fields, rows } of readings)
    for (const field of fields.filter(({ role }) => role === "tag" || role === "serial" || role === "mac"))
      for (const row of rows) {
        const id = idKey(field.text(row));
        known.set(id, (known.get(id) ?? 0) + 1);
      }
  return known;
}

/** Facts about ids that no register has. */
export function unknownIds(
  found: readonly FoundFact[],
  readings: readonly RegisterReading[],
  known: ReadonlyMap<string, number>,
): Told[] {
  return found.flatMap((fact): Told[] => {
    const { asset, foundBy, at, mark } = fact;
    if (asset === "" || known.has(idKey(asset))) return [];
    const rows = mark === "" ? [] : placesOf(mark, readings);
    const hint = rows.length === 1 ? ` Its row mark is that of ${rows.join()}.` : "";
    const message = `"${asset}", seen by ${foundBy}, stands in no register: add it there, or correct the id.${hint}`;
    const choices = [
      choice("Keep it, and add it to the register"),
      choice("Leave it out", { fact, parts: "all" }),
    ];
    return [{ at, disagreement: { kind: "unknown-id", asset, message, choices } }];
  });
}

/** The rows with a mark, by their ids or places. */
function placesOf(mark: string, readings: readonly RegisterReading[]): string[] {
  return readings.flatMap((reading) => {
    const keys = new AssetKeys(reading);
    return [...reading.rows]
      .filter((row) => keys.mark(row) === mark)
      .map((row) => (keys.id(row) === "" ? `${reading.sheet} row ${row + 1}` : `"${keys.id(row)}"`));
  });
}

/** A MAC address in any of the ways people write it. */
export function isMac(text: string): boolean {
  return /^[0-9a-f]{2}(?:[:.\- ]?[0-9a-f]{2}){5}$/i.test(text.trim());
}

export function malformedMac(fact: FoundFact): Disagreement[] {
  const { asset, mac, foundBy } = fact;
  if (mac === "" || isMac(mac)) return [];
  return [
    {
      kind: "mac",
      asset,
      message: `"${mac}" (${foundBy}) is no MAC address: it has twelve digits or letters from A to F, such as 44:19:B6:01:02:03. It proves nothing until it is corrected.`,
      choices: [
        choice("Keep it until it is corrected"),
        choice("Leave the MAC address out", { fact, parts: ["mac"] }),
      ],
    },
  ];
}

const shownParts = [
  ["label", "label"],
  ["model", "model number"],
  ["mac", "MAC address"],
  ["network", "network"],
] as const;

/**
 * Two people who saw something else on the same unit.
 * @param ids how many rows name each id: where several do, only their marks tell the units apart
 */
export function twoSurveyors(
  found: readonly FoundFact[],
  earlier: readonly FoundFact[],
  ids: ReadonlyMap<string, number>,
): Told[] {
  const disagreements: Told[] = [];
  const seen = new Map<string, FoundFact[]>();
  const keyOf = ({ asset, mark }: FoundFact): string =>
    asset === "" || (mark !== "" && (ids.get(idKey(asset)) ?? 0) > 1) ? mark : idKey(asset);
  for (const fact of earlier) seen.set(keyOf(fact), [...(seen.get(keyOf(fact)) ?? []), fact]);
  for (const fact of found) {
    const before = seen.get(keyOf(fact)) ?? [];
    for (const other of before) {
      const parts: FoundPart[] = [];
      const words: string[] = [];
      for (const [part, name] of shownParts) {
        const [one, two] = [other[part] ?? "", fact[part] ?? ""];
        if (one === "" || two === "" || idKey(one) === idKey(two)) continue;
        parts.push(part);
        words.push(`${name} "${one}" against "${two}"`);
      }
      if (other.stillThere !== null && fact.stillThere !== null && other.stillThere !== fact.stillThere) {
        parts.push("stillThere");
        words.push(
          `still there: ${other.stillThere ? "yes" : "no"} against ${fact.stillThere ? "yes" : "no"}`,
        );
      }
      if (parts.length === 0) continue;
      const what = fact.asset === "" ? "A unit without an id" : `"${fact.asset}"`;
      const [first, second] = [whoIn(other), whoIn(fact)];
      const sameDay = other.date === fact.date;
      const counts = sameDay ? "Neither counts until one is corrected." : "The later one counts.";
      const message = `${what}: ${first} and ${second} do not agree: ${words.join("; ")}. ${counts}`;
      const choices = [
        choice(sameDay ? "Leave it open" : "The later one counts"),
        choice(`${first} is right`, { fact, parts }),
        choice(`${second} is right`, { fact: other, parts }),
      ];
      const disagreement = { kind: "two-surveyors", asset: fact.asset, message, choices } as const;
      disagreements.push({ at: fact.at, disagreement }, { at: other.at, disagreement });
    }
    seen.set(keyOf(fact), [...before, fact]);
  }
  return disagreements;
}

function whoIn({ foundBy, date }: FoundFact): string {
  return `${foundBy}${date === "" ? "" : ` on ${date}`}`;
}

/**
 * Networks of whole sites that the Sites table, or another sheet of the survey, has otherwise.
 * @returns what disagrees, and the names (`nameKey`) of sites about which two sheets do
 */
export function sitesAgainstTable(
  surveyed: readonly SurveyedSite[],
  assessed: CheckBasis["sites"],
): { readonly disagreements: readonly Disagreement[]; readonly open: ReadonlySet<string> } {
  const inTable = new Map<string, CctvNetwork>();
  for (const { site, cctvNetwork } of assessed)
    if (site !== null && cctvNetwork !== null) inTable.set(nameKey(site), cctvNetwork);
  const seen = new Map<string, SurveyedSite>();
  const open = new Set<string>();
  const right = (one: SurveyedSite): SurveyChoice => ({
    words: `${networkWords[one.network]}, as ${one.by} saw it`,
    aside: [],
    site: one,
  });
  const disagreements = surveyed.flatMap((one): Disagreement[] => {
    const { site, network, by } = one;
    const key = nameKey(site);
    const written = inTable.get(key);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, one);
    const second = networkWords[network];
    if (written !== undefined && written !== network) {
      const first = networkWords[written];
      const message = `${site}: the Sites table has the CCTV on network "${first}", ${by} saw "${second}". The first one stays until somebody changes it.`;
      const choices = [choice(`${first}, as the Sites table has it`), right(one)];
      return [{ kind: "site", asset: site, message, choices }];
    }
    if (written !== undefined || other === undefined || other.network === network) return [];
    open.add(key);
    const message = `${site}: ${other.by} saw the CCTV on network "${networkWords[other.network]}", ${by} on "${second}". Neither is written down until somebody decides.`;
    const choices = [choice("Leave it open"), right(other), right(one)];
    return [{ kind: "site", asset: site, message, choices }];
  });
  return { disagreements, open };
}

/** A label of another maker than the register has it: what was seen counts, and the register should be corrected. */
export function labelsAgainstRegister(
  placed: PlacedDecisions,
  readings: readonly RegisterReading[],
  { catalogue, makers }: Pick<CheckBasis, "catalogue" | "makers">,
): Disagreement[] {
  const reader = createMakerReader(catalogue.makers, catalogue.vocabulary.negation, makers);
  const makerOf = (make: string): string | null => reader.read({ make: [make] })[0].id;
  return readings.flatMap((reading) => {
    const makes = reading.fields.filter(({ role }) => role === "make");
    return [...placed.of(reading)].flatMap(([row, { found }]) => {
      const written = makes.map((field) => field.text(row).trim()).find((text) => text !== "") ?? "";
      return found.flatMap((fact): Disagreement[] => {
        const { label, asset, foundBy } = fact;
        if (label === "" || saysNothing(written) || nameKey(label) === nameKey(written)) return [];
        const [seen, said] = [makerOf(label), makerOf(written)];
        if (seen !== null && seen === said) return [];
        const what = asset === "" ? `${reading.sheet} row ${row + 1}` : `"${asset}"`;
        return [
          {
            kind: "label",
            asset,
            message: `${what}: the register says "${written}", ${foundBy} saw "${label}" on the label. What was seen counts; correct the register.`,
            choices: [
              choice(`The label is right: ${label}`),
              choice(`The register is right: ${written}`, { fact, parts: ["label"] }),
            ],
          },
        ];
      });
    });
  });
}
