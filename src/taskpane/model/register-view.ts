/** What was read of a sheet, in words that a person can confirm or correct. */
import { columnRoles, type ColumnRole } from "../../core/asset";
import {
  type JoinOption,
  type JoinQuestion,
  leftOutWords,
  linkMessage,
  type RegisterReading,
  registerReport,
  type RegisterReport,
  roleWords,
} from "../../core/register";
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

/** Which line of another sheet a text means: asked, or answered already. */
export interface JoinView {
  readonly question: JoinQuestion;
  /** `undefined`: nobody has said; `null`: none of them. */
  readonly chosen: JoinOption | null | undefined;
}

export interface RegisterView {
  readonly sheet: string;
  readonly address: string;
  readonly area: Area;
  /** No other register stands on its sheet. */
  readonly isAlone: boolean;
  readonly assets: number;
  /** `6,012 assets on Register; make is column E, model F, site C.` */
  readonly sentence: string;
  /** What else should be known: hidden rows, cells that Excel mangled, columns that are not sure. */
  readonly notes: readonly string[];
  /** What rows that are no assets are, and where: `2 subtotals: 31-32`. */
  readonly leftOut: readonly string[];
  /** Where facts from other sheets come from. */
  readonly links: readonly string[];
  /** Those that nobody has answered first. */
  readonly joins: readonly JoinView[];
  readonly columns: readonly ColumnView[];
}

const previewed = 3;
const told: readonly ColumnRole[] = ["make", "model", "description", "site", "siteType", "network"];

/** @param notRead sentences about other sheets that were left out */
export function registerView(
  reading: RegisterReading,
  sheet: Sheet,
  notRead: readonly string[] = [],
  isAlone = true,
): RegisterView {
  const columns = reading.columns.map(({ column, header, role, sure }) => ({
    column,
    letters: columnLetters(column),
    header,
    role,
    sure,
    preview: role === "secret" ? [] : firstValues(reading, sheet, column),
  }));
  const report = registerReport(reading);
  return {
    sheet: reading.sheet,
    address: areaName(reading.area),
    area: reading.area,
    isAlone,
    assets: reading.rows.length,
    sentence: sentenceOf(reading, columns),
    notes: [...notesOf(reading, report), ...notRead],
    leftOut: leftOutLines(report),
    links: report.links.map(linkMessage),
    joins: joinsOf(reading),
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

function notesOf(reading: RegisterReading, report: RegisterReport): string[] {
  const { hiddenRows, struckRows, bands } = reading;
  const notes: string[] = [];
  if (!report.sure) notes.push(unsureNote(report));
  if (hiddenRows !== null && hiddenRows > 0) {
    notes.push(
      `${counted(hiddenRows, "row is hidden or filtered; it is", "rows are hidden or filtered; they are")} checked all the same.`,
    );
  }
  if (struckRows.size > 0) {
    notes.push(`${counted(struckRows.size, "row is", "rows are")} struck through: read as perhaps removed.`);
  }
  if (bands > 0)
    notes.push(`${counted(bands, "row speaks", "rows speak")} for the rows below: a site, or a kind.`);
  if (report.givenOnce.length > 0) {
    const roles = report.givenOnce.map((role) => roleWords[role]).join(", ");
    notes.push(`Given once, blanks below mean the same: ${roles}.`);
  }
  return [...notes, ...report.mangled.map(({ message }) => message)];
}

/** Columns that decide, and that neither heading nor values make plain. */
function unsureNote({ columns }: RegisterReport): string {
  const unsure = columns.filter(({ role, sure }) => !sure && role !== "other");
  const named = unsure.map(({ column, header, role }) => {
    const heading = header === "" ? "no heading" : header.replace(/\s+/g, " ");
    return `${column} (${heading}) as ${roleWords[role]}`;
  });
  return `Please check how these columns were read: ${named.join(", ")}.`;
}

function leftOutLines({ leftOut }: RegisterReport): string[] {
  return leftOut.map(({ why, rows, where }) => {
    const more = where.length < 20 ? "" : " and more";
    return `${counted(rows, ...leftOutWords[why])}: ${rows === 1 ? "row" : "rows"} ${where.join(", ")}${more}`;
  });
}

function joinsOf({ questions = [], settled = [] }: RegisterReading): JoinView[] {
  return [
    ...questions.map((question) => ({ question, chosen: undefined })),
    ...settled.map((question) => ({ question, chosen: question.chosen })),
  ];
}
