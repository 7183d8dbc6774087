import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import { readSheet, type RegisterReading } from "../../../src/core/register";
import { columns } from "../../support/columns";

type Row = readonly CellValue[];

function only(rows: readonly Row[], more: Partial<Sheet> = {}): RegisterReading {
  const { registers, nothing } = readSheet(sheetFromRows("Register", rows, more), columns);
  expect(nothing).toEqual([]);
  expect(registers).toHaveLength(1);
  return registers[0]!;
}

/** The assets as the engine sees them: texts by role, in sheet order. */
function assets(reading: RegisterReading): Record<string, string>[] {
  return [...reading.rows].map((row) =>
    Object.fromEntries(reading.fields.map((field) => [field.role, field.text(row)])),
  );
}

function roles(reading: RegisterReading): string[] {
  return reading.columns.map(({ role }) => role);
}

function nothingIn(rows: readonly Row[], name = "Sheet1"): string {
  const { registers, nothing } = readSheet(sheetFromRows(name, rows), columns);
  expect(registers).toEqual([]);
  expect(nothing).toHaveLength(1);
  return nothing[0]!.why;
}

const header = ["Tag", "Site", "Make", "Model", "Serial No"];
const one = ["A1", "Elm House", "Axis", "P3245-LV", "ACCC8E000001"];
const two = ["A2", "Elm House", "Bosch", "NDE-3502-AL", "84107310"];
const three = ["A3", "Oak Court", "Hikvision", "DS-2CD2143G2-I", "SN77841614"];

describe("the header", () => {
  test("stands in the first row", () => {
    const reading = only([header, one, two]);
    expect(reading.headerRows).toEqual([0]);
    expect(roles(reading)).toEqual(["tag", "site", "make", "model", "serial"]);
    expect([...reading.rows]).toEqual([1, 2]);
    expect(reading.selfContained).toBe(true);
  });

  test("stands under titles, a protective marking and notes", () => {
    const reading = only([
      ["Northern Region - security equipment"],
      ["OFFICIAL", null, null, "Last updated: 3 March"],
      [],
      ["Note: fill in every column"],
      header,
      one,
      two,
    ]);
    expect(reading.headerRows).toEqual([4]);
    expect(reading.title).toContain("security equipment");
    expect([...reading.rows]).toEqual([5, 6]);
  });

  test("of two rows with merged groups takes the group into account", () => {
    const reading = only(
      [
        ["Ref", "Location", null, "Equipment", null, null],
        [null, "Name", "Type", "Make", "Model", "Serial"],
        ["1", "Elm House", "Office", "Axis", "P3245-LV", "ACCC8E000001"],
        ["2", "Oak Court", "Court", "Bosch", "NDE-3502-AL", "84107310"],
      ],
      {
        merged: [
          { top: 0, bottom: 0, left: 1, right: 2 },
          { top: 0, bottom: 0, left: 3, right: 5 },
          { top: 0, bottom: 1, left: 0, right: 0 },
        ],
      },
    );
    expect(reading.headerRows).toEqual([0, 1]);
    expect(roles(reading)).toEqual(["tag", "location", "siteType", "make", "model", "serial"]);
    expect([...reading.rows]).toEqual([2, 3]);
  });

  test("of two rows may spread its words over both", () => {
    const reading = only([
      ["Asset", "Site", "Site", "Make", "Serial"],
      ["Number", "Name", "Type", "", "Number"],
      ["1", "Elm House", "Office", "Axis", "ACCC8E000001"],
      ["2", "Oak Court", "Court", "Bosch", "84107310"],
    ]);
    expect(reading.headerRows).toEqual([0, 1]);
    expect(roles(reading)).toEqual(["tag", "site", "siteType", "make", "serial"]);
  });

  test("has a row of units under it", () => {
    const reading = only([header, ["(text)", "(text)", "(list)", "free text", "alphanumeric"], one, two]);
    expect([...reading.rows]).toEqual([2, 3]);
    expect(reading.leftOut).toContainEqual({ first: 1, last: 1, why: "units" });
  });

  test("is repeated on each printed page", () => {
    const reading = only([header, one, ["Page 1 of 2"], header, two, three]);
    expect([...reading.rows]).toEqual([1, 4, 5]);
    expect(reading.leftOut.map(({ why }) => why)).toContain("repeated-header");
  });

  test("is missing: columns are what their values look like", () => {
    const reading = only([
      ["10000", "St Hilda Hospital", "Hospital", "Hikvision", "DS-2CD2143G2-I", "44:19:b6:00:11:22"],
      ["10001", "Elm House", "Office", "Axis", "P3245-LV", "00:40:8c:6d:c9:e1"],
      ["10002", "Elm House", "Office", "Bosch", "NDE-3502-AL", "00:07:5f:00:00:01"],
    ]);
    expect(reading.headerRows).toEqual([]);
    expect(roles(reading)).toEqual(["tag", "site", "siteType", "make", "model", "mac"]);
    expect([...reading.rows]).toEqual([0, 1, 2]);
  });

  test("is where a person says it is, with the roles that the person gave", () => {
    const rows: Row[] = [
      ["Kit", "Wo"],
      ["Axis P3245-LV", "Elm House"],
      ["Bosch NDE-3502-AL", "Oak Court"],
    ];
    const { registers } = readSheet(sheetFromRows("R", rows), columns, {
      corrections: {
        headerRows: [0],
        columns: new Map([
          [0, "make" as const],
          [1, "site" as const],
        ]),
      },
    });
    expect(registers[0]?.columns.map(({ role, basis }) => [role, basis])).toEqual([
      ["make", "user"],
      ["site", "user"],
    ]);
    expect([...registers[0]!.rows]).toEqual([1, 2]);
  });
});

