import { sheetFromRows, type CellValue } from "../../../src/core/sheet";
import { readWorkbook, type RegisterReading, type SheetReading } from "../../../src/core/register";
import { columns } from "../../support/columns";

type Rows = readonly (readonly CellValue[])[];

function read(sheets: Record<string, Rows>): SheetReading[] {
  return readWorkbook(
    Object.entries(sheets).map(([name, rows]) => sheetFromRows(name, rows)),
    columns,
  );
}

function texts(reading: RegisterReading | undefined, role: string): string[] {
  const field = reading?.fields.find((one) => one.role === role);
  return [...(reading?.rows ?? [])].map((row) => field?.text(row) ?? "");
}

const meta = ["CreatedBy", "CreatedOn"];
const by = ["a@example.org", "2020-01-01T00:00:00"];
const cobie: Record<string, Rows> = {
  Contact: [["Email", ...meta, "Category", "Company", "Phone"], ["a@example.org", ...by, "n/a", "Elm Ltd", "01632 960001"]],
  Facility: [["Name", ...meta, "Category", "ProjectName", "SiteName", "LinearUnits"], ["Elm House", ...by, "Co_20_75_64 : Prison complexes", "P1", "Elm Park", "mm"]],
  Floor: [["Name", ...meta, "Category", "Description"], ["Ground", ...by, "Floor", "Ground floor"]],
  Space: [["Name", ...meta, "Category", "FloorName", "Description"], ["G01", ...by, "Corridor", "Ground", "Main corridor"]],
  Type: [["Name", ...meta, "Category", "Description", "AssetType", "Manufacturer", "ModelNumber"], ["CAM-T1", ...by, "Pr_60_75_86_24", "Dome camera", "Fixed", "Hikvision", "DS-2CD2143G2-I"], ["CAM-T2", ...by, "Pr_60_75_86_09", "Bullet camera", "Fixed", "Axis", "P1448-LE"]],
  Component: [["Name", ...meta, "TypeName", "Space", "Description", "SerialNumber", "TagNumber"], ["Camera 1", ...by, "CAM-T1", "G01", "Camera by the door", "SN1", "T1"], ["Camera 2", ...by, "CAM-T2", "G01", "Camera in the yard", "SN2", "T2"], ["Camera 3", ...by, "CAM-T1", "G01", "Camera by the gate", "SN3", "T3"]],
  Attribute: [["Name", ...meta, "Category", "SheetName", "RowName", "Value", "Unit", "Description"], ["Height", ...by, "n/a", "Component", "Camera 1", "2", "m", "Mounting height"]],
}; // prettier-ignore

describe("COBie", () => {
  const readings = read(cobie);
  const names = Object.keys(cobie);
  const component = readings[names.indexOf("Component")]?.registers[0];

  test("the devices are those on Component, and only those", () => {
    expect(
      readings.flatMap(({ registers }) => registers).map(({ sheet, rows }) => [sheet, rows.length]),
    ).toEqual([["Component", 3]]);
  });

  test("who made them stands on Type", () => {
    expect(texts(component, "make")).toEqual(["Hikvision", "Axis", "Hikvision"]);
    expect(texts(component, "model")).toEqual(["DS-2CD2143G2-I", "P1448-LE", "DS-2CD2143G2-I"]);
    const make = component?.fields.find(({ role }) => role === "make");
    expect(make?.cell(2)).toEqual({ sheet: "Type", row: 2, column: 6 });
  });

  test("where they stand is the facility, and its category says what kind of place", () => {
    expect(texts(component, "site")).toEqual(["Elm House", "Elm House", "Elm House"]);
    expect(texts(component, "siteType")[0]).toBe("Co_20_75_64 : Prison complexes");
  });

  test("the joins are shown, and a formula cannot follow them", () => {
    expect(component?.links).toContainEqual({
      fromSheet: "Type",
      roles: ["category", "make", "model"],
      key: "TypeName",
      keyThere: "Name",
      through: [],
      matched: 3,
      rows: 3,
      ambiguous: 0,
    });
    expect(component?.selfContained).toBe(false);
    expect(readings[names.indexOf("Type")]?.nothing[0]?.why).toBe("linked");
  });
});

describe("a list of properties", () => {
  const register: Rows = [
    ["Asset No", "Site code", "Make", "Model"],
    ["1", "FH01", "Axis", "P3245-LV"],
    ["2", "FH01", "Bosch", "NDE-3502-AL"],
    ["3", "LL02", "Hikvision", "DS-2CD2143G2-I"],
    ["4", "XX99", "Hikvision", "DS-2CD2143G2-I"],
    ["5", "AH03", "Hikvision", "DS-2CD2143G2-I"],
  ];
  const properties: Rows = [
    ["Site code", "Site name", "Site type", "Sensitive site? (Y/N)"],
    ["FH01", "HMP Fernhill", "Prison", "Y"],
    ["LL02", "Lilley Library", "Library", "N"],
    ["AH03", "Ashdown House", "Office", ""],
  ];
  const [first, second] = read({ Assets: register, Properties: properties });

  test("gives the type and the sensitivity of each site", () => {
    const reading = first?.registers[0];
    expect(texts(reading, "siteType")).toEqual(["Prison", "Prison", "Library", "", "Office"]);
    expect(texts(reading, "sensitivity")).toEqual(["Y", "Y", "N", "", ""]);
    expect(reading?.links?.[0]).toMatchObject({
      key: "Site code",
      keyThere: "Site code",
      matched: 4,
      rows: 5,
    });
    expect(second?.nothing[0]?.why).toBe("linked");
  });

  test("a sheet that shares no text adds nothing", () => {
    const [alone] = read({
      Assets: register,
      Properties: [
        ["Site code", "Site type"],
        ["Q1", "Prison"],
        ["Q2", "Office"],
      ],
    });
    expect(alone?.registers[0]?.links).toBeUndefined();
    expect(texts(alone?.registers[0], "siteType")).toEqual(["", "", "", "", ""]);
  });
});

test("a staff list beside a register is none", () => {
  const [, staff] = read({
    Assets: [
      ["Tag", "Make", "Model"],
      ["1", "Axis", "P3245-LV"],
      ["2", "Bosch", "NDE-3502-AL"],
    ],
    Staff: [
      ["Name", "Email", "Department"],
      ["Ann Elm", "ann@example.org", "Estates"],
      ["Bob Oak", "bob@example.org", "Security"],
    ],
  });
  expect(staff?.registers).toEqual([]);
  expect(staff?.nothing).toHaveLength(1);
});
