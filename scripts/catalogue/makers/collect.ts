import { idOf } from "../../../src/catalogue/packed";
import type { MakerEntry, NameUse } from "../../../src/core/maker/catalogue";
import { CatalogueError } from "../yaml";
import type { BrandSource, MakerSource, MakersFile, ModelSource, OthersSource } from "./schema";

/** A maker with the public sources of what is said of it; they stay behind with the files. */
export interface CollectedMaker extends MakerEntry {
  readonly sources: readonly string[];
}

/** The files of the catalogue put together, still with their examples. */
export interface Collected {
  readonly entries: CollectedMaker[];
  readonly names: { readonly text: string; readonly maker: string; readonly use: NameUse }[];
  readonly technology: {
    readonly word: string;
    readonly maker: string;
    readonly kind: "technology" | "software";
  }[];
  readonly lookAlikes: string[];
  /** Makers of network modules, as registered. */
  readonly moduleMakers: string[];
  readonly models: { readonly maker: string; readonly rule: ModelSource }[];
  /** Organisation names in the IEEE registry, by maker. */
  readonly registered: { readonly organisation: string; readonly maker: string }[];
  /** Texts that must or must not be read as the maker, as make cells. */
  readonly examples: { readonly maker: string; readonly text: string; readonly matches: boolean }[];
}

type Named = Pick<
  MakerSource,
  "id" | "names" | "legalNames" | "contextNames" | "makeNames" | "examples" | "not" | "models"
>;

function addNames(to: Collected, named: Named): void {
  const add = (texts: readonly string[] | undefined, use: NameUse): void => {
    for (const text of texts ?? []) to.names.push({ text, maker: named.id, use });
  };
  add(named.names, "anywhere");
  add(named.legalNames, "anywhere");
  add(named.contextNames, "context");
  add(named.makeNames, "make");
  for (const text of named.examples ?? []) to.examples.push({ maker: named.id, text, matches: true });
  for (const text of named.not ?? []) to.examples.push({ maker: named.id, text, matches: false });
  for (const rule of named.models ?? []) to.models.push({ maker: named.id, rule });
}

function addMaker(to: Collected, maker: MakerSource): void {
  const { id, name, standing, basis, asOf, cameras, sources } = maker;
  to.entries.push({
    id,
    name,
    standing: standing === "undetermined" && maker.madeBy?.which === "all" ? "oem" : standing,
    basis,
    asOf,
    cameras,
    ...(maker.country && { country: maker.country }),
    ...(maker.parent && { parent: maker.parent }),
    ...(maker.section889 && { section889: maker.section889 }),
    ...(maker.lists && { lists: maker.lists }),
    ...(maker.madeBy && { madeBy: maker.madeBy }),
    ...(maker.component && { component: true }),
    ...(maker.platform && { platform: true }),
    ...(maker.device && { device: maker.device }),
    ...(maker.note && { note: maker.note }),
    sources,
  });
  addNames(to, maker);
  for (const word of maker.technology ?? []) to.technology.push({ word, maker: id, kind: "technology" });
  for (const word of maker.software ?? []) to.technology.push({ word, maker: id, kind: "software" });
  for (const organisation of maker.registeredAs ?? []) to.registered.push({ organisation, maker: id });
  for (const own of maker.ownBrands ?? []) {
    to.entries.push({
      id: own.id,
      name: own.name,
      standing,
      basis,
      asOf,
      cameras: own.device?.scope === "ancillary" ? "none" : cameras,
      brandOf: id,
      ...(own.device && { device: own.device }),
      ...(own.note && { note: own.note }),
      sources: own.sources,
    });
    addNames(to, own);
  }
}

/** A brand's standing follows from how sure it is who makes it; an unconfirmed one is never more than a question. */
function brandStanding(brand: BrandSource): MakerEntry["standing"] {
  if (brand.standing) return brand.standing;
  const grade = brand.sources.includes("unconfirmed") ? "uncertain" : brand.madeBy?.which;
  if (grade === "all") return "oem";
  return grade === "some" || grade === "historical" ? "possible-oem" : "undetermined";
}

function addBrand(to: Collected, brand: BrandSource): void {
  to.entries.push({
    id: brand.id,
    name: brand.name,
    standing: brandStanding(brand),
    basis: brand.note ?? brand.madeBy?.note ?? "A label under which other companies' products are sold.",
    asOf: "2026-08-31",
    cameras: "mostly",
    ...(brand.madeBy && {
      madeBy: brand.sources.includes("unconfirmed") ? { ...brand.madeBy, which: "uncertain" } : brand.madeBy,
    }),
    ...(brand.device && { device: brand.device }),
    ...(brand.note && { note: brand.note }),
    sources: brand.sources,
  });
  addNames(to, brand);
}

function addOthers(to: Collected, group: OthersSource): void {
  for (const maker of group.makers) {
    const id = idOf(maker.name);
    to.entries.push({
      id,
      name: maker.name,
      standing: maker.standing ?? group.standing,
      basis: group.basis,
      asOf: group.asOf,
      cameras: group.cameras,
      ...(maker.country && { country: maker.country }),
      ...(maker.parent && { parent: maker.parent }),
      ...((maker.component ?? group.component) && { component: true }),
      ...(group.platform && { platform: true }),
      ...(maker.note && { note: maker.note }),
      sources: group.sources,
    });
    const texts = [maker.name, ...(maker.also ?? [])];
    for (const text of texts) to.names.push({ text, maker: id, use: maker.use ?? "anywhere" });
    for (const organisation of maker.registeredAs ?? []) to.registered.push({ organisation, maker: id });
    for (const rule of maker.models ?? []) to.models.push({ maker: id, rule });
  }
}

/** Puts the files together; two entries with one id are a mistake. */
export function collectMakers(files: readonly { path: string; content: MakersFile }[]): Collected {
  const collected: Collected = {
    entries: [],
    names: [],
    technology: [],
    lookAlikes: [],
    moduleMakers: [],
    models: [],
    registered: [],
    examples: [],
  };
  for (const { content } of files) {
    for (const maker of content.makers ?? []) addMaker(collected, maker);
    for (const brand of content.brands ?? []) addBrand(collected, brand);
    for (const group of content.others ?? []) addOthers(collected, group);
    for (const { name } of content.lookAlikes ?? []) collected.lookAlikes.push(name);
    collected.moduleMakers.push(...(content.moduleMakers ?? []));
  }
  const seen = new Set<string>();
  for (const { id } of collected.entries) {
    if (seen.has(id)) throw new CatalogueError(`src/catalogue/makers: two entries have the id "${id}"`);
    seen.add(id);
  }
  return collected;
}
