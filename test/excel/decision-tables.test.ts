/** Decision tables in the open workbook: made, read, changed cell by cell, whatever people did to them. */
import {
  asWritten,
  decisionTable,
  type PlannedTableRow,
  readDecisions,
  sitesTable,
} from "../../src/core/decisions";
import { buildSheets, changeDecisions, loadDecisions, rowsOf, type TableChange } from "../../src/excel";
import { WorkbookModel } from "../../src/host";
import { openOffice, type OfficeHarness } from "../support/office";

let office: OfficeHarness;
const options = { patience: 500 };

beforeEach(() => {
  office = openOffice({ workbook: new WorkbookModel(["Register"]) });
});
afterEach(() => {
  office.close();
});

const site = (name: string, sensitive: string): PlannedTableRow => ({
  values: { site: name, sensitive, assessedBy: "Ann", date: { date: "2026-11-22" } },
});
const adding = (...add: PlannedTableRow[]): TableChange[] => [{ table: "sites", set: [], add }];

async function read(): Promise<ReturnType<typeof readDecisions>> {
  const outcome = await loadDecisions(options, ["sites", "policy"]);
  if (outcome.kind !== "read") throw new Error(outcome.trouble.happened);
  return readDecisions(outcome.book.source);
}

test("a table that is missing is made, with its drop-downs, and read back as written", async () => {
  const outcome = await changeDecisions(options, ["sites"], () => adding(site("Fernhill House", "Yes")));
  expect(outcome).toEqual({ kind: "written", notes: [] });
  const { workbook } = office.host;
  expect(workbook.tables().map(({ table }) => table.name)).toEqual(["LensSites"]);
  expect(workbook.sheet("Lens sites")!.state.validations.length).toBeGreaterThan(5);
  const { decisions, problems } = await read();
  expect(problems).toEqual([]);
  expect(decisions.sites).toMatchObject([
    { site: "Fernhill House", sensitivity: "sensitive", assessedBy: "Ann", date: "2026-11-22" },
  ]);
});

test("rows are added below the last one, and what stands under the table moves down", async () => {
  await changeDecisions(options, ["sites"], () => adding(site("Fernhill House", "Yes")));
  const sheet = office.host.workbook.sheet("Lens sites")!;
  sheet.enter(7, 0, "my own note");
  await changeDecisions(options, ["sites"], () => adding(site("=cmd", "No"), site("Weir Depot", "No")));
  expect([4, 5, 6, 9].map((row) => sheet.value(row, 0))).toEqual([
    "Fernhill House",
    "=cmd",
    "Weir Depot",
    "my own note",
  ]);
  expect(sheet.cells.formula(5, 0)).toBeUndefined();
  expect(sheet.state.tables[0]?.area.bottom).toBe(6);
  expect(sheet.state.validations[0]?.area.bottom).toBeGreaterThanOrEqual(6);
});

test("a blank row of a new table is filled before one is added", async () => {
  await buildSheets(options, [], null);
  await changeDecisions(options, ["policy"], () => [
    { table: "policy", set: [], add: [{ values: { setting: "Regime", value: "uk-central" } }] },
  ]);
  const sheet = office.host.workbook.sheet("Lens policy")!;
  sheet.clearContents({ top: 4, left: 0, bottom: 4, right: 4 });
  await changeDecisions(options, ["policy"], () => [
    { table: "policy", set: [], add: [{ values: { setting: "Regime", value: "uk-other" } }] },
  ]);
  expect([sheet.value(4, 1), sheet.state.tables[0]?.area.bottom]).toEqual(["uk-other", 4]);
});

test("sorted, renamed, with columns moved and one deleted: the change finds its cell, and says what it could not write", async () => {
  await changeDecisions(options, ["sites"], () =>
    adding(site("Fernhill House", "Not assessed"), site("Weir Depot", "No")),
  );
  const { workbook } = office.host;
  const sheet = workbook.sheet("Lens sites")!;
  workbook.renameSheet(sheet, "Our sites");
  const assessor = sitesTable.columns.findIndex(({ id }) => id === "assessedBy");
  sheet.deleteColumns(assessor, 1);
  sheet.insertColumns(0, 1);
  const outcome = await changeDecisions(options, ["sites"], (book) => {
    const rows = rowsOf(book, "sites");
    const row = rows?.rows.find(({ values }) => values["site"] === "Fernhill House")?.row ?? -1;
    return [{ table: "sites", set: [{ row, values: { sensitive: "Yes", assessedBy: "Ben" } }], add: [] }];
  });
  expect(outcome).toEqual({
    kind: "written",
    notes: ['The column "Assessed by" is missing on "Our sites", so it was not filled in.'],
  });
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["Register", "Our sites"]);
  expect([sheet.value(4, 1), sheet.value(4, 3), sheet.value(5, 3)]).toEqual(["Fernhill House", "Yes", "No"]);
});

