/** Registers that are checked and reported in memory, for tests of the report, the survey and what is shared. */
import fc from "fast-check";
import { Checker, type CheckBasis } from "../../src/core/check";
import { noDecisions } from "../../src/core/decisions";
import { defaultPolicy } from "../../src/core/policy/own";
import { readSheet } from "../../src/core/register";
import type { ReportedRegister, ReportInput } from "../../src/core/report";
import { sheetFromRows, type CellValue } from "../../src/core/sheet";
import type { PlannedSheet, PlannedValue } from "../../src/core/sheets";
import { parseSiteAssessments } from "../../src/core/site";
import { catalogue } from "./catalogue";

export const registerHeaders = [
  "Tag",
  "Site",
  "Site type",
  "Location",
  "Make",
  "Model",
  "Category",
  "Serial number",
  "MAC",
  "Network",
  "Status",
  "Quantity",
  "Planned replacement",
];

/** A register whose rows come round again with other ids: some of every action and kind. */
export function registerRows(count: number): CellValue[][] {
  const sites = [
    ["Harbour House", "Office"],
    ["Ministers' Suite", "Office"],
    ["Hill Leisure Centre", "Leisure centre"],
    ["North Depot", "Depot"],
    ["", "School"],
  ];
  const things = [
    ["Hikvision", "DS-2CD2143G0-I", "Camera"],
    ["Hikvision", "DS-7616NI-K2", "NVR"],
    ["Dahua", "IPC-HFW2831S-S-S2", "Camera"],
    ["Axis", "P3245-V", "Camera"],
    ["", "", "CCTV camera"],
    ["W Box", "", "Camera"],
    ["Worcester Bosch", "Greenstar 30CDi", "Boiler"],
  ];
  const networks = ["Corporate LAN", "Separate CCTV network", "None", ""];
  const statuses = ["In use", "On order", "In use", "", "Removed", "In use"];
  const dates: CellValue[] = ["", "2024-06-01", "2027", 46_000, "March 2026"];
  return Array.from({ length: count }, (_, row) => {
    const [site = "", type = ""] = sites[row % 5]!;
    const [make = "", model = "", category = ""] = things[(row * 3) % 7]!;
    return [
      row % 11 === 4 ? "" : `A-${String(row + 1).padStart(4, "0")}`,
      site,
      type,
      row % 3 === 0 ? "Floor 2" : `Room ${row % 20}`,
      make,
      model,
      category,
      `S${row}`,
      "",
      networks[(row * 5) % 4]!,
      statuses[(row * 5 + Math.floor(row / 7)) % 6]!,
      row % 4 === 0 ? 3 : 1,
      dates[(row + Math.floor(row / 5)) % 5]!,
    ];
  });
}

export const sites = parseSiteAssessments([
  ["Site", "Sensitive", "Limb", "Assessed by", "Date"],
  ["Harbour House", "Yes", "L1", "J. Marsh", "2026-11-01"],
  ["North Depot", "No", "", "J. Marsh", "2026-11-01"],
]).assessments;

export function basisOf(more: Partial<CheckBasis> = {}): CheckBasis {
  return { catalogue, setting: defaultPolicy, sites, makers: [], asOf: "2026-11-22", ...more };
}

/** A register of these rows, checked. */
export function reported(
  rows: readonly (readonly CellValue[])[],
  basis = basisOf(),
  name = "Register",
): ReportedRegister {
  const sheet = sheetFromRows(name, [registerHeaders, ...rows]);
  const [reading] = readSheet(sheet, catalogue.vocabulary.columns).registers;
  if (reading === undefined) throw new Error("no register was read");
  return { reading, assets: [...new Checker(basis).check(reading)].flat() };
}

export function inputOf(
  registers: readonly ReportedRegister[],
  more: Partial<ReportInput> = {},
): ReportInput {
  return {
    registers,
    basis: basisOf(),
    rulesGiven: true,
    decisions: noDecisions,
    problems: [],
    nothing: [],
    ...more,
  };
}

/** The value that a cell shows. */
export function shown(value: PlannedValue | undefined): CellValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "object") return "date" in value ? value.date : value.value;
  return value;
}

/** A planned sheet's values, row by row. */
export function valuesOfPlan(sheet: PlannedSheet): CellValue[][] {
  return sheet.rows.map((row) => row.map((cell) => shown(cell?.value)));
}

/** The rows of a planned table as records by header. */
export function records(sheet: PlannedSheet, table: string): Record<string, CellValue>[] {
  const area = sheet.tables.find(({ name }) => name === table)!.area;
  const values = valuesOfPlan(sheet);
  const headers = values[area.top]!.map(String);
  return values
    .slice(area.top + 1, area.bottom + 1)
    .map((row) => Object.fromEntries(headers.map((header, column) => [header, row[column] ?? null])));
}

export const rowCounts = fc.integer({ min: 1, max: 60 });