describe("rows that are no assets", () => {
  test("bands give the site and its type to the rows below them; subtotals and blanks are left out", () => {
    const reading = only([
      ["Ref", "Location", "Make", "Model", "Item", "Serial"],
      ["HMP Fernhill - Prison"],
      ["1", "G.01", "Axis", "P3245-LV", "Dome camera", "ACCC8E000001"],
      ["2", "G.02", "Bosch", "NDE-3502-AL", "Dome camera", "84107310"],
      ["Sub-total", null, null, null, 2],
      [],
      ["Ashdown House (Office)"],
      ["3", "G.03", "Hikvision", "DS-2CD2143G2-I", "Dome camera", "SN77841614"],
      ["Sub-total", null, null, null, 1],
      ["Grand total", null, null, null, 3],
      ["Note: cameras marked * are on order"],
    ]);
    expect(assets(reading).map(({ site, siteType }) => [site, siteType])).toEqual([
      ["HMP Fernhill", "Prison"],
      ["HMP Fernhill", "Prison"],
      ["Ashdown House", "Office"],
    ]);
    expect(reading.leftOut.map(({ why }) => why)).toEqual([
      "header", "band", "subtotal", "blank", "band", "subtotal", "total", "note",
    ]); // prettier-ignore
    const site = reading.fields.find(({ role }) => role === "site");
    expect(site?.cell(3)).toEqual({ sheet: "Register", row: 1, column: 0 });
    expect(reading.selfContained).toBe(false);
  });

  test("a site given once speaks for the blanks below it; a make never does", () => {
    const reading = only([
      ["Site", "Make", "Model", "Serial"],
      ["Elm House", "Axis", "P3245-LV", "1"],
      [null, null, "NDE-3502-AL", "2"],
      [null, "Bosch", "NDE-3502-AL", "3"],
      ["Oak Court", "Hikvision", "DS-2CD2143G2-I", "4"],
      [null, null, "DS-2CD2143G2-I", "5"],
    ]);
    expect(assets(reading).map(({ site, make }) => [site, make])).toEqual([
      ["Elm House", "Axis"],
      ["Elm House", ""],
      ["Elm House", "Bosch"],
      ["Oak Court", "Hikvision"],
      ["Oak Court", ""],
    ]);
    expect(reading.givenOnce).toEqual(["site"]);
  });

  test("a site that is missing here and there is not filled in", () => {
    const reading = only([header, one, ["A4", null, "Axis", "P3245-LV", "9"], two, three]);
    expect(assets(reading).map(({ site }) => site)).toEqual(["Elm House", "", "Elm House", "Oak Court"]);
  });

  test("an Excel table's totals row is none", () => {
    const reading = only([header, one, two, ["Total", null, null, null, 2]], {
      tables: [
        { name: "Assets", area: { top: 0, left: 0, bottom: 3, right: 4 }, headerRow: true, totalsRow: true },
      ],
    });
    expect([...reading.rows]).toEqual([1, 2]);
    expect(reading.leftOut.at(-1)).toEqual({ first: 3, last: 3, why: "total" });
  });

  test("rows prepared for later hold only a number: they are none", () => {
    const prepared = Array.from({ length: 40 }, (_, at): Row => [`A${at + 4}`]);
    expect([...only([header, one, two, three, ...prepared]).rows]).toEqual([1, 2, 3]);
  });
});

