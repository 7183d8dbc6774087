import { z } from "zod";
import { compactRules, ruleShape } from "./rules";
import { checked, type CatalogueFile } from "./yaml";

const scope = z.enum(["surveillance", "ancillary", "other"]);
const words = z.array(z.string().min(1)).min(1);

/** The form of `vocabulary/scope.yaml`. */
export const scopeSchema = z.strictObject({
  cctvWords: words,
  modifiers: words,
  joiners: words,
  places: words,
  rules: z.array(
    z.strictObject({
      ...ruleShape,
      scope: z.enum(["surveillance", "ancillary", "other", "unknown", "topic", "nothing"]),
      onCctv: scope.optional(),
      possible: z.array(scope).min(2).optional(),
      kind: z.enum(["video", "telecom", "passive", "unknown"]).optional(),
      networkActive: z.boolean().optional(),
      securityTechnology: z.boolean().optional(),
      place: z.boolean().optional(),
    }),
  ),
});

/** Compiles `vocabulary/scope.yaml`: what a thing is. */
export function compileDevice(file: CatalogueFile) {
  const content = checked(file, scopeSchema);
  return { ...content, rules: compactRules(file, content.rules) };
}
