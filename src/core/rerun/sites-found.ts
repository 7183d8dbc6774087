/** The sites that a check found, for the table in which people assess them. */
import type { CheckedAsset } from "../check";
import {
  asWritten,
  sitesTable,
  textIn,
  type ExtraColumn,
  type PlannedTableRow,
  type TableRows,
} from "../decisions";
import type { SiteFinding } from "../findings";
import { nameKey } from "../text";

interface Place {
  /** As written in the register; "" where it names no site. */
  readonly site: string;
  readonly type: string;
  /** Assets of makers that count, still there. */
  assets: number;
  /** What the register suggests, each text once; true where its words stand in the site type alone. */
  readonly suggests: Map<string, boolean>;
}

const subjects: ReadonlySet<string> = new Set(["subject", "affiliate", "oem"]);
const mostSuggestions = 4;

/** What the register's words suggest of a site that nobody has assessed. */
function suggestion({ basis, sensitivity, evidence }: SiteFinding): string {
  const words = [...new Set(evidence.map(({ text }) => `"${text}"`))].join(", ");
  const says = sensitivity === "sensitive" ? "sensitive" : "not sensitive";
  if (basis === "assumed") return `presumed ${says}: the words ${words}`;
  if (basis === "stated") return `the register says ${says}: ${words}`;
  if (basis === "assessed" || evidence.length === 0) return "";
  return evidence.some(({ role }) => role === "sensitivity")
    ? `the register contradicts itself: ${words}`
    : `designated name: ${words}`;
}

/** Counts the sites of checked assets, row by row. */
export class SitesFound {
  private readonly places = new Map<string, Place>();
  /** By the texts as written: names are compared once for each way of writing them. */
  private readonly byText = new Map<string, Place>();

  add(asset: CheckedAsset): void {
    const { site, siteType: type, verdict } = asset;
    if (site === "" && type === "") return;
    const place = this.placeOf(site, type);
    const { findings, makers } = verdict;
    if (makers.some(({ standing }) => subjects.has(standing)) && findings.stage.stage !== "removed")
      place.assets++;
    const said = suggestion(findings.site);
    if (said !== "" && place.suggests.size < mostSuggestions)
      place.suggests.set(
        said,
        findings.site.evidence.every(({ role }) => role === "siteType"),
      );
  }

  private placeOf(site: string, type: string): Place {
    const text = `${site}\n${type}`;
    let place = this.byText.get(text);
    if (place === undefined) {
      const key = `${nameKey(site)}\n${nameKey(type)}`;
      place = this.places.get(key) ?? { site, type, assets: 0, suggests: new Map() };
      this.places.set(key, place);
      this.byText.set(text, place);
    }
    return place;
  }

  list(): readonly Place[] {
    return [...this.places.values()];
  }
}

/** The rows of the Sites table after a check. */
export interface SitesTableRows {
  readonly rows: readonly PlannedTableRow[];
  /** The columns that somebody added. */
  readonly extra: readonly ExtraColumn[];
  /** How many sites and types are new in the table. */
  readonly added: number;
}

/**
 * The Sites table with the sites that were found, and below them every type with a row that speaks for those of its
 * sites that have no answer of their own. Rows that are there stay as people wrote them, but for what Estate Lens
 * itself says in Found and Assets; what has no row is added as not assessed.
 */
export function sitesFound(found: SitesFound, existing?: TableRows): SitesTableRows {
  const places = found.list();
  const covered = new Set<Place>();
  const sites = groupsOf(places, ({ site }) => site);
  const types = groupsOf(places, ({ type }) => type);
  const untold = new Set(types.keys());
  const typesNamed = new Map<string, Set<string>>();
  for (const row of existing?.rows ?? []) {
    const type = nameKey(textIn(row, "type"));
    const site = nameKey(textIn(row, "site"));
    if (type !== "") typesNamed.set(site, (typesNamed.get(site) ?? new Set()).add(type));
  }
  const names = (column: string): boolean =>
    existing === undefined || existing.headerRow < 0 || existing.columns.has(column);
  const rows = (existing?.rows ?? []).map((row) => {
    const site = nameKey(textIn(row, "site"));
    const type = nameKey(textIn(row, "type"));
    const here =
      site === ""
        ? (types.get(type) ?? [])
        : (sites.get(site) ?? []).filter(
            (place) =>
              type === "" ||
              nameKey(place.type) === type ||
              // as the check reads it: a site of one type only is meant where a row names none
              (place.type === "" && typesNamed.get(site)?.size === 1),
          );
    if (site === "") untold.delete(type);
    else for (const place of here) covered.add(place);
    const planned = asWritten(sitesTable, row);
    const suggests = site === "" ? wordsOfType(here) : wordsOf(here);
    return {
      ...planned,
      values: {
        ...planned.values,
        ...(suggests === "" ? {} : { found: suggests }),
        assets: assetsOf(here),
      },
    };
  });
  // A row without its name would be added at every check, and a site's row without it would speak for its type.
  const added = !names("site")
    ? []
    : [
        ...inOrder(
          [...sites.values()].flatMap((all) => {
            const here = all.filter((place) => !covered.has(place));
            const [first] = here;
            if (first === undefined) return [];
            // A site whose rows all name one type stands with its type; one with several types stands alone.
            return [newRow(first.site, here.length === 1 ? first.type : "", here, wordsOf(here))];
          }),
        ),
        ...inOrder(
          (names("type") ? [...untold] : []).map((type) => {
            const here = types.get(type) ?? [];
            return newRow("", here[0]?.type ?? "", here, wordsOfType(here));
          }),
        ),
      ];
  return { rows: [...rows, ...added], extra: existing?.extra ?? [], added: added.length };
}

/** Places by one of their names; those without it are in no group. */
function groupsOf(places: readonly Place[], nameOf: (place: Place) => string): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const key = nameKey(nameOf(place));
    const same = groups.get(key);
    if (key === "") continue;
    if (same === undefined) groups.set(key, [place]);
    else same.push(place);
  }
  return groups;
}

const assetsOf = (places: readonly Place[]): number => places.reduce((sum, { assets }) => sum + assets, 0);

const joined = (words: Iterable<string>): string => [...new Set(words)].slice(0, mostSuggestions).join("; ");

const wordsOf = (places: readonly Place[]): string =>
  joined(places.flatMap(({ suggests }) => [...suggests.keys()]));

/** For how many sites a type speaks, what its own words suggest, and what is known of some of its sites only. */
function wordsOfType(places: readonly Place[]): string {
  const count = groupsOf(places, ({ site }) => site).size;
  const words = places.flatMap(({ suggests }) => [...suggests]);
  const ofSome = joined(words.flatMap(([said, ofType]) => (ofType ? [] : [said])));
  return [
    count === 0 ? "" : `${count} ${count === 1 ? "site" : "sites"} of this type`,
    joined(words.flatMap(([said, ofType]) => (ofType ? [said] : []))),
    ofSome === "" ? "" : `of some: ${ofSome}`,
  ]
    .filter((part) => part !== "")
    .join("; ");
}

const newRow = (site: string, type: string, here: readonly Place[], found: string) => ({
  values: { site, type, sensitive: "Not assessed", found, assets: assetsOf(here) },
});

type NewRow = ReturnType<typeof newRow>;
const nameIn = ({ values }: NewRow): string => values.site || values.type;

const inOrder = (rows: NewRow[]): NewRow[] =>
  rows.sort((a, b) => b.values.assets - a.values.assets || (nameIn(a) < nameIn(b) ? -1 : 1));
