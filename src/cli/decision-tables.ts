/** The decision tables that a check rests on: those of the workbook itself, and the files that options name, which win. */
import { basename } from "node:path";
import {
  cellsOf,
  decisionSheet,
  decisionTable,
  decisionTables,
  problemWords,
  readDecisions,
  readTableRows,
  sourceOfSheets,
  unsignedDecisions,
  type DecisionCells,
  type Decisions,
  type DecisionTableId,
} from "../core/decisions";
import { sitesTable, makersTable, policyTable } from "../core/decisions";
import { decidingTables } from "../core/rerun";
import { cellText, fold } from "../core/text";
import type { Sheet } from "../core/sheet";
import type { CheckOptions } from "./args";
import { UsageError } from "./errors";
import { fromOption } from "./open-file";

export type TableOptions = Pick<CheckOptions, "sitesFile" | "makersFile" | "policyFile" | "decisionsFile">;

/** A table of a file that an option names. */
interface GivenTable {
  readonly option: string;
  readonly cells: DecisionCells;
  /** Rows that were put before the file's own, to give it headers. */
  readonly shift: number;
}

/** The tables of the files that options name. */
export interface GivenTables {
  readonly tables: ReadonlyMap<DecisionTableId, GivenTable>;
}

/** What people decided, for the check of one workbook. */
export interface WorkbookDecisions {
  readonly decisions: Decisions;
  /** Sentences for stderr. */
  readonly problems: readonly string[];
  /** The tables that stand in a file of their own, not in the workbook. */
  readonly elsewhere: ReadonlySet<DecisionTableId>;
}

const singleTables = [
  ["--sites", "sitesFile", sitesTable],
  ["--makers", "makersFile", makersTable],
  ["--policy", "policyFile", policyTable],
] as const;

/** A policy file may leave its headers out: its first two columns are Setting and Value. */
function withHeaders(id: DecisionTableId, cells: DecisionCells): Pick<GivenTable, "cells" | "shift"> {
  const named = cells.rows.some((row) => {
    const titles = row.map((cell) => fold(cellText(cell)));
    return titles.includes("setting") && titles.includes("value");
  });
  if (id !== "policy" || named) return { cells, shift: 0 };
  const headers = ["Setting", "Value", "Decided by", "Date"];
  return { cells: { ...cells, rows: [headers, ...cells.rows] }, shift: 1 };
}

/** Reads the files that options name. Throws `UsageError` where one cannot be read. */
export async function givenTables(options: TableOptions): Promise<GivenTables> {
  const tables = new Map<DecisionTableId, GivenTable>();
  const { decisionsFile } = options;
  if (decisionsFile !== undefined) {
    const option = "--decisions";
    await fromOption(option, decisionsFile, (sheets) => {
      const source = sourceOfSheets(sheets);
      for (const table of decisionTables) {
        const cells = decidingTables.includes(table.id) ? source(table) : null;
        if (cells === null) continue;
        tables.set(table.id, { option, cells: { ...cells, sheet: `${option} ${cells.sheet}` }, shift: 0 });
      }
      if (tables.size === 0)
        throw new UsageError(
          `${option} ${decisionsFile}: there is no sheet with a table of decisions, such as "${sitesTable.sheet}".`,
        );
    });
  }
  for (const [option, file, table] of singleTables) {
    const path = options[file];
    if (path === undefined) continue;
    const cells = await fromOption(option, path, (sheets) => {
      const sheet = decisionSheet(sheets, table) ?? sheets[0];
      return sheet === undefined ? { sheet: option, rows: [] } : { ...cellsOf(sheet), sheet: option };
    });
    tables.set(table.id, { option, ...withHeaders(table.id, cells) });
  }
  return { tables };
}

/** What people decided for a workbook with these sheets: its own tables, unless an option gives the same table. */
export function decisionsFor(sheets: readonly Sheet[], given: GivenTables): WorkbookDecisions {
  const own = sourceOfSheets(sheets);
  const notes: string[] = [];
  const { decisions, problems } = readDecisions(
    (table) => {
      const other = given.tables.get(table.id);
      if (other === undefined) return own(table);
      const beside = own(table);
      if (beside !== null && readTableRows(table.id, beside).read.rows.length > 0)
        notes.push(`${beside.sheet}: this sheet is not used, because ${other.option} gives the same table.`);
      return other.cells;
    },
    sheets.map(({ name }) => name),
  );
  // Corrections are told where the register is read.
  const sentences = problems.flatMap((problem) => {
    if (problem.table === "reading") return [];
    const shift = given.tables.get(problem.table)?.shift ?? 0;
    return problemWords({ ...problem, row: problem.row === null ? null : problem.row - shift });
  });
  return {
    decisions,
    problems: [...notes, ...sentences, ...unsignedDecisions(decisions).map(problemWords)],
    elsewhere: new Set(given.tables.keys()),
  };
}

/** Where decisions stand beside the workbook, for its audit; "" where they all stand in it. */
export function decisionsFrom({ sitesFile, makersFile, policyFile, decisionsFile }: TableOptions): string {
  const files = [decisionsFile, sitesFile, makersFile, policyFile].flatMap((path) =>
    path === undefined ? [] : [basename(path)],
  );
  return files.length === 0
    ? ""
    : `Decisions from ${files.join(", ")}; what is changed by hand there is not told here.`;
}

/** How many rows of each table count. */
export function decisionCounts({ tables }: Decisions): Record<string, number> {
  return Object.fromEntries(
    [...tables].flatMap(([id, { rows }]) =>
      rows.length === 0 || id === "lastDecisions" ? [] : [[decisionTable(id).sheet, rows.length]],
    ),
  );
}
