/** Layouts that a quick look reads wrongly, each with the rule that keeps it from it. */
import { checkHeadings } from "../../../src/core/check-headings";
import { contentHints } from "../../../src/core/content-hints";
import { Lexicon, readSheet, type RegisterReading } from "../../../src/core/register";
import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import { catalogue } from "../../support/catalogue";

const lexicon = new Lexicon(catalogue.vocabulary.columns, contentHints(catalogue));

function read(rows: readonly (readonly CellValue[])[]): RegisterReading {
  const sheet = sheetFromRows("Sheet1", rows);
  const [register] = readSheet(sheet, catalogue.vocabulary.columns, { lexicon }).registers;
  if (register === undefined) throw new Error("no register");
  return register;
}

/** The assets' rows as people count them. */
const rowsOf = ({ rows }: RegisterReading): number[] => [...rows].map((row) => row + 1);
const rolesOf = ({ columns }: RegisterReading): string[] => columns.map(({ role }) => role);
const texts = (reading: RegisterReading, role: string): string[] => {
  const field = reading.fields.find((one) => one.role === role);
  return [...reading.rows].map((row) => field?.text(row) ?? "");
};
const leftOut = ({ leftOut: spans }: RegisterReading, why: string): number[] =>
  spans.filter((span) => span.why === why).map(({ first }) => first + 1);

const cameras = [
  ["1", "Hikvision", "DS-2CD2143G2-I", "Gate"],
  ["2", "Axis", "P3245-LV", "Lobby"],
  ["3", "Dahua", "IPC-HFW2431S", "Yard"],
] as const;

test("a header in row 40, under notes", () => {
  const notes = Array.from({ length: 39 }, (_, at) => [`Line ${at + 1} of what this document is for`]);
  const reading = read([...notes, ["Asset ID", "Manufacturer", "Model", "Location"], ...cameras]);
  expect([reading.headerRows, rowsOf(reading)]).toEqual([[39], [41, 42, 43]]);
});

test("headings that stand twice, one telling one among them", () => {
  const reading = read([["Name", "Name", "Type", "Type", "Make"], ["Elm House", "Camera 1", "Prison", "Dome camera", "Hikvision"], ["Oak House", "Camera 2", "Office", "Dome camera", "Axis"]]); // prettier-ignore
  expect([reading.headerRows, rowsOf(reading)]).toEqual([[0], [2, 3]]);
  expect(rolesOf(reading).slice(2)).toEqual(["siteType", "category", "make"]);
});

test("a total under columns that count by maker, as numbers and as texts", () => {
  const head = ["Site", "Site type", "Hikvision", "Dahua", "Axis", "Total"];
  const numbers = [["HMP Fernhill", "Prison", 12, 0, 3, 15], ["Ashdown House", "Office", null, 4, 2, 6], ["Total", null, 12, 4, 5, 21]]; // prettier-ignore
  for (const rows of [
    numbers,
    numbers.map((row) => row.map((value) => (value === null ? null : String(value)))),
  ]) {
    // prettier-ignore
    const reading = read([head, ...rows]);
    expect([rowsOf(reading), leftOut(reading, "total")]).toEqual([[2, 3], [4]]);
  }
});

test.each([
  ["Carried forward", "Brought forward"],
  ["Übertrag", "Übertrag"],
  ["Suma y sigue", "Suma anterior"],
  ["Riporto", "Riporto"],
])("pages that end with %s and begin with %s", (end, begin) => {
  const [one, two, three] = cameras;
  const head = ["Asset", "Make", "Model", "Location"];
  const reading = read([["Asset register - page 1"], head, one, two, [end, null, null, 2], ["Asset register - page 2 of 2"], head, [begin, null, null, 2], three]); // prettier-ignore
  expect(rowsOf(reading)).toEqual([3, 4, 9]);
  expect(reading.bands).toBe(0);
});

