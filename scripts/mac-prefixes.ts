/**
 * Writes `src/catalogue/makers/mac-prefixes.yaml` from the IEEE registry (npm package oui-data), for the
 * organisations that the makers' files name under `registeredAs`. Names are compared exactly as registered, so that
 * "Shanghai Dahua Scale Factory" is not Dahua. Run: npx tsx scripts/mac-prefixes.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { readMakers } from "./catalogue/makers";
import { readYamlFolder } from "./catalogue/yaml";

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, "..", "src", "catalogue", "makers");
const source = require.resolve("oui-data");
const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const registry = z.record(z.string(), z.string()).parse(read(source));
const { version } = z.object({ version: z.string() }).parse(read(join(source, "..", "package.json")));

const collected = readMakers(readYamlFolder(folder));
const makerOf = new Map<string, string | null>([
  ...collected.moduleMakers.map((organisation): [string, null] => [organisation, null]),
  ...collected.registered.map(({ organisation, maker }): [string, string] => [organisation, maker]),
]);

const found = new Map<string, { country: string; prefixes: string[] }>();
for (const [prefix, text] of Object.entries(registry)) {
  const lines = text.split("\n");
  const organisation = lines[0] ?? "";
  if (!makerOf.has(organisation)) continue;
  const entry = found.get(organisation) ?? { country: lines.at(-1) ?? "", prefixes: [] };
  entry.prefixes.push(prefix.toUpperCase());
  found.set(organisation, entry);
}
for (const organisation of makerOf.keys()) {
  if (!found.has(organisation)) console.error(`not in the registry: ${organisation}`);
}
const organisations = [...found]
  .map(([organisation, { country, prefixes }]) => ({
    organisation,
    maker: makerOf.get(organisation) ?? null,
    country,
    prefixes: prefixes.sort().join(" "),
  }))
  .sort(
    (a, b) => (a.maker ?? "~").localeCompare(b.maker ?? "~") || a.organisation.localeCompare(b.organisation),
  );
const head = "# Written by scripts/mac-prefixes.ts; change `registeredAs` in the makers' files instead.\n";
writeFileSync(
  join(folder, "mac-prefixes.yaml"),
  head +
    stringify(
      {
        registry: `IEEE registration authority, as in oui-data ${version}: https://standards-oui.ieee.org/`,
        organisations,
      },
      { lineWidth: 110, defaultStringType: "PLAIN", defaultKeyType: "PLAIN" },
    ),
);
console.error(
  `${organisations.length} organisations, ${organisations.reduce((sum, { prefixes }) => sum + prefixes.split(" ").length, 0)} prefixes`,
);
