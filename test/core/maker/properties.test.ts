import fc from "fast-check";
import { makerCatalogue, makerReader } from "../../support/maker-catalogue";

const reader = makerReader();
const { makers } = makerCatalogue();
const names = makers.names.map(([name]) => name);
const words = fc.constantFrom(
  ...names,
  "DS-2CD2143G0-I",
  "IPC-HFW1230S",
  "IPC322LB-ADF28K-H",
  "P3245-LVE",
  "replaced",
  "with",
  "non-",
  "ex-",
  "?",
  "4 x",
  "dome",
  "NVR",
  "A4:14:37:00:11:22",
  "removed",
  "for",
);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" ")) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
const role = fc.constantFrom("make", "model", "description", "notes", "serial", "tag", "mac", "other");
const asset = fc.dictionary(role, fc.array(text, { maxLength: 2 }), { maxKeys: 5 });

const verdict = (of: Record<string, string[]>) =>
  reader.read(of).map(({ id, standing, confidence, count }) => [id, standing, confidence, count]);
const changed = (of: Record<string, string[]>, change: (text: string) => string): Record<string, string[]> =>
  Object.fromEntries(Object.entries(of).map(([key, texts]) => [key, texts.map(change)]));

test("no input throws, and there is always a finding", () => {
  fc.assert(
    fc.property(asset, (one) => {
      expect(reader.read(one).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test("letter case, added spaces and no-break spaces change nothing", () => {
  const plain = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
  const registers = fc.dictionary(role, fc.array(plain, { maxLength: 2 }), { maxKeys: 5 });
  fc.assert(
    fc.property(registers, (one) => {
      const before = verdict(one);
      expect(verdict(changed(one, (cell) => cell.toUpperCase()))).toEqual(before);
      expect(verdict(changed(one, (cell) => `  ${cell.replaceAll(" ", "   ")} `))).toEqual(before);
      expect(verdict(changed(one, (cell) => cell.replaceAll(" ", "\u00a0")))).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test("confidence `possible` and `unknown` never carry a standing that accuses", () => {
  fc.assert(
    fc.property(asset, (one) => {
      for (const { standing, confidence } of reader.read(one)) {
        if (confidence === "possible" || confidence === "unknown") {
          expect(["undetermined", "possible-oem"]).toContain(standing);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("addresses that begin with the same six digits say the same, where the prefix was not given out in parts", () => {
  const six = makers.prefixes.flatMap(({ bits24, bits28, bits36 }) =>
    ([[bits24, 1], [bits28, 0x10], [bits36, 0x1000]] as const).flatMap(([packed, parts]) => {
      let prefix = 0;
      return (packed.match(/\w+/g) ?? []).map((distance) => {
        prefix += parseInt(distance, 36);
        return Math.floor(prefix / parts).toString(16).padStart(6, "0");
      });
    }),
  ); // prettier-ignore
  const tail = fc.integer({ min: 0, max: 0xffffff }).map((number) => number.toString(16).padStart(6, "0"));
  fc.assert(
    fc.property(fc.constantFrom(...six), tail, tail, (prefix, one, other) => {
      fc.pre(!reader.splitsPrefix(prefix));
      expect(reader.tells("mac", prefix + other)).toBe(reader.tells("mac", prefix + one));
    }),
    { numRuns: 3000 },
  );
  expect(six.some((prefix) => reader.splitsPrefix(prefix))).toBe(true);
});
