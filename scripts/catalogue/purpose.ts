import { z } from "zod";
import { compactRules, ruleShape } from "./rules";
import { checked, type CatalogueFile } from "./yaml";

/** The form of `vocabulary/purpose.yaml`. */
export const purposeSchema = z.strictObject({
  rules: z.array(z.strictObject({ ...ruleShape, purpose: z.enum(["listed", "other", "nothing"]) })),
});

/** Compiles `vocabulary/purpose.yaml`: what a thing is used for. */
export function compilePurpose(file: CatalogueFile) {
  const content = checked(file, purposeSchema);
  return { rules: compactRules(file, content.rules) };
}
