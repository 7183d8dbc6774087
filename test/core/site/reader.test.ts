import fc from "fast-check";
import { createSiteReader, parseSiteAssessments } from "../../../src/core/site";
import { assetOf, contextOf, vocabulary } from "../../support/vocabulary";

const reader = createSiteReader(vocabulary.site);
const judged = (texts: Parameters<typeof assetOf>[0], headers: Parameters<typeof contextOf>[0] = {}) => {
  const { sensitivity, basis, limbs } = reader.read(assetOf(texts), contextOf(headers));
  return [sensitivity, basis, ...limbs].join(" ");
};
const none = "not-assessed none";

describe("what a name or type presumes", () => {
  it.each([
    ["Wexcombe Barracks", "Military", "sensitive assumed"],
    ["RAF Cosford", "", "sensitive assumed"],
    ["HMNB Clyde", "", "sensitive assumed L4"],
    ["10 Downing Street", "Office", "sensitive assumed L4"],
    ["Marsham Street", "Ministers' offices", "sensitive assumed L3"],
    ["Ashdown House", "Office (holds SECRET)", "sensitive assumed L1"],
    ["GCHQ Scarborough", "", "sensitive assumed L4"],
    ["Fernhill Primary School", "", "not-sensitive assumed"],
    ["Northwood Leisure Centre", "Leisure centre", "not-sensitive assumed"],
    ["St Aldhelm Hospital", "General acute hospital", "not-sensitive assumed"],
    ["Carrow", "Household Waste Recycling Centre", "not-sensitive assumed"],
    ["", "CE03PS", "not-sensitive assumed"],
    ["", "11-13\u00a011\u00a0033 11: Prison", none],
    ["Ashdown House", "Office", none],
    ["HMP Fernhill", "Prison", none],
    ["Carrow Combined Court", "Court", none],
    ["Buckingham Palace", "", none],
    ["AWE Aldermaston", "", none],
    ["Palace of Westminster", "", none],
    ["Flood Defence Depot", "Depot", none],
    ["Defence School of Languages", "", none],
    ["Barracks Road Library", "Library", none],
    ["Old School House", "Office", none],
    ["Former hospital, Mill Lane", "Store", none],
    ["Sandringham Road", "Office", none],
    ["Business Intelligence Unit", "Office", none],
    ["Secretariat", "Office", none],
    ["School Lane", "Depot", none],
    ["OFFICIAL-SENSITIVE", "", none],
    ["Catterick Garrison Primary School", "", none],
  ])("%j, %j: %s", (site, siteType, expected) => {
    expect(judged({ site, siteType })).toBe(expected);
  });

  it("reads ministers' floors in a location, and no schools there", () => {
    expect(judged({ site: "HQ", location: "Ministerial suite, 4th floor" })).toBe("sensitive assumed L3");
    expect(judged({ site: "HQ", location: "School Lane entrance, hospital wing" })).toBe(none);
  });
});

describe("what the register states", () => {
  it.each([
    ["Sensitive?", "Yes", "sensitive stated"],
    ["Sensitive?", "N", "not-sensitive stated"],
    ["Sensitive site", "TBC", none],
    ["Non-sensitive", "Y", "not-sensitive stated"],
    ["Sensitivity", "Sensitive - L3", "sensitive stated L3"],
    ["Sensitivity", "Not sensitive", "not-sensitive stated"],
    ["Sensitivity", "SENS", "sensitive stated"],
    ["Sensitivity", "OFFICIAL-SENSITIVE", none],
    ["Sensitivity", "SECRET", "sensitive stated L1"],
    ["Holds SECRET?", "Y", "sensitive stated L1"],
    ["Holds SECRET?", "N", none],
    ["Used by ministers", "Yes", "sensitive stated L3"],
    ["CNI (Y/N)", "Y", none],
    ["Sensibilité", "Oui", "sensitive stated"],
  ])("%s: %j gives %s", (header, sensitivity, expected) => {
    expect(judged({ sensitivity, site: "Ashdown House" }, { sensitivity: header })).toBe(expected);
  });

  it("wins over what words presume", () => {
    expect(judged({ sensitivity: "No", siteType: "Barracks" }, { sensitivity: "Sensitive" })).toBe(
      "not-sensitive stated",
    );
    expect(judged({ siteType: "Sensitive site" })).toBe("sensitive stated");
  });

  it("needs a No to every limb before it is not sensitive", () => {
    const context = {
      ...contextOf(),
      headers: ["SECRET", "DV staff", "Ministers", "SOCPA"].map((text) => ({
        role: "sensitivity" as const,
        text,
      })),
    };
    expect(reader.read({ sensitivity: ["N", "N", "N", "N"] }, context).sensitivity).toBe("not-sensitive");
    expect(reader.read({ sensitivity: ["N", "N", "?", "N"] }, context).sensitivity).toBe("not-assessed");
    expect(reader.read({ sensitivity: ["N", "Y", "N", "N"] }, context)).toMatchObject({
      sensitivity: "sensitive",
      limbs: ["L2"],
    });
  });
});

