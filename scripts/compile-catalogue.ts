/**
 * Compiles the catalogue: reads the YAML of `src/catalogue`, checks it against its schemas and writes
 * the compact form that the engine reads. Fails with the file, the place and what is wrong.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileMakers } from "./catalogue/makers";
import { compilePolicies } from "./catalogue/policies";
import { compileVocabulary } from "./catalogue/vocabulary";
import { readYamlFolder, readYaml } from "./catalogue/yaml";

const root = join(import.meta.dirname, "..");
const source = join(root, "src", "catalogue");
const target = join(root, "build", "catalogue.json");

const { version, date } = readYaml(join(source, "version.yaml")) as { version: string; date: string };
const catalogue = {
  version,
  date,
  makers: compileMakers(readYamlFolder(join(source, "makers"))),
  vocabulary: compileVocabulary(readYamlFolder(join(source, "vocabulary"))),
  policies: compilePolicies(readYamlFolder(join(source, "policies"))),
};
const text = JSON.stringify(catalogue);
mkdirSync(join(root, "build"), { recursive: true });
let before = "";
try {
  before = readFileSync(target, "utf8");
} catch {
  // first build
}
if (before !== text) writeFileSync(target, text);
// What TypeScript sees of the file: the shape that the schemas have just proved.
writeFileSync(
  join(root, "build", "catalogue.d.json.ts"),
  `import type { Catalogue } from "../src/core/catalogue";\ndeclare const catalogue: Catalogue;\nexport default catalogue;\n`,
);
const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
console.error(`catalogue ${version} (${date}): ${Math.round(text.length / 1024)} KB, ${digest}`);
