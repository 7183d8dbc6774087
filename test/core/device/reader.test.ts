import fc from "fast-check";
import { createDeviceReader, type MakerFindingWithFamily } from "../../../src/core/device";
import type { MakerFindings } from "../../../src/core/findings";
import { makerCalled, noMaker } from "../../support/makers";
import { assetOf, contextOf, vocabulary } from "../../support/vocabulary";

const reader = createDeviceReader(vocabulary.device, (id) => ["hikvision", "dahua"].includes(id));
const plain = contextOf({ make: "Make", model: "Model", description: "Description" }, "Register");
const cctvSheet = contextOf({ make: "Make" }, "CCTV 2024");

const scopeOf = (description: string, context = plain) =>
  reader.read(assetOf({ description }), context, noMaker).scope;

describe("what a description names", () => {
  it.each([
    ["Dome camera", "surveillance"],
    ["4MP dome camera c/w wall bracket", "surveillance"],
    ["Camera, dome, IR", "surveillance"],
    ["Wall bracket for dome camera", "ancillary"],
    ["CCTV camera bracket", "ancillary"],
    ["HDD for NVR", "ancillary"],
    ["16ch NVR inc. 2 x 4TB HDD", "surveillance"],
    ["Monitor and NVR", "surveillance"],
    ["16 ch NVR Hik + 12 no. Bosch domes", "surveillance"],
    ["PoE switch", "other"],
    ["PoE switch for cameras", "ancillary"],
    ["CCTV switch", "ancillary"],
    ["NVR rack", "ancillary"],
    ["VMS licence", "ancillary"],
    ["Camera room 2.14", "surveillance"],
    ["ANPR camera mast", "ancillary"],
    ["Video door station", "surveillance"],
    ["Intercom at gate", "unknown"],
    ["Passenger lift", "other"],
    ["Lift lobby camera", "surveillance"],
    ["Borehole survey camera", "other"],
    ["Voice recorder", "other"],
    ["Kamera am Eingang", "surveillance"],
    ["Caméra dôme extérieure", "surveillance"],
    ["Soporte de cámara", "ancillary"],
    ["Telecamera bullet", "surveillance"],
    ["No CCTV", "other"],
    ["Fire alarm panel", "other"],
  ])("%j is %s", (description, scope) => {
    expect(scopeOf(description)).toBe(scope);
  });

  it.each([
    ["UPS", "ancillary"],
    ["24 port switch", "ancillary"],
    ["Recorder", "surveillance"],
    ["4MP turret white", "surveillance"],
    ["Gas boiler", "other"],
    ["North gate", "unknown"],
  ])("%j on a sheet called CCTV is %s", (description, scope) => {
    expect(scopeOf(description, cctvSheet)).toBe(scope);
  });
});

describe("several columns", () => {
  const read = (texts: Parameters<typeof assetOf>[0], makers: MakerFindings = noMaker) =>
    reader.read(assetOf(texts), plain, makers).scope;

  it.each([
    [{ category: "CCTV", description: "Reception" }, "surveillance"],
    [{ category: "CCTV", description: "Monitor 22in" }, "ancillary"],
    [{ category: "Camera", description: "Wall bracket DS-1272ZJ" }, "ancillary"],
    [{ category: "Camera", description: "Pole 3, north car park" }, "surveillance"],
    [{ category: "CCTV", description: "Lift lobby" }, "surveillance"],
    [{ category: "Lift", description: "Lift car camera" }, "surveillance"],
    [{ category: "Access control", description: "Main entrance" }, "other"],
    [{ make: "Bullet" }, "surveillance"],
    [{ make: "Digital Video Recorder" }, "surveillance"],
    [{ make: "Bosch", model: "SkyHawk 6TB (CCTV HDD)" }, "ancillary"],
    [{ tag: "CAM-001" }, "unknown"],
    [{ description: "Main entrance" }, "other"],
  ] as const)("%j is %s", (texts, scope) => {
    expect(read(texts)).toBe(scope);
  });

  it("presumes surveillance of a company of mostly cameras, and nothing of one that makes much else", () => {
    expect(read({ make: "Hikvision", description: "Main entrance" }, makerCalled("hikvision"))).toBe(
      "surveillance",
    );
    const perhaps = { standing: "undetermined", confidence: "possible", possible: { makers: ["dahua"], open: true } } as const; // prettier-ignore
    expect(reader.read(assetOf({ make: "Dahua?" }), plain, makerCalled("dahua", perhaps)).scope).toBe(
      "unknown",
    );
    const huawei = reader.read(assetOf({ make: "Huawei" }), plain, makerCalled("huawei"));
    expect(huawei).toMatchObject({ scope: "unknown", possible: ["surveillance", "ancillary", "other"] });
  });

  it("keeps a camera company's switches, brackets and readers apart from its cameras", () => {
    const hikvision = makerCalled("hikvision");
    expect(read({ description: "8 port PoE switch" }, hikvision)).toBe("ancillary");
    expect(read({ description: "Pole mount" }, hikvision)).toBe("ancillary");
    expect(reader.read(assetOf({ description: "Card reader" }), plain, hikvision)).toMatchObject({
      scope: "other",
      securityTechnology: true,
    });
  });

  it("believes a model number's family where words are coarse or missing", () => {
    const [hikvision] = makerCalled("hikvision");
    const bracket: MakerFindingWithFamily = { ...hikvision, family: { scope: "ancillary", kind: "passive" } };
    expect(reader.read(assetOf({ category: "Camera" }), plain, [bracket]).scope).toBe("ancillary");
    const camera: MakerFindingWithFamily = { ...hikvision, family: { scope: "surveillance", kind: "video" } };
    expect(reader.read(assetOf({ description: "Printer room" }), plain, [camera]).scope).toBe("surveillance");
    expect(reader.read(assetOf({ description: "Bracket for DS-2CD2143" }), plain, [camera]).scope).toBe(
      "ancillary",
    );
  });
});

describe("for section 889", () => {
  it.each([
    ["4G router", "telecom"],
    ["Handheld radio", "telecom"],
    ["PoE switch", "telecom"],
    ["Dome camera", "video"],
    ["Wall bracket", "passive"],
  ])("%j is %s", (description, kind) => {
    expect(reader.read(assetOf({ description }), plain, noMaker).kind).toBe(kind);
  });
});

it("quotes the words as written, with the rule", () => {
  expect(reader.read(assetOf({ description: "Ext. Dôme  Camera, IR" }), plain, noMaker).evidence).toEqual([
    { role: "description", nth: 0, text: "Dôme  Camera", rule: "scope/camera" },
  ]);
});

it("does not mind case or spaces, and never throws", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Dome camera", "Wall bracket for camera", "PoE switch", "No CCTV"),
      (text) => {
        const shout = ` ${text.toUpperCase().replaceAll(" ", "\u00a0 ")} `;
        expect(scopeOf(shout)).toBe(scopeOf(text));
      },
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const { scope, possible } = reader.read(
        assetOf({ description: text, make: text, tag: text }),
        plain,
        noMaker,
      );
      if (scope !== "unknown") expect(possible).toEqual([scope]);
      else expect(possible.length).toBeGreaterThan(1);
    }),
  );
});

test.each(["No CCTV", "no cameras on site", "Keine Kameras"])(
  "%s is none, in a list of cameras too",
  (text) => {
    expect(reader.read(assetOf({ description: text }), cctvSheet, noMaker).scope).toBe("other");
    expect(reader.read(assetOf({ description: `${text} coverage` }), cctvSheet, noMaker).scope).toBe(
      "unknown",
    );
  },
);
