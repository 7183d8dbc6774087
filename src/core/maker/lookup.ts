import type { Evidence } from "../asset";
import { fold } from "../text";
import type { MakerCatalogue, MakerEntry, Section889Group } from "./catalogue";
import { nameKey } from "./decisions";
import { indexesOf } from "./indexes";
import { wordsOf } from "./words";

/** What is known of one name, for "who makes W Box?". */
export interface BrandAnswer {
  readonly entry: MakerEntry;
  /** The company behind an own brand. */
  readonly owner: MakerEntry;
  /** Companies that make all, some or once made products sold under this name. */
  readonly madeBy: readonly MakerEntry[];
  /** One sentence: "Some W Box products are made by Hikvision, Dahua or Uniview." */
  readonly sentence: string;
}

/** Questions about makers that need no register. */
export interface MakerLookup {
  byId(id: string): MakerEntry | undefined;
  /** The companies above it, nearest first: EZVIZ gives Hikvision. */
  parents(id: string): readonly MakerEntry[];
  /** Whose section 889 group it belongs to, its own or its parents'. */
  section889(id: string): Section889Group | undefined;
  /** Whether its products are mostly cameras: then an unknown kind of device is presumed to be one. */
  mostlyCameras(id: string): boolean;
  /** Every name that begins with or contains the text, best first, at most `limit`. */
  searchBrands(text: string, limit?: number): readonly BrandAnswer[];
  /** What an evidence's rule means, in words: "model number of Hikvision". */
  because(evidence: Evidence): string;
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}` : (names[0] ?? "");
}

function sentenceOf(entry: MakerEntry, owner: MakerEntry, madeBy: readonly MakerEntry[]): string {
  const makers = listed(madeBy.map(({ name }) => name));
  if (owner.id !== entry.id) return `${entry.name} is a brand of ${owner.name}.`;
  if (entry.madeBy && makers !== "") {
    if (entry.madeBy.which === "all") return `${entry.name} products are made by ${makers}.`;
    if (entry.madeBy.which === "some") return `Some ${entry.name} products are made by ${makers}.`;
    if (entry.madeBy.which === "historical") return `${entry.name} has sold products made by ${makers}.`;
    return `It is said, not shown, that ${makers} makes some ${entry.name} products.`;
  }
  if (entry.country !== undefined) return `${entry.name} makes its own products (${entry.country}).`;
  return entry.note ?? `Nobody has settled who makes ${entry.name} products.`;
}

/** Answers about the makers of a compiled catalogue. */
export function createMakerLookup(catalogue: MakerCatalogue): MakerLookup {
  const { entries, names } = indexesOf(catalogue);

  const parents = (id: string): MakerEntry[] => {
    const result: MakerEntry[] = [];
    let at = entries.byName(id);
    for (let steps = 0; steps < 4 && at; steps++) {
      const above = at.brandOf ?? at.parent;
      at = above === undefined ? undefined : entries.byName(above);
      if (at) result.push(at);
    }
    return result;
  };

  const answer = (entry: MakerEntry): BrandAnswer => {
    const owner = entries.owner(entry);
    const madeBy = (entry.madeBy?.makers ?? []).flatMap((id) => entries.byName(id) ?? []);
    return { entry, owner, madeBy, sentence: sentenceOf(entry, owner, madeBy) };
  };

  return {
    byId: (id) => entries.byName(id),
    parents,
    section889: (id) =>
      [entries.byName(id), ...parents(id)]
        .map((entry) => entry?.section889)
        .find((group) => group !== undefined),
    mostlyCameras: (id) => entries.byName(id)?.cameras === "mostly",
    searchBrands(text, limit = 10) {
      const key = nameKey(text);
      if (key === "") return [];
      const found = new Map<number, number>();
      for (const hit of names.find(wordsOf(fold(text)), true)) if (hit.maker >= 0) found.set(hit.maker, 0);
      for (const [name, maker] of catalogue.names) {
        const at = nameKey(name).indexOf(key);
        const rank = at === 0 ? 1 : at > 0 ? 2 : 9;
        if (rank < 9) found.set(maker, Math.min(rank, found.get(maker) ?? 9));
      }
      return [...found]
        .sort((a, b) => a[1] - b[1] || a[0] - b[0])
        .slice(0, limit)
        .flatMap(([place]) => {
          const entry = entries.at(place);
          return entry ? [answer(entry)] : [];
        });
    },
    because({ rule }) {
      const [id = "", kind = ""] = rule.split("/");
      const name = entries.byName(id)?.name ?? id;
      if (id === "unlisted") return "a name that is in no list";
      if (kind === "mac")
        return id === "module" ? "MAC address of a module maker" : `MAC address registered to ${name}`;
      if (kind === "name") return `the name of ${name}`;
      if (kind === "technology") return `a technology of ${name}`;
      if (kind === "software") return `software of ${name}`;
      if (kind === "serial") return `serial number of ${name}`;
      const what = catalogue.models.find((model) => model.id === rule)?.device?.what;
      return what === undefined ? `model number of ${name}` : `model number of ${name} (${what})`;
    },
  };
}
