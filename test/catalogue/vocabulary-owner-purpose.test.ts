import { createOwnerReader } from "../../src/core/owner";
import { createPurposeReader } from "../../src/core/purpose";
import { examplesOf } from "../support/examples";
import { assetOf, contextOf, vocabulary } from "../support/vocabulary";

const owners = createOwnerReader(vocabulary.owner);
const purposes = createPurposeReader(vocabulary.purpose);

describe.each(examplesOf("owner"))("owner/$rule: $text", ({ rule, text, decides }) => {
  it(decides ? "is decided by it" : "is not decided by it", () => {
    const role = rule.startsWith("said") ? "notes" : "owner";
    const { evidence } = owners.read(assetOf({ [role]: text }), contextOf());
    if (rule === "nothing") expect(evidence.length === 0).toBe(decides);
    else expect(evidence[0]?.rule === `owner/${rule}`).toBe(decides);
  });
});

describe.each(examplesOf("purpose"))("purpose/$rule: $text", ({ rule, text, decides }) => {
  it(decides ? "is decided by it" : "is not decided by it", () => {
    const { evidence } = purposes.read(assetOf({ purpose: text }));
    if (rule === "nothing") expect(evidence.length === 0).toBe(decides);
    else expect(evidence[0]?.rule === `purpose/${rule}`).toBe(decides);
  });
});
