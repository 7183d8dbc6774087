import { z } from "zod";
import { compactRules, ruleShape } from "./rules";
import { checked, type CatalogueFile } from "./yaml";

const words = z.array(z.string().min(1)).min(1);
const says = z.enum([
  "installed",
  "not-installed",
  "removed",
  "installed-or-removed",
  "not-there",
  "nothing",
]);

/** The form of `vocabulary/stage.yaml`. */
export const stageSchema = z.strictObject({
  negators: words,
  fillers: words,
  subjects: words,
  history: words,
  followers: words,
  codes: z.record(z.string(), z.record(z.string().regex(/^\d+$/), says)),
  rules: z.array(
    z.strictObject({
      ...ruleShape,
      says,
      negated: says.optional(),
      rank: z.number().int().min(0).max(9),
      headers: words.optional(),
      prose: z.boolean().optional(),
      inNotes: says.optional(),
      condition: z.boolean().optional(),
    }),
  ),
});

/** Compiles `vocabulary/stage.yaml`: whether a thing is up, not up yet, or gone. */
export function compileStage(file: CatalogueFile) {
  const content = checked(file, stageSchema);
  return { ...content, rules: compactRules(file, content.rules) };
}
