/**
 * What people have corrected in the reading of a workbook, as the lines of a plain table (sheet "Lens reading"):
 * Sheet | Range or table | What | Where | Value | By | Date.
 */
import type { ColumnRole } from "../asset";
import { areaFrom, columnLetters, columnNumber, type CellValue, type Sheet } from "../sheet";
import { cellText, nameKey } from "../text";
import { dateOf } from "../text/date";
import type {
  Corrections,
  JoinChoice,
  JoinOption,
  JoinQuestion,
  RowRange,
  TableCorrections,
} from "./reading";
import { roleFromWords, roleWords } from "./role-words";

/** The sheet that keeps them. */
export const correctionsSheetName = "Lens reading";
/** Its columns. */
export const correctionHeaders = ["Sheet", "Range or table", "What", "Where", "Value", "By", "Date"] as const;

/** One correction. Rows and columns are counted from 0. */
export type Correction = {
  readonly sheet: string;
  /** A1 range or an Excel table's name; "" for the sheet's first table. */
  readonly range: string;
  readonly by: string;
  /** YYYY-MM-DD; "" where nobody said. */
  readonly date: string;
} & (
  | {
      readonly what: "header row";
      /** One or two rows; empty: the table has no header. */
      readonly rows: readonly number[];
    }
  | {
      readonly what: "column";
      /** `null` where only the heading names it. */
      readonly column: number | null;
      /** As written; "" where only the letters name it. It wins over the letters: columns move. */
      readonly heading: string;
      readonly role: ColumnRole;
    }
  | {
      /** Rows that are no assets; none: the whole sheet, or the table that the range names. */
      readonly what: "leave out";
      readonly rows: readonly RowRange[];
    }
  | { /** Rows that are assets. */ readonly what: "asset"; readonly rows: readonly RowRange[] }
  | ({ readonly what: "join" } & JoinChoice)
);

