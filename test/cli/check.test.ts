import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { run } from "../support/command";

interface Row {
  readonly row: number;
  readonly action: string;
  readonly maker: string | null;
  readonly standing: string;
  readonly reason: string;
  readonly evidence: readonly { cell: string; text: string; rule: string }[];
}
interface Output {
  readonly regimes: readonly string[];
  readonly files: readonly {
    readonly file: string;
    readonly error?: string;
    readonly tables: readonly {
      readonly headerRow: number | null;
      readonly firstRow: number;
      readonly rows: readonly Row[];
      readonly columns: Record<string, string[]>;
    }[];
  }[];
  readonly questions: readonly { readonly needs: string; readonly about: string; readonly settles: number }[];
  readonly summary: {
    readonly assets: number;
    readonly devices: number;
    readonly actions: Record<string, number>;
    readonly provisional: number;
  };
}
const check = async (...words: string[]): Promise<Output> =>
  JSON.parse((await run("check", "--json", "--as-of", "2026-11-22", ...words)).stdout) as Output;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function csv(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\n"));
  return path;
}

async function xlsx(name: string, rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("Register").addRows(rows.map((row) => [...row]));
  const path = join(folder, name);
  await workbook.xlsx.writeFile(path);
  return path;
}

describe("estate-lens check", () => {
  it("prints whose rules, the counts, the questions and the rows that need action", async () => {
    const { code, stdout } = await run("check", "samples/department-register.xlsx", "--as-of", "2026-11-22");
    expect(code).toBe(1);
    expect(stdout).toMatch(/Under the rules for government departments \(nobody said whose rules bind/);
    expect(stdout).toMatch(/350 assets/);
    expect(stdout).toMatch(/settle\w* [\d,]+ of [\d,]+ open rows/);
    expect(stdout).toMatch(/Rows that need action/);
  });

  it("gives every asset one row of JSON with its reason and its evidence's cell", async () => {
    const { files, summary } = await check("samples/department-register.xlsx");
    const [table] = files[0]!.tables;
    expect(table).toMatchObject({
      headerRow: 5,
      firstRow: 6,
      columns: { make: ["F"], model: ["G"], siteType: ["C"] },
    });
    expect(table!.rows).toHaveLength(350);
    expect(summary.assets).toBe(350);
    expect(Object.values(summary.actions).reduce((sum, count) => sum + count)).toBe(350);
    for (const row of table!.rows) {
      expect(row.reason).toMatch(/^\S.*\.$/);
      if (row.maker === "Hikvision")
        expect(row.evidence.some(({ cell }) => /^[EFGHIN]\d+$/.test(cell))).toBe(true);
    }
  });

  it("says the same twice, byte for byte", async () => {
    const once = await run(
      "check",
      "--json",
      "--as-of",
      "2026-11-22",
      "samples/us-contractor-equipment.xlsx",
      "--regime",
      "us-889",
    );
    const twice = await run(
      "check",
      "--json",
      "--as-of",
      "2026-11-22",
      "samples/us-contractor-equipment.xlsx",
      "--regime",
      "us-889",
    );
    expect(once.stdout).toBe(twice.stdout);
  });

  it("settles rows with the security team's answers", async () => {
    const before = await check("samples/department-register.xlsx");
    const after = await check(
      "samples/department-register.xlsx",
      "--sites",
      "samples/department-sites.csv",
      "--decision",
      "do-not-extend",
    );
    expect(after.summary.actions["review"]).toBeLessThan(before.summary.actions["review"]!);
    expect(after.summary.actions["remove"]).toBeGreaterThan(before.summary.actions["remove"]!);
  });

  it("under the rules for other bodies removes nothing before a decision, and everything subject after one", async () => {
    const before = await check("samples/council-cctv.xlsx", "--regime", "uk-other");
    expect(before.summary.actions["remove"]).toBe(0);
    expect(before.questions[0]).toMatchObject({ needs: "decision" });
    const after = await check("samples/council-cctv.xlsx", "--regime", "uk-other", "--decision", "remove");
    expect(after.summary.actions["remove"]).toBeGreaterThan(0);
  });

  it("writes one CSV line per asset and disarms formulas", async () => {
    const path = csv(
      "formulas.csv",
      "Make,Model,Site,Description",
      '=HYPERLINK("x"),DS-2CD2143G0-I,+Site,Camera',
    );
    const { stdout } = await run("check", "--csv", path);
    const [, line] = stdout.split("\r\n");
    expect(line).toContain(`"'=HYPERLINK(""x"")"`);
    expect(line).toContain("'+Site");
  });

  it("exits with 0 where there is nothing to do", async () => {
    const path = csv(
      "boilers.csv",
      "Make,Model,Type",
      "Worcester Bosch,Greenstar 30CDi,Boiler",
      "KONE,MonoSpace 500,Passenger lift",
    );
    expect((await run("check", path)).code).toBe(0);
  });
});

describe("what cannot be checked", () => {
  it.each<[string, () => string | Promise<string>, RegExp]>([
    [
      "a file that is no spreadsheet",
      () => csv("photo.xlsx", "\u0000\u0001\u0002 not a workbook"),
      /not a spreadsheet/i,
    ],
    ["an empty file", () => csv("empty.csv", ""), /empty/i],
    ["an empty sheet", () => xlsx("blank.xlsx", []), /empty|nothing/i],
    [
      "a sheet without a header",
      () => csv("rota.csv", "Monday,Anna,9-5", "Tuesday,Ben,9-5", "Wednesday,Cara,9-5"),
      /header|register/i,
    ],
    [
      "a register without a maker",
      () => csv("layer.csv", "OBJECTID,XCOORD,YCOORD", "1,20,30", "2,21,31"),
      /who made|maker|make/i,
    ],
    ["a file that is not there", () => join("nowhere", "register.xlsx"), /no such file/i],
  ])("%s gets one sentence and exit code 2", async (_, make, sentence) => {
    const path = await make();
    const { code, stderr, stdout } = await run("check", path);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe("");
  });

  it("does not keep the other files from being checked", async () => {
    const { files, summary } = await check(join("nowhere", "a.csv"), "samples/council-cctv.xlsx");
    expect(files[0]?.error).toMatch(/no such file/i);
    expect(files[1]?.error).toBeUndefined();
    expect(summary.assets).toBeGreaterThan(50);
  });

  it("reads cells with errors and cells of 32,767 characters", async () => {
    const path = await xlsx("odd.xlsx", [
      ["Make", "Model", "Description", "Site"],
      [{ error: "#N/A" }, "DS-2CD2143G0-I", "Camera", "HQ"],
      ["x".repeat(32_767), "", "y".repeat(32_767), "HQ"],
      ["Axis", "P3245-LVE", "Camera", { error: "#REF!" }],
    ]);
    const { files } = await check(path);
    expect(files[0]!.tables[0]!.rows.map(({ maker }) => maker)).toEqual([
      "Hikvision",
      null,
      "Axis Communications",
    ]);
  });

  it.each([
    [["check"], /Name at least one file/],
    [["check", "a.csv", "--regime", "france"], /--regime takes uk-central/],
    [["check", "a.csv", "--as-of", "tomorrow"], /YYYY-MM-DD/],
    [["check", "a.csv", "--json", "--csv"], /not both/],
    [["check", "a.csv", "--colour"], /--colour/],
    [["chek"], /no command "chek"/],
  ])("%j is explained", async (words, sentence) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
