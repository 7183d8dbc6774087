/** `Lens report`: how many of what, how far, what it costs, by site and maker, and who signs. */
import { actions } from "../policy/regime";
import { actionWords } from "../policy/words";
import { howFar } from "../rerun";
import { areaName, cellName, columnLetters } from "../sheet";
import type { PlannedCell, PlannedSheet } from "../sheets";
import type { ReportInput } from "./input";
import { costCells, costsOf, type CostCells } from "./costs";
import { cell, count, formula, Page } from "./page";
import type { PlanPlaces } from "./plan-sheet";
import { siteName, type ReportRow } from "./report-row";
import { amountsOf, duties, firstGroups, groupsOf, sumOf, type Amounts, type Group } from "./tally";
import { counted, footOf, grouped, handlingSentence, longDate, reportSheetName, rulesName } from "./words";

/** Groups in the report itself; all of them stand on a sheet of their own where there are more. */
const mostGroups = 25;

/** Lines of sites and makers that stand on one page with room to spare, long names too. */
const mostOnPage = 40;

/** Dark and light, also in grey. */
const firmFill = "5B7FA6";
const provisionalFill = "DCE6F1";

/** The headers of a table by site or maker; the first one names the group. */
export const groupHeaders = (name: string): string[] => [
  name,
  ...actions.map((action) => actionWords[action]),
  "Rows",
  "Of them provisional",
  "Devices",
  "Devices to act on",
];

export const groupWidths = [36, 10, 10, 10, 10, 10, 10, 12, 10, 11];

/** A table of many noughts is read more easily with blanks. */
const some = (amount: number): PlannedCell | null => (amount === 0 ? null : count(amount));

/** The cells of one group's line. */
export function groupLine({ name, amounts }: Group): (PlannedCell | null)[] {
  const all = sumOf(amounts);
  return [
    cell(name, "wrapped"),
    ...actions.map((action) => some(amounts[action].rows)),
    count(all.rows),
    some(all.provisionalRows),
    count(all.devices),
    some(sumOf(amounts, duties).devices),
  ];
}

/** A table by site or maker with its totals as formulas. Gives the first row of its body. */
function groupTable(page: Page, table: string, name: string, groups: readonly Group[], none: string): number {
  const area = page.table(table, groupHeaders(name), groups.map(groupLine), none);
  if (groups.length === 0) return area.top;
  const body = groups.map(groupLine);
  page.add(
    { value: "Total", look: "total" },
    ...groupHeaders(name)
      .slice(1)
      .map((_, index) => {
        const column = columnLetters(index + 1);
        const sum = body.reduce((total, line) => {
          const value = line[index + 1]?.value;
          return total + (typeof value === "number" ? value : 0);
        }, 0);
        return formula(`SUM(${column}${area.top + 1}:${column}${area.bottom + 1})`, sum, "total");
      }),
  );
  return area.top;
}

/**
 * Plans the sheet, and the sheets with all sites and makers where there are too many for it.
 * @param places where the plan keeps what is counted
 */
