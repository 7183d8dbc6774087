/** The reading of a sheet as plain data that people can check: which row, which columns and why, which rows not and why. */
import type { ColumnRole } from "../asset";
import { areaName, columnLetters } from "../sheet";
import { outsideWords } from "./outside";
import type {
  ColumnReading,
  JoinOption,
  JoinQuestion,
  LeftOutReason,
  LinkReading,
  MangledCells,
  RegisterReading,
  SheetReading,
} from "./reading";
import { roleWords } from "./role-words";

export interface ColumnReport {
  readonly column: string;
  readonly header: string;
  readonly role: ColumnRole;
  readonly why: string;
  readonly sure: boolean;
}

/** Cells that Excel took for numbers or dates. */
export interface MangledReport {
  readonly column: string;
  readonly header: string;
  readonly role: ColumnRole;
  readonly what: MangledCells["what"];
  readonly cells: number;
  /** At most twenty: "D3". */
  readonly where: readonly string[];
  /** What happened, what it means for the check, and what to do. */
  readonly message: string;
}

/** A join that a person has to settle, as a question. */
export type QuestionReport = JoinQuestion & { readonly message: string };

export interface RegisterReport {
  readonly sheet: string;
  readonly range: string;
  readonly title: string;
  /** 1-based; `null` without a header. For a header of two rows the last of them. */
  readonly headerRow: number | null;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly assets: number;
  readonly hiddenRows: number | null;
  readonly struckRows: number;
  readonly columns: readonly ColumnReport[];
  /** How many rows were left out for each reason, and where, at most twenty places: "3", "31-32". */
  readonly leftOut: readonly {
    readonly why: LeftOutReason;
    readonly rows: number;
    readonly where: readonly string[];
  }[];
  readonly bands: number;
  readonly givenOnce: readonly ColumnRole[];
  readonly links: readonly LinkReading[];
  readonly questions: readonly QuestionReport[];
  readonly mangled: readonly MangledReport[];
  /** Why live formulas cannot take the place of values; "" where they can. */
  readonly notLive: string;
  /** Every column that decides has a header that says so or values that leave no doubt. */
  readonly sure: boolean;
}

export interface ReadingReport {
  readonly registers: readonly RegisterReport[];
  readonly nothing: readonly { readonly sheet: string; readonly why: string; readonly message: string }[];
}

const mostPlaces = 20;
const deciding: ReadonlySet<ColumnRole> = new Set([
  "make",
  "model",
  "mac",
  "serial",
  "site",
  "siteType",
  "network",
  "status",
]);

/** What was read of a sheet, and why. Holds no text of any cell but headers and titles. */
export function readingReport({ registers, nothing }: SheetReading): ReadingReport {
  return { registers: registers.map(registerReport), nothing };
}

/** What was read of one register. */
export function registerReport(reading: RegisterReading): RegisterReport {
  const { rows, headerRows } = reading;
  return {
    sheet: reading.sheet,
    range: areaName(reading.area),
    title: reading.title,
    headerRow: headerRows.length === 0 ? null : (headerRows.at(-1) ?? 0) + 1,
    firstRow: (rows[0] ?? -1) + 1,
    lastRow: (rows.at(-1) ?? -1) + 1,
    assets: rows.length,
    hiddenRows: reading.hiddenRows,
    struckRows: reading.struckRows.size,
    columns: reading.columns.map(columnReport),
    leftOut: leftOutReport(reading),
    bands: reading.bands,
    givenOnce: reading.givenOnce,
    links: reading.links ?? [],
    questions: (reading.questions ?? []).map((question) => ({
      ...question,
      message: questionMessage(question),
    })),
    mangled: reading.mangled.map((mangled) => mangledReport(mangled, reading)),
    notLive: outsideWords(reading),
    sure: reading.columns.every(({ role, sure }) => sure || !deciding.has(role)),
  };
}

const basisWords: Readonly<Record<ColumnReading["basis"], string>> = {
  header: "its heading",
  content: "its values",
  both: "its heading and its values",
  user: "you said so",
};