test("a site's answer is not written into a table that lost its column of sites: it would count for the whole type", async () => {
  await changeDecisions(options, ["sites"], () => adding(site("Fernhill House", "Not assessed")));
  const sheet = office.host.workbook.sheet("Lens sites")!;
  sheet.deleteColumns(0, 1);
  const outcome = await changeDecisions(options, ["sites"], () => [
    { table: "sites", set: [], add: [{ values: { site: "Weir Depot", type: "Depot", sensitive: "Yes" } }] },
  ]);
  expect(outcome).toEqual({
    kind: "nothing",
    message:
      'The column "Site" is missing on "Lens sites", so nothing was written. Put it back and try again.',
  });
  expect([4, 5].map((row) => sheet.value(row, 1) ?? "")).toEqual(["Not assessed", ""]);
});

test("a table that was turned into plain cells is read and added to all the same", async () => {
  await changeDecisions(options, ["sites"], () => adding(site("Fernhill House", "Yes")));
  const sheet = office.host.workbook.sheet("Lens sites")!;
  sheet.state.tables = [];
  await changeDecisions(options, ["sites"], () => adding(site("Weir Depot", "No")));
  expect((await read()).decisions.sites.map(({ site: name }) => name)).toEqual([
    "Fernhill House",
    "Weir Depot",
  ]);
});

test("headers that are gone, and a protected sheet, are said; nothing is written", async () => {
  await changeDecisions(options, ["sites"], () => adding(site("Fernhill House", "Yes")));
  const sheet = office.host.workbook.sheet("Lens sites")!;
  sheet.state.protection = { password: null, options: {} };
  const locked = await changeDecisions(options, ["sites"], () => adding(site("Weir Depot", "No")));
  expect(locked.kind === "nothing" && locked.message).toContain('"Lens sites" is protected');
  sheet.state.protection = null;
  sheet.state.tables = [];
  sheet.deleteRows(3, 1);
  const gone = await changeDecisions(options, ["sites"], () => adding(site("Weir Depot", "No")));
  expect(gone.kind === "nothing" && gone.message).toContain("headers");
  expect(sheet.value(3, 0)).toBe("Fernhill House");
});

test("2,000 sites changed at once stay under 2 MB a request", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => site(`Site ${index}`, "Not assessed"));
  await changeDecisions({ patience: 20_000 }, ["sites"], () => adding(...many));
  office.host.resetCounters();
  await changeDecisions({ patience: 20_000 }, ["sites"], (book) => [
    {
      table: "sites",
      set: (rowsOf(book, "sites")?.rows ?? []).map(({ row }) => ({
        row,
        values: { sensitive: "No", assessedBy: "Ann Example" },
      })),
      add: [],
    },
  ]);
  const largest = Math.max(...office.host.syncs.map(({ requestBytes }) => requestBytes));
  expect(largest).toBeLessThan(2 * 1024 * 1024);
  const { decisions } = await read();
  expect(decisions.sites.filter(({ sensitivity }) => sensitivity === "not-sensitive")).toHaveLength(2000);
}, 60_000);

test("rows written again as they are keep what people wrote", async () => {
  await changeDecisions(options, ["sites"], () => adding(site("Fernhill House", "Yes")));
  const outcome = await loadDecisions(options, ["sites"]);
  const rows = outcome.kind === "read" ? rowsOf(outcome.book, "sites") : null;
  expect(rows?.rows.map((row) => asWritten(decisionTable("sites"), row).values)).toMatchObject([
    { site: "Fernhill House", sensitive: "Yes", date: { date: "2026-11-22" } },
  ]);
});