describe("several tables", () => {
  test("stacked, each with its own header and title", () => {
    const { registers } = readSheet(
      sheetFromRows("Kit", [
        ["CAMERAS"],
        header,
        one,
        two,
        [],
        ["NETWORK EQUIPMENT"],
        ["ID", "Manufacturer", "Model", "Location", "Status"],
        ["S1", "Cisco", "WS-C2960X-24PS-L", "Comms room", "In use"],
        ["S2", "Huawei", "S5720-28P", "Comms room", "In use"],
      ]),
      columns,
    );
    expect(registers.map(({ title }) => title)).toEqual(["CAMERAS", "NETWORK EQUIPMENT"]);
    expect(registers.map(({ rows }) => [...rows])).toEqual([
      [2, 3],
      [7, 8],
    ]);
  });

  test("stacked with nearly the same header", () => {
    const { registers } = readSheet(
      sheetFromRows("Kit", [
        ["CUSTOMER EQUIPMENT"],
        ["ID", "Customer", "Type", "Manufacturer", "Model", "Serial Number"],
        ["1", "Elm", "Router", "ZTE", "MF286D", "S1"],
        [],
        ["NETWORK EQUIPMENT"],
        ["ID", "Name", "Type", "Manufacturer", "Model", "Serial Number", "Location Type", "Status"],
        ["1", "SW1", "Switch", "Cisco", "C9200", "S3", "Office", "In use"],
      ]),
      columns,
    );
    expect(registers.map(({ title, rows }) => [title, ...rows])).toEqual([
      ["CUSTOMER EQUIPMENT", 2],
      ["NETWORK EQUIPMENT", 6],
    ]);
  });

  test("side by side", () => {
    const { registers } = readSheet(
      sheetFromRows("Kit", [
        [...header, null, ...header],
        [...one, null, ...two],
        [...three, null, ...one],
      ]),
      columns,
    );
    expect(registers.map(({ area }) => [area.left, area.right])).toEqual([
      [0, 4],
      [6, 10],
    ]);
    expect(registers.map(({ rows }) => rows.length)).toEqual([2, 2]);
  });

  test("a legend beside the register is none", () => {
    const reading = readSheet(
      sheetFromRows("Kit", [
        [...header, null, "Code", "Meaning"],
        [...one, null, "R", "Replace"],
        [...two, null, "K", "Keep"],
        three,
        ["A4", "Oak Court", "Axis", "P3245-LV", "77"],
        ["A5", "Oak Court", "Axis", "P3245-LV", "78"],
      ]),
      columns,
    );
    expect(reading.registers.map(({ rows }) => rows.length)).toEqual([5]);
    expect(reading.registers[0]?.area.right).toBe(4);
  });
});

