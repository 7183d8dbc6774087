/** Makes an environment's manifest from the development one. */
import { development, type Environment } from "./environments";

/**
 * @param source the development manifest's text
 * @param version the package's version, three numbers
 * Throws where the source does not hold what has to be replaced.
 */
export function manifestFor(environment: Environment, source: string, version: string): string {
  const replacements: readonly (readonly [string, string])[] = [
    [`<Id>${development.id}</Id>`, `<Id>${environment.id}</Id>`],
    [`DefaultValue="${development.displayName}"`, `DefaultValue="${environment.displayName}"`],
    [`DefaultValue="${development.groupLabel}"`, `DefaultValue="${environment.groupLabel}"`],
    [
      `id="Functions.Namespace" DefaultValue="${development.namespace}"`,
      `id="Functions.Namespace" DefaultValue="${environment.namespace}"`,
    ],
    [`${development.base}/`, `${environment.base}/`],
  ];
  let manifest = source.replace(/<!--[\s\S]*?-->\n/, "");
  for (const [from, to] of replacements) {
    if (!manifest.includes(from)) throw new Error(`manifest.xml does not hold ${from}`);
    manifest = manifest.replaceAll(from, to);
  }
  return manifest.replace(/<Version>[\d.]+<\/Version>/, `<Version>${version}.0</Version>`);
}
