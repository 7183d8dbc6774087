import type { CellAddress } from "./sheet";

/** The roles that a column of a register can have. A closed list; `other` asks nothing and decides nothing. */
export const columnRoles = [
  "make",
  "model",
  "description",
  "category",
  "tag",
  "mac",
  "ip",
  "serial",
  "site",
  "siteType",
  "location",
  "sensitivity",
  "network",
  "status",
  "quantity",
  "owner",
  "purpose",
  "installDate",
  "replaceDate",
  "notes",
  "supplier",
  "secret",
  "other",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * One asset as text by role, in the order of the sheet's columns; blank cells are left out or "".
 * Texts are as the cell shows them: nothing is folded or trimmed yet.
 */
export type AssetText = Readonly<Partial<Record<ColumnRole, readonly string[]>>>;

/** What stands around an asset and speaks for all of its register: the sheet's and file's name, the title, the headers. */
export interface RegisterContext {
  readonly sheet: string;
  readonly file?: string;
  /** Words above the table that belong to it, such as "CCTV equipment 2024". */
  readonly title: string;
  /** The headers as written, in column order, each with its role: a Y/N header such as "On network?" gives its cells their meaning. */
  readonly headers: readonly { readonly role: ColumnRole; readonly text: string }[];
}

/**
 * Why something was concluded: the words that mattered, whose cell they stand in, and the rule that says so.
 * `role` and `nth` point into `AssetText`; the register turns them into a cell's address.
 */
export interface Evidence {
  readonly role: ColumnRole;
  readonly nth: number;
  /** The words as written in the cell, at most 120 characters. */
  readonly text: string;
  /** The id of a rule in the catalogue, such as `hikvision/ds-2`. */
  readonly rule: string;
  /** Where the words stand, if not in the asset's own row: in the table of a person's decisions. */
  readonly cell?: CellAddress;
}
