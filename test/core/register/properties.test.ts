import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import { Lexicon, readSheet } from "../../../src/core/register";
import { columns } from "../../support/columns";
import { Chance, layout, type Layout } from "../../support/layouts";

const lexicon = new Lexicon(columns);
/** Plain layouts: what surrounds the assets is what the properties put there. */
const layouts = Array.from({ length: 150 }, (_, at) => layout(50_000 + at)).filter(
  ({ headerRows, made }) => headerRows.length === 1 && !made.includes("side table"),
);

function cells({ rowCount, columnCount, value }: Sheet): CellValue[][] {
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_unused, column) => value(row, column)),
  );
}

/** Every asset's texts by role, whatever its row and the order of its columns. */
function assets(rows: readonly (readonly CellValue[])[]): string[] {
  const { registers } = readSheet(sheetFromRows("Register", rows), columns, { lexicon });
  return registers.flatMap(({ rows: found, fields }) =>
    [...found].map((row) =>
      fields
        .map((field) => `${field.role}=${field.text(row)}`)
        .filter((text) => !text.endsWith("="))
        .sort()
        .join(";"),
    ),
  );
}

function unchanged(change: (rows: CellValue[][], made: Layout, chance: Chance) => CellValue[][]): void {
  expect(layouts.length).toBeGreaterThan(30);
  for (const [at, made] of layouts.entries()) {
    const before = cells(made.sheet);
    expect(assets(change(cells(made.sheet), made, new Chance(at)))).toEqual(assets(before));
  }
}

test("blank rows between the assets change no asset", () => {
  unchanged((rows, { headerRows }, chance) =>
    rows.flatMap((row, at) => (at > headerRows[0]! && chance.often(0.3) ? [[], row] : [row])),
  );
});

test("a blank column changes no asset", () => {
  unchanged((rows, _, chance) => {
    const at = chance.whole(0, rows[0]?.length ?? 0);
    return rows.map((row) => [...row.slice(0, at), null, ...row.slice(at)]);
  });
});

test("a block of titles above changes no asset", () => {
  unchanged((rows) => [
    ["Estates and Facilities"],
    ["OFFICIAL", "Version 3"],
    ["Printed by the helpdesk"],
    [],
    ...rows,
  ]);
});

test("the order of columns changes no asset", () => {
  unchanged((rows, { made, headerRows }, chance) => {
    // Bands, totals and notes stand in the first column whatever the order of the others.
    if (made.some((part) => ["bands", "total", "trailing notes", "subtotals", "titles"].includes(part)))
      return rows;
    const order = chance.shuffled(rows[headerRows[0]!]!.map((_, column) => column));
    return rows.map((row) => order.map((column) => row[column] ?? null));
  });
});

test("a header repeated between the assets changes no asset", () => {
  unchanged((rows, { headerRows, assets: truth }, chance) => {
    const header = rows[headerRows[0]!]!;
    const last = truth.at(-1)!.row;
    return rows.flatMap((row, at) =>
      at > headerRows[0]! + 1 && at <= last && chance.often(0.2) ? [[...header], row] : [row],
    );
  });
});

test("whatever stands in the cells, reading ends and tells something", () => {
  const values: CellValue[] = [null, "", " ", "#N/A", "Make", "Model", "Site", "Total", "Note:", "x".repeat(32_767), 0, 1e300, -1, true, "((((((", "12:34", "\u0000", "=1+1", "Hikvision", "00:11:22:33:44:55"]; // prettier-ignore
  for (let seed = 1; seed <= 300; seed++) {
    const chance = new Chance(seed);
    const rows = Array.from({ length: chance.whole(0, 12) }, () =>
      Array.from({ length: chance.whole(0, 6) }, () => chance.one(values)),
    );
    const { registers, nothing } = readSheet(sheetFromRows("Sheet1", rows), columns, { lexicon });
    expect(registers.length + nothing.length).toBeGreaterThan(0);
    for (const { fields, rows: found } of registers)
      for (const field of fields) for (const row of found) expect(typeof field.text(row)).toBe("string");
  }
});
