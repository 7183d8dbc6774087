/**
 * Texts of one shape say the same to every reader. Texts are put together from everything that the catalogue knows, with
 * holes between; two fillings of the holes that come to the same shape must tell the same.
 */
import fc from "fast-check";
import { join } from "node:path";
import { compileMakers, readMakers } from "../../../scripts/catalogue/makers";
import { readYamlFolder } from "../../../scripts/catalogue/yaml";
import type { ColumnRole } from "../../../src/core/asset";
import { createConnectionReader } from "../../../src/core/connection";
import { createDeviceReader } from "../../../src/core/device";
import { createMakerReader } from "../../../src/core/maker";
import { createOwnerReader } from "../../../src/core/owner";
import { createPurposeReader } from "../../../src/core/purpose";
import { RoleShapes } from "../../../src/core/rows";
import { ByteTable } from "../../../src/core/rows/byte-table";
import { isTooShortForMac, tellingLengthOfMac } from "../../../src/core/rows/plain-texts";
import { createSiteReader, parseSiteAssessments } from "../../../src/core/site";
import { createStageReader } from "../../../src/core/stage";
import { examplesOf } from "../../support/examples";
import { vocabulary } from "../../support/vocabulary";

const folder = join(__dirname, "..", "..", "..", "src", "catalogue", "makers");
const files = readYamlFolder(folder);
const makers = compileMakers(files);
const { assessments } = parseSiteAssessments([
  ["Site", "Site type", "Sensitive", "CCTV network"],
  ["North Gate 12", "Prison", "Yes", "main"],
  ["Unit 123456", "", "No", "separate"],
]);
const readers = [
  createMakerReader(makers, vocabulary.negation),
  createDeviceReader(vocabulary.device, () => false),
  createSiteReader(vocabulary.site, assessments),
  createConnectionReader(vocabulary.connection),
  createStageReader(vocabulary.stage),
  createOwnerReader(vocabulary.owner),
  createPurposeReader(vocabulary.purpose),
];
const shapes = new RoleShapes(readers);

const roles: ColumnRole[] = [
  "make",
  "model",
  "description",
  "category",
  "serial",
  "site",
  "siteType",
  "location",
  "sensitivity",
  "network",
  "status",
  "owner",
  "purpose",
  "notes",
];

const runs = 400;

const told = (role: ColumnRole, text: string): (string | number)[] =>
  readers.map((reader) => reader.tells(role, text, role));

/** The readers that a shape answers for: those that hear the same from a text of it and from both examples. */
function heard(role: ColumnRole, text: string): (string | number | null)[] {
  const shape = shapes.of(role)?.of(text) ?? "";
  const examples = shapes.of(role)?.examples(shape) ?? null;
  const own = told(role, text);
  if (examples === null) return own.map(() => null);
  const [one, other] = examples.map((example) => told(role, example));
  return own.map((key, reader) => (one?.[reader] === key && other?.[reader] === key ? key : null));
}

const modelExamples = readMakers(files).models.flatMap(({ rule }) => [...rule.examples, ...rule.not]);
const vocabularyExamples = ["scope", "site-types", "connection", "stage", "owner", "purpose"].flatMap(
  (file) => examplesOf(file).map(({ text }) => text),
);
const ruleLists: readonly (readonly { readonly phrases: readonly string[] }[])[] = [
  vocabulary.device.rules,
  vocabulary.site.rules,
  vocabulary.connection.rules,
  vocabulary.stage.rules,
  vocabulary.owner.rules,
  vocabulary.purpose.rules,
];
const phrases = ruleLists.flat().flatMap((rule) => rule.phrases);
const negation: readonly string[] = Object.values(vocabulary.negation).flat();
const known: readonly string[] = [
  ...makers.names.map(([name]) => name),
  ...makers.technology.map(([word]) => word),
  ...makers.lookAlikes,
  ...modelExamples,
  ...vocabularyExamples,
  ...phrases,
  ...negation,
  ...[
    "North Gate",
    "Unit",
    "Yes",
    "No",
    "TBC",
    "7",
    "12",
    "x",
    "4 no.",
    "A4:14:37:00:11:22",
    "4MP",
    "3 off",
    "bob's",
  ],
];
const separator = fc.constantFrom(
  " ",
  " ",
  " ",
  " ",
  "-",
  "/",
  ", ",
  " - ",
  " (",
  ") ",
  ": ",
  "; ",
  "?",
  "_",
  ".",
  "'",
  " x ",
);

