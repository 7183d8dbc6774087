/** Decision tables that two people edited by hand: the pane and the command line say the same of them, and lose nothing. */
import ExcelJS from "exceljs";
import { problemWords } from "../../src/core/decisions";
import { CommandSide, PaneSide, register, registerBook } from "./outside";

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
