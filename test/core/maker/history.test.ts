import { makerReader } from "../../support/maker-catalogue";

const reader = makerReader();
const makers = (role: "make" | "description" | "notes", text: string): string =>
  reader
    .read({ [role]: [text] })
    .map(({ maker, standing, count }) => `${maker ?? "nobody"} ${standing}${count > 1 ? ` x${count}` : ""}`)
    .join(" + ");

describe("negation, history, plans and doubt in a description", () => {
  test.each([
    ["Replaced Hikvision with Axis P3245-LVE", "Axis Communications not-subject"],
    ["Hikvision replaced by Axis", "Axis Communications not-subject"],
    ["Formerly Hikvision, now Hanwha", "Hanwha Vision not-subject"],
    ["System is ex-Dahua, swapped out for Hanwha Q1 2023", "Hanwha Vision not-subject"],
    ["ex-Dahua, now Hanwha", "Hanwha Vision not-subject"],
    ["upgraded from Dahua to Hanwha", "Hanwha Vision not-subject"],
    ["4 x Axis (previously Hikvision, removed 03/22)", "Axis Communications not-subject x4"],
    ["To be replaced (Hikvision DS-2CD2143G0-I)", "Hikvision subject"],
    ["Hikvision to be replaced with Axis", "Hikvision subject"],
    ["Replace Hikvision with Axis", "Hikvision subject"],
    ["Hikvision removed 03/2023, decommissioned", "Hikvision subject"],
    ["non-Hikvision dome", "nobody undetermined"],
    ["no Hik or Dahua", "nobody undetermined"],
    ["Hikvision-compatible NVR", "nobody undetermined"],
    ["supports Hikvision and Dahua cameras", "nobody undetermined"],
    ["bracket for Hikvision dome", "nobody undetermined"],
    ["PTZ keyboard, Pelco-D", "nobody undetermined"],
    ["4MP dome, Sony Starvis", "nobody undetermined"],
    ["Milestone XProtect server, 64 ch", "nobody undetermined"],
    ["No CCTV", "nobody undetermined"],
    ["Dahua? installer to confirm", "Dahua undetermined"],
    ["possibly Hikvision", "Hikvision undetermined"],
    ["16 ch NVR Hik + 12 no. Bosch domes", "Hikvision subject + Bosch not-subject x12"],
    ["Existing: Hikvision. Proposed: Axis dome", "Hikvision subject"],
    ["Was: Hikvision. Now: Axis dome", "Axis Communications not-subject"],
    ["Hikvision x 4 removed, 4 x Axis fitted", "Axis Communications not-subject x4"],
    ["Hikvision DS-2CD2032 removed, Axis P3245 fitted", "Axis Communications not-subject"],
    ["Hikvision DS-2CD2032 removed", "Hikvision subject"],
    ["Hikvision no longer in use, Axis dome fitted", "Axis Communications not-subject"],
    ["Migrated off Dahua to Bosch", "Bosch not-subject"],
    ["Ersetzt durch Axis P3245, vormals Hikvision", "Axis Communications not-subject"],
    ["Hikvision remplacé par Axis P3245", "Axis Communications not-subject"],
    ["kein Hikvision", "nobody undetermined"],
    ["Do not install Hikvision", "nobody undetermined"],
    ["Hikvision not permitted", "nobody undetermined"],
    ["DO NOT USE - Hikvision DVR faulty", "Hikvision subject"],
    ["Supports Hikvision DS-2CD2032 and Dahua", "nobody undetermined"],
    ["non-Hikvision Axis dome", "Axis Communications not-subject"],
    ["Axis camera on Hikvision bracket", "Axis Communications not-subject"],
    ["Bosch camera with Hikvision PSU", "Bosch not-subject"],
    ["Hikvision mount, Hanwha camera", "Hanwha Vision not-subject"],
    ["Hikvision wall bracket", "Hikvision subject"],
    ["Axis dome, Hikvision pole mounted PTZ", "Axis Communications not-subject + Hikvision subject"],
    ["Switch serving Hikvision cameras", "nobody undetermined"],
    ["Dell Road camera", "nobody undetermined"],
    ["Turret in Cisco comms room", "nobody undetermined"],
    ["Dome outside Samsung store", "nobody undetermined"],
    ["Camera in Hikvision housing", "nobody undetermined"],
    ["4 cameras on Hikvision NVR", "Hikvision subject"],
    ["Camera on Hikvision system", "Hikvision subject"],
    ["Dome camera, APC rack", "APC undetermined"],
    ["NVR 16ch, Seagate 4TB", "Seagate undetermined"],
    ["NVR DS-7608NI-K2 with Seagate 4TB", "Hikvision subject"],
    ["Seagate SkyHawk 8TB for Hikvision NVR", "Seagate not-subject"],
    ["CCTV Honeywell House, Axis dome", "Axis Communications not-subject"],
    ["Hikvision 16 way DVR", "Hikvision subject"],
    ["Hikvision reception camera", "Hikvision subject"],
    ["[36311] CCTV Set NVR Hikvision DS-7616NI-E2 - 16 ch Harddisk Seagate Survei", "Hikvision subject"],
  ])("%s", (text, expected) => {
    expect(makers("description", text)).toBe(expected);
  });
});

describe("several makers in a make cell", () => {
  test.each([
    ["Hik/Axis", "Hikvision subject + Axis Communications not-subject"],
    ["Hikvision: 12", "Hikvision subject x12"],
    ["Dahua & Bosch", "Dahua subject + Bosch not-subject"],
    ["Hikvision/Axis mix", "Hikvision subject + Axis Communications not-subject"],
  ])("%s", (text, expected) => {
    expect(makers("make", text)).toBe(expected);
  });
});

describe("columns that never decide", () => {
  test.each(["supplier", "location", "site", "owner"] as const)("%s", (role) => {
    const [finding] = reader.read({ make: ["Axis"], [role]: ["Hikvision"] });
    expect([finding.id, finding.standing]).toEqual(["axis-communications", "not-subject"]);
    const [alone] = reader.read({ [role]: ["Hikvision DS-2CD2143G0-I"] });
    expect([alone.id, alone.confidence]).toEqual([null, "unknown"]);
  });
});

describe("notes that say what stands there now, beside another make", () => {
  test.each([
    ["Axis", "Replaced with Hikvision DS-2CD2187G2-LSU 06/2023", "conflict undetermined"],
    ["Axis", "Camera was replaced by DS-2CD2187G2-LSU", "conflict undetermined"],
    ["Hikvision", "Replaced by Hanwha 2024", "conflict undetermined"],
    ["Axis", "Replaced Hikvision with Axis", "probable not-subject"],
    ["Axis", "NVR replaced with Hikvision", "probable not-subject"],
    ["Axis", "To be replaced with Hikvision", "probable not-subject"],
    ["Axis", "Replaced with Hanwha", "probable not-subject"],
    ["Hikvision", "Replaced by HiLook", "probable subject"],
  ])("%s: %s", (make, notes, expected) => {
    const [finding] = reader.read({ make: [make], notes: [notes] });
    expect(`${finding.confidence} ${finding.standing}`).toBe(expected);
  });
});
