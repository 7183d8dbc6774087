/** Rows as numbers: alike where every reader is told the same, and only there. */
import fc from "fast-check";
import type { ColumnRole } from "../../../src/core/asset";
import type { FieldSource } from "../../../src/core/register";
import { PairTable, RowTexts } from "../../../src/core/rows";
import { soughtWords } from "../../../src/core/text";

type Cells = readonly (readonly [ColumnRole, ...string[]])[];

function fields(cells: Cells): FieldSource[] {
  return cells.map(([role, ...texts], column) => ({
    role,
    header: role,
    text: (row) => texts[row] ?? "",
    cell: (row) => ({ sheet: "Sheet1", row, column }),
  }));
}

/** A reader that hears one letter of the cells of some roles, and remembers which texts it was given. */
function hearing(letter: string, ...roles: readonly ColumnRole[]) {
  const read: string[] = [];
  return {
    read,
    looksFor: (role: ColumnRole) => (roles.includes(role) ? soughtWords([]) : null),
    tells: (_: ColumnRole, text: string): string => {
      read.push(text);
      return text.includes(letter) ? letter : "";
    },
  };
}

test("rows that tell a reader the same have the same number for it", () => {
  const rows = new RowTexts(fields([["make", "axe", "xa", "b", ""]]), [hearing("a", "make")]);
  const numbers = [0, 1, 2, 3].map((row) => {
    rows.goTo(row);
    return rows.told(0);
  });
  expect(numbers[0]).toBe(numbers[1]);
  expect(numbers[0]).not.toBe(numbers[2]);
  expect(numbers.slice(2)).toEqual([0, 0]);
});

test("the same words in another column are something else", () => {
  const rows = new RowTexts(
    fields([
      ["make", "a", ""],
      ["notes", "", "a"],
    ]),
    [hearing("a", "make", "notes")],
  );
  rows.goTo(0);
  const inMake = rows.told(0);
  rows.goTo(1);
  expect(rows.told(0)).not.toBe(inMake);
});

test("a number that is handed in tells rows apart as well", () => {
  const rows = new RowTexts(fields([["make", "a"]]), [hearing("a", "make")]);
  rows.goTo(0);
  expect(new Set([0, 1, 2].map((before) => rows.told(0, before))).size).toBe(3);
});

test("rows that tell all readers the same are alike, whichever reader tells them apart", () => {
  const rows = new RowTexts(
    fields([
      ["make", "axe", "xa", "axe", "b"],
      ["notes", "b", "bx", "c", "axe"],
    ]),
    [hearing("a", "make"), hearing("b", "notes")],
  );
  const alike = (row: number, before = 0): number => {
    rows.goTo(row);
    return rows.alike(before);
  };
  expect(alike(0)).toBe(alike(1));
  expect(new Set([0, 2, 3].map((row) => alike(row))).size).toBe(3);
  expect(alike(0, 1)).not.toBe(alike(0));
  expect(alike(1)).toBe(alike(0));
});

test("says whether the next row tells anything else", () => {
  const rows = new RowTexts(fields([["make", "a", "ab", "c"]]), [hearing("a", "make")]);
  expect([0, 1, 2].map((row) => rows.goTo(row))).toEqual([true, false, true]);
});

test("a text is read once, and only by readers of its role", () => {
  const [makes, notes] = [hearing("a", "make"), hearing("a", "notes")];
  const rows = new RowTexts(fields([["make", "a", "b", "a", "b", "a"]]), [makes, notes]);
  for (let row = 0; row < 5; row++) rows.goTo(row);
  expect(makes.read).toEqual(["a", "b"]);
  expect(notes.read).toEqual([]);
});

test("of addresses only the prefix is read, and more of it only where it was given out in parts", () => {
  const maker = { ...hearing("F", "mac"), splitsPrefix: (six: string) => six === "70B3D5" };
  const macs = [
    "A41437001122",
    "A41437F01122",
    "70:B3:D5:00:11:22",
    "70:B3:D5:F0:11:22",
    "70:B3:D5:F0:1F:22",
  ];
  const rows = new RowTexts(fields([["mac", ...macs]]), [maker]);
  for (let row = 0; row < macs.length; row++) rows.goTo(row);
  expect(maker.read).toEqual([macs[0], macs[2], macs[3]]);
});

test("names the cells that tell a reader something, by role and place", () => {
  const rows = new RowTexts(
    fields([
      ["notes", "x"],
      ["make", ""],
      ["notes", "a"],
    ]),
    [hearing("a", "make", "notes")],
  );
  rows.goTo(0);
  expect(rows.cellsThatTell(0).map(({ role, nth }) => [role, nth])).toEqual([["notes", 1]]);
  expect(rows.tellsIn(0, rows.placesOf("notes"))).toBe(true);
  expect(rows.tellsIn(0, rows.placesOf("make"))).toBe(false);
});

test("whole texts count where they are asked for, whatever they tell", () => {
  const rows = new RowTexts(fields([["site", "North", "South", "North"]]), [hearing("z", "site")]);
  const pairs = new PairTable();
  const numbers = [0, 1, 2].map((row) => rows.whole(row, rows.placesOf("site"), pairs, 0));
  expect(numbers[0]).toBe(numbers[2]);
  expect(numbers[0]).not.toBe(numbers[1]);
});

test("the asset as text by role, blanks in their places; columns that nobody reads are left out of it", () => {
  const rows = new RowTexts(
    fields([
      ["notes", ""],
      ["notes", "a"],
      ["quantity", "3"],
    ]),
    [],
  );
  expect(rows.asset(0)).toEqual({ notes: ["", "a"] });
  expect(rows.first("notes", 0)).toBe("a");
  expect(rows.first("quantity", 0)).toBe("3");
  expect(rows.source("notes", 1)?.text(0)).toBe("a");
});

test("a column of nothing but new texts is read like any other, also after its texts are no longer remembered", () => {
  const texts = Array.from({ length: 12_000 }, (_, row) => `${row % 3 === 0 ? "a" : "b"}${row}`);
  const rows = new RowTexts(fields([["notes", ...texts]]), [hearing("a", "notes")]);
  const wrong = texts.filter((text, row) => {
    rows.goTo(row);
    return (rows.told(0) !== 0) !== text.startsWith("a");
  });
  expect(wrong).toEqual([]);
});

test("pairs: the same pair has the same number, another pair another, in the order of their coming", () => {
  const number = fc.integer({ min: 0, max: 2_000_000_000 });
  const small = fc.integer({ min: 0, max: 30 });
  const pair = fc.oneof(fc.tuple(small, small), fc.tuple(number, number));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 900 }), (pairs) => {
      const table = new PairTable();
      const known = new Map<string, number>();
      for (const [first, second] of pairs) {
        const key = `${first} ${second}`;
        if (!known.has(key)) known.set(key, known.size + 1);
        expect(table.number(first, second)).toBe(known.get(key));
      }
      expect(table.size).toBe(known.size);
    }),
  );
});