/** A word of letters and of digits that a number picks. */
const lettersOf = (number: number, length: number): string =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + (Math.floor(number / 23 ** at) % 26))).join("");
const digitsOf = (number: number, length: number): string => String(number).padStart(9, "4").slice(-length);

/** A hole: two words of one kind, in which only letters and digits differ that nobody looks for. */
const hole = fc
  .tuple(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 9 }), fc.nat(4))
  .map(([one, other, length, kind]): readonly [string, string] => {
    const make = (number: number): string =>
      [
        () => lettersOf(number, length + 3),
        () => digitsOf(number, length),
        () => lettersOf(number, length).toUpperCase() + digitsOf(number, 6),
        () => digitsOf(number, 7) + lettersOf(number, 3),
        () => digitsOf(number, length + 4),
      ][kind]?.() ?? "";
    return [make(one), make(other)];
  });
const word = fc.constantFrom(...known).map((text) => [text, text] as const);
const pieces = fc.array(fc.tuple(fc.oneof(word, word, hole), separator), { minLength: 1, maxLength: 6 });
const filling = (parts: readonly (readonly [readonly [string, string], string])[], which: 0 | 1): string =>
  parts.map(([piece, between]) => piece[which] + between).join("");

test.each(roles)("two texts of one shape tell the same in a cell of role %s", (role) => {
  let alike = 0;
  fc.assert(
    fc.property(pieces, (parts) => {
      const [one, other] = [filling(parts, 0), filling(parts, 1)];
      const shape = shapes.of(role)?.of(one) ?? null;
      if (shape === null || one === other || shapes.of(role)?.of(other) !== shape) return;
      alike++;
      const answers = heard(role, one);
      expect(told(role, other).map((key, reader) => (answers[reader] === null ? null : key))).toEqual(
        answers,
      );
    }),
    { numRuns: runs },
  );
  expect(alike).toBeGreaterThan(runs / 20);
});

test.each(roles)("every example of the catalogue, with a number behind it, in a cell of role %s", (role) => {
  const wrong: string[] = [];
  for (const example of new Set([...modelExamples, ...vocabularyExamples])) {
    const text = `${example} 654321`;
    const shape = shapes.of(role)?.of(text) ?? null;
    const other = `${example} 9081726`;
    if (shape === null || shapes.of(role)?.of(other) !== shape) continue;
    const answers = heard(role, text);
    if (told(role, other).some((key, reader) => answers[reader] !== null && answers[reader] !== key))
      wrong.push(example);
  }
  expect(wrong).toEqual([]);
});

