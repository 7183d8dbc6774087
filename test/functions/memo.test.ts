/** Ranges are recognised by their content, and never taken for another. */
import fc from "fast-check";
import { RangeMemo } from "../../src/functions/memo";

const cell = fc.oneof(fc.constantFrom("", "Yes", "No", "1"), fc.constantFrom(0, 1, null, true, false));
const range = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

test("the same content gives the same thing, other content another", () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
      const memo = new RangeMemo<string>(3);
      for (const lines of ranges) {
        const text = JSON.stringify(lines);
        expect(memo.get(lines, () => text)).toBe(text);
        expect(memo.get(structuredClone(lines), () => "made anew")).toBe(text);
      }
    }),
  );
});

test("entities and errors are told apart by what they hold", () => {
  const memo = new RangeMemo<number>();
  const entity = (text: string): unknown[] => [[{ type: "Entity", text }]];
  expect(memo.get(entity("a"), () => 1)).toBe(1);
  expect(memo.get(entity("b"), () => 2)).toBe(2);
  expect(memo.get(entity("a"), () => 3)).toBe(1);
});

test("a problem is not remembered", () => {
  const memo = new RangeMemo<number>();
  const lines = [["x"]];
  expect(() =>
    memo.get(lines, () => {
      throw new Error("not now");
    }),
  ).toThrow("not now");
  expect(memo.get(lines, () => 7)).toBe(7);
});
