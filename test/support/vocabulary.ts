import { join } from "node:path";
import { compileVocabulary } from "../../scripts/catalogue/vocabulary";
import { readYaml, readYamlFolder } from "../../scripts/catalogue/yaml";
import type { AssetText, ColumnRole, RegisterContext } from "../../src/core/asset";

const folder = join(__dirname, "..", "..", "src", "catalogue", "vocabulary");

/** The vocabularies as the engine reads them, compiled from their YAML. */
export const vocabulary = compileVocabulary(readYamlFolder(folder));

/** A vocabulary's file as its author wrote it, examples included. */
export const authored = (name: string): unknown => readYaml(join(folder, `${name}.yaml`));

/** A register that says nothing around its rows but the headers of the given columns. */
export function contextOf(
  headers: Partial<Record<ColumnRole, string>> = {},
  sheet = "Sheet1",
): RegisterContext {
  return {
    sheet,
    title: "",
    headers: Object.entries(headers).map(([role, text]) => ({ role: role as ColumnRole, text })),
  };
}

/** An asset with one text per role. */
export function assetOf(texts: Partial<Record<ColumnRole, string>>): AssetText {
  return Object.fromEntries(Object.entries(texts).map(([role, text]) => [role, [text]]));
}
