/** An .xlsx that was opened: what of it is not in the host's workbook, for the download. */
import type { RuleDetails } from "../rules/file-rule";

export interface OpenedFile {
  readonly bytes: Uint8Array;
  /** The host's ids of sheets to the names that they have in the file. */
  readonly sheetNames: ReadonlyMap<string, string>;
  /** What the host does not hold of conditional formats. */
  readonly rules: RuleDetails;
}

/** exceljs is loaded only when a file is opened or saved. */
export async function newBook() {
  const { default: ExcelJS } = await import("exceljs");
  return new ExcelJS.Workbook();
}

/** Excel counts columns in characters of its standard font, the host in points. */
export function pointsOfWidth(characters: number): number {
  return (Math.trunc(characters * 7 + 5) * 3) / 4;
}

export function widthOfPoints(points: number): number {
  return Math.round((((points * 4) / 3 - 5) / 7) * 100) / 100;
}
