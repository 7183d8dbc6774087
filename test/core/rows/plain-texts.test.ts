import {
  isPlainSerial,
  isPlainTag,
  isTooShortForMac,
  plainTagLetters,
  tellingLengthOfMac,
} from "../../../src/core/rows/plain-texts";

describe("serial numbers that tell nothing", () => {
  test.each(["SN1234567", "12345678901", "a1", "ABC0"])("%s", (text) => {
    expect(isPlainSerial(text)).toBe(true);
  });

  test.each([
    ["longer numbers, which may be more than a running one", "123456789012"],
    ["four letters, which may be a model's", "ABCD123"],
    ["no number", "ABC"],
    ["letters behind the number", "123A"],
    ["a serial number that shows its maker", "DS-2CD2143G0-I20190101AAWR123456789"],
    ["spaces", "SN 123"],
    ["nothing", ""],
    ["digits of another alphabet", "SN\u0661\u0662"],
  ])("not %s", (_, text) => {
    expect(isPlainSerial(text)).toBe(false);
  });
});

describe("tags", () => {
  test.each([
    ["CAM-0041", "CAM-"],
    ["CAM0041", "CAM"],
    ["cam 7", "cam "],
    ["A/12", "A/"],
    ["0041", ""],
    ["-12", "-"],
  ])("%s is %j and a number", (text, letters) => {
    expect(plainTagLetters(text)).toBe(letters);
    expect(isPlainTag(text, letters)).toBe(true);
  });

  test.each(["CAM-12-A", "CAM--12", "CAM", "CAM-", "CAM-12345678", "ABCDEFGHI1", "CAM-12 ", "1CAM2", ""])(
    "%j is more, or less, than letters and one number",
    (text) => {
      expect(plainTagLetters(text)).toBeNull();
    },
  );

  test("other letters are another tag", () => {
    expect(isPlainTag("NVR-01", "CAM-")).toBe(false);
    expect(isPlainTag("CAM-", "CAM-")).toBe(false);
    expect(isPlainTag("CAM-1x", "CAM-")).toBe(false);
  });
});

describe("how much of a MAC address tells its maker: nine digits, the longest registered prefix", () => {
  test.each([
    ["A41437001122", "A41437001"],
    ["a4:14:37:00:11:22", "a4:14:37:00:1"],
    ["A4-14-37-00-11-22", "A4-14-37-00-1"],
    ["A41437001122 eth0", "A41437001"],
  ])("%s", (text, telling) => {
    expect(text.slice(0, tellingLengthOfMac(text))).toBe(telling);
  });

  test.each([
    ["two kinds of separators", "A4:14-37:00:11:22"],
    ["another separator", "A4.14.37.00.11.22"],
    ["quads", "a414.3700.1122"],
    ["a letter that is no digit", "G41437001122"],
    ["too short", "A4143700112"],
    ["spaces around", " A41437001122"],
    ["more digits behind it", "A414370011223"],
    ["a longer word", "A41437001122-eth0"],
    ["room for another address behind it", "A41437001122 A41437001123"],
    ["letters of another alphabet behind it", "A41437001122 \u00e9"],
    ["a separator in the wrong place", "A41:43:70:01:12:2"],
    ["nothing", ""],
  ])("nothing is told of %s", (_, text) => {
    expect(tellingLengthOfMac(text)).toBe(0);
  });
});

describe("cells of a MAC column that are too short for an address and for what Excel leaves of one", () => {
  test.each(["n/a", "TBC", " 345", "12345678", "", "A41437"])("%j", (text) => {
    expect(isTooShortForMac(text)).toBe(true);
  });

  test.each(["6.38E+15", "4e11", "123456789", "A41437001122", "n\u00e9ant"])("not %j", (text) => {
    expect(isTooShortForMac(text)).toBe(false);
  });
});
