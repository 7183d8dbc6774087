import type { AssetText } from "../asset";
import { nameKey } from "../text";
import type { SiteAssessment } from "./assessment";

/** A row of the Sites table that speaks for an asset, and the cell by which it does. */
export interface SiteMatch {
  readonly assessment: SiteAssessment;
  readonly role: "site" | "siteType" | "location";
  readonly nth: number;
}

/** Finds the rows of the Sites table that speak for an asset: site and type first, then site, then type. */
export interface SitesTable {
  matches(asset: AssetText): readonly SiteMatch[];
  /** The names of sites and types in it, as it compares them. */
  readonly names: readonly string[];
  /** What a cell is to the table: the text of a name that stands in it, "other" for any other text, "" where it is blank. */
  knows(text: string): string;
  /** The row of a complex, for sites that are part of it. */
  complex(name: string): SiteAssessment | null;
}

/** A row matches on what it gives, after folding: case, spaces and plural make no difference. */
export function createSitesTable(assessments: readonly SiteAssessment[]): SitesTable {
  const rows = new Map<string, SiteAssessment[]>();
  const keyOf = (site: string, type: string) => `${site}\n${type}`;
  for (const assessment of assessments) {
    const key = keyOf(nameKey(assessment.site ?? ""), nameKey(assessment.type ?? ""));
    const same = rows.get(key);
    if (same === undefined) rows.set(key, [assessment]);
    else same.push(assessment);
  }
  const keysOf = (texts: readonly string[] | undefined) =>
    (texts ?? []).map((text, nth) => ({ key: nameKey(text), nth })).filter(({ key }) => key !== "");

  /** The type of a site whose rows name one only: it holds for an asset whose own row names none. */
  const typeOf = new Map<string, string | null>();
  for (const key of rows.keys()) {
    const [site = "", type = ""] = key.split("\n");
    if (site !== "" && type !== "") typeOf.set(site, typeOf.has(site) ? null : type);
  }

  const names = new Set([...rows.keys()].flatMap((key) => key.split("\n")));

  return {
    names: [...names],
    knows(text) {
      if (rows.size === 0) return "";
      const key = nameKey(text);
      return key === "" ? "" : names.has(key) ? `name ${text}` : "other";
    },
    matches(asset) {
      if (rows.size === 0) return [];
      const named = keysOf(asset.site);
      // where a register has no site column, its location column says where things are
      const role = named.length > 0 ? "site" : "location";
      const sites = named.length > 0 ? named : keysOf(asset.location);
      const types = keysOf(asset.siteType);
      const found: SiteMatch[] = [];
      const add = (site: string, type: string, from: Omit<SiteMatch, "assessment">) => {
        for (const assessment of rows.get(keyOf(site, type)) ?? []) found.push({ ...from, assessment });
      };
      for (const site of sites) for (const type of types) add(site.key, type.key, { role, nth: site.nth });
      for (const site of sites) add(site.key, "", { role, nth: site.nth });
      for (const site of types.length === 0 ? sites : []) {
        const type = typeOf.get(site.key) ?? "";
        if (type === "") continue;
        add(site.key, type, { role, nth: site.nth });
        add("", type, { role, nth: site.nth });
      }
      for (const type of types) add("", type.key, { role: "siteType", nth: type.nth });
      return found;
    },
    complex: (name) => {
      const key = nameKey(name);
      const same = [
        ...(rows.get(keyOf(key, "")) ?? []),
        ...(rows.get(keyOf(key, typeOf.get(key) ?? "\n")) ?? []),
      ];
      return same.find(({ sensitivity }) => sensitivity !== "not-assessed") ?? same[0] ?? null;
    },
  };
}
