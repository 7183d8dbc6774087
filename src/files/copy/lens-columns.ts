import type { Area } from "../../core/sheet";

/** The product's own columns, from left to right (design decision 4). */
export const lensColumns = ["action", "settle", "maker", "why", "checked"] as const;
export type LensColumn = (typeof lensColumns)[number];

export const lensHeadings: Readonly<Record<LensColumn, string>> = {
  action: "Lens action",
  settle: "Lens to settle",
  maker: "Lens maker",
  why: "Lens why",
  checked: "Lens checked",
};

/** Widths in characters of the default font. */
export const lensWidths: Readonly<Record<LensColumn, number>> = {
  action: 21,
  settle: 26,
  maker: 20,
  why: 100,
  checked: 13,
};

export const legendSheetName = "Lens legend";
export const resultsSheetName = "Lens results";

/** An own column's header cell as a hidden defined name says it. */
export interface NamedColumn {
  readonly column: LensColumn;
  readonly register: number;
  readonly sheet: string;
  readonly row: number;
  readonly at: number;
}

/** The texts of one row's own cells. */
export type LensTexts = Readonly<Record<LensColumn, string>>;

/** What is to be written beside one register. Rows and columns are counted from 0. */
export interface RegisterMarks {
  /** The sheet's name as `WorkbookFile` gives it. */
  readonly sheet: string;
  /** The register without own columns: header to last asset. */
  readonly area: Area;
  /** The last row of the header; `null` where the register has none. */
  readonly headerRow: number | null;
  readonly firstRow: number;
  readonly lastRow: number;
  /** The texts for a row from `firstRow` to `lastRow`; `undefined` for rows that are no assets. */
  texts(row: number): LensTexts | undefined;
}

/** The hidden defined name on an own column's header cell: `_EstateLens_action_1`. */
export function lensName(column: LensColumn, register: number): string {
  return `_EstateLens_${column}_${register}`;
}

/** The column and register number that a defined name stands for. */
export function parseLensName(name: string): { column: LensColumn; register: number } | undefined {
  const match = /^_EstateLens_([a-z]+)_(\d{1,6})$/.exec(name);
  const column = lensColumns.find((one) => one === match?.[1]);
  return column === undefined ? undefined : { column, register: Number(match?.[2]) };
}

/** The column whose heading a cell holds. */
export function columnOfHeading(value: unknown): LensColumn | undefined {
  if (typeof value !== "string") return undefined;
  const heading = value.trim().toLowerCase();
  return lensColumns.find((column) => lensHeadings[column].toLowerCase() === heading);
}
