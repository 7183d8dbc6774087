/** Registers and decisions for tests: rows in, verdicts out. */
import { Checker, type CheckBasis, type CheckedAsset } from "../../../src/core/check";
import { contentHints } from "../../../src/core/content-hints";
import {
  AssetKeys,
  noDecisions,
  readDecisions,
  type DecisionTable,
  type Decisions,
} from "../../../src/core/decisions";
import { defaultPolicy } from "../../../src/core/policy/own";
import { readWorkbook, type RegisterReading } from "../../../src/core/register";
import { sheetFromRows, type CellValue, type Sheet } from "../../../src/core/sheet";
import { catalogue } from "../../support/catalogue";

export const today = "2026-11-22";
export const header = [
  "Tag",
  "Make",
  "Model",
  "Serial",
  "Site",
  "Site type",
  "Network",
  "Status",
  "Location",
];
const hints = contentHints(catalogue);

/** The register of a sheet. */
export function registerOf(rows: readonly (readonly CellValue[])[], name = "Register"): RegisterReading {
  const [reading] = registersOf(sheetFromRows(name, [header, ...rows]));
  if (reading === undefined) throw new Error("There is no register.");
  return reading;
}

export function registersOf(...sheets: Sheet[]): RegisterReading[] {
  return readWorkbook(sheets, catalogue.vocabulary.columns, { hints }).flatMap(({ registers }) => registers);
}

/** A decision table typed as objects by header. */
export function typed(table: DecisionTable, ...rows: Readonly<Record<string, CellValue>>[]): Sheet {
  const headers = table.columns.map(({ header: title }) => title);
  return sheetFromRows(table.sheet, [
    headers,
    ...rows.map((row) => headers.map((title) => row[title] ?? null)),
  ]);
}

export function decided(...sheets: Sheet[]): Decisions {
  const { decisions, problems } = readDecisions((table) => {
    const sheet = sheets.find(({ name }) => name === table.sheet);
    if (sheet === undefined) return null;
    const rows = Array.from({ length: sheet.rowCount }, (_, row) =>
      Array.from({ length: sheet.columnCount }, (_, column) => sheet.value(row, column)),
    );
    return { sheet: sheet.name, rows };
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return decisions;
}

export function basisWith(decisions: Decisions = noDecisions, more: Partial<CheckBasis> = {}): CheckBasis {
  return {
    catalogue,
    setting: decisions.setting ?? defaultPolicy,
    sites: decisions.sites,
    makers: decisions.makers,
    decisions,
    asOf: today,
    ...more,
  };
}

export function checkWith(reading: RegisterReading, basis: CheckBasis): CheckedAsset[] {
  return [...new Checker(basis).check(reading)].flat();
}

/** By the row's tag. */
export function byTag(assets: readonly CheckedAsset[]): ReadonlyMap<string, CheckedAsset> {
  return new Map(assets.map((asset) => [asset.tag, asset]));
}

/** What ties a decision to a row, as the add-in fills it in. */
export function keyOf(reading: RegisterReading, row: number): Record<string, string> {
  const { asset, mark, register } = new AssetKeys(reading).of(row);
  return { Asset: asset, "Row mark": mark, Register: register };
}
