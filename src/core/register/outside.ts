/** Why a register's rows cannot be read on their own: a live formula sees its row and the headings, nothing else. */
import type { ColumnRole } from "../asset";
import type { Lexicon } from "./lexicon";
import type { ColumnReading, FieldSource, OutsideReason, RegisterReading } from "./reading";

const words: Readonly<Record<OutsideReason, string>> = {
  bands: "rows between the assets say where they are or what they are",
  "given-once": "values are given once for several rows",
  "merged-down": "cells are merged over several rows",
  "maker-columns": "columns named after makers say yes, no or how many",
  "struck-through": "rows are struck through",
  "linked-sheets": "other sheets complete it",
  "taken-for-dates": "Excel took codes for dates",
  corrected: "somebody has corrected how it is read",
  "by-values": "the values of a column, not its heading, say what it is",
  "no-header": "it has no headings",
  title: "the sheet's name or title says what kind of things are listed",
};

const outsideOrder = [
  "bands",
  "given-once",
  "merged-down",
  "maker-columns",
  "struck-through",
  "linked-sheets",
  "taken-for-dates",
  "corrected",
  "by-values",
  "no-header",
  "title",
] as const satisfies readonly OutsideReason[];

/** The reasons in words, as half a sentence; "" where rows can be read on their own. */
export function outsideWords({ outside }: Pick<RegisterReading, "outside">): string {
  return outside.map((reason) => words[reason]).join("; ");
}

/** What is known of a register when the reasons are looked for. */
type Read = Omit<RegisterReading, "outside" | "selfContained"> & {
  readonly flags: number;
  readonly merged: number;
};

const deciding: ReadonlySet<ColumnRole> = new Set([
  "make", "model", "description", "category", "mac", "serial", "site", "siteType", "sensitivity", "network", "status", "owner", "purpose",
]); // prettier-ignore

/** Every reason why a formula could give another answer than the check. */
export function outsideReasons(read: Read, lexicon: Lexicon, correctedRows: boolean): OutsideReason[] {
  const { columns, bands, givenOnce, struckRows, links, mangled, headerRows, leftOut } = read;
  const byValues = ({ role, basis, header }: ColumnReading): boolean =>
    (deciding.has(role) || role === "supplier") &&
    (basis === "content" || (basis === "both" && header !== "" && role !== "make"));
  const found: Readonly<Record<OutsideReason, boolean>> = {
    bands: bands > 0,
    "given-once": givenOnce.length > 0,
    "merged-down": read.merged > 0,
    "maker-columns": read.flags > 0,
    "struck-through": struckRows.size > 0,
    "linked-sheets": links !== undefined && links.length > 0,
    "taken-for-dates": mangled.some(({ what }) => what === "date"),
    corrected:
      correctedRows || columns.some(({ basis }) => basis === "user") || leftOut.some(({ why }) => why === "corrected"),
    "by-values": headerRows.length > 0 && columns.some(byValues),
    "no-header": headerRows.length === 0,
    title: restsOnTitle(read, lexicon),
  }; // prettier-ignore
  return outsideOrder.filter((reason) => found[reason]);
}

/** The title speaks of devices, and some row does not say itself what it is. */
function restsOnTitle({ sheet, title, rows, fields }: Read, lexicon: Lexicon): boolean {
  if (!lexicon.holds("category", `${sheet} ${title}`)) return false;
  const own = fields.filter(({ role }) => role === "category" || role === "description");
  const says = (field: FieldSource, row: number): boolean => field.text(row).trim() !== "";
  return rows.some((row) => !own.some((field) => says(field, row)));
}
