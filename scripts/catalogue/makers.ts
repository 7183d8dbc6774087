import { CatalogueError, checked, type CatalogueFile } from "./yaml";
import { collectMakers, type Collected } from "./makers/collect";
import { compilePrefixes } from "./makers/prefixes";
import { modelPattern, modelStarts } from "./makers/pattern";
import { makersFile, prefixesFile } from "./makers/schema";
import type { MakerCatalogue, ModelRule, NameUse } from "../../src/core/maker/catalogue";

/** Reads and checks the files of `src/catalogue/makers`; the MAC prefixes are apart. */
export function readMakers(files: readonly CatalogueFile[]): Collected {
  return collectMakers(
    files
      .filter((file) => file.name !== "mac-prefixes")
      .map((file) => ({ path: file.path, content: checked(file, makersFile) })),
  );
}

/** Compiles `src/catalogue/makers/*.yaml`. */
export function compileMakers(files: readonly CatalogueFile[]): MakerCatalogue {
  const collected = readMakers(files);
  const place = new Map(collected.entries.map((entry, index) => [entry.id, index]));
  const at = (id: string): number => {
    const index = place.get(id);
    if (index === undefined) throw new CatalogueError(`src/catalogue/makers: no maker "${id}"`);
    return index;
  };
  for (const entry of collected.entries) {
    for (const other of [entry.parent, entry.brandOf, ...(entry.madeBy?.makers ?? [])]) {
      if (other !== undefined) at(other);
    }
  }
  const names = collected.names.map(({ text, maker, use }): [string, number, NameUse] => [
    text,
    at(maker),
    use,
  ]);
  const models = collected.models.map(({ maker, rule }): ModelRule => {
    at(maker);
    if (rule.madeBy !== undefined) at(rule.madeBy);
    return {
      id: `${maker}/${rule.id}`,
      maker,
      pattern: modelPattern(rule),
      starts: modelStarts(rule),
      strength: rule.strength,
      ...(rule.needs && { needs: rule.needs }),
      ...(rule.madeBy && { madeBy: rule.madeBy }),
      ...(rule.standing && { standing: rule.standing }),
      ...(rule.device && { device: rule.device }),
      ...(rule.note && { note: rule.note }),
    };
  });
  const prefixes = files.find((file) => file.name === "mac-prefixes");
  return {
    makers: collected.entries.map(({ sources: _stayBehind, ...entry }) => entry),
    names,
    technology: collected.technology.map(({ word, maker, kind }) => [word, at(maker), kind]),
    lookAlikes: collected.lookAlikes,
    models,
    prefixes: prefixes ? compilePrefixes(checked(prefixes, prefixesFile), (id) => place.has(id)) : [],
  };
}
