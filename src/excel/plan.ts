/** Decides what a check will write, before anything is written. */
import { type ResultColumn, resultColumns } from "../core/result-columns";
import { type Area, cellName, columnLetters } from "../core/sheet";
import { type CellRun, changedRuns, type OwnCell } from "./changes";
import type { CheckedRow } from "./engine";
import { actionRules, highlightedArea } from "./highlight-logic";
import type { TableOnSheet } from "./locate";
import type { OwnColumns } from "./own-columns-logic";
import { Fingerprint, type RecordedRule, type UndoRecord } from "./undo-record";

/** Where the register stands. */
export interface RegisterOnSheet {
  readonly sheetId: string;
  readonly sheetName: string;
  readonly headerRow: number;
  /** Header to last asset, own columns left out. */
  readonly area: Area;
  readonly table: TableOnSheet | null;
}

/** Live formulas instead of values, or why not. */
export interface LiveFormulas {
  readonly namespace: string;
  readonly arguments: readonly string[];
}

export interface PlannedColumn {
  readonly kind: ResultColumn;
  readonly column: number;
  readonly isNew: boolean;
}

export interface CheckPlan {
  readonly register: RegisterOnSheet;
  readonly number: number;
  readonly columns: readonly PlannedColumn[];
  /** The rows below the header that belong to the register now. */
  readonly rows: Area;
  /** What the table covers afterwards, where it grows. */
  readonly tableArea: Area | null;
  readonly runs: readonly CellRun[];
  /** Old contents of the same cells, for columns that existed before. */
  readonly old: UndoRecord["old"];
  /** Our rules as they should be, where they are not already. */
  readonly rules: readonly RecordedRule[] | null;
  readonly rulesBefore: readonly RecordedRule[];
  readonly ownBefore: OwnColumns;
  readonly after: string;
}

export interface PlanInput {
  readonly register: RegisterOnSheet;
  readonly own: OwnColumns;
  /** First column for those that are missing. */
  readonly newColumnsAt: number;
  readonly results: readonly CheckedRow[];
  /** What existing own columns hold, from the row below the header on. */
  readonly before: ReadonlyMap<ResultColumn, readonly OwnCell[]>;
  readonly rulesBefore: readonly RecordedRule[];
  readonly live: LiveFormulas | null;
}

/** The rows that are compared: the register's, and those that an earlier, longer check wrote. */
export function comparedRows(register: RegisterOnSheet, own: OwnColumns): { first: number; last: number } {
  const first = register.headerRow + 1;
  return { first, last: Math.max(register.area.bottom, own.rows?.bottom ?? first, first) };
}

export function planCheck(input: PlanInput): CheckPlan {
  const { register, own } = input;
  const { first, last } = comparedRows(register, own);
  const missing = resultColumns.filter((kind) => !own.columns.has(kind));
  const columns = resultColumns.map((kind): PlannedColumn => {
    const column = own.columns.get(kind);
    if (column !== undefined) return { kind, column, isNew: false };
    return { kind, column: input.newColumnsAt + missing.indexOf(kind), isNew: true };
  });
  const wanted = wantedCells(input, columns, first, last);
  const runs: CellRun[] = [];
  const old: { kind: ResultColumn; run: CellRun }[] = [];
  const fingerprint = new Fingerprint();
  for (const { kind, column, isNew } of columns) {
    const after = wanted.get(kind) ?? [];
    for (const cell of after) fingerprint.add(cell);
    const before = isNew ? [] : (input.before.get(kind) ?? []);
    const changed = changedRuns(column, first, before, after);
    runs.push(...changed);
    if (!isNew) old.push(...changed.map((run) => ({ kind, run: oldCells(run, first, before) })));
  }
  const rows = { ...register.area, top: first };
  const rules = plannedRules(rows, columns);
  return {
    register,
    number: own.register,
    columns,
    rows,
    tableArea: grownTable(register, columns),
    runs,
    old,
    rules: sameRules(rules, input.rulesBefore) ? null : rules,
    rulesBefore: input.rulesBefore,
    ownBefore: own,
    after: fingerprint.text(),
  };
}

