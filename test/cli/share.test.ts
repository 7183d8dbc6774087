import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { packageProblems } from "../files/planned/package-problems";
import { run } from "../support/command";

const root = join(__dirname, "..", "..");
const register = join(root, "samples", "department-register.xlsx");
const sites = join(root, "samples", "department-sites.csv");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-share-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = async (path: string): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
};

/** Every byte of text in a workbook, whichever part it stands in. */
const everything = (path: string): string =>
  Object.values(unzipSync(new Uint8Array(readFileSync(path))))
    .map((bytes) => Buffer.from(bytes).toString("utf8"))
    .join("\n");

describe("estate-lens survey", () => {
  it("carries what each of several workbooks had found before into the answers", async () => {
    const paths = await Promise.all(
      ["north", "south"].map(async (name, at) => {
        const workbook = new ExcelJS.Workbook();
        const rows = [1, 2].map((nr) => [`${name}-${nr}`, "", "Camera", `${name} depot`]);
        workbook.addWorksheet("Register").addRows([["Asset ID", "Make", "Type", "Site"], ...rows]);
        const own = at === 0 ? ["Checked again", "yes"] : ["Ladder", "long"];
        workbook.addWorksheet("Lens found").addRows([
          ["Asset", "Label says", "Found by", "Date", own[0]],
          [`${name}-1`, "Axis", "Ann Day", new Date("2026-05-04"), own[1]],
        ]);
        const path = join(folder, `${name}.xlsx`);
        await workbook.xlsx.writeFile(path);
        return path;
      }),
    );
    const survey = join(folder, "both.xlsx");
    await run("survey", ...paths, "--all", "--out", survey, "--as-of", "2026-11-22");
    const answers = join(folder, "both-answers.xlsx");
    await run("survey", ...paths, "--from", survey, "--out", answers, "--as-of", "2026-11-22");
    const found = (await read(answers)).getWorksheet("Lens found")!;
    const lines: string[] = [];
    found.eachRow((row) => lines.push((row.values as unknown[]).slice(1).map(String).join(" | ")));
    expect(lines.filter((line) => line.includes("Ann Day"))).toEqual([
      expect.stringMatching(/^north-1 .*yes/),
      expect.stringMatching(/^south-1 .*long/),
    ]);
  });

  it("makes sheets, and what is filled in settles rows of the next check", async () => {
    const survey = join(folder, "survey.xlsx");
    const made = await run("survey", register, "--sites", sites, "--out", survey, "--as-of", "2026-11-22");
    expect(made.code).toBe(1);
    expect(made.stdout).toMatch(/Lens survey Carrick Point F1: \d+ row/);
    expect(packageProblems(new Uint8Array(readFileSync(survey)))).toEqual([]);

    const workbook = await read(survey);
    const sheet = workbook.worksheets.find(({ name }) => name.includes("Harbour House"))!;
    const headers = sheet.getRow(6).values as string[];
    sheet.getRow(4).getCell(2).value = "Sam Reed";
    sheet.getRow(4).getCell(4).value = new Date("2026-11-20");
    const asset = sheet.getRow(7).getCell(1).text;
    sheet.getRow(7).getCell(headers.indexOf("Label says")).value = "HIKVISION";
    sheet.getRow(7).getCell(headers.indexOf("MAC")).value = "44-19-B6";
    await workbook.xlsx.writeFile(survey);

    const answers = join(folder, "answers.xlsx");
    const back = await run("survey", register, "--from", survey, "--out", answers, "--as-of", "2026-11-22");
    expect(back.code).toBe(1);
    expect(back.stdout).toMatch(/1 row answered \(1 of them new\)/);
    expect(back.stdout).toMatch(/"44-19-B6" \(Sam Reed\) is no MAC address/);
    expect(packageProblems(new Uint8Array(readFileSync(answers)))).toEqual([]);

    interface Row {
      readonly asset: { readonly tag: string };
      readonly needs: readonly string[];
      readonly maker: string | null;
      readonly reason: string;
    }
    const rowOf = async (...words: string[]): Promise<Row> => {
      const { stdout } = await run(
        "check",
        register,
        "--sites",
        sites,
        "--json",
        "--as-of",
        "2026-11-22",
        ...words,
      );
      const { files } = JSON.parse(stdout) as { files: { tables: { rows: Row[] }[] }[] };
      return files[0]!.tables[0]!.rows.find((row) => row.asset.tag === asset)!;
    };
    expect((await rowOf()).needs).toContain("maker");
    const settled = await rowOf("--decisions", answers);
    expect(settled.needs).not.toContain("maker");
    expect(settled.maker).toBe("Hikvision");
    expect(settled.reason).toMatch(/Sam Reed/);
  });

  it.each([
    ["no --out", ["survey", register], /--out NAME\.xlsx/],
    [
      "a file without survey sheets",
      ["survey", register, "--from", register, "--out", "a.xlsx"],
      /holds no survey sheet/,
    ],
    [
      "--from with another command",
      ["check", register, "--from", register],
      /--from belongs to estate-lens survey/,
    ],
  ])("refuses %s", async (_, words, sentence) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});

describe("estate-lens share", () => {
  async function secretBook(): Promise<string> {
    const workbook = new ExcelJS.Workbook();
    workbook.creator = "Quentin Author";
    workbook.lastModifiedBy = "Quentin Author";
    const sheet = workbook.addWorksheet("Register");
    sheet.addRow(["Tag", "Make", "Model", "Site", "Category", "Password", "Lens action", "Lens why"]);
    sheet.addRow([
      "C1",
      "Hikvision",
      "DS-2CD2143G0-I",
      "Harbour House",
      "Camera",
      "hunter2",
      "Remove",
      "assessed by Old Assessor",
    ]);
    sheet.addRow(["C2", "Axis", "P3245-V", "North Depot", "Camera", "letmein", "No action", ""]);
    sheet.getCell("A2").note = "whispered by Wanda";
    workbook.addWorksheet("Rumours", { state: "hidden" }).addRow(["a hidden rumour"]);
    workbook.addWorksheet("Costs").addRow(["a cost of ours"]);
    const lens = workbook.addWorksheet("Lens sites");
    lens.addRow(["Sites"]);
    lens.addRow([]);
    lens.addRow([]);
    lens.addRow(["Site", "Sensitive", "Why", "Assessed by", "Date", "Note"]);
    lens.addRow(["Harbour House", "Yes", "L1; L3", "J. Marsh", "2026-11-01", "the vault in the cellar"]);
    const audit = workbook.addWorksheet("Lens audit");
    audit.addRow(["When", "Name", "What was run"]);
    audit.addRow(["2026-11-01 10:00", "P. Okafor", "check"]);
    const kept = workbook.addWorksheet("Lens last decisions", { state: "hidden" });
    kept.addRow(["Table", "Said"]);
    kept.addRow(["sites", '["Harbour House","","Yes","what was kept"]']);
    const path = join(folder, "secret.xlsx");
    await workbook.xlsx.writeFile(path);
    return path;
  }

  it("leaves out what others need not know, in every part of the file", async () => {
    const copy = join(folder, "copy.xlsx");
    const { code, stdout, stderr } = await run(
      "share",
      await secretBook(),
      "--out",
      copy,
      "--as-of",
      "2026-11-22",
    );
    expect([code, stderr]).toEqual([1, ""]);
    const text = everything(copy);
    for (const told of [
      "Quentin",
      "Wanda",
      "rumour",
      "a cost of ours",
      "hunter2",
      "letmein",
      "L1; L3",
      "J. Marsh",
      "vault",
      "Okafor",
      "what was kept",
      "Old Assessor",
    ])
      expect([told, text.includes(told)]).toEqual([told, false]);
    for (const kept of ["C1", "DS-2CD2143G0-I", "Harbour House", "assessed as sensitive"])
      expect([kept, text.includes(kept)]).toEqual([kept, true]);
    expect(packageProblems(new Uint8Array(readFileSync(copy)))).toEqual([]);
    expect(stdout).toMatch(/Sheets left out: Rumours, Costs/);
    expect((await read(copy)).worksheets.map(({ name }) => name)).toEqual([
      "Register",
      "Lens legend",
      "Lens sites",
    ]);
  });

  it("comes to the same actions as the check of the file itself", async () => {
    const copy = join(folder, "same.xlsx");
    const path = await secretBook();
    await run("share", path, "--out", copy, "--as-of", "2026-11-22");
    const { stdout } = await run("check", path, "--json", "--as-of", "2026-11-22");
    const { files } = JSON.parse(stdout) as { files: { tables: { rows: { action: string }[] }[] }[] };
    const words: Record<string, string> = {
      remove: "Remove",
      none: "No action",
      review: "Check",
      isolate: "Isolate from network",
    };
    const sheet = (await read(copy)).getWorksheet("Register")!;
    const column = (sheet.getRow(1).values as string[]).indexOf("Lens action");
    expect([2, 3].map((row) => sheet.getRow(row).getCell(column).value)).toEqual(
      files[0]!.tables[0]!.rows.map(({ action }) => words[action]),
    );
  });
});

describe("estate-lens foi", () => {
  it("writes a draft that names no site and is headed so", async () => {
    const draft = join(folder, "draft.xlsx");
    const { code, stdout } = await run(
      "foi",
      register,
      "--sites",
      sites,
      "--out",
      draft,
      "--as-of",
      "2026-11-22",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/DRAFT\. Ask your FOI and security teams before release/);
    const text = everything(draft);
    expect(text).toMatch(/DRAFT\. Ask your FOI and security teams before release/);
    for (const told of ["Harbour", "Carrick", "Ministers", "J. Marsh", "Remove<", "ensitive"])
      expect([told, text.includes(told)]).toEqual([told, false]);
    expect(packageProblems(new Uint8Array(readFileSync(draft)))).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
