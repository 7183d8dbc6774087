import fc from "fast-check";
import { readYesNo } from "../../../src/core/text";

describe("yes, no, or not known", () => {
  it.each([
    "Y",
    "y",
    "Yes",
    "YES ",
    "TRUE",
    "1",
    "✓",
    "✔️",
    "☑",
    "oui",
    "Ja",
    "sí",
    "Sim",
    "ydy",
    "Yes - via VPN",
    "Y (VLAN 20)",
    "Yes 03/2023",
    "Tak",
    "是",
  ])("%j is yes", (text) => {
    expect(readYesNo(text)).toBe("yes");
  });
  it.each(["N", "no", "FALSE", "0", "✗", "❌", "non", "Nein", "não", "nac ydy", "No (standalone)", "None"])(
    "%j is no",
    (text) => {
      expect(readYesNo(text)).toBe("no");
    },
  );
  it.each(["?", "TBC", "n/a", "N/A", "unknown", "-", "Yes?", "not known", "unbekannt", "x"])(
    "%j is not known",
    (text) => {
      expect(readYesNo(text)).toBe("unknown");
    },
  );
  it.each([
    "",
    " ",
    "Corporate LAN",
    "No 10 Downing Street",
    "No. 4 Court",
    "North",
    "On corporate LAN",
    "On 4G",
    "12",
  ])("%j is no answer", (text) => {
    expect(readYesNo(text)).toBeNull();
  });
  it("does not mind case or spaces and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const answer = readYesNo(text);
        expect(readYesNo(`\u00a0 ${text}\u00a0`)).toBe(answer);
      }),
    );
  });
});