describe("columns judged by their values too", () => {
  test("a serial column that holds MACs", () => {
    const reading = only([
      ["Make", "Model", "Serial"],
      ["Axis", "P3245-LV", "00408C6DC9E1"],
      ["Axis", "P3245-LV", "00408C6DC9E2"],
      ["Mobotix", "M16", "0003c5041fc7"],
    ]);
    expect(roles(reading)).toEqual(["make", "model", "mac"]);
  });

  test("a vendor beside a make is the supplier; alone it is the make", () => {
    const supplier = only([
      ["Make", "Model", "Vendor"],
      ["Axis", "P3245-LV", "Safe & Sound Ltd"],
      ["Bosch", "NDE-3502-AL", "Safe & Sound Ltd"],
    ]);
    expect(roles(supplier)).toEqual(["make", "model", "supplier"]);
    const make = only([
      ["Vendor", "Model", "Site"],
      ["Axis", "P3245-LV", "Elm House"],
      ["Bosch", "NDE-3502-AL", "Elm House"],
    ]);
    expect(roles(make)).toEqual(["make", "model", "site"]);
  });

  test("yes/no and counting columns under a maker's name", () => {
    const reading = only([
      ["Site", "Site type", "Hikvision (Y/N)", "No. of Dahua", "Other makes", "On corporate network?"],
      ["Elm House", "Office", "N", 0, "Axis, Bosch", "Y"],
      ["HMP Fernhill", "Prison", "Y", 12, "-", "N"],
      ["Oak Court", "Court", "?", "approx 3", null, "TBC"],
    ]);
    const makes = [...reading.rows].map((row) =>
      reading.fields.filter(({ role }) => role === "make").map((field) => field.text(row)),
    );
    expect(makes).toEqual([
      ["", "", "Axis, Bosch"],
      ["Hikvision", "12 x Dahua", "-"],
      ["", "3 x Dahua", ""],
    ]);
    expect(roles(reading)).toEqual(["site", "siteType", "make", "make", "make", "network"]);
  });

  test("secrets are named but never read", () => {
    const reading = only([
      ["Make", "Model", "Password", "RTSP URL"],
      ["Axis", "P3245-LV", "hunter2", "rtsp://root:hunter2@10.0.0.1"],
    ]);
    expect(roles(reading)).toEqual(["make", "model", "secret", "secret"]);
    expect(reading.fields.map(({ role }) => role)).toEqual(["make", "model"]);
    expect(JSON.stringify([reading.columns, reading.leftOut, reading.title])).not.toContain("hunter2");
  });

  test("our own result columns are no input", () => {
    const reading = only([
      [...header, "Lens action", "Lens why"],
      [...one, "Remove", "because"],
    ]);
    expect(reading.columns.map(({ header: text }) => text)).toEqual(header);
  });
});

describe("formats that carry meaning", () => {
  test("hidden rows are counted and read like the others", () => {
    const reading = only([header, one, two, three], { isRowHidden: (row) => row === 2 });
    expect(reading.hiddenRows).toBe(1);
    expect(reading.rows).toHaveLength(3);
    expect(only([header, one]).hiddenRows).toBeNull();
  });

  test("rows struck through are named", () => {
    const reading = only([header, one, two], { isStruckThrough: (row) => row === 2 });
    expect([...reading.struckRows]).toEqual([2]);
  });
});

describe("nothing to check", () => {
  const cases: [string, string, Row[]][] = [
    ["an empty sheet", "empty", [[]]],
    ["no header", "no-header", [["a letter"], ["with some lines"], ["and no table"]]],
    ["cameras without any word of who made them", "no-maker-column", [["OBJECTID", "CAM_NUM", "LOCATION", "XCOORD"], [1, "7", "High Street", 3.2], [2, "8", "Low Road", 3.4]]],
    ["a price list", "not-a-register", [["Product code", "Description", "Price"], ["P3245-LV", "Dome camera", 420], ["NDE-3502-AL", "Dome camera", 310]]],
    ["a rota", "not-a-register", [["Name", "Team", "Mon", "Tue", "Wed", "Thu", "Fri"], ["Ann", "North", "E", "E", "L", "L", "-"], ["Bob", "South", "L", "L", "E", "E", "-"]]],
    ["a classification table", "not-a-register", [["Code", "Title", "Group"], ["Pr_60_75_86_24", "Dome cameras", "Pr_60"], ["Pr_60_75_03_22", "Digital video recorders", "Pr_60"]]],
    ["a pivot table", "summary", [["Row Labels", "Count of Make", "Sum of Qty"], ["Axis", 12, 40], ["Bosch", 3, 4], ["Grand Total", 15, 44]]],
  ]; // prettier-ignore
  test.each(cases)("%s", (_, why, rows) => {
    expect(nothingIn(rows)).toBe(why);
  });

  test("a sheet of our own", () => {
    expect(nothingIn([header, one], "Lens legend")).toBe("not-a-register");
  });
});
