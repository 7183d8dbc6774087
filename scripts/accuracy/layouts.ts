/**
 * How many labelled workbooks are read right to the row: header row, asset rows, column roles, makers, sites.
 * A folder (or its `layouts` folder) with `truth.json`; two ways of writing the truth are understood.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { catalogue } from "../../src/catalogue";
import { openFile } from "../../src/cli/open-file";
import { Checker } from "../../src/core/check";
import { contentHints } from "../../src/core/content-hints";
import { createMakerLookup } from "../../src/core/maker";
import { defaultPolicy } from "../../src/core/policy/own";
import { readWorkbook, type RegisterReading, type SheetReading } from "../../src/core/register";
import { columnLetters } from "../../src/core/sheet";
import { fold } from "../../src/core/text";
import type { Figure } from "./figure";

const assetTruth = z.object({
  makers: z.array(z.string()).optional(),
  site: z.string().optional(),
  siteType: z.string().optional(),
});
const sheetTruth = z.object({
  tables: z.array(
    z.object({
      headerRow: z.number().nullable(),
      assets: z.record(z.string(), assetTruth),
      roles: z.record(z.string(), z.string()),
    }),
  ),
  nothing: z.string().optional(),
});
type SheetTruth = z.infer<typeof sheetTruth>;

/** One sheet with one table, roles in the order of columns, one maker a row. */
const plainTruth = z.object({
  sheet: z.string(),
  header_row: z.number(),
  first_data_row: z.number(),
  last_data_row: z.number(),
  skip_rows: z.array(z.number()),
  column_roles: z.array(z.string()),
  row_vendor: z.record(z.string(), z.string()),
  row_site_from_band: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
});

const roleOfLabel: Readonly<Record<string, readonly string[]>> = {
  asset_tag: ["tag"],
  asset_type: ["category", "description"],
  site_type: ["siteType"],
  install_date: ["installDate"],
};

function fromPlain(truth: z.infer<typeof plainTruth>): Record<string, SheetTruth> {
  const assets: Record<string, z.infer<typeof assetTruth>> = {};
  for (let row = truth.first_data_row; row <= truth.last_data_row; row++) {
    if (truth.skip_rows.includes(row)) continue;
    const vendor = truth.row_vendor[String(row)];
    const band = truth.row_site_from_band?.[String(row)];
    assets[String(row)] = {
      ...(vendor === undefined ? {} : { makers: vendor === "(unknown)" ? [] : vendor.split(";") }),
      ...(band === undefined ? {} : { site: band[0], siteType: band[1] }),
    };
  }
  const roles = Object.fromEntries(
    truth.column_roles.map((label, column) => [
      columnLetters(column),
      label.startsWith("vendor_flag") ? "make" : (roleOfLabel[label]?.join("|") ?? label),
    ]),
  );
  return { [truth.sheet]: { tables: [{ headerRow: truth.header_row || null, assets, roles }] } };
}

const hints = contentHints(catalogue);
const checker = new Checker({ catalogue, setting: defaultPolicy, sites: [], makers: [], asOf: "2026-11-22" });
const lookup = createMakerLookup(catalogue.makers);
const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const ids = new Map(
  catalogue.makers.names.map(([name, place]) => [letters(name), catalogue.makers.makers[place]?.id ?? ""]),
);

/** The same maker at family level, under any of its names: EZVIZ counts as Hikvision. */
function sameMaker(a: string, b: string): boolean {
  const family = (name: string): string => {
    const id = ids.get(letters(name));
    return id === undefined ? letters(name) : (lookup.parents(id).at(-1)?.id ?? id);
  };
  return family(a) === family(b);
}

