/** What people typed into an earlier report, read back before it is rebuilt. */
import type { CellValue } from "../sheet";
import { cellText, fold } from "../text";
import type { KeptFromReport, PlanNote } from "./input";
import type { ReportRow } from "./report-row";
import { planSheetName, reportSheetName } from "./words";

/** Rows of cells of a sheet, or `null` where there is no such sheet. */
export type SheetRows = (sheet: string) => readonly (readonly CellValue[])[] | null;

/** The key of a plan's row: the asset at its site; where it has no id, the plan shows where it stands instead. */
export function planKey({
  asset,
  site,
  siteType,
  foundAt,
}: Pick<ReportRow, "asset" | "site" | "siteType" | "foundAt">): string {
  return `${fold(asset === "" ? foundAt : asset)} at ${fold(site === "" ? siteType : site)}`;
}

const text = (value: CellValue | undefined): string => cellText(value ?? null).trim();

function price(value: CellValue | undefined): number | null {
  if (typeof value === "number") return value;
  const number = Number(text(value).replace(/[£, ]/g, ""));
  return text(value) === "" || Number.isNaN(number) ? null : number;
}

/** Reads costs and notes out of an earlier report. Columns are found by their headers; what is not there is blank. */
export function readKept(rowsOf: SheetRows): KeptFromReport {
  return { costs: readCosts(rowsOf(reportSheetName) ?? []), notes: readNotes(rowsOf(planSheetName) ?? []) };
}

function readCosts(rows: readonly (readonly CellValue[])[]): KeptFromReport["costs"] {
  const header = rows.findIndex((row) => row.some((value) => /^cost of one/i.test(text(value))));
  const column = rows[header]?.findIndex((value) => /^cost of one/i.test(text(value))) ?? -1;
  const of = (kind: string): number | null => {
    if (header < 0) return null;
    const row = rows.slice(header + 1, header + 5).find(([first]) => text(first) === kind);
    return price(row?.[column]);
  };
  return { camera: of("Cameras"), recorder: of("Recorders") };
}

function readNotes(rows: readonly (readonly CellValue[])[]): ReadonlyMap<string, PlanNote> {
  const notes = new Map<string, PlanNote>();
  const header = rows.findIndex((row) => row.some((value) => text(value) === "Cover lost if unplugged"));
  const titles = (rows[header] ?? []).map(text);
  const column = (title: string): number => titles.indexOf(title);
  for (const row of header < 0 ? [] : rows.slice(header + 1)) {
    const at = (title: string): string => text(row[column(title)]);
    const note = { coverLost: at("Cover lost if unplugged"), agreedBy: at("Agreed by") };
    if (note.coverLost === "" && note.agreedBy === "") continue;
    const key = planKey({ asset: at("Asset"), site: at("Site"), siteType: "", foundAt: "" });
    const about = [at("Asset"), at("What"), at("Site")].filter((part) => part !== "").join(", ");
    notes.set(key, { about, ...note });
  }
  return notes;
}

/** Notes whose row is no longer in the plan, in the order in which they were written. */
export function notesWithoutRow({ notes }: KeptFromReport, planned: readonly ReportRow[]): PlanNote[] {
  const there = new Set(planned.map(planKey));
  return [...notes].flatMap(([key, note]) => (there.has(key) ? [] : [note]));
}