describe.each([
  ["English", "Site: HMP Fernhill", "HMP Fernhill"],
  ["Welsh", "Safle: Carchar Bryn Glas", "Carchar Bryn Glas"],
  ["French", "Site : Prison de Fresnelles", "Prison de Fresnelles"],
  ["German", "Standort: JVA Tannenberg", "JVA Tannenberg"],
  ["Spanish", "Centro: Prisión de Valdemar", "Prisión de Valdemar"],
  ["Portuguese", "Local: Prisão de Valverde", "Prisão de Valverde"],
  ["Italian", "Sede: Carcere di Valverde", "Carcere di Valverde"],
])("a row that gives the site, in %s", (_language, band, site) => {
  test(band, () => {
    const reading = read([["Ref", "Make", "Model", "Room"], [band], ...cameras]);
    expect([rowsOf(reading), texts(reading, "site")]).toEqual([
      [3, 4, 5],
      [site, site, site],
    ]);
  });
});

test("a note beside a row that gives the site, under no heading, leaves it what it is", () => {
  const head = ["Asset ID", "Location", "Make", "Model", "Status"];
  const row = (tag: string, make: string): CellValue[] => [tag, "Gate", make, "", "In use"];
  const note = (text: string, before: number): CellValue[] => [...Array.from({ length: before }, () => null), text]; // prettier-ignore
  for (const gap of [0, 2]) {
    const beside = note("Ask Jo about the keys", 4 + gap);
    const reading = read([
      head,
      ["Fernhill House", ...beside],
      row("C-1", "Hikvision"),
      [...row("C-2", "Axis"), ...note("lens cracked", gap)],
      ["Weir Street Depot"],
      row("C-3", "Dahua"),
    ]);
    expect([rowsOf(reading), texts(reading, "site")]).toEqual([
      [3, 4, 6],
      ["Fernhill House", "Fernhill House", "Weir Street Depot"],
    ]);
  }
});

test("result columns beside an Excel table, beyond notes of the user's, are no register", () => {
  const own = (maker: string): CellValue[] => ["Check", "Your organisation's decision?", maker, `${maker} (make "${maker}") is a company; nothing obliges your organisation`, "2026-11-28, maker list 2026.11.1"]; // prettier-ignore
  const assets = [...cameras, ...cameras, cameras[0]];
  const notes = ["contract ends 2027", null, null, null, null, "ask Northgate", null];
  const sheet = {
    ...sheetFromRows("Northgate FM", [
      ["Northgate FM Ltd - site equipment"],
      [null],
      ["Asset ID", "Make", "Model", "Location", null, "Notes", "Lens action", "Lens to settle", "Lens maker", "Lens why", "Lens checked"], // prettier-ignore
      ...assets.map((asset, at) => [...asset, null, notes[at] ?? null, ...own(asset[1])]),
    ]),
    tables: [{ name: "Cameras", area: { top: 2, left: 0, bottom: 9, right: 3 }, headerRow: true, totalsRow: false }], // prettier-ignore
  };
  const { registers } = readSheet(sheet, catalogue.vocabulary.columns, { lexicon });
  expect(registers.map(rowsOf)).toEqual([[4, 5, 6, 7, 8, 9, 10]]);
});

describe("what ESTATE.CHECK spills is never input", () => {
  const head = ["Asset ID", "Make", "Model", "Location"];
  const answers = ["Check", "Who made it?", "Dahua", "probable", 'Dahua (make "Dahua") is a company'];
  const beside = (...gap: null[]): CellValue[][] => [
    [...head, ...gap, ...checkHeadings],
    ...cameras.map((row) => [...row, ...gap, ...answers]),
  ];
  const roles = ["tag", "make", "model", "location"];

  test.each([
    ["right beside the register", beside()],
    ["beyond a blank column", beside(null)],
    ["with its headings beside the title", [["Cameras of Weir Depot", null, null, null, ...checkHeadings], head, ...cameras.map((row) => [...row, ...answers])]], // prettier-ignore
  ])("%s", (_where, rows) => {
    const { registers } = readSheet(sheetFromRows("Sheet1", rows), catalogue.vocabulary.columns, { lexicon });
    expect(registers.map((register) => [rolesOf(register).slice(0, 4), register.columns.length])).toEqual([
      [roles, 4],
    ]);
  });

  test("beside an Excel table, and on a sheet of its own", () => {
    const table = { name: "Cameras", area: { top: 0, left: 0, bottom: 3, right: 3 }, headerRow: true, totalsRow: false }; // prettier-ignore
    const sheet = { ...sheetFromRows("Sheet1", beside(null)), tables: [table] };
    const { registers } = readSheet(sheet, catalogue.vocabulary.columns, { lexicon });
    expect(registers.map(rolesOf)).toEqual([roles]);
    const alone = readSheet(
      sheetFromRows("Answers", [[...checkHeadings], ...cameras.map(() => answers)]),
      catalogue.vocabulary.columns,
      { lexicon },
    );
    expect([alone.registers, alone.nothing.map(({ message }) => message)]).toEqual([
      [],
      ['"Answers" holds answers of ESTATE.CHECK: choose the sheet that holds the asset register.'],
    ]);
  });
});

