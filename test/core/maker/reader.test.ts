import type { AssetText } from "../../../src/core/asset";
import { makerReader } from "../../support/maker-catalogue";

const reader = makerReader();
const read = (asset: AssetText) => reader.read(asset);
const inShort = (asset: AssetText): string[] =>
  read(asset).map(({ maker, brand, standing, confidence }) =>
    [brand === null ? (maker ?? "nobody") : `${brand} by ${maker ?? "nobody"}`, standing, confidence].join(
      ", ",
    ),
  );

describe("a label alone", () => {
  test.each([
    ["Hikvision", "Hikvision, subject, probable"],
    ["HIK VISION", "Hikvision, subject, probable"],
    ["Alhua", "Dahua, subject, probable"],
    ["UNV", "Uniview, subject, probable"],
    ["Axis", "Axis Communications, not-subject, probable"],
    ["HiLook", "HiLook by Hikvision, subject, probable"],
    ["EZVIZ", "EZVIZ, subject, probable"],
    ["Amcrest", "Amcrest by Dahua, oem, probable"],
    ["W Box", "W Box by nobody, possible-oem, possible"],
    ["Concept Pro", "Concept Pro by nobody, undetermined, possible"],
    ["Acme Security", "Acme Security by nobody, undetermined, unknown"],
    ["N/A", "nobody, undetermined, unknown"],
    ["-", "nobody, undetermined, unknown"],
    ["as existing", "nobody, undetermined, unknown"],
    ["k.A.", "nobody, undetermined, unknown"],
    ["unknown OEM", "nobody, undetermined, unknown"],
    ["No label - looks like the one in the hall", "nobody, undetermined, unknown"],
    ["IP Camera", "nobody, undetermined, unknown"],
    ["GeoVision", "GeoVision, not-subject, probable"],
    ["Genie", "Genie, not-subject, probable"],
    ["Shanghai Dahua Scale Factory", "Shanghai Dahua Scale Factory by nobody, undetermined, unknown"],
    ["non-Hikvision", "nobody, undetermined, unknown"],
    ["ex-Dahua, now Hanwha", "Hanwha Vision, not-subject, probable"],
    ["Dahua?", "Dahua, undetermined, possible"],
    ["Concept Pro (Videcon)", "Concept Pro by nobody, undetermined, possible"],
    ["Dahua or similar", "Dahua, undetermined, possible"],
    ["DS2", "Dedicated Micros, not-subject, probable"],
    ["Da Hua", "Dahua, subject, probable"],
    ["ZK Teco", "ZKTeco, subject, probable"],
    ["Da Vinci", "Da Vinci by nobody, undetermined, unknown"],
    ["White label", "nobody, undetermined, unknown"],
    ["Chinese", "nobody, undetermined, unknown"],
    ["IndigoVision", "IndigoVision, possible-oem, possible"],
    ["Autel", "Autel, subject, probable"],
    ["DS-2CD2032", "Hikvision, subject, probable"],
    ["Acme DS-2CD2032", "Acme DS-2CD2032 by Hikvision, undetermined, conflict"],
  ])("%s", (make, expected) => {
    expect(inShort({ make: [make] })).toEqual([expected]);
  });
});

describe("label against model number and MAC", () => {
  test.each<[string, AssetText, string[]]>([
    [
      "label and model agree",
      { make: ["Hikvision"], model: ["DS-2CD2143G0-I"] },
      ["Hikvision, subject, confirmed"],
    ],
    ["model alone", { make: [""], model: ["DS-2CD2386G2-IU"] }, ["Hikvision, subject, probable"]],
    ["a known rebrand", { make: ["LTS"], model: ["DS-2CD2112-I"] }, ["LTS by Hikvision, oem, confirmed"]],
    [
      "series of a contested brand",
      { make: ["Honeywell"], model: ["HBW4PER2"] },
      ["Honeywell by Dahua, oem, confirmed"],
    ],
    [
      "series that is cleared",
      { make: ["Honeywell"], model: ["HC35W45R3"] },
      ["Honeywell, not-subject, confirmed"],
    ],
    [
      "a recorder made by another",
      { make: ["Bosch"], model: ["DIVAR hybrid 3000"] },
      ["Bosch by Dahua, oem, confirmed"],
    ],
    [
      "a series that somebody else made for certain countries",
      { make: ["Panasonic"], model: ["K-EW214L03"] },
      ["Panasonic, undetermined, confirmed"],
    ],
    ["a line that was sold", { make: ["FLIR"], model: ["N237VE"] }, ["FLIR, undetermined, confirmed"]],
    ["the same maker's own line", { make: ["FLIR"], model: ["FC-632 R"] }, ["FLIR, not-subject, probable"]],
    [
      "an own series of a label with relabelled ones",
      { make: ["IndigoVision"], model: ["Ultra 5K"] },
      ["IndigoVision, not-subject, confirmed"],
    ],
    [
      "a range under the name of the firm that sold it",
      { make: ["Interlogix"], model: ["TVD-5602"] },
      ["Interlogix by Hikvision, oem, confirmed"],
    ],
    [
      "a model number that begins like another maker's",
      { make: ["Illustra"], model: ["IPS02-D12-OI04"] },
      ["Illustra, not-subject, confirmed"],
    ],
    [
      "a short name beside its own technology",
      { description: ["UNV Tri-Guard 8MP turret"] },
      ["Uniview, subject, probable"],
    ],
    [
      "generic with a MAC",
      { make: ["Generic"], mac: ["A4:14:37:00:11:22"] },
      ["Hikvision, subject, confirmed"],
    ],
    [
      "MAC against label",
      { make: ["Axis"], mac: ["a414.3700.1122"] },
      ["Axis Communications by Hikvision, undetermined, conflict"],
    ],
    ["both subject", { make: ["Hikvision"], model: ["DH-IPC-HDBW1420EP"] }, ["Hikvision, subject, conflict"]],
    [
      "old name",
      { make: ["Samsung"], model: ["SNV-6084R"] },
      ["Samsung Electronics by Hanwha Vision, not-subject, confirmed"],
    ],
    ["weak model alone", { model: ["E73"] }, ["nobody, undetermined, unknown"]],
    ["half-telling model alone", { model: ["IPC-D120"] }, ["Hikvision, undetermined, possible"]],
    ["technology word", { description: ["4MP AcuSense dome"] }, ["Hikvision, undetermined, possible"]],
    ["notes alone", { notes: ["Hikvision"] }, ["Hikvision, undetermined, possible"]],
  ])("%s", (_, asset, expected) => {
    expect(inShort(asset)).toEqual(expected);
  });
});

describe("a column for the brand and one for the maker", () => {
  test.each<[readonly string[], string[]]>([
    [["LTS", "Hikvision"], ["LTS by Hikvision, oem, confirmed"]],
    [
      ["Dahua?", "KBVision"],
      ["Dahua, undetermined, possible", "KBVision by Dahua, oem, probable"],
    ],
    [
      ["Axis", "Hikvision"],
      ["Axis Communications, not-subject, probable", "Hikvision, subject, probable"],
    ],
  ])("%s", (make, expected) => {
    expect(inShort({ make, model: make[0] === "LTS" ? ["DS-2CD2112-I"] : [] })).toEqual(expected);
  });
});
