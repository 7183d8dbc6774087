/**
 * A copy of registers for others: a new workbook of what the registers say, with the answers beside it. What stands
 * beside or below a register, what was left out of sight, secrets and the columns of an earlier check stay behind.
 */
import type { CheckBasis } from "../check";
import type { Decisions } from "../decisions";
import { legendRows } from "../legend";
import type { RegisterReading } from "../register";
import type { ReportedRegister } from "../report";
import { isResultColumn, resultColumns, resultTexts } from "../result-columns";
import type { Area, CellValue, Sheet } from "../sheet";
import type { PlannedCell, PlannedColours, PlannedSheet } from "../sheets";
import { SummaryTally, type Summary } from "../summary";
import { cellText } from "../text";
import { sharedTables } from "./share-tables";

/** A sheet whose registers go along. */
export interface SharedSheet {
  readonly sheet: Sheet;
  /** Checked under `sharedBasis`, so that no reason names anybody. */
  readonly registers: readonly ReportedRegister[];
}

export interface SharedInput {
  readonly sheets: readonly SharedSheet[];
  /** From `sharedBasis`. */
  readonly basis: CheckBasis;
  readonly decisions: Pick<Decisions, "tables">;
}

export interface SharedCopy {
  readonly sheets: readonly PlannedSheet[];
  readonly summary: Summary;
}

/** The document's title. */
export const sharedTitle = "Register with the answers of Estate Lens";

/** What a person is told of the copy, whichever way it was made. */
export const sharedSentences = [
  "A new workbook of values: no comments, formulas, hidden sheets, macros or names of authors. Rows and columns that were hidden are in sight.",
  "Left out: reasons for sensitivity, who assessed and decided, the audit, columns of passwords or user names, and what stands beside or below a register.",
  "It still shows which sites are sensitive and what is fitted there. Check its marking and who gets it.",
] as const;

/** Plans the copy. The same registers give the same cells. */
export function sharedCopy({ sheets, basis, decisions }: SharedInput): SharedCopy {
  const tally = new SummaryTally();
  for (const { assets } of sheets.flatMap(({ registers }) => registers))
    for (const { verdict, quantity } of assets) tally.add(verdict, quantity);
  const summary = tally.summary();
  const checked = `${basis.asOf}, maker list ${basis.catalogue.version}`;
  const names = sheetNames(sheets.map(({ sheet }) => sheet.name));
  return {
    sheets: [
      ...sheets.map((one, index) => registerSheet(one, names[index] ?? one.sheet.name, checked)),
      legendSheet(legendRows(basis, summary)),
      ...sharedTables(decisions),
    ],
    summary,
  };
}

/** Rows above a register that may hold its title. */
const titleRows = 10;
const resultWidths = [21, 26, 20, 80, 26] as const;
const most = { width: 50, rowsLookedAt: 200 };

function registerSheet({ sheet, registers }: SharedSheet, name: string, checked: string): PlannedSheet {
  const rows: (PlannedCell | null)[][] = [];
  const widths: number[] = [];
  const put = (row: number, column: number, cell: PlannedCell): void => {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row];
    while (cells !== undefined && cells.length < column) cells.push(null);
    if (cells !== undefined) cells[column] = cell;
  };
  const isTaken = (row: number, column: number): boolean => (rows[row]?.[column] ?? null) !== null;
  for (const { reading } of registers) {
    const secret = leftOut(sheet, reading);
    const { area } = reading;
    const end = area.top + most.rowsLookedAt;
    for (let row = Math.max(0, area.top - titleRows); row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) {
        const value = row >= (secret.get(column) ?? Infinity) ? null : sheet.value(row, column);
        if (value === null || value === "") continue;
        const cell = copied(value, sheet.isDate?.(row, column) === true, reading.headerRows.includes(row));
        put(row, column, cell);
        if (row <= end) {
          const length = cell.look === "date-time" ? 16 : cell.look === "date" ? 10 : String(value).length;
          widths[column] = Math.max(widths[column] ?? 8, Math.min(most.width, length + 2));
        }
      }
  }
  const colours: PlannedColours[] = [];
  for (const { reading, assets } of registers) {
    const heading = reading.headerRows.at(-1) ?? (reading.rows[0] ?? 0) - 1;
    const span = { top: Math.max(0, heading), bottom: reading.area.bottom };
    const left = firstFree(span, filledTo(reading.area, isTaken) + 1, isTaken);
    if (heading >= 0)
      resultColumns.forEach((title, at) => {
        put(heading, left + at, { value: title, look: "header" });
      });
    for (const { row, verdict, reason } of assets)
      resultTexts(verdict, reason, checked).forEach((text, at) => {
        if (text !== "") put(row, left + at, { value: text, look: "plain" });
      });
    resultWidths.forEach((width, at) => (widths[left + at] = width));
    const [first = span.top, last = span.bottom] = [reading.rows[0], reading.rows.at(-1)];
    const body = { top: first, bottom: last };
    colours.push({ area: { ...body, left: reading.area.left, right: left + 4 }, column: left });
  }
  const [only, second] = registers;
  const header = second === undefined ? only?.reading.headerRows.at(-1) : undefined;
  return {
    name,
    widths: Array.from(widths, (width: number | undefined) => width ?? 8),
    rows,
    ...(header === undefined || header > 20 ? {} : { frozenRows: header + 1 }),
    tables: [],
    validations: [],
    charts: [],
    colours,
    print: {
      orientation: "landscape",
      ...(header === undefined ? {} : { repeatRows: [header, header] }),
      foot: name,
    },
  };
}

