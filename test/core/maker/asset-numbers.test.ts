import type { ColumnRole } from "../../../src/core/asset";
import { makerReader } from "../../support/maker-catalogue";

const reader = makerReader();
const read = (role: ColumnRole, text: string): string => {
  const [{ maker, standing }] = reader.read({ [role]: [text] });
  return `${maker ?? "nobody"}, ${standing}`;
};

/** Numbers and names that assets are given; each begins as some maker's model numbers or name do. */
const assets = [
  "DH-CAM-01", "DH-PTZ-001", "DH-C1-02", "DH-NVR-01", "DHI-CAM-0001", "CS-CAM-01", "CS-C1-012", "CS-DB-001",
  "DS-CAM-01", "DS-PTZ-01", "DS-K1-01", "DS-H101", "DS-2C-01", "TC-CAM-001", "TC-A101", "MS-C0012", "NVR301-01",
  "PFA-001", "HWI-001", "RLC-101", "ZK-01", "TL-01", "AW-CAM-01", "GV-CAM-012", "MIC-01", "NBC-001", "WJ-NVR-01",
  "UNV-CAM-01", "TVT_NVR_02", "HIK/CAM/3", "ZTE-01", "JVC-CAM-2", "ABB-CAM-1", "LTS-DVR-1",
]; // prettier-ignore

describe("an asset's own number accuses and clears nobody", () => {
  test.each(assets)("%s as a tag", (text) => {
    expect(read("tag", text)).toBe("nobody, undetermined");
  });
  test.each(assets)("%s as a name", (text) => {
    expect(read("description", text)).toMatch(/, undetermined$/);
  });
  test.each(assets)("%s as a serial number", (text) => {
    expect(read("serial", text)).toBe("nobody, undetermined");
  });
});

describe("a model number is one wherever it stands", () => {
  test.each([
    ["DS-2CD2143G0-I", "Hikvision, subject"],
    ["DS-2CD2032", "Hikvision, subject"],
    ["DS-7608NI-K2", "Hikvision, subject"],
    ["IPC-HFW1230", "Dahua, subject"],
    ["IPC3614LB-SF28", "Uniview, subject"],
    ["RLC-810A", "Reolink, subject"],
    ["CS-C6N-A0-1C2WFR", "EZVIZ, subject"],
    ["HIK-DS-2CD2032", "Hikvision, subject"],
    ["XNV-6080R", "Hanwha Vision, not-subject"],
  ])("%s: %s", (text, expected) => {
    for (const role of ["tag", "description", "serial", "model"] as const)
      expect([role, read(role, text)]).toEqual([role, expected]);
  });

  test("in the column of models also what looks like an asset's number", () => {
    expect(read("model", "RLC-410")).toBe("Reolink, subject");
    expect(read("model", "DH-T4A-PV")).toBe("Dahua, subject");
    expect(read("model", "XNV-6080")).toBe("Hanwha Vision, not-subject");
  });

  test("a maker's short name with a space after it is no number", () => {
    expect(read("description", "HIK-4MP dome")).toBe("Hikvision, subject");
    expect(read("description", "Hik cam 01")).toBe("Hikvision, subject");
  });
});
