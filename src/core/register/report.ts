/** The reading of a sheet as plain data that people can check: which row, which columns and why, which rows not and why. */
import type { ColumnRole } from "../asset";
import { areaName, columnLetters } from "../sheet";
import type { ColumnReading, LeftOutReason, LinkReading, RegisterReading, SheetReading } from "./reading";

export interface ColumnReport {
  readonly column: string;
  readonly header: string;
  readonly role: ColumnRole;
  readonly why: string;
  readonly sure: boolean;
}

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

function registerReport(reading: RegisterReading): RegisterReport {
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
