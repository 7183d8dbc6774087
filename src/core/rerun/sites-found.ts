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
  /** What the register suggests, each text once. */
  readonly suggests: Set<string>;
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
    if (said !== "" && place.suggests.size < mostSuggestions) place.suggests.add(said);
  }

  private placeOf(site: string, type: string): Place {
    const text = `${site}\n${type}`;
    let place = this.byText.get(text);
    if (place === undefined) {
      const key = `${nameKey(site)}\n${nameKey(type)}`;
      place = this.places.get(key) ?? { site, type, assets: 0, suggests: new Set() };
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
  /** How many sites are new in the table. */
  readonly added: number;
}

/**
 * The Sites table with the sites that were found: rows that are there stay as people wrote them, but for what
 * Estate Lens itself says in Found and Assets; sites without a row are added as not assessed.
 */
export function sitesFound(found: SitesFound, existing?: TableRows): SitesTableRows {
  const places = found.list();
  const written = existing?.rows ?? [];
  const covered = new Set<Place>();
  const rows = written.map((row) => {
    const site = nameKey(textIn(row, "site"));
    const type = nameKey(textIn(row, "type"));
    const here = places.filter(
      (place) =>
        (site !== "" || type !== "") &&
        (site === "" || nameKey(place.site) === site) &&
        (type === "" || nameKey(place.type) === type),
    );
    // A row for a type speaks for its sites, but each of them has a row of its own all the same.
    for (const place of here) if (site !== "" || place.site === "") covered.add(place);
    const planned = asWritten(sitesTable, row);
    const suggests = wordsOf(here);
    return {
      ...planned,
      values: {
        ...planned.values,
        ...(suggests === "" ? {} : { found: suggests }),
        assets: here.reduce((sum, { assets }) => sum + assets, 0),
      },
    };
  });
  const added = newRows(places.filter((place) => !covered.has(place)));
  return { rows: [...rows, ...added], extra: existing?.extra ?? [], added: added.length };
}

const wordsOf = (places: readonly Place[]): string =>
  [...new Set(places.flatMap(({ suggests }) => [...suggests]))].slice(0, mostSuggestions).join("; ");

/** A site whose rows all name one type stands with its type; one with several types, or rows without, stands alone. */
function newRows(places: readonly Place[]): PlannedTableRow[] {
  const bySite = new Map<string, Place[]>();
  for (const place of places) {
    const key = place.site === "" ? `\n${nameKey(place.type)}` : nameKey(place.site);
    const same = bySite.get(key);
    if (same === undefined) bySite.set(key, [place]);
    else same.push(place);
  }
  return [...bySite.values()]
    .map((same) => {
      const [first] = same;
      return {
        values: {
          site: first?.site ?? "",
          type: same.length === 1 ? (first?.type ?? "") : "",
          sensitive: "Not assessed",
          found: wordsOf(same),
          assets: same.reduce((sum, { assets }) => sum + assets, 0),
        },
      };
    })
    .sort((a, b) => b.values.assets - a.values.assets || (a.values.site < b.values.site ? -1 : 1));
}
