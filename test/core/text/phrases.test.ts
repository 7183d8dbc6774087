import { createPhraseFinder, nameKey, wordsOf } from "../../../src/core/text";
import { processorSeconds } from "../../support/processor-time";

const finder = createPhraseFinder([
  { id: "camera", phrases: ["camera", "dome camera"], whole: ["dome"] },
  { id: "bracket", phrases: ["camera bracket", "switch", "box"] },
  { id: "minister", phrases: ["minister's office"] },
]);
const found = (text: string) => finder.find(wordsOf(text)).map(({ rule }) => rule.id);

describe("finding phrases", () => {
  it.each([
    ["Dome-cameras", ["camera"]],
    ["dome camera bracket", ["camera"]],
    ["camera brackets", ["bracket"]],
    ["2 switches, 1 box and 3 boxes", ["bracket", "bracket", "bracket"]],
    ["Dome", ["camera"]],
    ["Dome light", []],
    ["cameraman", []],
    ["Ministers’ offices", ["minister"]],
    ["", []],
  ])("%j", (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it.each([
    "a",
    "a b",
    "x's yard",
    "i'w dynnu",
    "l-shaped",
    "ab's own",
    "état",
    "a\u0301b",
    " led",
    "9 to 5",
  ])("%j is found however its first word begins, beside others that begin alike", (phrase) => {
    const rules = ["apple", "ax", "led light", "état major"].map((other) => ({
      id: other,
      phrases: [other],
    }));
    const odd = createPhraseFinder([...rules, { id: "odd", phrases: [phrase] }]);
    const [match] = odd.find(wordsOf(`one ${phrase} more`));
    expect(match?.rule.id).toBe("odd");
    expect(
      createPhraseFinder([{ id: "odd", phrases: [], whole: [phrase] }]).find(wordsOf(phrase)),
    ).toHaveLength(1);
  });

  it("quotes as written", () => {
    const words = wordsOf("Big  Dôme\u00a0Camera!");
    const [match] = finder.find(words);
    expect(words.quote(match!.first, match!.last)).toBe("Dôme\u00a0Camera");
  });

  it("answers at once on the longest cell", () => {
    expect(processorSeconds(() => void found("dome camera ".repeat(3000)))).toBeLessThan(0.2);
  });
});

it.each([
  ["Leisure Centres", "leisure centre"],
  ["St. James's Palace", "st jame palace"],
  ["  HMP   FERNHILL ", "hmp fernhill"],
])("%j has the key %j", (name, key) => {
  expect(nameKey(name)).toBe(key);
});
