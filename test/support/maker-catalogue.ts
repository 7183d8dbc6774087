import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createMakerReader,
  type MakerCatalogue,
  type MakerDecision,
  type MakerReader,
  type NegationVocabulary,
} from "../../src/core/maker";

/** The part of the compiled catalogue that the maker's reader needs; `npm test` compiles it first. */
export function makerCatalogue(): { makers: MakerCatalogue; negation: NegationVocabulary } {
  const text = readFileSync(join(__dirname, "..", "..", "build", "catalogue.json"), "utf8");
  const catalogue = JSON.parse(text) as {
    makers: MakerCatalogue;
    vocabulary: { negation: NegationVocabulary };
  };
  return { makers: catalogue.makers, negation: catalogue.vocabulary.negation };
}

/** A reader over the real catalogue. */
export function makerReader(decisions: readonly MakerDecision[] = []): MakerReader {
  const { makers, negation } = makerCatalogue();
  return createMakerReader(makers, negation, decisions);
}
