/** Reads every decision table of a workbook at the border. */
import { readMakerTable } from "../maker";
import { readSettings } from "../policy/read-settings";
import { readCorrections, type Correction } from "../register";
import { parseSiteAssessments } from "../site";
import { cellText } from "../text";
import { noDecisions, type AuditRow, type Decisions, type LastCheckRow } from "./records";
import { readExceptions, readFound, readWork } from "./read-assets";
import {
  readTableRows,
  textIn,
  type DecisionCells,
  type DecisionSource,
  type TableProblem,
  type TableRow,
  type TableRows,
} from "./table-rows";
import { decisionTable, decisionTables, type DecisionTableId } from "./tables";

/** What the decision tables say, and what of them cannot be used. */
export interface ReadDecisions {
  readonly decisions: Decisions;
  readonly problems: readonly TableProblem[];
}

/**
 * Reads the decision tables that a workbook has. Tolerant of what people do by hand (columns in another order,
 * added or renamed, dates as text, words in other cases), but nothing is guessed: what cannot be read counts for
 * nothing and is named in `problems`.
 * @param sheetNames the workbook's sheets, to tell of second copies of a decision sheet
 */
export function readDecisions(source: DecisionSource, sheetNames: readonly string[] = []): ReadDecisions {
  const problems: TableProblem[] = [];
  const tables = new Map<DecisionTableId, TableRows>();
  let decisions: Decisions = { ...noDecisions, tables };
  for (const table of decisionTables) {
    const cells = source(table);
    if (cells === null) continue;
    const { read, problems: found } = readTableRows(table.id, cells);
    problems.push(...found);
    tables.set(table.id, read);
    if (read.headerRow >= 0) decisions = { ...decisions, ...readTable(read, cells, problems) };
  }
  problems.push(...copiesAmong(sheetNames));
  return { decisions, problems };
}

/** "Lens sites (2)" is a copy that somebody made: it is told, not read. */
function copiesAmong(sheetNames: readonly string[]): TableProblem[] {
  return sheetNames.flatMap((sheet): TableProblem[] => {
    const original = /^(.*\S) ?\(\d+\)$/.exec(sheet)?.[1]?.toLowerCase();
    const table = decisionTables.find((each) => each.sheet.toLowerCase() === original);
    if (table === undefined) return [];
    const message = `This is a copy of a sheet; only "${table.sheet}" is read.`;
    return [{ table: table.id, sheet, row: null, column: "", message }];
  });
}

function readTable(read: TableRows, cells: DecisionCells, problems: TableProblem[]): Partial<Decisions> {
  // A table whose deciding column was deleted says nothing; `readTableRows` has told so.
  if (decisionTable(read.table).columns.some(({ id, required }) => required && !read.columns.has(id)))
    return {};
  switch (read.table) {
    case "sites":
      return readSites(read, cells, problems);
    case "makers":
      return readMakers(read, cells, problems);
    case "policy":
      return readPolicy(read, problems);
    case "found":
      return { found: readFound(read, problems) };
    case "exceptions":
      return { exceptions: readExceptions(read, problems) };
    case "work":
      return { work: readWork(read, problems) };
    case "audit":
      return { audit: read.rows.map(auditRow) };
    case "lastCheck":
      return { lastCheck: read.rows.map(lastCheckRow) };
    case "lastDecisions":
      return {};
    case "reading":
      return { corrections: readReading(read, cells, problems) };
  }
}

/** The cells from the header row on: what stands above it is a title. */
function fromHeader({ rows }: DecisionCells, { headerRow }: TableRows): DecisionCells["rows"] {
  return rows.slice(headerRow);
}

function readSites(read: TableRows, cells: DecisionCells, problems: TableProblem[]): Partial<Decisions> {
  if (!read.columns.has("site") && !read.columns.has("type")) {
    const message = `The columns "Site" and "Site type" are both missing, so the table says nothing; put one of them back.`;
    problems.push({ table: "sites", sheet: read.sheet, row: read.headerRow + 1, column: "", message });
    return {};
  }
  const { assessments, problems: found } = parseSiteAssessments(fromHeader(cells, read));
  const header = cells.rows[read.headerRow] ?? [];
  for (const { row, column, message } of found) {
    // A second column of the same meaning is told once, by `readTableRows`.
    if (row === 0 && (assessments.length > 0 || read.columns.has("site"))) continue;
    const place = row + read.headerRow;
    const title = row === 0 ? "" : cellText(header[column] ?? null).trim();
    problems.push({ table: "sites", sheet: read.sheet, row: place + 1, column: title, message });
  }
  return { sites: assessments.map((site) => ({ ...site, row: site.row + read.headerRow })) };
}

function readReading(read: TableRows, cells: DecisionCells, problems: TableProblem[]): Correction[] {
  const { corrections, problems: found } = readCorrections(fromHeader(cells, read));
  const header = cells.rows[read.headerRow] ?? [];
  for (const { row, column, message } of found) {
    const title = cellText(header[column] ?? null).trim();
    problems.push({
      table: "reading",
      sheet: read.sheet,
      row: row + read.headerRow + 1,
      column: title,
      message,
    });
  }
  return corrections;
}

function readMakers(read: TableRows, cells: DecisionCells, problems: TableProblem[]): Partial<Decisions> {
  const { decisions, problems: found } = readMakerTable(fromHeader(cells, read));
  for (const { row, column, message } of found) {
    const place = column === "" && row === 0 ? null : row + read.headerRow + 1;
    problems.push({ table: "makers", sheet: read.sheet, row: place, column, message });
  }
  return { makers: decisions };
}

function readPolicy(read: TableRows, problems: TableProblem[]): Partial<Decisions> {
  const {
    setting,
    costs,
    debarment,
    used,
    problems: found,
  } = readSettings(
    read.rows.map(({ row, values }) => ({
      row,
      name: values["setting"] ?? null,
      value: values["value"] ?? null,
      by: values["decidedBy"] ?? null,
      date: values["date"] ?? null,
    })),
  );
  const headers = { name: "Setting", value: "Value", date: "Date" };
  for (const { row, column, message } of found)
    problems.push({ table: "policy", sheet: read.sheet, row: row + 1, column: headers[column], message });
  return { setting: used === 0 ? null : setting, costs, debarment };
}

function numberIn(row: TableRow, column: string): number {
  const value = row.values[column] ?? null;
  const number = typeof value === "number" ? value : Number(textIn(row, column).replace(/[,\s]/g, ""));
  return Number.isFinite(number) ? number : 0;
}

function lastCheckRow(row: TableRow): LastCheckRow {
  const text = (column: string): string => textIn(row, column);
  return {
    asset: text("asset"),
    mark: text("mark"),
    register: text("register"),
    row: numberIn(row, "row"),
    site: text("site"),
    action: text("action"),
    toSettle: text("toSettle"),
    maker: text("maker"),
    why: text("why"),
    devices: numberIn(row, "devices"),
    textMark: text("textMark"),
    checked: text("checked"),
  };
}

function auditRow(row: TableRow): AuditRow {
  const text = (column: string): string => textIn(row, column);
  const number = (column: string): number => numberIn(row, column);
  return {
    when: text("when"),
    name: text("name"),
    what: text("what"),
    rules: text("rules"),
    makerList: text("makerList"),
    assets: number("assets"),
    remove: number("remove"),
    doNotInstall: number("doNotInstall"),
    isolate: number("isolate"),
    check: number("check"),
    noAction: number("noAction"),
    changed: text("changed"),
    note: text("note"),
  };
}