test("no header: running numbers are tags, whatever models look like them", () => {
  const reading = read([
    ["CAM-001", "HMP Fernhill", "Hikvision", "DS-2CD2143G2-I", "44:19:b6:01:02:03"],
    ["CAM-002", "HMP Fernhill", "Axis", "P3245-LV", "ac:cc:8e:01:02:03"],
    ["CAM-003", "Ashdown House", "Dahua", "IPC-HFW2431S", "38:af:29:01:02:03"],
  ]);
  expect(rolesOf(reading)).toEqual(["tag", "site", "make", "model", "mac"]);
});

test("a vendor that names no maker is a supplier; one that does is the make", () => {
  const rows = (vendors: readonly string[]): CellValue[][] => [
    ["Asset", "Description", "Vendor", "Model"],
    ...vendors.map((vendor, at) => [`C${at}`, "Dome camera", vendor, cameras[at]?.[2] ?? ""]),
  ];
  const suppliers = read(rows(["Elm Fire & Security", "Openview", "Elm Fire & Security"]));
  expect(rolesOf(suppliers)).toEqual(["tag", "description", "supplier", "model"]);
  expect(suppliers.outside).toContain("by-values");
  expect(rolesOf(read(rows(["Hikvision", "Axis", "Dahua"])))).toEqual([
    "tag",
    "description",
    "make",
    "model",
  ]);
});

test("groups of headings: the type under the site's details is the site's", () => {
  const reading = read([["Camera details", null, null, "Site details", null], ["Ref", "Make", "Model", "Name", "Type"], ["(text)", "(list)", "(text)", "(text)", "(list)"], ["1", "Hikvision", "DS-2CD2143G2-I", "Elm House", "Prison"], ["2", "Axis", "P3245-LV", "Oak House", "Office"]]); // prettier-ignore
  expect([reading.headerRows, rowsOf(reading), rolesOf(reading).slice(1)]).toEqual([
    [0, 1],
    [4, 5],
    ["make", "model", "site", "siteType"],
  ]);
});

test('"Asset" over numbers is the tag, over words what the thing is', () => {
  const words = ["Dome camera", "Recorder", "Door station"];
  const under = (assets: readonly string[]): string | undefined =>
    rolesOf(read([["Asset", "Make", "Model", "Location"], ...cameras.map((row, at) => [assets[at] ?? "", ...row.slice(1)])]))[0]; // prettier-ignore
  expect([under(["C1", "C2", "C3"]), under(words)]).toEqual(["tag", "description"]);
});

test("AddressBase classes are kinds of sites", () => {
  const reading = read([["UPRN", "AddressBase class", "Tag", "Make"], [100012345671, "CC06", "T1", "Hikvision"], [100012345672, "CE", "T2", "Dahua"]]); // prettier-ignore
  expect(rolesOf(reading)).toEqual(["site", "siteType", "tag", "make"]);
});

