import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { parseDocument } from "yaml";
import type { z } from "zod";

/** One YAML file of the catalogue: its name without the ending, its path for messages, its parsed content. */
export interface CatalogueFile {
  readonly name: string;
  readonly path: string;
  readonly content: unknown;
}

/** Thrown for a catalogue that cannot be compiled; the message names file, place and mistake. */
export class CatalogueError extends Error {}

/** Parses one YAML file; a syntax error names the file and line. */
export function readYaml(path: string): unknown {
  const document = parseDocument(readFileSync(path, "utf8"), { prettyErrors: true });
  const [error] = document.errors;
  if (error) throw new CatalogueError(`${relative(process.cwd(), path)}: ${error.message}`);
  return document.toJS() as unknown;
}

/** Every .yaml file of a folder, in name order. */
export function readYamlFolder(folder: string): CatalogueFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({
      name: basename(file, ".yaml"),
      path: join(folder, file),
      content: readYaml(join(folder, file)),
    }));
}

/** Checks a file's content against its schema; each mistake is a line: file, place, what is wrong. */
export function checked<Schema extends z.ZodType>(file: CatalogueFile, schema: Schema): z.infer<Schema> {
  const result = schema.safeParse(file.content);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(
    (issue) => `  ${issue.path.join(".") || "(top)"}: ${issue.message}`,
  );
  throw new CatalogueError(`${relative(process.cwd(), file.path)}:\n${mistakes.join("\n")}`);
}
