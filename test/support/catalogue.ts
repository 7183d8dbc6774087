import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../src/core/catalogue";

/** The compiled catalogue (`npm test` compiles it first). */
export const catalogue = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "build", "catalogue.json"), "utf8"),
) as Catalogue;