describe("no header, and something else that looks like one", () => {
  const line = (at: number): CellValue[] => {
    const [, make, model, location] = cameras[at % 3] ?? cameras[0];
    return ["Dome camera", "Corporate LAN", make, 4700 + at, "Court", location, "Oak Court", model];
  };
  const many = Array.from({ length: 9 }, (_, at) => line(at));

  test("two words in passing above rows of many cells", () => {
    const pad = Array<CellValue>(8).fill(null);
    const key = (first: CellValue, second: CellValue, ...texts: CellValue[]): CellValue[] => [first, second, ...pad, ...texts]; // prettier-ignore
    const reading = read([key("CCTV assets 2024", null, "Code", "Meaning"), key("Compiled by", "Estates", "R", "Replace"), key(null, null, "K", "Keep"), ...many]); // prettier-ignore
    expect(reading.headerRows).toEqual([]);
    expect(rowsOf(reading)).toEqual(expect.arrayContaining(many.map((_, at) => at + 4)));
  });

  test("the last row, which repeats what stands above it", () => {
    const last = ["Switch", "Corporate LAN", "Cisco", 4799, "Court", "Reception", "Oak Court", "WS-C2960X"];
    const reading = read([...many, last]);
    expect([reading.headerRows, rowsOf(reading).length]).toEqual([[], 10]);
  });
});

test.each([
  ["one telling word", ["Id", "Brand", "Part", "Type"], [["1", "Hikvision", "DS-2CD2143G2-I", "Camera"], ["2", "Axis", "P3245-LVE", "Camera"], ["3", "Worcester", "Greenstar 30i", "Boiler"]]], // prettier-ignore
  ["no telling word", ["Thing", "Kind", "Firm"], [["CAM-1", "Dome camera", "Hikvision"], ["CAM-2", "Bullet camera", "Dahua"], ["CAM-3", "Boiler", "Worcester"]]], // prettier-ignore
  [
    "two columns",
    ["Brand", "Ref"],
    [
      ["Hikvision", "CAM-1"],
      ["Dahua", "CAM-2"],
      ["Axis", "CAM-3"],
    ],
  ],
])("headings that say little are known by what stands under them: %s", (_, head, rows) => {
  const reading = read([["CCTV list"], [], head, ...rows]);
  expect([reading.headerRows, rowsOf(reading)]).toEqual([[2], [4, 5, 6]]);
  expect(rolesOf(reading)).toContain("make");
});

test("a first asset of an unheard-of maker is no heading", () => {
  const reading = read([["Quillon", "Dome camera", "Gate"], ["Hikvision", "Dome camera", "Lobby"], ["Dahua", "Dome camera", "Yard"], ["Axis", "Boiler", "Yard"]]); // prettier-ignore
  expect([reading.headerRows, rowsOf(reading)]).toEqual([[], [1, 2, 3, 4]]);
});

test("Cameras over makers and models says what they are, not how many", () => {
  const reading = read([["Location", "Cameras"], ["Town Hall", "12 x Hikvision DS-2CD2143G2-I; 2 x Axis P3245"], ["Depot", "8 Dahua domes"], ["Library", "4 Bosch"]]); // prettier-ignore
  expect([rowsOf(reading), rolesOf(reading)]).toEqual([
    [2, 3, 4],
    ["location", "description"],
  ]);
});

test("a column with an unknown heading is read where a few of its cells name makers", () => {
  const rows = Array.from({ length: 20 }, (_, at) => [
    `CAM-${at}`,
    "Axis",
    at % 9 === 0 ? "Dahua dome" : "ok",
  ]);
  expect(rolesOf(read([["Tag", "Make", "Zwischenruf"], ...rows]))).toEqual(["tag", "make", "notes"]);
});

test("a table on its side is no register, and says so", () => {
  const sheet = sheetFromRows("Sheet1", [["", "Town Hall", "Library"], ["Site type", "Office", "Library"], ["Camera make", "Hikvision", "Axis"], ["Camera model", "DS-2CD2085", "P1448"], ["No. of cameras", 12, 3]]); // prettier-ignore
  const { registers, nothing } = readSheet(sheet, catalogue.vocabulary.columns, { lexicon });
  expect([registers, nothing.map(({ message }) => message)]).toEqual([
    [],
    [expect.stringContaining("run down its first column")],
  ]);
});

