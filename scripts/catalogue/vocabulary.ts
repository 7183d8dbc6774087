import { compileColumns } from "./columns";
import type { CatalogueFile } from "./yaml";

/** Compiles `src/catalogue/vocabulary/*.yaml`: each file has a compiler of its own, found by the file's name. */
export function compileVocabulary(files: readonly CatalogueFile[]): unknown {
  const byName = new Map(files.map((file) => [file.name, file]));
  return { columns: compileColumns(byName.get("columns")) };
}
