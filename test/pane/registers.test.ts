/** What a check is compared with where a workbook holds several registers, or a sheet bears another name now. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { CellValue } from "../../src/core/sheet";
import { WorkbookModel } from "../../src/host";
import { run } from "../support/command";
import { PaneSide } from "./outside";

jest.setTimeout(120_000);

const header = ["Tag", "Site", "Make", "Model", "Status"];
const cameras = (prefix: string, count: number): CellValue[][] =>
  Array.from({ length: count }, (_, at) => [
    `${prefix}-${at + 1}`,
    "Oak Lane",
    at % 2 === 0 ? "Hikvision" : "Axis",
    "",
    "In use",
  ]);

let side: PaneSide;
afterEach(() => {
  side.office.close();
});

async function open(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): Promise<void> {
  const workbook = new WorkbookModel(Object.keys(sheets));
  for (const [name, rows] of Object.entries(sheets)) workbook.sheet(name)?.fill(0, 0, rows);
  side = new PaneSide(workbook);
  await side.begin();
}

const select = (name: string, row: number): void => {
  const { workbook } = side.office.host;
  const sheet = workbook.sheet(name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
  workbook.select(sheet, { top: row, left: 0, bottom: row, right: 0 });
};
const since = (): unknown => {
  const view = side.pane.state().since;
  return view === null ? null : { fresh: view.fresh, gone: view.gone.length, edited: view.edited };
};
const kept = (): string[] => [
  ...new Set(
    side
      .cells("Lens last check")
      .slice(4)
      .map((row) => String(row[2])),
  ),
];
const unchanged = { fresh: 0, gone: 0, edited: 0 };

test("a sheet that was renamed is compared with what it said under its old name", async () => {
  await open({ Register: [header, ...cameras("C", 8)], Other: [header, ...cameras("D", 5)] });
  await side.pane.mark();
  select("Other", 1);
  await side.pane.readAgain();
  await side.pane.mark();
  expect(since()).toBeNull();
  const { workbook } = side.office.host;
  const sheet = workbook.sheet("Register");
  if (sheet !== undefined) workbook.renameSheet(sheet, "Cameras 2026");
  select("Cameras 2026", 1);
  await side.pane.readAgain();
  await side.pane.mark();
  expect([since(), kept()]).toEqual([unchanged, ["Other", "Cameras 2026"]]);
  expect(side.troubles).toEqual([]);
});

test("a sheet that another one has taken the place of is no sheet of the same name", async () => {
  await open({ Register: [header, ...cameras("C", 8)], Other: [header, ...cameras("D", 5)] });
  await side.pane.mark();
  const { workbook } = side.office.host;
  const sheet = workbook.sheet("Register");
  if (sheet !== undefined) workbook.deleteSheet(sheet);
  select("Other", 1);
  await side.pane.readAgain();
  await side.pane.mark();
  expect([since(), kept()]).toEqual([null, ["Register", "Other"]]);
});

test("registers one below the other on a sheet are each compared with themselves", async () => {
  const two = [header, ...cameras("C", 8), [null], ["Contractor"], header.toReversed(), ...cameras("D", 5).map((row) => row.toReversed())]; // prettier-ignore
  await open({ Register: two });
  const mark = async (row: number, assets: number): Promise<unknown> => {
    select("Register", row);
    await side.pane.read();
    expect(side.pane.state().register?.assets).toBe(assets);
    await side.pane.mark();
    return since();
  };
  const [first, second] = [3, 14];
  expect([await mark(first, 8), await mark(second, 5)]).toEqual([null, null]);
  expect([await mark(first, 8), await mark(second, 5)]).toEqual([unchanged, unchanged]);
  side.type("Register", "C-2", "Make", "Dahua");
  expect(await mark(first, 8)).toEqual({ ...unchanged, edited: 1 });
});

test("on the command line a sheet that is left out has lost no rows, and none are new when it is checked again", async () => {
  await open({ Register: [header] });
  const book = new ExcelJS.Workbook();
  book.addWorksheet("North").addRows([header, ...cameras("C", 8)]);
  book.addWorksheet("South").addRows([header, ...cameras("D", 5)]);
  const at = (name: string): string => join(tmpdir(), `lens-registers-${process.pid}-${name}.xlsx`);
  writeFileSync(at("list"), new Uint8Array(await book.xlsx.writeBuffer()));
  const changes = async (...words: string[]): Promise<unknown> => {
    const { stdout } = await run("check", ...words, "--regime", "uk-central", "--json", "--force");
    const { difference } = JSON.parse(stdout) as { difference: Record<string, unknown[]> };
    return [difference["new"]?.length, difference["gone"]?.length, difference["same"]];
  };
  await run("check", at("list"), "--regime", "uk-central", "--force", "--out", at("copy"));
  expect(await changes(at("copy"), "--sheet", "North", "--out", at("again"))).toEqual([0, 0, 8]);
  expect(await changes(at("list"), "--sheet", "South", "--since", at("copy"))).toEqual([0, 0, 5]);
  expect(await changes(at("again"))).toEqual([0, 0, 13]);
  // What was never looked at may have been there all the time.
  await run(
    "check",
    at("list"),
    "--regime",
    "uk-central",
    "--sheet",
    "North",
    "--force",
    "--out",
    at("part"),
  );
  const { stdout } = await run("check", at("part"), "--regime", "uk-central");
  expect(stdout).toContain("5 new rows stand on 1 sheet that the last check did not look at: South.");
});