/** Something in the table that is not understood; nothing is guessed. Places are counted from 0. */
export interface CorrectionProblem {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

type Column = "sheet" | "range" | "what" | "where" | "value" | "by" | "date";

const headerNames: ReadonlyMap<string, Column> = new Map(
  (
    [
      ["sheet", "Sheet, Sheet name, Worksheet"],
      ["range", "Range or table, Range, Table"],
      ["what", "What, Correction"],
      ["where", "Where, Place"],
      ["value", "Value, Is, Meaning"],
      ["by", "By, Corrected by, Who"],
      ["date", "Date, On, When"],
    ] as const
  ).flatMap(([column, names]) => names.split(", ").map((name) => [nameKey(name), column] as const)),
);

const whatWords: ReadonlyMap<string, Correction["what"]> = new Map(
  (
    [
      ["header row", "Header row, Header rows, Header, Heading row, Headings"],
      ["column", "Column, Role, Column role"],
      ["leave out", "Leave out, Left out, Ignore, Not an asset, Skip, Exclude"],
      ["asset", "Asset, Assets, Keep, Include, Is an asset"],
      ["join", "Join, Link, Linked sheet"],
    ] as const
  ).flatMap(([what, names]) => names.split(", ").map((name) => [nameKey(name), what] as const)),
);

const whatLabels: Readonly<Record<Correction["what"], string>> = {
  "header row": "Header row",
  column: "Column",
  "leave out": "Leave out",
  asset: "Asset",
  join: "Join",
};

const noneWords = new Set(["none", "no", "nothing", "no header", "not joined"]);
const allWords = new Set(["all", "sheet", "whole sheet", "table", "whole table", "everything"]);

/** Row numbers as people write them: `12`, `4-5`, `12, 31-33`, `row 12`; `null` for other texts. */
function rowRanges(text: string): RowRange[] | null {
  const ranges: RowRange[] = [];
  for (const part of text.replace(/\brows?\b/gi, " ").split(/[,;&]|\band\b/)) {
    const match = /^\s*(\d{1,7})\s*(?:(?:-|–|:|\bto\b)\s*(\d{1,7}))?\s*$/.exec(part);
    if (match === null) return null;
    const [first, last] = [Number(match[1]) - 1, Number(match[2] ?? match[1]) - 1];
    if (first < 0 || last < first) return null;
    ranges.push({ first, last });
  }
  return ranges;
}

function rangesText(ranges: readonly RowRange[]): string {
  return ranges
    .map(({ first, last }) => (first === last ? String(first + 1) : `${first + 1}-${last + 1}`))
    .join(", ");
}

/**
 * Parses the table "Lens reading": a header row first (rows before it are passed over), then one correction a row.
 * A row that cannot be understood corrects nothing and is named in `problems`.
 */
export function readCorrections(rows: readonly (readonly CellValue[])[]): {
  corrections: Correction[];
  problems: CorrectionProblem[];
} {
  const problems: CorrectionProblem[] = [];
  const corrections: Correction[] = [];
  const headerRow = rows.findIndex((row) => {
    const found = row.map((cell) => headerNames.get(nameKey(cellText(cell))));
    return found.includes("sheet") && found.includes("what");
  });
  const columns = new Map<Column, number>();
  for (const [at, cell] of (rows[headerRow] ?? []).entries()) {
    const name = headerNames.get(nameKey(cellText(cell)));
    if (name !== undefined && !columns.has(name)) columns.set(name, at);
  }
  if (headerRow < 0) {
    if (rows.some((row) => row.some((cell) => cellText(cell).trim() !== "")))
      problems.push({
        row: 0,
        column: 0,
        message: `The table of corrections needs a header row: ${correctionHeaders.join(", ")}.`,
      });
    return { corrections, problems };
  }
  for (const [at, cells] of rows.entries()) {
    if (at <= headerRow || cells.every((cell) => cellText(cell).trim() === "")) continue;
    const read = correctionOf((column) => cells[columns.get(column) ?? -1] ?? null);
    if ("correction" in read) corrections.push(read.correction);
    else problems.push({ row: at, column: columns.get(read.column) ?? 0, message: read.message });
  }
  return { corrections, problems };
}

type Read = { readonly correction: Correction } | { readonly column: Column; readonly message: string };

function correctionOf(cell: (column: Column) => CellValue): Read {
  const text = (column: Column): string => cellText(cell(column)).trim();
  const sheet = text("sheet");
  if (sheet === "") return { column: "sheet", message: "This row names no sheet, so it corrects nothing." };
  const date = dateOf(cell("date"));
  if (date === undefined)
    return {
      column: "date",
      message: `"${text("date")}" may be read in two ways or is no date; write YYYY-MM-DD.`,
    };
  const common = { sheet, range: text("range"), by: text("by"), date: date ?? "" };
  const [where, value] = [text("where"), text("value")];
  const what = whatWords.get(nameKey(text("what")));
  switch (what) {
    case "header row":
      return headerCorrection(common, where === "" ? value : where);
    case "column":
      return columnCorrection(common, where, value);
    case "leave out":
    case "asset":
      return rowsCorrection({ ...common, what }, where);
    case "join":
      return joinCorrection(common, where, value);
    case undefined:
      return {
        column: "what",
        message: `"${text("what")}" is not understood; write Header row, Column, Leave out, Asset or Join.`,
      };
  }
}

type Common = Pick<Correction, "sheet" | "range" | "by" | "date">;

function headerCorrection(common: Common, text: string): Read {
  if (noneWords.has(nameKey(text))) return { correction: { ...common, what: "header row", rows: [] } };
  const rows = (rowRanges(text) ?? []).flatMap(({ first, last }) =>
    last - first > 1 ? [] : first === last ? [first] : [first, last],
  );
  const [first, second] = rows;
  if (first === undefined || rows.length > 2 || (second !== undefined && second !== first + 1))
    return {
      column: "where",
      message: `"${text}" is not understood; write the heading's row, such as 5, two rows, such as 4-5, or none.`,
    };
  return { correction: { ...common, what: "header row", rows } };
}

function columnCorrection(common: Common, where: string, value: string): Read {
  const role = roleFromWords(value);
  if (role === null)
    return {
      column: "value",
      message: `"${value}" is no kind of column; write one of: ${Object.values(roleWords).join("; ")}.`,
    };
  const quoted = /^(?:([a-z]{1,3})\s+)?["“](.*)["”]$/is.exec(where);
  const letters = quoted === null ? where.replace(/^column\s+/i, "") : (quoted[1] ?? "");
  const column = columnNumber(letters);
  const heading = quoted === null ? where : (quoted[2] ?? "");
  if (where === "" || (column === null && heading === ""))
    return { column: "where", message: "This row names no column; write its letters or its heading." };
  // "MAC" and "IP" are letters of columns too: the heading wins where both are there.
  return { correction: { ...common, what: "column", column, heading, role } };
}

function rowsCorrection(common: Common & { what: "leave out" | "asset" }, where: string): Read {
  if (common.what === "leave out" && (where === "" || allWords.has(nameKey(where))))
    return { correction: { ...common, rows: [] } };
  const rows = rowRanges(where);
  return rows === null || rows.length === 0
    ? {
        column: "where",
        message: `"${where}" is not understood; write row numbers, such as 12 or 31-33.`,
      }
    : { correction: { ...common, rows } };
}

function joinCorrection(common: Common, where: string, value: string): Read {
  const text = nameKey(where) === "all" ? "" : where;
  if (value === "")
    return { column: "value", message: 'This row names no sheet to join; write its name, or "none".' };
  if (noneWords.has(nameKey(value)))
    return { correction: { ...common, what: "join", text, fromSheet: null, row: null } };
  const match = /^'?(.+?)'?(?:!\$?(?:[a-z]{1,3})?\$?|\s+row\s+|,\s*row\s+)(\d{1,7})$/i.exec(value);
  const [, sheet = value, row] = match ?? [];
  return {
    correction: {
      ...common,
      what: "join",
      text,
      fromSheet: sheet,
      row: row === undefined ? null : Number(row) - 1,
    },
  };
}

/** The corrections as the lines of a table, header first; `readCorrections` reads them back. */
export function correctionRows(corrections: readonly Correction[]): string[][] {
  return [
    [...correctionHeaders],
    ...corrections.map((correction) => {
      const { sheet, range, what, by, date } = correction;
      const [where, value] = whereAndValue(correction);
      return [sheet, range, whatLabels[what], where, value, by, date];
    }),
  ];
}

function whereAndValue(correction: Correction): [where: string, value: string] {
  switch (correction.what) {
    case "header row": {
      const [first, second] = correction.rows;
      if (first === undefined) return ["none", ""];
      return [rangesText([{ first, last: second ?? first }]), ""];
    }
    case "column": {
      const { column, heading, role } = correction;
      const letters = column === null ? "" : columnLetters(column);
      return [heading === "" ? letters : `${letters} "${heading}"`.trim(), roleWords[role]];
    }
    case "leave out":
    case "asset":
      return [rangesText(correction.rows), ""];
    case "join": {
      const { text, fromSheet, row } = correction;
      if (fromSheet === null) return [text, "none"];
      return [text, row === null ? fromSheet : `${fromSheet} row ${row + 1}`];
    }
  }
}

/** The corrections of each sheet, by its name as written. Of two that contradict each other the later one counts. */
export function correctionsBySheet(corrections: readonly Correction[]): Map<string, Corrections> {
  const sheets = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const known = [...sheets.keys()].find((name) => sameName(name, correction.sheet)) ?? correction.sheet;
    sheets.set(known, [...(sheets.get(known) ?? []), correction]);
  }
  return new Map([...sheets].map(([name, list]) => [name, correctionsOf(list)]));
}

