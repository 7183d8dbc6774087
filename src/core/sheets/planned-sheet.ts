/**
 * A sheet that Estate Lens writes: decision tables, reports, survey sheets. It is planned here, as data, and written
 * by `src/excel` into the open workbook or by `src/files` into a file, so that both look the same.
 * Rows and columns are counted from 0.
 */
import type { Area } from "../sheet";

/** A date, written as Excel's serial number with the format yyyy-mm-dd. */
export interface PlannedDate {
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** A native formula, in English with commas and without the leading `=`, and its value as computed here. */
export interface PlannedFormula {
  readonly formula: string;
  readonly value: string | number;
}

/** Text is always written as text, whatever it starts with; `null` leaves the cell blank. */
export type PlannedValue = string | number | boolean | null | PlannedDate | PlannedFormula;

/** How a cell looks. One word per look; both writers know them all. */
export const looks = [
  /** Plain text or number at the top of its cell. */
  "plain",
  /** The sheet's title: large and bold. */
  "title",
  /** A section's heading: bold. */
  "heading",
  /** A sentence that explains: wrapped, muted. */
  "note",
  /** A sentence that must not be missed: wrapped, bold, framed. */
  "warning",
  /** A column's header outside an Excel table: bold, filled, wrapped. */
  "header",
  /** A long text: wrapped. */
  "wrapped",
  /** A whole number with thousands separated. */
  "count",
  "percent",
  /** Pounds without pence. */
  "money",
  "date",
  /** A day with its time. */
  "date-time",
  /** Bold with a line above: a total of counts. */
  "total",
  /** Bold with a line above: a total of money. */
  "money-total",
  /** A cell for a person to fill in: pale fill, border; what is typed stays text (`00123`, a MAC address). */
  "input",
  /** The same for a date. */
  "date-input",
  /** The same for an amount of money. */
  "money-input",
  /** An empty box to tick on paper. */
  "tick",
  /** A line to sign on. */
  "signature",
] as const;
export type Look = (typeof looks)[number];

/** Looks in which a person writes: what stands in them is kept when the sheet is built anew. */
export const fieldLooks: ReadonlySet<Look> = new Set([
  "input",
  "date-input",
  "money-input",
  "tick",
  "signature",
]);

export interface PlannedCell {
  readonly value: PlannedValue;
  readonly look: Look;
  /** Cells to the right that it spreads over (merged); for titles, notes and warnings only. */
  readonly across?: number;
}

/** An Excel table (ListObject); its first row is the header, and the cells under it come from the sheet's rows. */
export interface PlannedTable {
  /** Unique in the workbook; letters, digits and underscores. */
  readonly name: string;
  /** Header row included. At least one row below it. */
  readonly area: Area;
}

/** What a person may type. */
export type PlannedValidation = {
  readonly area: Area;
  /** Shown when the cell is selected. */
  readonly prompt: string;
} & (
  | {
      readonly kind: "list";
      /** At most 255 characters when joined by commas; none may hold a comma. */
      readonly choices: readonly string[];
      /** True where other words are allowed too (several limbs in a cell): then it only suggests. */
      readonly open: boolean;
    }
  | { readonly kind: "date" }
);

/** A native chart over cells of the sheet. */
export interface PlannedChart {
  readonly name: string;
  readonly title: string;
  readonly kind: "bar" | "stacked-bar" | "column";
  readonly categories: Area;
  readonly series: readonly {
    readonly name: string;
    readonly values: Area;
    /** RRGGBB. */ readonly fill: string;
  }[];
  /** The cells that it covers. */
  readonly at: Area;
}

/** The add-in's colours by action over rows: the words in `column` decide (`actionLooks`). */
export interface PlannedColours {
  readonly area: Area;
  readonly column: number;
}

export interface PlannedPrint {
  readonly orientation: "portrait" | "landscape";
  /** Rows repeated on each page, first and last. */
  readonly repeatRows?: readonly [first: number, last: number];
  /** Rows with which a new page begins. */
  readonly breaks?: readonly number[];
  /** Rows that people fill in with a pen, first and last. */
  readonly penRows?: readonly [first: number, last: number];
  /** Words in the page's foot, beside the page number. */
  readonly foot: string;
}

export interface PlannedSheet {
  /**
   * At most 31 characters; begins with `Lens `, so that it is found again and never read as a register. Only the
   * registers of a copy keep their own names.
   */
  readonly name: string;
  /** Only Estate Lens needs it: hidden from the tabs (a person can unhide it). */
  readonly hidden?: boolean;
  /** Widths in characters, from the first column on. */
  readonly widths: readonly number[];
  /** `null` for a blank cell. Rows may have any length. */
  readonly rows: readonly (readonly (PlannedCell | null)[])[];
  /** Rows that stay in sight when the sheet is scrolled. */
  readonly frozenRows?: number;
  readonly tables: readonly PlannedTable[];
  readonly validations: readonly PlannedValidation[];
  readonly charts: readonly PlannedChart[];
  readonly colours: readonly PlannedColours[];
  /** A4, fitted to the page's width. */
  readonly print: PlannedPrint;
}

/** What begins the name of every sheet of Estate Lens. */
export const ownSheetPrefix = "Lens ";

/** Whether a sheet is one of Estate Lens's own: it is never read as a register. */
export function isOwnSheet(name: string): boolean {
  return name.startsWith(ownSheetPrefix);
}