test("a short text in a MAC column tells no reader anything", () => {
  const character = fc.constantFrom(...Array.from("0123456789ABCDEFabcdefxz:-. +/"));
  fc.assert(
    fc.property(fc.array(character, { maxLength: 8 }), (characters) => {
      const text = characters.join("");
      if (!isTooShortForMac(text)) return;
      expect(told("mac", text).filter((key) => key !== "" && key !== 0)).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test("addresses with the same telling digits tell the same, whatever follows them", () => {
  const digit = fc.constantFrom(...Array.from("0123456789abcdefABCDEF"));
  const prefix = fc.constantFrom(
    "A41437001",
    "acCC8e123",
    "70B3D5123",
    "F0D7AF0a1",
    "12E456789",
    "02A41437A",
  );
  const tail = fc.string({ maxLength: 12, unit: fc.constantFrom(...Array.from(" 0123456789abcdefE:-.xz+")) });
  const address = fc
    .tuple(fc.array(digit, { minLength: 3, maxLength: 3 }), fc.option(tail, { nil: null }))
    .map(([digits, after]) => digits.join("") + (after === null ? "" : ` ${after}`));
  fc.assert(
    fc.property(prefix, address, address, (start, one, other) => {
      const texts = [start + one, start + other].filter((text) => tellingLengthOfMac(text) === 9);
      expect(new Set(texts.map((text) => JSON.stringify(told("mac", text)))).size).toBeLessThan(2);
    }),
    { numRuns: runs },
  );
});

test("a shape and its bytes are the same thing, and the same shape has the same hash", () => {
  const hashes = new Map<string, number>();
  const table = new ByteTable();
  const numbers = new Map<string, number>();
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = filling(parts, 0);
      const own = shapes.of("notes");
      const shape = own?.of(text) ?? null;
      if (own === null || shape === null || !own.tell(text)) return;
      expect(hashes.get(shape) ?? own.hash).toBe(own.hash);
      hashes.set(shape, own.hash);
      const number = table.number(own.bytes, 0, own.length, own.hash);
      expect(number).toBe(numbers.get(shape) ?? numbers.size + 1);
      numbers.set(shape, number);
    }),
    { numRuns: runs },
  );
  expect(table.size).toBeGreaterThan(runs / 10);
});

test("nothing reaches further from a word with which nothing may begin", () => {
  const reaching = readers.flatMap((reader) => reader.looksFor("model")?.reaching ?? []);
  const words = [...new Set(known.flatMap((text) => text.match(/[a-z0-9]+/gi) ?? []))];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom(...words), separator, (first, next, between) => {
      for (const one of reaching)
        if (!one.mayBegin(first.toLowerCase())) expect(one.reach(first + between + next, 0)).toBe(-1);
    }),
    { numRuns: runs * 10 },
  );
  expect(words.filter((each) => !reaching.some((one) => one.mayBegin(each))).length).toBeGreaterThan(100);
});

describe("what a shape keeps", () => {
  const shapeOf = (role: ColumnRole, text: string): string | null => shapes.of(role)?.of(text) ?? null;

  test.each<[ColumnRole, string, string]>([
    ["description", "Dome camera Quillon 123456", "Dome camera Wexford 98765"],
    ["model", "DS-2CD2143G0-I 123456", "DS-2CD2143G0-I 98765"],
    ["make", "Hikvision 123456", "Hikvision 98765"],
    ["location", "Room 214", "Room 377"],
    ["serial", "SN1234567", "QX99887766"],
    ["notes", "Installed by Wexford", "Installed by Quillon"],
  ])("%s: %s and %s are of one shape", (role, one, other) => {
    expect(shapeOf(role, one)).not.toBeNull();
    expect(shapeOf(role, one)).toBe(shapeOf(role, other));
  });

  test.each<[string, ColumnRole, string, string]>([
    ["a maker's name", "make", "Hikvision 123456", "Dahua 123456"],
    ["a misspelt name", "make", "Hikvisoin 123456", "Wexfordon 123456"],
    ["how the words are written, as evidence quotes them", "make", "HIKVISION 123456", "Hikvision 123456"],
    [
      "a model number up to the next space",
      "model",
      "DS-2CD2143G0-I/77777 123456",
      "DS-2CD2143G0-I/88888 123456",
    ],
    ["short words", "description", "12 x 123456", "24 y 123456"],
    ["the Sites table's names", "site", "North Gate 12", "North Gate 13"],
    ["what stands between words", "notes", "Wexford removed 123456", "Wexford, removed 123456"],
    ["the length of a short number", "location", "Room 214", "Room 37"],
  ])("%s", (_, role, one, other) => {
    expect(shapeOf(role, one) ?? one).not.toBe(shapeOf(role, other) ?? other);
  });

  test.each([
    ["a MAC address", "A4:14:37:00:11:22 Wexford"],
    ["bare MAC digits", "Wexford A41437001122"],
    ["letters of other alphabets", "Нikvision Wexford"],
    ["line breaks", "Wexford\n123456"],
    ["a page of text", "Wexford ".repeat(60)],
    ["nothing strange", "12 x"],
  ])("no shape: %s", (_, text) => {
    expect(shapeOf("notes", text)).toBeNull();
  });
});
