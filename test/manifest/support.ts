/** Just enough of the manifest's XML for its tests: elements by regular expression, resources by id. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentOf, type Environment } from "../../scripts/addin/environments";
import { manifestFor } from "../../scripts/addin/manifest";

export const root = join(__dirname, "..", "..");
export const read = (name: string): string => readFileSync(join(root, name), "utf8");

export const environments: readonly Environment[] = [
  environmentOf({}),
  environmentOf({ production: true, base: "https://apps.example.org/estate-lens/" }),
];

export function manifestOf(environment: Environment): string {
  return manifestFor(environment, read("manifest.xml"), "1.2.3");
}

export interface Resource {
  readonly kind: "Image" | "Url" | "String";
  readonly id: string;
  readonly value: string;
  readonly list: string;
}

export function resourcesOf(manifest: string): Resource[] {
  const lists = [...manifest.matchAll(/<bt:(Images|Urls|ShortStrings|LongStrings)>([\s\S]*?)<\/bt:\1>/g)];
  return lists.flatMap(([, list = "", body = ""]) =>
    [...body.matchAll(/<bt:(Image|Url|String) id="([^"]+)" DefaultValue="([^"]*)"/g)].map(
      ([, kind, id = "", value = ""]) => ({ kind: kind as Resource["kind"], id, value, list }),
    ),
  );
}

/** Each use of a resource: the element that names it, and the id. */
export function usesOf(manifest: string): { element: string; id: string }[] {
  return [...manifest.matchAll(/<([\w:]+)(?: size="\d+")? resid="([^"]+)"/g)].map(
    ([, element = "", id = ""]) => ({ element, id }),
  );
}