export function overviewSheet(
  input: ReportInput,
  rows: readonly ReportRow[],
  places: PlanPlaces,
): { sheet: PlannedSheet; costs: CostCells; more: PlannedSheet[] } {
  const { basis, registers } = input;
  const page = new Page(reportSheetName, {
    widths: groupWidths,
    orientation: "portrait",
    foot: footOf(basis),
  });
  const amounts = amountsOf(rows);
  const all = sumOf(amounts);
  page.title("Surveillance equipment: what has to be done");
  page.note(
    `Checked on ${longDate(basis.asOf)} under ${rulesName(basis)}, with maker list ${basis.catalogue.version}: ${counted(all.rows, "row")} (${counted(all.devices, "device")}) in ${counted(registers.length, "register")}.`,
  );
  if (!input.rulesGiven)
    page.note(
      "Nobody has said yet whose rules bind your organisation; these were used because none were named.",
      "warning",
    );
  if (rows.some(({ sensitivity }) => sensitivity === "sensitive")) page.note(handlingSentence, "warning");
  actionTable(page, amounts);
  howFarWeAre(page, input, rows, amounts);
  const cells = costTable(page, input, places);
  const sites = groupsOf(rows, siteName);
  const makers = groupsOf(rows, ({ maker }) => maker);
  signOff(page);
  // What is signed stands on a page of its own; no heading is left alone at the foot of one.
  page.heading("By site", "new-page");
  const shownSites = firstGroups(
    sites,
    mostGroups,
    (others) => `All other sites (${grouped(others)}): see Lens by site`,
  );
  groupTable(page, "LensReportSites", "Site", shownSites, "No site.");
  const shownMakers = firstGroups(
    makers,
    // Makers of whose devices nothing is asked are counted together.
    Math.min(mostGroups, makers.filter(({ amounts: of }) => of.none.rows < sumOf(of).rows).length + 1),
    (others) => `All other makers (${grouped(others)}): see Lens by maker`,
  );
  page.heading("By maker", shownSites.length + shownMakers.length > mostOnPage ? "new-page" : "same-page");
  groupTable(page, "LensReportMakers", "Maker", shownMakers, "No maker.");
  const more = [
    ...(sites.length > shownSites.length
      ? [allGroups("Lens by site", "LensBySite", "Site", sites, input)]
      : []),
    ...(makers.length > shownMakers.length
      ? [allGroups("Lens by maker", "LensByMaker", "Maker", makers, input)]
      : []),
  ];
  return { sheet: page.sheet(), costs: cells, more };
}

function actionTable(page: Page, amounts: Amounts): void {
  page.heading("By action");
  const top = page.headers(
    "Action",
    "Rows",
    "of them firm",
    "of them provisional",
    "Devices",
    "of them firm",
    "of them provisional",
  );
  for (const action of actions) {
    const { rows, devices, provisionalRows, provisionalDevices } = amounts[action];
    page.add(
      cell(actionWords[action]),
      count(rows),
      count(rows - provisionalRows),
      count(provisionalRows),
      count(devices),
      count(devices - provisionalDevices),
      count(provisionalDevices),
    );
  }
  const bottom = page.next - 1;
  const all = sumOf(amounts);
  const totals = [
    all.rows,
    all.rows - all.provisionalRows,
    all.provisionalRows,
    all.devices,
    all.devices - all.provisionalDevices,
    all.provisionalDevices,
  ];
  page.add(
    { value: "Total", look: "total" },
    ...totals.map((total, index) => {
      const column = columnLetters(index + 1);
      return formula(`SUM(${column}${top + 2}:${column}${bottom + 1})`, total, "total");
    }),
  );
  page.colour({ top: top + 1, bottom, left: 0, right: 0 }, 0);
  if (all.provisionalRows > 0) {
    page.note(
      "Provisional: rests on what a word suggests about a site or a purpose; firm once somebody confirms it.",
    );
  }
  page.blank();
  const chartTop = page.next;
  const column = (at: number) => ({ top: top + 1, bottom, left: at, right: at });
  page.chart({
    name: "Rows by action",
    title: "Rows by action",
    kind: "bar",
    categories: column(0),
    series: [
      { name: "Firm", values: column(2), fill: firmFill },
      { name: "Provisional", values: column(3), fill: provisionalFill },
    ],
    at: { top: chartTop, bottom: chartTop + 13, left: 0, right: 8 },
  });
  page.blank(14);
}

