import fc from "fast-check";
import { createPurposeReader } from "../../../src/core/purpose";
import { assetOf, vocabulary } from "../../support/vocabulary";

const reader = createPurposeReader(vocabulary.purpose);

it.each([
  ["Security", "listed", true],
  ["Traffic counting", "other", true],
  ["Wildlife", "other", true],
  ["Training room AV", "other", true],
  ["Process monitoring", "other", true],
  ["Security and traffic counting", "listed", true],
  ["TBC", "listed", false],
  ["", "listed", false],
])("%j is %s", (purpose, expected, stated) => {
  expect(reader.read(assetOf({ purpose }))).toMatchObject({ purpose: expected, stated });
});

it("asks no other column", () => {
  expect(reader.read(assetOf({ notes: "Wildlife", description: "Training" })).stated).toBe(false);
});

it("does not mind case or spaces, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (purpose) => {
      const finding = reader.read(assetOf({ purpose }));
      expect(reader.read(assetOf({ purpose: `\u00a0${purpose} ` })).purpose).toBe(finding.purpose);
    }),
  );
  expect(reader.read(assetOf({ purpose: "TRAFFIC\u00a0 COUNTING" })).purpose).toBe("other");
});
