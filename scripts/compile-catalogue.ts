/**
 * Compiles the catalogue: reads the YAML of `src/catalogue`, checks it against its schemas and writes
 * what the engine reads: as it is, and packed for its way to the add-in. Fails with the file, the place and what is wrong.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../src/core/catalogue";
import { compileMakers } from "./catalogue/makers";
import { packCatalogue } from "./catalogue/pack";
import { compilePolicies } from "./catalogue/policies";
import { compileVocabulary } from "./catalogue/vocabulary";
import { readYamlFolder, readYaml } from "./catalogue/yaml";

const root = join(import.meta.dirname, "..");
const source = join(root, "src", "catalogue");

const { version, date } = readYaml(join(source, "version.yaml")) as { version: string; date: string };
const catalogue: Catalogue = {
  version,
  date,
  makers: compileMakers(readYamlFolder(join(source, "makers"))),
  vocabulary: compileVocabulary(readYamlFolder(join(source, "vocabulary"))),
  policies: compilePolicies(readYamlFolder(join(source, "policies"))),
};
const build = join(root, "build");
mkdirSync(build, { recursive: true });

/** Writes a file where it would say something else than it does. */
function write(name: string, text: string): void {
  const target = join(build, name);
  let before = "";
  try {
    before = readFileSync(target, "utf8");
  } catch {
    // first build
  }
  if (before !== text) writeFileSync(target, text);
}

const text = JSON.stringify(catalogue);
write("catalogue.json", text);
write("catalogue-packed.json", JSON.stringify(packCatalogue(catalogue)));
// What TypeScript sees of the file: the shape that the schemas have just proved.
write(
  "catalogue-packed.d.json.ts",
  `import type { PackedCatalogue } from "../src/catalogue/packed";\ndeclare const catalogue: PackedCatalogue;\nexport default catalogue;\n`,
);
const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
console.error(`catalogue ${version} (${date}): ${Math.round(text.length / 1024)} KB, ${digest}`);
