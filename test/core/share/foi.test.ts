import fc from "fast-check";
import {
  broadKind,
  foiCounts,
  foiDraft,
  mergeSmall,
  otherKind,
  smallestShown,
  type CountCell,
  type MergedTable,
} from "../../../src/core/share";
import { planProblems } from "../../../src/core/sheets";
import { inputOf, records, registerRows, reported, valuesOfPlan } from "../../support/report";

const makers = ["A", "B", "C", "D", "E", "F"];
const kinds = ["School", "Office", "Depot", "Other"];

/** Small counts, large ones and many noughts. */
const tables = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })), {
    minLength: makers.length * kinds.length,
    maxLength: makers.length * kinds.length,
  })
  .map((counts): CountCell[] =>
    counts.map((count, index) => ({
      row: makers[Math.floor(index / kinds.length)]!,
      column: kinds[index % kinds.length]!,
      count,
    })),
  );

/** Every published figure as the cells that it is the sum of; somebody who reads the table knows these sums. */
function published({ columns, lines, others }: MergedTable): { cells: [string, string][]; figure: number }[] {
  const figures: { cells: [string, string][]; figure: number }[] = [];
  for (const { name, shown, merged, total } of lines) {
    const rows = name === "Other makers" ? others : [name];
    const of = (wanted: readonly string[]): [string, string][] =>
      rows.flatMap((row) => wanted.map((column): [string, string] => [row, column]));
    const hidden = columns.filter((column) => shown.get(column) === null);
    for (const [column, figure] of shown) if (figure !== null) figures.push({ cells: of([column]), figure });
    if (merged > 0) figures.push({ cells: of(hidden), figure: merged });
    figures.push({ cells: of(columns), figure: total });
  }
  figures.push({
    cells: lines
      .flatMap(({ name }) => (name === "Other makers" ? others : [name]))
      .flatMap((row) => columns.map((column): [string, string] => [row, column])),
    figure: lines.reduce((sum, { total }) => sum + total, 0),
  });
  return figures;
}

const prime = 1_000_003;
const inverse = (value: number): number => {
  let [result, base, exponent] = [1n, BigInt(value), BigInt(prime - 2)];
  for (; exponent > 0n; exponent >>= 1n, base = (base * base) % BigInt(prime))
    if (exponent & 1n) result = (result * base) % BigInt(prime);
  return Number(result);
};

/** Whether a sum of cells follows from the published sums by adding and subtracting them. */
class Span {
  private readonly pivots = new Map<number, number[]>();

  constructor(vectors: readonly number[][]) {
    for (const vector of vectors) {
      const rest = this.reduce(vector);
      const pivot = rest.findIndex((value) => value !== 0);
      if (pivot < 0) continue;
      const scale = inverse(rest[pivot]!);
      this.pivots.set(
        pivot,
        rest.map((value) => (value * scale) % prime),
      );
    }
  }

  holds(vector: readonly number[]): boolean {
    return this.reduce(vector).every((value) => value === 0);
  }

  private reduce(vector: readonly number[]): number[] {
    let rest = [...vector];
    for (let at = 0; at < rest.length; at++) {
      const pivot = this.pivots.get(at);
      const factor = rest[at]!;
      if (factor === 0 || pivot === undefined) continue;
      rest = rest.map((value, index) => (((value - factor * pivot[index]!) % prime) + prime) % prime);
    }
    return rest;
  }
}

