import fc from "fast-check";
import { createOwnerReader } from "../../../src/core/owner";
import { assetOf, contextOf, vocabulary } from "../../support/vocabulary";

const reader = createOwnerReader(vocabulary.owner);
const under = (header: string, owner: string) => {
  const finding = reader.read(assetOf({ owner }), contextOf({ owner: header }));
  return finding.who ?? finding.owner;
};

describe("an owner column", () => {
  it.each([
    ["Owner", "Landlord", "landlord"],
    ["Owner", "Landlord (communal stair)", "landlord"],
    ["Owner", "FM contractor", "contractor"],
    ["Owner", "Third party", "third party"],
    ["Owner", "Tenant", "tenant"],
    ["Owner", "Vermieter", "landlord"],
    ["Owner", "J. Smith", "own"],
    ["Department", "Landlord Services", "own"],
    ["Department", "Estates", "own"],
    ["Department", "Neighbourhood Services", "own"],
    ["Department", "External Affairs", "own"],
    ["Owner", "", "own"],
    ["Owner", "TBC", "own"],
    ["Landlord owned?", "Y", "landlord"],
    ["Landlord owned?", "N", "own"],
    ["Owned by us?", "No", "third party"],
    ["Owned by us?", "Yes", "own"],
  ])("%s: %j is %s", (header, owner, expected) => {
    expect(under(header, owner)).toBe(expected);
  });
});

it("believes a plain sentence in the notes", () => {
  const read = (notes: string) => reader.read(assetOf({ notes }), contextOf()).who;
  expect(read("Landlord's CCTV, communal stair")).toBe("landlord");
  expect(read("Landlord to provide access")).toBeNull();
});

it("takes the site's owner where the row does not say", () => {
  const landlord = { owner: "other", who: "landlord" } as const;
  expect(reader.read(assetOf({ site: "Quay House" }), contextOf(), landlord)).toMatchObject({
    ...landlord,
    evidence: [{ role: "site", text: "Quay House", rule: "sites/owner" }],
  });
  expect(reader.read(assetOf({ owner: "Estates" }), contextOf(), landlord).owner).toBe("own");
});

it("does not mind case or spaces, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (owner, header) => {
      expect(under(header, ` ${owner}\u00a0`)).toBe(under(header, owner));
    }),
  );
  expect(under("OWNER", "MANAGING\u00a0 AGENT")).toBe("landlord");
});