test("a maker's name that is an ordinary word heads counts only among others", () => {
  const one = read([["Lot", "Description", "Part no"], [1, "Dome camera", "DS-2CD2143G2-I"], [1, "8 channel NVR", "NVR4108HS-8P"]]); // prettier-ignore
  expect(rolesOf(one)[0]).not.toBe("make");
  const matrix = read([
    ["Site", "Hikvision", "Sharp"],
    ["Elm House", 3, 1],
    ["Oak House", 0, 2],
  ]);
  expect(rolesOf(matrix)).toEqual(["site", "make", "make"]);
});

test("ditto, as above and ditto signs stand for the cell above", () => {
  const reading = read([["Item", "Camera position", "Make"], ["1", "Gate", "Hikvision"], ["2", "Corridor", "as above"], ["3", "Dock", "Ditto"], ["4", "Yard", "Bosch"], ["5", "Roof", '"'], ["6", "Hall", ""]]); // prettier-ignore
  expect(texts(reading, "make")).toEqual(["Hikvision", "Hikvision", "Hikvision", "Bosch", "Bosch", ""]);
  expect(reading.outside).toContain("given-once");
});

test("a labelled line above a heading speaks for its rows, as the one above the next heading does", () => {
  const head = ["Asset", "Model", "Location", "Qty"];
  const reading = read([["Site: HMP Elm"], head, ["Cam 1", "DS-2CD1", "Lobby", 1], ["Cam 2", "DS-2CD1", "Yard", 1], [], ["Site: Oak House"], head, ["Cam 3", "P3245", "Lobby", 1]]); // prettier-ignore
  expect(texts(reading, "site")).toEqual(["HMP Elm", "HMP Elm", "Oak House"]);
  const byMaker = read([["Manufacturer", "Hikvision"], head, ["Cam 1", "", "Lobby", 1], ["Cam 2", "", "Yard", 1], [], ["Manufacturer: Axis"], head, ["Cam 3", "", "Lobby", 1], ["Kiosk", ""], ["Cam 4", "", "Bar", 1]]); // prettier-ignore
  expect(texts(byMaker, "make").slice(0, 3)).toEqual(["Hikvision", "Hikvision", "Axis"]);
});

test("values say what a column without a known heading is: network, status", () => {
  const reading = read([["Device", "Make", "Nt", "A/D"], ["Camera", "Hikvision", "LAN", "Active"], ["Camera", "Axis", "Standalone", "Disposed"], ["Camera", "Axis", "LAN", "Active"], ["NVR", "Dahua", "LAN", "Active"]]); // prettier-ignore
  expect(rolesOf(reading).slice(2)).toEqual(["network", "status"]);
});

describe("a key to the codes beside a table", () => {
  const head = ["No", "Make", "Model", "Area", "Status"];
  const rows = [[1, "Hikvision", "DS-2CD2T47G2-L", "North", "L"], [2, "Axis", "P1448", "South", "F"], [3, "Dahua", "IPC-HFW5442", "East", "R"]]; // prettier-ignore
  const key = ["Legend", "L = live", "F = fault", "R = removed", "S = spare"];

  test("says nothing of the rows that it happens to stand in", () => {
    const reading = read([["CCTV schedule", "", "", "", "", "", key[0] ?? ""], ...[head, ...rows].map((row, at) => [...row, "", key[at + 1] ?? ""])]); // prettier-ignore
    expect([rowsOf(reading), rolesOf(reading).length, texts(reading, "status")]).toEqual([
      [3, 4, 5],
      5,
      ["L", "F", "R"],
    ]);
  });
});

