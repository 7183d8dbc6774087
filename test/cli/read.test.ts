import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { run } from "../support/command";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Read {
  readonly files: readonly {
    readonly registers: readonly {
      readonly sheet: string;
      readonly headerRow: number | null;
      readonly columns: readonly { readonly header: string; readonly role: string; readonly why: string }[];
    }[];
  }[];
}

const register = [
  ["Tag", "Kit by", "Model", "Site"],
  ["1", "Axis", "P3245-LV", "Elm House"],
  ["2", "Hikvision", "DS-2CD2143G2-I", "Elm House"],
];

async function workbook(
  name: string,
  sheets: Record<string, readonly (readonly string[])[]>,
): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets))
    book.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

test("corrections on the sheet Lens reading are kept, those of --reading win", async () => {
  const header = ["Sheet", "What", "Where", "Value"];
  const path = await workbook("kept.xlsx", {
    Register: register,
    "Lens reading": [header, ["Register", "Column", "Kit by", "supplier"], ["Gone", "Leave out", "", ""]],
  });
  const kept = await run("read", "--json", path);
  const [file] = (JSON.parse(kept.stdout) as Read).files;
  expect(file?.registers.map(({ sheet }) => sheet)).toEqual(["Register"]);
  expect(file?.registers[0]?.columns[1]).toMatchObject({ role: "supplier", why: "you said so" });
  expect(kept.stderr).toContain('There is no sheet "Gone"');

  const given = join(folder, "reading.csv");
  writeFileSync(given, "Sheet,What,Where,Value\nRegister,Column,Kit by,make\nRegister,Colour,,\n");
  const won = await run("read", "--json", "--reading", given, path);
  expect((JSON.parse(won.stdout) as Read).files[0]?.registers[0]?.columns[1]?.role).toBe("make");
  expect(won.stderr).toContain('--reading: row 3: "Colour" is not understood');
  const checked = await run("check", "--json", "--reading", given, path);
  expect(checked.stdout).toContain('"make":["B"]');
});

test("--sheet leaves the others to complete it", async () => {
  const path = await workbook("linked.xlsx", {
    Register: register,
    Places: [
      ["Site", "Site type"],
      ["Elm House", "Prison"],
      ["Oak House", "Office"],
    ],
  });
  const { stdout } = await run("check", "--json", "--sheet", "Register", path);
  expect(stdout).toContain('"siteType":"Prison"');
  const missing = await run("read", "--sheet", "Assets", path);
  expect(missing).toMatchObject({ code: 2 });
  expect(missing.stderr).toContain('There is no sheet named "Assets".');
});
