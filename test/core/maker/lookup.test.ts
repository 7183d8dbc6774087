import { createMakerLookup } from "../../../src/core/maker";
import { makerCatalogue, makerReader } from "../../support/maker-catalogue";

const lookup = createMakerLookup(makerCatalogue().makers);

test.each([
  ["W Box", "Some W Box products are made by Hikvision, Dahua or Uniview."],
  ["hilook", "HiLook is a brand of Hikvision."],
  [
    "Genie",
    "One manual prints a stream address like those of TVT; nothing proves that TVT makes its cameras.",
  ],
])("who makes %s?", (text, sentence) => {
  expect(lookup.searchBrands(text)[0]?.sentence).toBe(sentence);
});

test("a subsidiary belongs to its parent's section 889 group", () => {
  expect(lookup.parents("ezviz").map(({ id }) => id)).toEqual(["hikvision"]);
  expect(["ezviz", "hilook", "imou", "hytera", "zte", "uniview"].map((id) => lookup.section889(id))).toEqual([
    "hikvision-dahua",
    "hikvision-dahua",
    "hikvision-dahua",
    "hytera",
    "huawei-zte",
    undefined,
  ]);
});

test.each([
  ["hikvision", true],
  ["dahua", true],
  ["tiandy", true],
  ["huawei", false],
  ["tp-link", false],
  ["dji", false],
])("%s makes mostly cameras: %s", (id, mostly) => {
  expect(lookup.mostlyCameras(id)).toBe(mostly);
});

test("evidence says in words what it means", () => {
  const [finding] = makerReader().read({ make: ["Hikvision"], model: ["DS-1272ZJ-110"] });
  expect(finding.evidence.map((evidence) => lookup.because(evidence))).toEqual([
    "the name of Hikvision",
    "model number of Hikvision (bracket, box or power supply)",
  ]);
});

test("the organisation's own decision wins and is shown", () => {
  const reader = makerReader([
    {
      name: "W Box",
      maker: "Hikvision",
      standing: null,
      basis: "supplier's letter",
      decidedBy: "A. Person",
      date: "2026-05-01",
    },
    {
      name: "Lorex",
      maker: null,
      standing: "not-subject",
      basis: "legal advice",
      decidedBy: "B. Person",
      date: "2026-06-01",
    },
  ]);
  const [wBox] = reader.read({ make: ["W-Box"] });
  expect([wBox.maker, wBox.brand, wBox.standing, wBox.confidence, wBox.decidedBy?.name]).toEqual([
    "Hikvision",
    "W Box",
    "subject",
    "probable",
    "A. Person",
  ]);
  const [lorex] = reader.read({ make: ["LOREX"] });
  expect([lorex.maker, lorex.standing, lorex.note]).toEqual(["Lorex", "not-subject", "legal advice"]);
});
