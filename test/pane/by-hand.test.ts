/** Decision tables that two people edited by hand: the pane and the command line say the same of them, and lose nothing. */
import ExcelJS from "exceljs";
import { problemWords } from "../../src/core/decisions";
import { actionWords } from "../../src/core/policy/words";
import { siteDesk } from "../../src/taskpane/model/site-desk";
import { run } from "../support/command";
import { CommandSide, PaneSide, register, registerBook, today } from "./outside";

const tables: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  "Lens exceptions": [
    ["Asset", "Accepted until", "Reason", "Approved by", "Our own column"],
    ["CAM-001", "soon", "no spare part", "C. Hale", "keep me"],
    ["CAM-002", "03/04/2027", "no spare part", "C. Hale", ""],
    ["CAM-003", "1 March 2027", "no spare part", "C. Hale", ""],
    ["CAM-004", "2027-03-01", "no spare part", "", ""],
  ],
  "Lens makers": [
    ["Name", "Standing", "Decided by"],
    ["W Box", "dodgy", "J. Marsh"],
    ["W Box", "Subject", "J. Marsh"],
  ],
  "Lens work": [
    ["Asset", "Date", "By"],
    ["CAM-005", "2026-11-01", "J. Marsh"],
  ],
};

test("wrong words, a deleted column and dates in words are told alike, and stay as they were written", async () => {
  const files = new CommandSide();
  const book = registerBook();
  for (const [name, rows] of Object.entries(tables)) {
    const sheet = book.addSheet(name);
    // As texts: Excel makes dates of what it takes for one when it is typed.
    rows.forEach((cells, row) => {
      cells.forEach((value, column) => {
        if (value !== "") sheet.setContent(row, column, { value });
      });
    });
  }
  const side = new PaneSide(book);
  try {
    await side.begin();
    await files.write();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path("list.xlsx"));
    expect(workbook.getWorksheet("Register")?.rowCount).toBe(register.length);
    for (const [name, rows] of Object.entries(tables)) {
      const sheet = workbook.addWorksheet(name);
      for (const row of rows) sheet.addRow([...row]);
    }
    await workbook.xlsx.writeFile(files.path("list.xlsx"));
    const said = (await files.run("check")).replace(/\s+/g, " ");
    const here = side.pane.state().problems.map(problemWords);
    expect(here.length).toBeGreaterThanOrEqual(4);
    for (const sentence of here) expect([sentence, said.includes(sentence)]).toEqual([sentence, true]);
    expect(here.join(" ")).toMatch(/"soon"[\s\S]*Nobody is named who accepts the risk/);
    expect(here.join(" ")).toMatch(/"dodgy"/);
    expect(here.join(" ")).toMatch(/Lens work, row 1, What: This column is missing/);
    // The one that can be read in one way only counts.
    expect(side.pane.state().kept.exceptions.map(({ asset, until }) => [asset, until])).toEqual([
      ["CAM-003", "2027-03-01"],
    ]);
    await side.pane.mark();
    expect(side.cells("Lens exceptions").flat()).toContain("keep me");
    expect(side.cells("Lens makers").flat()).toContain("dodgy");
  } finally {
    side.office.close();
    files.close();
  }
}, 60_000);

test("a site in two rows that disagree counts as neither, is told alike, and one answer settles both rows", async () => {
  const rows = [
    ["Site", "Sensitive", "Why", "Assessed by", "Our own column"],
    ["Harbour House", "Yes", "L1", "C. Hale", "hers"],
    ["harbour  house", "No", "", "J. Marsh", "his"],
    ["Weir Depot", "No", "", "J. Marsh", ""],
  ];
  const files = new CommandSide();
  const book = registerBook();
  book.addSheet("Lens sites").fill(0, 0, rows);
  const side = new PaneSide(book);
  const problems = (): string[] => side.pane.state().problems.map(problemWords);
  const harbour = () => {
    const { results, kept } = side.pane.state();
    const assets = results?.assets ?? [];
    const first = assets.find(({ tag }) => tag === "CAM-001")?.verdict;
    const line = siteDesk("site", assets, kept.sites).find(({ subject }) => subject.name === "Harbour House");
    return { action: first?.action, needs: first?.needs, sensitive: line?.fields.sensitive, line };
  };
  try {
    await side.begin();
    const sentence =
      'Lens sites, row 3, Sensitive: "harbour  house" stands in two rows that disagree; neither is used until one of them is changed.';
    expect(problems()).toEqual([sentence]);
    expect(harbour()).toMatchObject({ action: "isolate", needs: ["site"], sensitive: "Not assessed" });

    await files.write();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(files.path("list.xlsx"));
    const sheet = workbook.addWorksheet("Lens sites");
    for (const row of rows) sheet.addRow([...row]);
    await workbook.xlsx.writeFile(files.path("list.xlsx"));
    const { stdout, stderr } = await run(
      ...["check", files.path("list.xlsx"), "--regime", "uk-central", "--as-of", today, "--csv"],
    );
    expect(stderr).toContain(sentence);
    expect(stdout).toMatch(new RegExp(`${actionWords.isolate}.*CAM-001,Harbour House`));

    // Both people's rows stay, and no third one joins them.
    await side.pane.mark();
    const names = () => side.cells("Lens sites").filter(([name]) => /^harbour/i.test(String(name)));
    const table = side.cells("Lens sites").flat();
    expect(["C. Hale", "J. Marsh", "hers", "his"].filter((text) => !table.includes(text))).toEqual([]);
    expect(names().map(([name]) => name)).toEqual(["Harbour House", "harbour  house"]);

    const { subject } = harbour().line ?? { subject: { kind: "site", name: "", type: "" } as const };
    await side.pane.decisions.write(
      side.pane.decisions.sitesPlan([{ subject, fields: { sensitive: "No" } }]),
      "Written.",
    );
    expect(problems()).toEqual([]);
    expect(harbour()).toMatchObject({ action: "isolate", needs: ["decision"], sensitive: "No" });
    expect(names()).toHaveLength(2);
  } finally {
    side.office.close();
    files.close();
  }
}, 60_000);
