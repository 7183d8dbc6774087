/** What a check costs in requests and bytes, whatever the machine. The figures are printed and stand in docs/performance.md. */
import { checkRegister, silentWatcher, toggleHighlight } from "../../src/excel";
import { type Sync, WorkbookModel } from "../../src/host";
import { testEngine } from "../support/engine";
import { openOffice, type OfficeHarness } from "../support/office";

const megabyte = 1_000_000;
const makes = ["Hikvision", "Axis", "Dahua", "Bosch", "UNV"];
const options = {
  engine: testEngine,
  date: "2026-11-22",
  live: false,
  patience: 120_000,
  watcher: silentWatcher,
  confirm: () => Promise.resolve(true),
};

/** Twelve columns, as registers have them. */
function register(rows: number): WorkbookModel {
  const workbook = new WorkbookModel(["Register"]);
  const sheet = workbook.sheets[0]!;
  const header = [
    "Tag",
    "Make",
    "Model",
    "Description",
    "Site",
    "Building",
    "Room",
    "IP address",
    "MAC address",
    "Serial No",
    "Status",
    "Notes",
  ];
  header.forEach((value, column) => {
    sheet.setContent(0, column, { value });
  });
  for (let row = 1; row <= rows; row += 1) {
    const texts = [
      `CAM-${row}`,
      makes[row % makes.length]!,
      "DS-2CD2143G0-I",
      "4 MP dome camera",
      `Site ${row % 300}`,
      "Main block",
      `Room ${row % 90}`,
      `10.1.${row % 250}.${row % 200}`,
      `44:19:b6:${(row % 256).toString(16).padStart(2, "0")}:01:02`,
      `SN${row + 100_000}`,
      "Installed",
      row % 10 === 0 ? "checked by the contractor in March" : "",
    ];
    texts.forEach((value, column) => {
      if (value !== "") sheet.cells.setContent(row, column, { value });
    });
  }
  return workbook;
}

let office: OfficeHarness;
afterEach(() => {
  office.close();
});

function largest(syncs: readonly Sync[]): { request: number; response: number } {
  return {
    request: Math.max(...syncs.map(({ requestBytes }) => requestBytes)),
    response: Math.max(...syncs.map(({ responseBytes }) => responseBytes)),
  };
}

async function syncsOf(rows: number, workbook = register(rows)): Promise<{ first: Sync[]; again: Sync[] }> {
  office = openOffice({ workbook });
  expect(await checkRegister(options)).toMatchObject({ kind: "checked", result: { assets: rows } });
  const first = office.host.syncs;
  office.host.resetCounters();
  expect(await checkRegister(options)).toMatchObject({ kind: "checked", result: { written: 0 } });
  expect(office.host.workbook.writes).toEqual([]);
  return { first, again: office.host.syncs };
}

test("100,000 rows x 12 columns: no request and no answer over 2 MB; a second check writes nothing", async () => {
  const { first, again } = await syncsOf(100_000);
  const [check, recheck] = [largest(first), largest(again)];
  console.info(
    `100,000 x 12: ${first.length} syncs, largest request ${(check.request / megabyte).toFixed(2)} MB, largest answer ${(check.response / megabyte).toFixed(2)} MB; again: ${again.length} syncs, requests ${(recheck.request / 1000).toFixed(1)} KB`,
  );
  expect(check.request).toBeLessThan(2 * megabyte);
  expect(check.response).toBeLessThan(2 * megabyte);
  expect(recheck.response).toBeLessThan(2 * megabyte);
  expect(first.length).toBeLessThan(150);
}, 180_000);

test("the number of syncs grows with blocks, not with rows", async () => {
  const { first: small } = await syncsOf(500);
  office.close();
  const { first: large } = await syncsOf(5000);
  console.info(`500 rows: ${small.length} syncs; 5,000 rows: ${large.length} syncs`);
  expect(large.length).toBeLessThanOrEqual(small.length + 6);
}, 60_000);

/** The register beside a property list, and beside a sheet of 60,000 orders that has nothing to do with it. */
function withOthers(rows: number, properties: number): WorkbookModel {
  const workbook = register(rows);
  const list = workbook.addSheet("Property list");
  const orders = workbook.addSheet("Orders");
  const put = (sheet: typeof list, row: number, texts: readonly (string | number)[]): void => {
    texts.forEach((value, column) => {
      sheet.cells.setContent(row, column, { value });
    });
  };
  put(list, 0, ["Site", "UPRN", "Site type", "Address", "Postcode", "Sensitive (Y/N)"]);
  for (let row = 1; row <= properties; row += 1) {
    const type = row % 7 === 0 ? "Prison" : "Office";
    put(list, row, [`Site ${row - 1}`, 100_012_345_000 + row, type, `${row} Long Lane, Elmstead`, "ZZ1 1ZZ", "N"]); // prettier-ignore
  }
  put(orders, 0, ["Order No", "Ordered on", "Cost centre", "Amount", "Paid"]);
  for (let row = 1; row <= 60_000; row += 1) put(orders, row, [`PO-${row}`, 45_000 + (row % 900), "C4711", row, "Y"]); // prettier-ignore
  return workbook;
}

test("100,000 rows and a property list of 2,000: a handful of requests more, none over 2 MB", async () => {
  const { first: alone } = await syncsOf(100_000);
  office.close();
  const { first, again } = await syncsOf(100_000, withOthers(100_000, 2000));
  const sizes = largest([...first, ...again]);
  console.info(
    `with a property list of 2,000 rows: ${first.length} syncs (alone ${alone.length}), again ${again.length}; largest request ${(sizes.request / megabyte).toFixed(2)} MB, largest answer ${(sizes.response / megabyte).toFixed(2)} MB`,
  );
  expect(sizes.request).toBeLessThan(2 * megabyte);
  expect(sizes.response).toBeLessThan(2 * megabyte);
  expect(first.length - alone.length).toBeLessThanOrEqual(6);
}, 240_000);

test("highlighting costs under 8 KB, whatever the number of rows", async () => {
  const bytes: number[] = [];
  for (const rows of [50, 5000]) {
    office = openOffice({ workbook: register(rows) });
    await checkRegister(options);
    await toggleHighlight(options);
    office.host.resetCounters();
    expect(await toggleHighlight(options)).toMatchObject({ kind: "on" });
    // The request that adds the rules is the largest of the command.
    bytes.push(largest(office.host.syncs).request);
    office.close();
  }
  console.info(`highlighting: ${bytes.join(" and ")} bytes for 50 and 5,000 rows`);
  expect(Math.max(...bytes)).toBeLessThan(8000);
  expect(Math.abs(bytes[0]! - bytes[1]!)).toBeLessThan(100);
}, 60_000);
