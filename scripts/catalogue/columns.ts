import { z } from "zod";
import { columnRoles } from "../../src/core/asset";
import {
  cellWordLists,
  type CellWordList,
  type ColumnVocabulary,
  type HeaderPattern,
} from "../../src/core/register/vocabulary";
import { headerWords, plainWords } from "../../src/core/register/words";
import { CatalogueError, checked, type CatalogueFile } from "./yaml";

const phrase = z.union([z.string().min(1), z.number().transform(String)]);
const phrases = z.array(phrase);
const entry = z.strictObject({
  words: phrases.min(1),
  source: z.string(),
  weight: z.enum(["strong", "plain", "weak"]).default("plain"),
});
const roleKey = z.enum(columnRoles);

/** The schema of `vocabulary/columns.yaml`. */
export const columnsSchema = z.strictObject({
  sources: z.record(z.string(), z.strictObject({ name: z.string().min(1), url: z.string().min(1) })),
  groups: z.record(z.string(), phrases.min(1)),
  fillers: phrases,
  ownColumns: phrases.min(1),
  ownSheets: phrases.min(1),
  roles: z.record(roleKey, z.array(entry).min(1)),
  cells: z.record(z.enum(cellWordLists), phrases.min(1)),
  examples: z.record(roleKey, phrases.min(1)),
  not: z.partialRecord(roleKey, phrases.min(1)),
});
export type ColumnsFile = z.infer<typeof columnsSchema>;

/** Reads and checks the file's content; every `source` must be one of `sources`, every `<group>` one of `groups`. */
export function parseColumns(file: CatalogueFile): ColumnsFile {
  const content = checked(file, columnsSchema);
  for (const [role, entries] of Object.entries(content.roles)) {
    for (const { source, words } of entries) {
      if (!(source in content.sources))
        throw new CatalogueError(`${file.path}: roles.${role}: unknown source "${source}"`);
      for (const word of words) {
        for (const [, group] of word.matchAll(/<(\w+)>/g)) {
          if (group !== undefined && !(group in content.groups))
            throw new CatalogueError(`${file.path}: roles.${role}: unknown group "<${group}>"`);
        }
      }
    }
  }
  return content;
}

/** A pattern's words, folded and taken apart as headers are; groups stay as `<name>`. */
function patternWords(pattern: string): string[] {
  return pattern.split(/(<\w+>)/).flatMap((part) => (part.startsWith("<") ? [part] : headerWords(part)));
}

const one = (text: string): string => plainWords(text).join(" ");
const oneWordEach = (words: readonly string[]): string[] => [...new Set(words.flatMap(headerWords))];

/** The vocabulary as the engine reads it. `without`: leaves out the words that only these sources gave. */
export function columnVocabulary(content: ColumnsFile, without: readonly string[] = []): ColumnVocabulary {
  const patterns: HeaderPattern[] = [];
  for (const role of columnRoles) {
    for (const { words, source, weight } of content.roles[role]) {
      if (without.includes(source)) continue;
      for (const pattern of words) patterns.push({ words: patternWords(pattern), role, weight });
    }
  }
  const cells: Record<CellWordList, readonly string[]> = { ...content.cells };
  for (const list of cellWordLists)
    cells[list] = [...new Set(content.cells[list].map(one))].filter((text) => text !== "");
  return {
    groups: Object.fromEntries(
      Object.entries(content.groups).map(([name, words]) => [name, oneWordEach(words)]),
    ),
    fillers: oneWordEach(content.fillers),
    ownColumns: content.ownColumns.map(one),
    ownSheets: content.ownSheets.map(one),
    patterns,
    cells,
  };
}

/** Compiles `vocabulary/columns.yaml`: the words of headers, by column role. */
export function compileColumns(file: CatalogueFile | undefined): ColumnVocabulary {
  if (file === undefined) throw new CatalogueError("src/catalogue/vocabulary/columns.yaml is missing");
  return columnVocabulary(parseColumns(file));
}