/** True where the sheet already shows what the check found. */
export function isUnchanged({ runs, rules, columns, ownBefore, rows }: CheckPlan): boolean {
  const sameRows = ownBefore.rows !== null && ownBefore.rows.bottom === rows.bottom;
  return runs.length === 0 && rules === null && sameRows && columns.every(({ isNew }) => !isNew);
}

function oldCells({ column, first, cells }: CellRun, top: number, before: readonly OwnCell[]): CellRun {
  return { column, first, cells: cells.map((_, index) => before[first - top + index] ?? null) };
}

/** The kinds that a formula can give; what would settle a row, and when it was checked, stay values. */
const liveFunctions: Partial<Readonly<Record<ResultColumn, string>>> = {
  "Lens action": "ACTION",
  "Lens maker": "WHO",
  "Lens why": "WHY",
};

function wantedCells(
  { register, results, live }: PlanInput,
  columns: readonly PlannedColumn[],
  first: number,
  last: number,
): Map<ResultColumn, OwnCell[]> {
  const wanted = new Map<ResultColumn, OwnCell[]>();
  for (const { kind } of columns) {
    wanted.set(kind, Array.from<OwnCell>({ length: last - first + 1 }).fill(null));
  }
  for (const { row, texts } of results) {
    resultColumns.forEach((kind, index) => {
      const name = live === null ? undefined : liveFunctions[kind];
      const text = texts[index] ?? "";
      const cells = wanted.get(kind);
      if (cells === undefined || row < first) return;
      if (live !== null && name !== undefined)
        cells[row - first] = { formula: liveFormula(register, live, name, row) };
      else cells[row - first] = text === "" ? null : { text };
    });
  }
  return wanted;
}

/**
 * `=ESTATE.ACTION($A6:$N6,$A$5:$N$5,"uk-central")`: the row's cells and the header's, with the columns fixed.
 * The same in tables: with structured references Excel computes every row anew when one cell of the table changes.
 */
export function liveFormula(
  register: RegisterOnSheet,
  live: LiveFormulas,
  name: string,
  row: number,
): string {
  const { left, right } = register.area;
  const line = (at: number): string => `$${columnLetters(left)}${at + 1}:$${columnLetters(right)}${at + 1}`;
  const header = `$${columnLetters(left)}$${register.headerRow + 1}:$${columnLetters(right)}$${register.headerRow + 1}`;
  return `=${[`${live.namespace}.${name}(${line(row)}`, header, ...live.arguments].join(",")})`;
}

/** The table takes in new columns that stand right beside it. */
function grownTable({ table }: RegisterOnSheet, columns: readonly PlannedColumn[]): Area | null {
  if (table === null) return null;
  let { right } = table.area;
  for (const { column, isNew } of columns) if (isNew && column === right + 1) right = column;
  return right === table.area.right ? null : { ...table.area, right };
}

function plannedRules(rows: Area, columns: readonly PlannedColumn[]): RecordedRule[] {
  const action = columns.find(({ kind }) => kind === "Lens action");
  if (action === undefined || rows.bottom < rows.top) return [];
  const area = highlightedArea(
    rows,
    columns.map(({ column }) => column),
  );
  return actionRules(rows.top, action.column).map(({ formula }) => ({ area, formula }));
}

function sameRules(a: readonly RecordedRule[], b: readonly RecordedRule[]): boolean {
  const text = (rule: RecordedRule): string =>
    `${rule.formula.replace(/^=/, "")} ${cellName(rule.area.top, rule.area.left)} ${cellName(rule.area.bottom, rule.area.right)}`;
  const known = new Set(b.map(text));
  return a.length === b.length && a.every((rule) => known.has(text(rule)));
}