describe("counts for the public", () => {
  const place = (row: string, column: string): number =>
    makers.indexOf(row) * kinds.length + kinds.indexOf(column);
  const vectorOf = (cells: readonly [string, string][]): number[] => {
    const vector = Array.from({ length: makers.length * kinds.length }, () => 0);
    for (const [row, column] of cells) vector[place(row, column)] = 1;
    return vector;
  };

  it("shows no small figure, and none can be found by adding and subtracting what is shown", () => {
    let smallOnes = 0;
    fc.assert(
      fc.property(tables, (cells) => {
        const merged = mergeSmall(cells, "Other makers");
        const figures = published(merged);
        for (const { figure } of figures) expect(figure === 0 || figure >= smallestShown).toBe(true);
        const span = new Span(figures.map((each) => vectorOf(each.cells)));
        for (const { row, column, count } of cells) {
          if (count === 0 || count >= smallestShown) continue;
          smallOnes++;
          expect(span.holds(vectorOf([[row, column]]))).toBe(false);
        }
        for (const row of makers) {
          const total = cells.filter((cell) => cell.row === row).reduce((sum, { count }) => sum + count, 0);
          if (total > 0 && total < smallestShown)
            expect(span.holds(vectorOf(kinds.map((column): [string, string] => [row, column])))).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
    expect(smallOnes).toBeGreaterThan(500);
  });

  it("loses nothing: every figure is the sum of what it stands for", () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const merged = mergeSmall(cells, "Other makers");
        const count = ([row, column]: [string, string]): number =>
          cells
            .filter((cell) => cell.row === row && cell.column === column)
            .reduce((sum, each) => sum + each.count, 0);
        for (const { cells: of, figure } of published(merged))
          expect(of.reduce((sum, cell) => sum + count(cell), 0)).toBe(figure);
        expect(merged.total).toBe(cells.reduce((sum, each) => sum + each.count, 0));
      }),
      { numRuns: 200 },
    );
  });

  it("would notice a table that can be subtracted", () => {
    const leaky = new Span([
      vectorOf([
        ["A", "School"],
        ["A", "Office"],
      ]),
      vectorOf([["A", "Office"]]),
    ]);
    expect(leaky.holds(vectorOf([["A", "School"]]))).toBe(true);
    expect(leaky.holds(vectorOf([["B", "School"]]))).toBe(false);
  });

  it("says only that there are too few where all together are too few", () => {
    expect(mergeSmall([{ row: "A", column: "Office", count: 3 }], "Other makers")).toMatchObject({
      lines: [],
      tooFew: true,
    });
  });
});

describe("kinds of site", () => {
  it.each([
    ["Primary School", "School, college or nursery"],
    ["Leisure centre", "Leisure, library or community"],
    ["Recycling centre", "Depot, store or recycling"],
    ["Office", "Office or customer centre"],
    ["Job centre", "Office or customer centre"],
    ["Multi-storey car park", "Street, car park or open space"],
    ["Secure office", otherKind],
    ["Ministers' offices", otherKind],
    ["Police station", otherKind],
    ["Data Centre", otherKind],
    ["Defence school", otherKind],
    ["", otherKind],
    ["Xyz", otherKind],
  ])("%s: %s", (type, kind) => {
    expect(broadKind(type)).toBe(kind);
  });
});

describe("the draft", () => {
  const rows = registerRows(300).map((row, index) => [
    row[0]!,
    row[1] === "" ? "" : `${String(row[1])} ${index % 9}`,
    ...row.slice(2),
  ]);
  const register = reported(rows);
  const [draft] = foiDraft(inputOf([register]));
  const values = valuesOfPlan(draft!);
  const text = values.flat().join("\n");

  it("is headed so that nobody releases it by mistake", () => {
    expect(values[1]![0]).toBe("DRAFT. Ask your FOI and security teams before release.");
    expect(draft!.print.foot).toMatch(/^DRAFT/);
    expect(planProblems([draft!])).toEqual([]);
  });

  it("names no site, no place, no action and nothing of sensitivity", () => {
    for (const asset of register.assets)
      for (const secret of [asset.site, asset.field("location"), asset.tag, asset.field("serial")].filter(
        (each) => each.length > 2,
      ))
        expect(text).not.toContain(secret);
    expect(text).not.toMatch(/sensitiv|Remove\b|Isolate|Do not install|[Cc]ore network|DS-2CD/);
  });

  it("counts every device of video surveillance once", () => {
    const counted = foiCounts(register.assets).reduce((sum, { count }) => sum + count, 0);
    const devices = register.assets
      .filter(
        ({ verdict }) =>
          verdict.findings.device.scope === "surveillance" && verdict.findings.stage.stage !== "removed",
      )
      .reduce((sum, asset) => sum + asset.quantity, 0);
    expect(counted).toBe(devices);
    const lines = records(draft!, "LensFOI");
    expect(lines.reduce((sum, line) => sum + Number(line["Devices"]), 0)).toBe(devices);
    expect(lines.map((line) => line["Maker"])).toContain("Hikvision");
  });

  it("does not speak of a kind of which there are only one or two sites", () => {
    const one = registerRows(100).map((row) => [row[0]!, "The Pool", "Leisure centre", ...row.slice(3)]);
    const [sheet] = foiDraft(inputOf([reported(one)]));
    expect(Object.keys(records(sheet!, "LensFOI")[0]!)).not.toContain("Leisure, library or community");
  });

  it("of nothing says so", () => {
    const [sheet] = foiDraft(
      inputOf([reported([["B1", "Hill", "", "", "Worcester Bosch", "Greenstar", "Boiler"]])]),
    );
    expect(valuesOfPlan(sheet!).flat()).toContain("No video surveillance equipment is recorded.");
    expect(planProblems([sheet!])).toEqual([]);
  });
});
