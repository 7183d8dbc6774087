import { z } from "zod";
import { compactRules, ruleShape } from "./rules";
import { checked, type CatalogueFile } from "./yaml";

const words = z.array(z.string().min(1)).min(1);
const limb = z.enum(["L1", "L2", "L3", "L4"]);

/** The form of `vocabulary/site-types.yaml`. */
export const siteTypesSchema = z.strictObject({
  streets: words,
  before: words,
  rules: z.array(
    z.strictObject({
      ...ruleShape,
      says: z.enum([
        "sensitive",
        "not-sensitive",
        "other-kind",
        "stated-sensitive",
        "stated-not-sensitive",
        "nothing",
      ]),
      limb: limb.optional(),
      site: z.boolean().optional(),
      headers: words.optional(),
    }),
  ),
});

const { phrases: names, whole, source, ...shape } = ruleShape;

/** The form of `vocabulary/designated-sites.yaml`. */
export const designatedSitesSchema = z.strictObject({
  sites: z.array(z.strictObject({ ...shape, names, whole, source: source.unwrap(), presume: z.boolean() })),
});

/** Compiles `vocabulary/site-types.yaml` and `vocabulary/designated-sites.yaml`: whether a site is sensitive. */
export function compileSite(typesFile: CatalogueFile, designatedFile: CatalogueFile) {
  const types = checked(typesFile, siteTypesSchema);
  const { sites } = checked(designatedFile, designatedSitesSchema);
  return {
    ...types,
    rules: compactRules(typesFile, types.rules),
    designated: compactRules(
      designatedFile,
      sites.map(({ names: phrases, ...site }) => ({ ...site, phrases })),
    ),
  };
}
