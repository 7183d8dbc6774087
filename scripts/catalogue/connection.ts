import { z } from "zod";
import { compactRules, ruleShape } from "./rules";
import { checked, type CatalogueFile } from "./yaml";

const words = z.array(z.string().min(1)).min(1);

/** The form of `vocabulary/connection.yaml`. */
export const connectionSchema = z.strictObject({
  negators: words,
  fillers: words,
  hypothetical: words,
  rules: z.array(
    z.strictObject({
      ...ruleShape,
      says: z.enum(["core", "other-network", "isolated", "networked", "not-core", "remote", "nothing"]),
      headers: words.optional(),
      weak: z.boolean().optional(),
      prose: z.boolean().optional(),
      remote: z.boolean().optional(),
      turns: z.boolean().optional(),
    }),
  ),
});

/** Compiles `vocabulary/connection.yaml`: what a thing is connected to. */
export function compileConnection(file: CatalogueFile) {
  const content = checked(file, connectionSchema);
  return { ...content, rules: compactRules(file, content.rules) };
}
