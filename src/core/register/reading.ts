/** What the reading of a sheet found: registers, their columns, their asset rows, and what was left out and why. */
import type { ColumnRole } from "../asset";
import type { Area, CellAddress } from "../sheet";

/** How a column got its role. */
export interface ColumnReading {
  readonly column: number;
  /** As written, header rows joined by a space; "" when there is no header. */
  readonly header: string;
  readonly role: ColumnRole;
  /** `header`: its words; `content`: its values; `both`; `user`: corrected by a person. */
  readonly basis: "header" | "content" | "both" | "user";
  readonly sure: boolean;
}

/**
 * One text per asset row, wherever it comes from: the row's own cell, a band above it, a value given once
 * with blanks below, a vendor flag column ("Hikvision: Y"), or a linked sheet.
 */
export interface FieldSource {
  readonly role: ColumnRole;
  /** The header as written; "" where there is none. */
  readonly header: string;
  /** The text for a row; "" when blank. */
  text(row: number): string;
  /** The cell that the text stands in. */
  cell(row: number): CellAddress;
}

export type LeftOutReason =
  | "title"
  | "header"
  | "repeated-header"
  | "units"
  | "band"
  | "subtotal"
  | "total"
  | "note"
  | "blank"
  | "corrected";

export interface RowSpan {
  readonly first: number;
  readonly last: number;
  readonly why: LeftOutReason;
}

/** Cells of a column that Excel took for numbers or dates although they were codes. */
export interface MangledCells {
  readonly column: number;
  readonly role: ColumnRole;
  /** `number`: digits are lost; `date`: it was taken for a day; `zeros`: zeros in front are lost. */
  readonly what: "number" | "date" | "zeros";
  /** 0-based. */
  readonly rows: Int32Array;
}

/** Why a live formula cannot say what the register says: it sees its own row and the headings, nothing else. */
export type OutsideReason =
  | "bands"
  | "given-once"
  | "merged-down"
  | "maker-columns"
  | "struck-through"
  | "linked-sheets"
  | "taken-for-dates"
  | "corrected"
  | "by-values"
  | "no-header"
  | "title";

export interface RegisterReading {
  readonly sheet: string;
  /** Header to last asset. */
  readonly area: Area;
  /** Empty where the register has no header. */
  readonly headerRows: readonly number[];
  readonly columns: readonly ColumnReading[];
  readonly fields: readonly FieldSource[];
  /** Row numbers (0-based) of the assets, rising. */
  readonly rows: Int32Array;
  readonly title: string;
  /** Rows inside the area that are no assets. */
  readonly leftOut: readonly RowSpan[];
  /** Hidden or filtered asset rows; `null` where the source cannot tell. They are checked like the others. */
  readonly hiddenRows: number | null;
  /** Asset rows whose cells are struck through; empty where the source cannot tell. */
  readonly struckRows: ReadonlySet<number>;
  /** How many band rows give a site, type or kind to the rows below them. */
  readonly bands: number;
  /** Roles whose values are given once, with blanks below that mean the same. */
  readonly givenOnce: readonly ColumnRole[];
  /** Cells that Excel mangled; read as unknown where they would tell of the maker. */
  readonly mangled: readonly MangledCells[];
  /** Facts from other sheets; missing where a sheet is read by itself. */
  readonly links?: readonly LinkReading[];
  /** Joins that a person has to settle; missing where there are none. */
  readonly questions?: readonly JoinQuestion[];
  /** Joins that a person has settled; missing where there are none. */
  readonly settled?: readonly SettledQuestion[];
  /** Whether a row and its headings alone say all: only then can a live formula read it. */
  readonly selfContained: boolean;
  /** Why not; empty where `selfContained`. */
  readonly outside: readonly OutsideReason[];
}

/** A sheet (or part of it) that holds no register, and why: "a price list: no column says where the things are". */
export interface NothingToCheck {
  readonly sheet: string;
  readonly why:
    "empty" | "no-header" | "no-maker-column" | "not-a-register" | "summary" | "linked" | "corrected";
  /** One sentence that says what to do. */
  readonly message: string;
}

/** Facts that stand on another sheet, found by a text that both sheets hold. */
export interface LinkReading {
  readonly fromSheet: string;
  readonly roles: readonly ColumnRole[];
  /** The register's header and the other sheet's header that meet; "" where the other sheet names one place for all. */
  readonly key: string;
  readonly keyThere: string;
  /** The sheets in between, as in Component, Space, Facility: `["Space"]`. */
  readonly through: readonly string[];
  /** Asset rows that found their row on the other sheet, of all asset rows. */
  readonly matched: number;
  readonly rows: number;
  /** Asset rows that found several rows which say different things: nothing was taken for them. */
  readonly ambiguous: number;
}

/** A join that nobody but a person can settle: several lines could be meant, and they say different things. */
export interface JoinQuestion {
  readonly sheet: string;
  /** The register's header whose text is looked up, and the text; "" for both where every row is meant. */
  readonly key: string;
  readonly about: string;
  /** What is unknown until it is answered. */
  readonly roles: readonly ColumnRole[];
  /** Asset rows that the answer settles. */
  readonly rows: number;
  readonly options: readonly JoinOption[];
}

/** A question that somebody has answered. */
export interface SettledQuestion extends JoinQuestion {
  /** `null`: none of them. */
  readonly chosen: JoinOption | null;
}

export interface JoinOption {
  readonly fromSheet: string;
  /** The line, counted from 0; `null`: the whole sheet is meant. */
  readonly row: number | null;
  /** What it says: "Ashdown House, Office". */
  readonly says: string;
}

/** Rows from first to last, both included, counted from 0. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** What a person has corrected in the reading of one table. Rows and columns are counted from 0. */
export interface TableCorrections {
  /** The rows that head the table (one or two); empty where it has no header. */
  readonly headerRows?: readonly number[];
  /** The roles of columns. */
  readonly columns?: ReadonlyMap<number, ColumnRole>;
  /** The roles of columns by their heading (`nameKey` of it), because columns move; by number where no column has it. */
  readonly headings?: ReadonlyMap<string, { readonly role: ColumnRole; readonly column: number | null }>;
  /** The table is no register. */
  readonly leaveOut?: boolean;
}

/** Which line of another sheet a text of the register means. */
export interface JoinChoice {
  /** The register's text; "" for every row. */
  readonly text: string;
  /** `null`: join nothing. */
  readonly fromSheet: string | null;
  /** The line there, counted from 0; `null`: whichever line holds the text. */
  readonly row: number | null;
}

/** What a person has corrected in the reading of a sheet; what stands here itself is for its first table. */
export interface Corrections extends Omit<TableCorrections, "leaveOut"> {
  /** Tables that are named by the range they stood in or by their name in Excel. */
  readonly tables?: readonly (TableCorrections & { readonly at: Area | string })[];
  /** Rows that are no assets, or the whole sheet. */
  readonly leaveOut?: "sheet" | readonly RowRange[];
  /** Rows that are assets. */
  readonly assets?: readonly RowRange[];
  readonly joins?: readonly JoinChoice[];
}

/** How far the reading has come, in rows of the sheet. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

export interface SheetReading {
  readonly registers: readonly RegisterReading[];
  readonly nothing: readonly NothingToCheck[];
  /** Tables of a sheet that is called a summary: they count where no sheet of the workbook lists the assets. */
  readonly setAside?: readonly RegisterReading[];
}
