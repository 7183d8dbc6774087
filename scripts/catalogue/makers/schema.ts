import { z } from "zod";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id: small letters, digits and single hyphens");
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date such as 2024-12-10");
const text = z.string().trim().min(1);
const texts = z.array(text).min(1);
/** A public address, or the honest word `unconfirmed`: such an entry leads to review only. */
const sources = z.array(z.union([z.url(), z.literal("unconfirmed")])).min(1);

const standing = z.enum(["subject", "affiliate", "prc-made", "not-subject", "undetermined"]);

const device = z.strictObject({
  scope: z.enum(["surveillance", "ancillary", "other"]),
  kind: z.enum(["video", "telecom", "passive", "unknown"]),
  networkActive: z.boolean(),
  securityTechnology: z.boolean().optional(),
  what: text,
});

/**
 * `start` lists how a model number begins, `then` what must follow. In both, `-` stands for a separator
 * that may be missing or typed as `.`, `_`, `*` or a space, `=` for a hyphen that must be there, `#` for a digit
 * (also when typed as O, I or l). `then` may use ( | ) [ ] ? + {n}; `$` is the end of the word.
 */
const model = z
  .strictObject({
    id,
    start: texts,
    then: text.optional(),
    strength: z.enum(["strong", "medium", "weak"]),
    needs: z.literal("label").optional(),
    madeBy: id.optional(),
    standing: standing.optional(),
    device: device.optional(),
    note: text.optional(),
    examples: texts,
    not: texts,
    sources,
  })
  .refine((rule) => !rule.then?.includes("\\"), "no backslashes in `then`");

const madeBy = z.strictObject({
  makers: z.array(id),
  which: z.enum(["all", "some", "historical", "uncertain"]),
  note: text.optional(),
});

const named = {
  /** Unmistakable names: they count in every column that speaks of the device. */
  names: texts.optional(),
  legalNames: texts.optional(),
  /** Names that are also ordinary words or short: they count in the make column or beside a camera word. */
  contextNames: texts.optional(),
  /** Names that count in the make column only. */
  makeNames: texts.optional(),
  examples: texts.optional(),
  not: texts.optional(),
};

const ownBrand = z.strictObject({
  id,
  name: text,
  ...named,
  device: device.optional(),
  models: z.array(model).optional(),
  note: text.optional(),
  sources,
});

const maker = z.strictObject({
  id,
  name: text,
  country: text.optional(),
  parent: id.optional(),
  standing,
  basis: text,
  asOf: date,
  cameras: z.enum(["mostly", "some", "none"]),
  section889: z.enum(["huawei-zte", "hytera", "hikvision-dahua"]).optional(),
  lists: z
    .array(
      z.strictObject({
        list: z.enum(["section-889", "fcc-covered-list", "entity-list", "section-1260h"]),
        since: date,
      }),
    )
    .optional(),
  ...named,
  technology: texts.optional(),
  software: texts.optional(),
  /** Organisation names in the IEEE registry, exactly as registered. */
  registeredAs: texts.optional(),
  madeBy: madeBy.optional(),
  component: z.boolean().optional(),
  platform: z.boolean().optional(),
  device: device.optional(),
  ownBrands: z.array(ownBrand).optional(),
  models: z.array(model).optional(),
  note: text.optional(),
  sources,
});

/** A label under which other companies' products are sold. */
const brand = z.strictObject({
  id,
  name: text,
  standing: standing.optional(),
  ...named,
  madeBy: madeBy.optional(),
  models: z.array(model).optional(),
  device: device.optional(),
  note: text.optional(),
  sources,
});

/** Makers of other things, many to a file: country and name, the rest from the file's head. */
const others = z.strictObject({
  what: text,
  standing,
  basis: text,
  asOf: date,
  cameras: z.enum(["mostly", "some", "none"]),
  component: z.boolean().optional(),
  platform: z.boolean().optional(),
  sources,
  makers: z
    .array(
      z.strictObject({
        name: text,
        country: text.optional(),
        also: texts.optional(),
        /** Where the name counts, when it is an ordinary word. */
        use: z.enum(["anywhere", "context", "make"]).optional(),
        standing: standing.optional(),
        parent: id.optional(),
        component: z.boolean().optional(),
        registeredAs: texts.optional(),
        note: text.optional(),
        models: z.array(model).optional(),
      }),
    )
    .min(1),
});

const lookAlike = z.strictObject({ name: text, why: text });

/** One file of `src/catalogue/makers`. */
export const makersFile = z.strictObject({
  makers: z.array(maker).optional(),
  brands: z.array(brand).optional(),
  others: z.array(others).optional(),
  lookAlikes: z.array(lookAlike).optional(),
  /** Makers of network modules, as registered: their MAC does not show who made the device. */
  moduleMakers: texts.optional(),
});

/** `src/catalogue/makers/mac-prefixes.yaml`, written by `scripts/mac-prefixes.ts`. */
export const prefixesFile = z.strictObject({
  registry: text,
  organisations: z.array(
    z.strictObject({
      organisation: text,
      maker: id.nullable(),
      country: z.string(),
      prefixes: z
        .string()
        .regex(/^[0-9A-F]{6,9}( [0-9A-F]{6,9})*$/, "prefixes of 6, 7 or 9 hexadecimal digits"),
    }),
  ),
});

export type MakersFile = z.infer<typeof makersFile>;
export type MakerSource = NonNullable<MakersFile["makers"]>[number];
export type BrandSource = NonNullable<MakersFile["brands"]>[number];
export type OthersSource = NonNullable<MakersFile["others"]>[number];
export type ModelSource = z.infer<typeof model>;
