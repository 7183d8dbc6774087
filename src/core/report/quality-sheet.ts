/** `Lens data quality`: what the registers do not say, ids that stand on several rows, and what could not be read. */
import type { ColumnRole } from "../asset";
import type { CheckedAsset } from "../check";
import { readingReport } from "../register/report";
import { fold } from "../text";
import type { PlannedSheet } from "../sheets";
import type { PlanNote, ReportInput, ReportedRegister } from "./input";
import { cell, count, Page, type PageRow } from "./page";
import { byText, type ReportRow } from "./report-row";
import { counted, footOf } from "./words";

interface Wanted {
  readonly what: string;
  /** Any of these says it. */
  readonly roles: readonly ColumnRole[];
  readonly why: string;
}

const wanted: readonly Wanted[] = [
  { what: "Maker", roles: ["make"], why: "Who made it decides most." },
  { what: "Model number", roles: ["model"], why: "Tells the maker behind another label." },
  { what: "MAC address", roles: ["mac"], why: "Proves the maker where label and model do not." },
  { what: "Serial number", roles: ["serial"], why: "Knows the unit again." },
  {
    what: "Asset id (tag, serial or MAC)",
    roles: ["tag", "serial", "mac"],
    why: "Decisions about a row are kept by it.",
  },
  { what: "Site or site type", roles: ["site", "siteType"], why: "Sensitive sites have rules of their own." },
  { what: "Where on the site", roles: ["location"], why: "Somebody has to find it." },
  { what: "Network", roles: ["network"], why: "The core network has a rule of its own." },
  { what: "Status", roles: ["status"], why: "Without it the unit counts as installed." },
  { what: "Quantity", roles: ["quantity"], why: "Without it a row counts as one device." },
  { what: "Planned replacement", roles: ["replaceDate"], why: "Stands beside the deadline in the plan." },
];

const mostIds = 500;
const mostProblems = 2000;

/** How many assets say none of some roles. */
function without(assets: readonly CheckedAsset[], roles: readonly ColumnRole[]): number {
  let missing = 0;
  for (const asset of assets) if (roles.every((role) => asset.field(role).trim() === "")) missing++;
  return missing;
}

/** Ids that stand on several rows, those on most rows first. */
export function sharedIds(
  rows: readonly ReportRow[],
): { id: string; rows: number; places: readonly string[] }[] {
  const found = new Map<string, { id: string; rows: number; places: string[] }>();
  for (const { asset, foundAt } of rows) {
    if (asset === "") continue;
    const known = found.get(fold(asset));
    if (known === undefined) found.set(fold(asset), { id: asset, rows: 1, places: [foundAt] });
    else {
      known.rows++;
      if (known.places.length < 5) known.places.push(foundAt);
    }
  }
  return [...found.values()]
    .filter(({ rows: count }) => count > 1)
    .sort((one, other) => other.rows - one.rows || byText(one.id, other.id));
}

