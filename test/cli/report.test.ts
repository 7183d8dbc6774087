import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { packageProblems } from "../files/planned/package-problems";
import { run } from "../support/command";

const root = join(__dirname, "..", "..");
const command = join(root, "bin", "estate-lens.mjs");
const register = join(root, "samples", "department-register.xlsx");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-report-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function workbook(path: string): Promise<ExcelJS.Workbook> {
  const read = new ExcelJS.Workbook();
  await read.xlsx.readFile(path);
  return read;
}

const value = (sheet: ExcelJS.Worksheet, label: string, column: number): unknown => {
  let found: unknown;
  sheet.eachRow((row) => {
    if (found === undefined && row.getCell(1).value === label) {
      const { value: held } = row.getCell(column);
      found = typeof held === "object" && held !== null && "result" in held ? held.result : held;
    }
  });
  return found;
};

describe("estate-lens report", () => {
  it("writes one workbook of many registers, whose totals are those of check", async () => {
    const out = join(folder, "report.xlsx");
    const files = [register, join(root, "samples", "facilities-export.csv")];
    const { code, stdout } = await run("report", ...files, "--out", out, "--as-of", "2026-11-22");
    expect(code).toBe(1);
    expect(stdout).toMatch(/Under the rules for government departments \(nobody said/);
    expect(stdout).toContain(`report: ${out}`);
    expect(packageProblems(new Uint8Array(readFileSync(out)))).toEqual([]);
    const { summary } = JSON.parse(
      (await run("check", ...files, "--json", "--as-of", "2026-11-22")).stdout,
    ) as {
      summary: { assets: number; devices: number; actions: Record<string, number> };
    };
    const report = (await workbook(out)).getWorksheet("Lens report")!;
    expect(value(report, "Remove", 2)).toBe(summary.actions["remove"]);
    expect(value(report, "Check", 2)).toBe(summary.actions["review"]);
    expect(value(report, "Total", 2)).toBe(summary.assets);
    expect(value(report, "Total", 5)).toBe(summary.devices);
    expect(readdirSync(folder)).toEqual(["report.xlsx"]);
  });

  it("says the same twice, byte for byte", async () => {
    for (const name of ["a.xlsx", "b.xlsx"])
      await run("report", register, "--out", join(folder, name), "--as-of", "2026-11-22");
    expect(readFileSync(join(folder, "a.xlsx")).equals(readFileSync(join(folder, "b.xlsx")))).toBe(true);
  });

  it("keeps what people typed when it is written again", async () => {
    const out = join(folder, "report.xlsx");
    await run("report", register, "--out", out, "--as-of", "2026-11-22");
    const typed = await workbook(out);
    const report = typed.getWorksheet("Lens report")!;
    report.eachRow((row) => {
      if (row.getCell(1).value === "Cameras") row.getCell(3).value = 700;
    });
    const plan = typed.getWorksheet("Lens plan")!;
    const cover = (plan.getRow(4).values as ExcelJS.CellValue[]).indexOf("Cover lost if unplugged");
    plan.getRow(5).getCell(cover).value = "Loading bay at night";
    const list = typed.getWorksheet("Lens action list")!;
    let ticked = 0;
    list.eachRow((row, number) => {
      if (ticked === 0 && row.getCell(1).value === "☐") ticked = number;
    });
    list.getRow(ticked).getCell(1).value = "☑";
    report.eachRow((row) => {
      if (row.getCell(1).value === "Security officer") row.getCell(2).value = "C. Hale";
    });
    await typed.xlsx.writeFile(out);
    const refused = await run("report", register, "--out", out);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/is there already; add --force/);
    await run("report", register, "--out", out, "--as-of", "2026-11-23", "--force");
    const again = await workbook(out);
    expect(value(again.getWorksheet("Lens report")!, "Cameras", 3)).toBe(700);
    expect(again.getWorksheet("Lens plan")!.getRow(5).getCell(cover).value).toBe("Loading bay at night");
    expect(again.getWorksheet("Lens action list")!.getRow(ticked).getCell(1).value).toBe("☑");
    // Who signed the earlier report has not read this one.
    expect(JSON.stringify(again.getWorksheet("Lens report")!.getSheetValues())).not.toContain("C. Hale");
  });

  it("has an audit of its own, as the registers stay as they are: a line for each time that it was written", async () => {
    const out = join(folder, "report.xlsx");
    writeFileSync(join(folder, "sites.csv"), "Site,Sensitive,Assessed by\nFernhill House,Yes,A. Smith\n");
    writeFileSync(join(folder, "broken.xlsx"), "not a workbook");
    const csv = join(root, "samples", "facilities-export.csv");
    await run(...["report", register, csv, "--by", "A. Smith", "--out", out, "--as-of", "2026-11-22"]);
    const first = await workbook(out);
    first.getWorksheet("Lens audit")!.getCell("M5").value = "shown to the board";
    await first.xlsx.writeFile(out);
    await run(
      ...["report", register, join(folder, "broken.xlsx"), "--sites", join(folder, "sites.csv")],
      ...["--out", out, "--as-of", "2026-11-23", "--force"],
    );
    const again = await workbook(out);
    const lines: string[][] = [];
    again.getWorksheet("Lens audit")!.eachRow((row, number) => {
      if (number > 4) lines.push(Array.from({ length: 13 }, (_, at) => row.getCell(at + 1).text));
    });
    const total = (at: number): string => lines[at]![5]!;
    expect(lines.map((line) => line.slice(0, 3))).toEqual([
      [
        "2026-11-22",
        "A. Smith",
        "Report on the command line: department-register.xlsx, facilities-export.csv",
      ],
      ["2026-11-23", "", "Report on the command line: department-register.xlsx, broken.xlsx"],
    ]);
    expect(total(1)).toBe(String(value(again.getWorksheet("Lens report")!, "Total", 2)));
    expect(Number(total(0))).toBeGreaterThan(Number(total(1)));
    expect(lines.map((line) => line[12])).toEqual([
      "shown to the board",
      "1 file could not be read; Lens data quality says which. Decisions from sites.csv; what is changed by hand there is not told here.",
    ]);
    expect(packageProblems(new Uint8Array(readFileSync(out)))).toEqual([]);

    // Lines that cannot be read are not lost: nothing is written over them.
    again.getWorksheet("Lens audit")!.spliceRows(4, 1);
    await again.xlsx.writeFile(out);
    const before = readFileSync(out);
    const refused = await run("report", register, "--out", out, "--force");
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/the lines of Lens audit cannot be kept\. .*The row of headers was not found/),
    ]);
    expect(readFileSync(out).equals(before)).toBe(true);
  });

  it("reports the others where a file cannot be read, names it in the report, and exits with 2", async () => {
    const out = join(folder, "report.xlsx");
    writeFileSync(join(folder, "broken.xlsx"), "not a workbook \u0000\u0001");
    const { code, stderr } = await run("report", join(folder, "broken.xlsx"), register, "--out", out);
    expect(code).toBe(2);
    expect(stderr).toMatch(/broken\.xlsx/);
    const quality = (await workbook(out)).getWorksheet("Lens data quality")!;
    expect(JSON.stringify(quality.getSheetValues())).toContain("broken.xlsx could not be read");
  });

  it.each([
    ["no --out", [register], /--out NAME\.xlsx/],
    ["another kind of file", [register, "--out", "report.pdf"], /name it \.xlsx/],
    ["the register itself", [register, "--out", register, "--force"], /that is the register itself/],
    ["--json", [register, "--out", "r.xlsx", "--json"], /belongs to estate-lens check/],
  ])("refuses %s and writes nothing", async (_, words, sentence) => {
    const { code, stderr } = await run("report", ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(existsSync(join(root, "report.pdf"))).toBe(false);
  });

  it("leaves nothing behind after Ctrl-C", async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, row) => `A${row},Hikvision,DS-2CD${row},Site ${row % 900},Camera`,
    );
    writeFileSync(join(folder, "big.csv"), ["Tag,Make,Model,Site,Category", ...lines].join("\n"));
    const out = join(folder, "report.xlsx");
    const ended = await new Promise<number | null>((resolve) => {
      const child = execFile(process.execPath, [command, "report", join(folder, "big.csv"), "--out", out]);
      const watch = setInterval(() => {
        if (!readdirSync(folder).some((name) => name.endsWith(".tmp"))) return;
        clearInterval(watch);
        child.kill("SIGINT");
      }, 5);
      child.on("exit", (code) => {
        clearInterval(watch);
        resolve(code);
      });
    });
    expect(ended).toBe(2);
    expect(readdirSync(folder)).toEqual(["big.csv"]);
  });
});