test("the headings of the next table may share some with these", () => {
  const sheet = sheetFromRows("CCTV", [["Cameras"], ["No", "Make", "Model", "Area", "Status", "Height"], [1, "Hikvision", "DS-2CD2T47G2-L", "North", "Live", 3], [2, "Axis", "P1448", "South", "Live", 3], [], ["Recorders"], ["No", "Make", "Model", "Channels", "Rack"], ["R1", "Dahua", "NVR5216", 16, "A"]]); // prettier-ignore
  const { registers } = readSheet(sheet, catalogue.vocabulary.columns, { lexicon });
  expect(registers.map(rowsOf)).toEqual([[3, 4], [8]]);
});

test("a list of stock with prices says where the things lie; a maker's reference beside the own number is the model", () => {
  const stock = read([["Stock code", "Item", "Qty on hand", "Bin", "Unit price"], ["H1", "Hikvision dome DS-2CD2143G2-I", 2, "A1", 110], ["H2", "Axis P3245 dome", 1, "A2", 400]]); // prettier-ignore
  expect(rolesOf(stock).slice(2, 4)).toEqual(["quantity", "location"]);
  const french = read([["N° inventaire", "Désignation", "Marque", "Référence"], ["1", "Caméra", "Hikvision", "DS-2CD2143G2-I"], ["2", "Caméra", "Axis", "P3245"]]); // prettier-ignore
  expect(rolesOf(french)).toEqual(["tag", "description", "make", "model"]);
});

test("the make of another system beside the cameras' is not the cameras'", () => {
  const flat = read([["School", "CCTV maker", "Access control maker", "Lift camera make"], ["Ash Primary", "Axis", "Hikvision", "Bosch"], ["Elm Primary", "Bosch", "Paxton", "Axis"]]); // prettier-ignore
  expect(rolesOf(flat)).toEqual(["site", "make", "other", "make"]);
  const grouped = read([["Site", "CCTV", "", "", "Access control", "", ""], ["Name", "Make", "Model", "Qty", "Make", "Model", "Qty"], ["Elm Court", "Axis", "P3245", 9, "Hikvision", "DS-K2604", 2], ["Oak Hall", "Axis", "M3067", 5, "Paxton", "Net2", 1]]); // prettier-ignore
  expect(rolesOf(grouped).slice(1, 6)).toEqual(["make", "model", "quantity", "other", "other"]);
  const access = read([["Site", "Access control make", "Intruder alarm make"], ["Elm Court", "Hikvision", "Texecom"], ["Oak Hall", "Paxton", "Hikvision"]]); // prettier-ignore
  expect(rolesOf(access).slice(1)).toEqual(["make", "make"]);
});

test("short headings", () => {
  const reading = read([["#", "Obj. bez.", "Herst.", "Mod.", "Zust."], [1, "Kamera", "Hikvision", "DS-2CD2143", "ok"], [2, "Kamera", "Axis", "P3225", "ok"]]); // prettier-ignore
  expect(rolesOf(reading)).toEqual(["tag", "description", "make", "model", "status"]);
});

test("a question that names a site is answered by yes and no, not by a site", () => {
  const reading = read([["School name", "Does the school have CCTV?", "Who manufactures your cameras?"], ["Abbey Primary", "Yes", "Hikvision"], ["Brook High", "Yes", "Don't know"], ["Cross Infants", "No", ""]]); // prettier-ignore
  expect(rolesOf(reading).slice(0, 2)).toEqual(["site", "other"]);
});

