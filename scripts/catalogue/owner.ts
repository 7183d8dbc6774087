import { z } from "zod";
import { compactRules, ruleShape } from "./rules";
import { checked, type CatalogueFile } from "./yaml";

const words = z.array(z.string().min(1)).min(1);

/** The form of `vocabulary/owner.yaml`. */
export const ownerSchema = z.strictObject({
  negators: words,
  rules: z.array(
    z.strictObject({
      ...ruleShape,
      who: z.enum(["own", "landlord", "contractor", "neighbour", "tenant", "third party", "nothing"]),
      prose: z.boolean().optional(),
      headers: words.optional(),
    }),
  ),
});

/** Compiles `vocabulary/owner.yaml`: whose a thing is. */
export function compileOwner(file: CatalogueFile) {
  const content = checked(file, ownerSchema);
  return { ...content, rules: compactRules(file, content.rules) };
}