function columnReport({ column, header, role, basis, sure }: ColumnReading): ColumnReport {
  return { column: columnLetters(column), header, role, why: basisWords[basis], sure };
}

function leftOutReport({ leftOut }: RegisterReading): RegisterReport["leftOut"] {
  const reasons = new Map<LeftOutReason, { why: LeftOutReason; rows: number; where: string[] }>();
  for (const { first, last, why } of leftOut) {
    const reason = reasons.get(why) ?? { why, rows: 0, where: [] };
    reason.rows += last - first + 1;
    if (reason.where.length < mostPlaces)
      reason.where.push(first === last ? String(first + 1) : `${first + 1}-${last + 1}`);
    reasons.set(why, reason);
  }
  return [...reasons.values()];
}

/** "the site type", "the make and the model". */
function rolesText(roles: readonly ColumnRole[]): string {
  return roles.map((role) => `the ${roleWords[role]}`).join(" and ");
}

function assetsText(rows: number): string {
  return rows === 1 ? "1 asset" : `${rows.toLocaleString("en-GB")} assets`;
}

/** One of the lines that could be meant: `Places row 3 (Lilley Library, Library)`. */
export function optionMessage({ fromSheet, row, says }: JoinOption): string {
  const line = row === null ? `"${fromSheet}"` : `${fromSheet} row ${row + 1}`;
  return says === "" ? line : `${line} (${says})`;
}

/** A join in one sentence: `Property list gives site type (by Site code): 412 of 430 rows found.` */
export function linkMessage(link: LinkReading): string {
  const { fromSheet, roles, key, through, matched, rows, ambiguous } = link;
  const way = through.length === 0 ? "" : ` through ${through.join(" and ")}`;
  const by = key === "" ? "one line for all rows" : `by ${key.replace(/\s+/g, " ")}`;
  const open = ambiguous === 0 ? "" : `, ${ambiguous.toLocaleString("en-GB")} of them to be asked`;
  const found = `${matched.toLocaleString("en-GB")} of ${rows.toLocaleString("en-GB")} rows found`;
  return `${fromSheet}${way} gives ${roles.map((role) => roleWords[role]).join(", ")} (${by}): ${found}${open}.`;
}

/** A join's question in one or two sentences. */
export function questionMessage({ key, about, roles, rows, options }: JoinQuestion): string {
  const choices = options.map(optionMessage);
  const asked =
    about === ""
      ? `Which sheet says ${rolesText(roles)}: ${choices.join(" or ")}?`
      : `Which line does ${key === "" ? "" : `${key} `}"${about}" mean: ${choices.join(" or ")}?`;
  return `${asked} Until somebody says so, ${rolesText(roles)} of ${assetsText(rows)} ${roles.length === 1 ? "is" : "are"} unknown.`;
}

const whatHappened: Readonly<Record<MangledCells["what"], string>> = {
  number: "turned into a number by Excel, and digits are lost",
  date: "taken for a date by Excel",
  zeros: "taken for a number by Excel, and zeros in front are lost",
};

/** "row 3", "rows 3 and 5", "rows 3, 5, 7 and 12 more". */
function rowsText(rows: Int32Array): string {
  const numbers = [...rows.slice(0, 3)].map((row) => String(row + 1));
  const more = rows.length - numbers.length;
  const last = more > 0 ? `${more} more` : numbers.pop();
  return `row${rows.length === 1 ? "" : "s"} ${numbers.length === 0 ? "" : `${numbers.join(", ")} and `}${last ?? ""}`;
}

function mangledReport(
  { column, role, what, rows }: MangledCells,
  { columns }: RegisterReading,
): MangledReport {
  const letters = columnLetters(column);
  const unread = what !== "zeros" && role !== "tag";
  return {
    column: letters,
    header: columns.find((one) => one.column === column)?.header ?? "",
    role,
    what,
    cells: rows.length,
    where: [...rows.slice(0, mostPlaces)].map((row) => `${letters}${row + 1}`),
    message: `The ${roleWords[role]} in ${rowsText(rows)} was ${whatHappened[what]}${unread ? ": read as unknown; look at the unit" : ""}.`,
  };
}