describe("the Sites table", () => {
  const { assessments, problems } = parseSiteAssessments([
    ["Our sites"],
    [
      "Site",
      "Site type",
      "Sensitive",
      "Limb",
      "Assessed by",
      "Date",
      "Part of",
      "Occupier",
      "Owner",
      "CCTV network",
      "Extended",
    ],
    [
      "Fernhill House",
      "",
      "Yes",
      "L1, L3",
      "J. Doe",
      45292,
      "",
      "Central government",
      "Landlord",
      "Main",
      "",
    ],
    ["", "Court", "No", "", "J. Doe", "2024-02-01", "", "", "", "", "Yes"],
    ["Carrow Court", "", "Yes", "L2", "J. Doe", "2024-02-01", "", "", "", "separate", ""],
    ["Annex B", "", "Not assessed", "", "", "", "Fernhill House", "", "", "", ""],
    ["Depot", "", "TBC", "", "", "", "", "", "", "", ""],
  ]);
  const withTable = createSiteReader(vocabulary.site, assessments);
  const read = (texts: Parameters<typeof assetOf>[0]) => withTable.read(assetOf(texts), contextOf());

  it("is read without problems", () => {
    expect(problems).toEqual([]);
    expect(assessments[0]).toMatchObject({
      limbs: ["L1", "L3"],
      date: "2024-01-01",
      occupier: "central-government",
    });
  });

  it("wins, whatever the case and spaces", () => {
    expect(read({ site: " FERNHILL\u00a0 house" })).toMatchObject({
      sensitivity: "sensitive",
      basis: "assessed",
      limbs: ["L1", "L3"],
      occupier: "central-government",
      assessedBy: { name: "J. Doe", date: "2024-01-01" },
      evidence: [{ role: "site", rule: "sites/assessed" }],
    });
  });

  it("takes the site's row before the type's", () => {
    expect(read({ site: "Carrow Court", siteType: "Court" })).toMatchObject({
      sensitivity: "sensitive",
      extended: true,
    });
    expect(read({ site: "Other", siteType: "Courts" })).toMatchObject({
      sensitivity: "not-sensitive",
      extended: true,
    });
  });

  it("lets a building take its complex's assessment", () => {
    expect(read({ site: "Annex B" })).toMatchObject({ sensitivity: "sensitive", basis: "assessed" });
  });

  it("takes a site's row that names its type also where the asset names no type, or the site stands as a complex", () => {
    const typed = parseSiteAssessments([
      ["Site", "Site type", "Sensitive", "Part of"],
      ["Mill Lane", "Leisure centre", "Yes", ""],
      ["Annex", "Office", "Not assessed", "Mill Lane"],
      ["Oak Lane", "Works", "Not assessed", ""],
      ["", "Works", "No", ""],
      ["Mixed House", "Office", "No", ""],
      ["Mixed House", "Court", "Yes", ""],
    ]).assessments;
    const typedReader = createSiteReader(vocabulary.site, typed);
    const says = (site: string, siteType?: string) =>
      typedReader.read(assetOf({ site, ...(siteType === undefined ? {} : { siteType }) }), contextOf())
        .sensitivity;
    expect(says("Mill Lane")).toBe("sensitive");
    expect(says("Annex", "Office")).toBe("sensitive");
    expect(says("Oak Lane")).toBe("not-sensitive");
    // another type is another place, and of two types nobody knows which one is meant
    expect(says("Mill Lane", "Depot")).toBe("not-assessed");
    expect(says("Mixed House")).toBe("not-assessed");
    expect(says("Mixed House", "Court")).toBe("sensitive");
  });

  it("assesses nothing by a row that says so", () => {
    expect(read({ site: "Depot" })).toMatchObject({ sensitivity: "not-assessed", basis: "none" });
  });

  it("hands the network and the owner on", () => {
    expect(withTable.facts(assetOf({ site: "Fernhill House" }))).toEqual({
      cctvNetwork: "main",
      owner: { owner: "other", who: "landlord" },
    });
    expect(withTable.facts(assetOf({ site: "Elsewhere" }))).toEqual({ cctvNetwork: null, owner: null });
  });
});

it("does not mind case or spaces, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, header) => {
      const finding = reader.read(
        assetOf({ site: text, siteType: text, sensitivity: text }),
        contextOf({ sensitivity: header }),
      );
      expect(finding.possible.length).toBe(finding.sensitivity === "not-assessed" ? 2 : 1);
    }),
  );
  expect(judged({ siteType: " LEISURE\u00a0 CENTRES " })).toBe("not-sensitive assumed");
});

describe("rows for one site that disagree", () => {
  const read = (...rows: string[][]) => {
    const { assessments } = parseSiteAssessments([
      ["Site", "Site type", "Sensitive", "CCTV network", "Part of"],
      ...rows,
    ]);
    const table = createSiteReader(vocabulary.site, assessments);
    const asset = assetOf({ site: "Mill House", siteType: "School" });
    const { sensitivity, basis } = table.read(asset, contextOf());
    return [sensitivity, basis, table.facts(asset).cctvNetwork];
  };
  const typed = ["Mill House", "School", "No", "Main", ""];
  const untyped = ["Mill House", "", "Yes", "None", ""];

  it("leave the site open: neither its type's row nor its name answers instead", () => {
    const type = ["", "School", "No", "Separate", ""];
    expect(read(typed, untyped, type)).toEqual(["not-assessed", "none", null]);
    expect(read(untyped, type)).toEqual(["sensitive", "assessed", "none"]);
    expect(read(typed, untyped)).toEqual(["not-assessed", "none", null]);
    expect(read(["Mill House", "", "Yes", "None"], ["Mill House", "", "No", "Main"], type)).toEqual([
      "not-assessed",
      "none",
      null,
    ]);
  });

  it("leave the buildings of a complex open", () => {
    const part = ["Mill House", "", "", "", "Mill Estate"];
    expect(read(part, ["Mill Estate", "", "Yes"], ["Mill Estate", "", "No"])).toEqual([
      "not-assessed",
      "none",
      null,
    ]);
  });
});
