/** Decision tables on the command line: whose table counts, in which kind of file, and what is said of tables that two people edited. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { run } from "../support/command";

jest.setTimeout(300_000);

let folder = "";
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "estate-lens-decisions-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Cells = readonly (readonly ExcelJS.CellValue[])[];
async function write(name: string, sheets: Readonly<Record<string, Cells>>): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets))
    workbook.addWorksheet(title).addRows(rows.map((row) => [...row]));
  await workbook.xlsx.writeFile(at(name));
  return at(name);
}

const register: Cells = [
  ["Tag", "Make", "Model", "Type", "Site", "Network", "Status"],
  ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Fernhill House", "Corporate LAN", "In use"],
  ["CAM-2", "Dahua", "IPC-HDW2431T", "CCTV camera", "Mill Lane", "Standalone", "In use"],
  ["CAM-3", "Axis", "P3245-V", "CCTV camera", "Mill Lane", "Corporate LAN", "In use"],
];
const sensitive: Cells = [
  ["Site", "Sensitive", "Assessed by", "Date"],
  ["Fernhill House", "Yes", "A. Smith", "2026-03-01"],
];
const accepted: Cells = [
  ["Asset", "Accepted until", "Reason", "Approved by"],
  ["CAM-1", "2027-01-31", "the building is being sold", "G. Head"],
];

interface Output {
  readonly regimes: readonly string[];
  readonly files: readonly {
    readonly tables: readonly {
      readonly sheet: string;
      readonly rows: readonly { asset: { tag: string }; action: string }[];
    }[];
  }[];
}
async function actions(...words: string[]): Promise<Record<string, string>> {
  const { stdout } = await run("check", "--json", "--as-of", "2026-11-22", ...words);
  const { files } = JSON.parse(stdout) as Output;
  return Object.fromEntries(
    files
      .flatMap(({ tables }) => tables)
      .flatMap(({ rows }) => rows.map((row) => [row.asset.tag, row.action])),
  );
}

describe("whose decisions count", () => {
  it("the workbook's own; its tables are no registers, whatever their sheets are called", async () => {
    const path = await write("own.xlsx", {
      Register: register,
      "Lens sites": sensitive,
      "Lens exceptions": accepted,
    });
    expect(await actions(path)).toEqual({ "CAM-1": "none", "CAM-2": "review", "CAM-3": "none" });
    const titled = [["Sites: which of them are sensitive"], [], [], ...sensitive];
    const renamed = await write("renamed.xlsx", { Register: register, "Our places": titled });
    const { stdout } = await run("check", "--json", "--as-of", "2026-11-22", renamed);
    const output = JSON.parse(stdout) as Output;
    expect(output.files[0]?.tables.map(({ sheet }) => sheet)).toEqual(["Register"]);
    expect(output.files[0]?.tables[0]?.rows[0]?.action).toBe("remove");
  });

  it("a second workbook's with --decisions, so that the register carries no sensitivity, nor does its copy", async () => {
    const path = await write("bare.xlsx", { Register: register });
    const other = await write("decisions.xlsx", {
      Notes: [["x"]],
      "Lens exceptions": accepted,
      "Lens sites": sensitive,
    });
    expect((await actions(path))["CAM-1"]).toBe("isolate");
    const out = at("bare-copy.xlsx");
    expect((await actions(path, "--decisions", other, "--out", out))["CAM-1"]).toBe("none");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(out);
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ["Register", "visible"],
      ["Lens legend", "visible"],
      ["Lens last check", "hidden"],
      ["Lens audit", "visible"],
      ["Lens last decisions", "hidden"],
    ]);
  });

  it("a table of its own with --sites, as .csv or as the sheet of a workbook; it wins, and that is said", async () => {
    const path = await write("both.xlsx", { Register: register, "Lens sites": sensitive });
    writeFileSync(at("sites.csv"), "Site,Sensitive,Assessed by\nFernhill House,No,B. Jones\n");
    const book = await write("sites.xlsx", {
      Other: [
        ["Site", "Sensitive"],
        ["Fernhill House", "Yes"],
      ],
      "Lens sites": [
        ["Site", "Sensitive", "Assessed by"],
        ["Fernhill House", "No", "B. Jones"],
      ],
    });
    expect((await actions(path))["CAM-1"]).toBe("remove");
    for (const file of [at("sites.csv"), book])
      expect((await actions(path, "--sites", file))["CAM-1"]).toBe("isolate");
    expect((await run("check", path, "--sites", book)).stderr).toBe(
      "note: Lens sites: this sheet is not used, because --sites gives the same table.\n",
    );
  });

  it("leaves a line in the copy's audit, below those of earlier checks and with what was changed by hand", async () => {
    const path = await write("audited.xlsx", { Register: register });
    const [first, second] = [at("audited-1.xlsx"), at("audited-2.xlsx")];
    await run("check", path, "--as-of", "2026-11-22", "--by", "A. Smith", "--out", first);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(first);
    workbook.getWorksheet("Register")?.spliceRows(3, 1);
    await workbook.xlsx.writeFile(first);
    await run("check", first, "--as-of", "2026-11-23", "--out", second);
    await workbook.xlsx.readFile(second);
    const lines: unknown[][] = [];
    workbook.getWorksheet("Lens audit")?.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
    expect(lines[1]?.[0]).toMatch(/^A record for people, not proof against tampering/);
    const header = lines.findIndex(([when]) => when === "When");
    const [one, two] = lines.slice(header + 1);
    expect(lines).toHaveLength(header + 3);
    expect(one?.slice(0, 3)).toEqual(["2026-11-22", "A. Smith", "Check on the command line: Register"]);
    expect(one?.[3]).toMatch(/^the rules for government departments \(\d/);
    expect(one?.[4]).toMatch(/^\d{4}\.\d+\.\d+ of \d{4}-\d\d-\d\d$/);
    const counts = one?.slice(5, 11) as number[];
    expect(counts[0]).toBe(3);
    expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(3);
    expect([two?.[0], two?.[5], two?.[11]]).toEqual(["2026-11-23", 2, "1 row gone"]);
  });

  it("the rules of the workbook's own policy, unless --regime says otherwise", async () => {
    const path = await write("policy.xlsx", {
      Register: register,
      "Lens policy": [
        ["Setting", "Value", "Decided by"],
        ["Regime", "uk-other"],
        ["Decision on other sites", "remove", "C. Board"],
      ],
    });
    expect(await actions(path)).toEqual({ "CAM-1": "remove", "CAM-2": "remove", "CAM-3": "none" });
    expect((await actions(path, "--regime", "uk-central"))["CAM-1"]).toBe("isolate");
    // one workbook differs from no other
    expect((await run("check", path, "--json")).stderr).toBe("");
    const plain = await write("rules-of-others.xlsx", { Register: register });
    expect((await run("check", plain, path, "--json")).stderr).toContain(
      "its own table says that other rules bind than those of the first workbook",
    );
    const { stdout } = await run("check", path);
    expect(stdout).not.toContain("nobody said whose rules bind");
    // a policy that decides something else has not said whose rules bind
    const other = await write("policy-without-rules.xlsx", {
      Register: register,
      "Lens policy": [
        ["Setting", "Value", "Decided by", "Date"],
        ["Debarment list checked", "nobody on it", "P. Procure", "2026-04-01"],
      ],
    });
    expect((await run("check", other)).stdout).toContain("nobody said whose rules bind");
  });

  it.each([
    ["--decisions", "plain.xlsx", /there is no sheet with a table of decisions, such as "Lens sites"/],
    ["--since", "plain.xlsx", /it keeps no last check/],
    ["--decisions", "nowhere.xlsx", /no such file/i],
  ])("%s %s is explained where it cannot be used", async (option, name, sentence) => {
    await write("plain.xlsx", { Register: register });
    const { code, stderr } = await run("check", at("plain.xlsx"), option, at(name));
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});

describe("tables that two people edited by hand", () => {
  it("are told cell by cell; what can be read counts, nothing is guessed", async () => {
    const path = await write("edited.xlsx", {
      Register: register,
      "Lens sites": [
        ["Sensitive", "Site", "Our risk owner", "Date"],
        ["Yes", "Fernhill House", "J. Poe", "3/4/2026"],
        ["Perhaps", "Mill Lane", "", ""],
        ["No", "mill  lane", "", ""],
        ["Yes", "Mill Lane", "", ""],
      ],
      "Lens sites (2)": [
        ["Site", "Sensitive"],
        ["Fernhill House", "No"],
      ],
      "Lens exceptions": [
        ["Asset", "Reason", "Approved by"],
        ["CAM-1", "sold", "G. Head"],
      ],
      "Lens work": [
        ["Asset", "What", "Date", "By"],
        ["CAM-1", "isolated it", "1 May 2026", "H"],
        ["CAM-2", "REMOVED", "1 May 2026", "H"],
        ["CAM-3", "Removed", "2027-05-01", "H"],
      ],
      "Lens found": [
        ["Asset", "Label says", "Found by"],
        ["CAM-77", "Dahua", "F"],
      ],
    });
    const { stderr } = await run("check", path, "--as-of", "2026-11-22");
    expect(stderr.trim().split("\n")).toEqual([
      'note: Lens sites, row 2, Date: "3/4/2026" may be read in two ways or is no date; write YYYY-MM-DD.',
      'note: Lens sites, row 3, Sensitive: "Perhaps" is not understood; write Yes, No or Not assessed.',
      'note: Lens sites, row 5, Sensitive: "Mill Lane" stands in two rows that disagree; neither is used until one of them is changed.',
      'note: Lens exceptions, row 1, Accepted until: This column is missing, so the table says nothing; put it back with the header "Accepted until".',
      'note: Lens work, row 2, What: "isolated it" is not understood, so it counts for nothing; write Isolated or Removed.',
      'note: Lens sites (2): This is a copy of a sheet; only "Lens sites" is read.',
      "note: Lens sites: 1 row stands unsigned (Fernhill House): it counts, but nobody can be asked about it; write who decided, and when.",
      "note: Lens work, row 4, Date: 2027-05-01 is after the day of the check, so it does not count yet.",
      'note: Lens found, row 2, Asset: "CAM-77" stands in no register that was checked, so this counts for nothing.',
    ]);
    expect(await actions(path)).toEqual({ "CAM-1": "remove", "CAM-2": "none", "CAM-3": "none" });
  });

  it("keep everything that people wrote when sites are added in a copy", async () => {
    const path = await write("kept.xlsx", {
      Register: register,
      "Lens sites": [
        ["Sensitive", "Site", "Our risk owner", "Seen on"],
        ["Perhaps", "=Fernhill House", "J. Poe", new Date(Date.UTC(2026, 2, 15))],
      ],
    });
    await run("check", path, "--out", at("kept-copy.xlsx"), "--as-of", "2026-11-22");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(at("kept-copy.xlsx"));
    const sheet = workbook.getWorksheet("Lens sites");
    const headers = (sheet?.getRow(4).values as string[]).slice(1);
    const cell = (row: number, header: string) =>
      sheet?.getRow(row).getCell(headers.indexOf(header) + 1).value;
    expect(headers.slice(-2)).toEqual(["Our risk owner", "Seen on"]);
    expect(["Sensitive", "Site", "Our risk owner", "Seen on"].map((header) => cell(5, header))).toEqual([
      "Perhaps",
      "=Fernhill House",
      "J. Poe",
      new Date(Date.UTC(2026, 2, 15)),
    ]);
    expect([cell(6, "Site"), cell(7, "Site")]).toEqual(["Mill Lane", null]);
  });

  it("give every site and every type a row once; a type's answer holds for its sites without one of their own", async () => {
    const baths: Cells = [
      ["Tag", "Make", "Model", "Type", "Site", "Site type", "Network"],
      ["CAM-1", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Oak Lane", "Works", "Corporate LAN"],
      ["CAM-2", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Elm Lane", "Works", "Corporate LAN"],
      ["CAM-3", "Hikvision", "DS-2CD2143G0-I", "CCTV camera", "Ash Lane", "Yard", "Corporate LAN"],
    ];
    await run("check", await write("types.xlsx", { Register: baths }), "--out", at("types-1.xlsx"));
    const named = async (name: string) => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(at(name));
      const sheet = workbook.getWorksheet("Lens sites")!;
      const rows = sheet.getRows(5, sheet.rowCount - 4) ?? [];
      return { workbook, rows, told: rows.map((row) => [1, 2, 3].map((cell) => row.getCell(cell).value)) };
    };
    // our own sheets are no registers that somebody forgot
    expect((await run("check", at("types-1.xlsx"))).stdout).not.toContain("Lens sites");
    const first = await named("types-1.xlsx");
    expect(first.told).toEqual([
      ["Ash Lane", "Yard", "Not assessed"],
      ["Elm Lane", "Works", "Not assessed"],
      ["Oak Lane", "Works", "Not assessed"],
      [null, "Works", "Not assessed"],
      [null, "Yard", "Not assessed"],
    ]);
    first.rows[3]!.getCell(3).value = "Yes";
    first.rows[2]!.getCell(3).value = "No";
    await first.workbook.xlsx.writeFile(at("types-2.xlsx"));
    expect(await actions(at("types-2.xlsx"))).toEqual({
      "CAM-1": "isolate",
      "CAM-2": "remove",
      "CAM-3": "isolate",
    });
    await run("check", at("types-2.xlsx"), "--out", at("types-3.xlsx"));
    expect((await named("types-3.xlsx")).told).toEqual([
      ["Ash Lane", "Yard", "Not assessed"],
      ["Elm Lane", "Works", "Not assessed"],
      ["Oak Lane", "Works", "No"],
      [null, "Works", "Yes"],
      [null, "Yard", "Not assessed"],
    ]);
  });
});
