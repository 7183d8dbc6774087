import { createMakerReader } from "../../../src/core/maker";
import { catalogue } from "../../support/catalogue";

const reader = createMakerReader(catalogue.makers, catalogue.vocabulary.negation);

/** Words of estates and of their neighbours that stand one letter from a maker's name, or hold one. */
const ordinary = [
  "division",
  "Northern Division",
  "Passive infrared detector",
  "infrared heater",
  "aquaria",
  "relink",
  "bolts",
  "gutter bolts",
  "syllabus",
  "data bus",
  "tactical lighting",
  "string lights",
  "unvented cylinder",
  "wiring and containment",
  "hiking trail",
  "harness point",
  "hedge trimmer",
  "street witness appeal board",
  "envision panel",
  "provision of services",
  "supervision",
  "television",
  "revision",
  "subdivision meter",
];

describe("ordinary words", () => {
  it.each(ordinary)("%s accuses nobody", (text) => {
    for (const role of ["make", "description", "model", "notes"] as const) {
      for (const { standing, maker } of reader.read({ [role]: [text] })) {
        expect({
          maker,
          accused: ["subject", "affiliate", "oem", "possible-oem"].includes(standing),
        }).toEqual({
          maker,
          accused: false,
        });
      }
    }
  });
});
