/** The two lists that people carry: what has to be done, and what somebody has to look at. */
import { actionWords, needWords } from "../policy/words";
import type { PlannedSheet } from "../sheets";
import type { ReportInput } from "./input";
import { cell, count, mostListed, Page, type PageRow } from "./page";
import { needsAction, walkOrder } from "./plan-order";
import type { ReportRow } from "./report-row";
import { counted, footOf } from "./words";

const siteOf = ({ site, siteType }: ReportRow): string => (site === "" ? siteType : site);

/** What fits on one sheet, and a warning for what does not. */
function fitting(page: Page, rows: readonly ReportRow[]): readonly ReportRow[] {
  const left = rows.length - mostListed;
  if (left > 0) page.note(`${counted(left, "more row")} did not fit on this sheet.`, "warning");
  else page.blank();
  return left > 0 ? rows.slice(0, mostListed) : rows;
}

const tick = { value: "☐", look: "tick" } as const;

/** `Lens action list`: to print and tick off, in the order of a walk through the buildings. */
export function actionListSheet({ basis }: ReportInput, rows: readonly ReportRow[]): PlannedSheet {
  const page = new Page("Lens action list", {
    widths: [6, 6, 26, 20, 16, 30, 8, 20, 42],
    orientation: "landscape",
    foot: footOf(basis),
  });
  const wanted = rows.filter(needsAction).sort(walkOrder);
  page.title("Action list");
  page.note("Rows that need action, site by site. Tick what is done, and record it on Lens work.");
  const listed = fitting(page, wanted).map((row, index): PageRow => [
    tick,
    count(index + 1),
    cell(siteOf(row), "wrapped"),
    cell(row.where, "wrapped"),
    cell(row.asset, "wrapped"),
    cell(row.what, "wrapped"),
    count(row.devices),
    cell(actionWords[row.action], "wrapped"),
    cell(row.firstStep, "wrapped"),
  ]);
  const area = page.list(
    "LensActionList",
    ["Done", "No.", "Site", "Where", "Asset", "What", "Devices", "Action", "First step"],
    listed,
    "No row needs action.",
  );
  page.colour({ ...area, left: 7, right: 7 }, 7);
  return page.sheet();
}

/** What somebody can find out by looking at the unit or asking on site. */
const foundOnSite: ReadonlySet<string> = new Set(["maker", "label", "status", "scope", "network"]);

/** Whether a visit would settle a row, or help to. */
export function wantsVisit({ needs, action, couldBe }: ReportRow): boolean {
  return (action === "review" || couldBe !== action) && needs.some((need) => foundOnSite.has(need));
}

/** `Lens survey list`: where somebody has to look, and for what. */
export function surveyListSheet({ basis }: ReportInput, rows: readonly ReportRow[]): PlannedSheet {
  const page = new Page("Lens survey list", {
    widths: [26, 20, 16, 32, 44, 18, 8, 22],
    orientation: "landscape",
    foot: footOf(basis),
  });
  const wanted = rows.filter(wantsVisit).sort(walkOrder);
  page.title("Survey list");
  page.note(
    "Rows that somebody settles by looking at the unit: label, model number, MAC address, network, still there? Make survey gives sheets to fill in for each site and floor.",
  );
  const listed = fitting(page, wanted).map((row): PageRow => [
    cell(siteOf(row), "wrapped"),
    cell(row.where, "wrapped"),
    cell(row.asset, "wrapped"),
    cell(row.what, "wrapped"),
    cell(
      row.needs
        .filter((need) => foundOnSite.has(need))
        .map((need) => needWords[need])
        .join(" "),
      "wrapped",
    ),
    cell(row.couldBe === "review" || row.couldBe === "none" ? "" : actionWords[row.couldBe], "wrapped"),
    count(row.devices),
    cell(row.foundAt, "wrapped"),
  ]);
  page.list(
    "LensSurveyList",
    ["Site", "Where", "Asset", "The register says", "To find out", "Could be", "Devices", "Found at"],
    listed,
    "No row waits for a visit.",
  );
  return page.sheet();
}
