/** What rows that are no assets are, in words. */
import type { LeftOutReason } from "./reading";

export const leftOutWords: Readonly<Record<LeftOutReason, readonly [one: string, many: string]>> = {
  title: ["title row", "title rows"],
  header: ["heading row", "heading rows"],
  "repeated-header": ["repeated heading row", "repeated heading rows"],
  units: ["row of units", "rows of units"],
  band: ["row that names a site or kind", "rows that name a site or kind"],
  subtotal: ["subtotal", "subtotals"],
  total: ["total", "totals"],
  note: ["note", "notes"],
  blank: ["blank row", "blank rows"],
  corrected: ["row that somebody left out", "rows that somebody left out"],
};