function mistakesIn(truth: SheetTruth, reading: SheetReading): string[] {
  const { registers, nothing } = reading;
  if (truth.tables.length === 0) {
    const found = registers.map(({ rows }) => `a register of ${rows.length} rows was invented`);
    const why = nothing[0]?.why;
    const other = truth.nothing === "any" || truth.nothing === why ? [] : [`left out as ${why ?? "nothing"}`];
    return [...found, ...(registers.length > 0 ? [] : other)];
  }
  const mistakes: string[] = [];
  if (registers.length !== truth.tables.length)
    mistakes.push(`${registers.length} tables, not ${truth.tables.length}`);
  for (const table of truth.tables) {
    const columns = Object.keys(table.roles);
    const register = registers.find((one) =>
      one.columns.some(
        ({ column, role }) =>
          columns.includes(columnLetters(column)) && one.rows.some((row) => String(row + 1) in table.assets) && role !== "secret",
      ),
    ); // prettier-ignore
    if (register === undefined) mistakes.push("a table was not found");
    else mistakes.push(...mistakesInTable(table, register));
  }
  return mistakes;
}

function mistakesInTable(table: SheetTruth["tables"][number], register: RegisterReading): string[] {
  const mistakes: string[] = [];
  const headerRow = (register.headerRows.at(-1) ?? -1) + 1 || null;
  if (headerRow !== table.headerRow)
    mistakes.push(`header row ${String(headerRow)}, not ${String(table.headerRow)}`);
  const found = [...register.rows].map((row) => String(row + 1));
  const missed = Object.keys(table.assets).filter((row) => !found.includes(row));
  const invented = found.filter((row) => !(row in table.assets));
  if (missed.length > 0) mistakes.push(`rows missed: ${missed.join(", ")}`);
  if (invented.length > 0) mistakes.push(`rows invented: ${invented.join(", ")}`);
  for (const [column, role] of Object.entries(table.roles)) {
    const read = register.columns.find((one) => columnLetters(one.column) === column)?.role ?? "none";
    if (!role.split("|").includes(read)) mistakes.push(`column ${column} is ${role}, read as ${read}`);
  }
  for (const block of checker.check(register))
    for (const asset of block) {
      const truth = table.assets[String(asset.row + 1)];
      if (truth === undefined) continue;
      const wrong = (what: string, is: string, not: string): number =>
        mistakes.push(`row ${asset.row + 1}: ${what} is ${is || "unknown"}, read as ${not || "unknown"}`);
      const makers = asset.verdict.makers.flatMap(({ maker }) => (maker === null ? [] : [maker]));
      const expected = truth.makers;
      if (
        expected !== undefined &&
        !(
          expected.length === makers.length &&
          expected.every((name) => makers.some((maker) => sameMaker(maker, name)))
        )
      )
        wrong("maker", expected.join(" and "), makers.join(" and "));
      if (truth.site !== undefined && truth.site !== asset.site.trim()) wrong("site", truth.site, asset.site);
      if (truth.siteType !== undefined && truth.siteType !== asset.siteType)
        wrong("site type", truth.siteType, asset.siteType);
    }
  return mistakes;
}

/** The figures of the labelled workbooks in a folder, or in its `layouts` folder; tells what was read wrongly. */
export async function measureLayouts(
  folder: string,
  tell: (mistake: string) => void = (mistake) => {
    console.log(`     ${mistake}`);
  },
): Promise<Figure[]> {
  const at = [folder, join(folder, "layouts")].find((path) => existsSync(join(path, "truth.json")));
  if (at === undefined) return [];
  const truths = z
    .record(z.string(), z.union([plainTruth.transform(fromPlain), z.record(z.string(), sheetTruth)]))
    .parse(JSON.parse(readFileSync(join(at, "truth.json"), "utf8")));
  let right = 0;
  for (const [file, sheets] of Object.entries(truths)) {
    const opened = await openFile(join(at, file), { sheets: [] });
    const readings = readWorkbook(opened.workbook.sheets, catalogue.vocabulary.columns, { hints });
    const mistakes = opened.workbook.sheets.flatMap(({ name }, index) => {
      const [truth, reading] = [sheets[name], readings[index]];
      if (truth === undefined || reading === undefined) return [];
      return mistakesIn(truth, reading).map((mistake) => `${name}: ${mistake}`);
    });
    await opened.close();
    if (mistakes.length === 0) right++;
    for (const mistake of mistakes) tell(`${basename(file)}: ${mistake}`);
  }
  const total = Object.keys(truths).length;
  return [
    {
      set: "layouts",
      what: "workbooks read right to the row",
      value: `${right} of ${total}`,
      threshold: "all",
      passed: right === total,
    },
  ];
}