describe("tables one above the other", () => {
  const list = [["Ref", "Make", "Model", "Place"], ["1", "Hikvision", "DS-2CD2143G2-I", "Gate"], ["2", "Axis", "P3245-LV", "Lobby"]]; // prettier-ignore
  const long = [["Asset Tag", "Description", "Manufacturer", "Model Number", "Serial Number", "Site Name", "Building", "Status", "Supplier"], ["T1", "Boiler", "Worcester", "30i", "S1", "HQ", "A", "In use", "ACME"], ["T2", "NVR", "Hikvision", "DS-7608NI-K2", "S2", "HQ", "A", "In use", "ACME"]]; // prettier-ignore
  const assetRows = (rows: readonly (readonly CellValue[])[]): number[][] =>
    readSheet(sheetFromRows("Sheet1", rows), catalogue.vocabulary.columns, { lexicon }).registers.map(rowsOf);

  test("three that begin with the same heading", () => {
    const recorders = [["Ref", "Place", "Manufacturer", "Channels"], ["R1", "Comms room", "Dahua", 16], ["R2", "Gatehouse", "Hanwha", 32]]; // prettier-ignore
    const monitors = [
      ["Ref", "Place", "Brand", "Size"],
      ["M1", "Control room", "iiyama", "32in"],
    ];
    const rows = [["CAMERAS"], ...list, [], ["RECORDERS"], ...recorders, [], ["MONITORS"], ...monitors];
    expect(assetRows(rows)).toEqual([[3, 4], [8, 9], [13]]);
  });

  test("a short one above one of many columns is not its title", () => {
    expect(assetRows([["Cameras"], ...list, [], ["Other equipment"], ...long])).toEqual([[3, 4], [8, 9]]); // prettier-ignore
  });

  test("a list of versions, of people and a count by maker above a register are none", () => {
    const versions = [["Version", "Date", "Author", "Change", "Approved"], ["1.0", "2026-01-01", "AB", "First", "CD"], ["1.1", "2026-02-01", "AB", "Second", "CD"]]; // prettier-ignore
    const people = [["Site", "Manager", "Phone", "Address", "Opening"], ["HQ", "Jo", "0123", "High St", "9-5"], ["Depot", "Al", "0124", "Low St", "9-5"]]; // prettier-ignore
    const count = [["Make", "Count", "In use", "Spare", "Total"], ["Hikvision", 1, 1, 0, 1], ["Dahua", "1", "1", "0", "1"]]; // prettier-ignore
    for (const above of [versions, people, count]) {
      const sheet = sheetFromRows("Sheet1", [...above, [], ...long]);
      const { registers, nothing } = readSheet(sheet, catalogue.vocabulary.columns, { lexicon });
      expect([registers.map(rowsOf), nothing]).toEqual([[[6, 7]], []]);
    }
  });
});

test("totals in other languages are no assets", () => {
  for (const total of ["Razem", "Totaal", "合计", "Totalt"]) {
    const reading = read([["No", "Make", "Model", "Qty"], ["1", "Hikvision", "DS-2CD2143G2-I", 2], ["2", "Axis", "P3245-LV", 2], [total, "", "", 4]]); // prettier-ignore
    expect([total, rowsOf(reading)]).toEqual([total, [2, 3]]);
  }
});

test("headings that all end in colons are headings", () => {
  const reading = read([["Ref:", "Make:", "Model:", "Location:"], ...cameras]);
  expect([reading.headerRows, rolesOf(reading)]).toEqual([[0], ["tag", "make", "model", "location"]]);
  expect(read([["Site:", "HQ", "Date:", "2026"], ["No", "Make", "Model", "Place"], ...cameras]).headerRows).toEqual([1]); // prettier-ignore
});

test.each([
  [
    ["Ref", "Make", "Model", "Previous make", "Previous model"],
    ["tag", "make", "model", "other", "other"],
  ],
  [
    ["Ref", "New make", "New model", "Current make", "Current model"],
    ["tag", "other", "other", "make", "model"],
  ],
  [
    ["Ref", "Old make", "Old model", "New make", "New model"],
    ["tag", "other", "other", "make", "model"],
  ],
  [
    ["Ref", "New make", "New model", "Place", "Fitted"],
    ["tag", "make", "model", "location", "installDate"],
  ],
])("what was and what is to come made nothing that stands there: %s", (head, expected) => {
  const rows = [["1", "Axis", "P3265-LVE", "Hikvision", "DS-2CD2143G2-I"], ["2", "Bosch", "NBE-3502-AL", "Dahua", "IPC-HFW2841S-S"]]; // prettier-ignore
  const places = [
    ["1", "Axis", "P3265-LVE", "Gate", "2020"],
    ["2", "Bosch", "NBE-3502-AL", "Hall", "2021"],
  ];
  expect(rolesOf(read([head, ...(head.includes("Place") ? places : rows)]))).toEqual(expected);
});
