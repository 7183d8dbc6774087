import { BlockWalk, blockBytes, jsonBytes } from "../../src/excel/blocks";
import { changedRuns } from "../../src/excel/changes";
import { parseActionRule } from "../../src/excel/highlight-logic";
import { decodeRecord, encodeRecord, readPointer } from "../../src/excel/undo-record";
import { rowsOf } from "../../src/excel/pane-services";

test.each(["plain", 'with "quotes" and \\', "Zürich – Straße", "監視カメラ", "line\nbreak", "", 12.5, true])(
  "%j takes in JSON what it is counted as, or less",
  (value) => {
    const bytes = new TextEncoder().encode(`${JSON.stringify(value)},`).length;
    expect(jsonBytes(value)).toBeGreaterThanOrEqual(bytes);
    expect(jsonBytes(value)).toBeLessThanOrEqual(bytes * 3);
  },
);

describe("blocks", () => {
  test("cover every row once, and shrink when rows turn out longer", () => {
    const walk = new BlockWalk(10, 9_999, 100);
    const blocks = [];
    for (let block = walk.take(); block !== null; block = walk.take()) {
      blocks.push(block);
      walk.seen(block, (block.last - block.first + 1) * 400);
    }
    expect(blocks.map(({ first }) => first).slice(1)).toEqual(
      blocks.slice(0, -1).map(({ last }) => last + 1),
    );
    expect([blocks[0]!.first, blocks.at(-1)!.last]).toEqual([10, 9_999]);
    for (const { first, last } of blocks.slice(1))
      expect((last - first + 1) * 400).toBeLessThanOrEqual(blockBytes);
  });

  test("are halved when Excel refuses them, down to one row", () => {
    const walk = new BlockWalk(0, 99, 1);
    const sizes: number[] = [];
    for (let block = walk.take(); block !== null; block = walk.take()) {
      sizes.push(block.last - block.first + 1);
      if (!walk.tooLarge(block)) break;
    }
    expect(sizes).toEqual([100, 50, 25, 12, 6, 3, 1]);
  });
});

test("only differences are written; near ones together, far ones apart", () => {
  const before = Array.from({ length: 100 }, () => ({ text: "a" }));
  const after = before.map((cell, row) => ([3, 10, 80].includes(row) ? { text: "b" } : cell));
  expect(
    changedRuns(7, 5, before, after).map(({ column, first, cells }) => [column, first, cells.length]),
  ).toEqual([
    [7, 8, 8],
    [7, 85, 1],
  ]);
  expect(changedRuns(7, 5, before, before)).toEqual([]);
});

test.each([
  ['=$E2="Remove"', { column: "E", word: "Remove" }],
  ['$AA$12="Check"', { column: "AA", word: "Check" }],
  ['=$E2="Removed"', null],
  ['=E2="Remove"', null],
  ['=AND($E2="Remove",TRUE)', null],
])("%s is one of our rules: %j", (formula, expected) => {
  expect(parseActionRule(formula)).toEqual(expected);
});

describe("the undo record", () => {
  test("is cut into texts that fit into cells, and refused when somebody changed it", () => {
    const area = { top: 1, left: 0, bottom: 9, right: 3 };
    const record = {
      id: "1",
      date: "2026-11-22",
      sheetId: "s",
      sheetName: "Register",
      register: 1,
      table: null,
      created: [],
      headerRow: 0,
      rows: area,
      rowsBefore: null,
      names: [],
      rules: [],
      old: [
        { kind: "Lens why" as const, run: { column: 7, first: 1, cells: [{ text: "x".repeat(70_000) }] } },
      ],
      after: "0",
    };
    const parts = encodeRecord(record);
    expect(parts.every((part) => part.length <= 32_767)).toBe(true);
    expect(decodeRecord(parts)).toEqual(record);
    expect(decodeRecord(parts.slice(1))).toBeNull();
    expect(decodeRecord(['{"id":"1"}'])).toBeNull();
  });

  test("a pointer that is none is not followed", () => {
    expect([readPointer(null), readPointer({ id: "1", state: "odd", sheet: "", date: "" })]).toEqual([
      null,
      null,
    ]);
  });
});

test.each([
  ["B7", 1],
  ["B7:C9", 3],
  ["7:9", 3],
  ["A:C", 1],
])("%s has %d rows", (address, rows) => {
  expect(rowsOf(address)).toBe(rows);
});
