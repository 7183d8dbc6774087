import { join } from "node:path";
import { compileMakers, readMakers } from "../../scripts/catalogue/makers";
import { readYamlFolder } from "../../scripts/catalogue/yaml";
import { fold } from "../../src/core/text";
import { Entries } from "../../src/core/maker/entries";
import { ModelIndex } from "../../src/core/maker/models";
import { makerReader } from "../support/maker-catalogue";
import { processorSeconds } from "../support/processor-time";

const files = readYamlFolder(join(__dirname, "..", "..", "src", "catalogue", "makers"));
const collected = readMakers(files);
const catalogue = compileMakers(files);
const entries = new Entries(catalogue);
const grammar = new ModelIndex(catalogue);
const alone = new Map(
  catalogue.models.map((rule) => [rule.id, new ModelIndex({ ...catalogue, models: [rule] })]),
);

const rules = collected.models.map(({ maker, rule }) => ({ id: `${maker}/${rule.id}`, maker, rule }));
const positive = rules.flatMap(({ id, maker, rule }) =>
  rule.examples.map((text) => ({ id, maker, rule, text })),
);
const negative = rules.flatMap(({ id, rule }) => rule.not.map((text) => ({ id, text })));

function family(maker: string): string {
  const entry = entries.byName(maker);
  return entry ? entries.root(entry).id : maker;
}

describe("every model rule proves itself", () => {
  test.each(positive)("$id matches $text", ({ id, text }) => {
    expect(
      alone
        .get(id)
        ?.find(fold(text))
        .map(({ rule }) => rule.id),
    ).toContain(id);
  });

  test.each(positive.filter(({ rule }) => rule.strength !== "weak"))(
    "$id: $text is not swallowed by another maker's rule",
    ({ maker, text }) => {
      expect(grammar.find(fold(text)).map(({ rule }) => family(rule.maker))).toContain(family(maker));
    },
  );

  test.each(negative)("$id does not match $text", ({ id, text }) => {
    expect(alone.get(id)?.find(fold(text))).toEqual([]);
  });
});

test("every name in the make column is read as its maker", () => {
  const reader = makerReader();
  const wrong: string[] = [];
  for (const { text, maker } of collected.names) {
    const entry = entries.byName(maker);
    const [finding] = reader.read({ make: [text] });
    const named = [finding.id, finding.maker, finding.brand];
    const right =
      entry !== undefined &&
      (named.includes(entry.id) ||
        named.includes(entry.name) ||
        finding.possible.makers.some((id) => id === maker) ||
        entry.standing === "oem");
    if (!right) wrong.push(`${text} (${maker}) was read as ${finding.brand ?? finding.maker ?? "nobody"}`);
  }
  expect(wrong).toEqual([]);
});

test("an entry whose only source is unconfirmed accuses nobody", () => {
  const wrong = collected.entries.filter(
    ({ sources, standing }) =>
      sources.every((source) => source === "unconfirmed") &&
      ["subject", "affiliate", "oem"].includes(standing),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test.each([3000, 32_767])("no rule is slow on a cell of %i characters", (length) => {
  const reader = makerReader();
  const seeds = [
    "a",
    "1",
    "ds-2",
    "ipc-",
    "- ",
    "2cd2",
    "hikvision ",
    "no ",
    "replaced by axis ",
    "DS-2CD2143G0-I;",
    "x1-",
    "IPC36",
  ];
  for (const seed of seeds) {
    const text = seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
    const took = processorSeconds(() => {
      reader.read({ make: [text], model: [text], description: [text], serial: [text], mac: [text] });
    });
    expect({ seed, slow: took >= 1 }).toEqual({ seed, slow: false });
  }
});
