import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  createMakerLookup,
  createMakerReader,
  type MakerCatalogue,
  type NegationVocabulary,
} from "../../src/core/maker";
import { compileMakers } from "../catalogue/makers";
import { compileNegation } from "../catalogue/negation";
import { readYaml, readYamlFolder } from "../catalogue/yaml";
import { readCsv } from "./csv";
import type { Figure } from "./figure";
import { maker as makerTruth, type MakerCase, type MakerAnswer, score } from "./score";

const source = join(import.meta.dirname, "..", "..", "src", "catalogue");

/** Reads one asset; a seam: the same cases can be put through `check --json` instead. */
export type ReadMaker = (texts: MakerCase["texts"]) => MakerAnswer;

function catalogues(): { makers: MakerCatalogue; negation: NegationVocabulary } {
  const path = join(source, "vocabulary", "negation.yaml");
  const negation = compileNegation({ name: "negation", path, content: readYaml(path) });
  return { makers: compileMakers(readYamlFolder(join(source, "makers"))), negation };
}

/** A reader that asks the core directly. */
export function directReading(): { read: ReadMaker; makers: MakerCatalogue } {
  const { makers, negation } = catalogues();
  const reader = createMakerReader(makers, negation);
  return {
    makers,
    read: ({ make, model, description, mac, serial }) => {
      const [first] = reader.read({
        ...(make && { make: [make] }),
        ...(model && { model: [model] }),
        ...(description && { description: [description] }),
        ...(mac && { mac: [mac] }),
        ...(serial && { serial: [serial] }),
      });
      return {
        id: first.id,
        maker: first.maker,
        brand: first.brand,
        standing: first.standing,
        confidence: first.confidence,
      };
    },
  };
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]))
    .filter((path) => path.endsWith(".csv"))
    .sort();
}

/** What a labelled file holds, known by its columns; `null` for files of other kinds. */
function casesOf(path: string): { kind: string; cases: MakerCase[] } | null {
  const rows = readCsv(path);
  const columns = new Set(Object.keys(rows[0] ?? {}));
  const record = z.record(z.string(), z.string());
  const has = (...names: string[]): boolean => names.every((name) => columns.has(name));
  const cells = rows.map((row) => record.parse(row));
  const field = (row: Record<string, string>, ...names: string[]): string =>
    names.map((name) => row[name]).find((value) => value !== undefined && value !== "") ?? "";
  if (has("as_found", "canonical_vendor")) {
    return {
      kind: "variants",
      cases: cells.map((row) => ({
        texts: { make: field(row, "as_found") },
        truth: field(row, "canonical_vendor"),
      })),
    };
  }
  if (has("as_found", "true_vendor")) {
    return {
      kind: "false friends",
      cases: cells.map((row) => ({
        texts: { make: field(row, "as_found") },
        truth: field(row, "true_vendor"),
      })),
    };
  }
  if (has("asset_file", "Make", "Model") || has("manufacturer", "model")) {
    const of = (row: Record<string, string>): [string, string] => [
      field(row, "Make", "manufacturer"),
      field(row, "Model", "model"),
    ];
    return {
      kind: "benign",
      cases: cells.flatMap((row) => {
        const [make, model] = of(row);
        return [
          { texts: { make, model }, truth: make },
          { texts: { description: `${make} ${model}` }, truth: make },
        ];
      }),
    };
  }
  if (has("oui", "registrant")) {
    return {
      kind: "false friends",
      cases: cells.map((row) => ({
        texts: { make: field(row, "registrant") },
        truth: field(row, "registrant"),
      })),
    };
  }
  if (has("make", "model", "maker")) {
    return {
      kind: "labelled",
      cases: cells.map((row) => ({
        texts: {
          make: field(row, "make"),
          model: field(row, "model"),
          description: field(row, "description"),
          mac: field(row, "mac"),
          serial: field(row, "serial"),
        },
        truth: field(row, "maker"),
      })),
    };
  }
  return null;
}

/** Figures for every labelled set of makers under a folder. */
export function measureMakers(folder: string): Figure[] {
  const { read, makers } = directReading();
  const truth = makerTruth(makers, createMakerLookup(makers));
  return filesUnder(folder).flatMap((path) => {
    const set = casesOf(path);
    return set ? score(path.split("/").slice(-1)[0] ?? path, set.kind, set.cases, read, truth) : [];
  });
}
