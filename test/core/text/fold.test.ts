import { fold, foldWithPositions } from "../../../src/core/text";

describe("folding", () => {
  it.each([
    ["HIKVISION", "hikvision"],
    ["  Hik\u00a0 vision ", "hik vision"],
    ["ＨＩＫＶＩＳＩＯＮ", "hikvision"],
    ["Нikvisiоn", "hikvision"],
    ["Da\u200bhua", "dahua"],
    ["DS–2CD2143G0‑I", "ds-2cd2143g0-i"],
    ["Caméra dôme", "camera dome"],
    ["ΗΙΚ", "hik"],
    [" a", "a"],
    ["", ""],
  ])("%j is read as %j", (source, folded) => {
    expect(fold(source)).toBe(folded);
  });

  it("quotes the words as they were written", () => {
    const folded = foldWithPositions("Make: Нik\u00a0 Vision!");
    const start = folded.text.indexOf("hik");
    expect(folded.original(start, start + "hik vision".length)).toBe("Нik\u00a0 Vision");
  });
});