/** Excel's sheet names are the same whatever their case. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function correctionsOf(list: readonly Correction[]): Corrections {
  const tables = new Map<string, Correction[]>();
  for (const one of list) tables.set(one.range, [...(tables.get(one.range) ?? []), one]);
  const leaveOut = list.flatMap((one) => (one.what === "leave out" ? one.rows : []));
  const wholeSheet = list.some(
    (one) => one.what === "leave out" && one.range === "" && one.rows.length === 0,
  );
  return {
    ...tableCorrections(tables.get("") ?? []),
    tables: [...tables]
      .filter(([range]) => range !== "")
      .map(([range, ofTable]) => ({ at: areaFrom(range) ?? range, ...tableCorrections(ofTable) })),
    leaveOut: wholeSheet ? "sheet" : leaveOut,
    assets: list.flatMap((one) => (one.what === "asset" ? one.rows : [])),
    joins: list.flatMap((one): JoinChoice[] => (one.what === "join" ? [one] : [])),
  };
}

function tableCorrections(list: readonly Correction[]): TableCorrections {
  const header = list.findLast((one) => one.what === "header row");
  const columns = new Map<number, ColumnRole>();
  const headings = new Map<string, { role: ColumnRole; column: number | null }>();
  for (const one of list) {
    if (one.what !== "column") continue;
    const { heading, column, role } = one;
    if (heading !== "") headings.set(nameKey(heading), { role, column });
    else if (column !== null) columns.set(column, role);
  }
  return {
    ...(header?.what === "header row" ? { headerRows: header.rows } : {}),
    columns,
    headings,
    ...(list.some((one) => one.what === "leave out" && one.rows.length === 0) ? { leaveOut: true } : {}),
  };
}

/** The correction that answers a question: the option that a person chose, or none of them. */
export function joinAnswer(
  { sheet, about }: JoinQuestion,
  option: JoinOption | null,
  by: string,
  date: string,
): Correction {
  return {
    sheet,
    range: "",
    what: "join",
    text: about,
    fromSheet: option?.fromSheet ?? null,
    row: option?.row ?? null,
    by,
    date,
  };
}

/** What the workbook's own sheet "Lens reading" corrects; nothing where it has none. */
export function workbookCorrections(sheets: readonly Sheet[]): {
  corrections: Correction[];
  problems: CorrectionProblem[];
} {
  const sheet = sheets.find(({ name }) => sameName(name, correctionsSheetName));
  if (sheet === undefined) return { corrections: [], problems: [] };
  return readCorrections(
    Array.from({ length: sheet.rowCount }, (_, row) =>
      Array.from({ length: sheet.columnCount }, (_unused, column) => sheet.value(row, column)),
    ),
  );
}

/** Corrections that name a sheet which is not there, as sentences. */
export function strayCorrections(corrections: readonly Correction[], sheets: readonly Sheet[]): string[] {
  const names = new Set(corrections.map(({ sheet }) => sheet));
  return [...names]
    .filter((name) => !sheets.some((sheet) => sameName(sheet.name, name)))
    .map((name) => `There is no sheet "${name}": its corrections change nothing.`);
}
