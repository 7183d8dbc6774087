import type { z } from "zod";
import type { PrefixBlock } from "../../../src/core/maker/catalogue";
import { CatalogueError } from "../yaml";
import type { prefixesFile } from "./schema";

/** Packs the registered prefixes per maker: one string of distances for each length. */
export function compilePrefixes(
  file: z.infer<typeof prefixesFile>,
  isMaker: (id: string) => boolean,
): PrefixBlock[] {
  const byMaker = new Map<string | null, Record<number, string[]>>();
  for (const { organisation, maker, prefixes } of file.organisations) {
    if (maker !== null && !isMaker(maker)) {
      throw new CatalogueError(`mac-prefixes.yaml: ${organisation}: no maker "${maker}"`);
    }
    const lists = byMaker.get(maker) ?? {};
    for (const prefix of prefixes.split(" ")) (lists[prefix.length] ??= []).push(prefix);
    byMaker.set(maker, lists);
  }
  return [...byMaker].map(([maker, lists]) => {
    const packed = (length: number): string => distances([...new Set(lists[length] ?? [])].sort());
    return { maker, bits24: packed(6), bits28: packed(7), bits36: packed(9) };
  });
}

function distances(rising: readonly string[]): string {
  const numbers = rising.map((prefix) => parseInt(prefix, 16));
  return numbers.map((number, at) => (number - (numbers[at - 1] ?? 0)).toString(36)).join(" ");
}
