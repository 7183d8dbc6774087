import type { CatalogueFile } from "./yaml";

/** Compiles `vocabulary/columns.yaml`: the words of headers, by column role. */
export function compileColumns(file: CatalogueFile | undefined): unknown {
  return { found: file !== undefined };
}
