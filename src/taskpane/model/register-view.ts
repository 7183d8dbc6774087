/** What was read of a sheet, in words that a person can confirm or correct. */
import { columnRoles, type ColumnRole } from "../../core/asset";
import { roleWords, type RegisterReading } from "../../core/register";
import { type Area, areaName, columnLetters, type Sheet } from "../../core/sheet";
import { cellText } from "../../core/text";

/** The roles in the order of a drop-down. */
export const roleChoices: readonly ColumnRole[] = columnRoles.filter((role) => role !== "secret");

export interface ColumnView {
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  readonly role: ColumnRole;
  readonly sure: boolean;
  /** The first different values, for the eye; empty for secrets. */
  readonly preview: readonly string[];
}

export interface RegisterView {
  readonly sheet: string;
  readonly address: string;
  readonly area: Area;
  readonly assets: number;
  /** `6,012 assets on Register; make is column E, model F, site C.` */
  readonly sentence: string;
  /** What else should be known: hidden rows, rows left out. */
  readonly notes: readonly string[];
  readonly columns: readonly ColumnView[];
}

const previewed = 3;
const told: readonly ColumnRole[] = ["make", "model", "description", "site", "siteType", "network"];

export function registerView(reading: RegisterReading, sheet: Sheet): RegisterView {
  const columns = reading.columns.map(({ column, header, role, sure }) => ({
    column,
    letters: columnLetters(column),
    header,
    role,
    sure,
    preview: role === "secret" ? [] : firstValues(reading, sheet, column),
  }));
  return {
    sheet: reading.sheet,
    address: areaName(reading.area),
    area: reading.area,
    assets: reading.rows.length,
    sentence: sentenceOf(reading, columns),
    notes: notesOf(reading),
    columns,
  };
}

function firstValues(reading: RegisterReading, sheet: Sheet, column: number): string[] {
  const found = new Set<string>();
  for (const row of reading.rows) {
    const text = cellText(sheet.value(row, column)).trim();
    if (text !== "") found.add(text);
    if (found.size >= previewed) break;
  }
  return [...found];
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

function sentenceOf({ rows, sheet }: RegisterReading, columns: readonly ColumnView[]): string {
  const parts = told.flatMap((role) => {
    const first = columns.find((column) => column.role === role);
    return first === undefined ? [] : [`${roleWords[role]} ${first.letters}`];
  });
  const [first, ...rest] = parts;
  const where =
    first === undefined ? "" : `: ${[first.replace(/ (\w+)$/, " is column $1"), ...rest].join(", ")}`;
  return `${counted(rows.length, "asset")} on ${sheet}${where}.`;
}

function notesOf({ hiddenRows, struckRows, bands, leftOut }: RegisterReading): string[] {
  const notes: string[] = [];
  if (hiddenRows !== null && hiddenRows > 0) {
    notes.push(
      `${counted(hiddenRows, "row is", "rows are")} hidden or filtered; they are checked all the same.`,
    );
  }
  if (struckRows.size > 0) {
    notes.push(`${counted(struckRows.size, "row is", "rows are")} struck through: read as perhaps removed.`);
  }
  if (bands > 0) notes.push(`${counted(bands, "row names", "rows name")} a site for the rows below.`);
  const totals = leftOut
    .filter(({ why }) => why === "subtotal" || why === "total" || why === "note")
    .reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (totals > 0)
    notes.push(`${counted(totals, "row is a total or note", "rows are totals or notes")}, left out.`);
  return notes;
}
