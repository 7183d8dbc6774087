/** `Lens changes`: what is new, gone, answered otherwise or edited since the last check, with before and after. */
import type { LastCheckRow } from "../decisions";
import type { Difference } from "../rerun";
import type { PlannedSheet } from "../sheets";
import type { ReportInput } from "./input";
import { cell, mostListed, Page, type PageRow } from "./page";
import { counted, footOf } from "./words";

type Line = Pick<LastCheckRow, "asset" | "site" | "register" | "row">;

const where = ({ register, row }: Line): string => `${register} row ${row}`;
const about = (what: string, row: Line): PageRow => [
  cell(what),
  cell(row.asset === "" ? where(row) : row.asset, "wrapped"),
  cell(row.site, "wrapped"),
];
const answer = ({ action, maker, toSettle }: LastCheckRow): string =>
  [action, maker, toSettle].filter((text) => text !== "").join("; ");

/** Plans the sheet. */
export function changesSheet({ basis }: ReportInput, difference: Difference): PlannedSheet {
  const page = new Page("Lens changes", {
    widths: [16, 18, 26, 40, 40, 60],
    orientation: "landscape",
    foot: footOf(basis),
  });
  const { changed, edited, new: fresh, gone, same, since } = difference;
  page.title("Changes since the last check");
  page.note(
    `The last check: ${since}. ${counted(same, "row has", "rows have")} the same answer as then. Gone: in no register any more.`,
  );
  const lines: PageRow[] = [
    ...changed.map(({ before, now, edited: byHand, replaced }): PageRow => [
      ...about(replaced ? "Another thing" : byHand ? "Edited, changed" : "Changed", now),
      cell(answer(before), "wrapped"),
      cell(answer(now), "wrapped"),
      cell(now.why, "wrapped"),
    ]),
    ...edited
      .filter((pair) => pair.changed.length === 0)
      .map(({ before, now }): PageRow => [
        ...about("Edited, same", now),
        cell(answer(before), "wrapped"),
        cell(answer(now), "wrapped"),
        cell(now.why, "wrapped"),
      ]),
    ...fresh.map((now): PageRow => [
      ...about("New", now),
      null,
      cell(answer(now), "wrapped"),
      cell(now.why, "wrapped"),
    ]),
    ...gone.map((before): PageRow => [...about("Gone", before), cell(answer(before), "wrapped"), null, null]),
  ];
  const left = lines.length - mostListed;
  if (left > 0) page.note(`${counted(left, "more row")} did not fit on this sheet.`, "warning");
  else page.blank();
  page.list(
    "LensChanges",
    ["What", "Asset", "Site", "Before", "Now", "Why"],
    left > 0 ? lines.slice(0, mostListed) : lines,
    "Nothing has changed.",
  );
  return page.sheet();
}