/** What is done, what is to be done, and what nobody knows yet. */
function howFarWeAre(
  page: Page,
  { difference, decisions }: ReportInput,
  rows: readonly ReportRow[],
  amounts: Amounts,
): void {
  page.heading("How far we are");
  const all = sumOf(amounts);
  const open = amounts.review.rows;
  const share = all.rows === 0 ? 100 : Math.floor(((all.rows - open) / all.rows) * 100);
  const act = sumOf(amounts, duties);
  const lines = [
    `${share}% of the rows are settled; ${counted(open, "row waits", "rows wait")} for an answer (Lens survey list).`,
    `To act on: ${counted(act.rows, "row")}, ${counted(act.devices, "device")} (Lens plan).`,
  ];
  const isolated = decisions.work.filter(({ what }) => what === "isolated").length;
  if (decisions.work.length > 0)
    lines.push(
      `Done so far (Lens work): ${grouped(decisions.work.length - isolated)} removed, ${grouped(isolated)} isolated.`,
    );
  const inForce = rows.filter(({ accepted }) => accepted === "in-force").length;
  const overdue = rows.filter(({ accepted }) => accepted === "overdue").length;
  if (inForce + overdue > 0)
    lines.push(
      `Risks accepted until a date (Lens exceptions): ${counted(inForce, "row")} in force, ${grouped(overdue)} overdue and back in the plan.`,
    );
  if (difference !== undefined) {
    const { new: fresh, gone, changed, edited, since } = difference;
    lines.push(
      `Since the last check (${since}): ${grouped(fresh.length)} new, ${grouped(gone.length)} gone, ${grouped(changed.length)} with another answer, ${grouped(edited.length)} edited (Lens changes).`,
      ...howFar(difference).sentences,
    );
  }
  for (const line of lines) page.note(line);
}

/** Two cells to fill in; everything else follows from them and the plan. */
function costTable(page: Page, input: ReportInput, places: PlanPlaces): CostCells {
  page.heading("What replacing costs");
  page.note(
    "Fill in what one device costs, fitted; the totals and the plan follow. Only rows to remove are counted.",
  );
  const top = page.headers("Kind", "Devices to replace", "Cost of one (£)", "Together (£)");
  const first = top + 1;
  const { camera, recorder } = costsOf(input);
  const line = (kind: "Camera" | "Recorder", row: number, price: number | null): number => {
    const devices = places.toReplace(kind);
    page.add(
      cell(kind === "Camera" ? "Cameras" : "Recorders"),
      formula(places.toReplaceFormula(kind), devices),
      { value: price, look: "money-input" },
      formula(`${cellName(row, 1)}*${cellName(row, 2)}`, devices * (price ?? 0), "money"),
    );
    return devices * (price ?? 0);
  };
  const together = line("Camera", first, camera) + line("Recorder", first + 1, recorder);
  page.add(
    cell("Other (price them one by one)"),
    formula(places.toReplaceFormula("Other"), places.toReplace("Other")),
    null,
    null,
  );
  const all = places.toReplace("Camera") + places.toReplace("Recorder") + places.toReplace("Other");
  const body = (column: number): string =>
    areaName({ top: first, bottom: first + 2, left: column, right: column });
  page.add(
    { value: "Total", look: "total" },
    formula(`SUM(${body(1)})`, all, "total"),
    { value: null, look: "total" },
    formula(`SUM(${body(3)})`, together, "money-total"),
  );
  const { deadline, beside } = places;
  if (deadline !== null) {
    page.blank();
    page.headers(`Planned replacement beside ${deadline}`, "Devices");
    for (const { word, formula: text, devices } of beside) page.add(cell(word), formula(text, devices));
  }
  return costCells(first);
}

function signOff(page: Page): void {
  page.heading("Sign-off");
  page.note(
    "I have read this report. To my knowledge the answers about sites and the decisions that it rests on (Lens basis) are right.",
  );
  for (const who of ["Prepared by", "Security officer"]) {
    page.add(
      { value: who, look: "signature" },
      { value: null, look: "signature", across: 3 },
      null,
      null,
      null,
      { value: "Date", look: "signature" },
      { value: null, look: "signature", across: 2 },
    );
  }
}

function allGroups(
  sheet: string,
  table: string,
  name: "Site" | "Maker",
  groups: readonly Group[],
  { basis }: ReportInput,
): PlannedSheet {
  const page = new Page(sheet, { widths: groupWidths, orientation: "landscape", foot: footOf(basis) });
  page.title(`All ${name.toLowerCase()}s`);
  page.note(`Rows by action for each ${name.toLowerCase()}, those with most to do first.`);
  page.blank();
  page.list(table, groupHeaders(name), groups.map(groupLine), "");
  return page.sheet();
}
