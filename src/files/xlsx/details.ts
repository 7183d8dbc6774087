import type { ZipPackage } from "../zip/package";
import type { PackagedTable } from "./tables";
import type { WorkbookPart } from "./workbook-part";

/** What the highlighted copy needs to know of a sheet's part. */
export interface SheetDetails {
  readonly part: string;
  readonly tables: readonly PackagedTable[];
  hasFormula(column: number): boolean;
  readonly highestPriority: number;
  /** Rules of conditional formats that have a formula. */
  readonly rules: readonly { readonly formula: string; readonly format: number; readonly priority: number }[];
}

/** What the highlighted copy needs to know of an .xlsx package. */
export interface WorkbookDetails {
  readonly zip: ZipPackage;
  readonly workbook: WorkbookPart;
  /** By sheet name; only sheets that were read. */
  readonly sheets: ReadonlyMap<string, SheetDetails>;
}
