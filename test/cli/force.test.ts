/** `--force` overwrites what the command line has written, not what people wrote into it since. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { writeContainer } from "../files/support/containers";
import { run } from "../support/command";

let folder = "";
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-force-"));
  writeFileSync(
    at("kit.csv"),
    "Tag,Make,Model,Type,Site,Network\nC1,Hikvision,DS-2CD2143G0-I,CCTV camera,Fernhill House,Standalone\nC2,,,CCTV camera,Weir Depot,Standalone\n",
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function change(name: string, edit: (book: ExcelJS.Workbook) => void): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(at(name));
  edit(book);
  await book.xlsx.writeFile(at(name));
}

/** Rows 5 and on of a sheet, by the words in row 4. */
async function rowsIn(name: string, sheet: string): Promise<Record<string, string>[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(at(name));
  const rows: Record<string, string>[] = [];
  const headers = book.getWorksheet(sheet)?.getRow(4);
  book.getWorksheet(sheet)?.eachRow((row, number) => {
    if (number < 5) return;
    const line: Record<string, string> = {};
    row.eachCell((cell, column) => {
      line[headers?.getCell(column).text ?? ""] = cell.text;
    });
    rows.push(line);
  });
  return rows;
}

function put(book: ExcelJS.Workbook, sheet: string, cells: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(cells)) {
    const there = book.getWorksheet(sheet);
    if (there === undefined) throw new Error(`There is no sheet ${sheet}.`);
    there.getCell(name).value = value;
  }
}

const check = (input: string, copy: string, day: string, ...more: string[]) =>
  run("check", at(input), "--out", at(copy), "--as-of", day, "--force", ...more);

test("checked again, a copy keeps the lines of its audit, and columns that somebody added to it", async () => {
  await check("kit.csv", "copy.xlsx", "2026-11-23", "--by", "J. Marsh");
  await change("copy.xlsx", (book) => {
    put(book, "Lens audit", { N4: "Seen by", N5: "the board" });
  });
  const again = await check("kit.csv", "copy.xlsx", "2026-11-30", "--by", "A. Lee");
  expect(again.code).toBe(1);
  await check("kit.csv", "copy.xlsx", "2026-11-30", "--by", "A. Lee");
  const lines = await rowsIn("copy.xlsx", "Lens audit");
  expect(lines.map((line) => [line["When"], line["Name"], line["Seen by"]])).toEqual([
    ["2026-11-23", "J. Marsh", "the board"],
    ["2026-11-30", "A. Lee", undefined],
    ["2026-11-30", "A. Lee", undefined],
  ]);
});

test("a copy in which somebody has decided something is not overwritten, unless its input holds the same", async () => {
  await check("kit.csv", "copy.xlsx", "2026-11-23");
  await check("copy.xlsx", "next.xlsx", "2026-11-23");
  const assess = (book: ExcelJS.Workbook): void => {
    put(book, "Lens sites", { C5: "Yes" });
  };
  await change("copy.xlsx", assess);
  const before = readFileSync(at("copy.xlsx"));
  const refused = await check("kit.csv", "copy.xlsx", "2026-11-30");
  expect([refused.code, refused.stdout]).toEqual([2, ""]);
  expect(refused.stderr).toBe(
    `error: --out ${at("copy.xlsx")}: people have worked in it since, and kit.csv does not hold what they did (Lens sites: 1 row). Write the copy under another name; with --decisions ${at("copy.xlsx")} what they decided counts in it.\n`,
  );
  expect(readFileSync(at("copy.xlsx")).equals(before)).toBe(true);

  // The same answer in both workbooks: nothing is lost.
  await change("next.xlsx", assess);
  expect((await check("copy.xlsx", "next.xlsx", "2026-11-30")).stderr).not.toMatch(/worked in it/);
  // What its input no longer says was nobody's work in the copy.
  await change("copy.xlsx", (book) => {
    put(book, "Lens sites", { C5: "No" });
  });
  const changed = await check("copy.xlsx", "next.xlsx", "2026-12-07");
  expect([changed.code, changed.stderr]).toEqual([1, expect.not.stringMatching(/worked in it/)]);
  expect((await rowsIn("next.xlsx", "Lens sites"))[0]?.["Sensitive"]).toBe("No");
});

test("a copy in which somebody worked with the add-in is not overwritten", async () => {
  await check("kit.csv", "copy.xlsx", "2026-11-23");
  await change("copy.xlsx", (book) => {
    put(book, "Lens audit", { A6: "2026-11-24 10:00", C6: "Policy changed" });
  });
  const refused = await check("kit.csv", "copy.xlsx", "2026-11-30");
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("(Lens audit: 1 line)")]);
});

test("an audit without its headers, and a survey that is filled in, are not overwritten", async () => {
  await check("kit.csv", "copy.xlsx", "2026-11-23");
  await change("copy.xlsx", (book) => {
    book.getWorksheet("Lens audit")?.spliceRows(4, 1);
  });
  const spoilt = await check("kit.csv", "copy.xlsx", "2026-11-30");
  expect([spoilt.code, spoilt.stderr]).toEqual([2, expect.stringMatching(/Lens audit cannot be kept/)]);

  const survey = () => run("survey", at("kit.csv"), "--out", at("survey.xlsx"), "--all", "--force");
  expect((await survey()).code).toBe(1);
  expect((await survey()).code).toBe(1);
  await change("survey.xlsx", (book) => {
    const [sheet] = book.worksheets;
    expect(sheet?.getCell("E6").value).toBe("Label says");
    put(book, sheet?.name ?? "", { E7: "Dahua" });
  });
  const filled = await survey();
  expect([filled.code, filled.stderr]).toEqual([
    2,
    expect.stringMatching(/the survey there is filled in \(1 answer\)\. .*--from/),
  ]);
});

test("a copy that somebody has protected by a password is not overwritten", async () => {
  const sealed = Uint8Array.from({ length: 600 }, (_, at) => (at * 37) % 251);
  writeFileSync(at("copy.xlsx"), writeContainer({ EncryptionInfo: sealed, EncryptedPackage: sealed }));
  const refused = await check("kit.csv", "copy.xlsx", "2026-11-23");
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/a password hides what people/)]);
});

test("what is no workbook is overwritten as asked", async () => {
  writeFileSync(at("copy.xlsx"), "not a workbook");
  expect((await check("kit.csv", "copy.xlsx", "2026-11-23")).code).toBe(1);
  expect(await rowsIn("copy.xlsx", "Lens audit")).toHaveLength(1);
});