/** Plans the sheet. `orphans`: notes of the last plan whose rows have gone. */
export function qualitySheet(
  input: ReportInput,
  rows: readonly ReportRow[],
  orphans: readonly PlanNote[],
): PlannedSheet {
  const { registers, basis } = input;
  const page = new Page("Lens data quality", {
    widths: [34, 16, 16, 62],
    orientation: "portrait",
    foot: footOf(basis),
  });
  const assets = registers.flatMap((register) => register.assets);
  page.title("Data quality");
  page.note(
    "What the registers do not say, and what could not be used. Better data settles rows without a visit.",
  );
  page.heading("What is missing");
  page.table(
    "LensMissing",
    ["What", "Rows without it", "Share of rows", "Why it matters"],
    wanted.map(({ what, roles, why }): PageRow => {
      const missing = without(assets, roles);
      const share = assets.length === 0 ? 0 : missing / assets.length;
      return [cell(what), count(missing), { value: share, look: "percent" }, cell(why, "wrapped")];
    }),
    "",
  );
  page.heading("Registers that were read");
  page.table(
    "LensRegisters",
    ["Register", "Assets", "Rows left out", "What to look at"],
    registers.map(registerLine),
    "No register was found.",
  );
  const shared = sharedIds(rows);
  page.heading("Ids that stand on several rows");
  page.note(
    shared.length === 0
      ? "Every id stands on one row only."
      : "Decisions kept by such an id cannot tell the rows apart: give each unit an id of its own.",
  );
  page.table(
    "LensSharedIds",
    ["Asset id", "Rows", "More rows", "Where"],
    shared
      .slice(0, mostIds)
      .map(({ id, rows: times, places }): PageRow => [
        cell(id),
        count(times),
        times > places.length ? count(times - places.length) : null,
        cell(places.join("; "), "wrapped"),
      ]),
    "None.",
  );
  if (shared.length > mostIds)
    page.note(`${counted(shared.length - mostIds, "more id")} stand on several rows.`);
  problems(page, input, orphans);
  return page.sheet();
}

/** What somebody should look at in a register: columns that were guessed, hidden rows, links. */
function registerLine({ file, reading, assets }: ReportedRegister): PageRow {
  const report = readingReport({ registers: [reading], nothing: [] }).registers[0];
  const unsure = reading.columns.filter(({ sure }) => !sure).map(({ header }) => `"${header}"`);
  const left = (report?.leftOut ?? []).filter(
    ({ why }) => why !== "header" && why !== "title" && why !== "blank",
  );
  const notes = [
    unsure.length > 0 ? `Not sure of the column${unsure.length > 1 ? "s" : ""} ${unsure.join(", ")}.` : "",
    reading.headerRows.length === 0 ? "No header row." : "",
    (reading.hiddenRows ?? 0) > 0 ? `${counted(reading.hiddenRows ?? 0, "hidden row")} checked too.` : "",
    reading.struckRows.size > 0 ? `${counted(reading.struckRows.size, "row")} struck through.` : "",
    ...left.map(
      ({ why, where }) =>
        `Left out as ${leftOutWords[why] ?? why}: row ${where.slice(0, 5).join(", ")}${where.length > 5 ? " and others" : ""}.`,
    ),
    ...(reading.links ?? []).map(
      ({ fromSheet, matched, rows }) => `${counted(matched, "row")} of ${rows} found on ${fromSheet}.`,
    ),
  ].filter((note) => note !== "");
  return [
    cell(`${file === undefined ? "" : `${file}: `}${reading.sheet}`, "wrapped"),
    count(assets.length),
    count(left.reduce((sum, { rows }) => sum + rows, 0)),
    cell(notes.join(" "), "wrapped"),
  ];
}

const leftOutWords: Readonly<Record<string, string>> = {
  "repeated-header": "a repeated header",
  units: "units",
  band: "a band that names what follows",
  subtotal: "a subtotal",
  total: "a total",
  note: "a note",
};

function problems(page: Page, { problems: told, nothing }: ReportInput, orphans: readonly PlanNote[]): void {
  const sentences = [
    ...told,
    ...nothing.map(({ sheet, message }) => (message.startsWith(sheet) ? message : `${sheet}: ${message}`)),
    ...orphans.map(
      ({ about, coverLost, agreedBy }) =>
        `A note of the last plan whose row is no longer in it: ${about}. Cover lost: ${coverLost === "" ? "-" : coverLost}. Agreed by: ${agreedBy === "" ? "-" : agreedBy}.`,
    ),
  ];
  page.heading("What could not be read or used, or is unsigned");
  if (sentences.length === 0) page.note("Nothing.");
  for (const sentence of sentences.slice(0, mostProblems))
    page.add({ value: sentence, look: "wrapped", across: 3 });
  if (sentences.length > mostProblems)
    page.note(`${counted(sentences.length - mostProblems, "more such sentence")}.`);
}
