/** What stands around the assets, and in which order their columns stand, changes no asset's verdict. */
import { Checker } from "../../../src/core/check";
import { contentHints } from "../../../src/core/content-hints";
import { defaultPolicy } from "../../../src/core/policy/own";
import { Lexicon, readSheet } from "../../../src/core/register";
import { sheetFromRows, type Area, type CellValue, type Sheet } from "../../../src/core/sheet";
import { catalogue } from "../../support/catalogue";
import { Chance, layout, type Layout } from "../../support/layouts";

const lexicon = new Lexicon(catalogue.vocabulary.columns, contentHints(catalogue));
const checker = new Checker({ catalogue, setting: defaultPolicy, sites: [], makers: [], asOf: "2026-11-22" });

/** Layouts of every make, bands and two-row headers among them. */
const layouts = Array.from({ length: 120 }, (_, at) => layout(70_000 + at)).filter(
  ({ headerRows, made }) => headerRows.length > 0 && !made.includes("side table"),
);

interface Changed {
  readonly rows: readonly (readonly CellValue[])[];
  readonly more?: Partial<Sheet>;
}

function cells({ rowCount, columnCount, value }: Sheet): CellValue[][] {
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_unused, column) => value(row, column)),
  );
}

/** Every asset's verdict and reason, in the order of the sheet. */
function verdicts({ rows, more = {} }: Changed): string[] {
  const { registers } = readSheet(sheetFromRows("Register", rows, more), catalogue.vocabulary.columns, {
    lexicon,
  });
  return registers.flatMap((register) =>
    [...checker.check(register)].flat().map(({ verdict, reason, tag, site, siteType }) => {
      const { action, also, couldBe, needs, provisional } = verdict;
      return JSON.stringify([tag, site, siteType, action, also, couldBe, needs, provisional, reason]);
    }),
  );
}

/** Rows moved down: merged cells move with them. `to` gives the new row of each old one. */
function movedDown(merged: readonly Area[] | undefined, to: (row: number) => number): Partial<Sheet> {
  if (merged === undefined) return {};
  return { merged: merged.map((area) => ({ ...area, top: to(area.top), bottom: to(area.bottom) })) };
}

function unchanged(change: (rows: CellValue[][], made: Layout, chance: Chance) => Changed): void {
  expect(layouts.length).toBeGreaterThan(70);
  expect(layouts.some(({ made }) => made.includes("bands"))).toBe(true);
  let assets = 0;
  for (const [at, made] of layouts.entries()) {
    const before = verdicts({ rows: cells(made.sheet), more: movedDown(made.sheet.merged, (row) => row) });
    assets += before.length;
    expect(verdicts(change(cells(made.sheet), made, new Chance(at)))).toEqual(before);
  }
  expect(assets).toBeGreaterThan(500);
}

/** Puts rows in front of some rows, and takes merged cells along. */
function withRows(rows: CellValue[][], made: Layout, before: (row: number) => CellValue[][]): Changed {
  const at = new Map<number, number>();
  const all: CellValue[][] = [];
  for (const [row, content] of rows.entries()) {
    all.push(...before(row));
    at.set(row, all.length);
    all.push(content);
  }
  return { rows: all, more: movedDown(made.sheet.merged, (row) => at.get(row) ?? row) };
}

test("blank rows", () => {
  unchanged((rows, made, chance) => {
    const last = made.headerRows.at(-1) ?? 0;
    return withRows(rows, made, (row) => (row > last && chance.often(0.3) ? [[]] : []));
  });
});

test("a blank column", () => {
  unchanged((rows, made, chance) => {
    const at = chance.whole(0, rows[0]?.length ?? 0);
    const to = (column: number): number => (column >= at ? column + 1 : column);
    return {
      rows: rows.map((row) => [...row.slice(0, at), null, ...row.slice(at)]),
      more: {
        merged: (made.sheet.merged ?? []).map((area) => ({
          ...area,
          left: to(area.left),
          right: to(area.right),
        })),
      },
    };
  });
});

test("a block of titles", () => {
  const block = [["Estates and Facilities"], ["OFFICIAL", "Version 3"], ["Printed by the helpdesk"], []];
  unchanged((rows, made) => withRows(rows, made, (row) => (row === 0 ? block : [])));
});

test("hidden rows and columns", () => {
  unchanged((rows, made, chance) => {
    const hidden = new Set(rows.flatMap((_, row) => (chance.often(0.4) ? [row] : [])));
    const column = chance.whole(0, 8);
    return {
      rows,
      more: {
        ...movedDown(made.sheet.merged, (row) => row),
        isRowHidden: (row) => hidden.has(row),
        isColumnHidden: (at) => at === column,
      },
    };
  });
});

test("the header again between the assets", () => {
  unchanged((rows, made, chance) => {
    const header = made.headerRows.map((row) => rows[row] ?? []);
    const assets = new Set(made.assets.slice(1).map(({ row }) => row));
    return withRows(rows, made, (row) => (assets.has(row) && chance.often(0.2) ? header : []));
  });
});

test("the order of columns", () => {
  unchanged((rows, made, chance) => {
    const { headerRows, made: parts } = made;
    // What stands in the first column stays there: bands, totals and notes; so do groups of columns under one heading.
    const width = Math.max(...rows.map((row) => row.length));
    const grouped = (made.sheet.merged ?? []).length > 0 || headerRows.length > 1 || parts.includes("site given once"); // prettier-ignore
    const first = rows[headerRows[0] ?? 0]?.findIndex((cell) => cell !== null) ?? 0;
    const kept = grouped ? width : first + 1;
    const order = Array.from({ length: width }, (_, column) => column);
    const shuffled = [...order.slice(0, kept), ...chance.shuffled(order.slice(kept, -1)), ...order.slice(Math.max(kept, width - 1))]; // prettier-ignore
    return {
      rows: rows.map((row) => shuffled.map((column) => row[column] ?? null)),
      more: movedDown(made.sheet.merged, (row) => row),
    };
  });
});
