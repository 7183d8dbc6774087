import { z } from "zod";
import type { NegationVocabulary } from "../../src/core/maker/catalogue";
import { fold } from "../../src/core/text";
import { checked, type CatalogueFile } from "./yaml";

const words = z.array(z.string().min(1)).min(1);
const negationFile = z.strictObject({
  not: words,
  past: words,
  pastAfter: words,
  now: words,
  subjects: words,
  future: words,
  planned: words,
  still: words,
  forOthers: words,
  forOthersAfter: words,
  beside: words,
  parts: words,
  doubt: words,
  fillers: words,
  cameraWords: words,
  placeholders: words,
  typeWords: words,
  companyWords: words,
  countWords: words,
});

/** A phrase as the reader compares it: folded words, single spaces. */
function phrase(text: string): string {
  const folded = fold(text).match(/[\p{L}\p{N}]+/gu);
  return folded ? folded.join(" ") : fold(text);
}

/** Compiles `vocabulary/negation.yaml`: negation, history, plans and doubt around a maker's name. */
export function compileNegation(file: CatalogueFile): NegationVocabulary {
  const content = checked(file, negationFile);
  const compiled = Object.fromEntries(
    Object.entries(content).map(([key, phrases]) => [key, [...new Set(phrases.map(phrase))]]),
  );
  return negationFile.parse(compiled);
}
