import { compileColumns } from "./columns";
import { compileConnection } from "./connection";
import { compileDevice } from "./device";
import { compileOwner } from "./owner";
import { compilePurpose } from "./purpose";
import { compileSite } from "./site";
import { compileNegation } from "./negation";
import { compileStage } from "./stage";
import { CatalogueError, type CatalogueFile } from "./yaml";

/** Compiles `src/catalogue/vocabulary/*.yaml`: each file has a compiler of its own, found by the file's name. */
export function compileVocabulary(files: readonly CatalogueFile[]) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const file = (name: string): CatalogueFile => {
    const found = byName.get(name);
    if (found === undefined) throw new CatalogueError(`src/catalogue/vocabulary/${name}.yaml is missing`);
    return found;
  };
  return {
    columns: compileColumns(byName.get("columns")),
    connection: compileConnection(file("connection")),
    site: compileSite(file("site-types"), file("designated-sites")),
    owner: compileOwner(file("owner")),
    purpose: compilePurpose(file("purpose")),
    stage: compileStage(file("stage")),
    device: compileDevice(file("scope")),
    negation: compileNegation(file("negation")),
  };
}