/**
 * The first row, by column, from which on a column stays behind: secrets, results of an earlier check, and what
 * somebody wrote under no heading apart from the register's other columns.
 */
function leftOut(sheet: Sheet, { columns, headerRows, area }: RegisterReading): ReadonlyMap<number, number> {
  const from = headerRows[0] ?? area.top;
  const heading = headerRows.at(-1) ?? area.top;
  const left = new Map<number, number>();
  const goes = new Set<number>();
  for (const { column, role, header } of [...columns].sort((one, other) => one.column - other.column)) {
    const isHeaded = header !== "" || headerRows.length === 0;
    if (role !== "secret" && (isHeaded || goes.has(column - 1))) goes.add(column);
  }
  for (let column = area.left; column <= area.right; column++)
    if (!goes.has(column) || isResultColumn(cellText(sheet.value(heading, column)))) left.set(column, from);
  return left;
}

function copied(value: CellValue, isDate: boolean, isHeader: boolean): PlannedCell {
  if (typeof value !== "number" || !isDate) return { value, look: isHeader ? "header" : "plain" };
  if (value >= 1) return { value, look: Number.isInteger(value) ? "date" : "date-time" };
  const minutes = Math.round(value * 24 * 60);
  const two = (part: number): string => String(part).padStart(2, "0");
  return { value: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, look: "plain" };
}

/** The last column of a register in which anything went along. */
function filledTo(
  { top, left, bottom, right }: Area,
  isTaken: (row: number, column: number) => boolean,
): number {
  for (let column = right; column > left; column--)
    for (let row = top; row <= bottom; row++) if (isTaken(row, column)) return column;
  return left;
}

/** The first column from which on the results have room. */
function firstFree(
  { top, bottom }: Pick<Area, "top" | "bottom">,
  from: number,
  isTaken: (row: number, column: number) => boolean,
): number {
  for (let left = from; ; left++) {
    let taken = -1;
    for (let row = top; row <= bottom && taken < 0; row++)
      for (let column = left + resultColumns.length - 1; column >= left; column--)
        if (isTaken(row, column)) {
          taken = column;
          break;
        }
    if (taken < 0) return left;
    left = taken;
  }
}

function legendSheet(rows: readonly (readonly string[])[]): PlannedSheet {
  return {
    name: "Lens legend",
    widths: [26, 80, 20, 46, 20],
    rows: rows.map((texts, row) =>
      texts.map((value, column): PlannedCell | null => {
        if (value === "") return null;
        if (row === 0) return { value, look: column === 0 ? "title" : "plain" };
        return { value, look: column === 0 ? "plain" : "wrapped" };
      }),
    ),
    tables: [],
    validations: [],
    charts: [],
    colours: [{ area: { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: 0 }, column: 0 }],
    print: { orientation: "landscape", foot: "What the colours and columns mean" },
  };
}

/** Names that Excel allows and that are none of our own sheets': at most 31 characters, each once. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    const plain =
      given
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "Sheet";
    let name = plain.slice(0, 31).trim();
    for (let number = 2; taken.has(name.toLowerCase()); number++)
      name = `${plain.slice(0, 26).trim()} (${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
