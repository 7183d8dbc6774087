/** A register has the same answers by formula as on the command line, wherever a formula can see what decides them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { actionWords } from "../../src/core/policy/words";
import type { Action } from "../../src/core/policy/regime";
import { memorySource, openWorkbook } from "../../src/files";
import { run } from "../support/command";
import { call, openFunctions } from "./support";

beforeAll(openFunctions);

const layouts = join(__dirname, "..", "fixtures", "layouts");

interface Row {
  readonly row: number;
  readonly action: Action;
  readonly makers: readonly { readonly maker: string | null }[];
}
interface Table {
  readonly sheet: string;
  readonly headerRow: number | null;
  readonly rows: readonly Row[];
}
interface Answers {
  readonly files: readonly { readonly file: string; readonly tables: readonly Table[] }[];
}

/** What the command line says of files. */
async function byCommand(...files: string[]): Promise<Answers> {
  const { stdout } = await run("check", ...files, "--regime", "uk-central", "--json");
  return JSON.parse(stdout) as Answers;
}

/** A sheet's cells as Excel on the desktop hands them to a formula: values alone, a blank is 0. */
async function cellsOf(file: string, sheet: string): Promise<unknown[][]> {
  const { sheets } = await openWorkbook(memorySource(readFileSync(file)), { fileName: basename(file) });
  const found = sheets.find(({ name }) => name === sheet);
  if (found === undefined) throw new Error(`${file} has no sheet ${sheet}.`);
  return Array.from({ length: found.rowCount }, (_, row) =>
    Array.from({ length: found.columnCount }, (_cell, column) => found.value(row, column) ?? 0),
  );
}

const policy = [["uk-central"]];

function firstOf(answer: unknown): unknown {
  return Array.isArray(answer) ? answer[0] : answer;
}

/** "file row 5: Check by formula, Remove on the command line", for CHECK and for ACTION. */
async function differences(...files: string[]): Promise<{ check: string[]; action: string[]; rows: number }> {
  const check: string[] = [];
  const action: string[] = [];
  let rows = 0;
  for (const { file, tables } of (await byCommand(...files)).files)
    for (const { sheet, headerRow, rows: judged } of tables) {
      const cells = await cellsOf(file, sheet);
      const lines = call("CHECK", cells, policy);
      for (const { row, action: wanted } of judged) {
        rows++;
        const say = (got: unknown): string[] =>
          got === actionWords[wanted] ? [] : [`${basename(file)} ${row}: ${String(got)}, not ${wanted}`];
        check.push(...say(Array.isArray(lines) ? firstOf(lines[row - 1]) : lines));
        if (headerRow !== null)
          action.push(...say(call("ACTION", [cells[row - 1]], [cells[headerRow - 1]], policy)));
      }
    }
  return { check, action, rows };
}

test("every labelled layout, but for what stands elsewhere than in the formula's cells", async () => {
  const files = readdirSync(layouts)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => join(layouts, name));
  const { check, action, rows } = await differences(...files);
  expect(rows).toBeGreaterThan(170);
  const elsewhere = [
    // The maker stands on another sheet.
    "cobie.xlsx 3: Check, not none",
    // The row is struck through.
    "hidden_and_struck_rows.xlsx 8: Isolate from network, not review",
    // Whether the site is sensitive stands on another sheet.
    "property_list.xlsx 2: Check, not remove",
  ];
  // A line of the sheet is a row of two registers, and a formula has one answer for it.
  const twoInOne = ["tables_side_by_side.xlsx 5: Check, not none"];
  expect(check.toSorted()).toEqual([
    ...elsewhere,
    "tables_side_by_side.xlsx 4: No action, not review",
    ...twoInOne,
  ]);
  const fromRowsAbove = [
    "given_once_like_a_pivot.xlsx 10: Check, not none",
    "given_once_like_a_pivot.xlsx 13: Check, not none",
    "given_once_like_a_pivot.xlsx 6: Check, not none",
    "site_bands_and_subtotals.xlsx 28: Check, not remove",
    "site_bands_and_subtotals.xlsx 29: Check, not remove",
  ];
  expect(action.toSorted()).toEqual(
    [...elsewhere, ...twoInOne, "tables_side_by_side.xlsx 4: Check, not none", ...fromRowsAbove].toSorted(),
  );
});

describe("columns that the maker list tells apart", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "functions-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** The maker beside each asset, by formula and on the command line. */
  async function makers(register: readonly (readonly string[])[]): Promise<[unknown[], unknown[]]> {
    const file = join(folder, "register.csv");
    writeFileSync(file, register.map((line) => line.join(",")).join("\n"));
    const [first] = (await byCommand(file)).files;
    const lines = call("CHECK", register, policy);
    if (!Array.isArray(lines)) throw new Error("CHECK did not spill.");
    const byFormula = lines.slice(1).map((line: unknown): unknown => (Array.isArray(line) ? line[2] : line));
    const rows = first?.tables.flatMap((table) => table.rows) ?? [];
    return [byFormula, rows.map((row) => row.makers.map(({ maker }) => maker ?? "").join("; "))];
  }

  test("a Vendor who sold it is no maker", async () => {
    const [byFormula, onCommandLine] = await makers([
      ["Tag", "Vendor", "Model", "Description", "Site"],
      ["C1", "ABC Supplies", "DS-2CD2143G0-I", "Camera", "HMP Ash"],
      ["C2", "XYZ Systems", "P3245-LV", "Camera", "HMP Ash"],
      ["C3", "ABC Supplies", "", "Camera", "HMP Ash"],
    ]);
    expect(byFormula).toEqual(["Hikvision", "Axis Communications", ""]);
    expect(onCommandLine).toEqual(byFormula);
  });

  test("a column of yes and no under a maker's name", async () => {
    const [byFormula, onCommandLine] = await makers([
      ["Site", "Site type", "Longse", "Sunell", "Notes"],
      ["Ash", "Prison", "Y", "N", ""],
      ["Elm", "Court", "N", "Y", ""],
    ]);
    expect(byFormula).toEqual(["Longse", "Sunell"]);
    expect(onCommandLine).toEqual(byFormula);
  });
});
