/** Puts back what a record says: for Undo, and after a fault. Looks at what is there now, so it can be run again. */
import { type ResultColumn, resultColumns } from "../core/result-columns";
import { type Area, areaName } from "../core/sheet";
import type { CellRun } from "./changes";
import type { ExcelSession } from "./excel-session";
import { locate, type SheetFacts } from "./locate";
import { columnName, rowsName } from "./own-columns-logic";
import { readOwnCells, readOwnRules } from "./own-columns";
import { type Watcher } from "./progress";
import { rangeAt } from "./range";
import { Fingerprint, type UndoRecord, type UndoState } from "./undo-record";
import { addName, writeRules, writeRuns } from "./write-results";

/** Why a finished check cannot be undone. */
export type CannotUndo = "sheet-gone" | "changed-since" | "column-held";

/** Where the record's cells are now. */
interface Whereabouts {
  readonly facts: SheetFacts;
  /** Present column of each kind; undefined where it was deleted. */
  readonly columns: ReadonlyMap<ResultColumn, number>;
  /** Kinds whose place is taken from the record, because no name says it. */
  readonly unnamed: ReadonlySet<ResultColumn>;
  readonly headerRow: number;
  readonly rows: Area;
}

/** Whether a record can be restored; looks without changing anything. */
export async function whyNot(
  session: ExcelSession,
  record: UndoRecord,
  state: UndoState,
): Promise<CannotUndo | null> {
  const there = await find(session, record, state);
  if (there === null) return "sheet-gone";
  if (state === "done" && record.old.length > 0 && !(await isAsLeft(session, record, there)))
    return "changed-since";
  return shrunkTable(record, there) === "held" ? "column-held" : null;
}

/**
 * Restores a record. Its state says how far things went: names may be missing because they were not written yet
 * (`writing`) or because they were taken away already (`undoing`).
 * @returns null when all is as before, else why not; then nothing was changed.
 */
export async function restore(
  session: ExcelSession,
  record: UndoRecord,
  state: UndoState,
  watcher: Watcher,
): Promise<CannotUndo | null> {
  const there = await find(session, record, state);
  if (there === null) return "sheet-gone";
  const shrunk = shrunkTable(record, there);
  if (shrunk === "held") return "column-held";
  const { sheet } = there.facts;
  const rules = await readOwnRules(session, sheet, there.rows, there.columns.get("Lens action"));
  if (shrunk !== null) sheet.tables.getItem(shrunk.name).resize(areaName(shrunk.area));
  for (const { column, width } of createdColumns(record, there)) {
    const cells = rangeAt(sheet, {
      top: there.headerRow,
      bottom: there.rows.bottom,
      left: column,
      right: column,
    });
    cells.clear("Contents");
    Object.assign(cells, { numberFormat: "General" });
    cells.format.columnWidth = width;
  }
  await session.sync();
  await writeRuns(session, sheet, movedRuns(record, there), watcher);
  await writeRules(session, sheet, rules, movedRules(record, there));
  await restoreNames(session, there, record);
  return null;
}

async function find(
  session: ExcelSession,
  record: UndoRecord,
  state: UndoState,
): Promise<Whereabouts | null> {
  const name = await sheetNameOf(session, record.sheetId);
  if (name === null) return null;
  return confirmed(session, whereabouts(await locate(session, name), record, state), record);
}

function createdColumns(record: UndoRecord, there: Whereabouts): { column: number; width: number }[] {
  return record.created.flatMap(({ kind, width }) => {
    const column = there.columns.get(kind);
    return column === undefined ? [] : [{ column, width }];
  });
}

async function sheetNameOf(session: ExcelSession, id: string): Promise<string | null> {
  const sheet = session.workbook.worksheets.getItemOrNullObject(id);
  sheet.load("name");
  await session.sync();
  return sheet.isNullObject ? null : sheet.name;
}

function whereabouts(facts: SheetFacts, record: UndoRecord, state: UndoState): Whereabouts {
  const places = new Map(facts.names.map(({ name, area }) => [name.toLowerCase(), area]));
  const placeOf = (name: string): Area | null | undefined => places.get(name.toLowerCase());
  const recorded = new Map(record.created.map(({ kind, column }) => [kind, column]));
  const columns = new Map<ResultColumn, number>();
  const unnamed = new Set<ResultColumn>();
  let headerRow: number | null = null;
  for (const kind of resultColumns) {
    const area = placeOf(columnName(record.register, kind));
    // A name that was not written yet says nothing; one without cells says that the column was deleted.
    const guessed = area === undefined && state === "writing";
    const column = guessed ? recorded.get(kind) : area?.left;
    if (column !== undefined) columns.set(kind, column);
    if (guessed) unnamed.add(kind);
    if (area !== undefined && area !== null) headerRow ??= area.top;
  }
  const top = headerRow ?? record.headerRow;
  const moved = placeOf(rowsName(record.register));
  const shift = top - record.headerRow;
  const bottom = Math.max(record.rows.bottom + shift, moved?.bottom ?? 0);
  return { facts, columns, unnamed, headerRow: top, rows: { ...record.rows, top: top + 1, bottom } };
}

/** Columns without a name are ours only where our header stands above them, or nothing at all. */
async function confirmed(
  session: ExcelSession,
  there: Whereabouts,
  record: UndoRecord,
): Promise<Whereabouts> {
  const asked = [...there.unnamed].flatMap((kind) => {
    const column = there.columns.get(kind);
    if (column === undefined) return [];
    const area = { top: there.headerRow, bottom: there.rows.bottom, left: column, right: column };
    const header = rangeAt(there.facts.sheet, { ...area, bottom: area.top });
    const filled = rangeAt(there.facts.sheet, area).getUsedRangeOrNullObject(true);
    header.load("values");
    filled.load("address");
    return [{ kind, header, filled }];
  });
  if (asked.length === 0) return there;
  await session.sync();
  const columns = new Map(there.columns);
  for (const { kind, header, filled } of asked) {
    const known = record.created.some((created) => created.kind === kind);
    const text: unknown = header.values[0]?.[0];
    if (known && text !== kind && !filled.isNullObject) columns.delete(kind);
  }
  return { ...there, columns };
}

/** Whether the own columns still hold what the check wrote, in the same order. */
async function isAsLeft(session: ExcelSession, record: UndoRecord, there: Whereabouts): Promise<boolean> {
  if (there.columns.size < resultColumns.length) return false;
  const first = there.headerRow + 1;
  const last = first + lastRow(record) - record.headerRow - 1;
  const cells = await readOwnCells(session, there.facts.sheet, there.columns, first, last);
  const fingerprint = new Fingerprint();
  for (const kind of resultColumns) for (const cell of cells.get(kind) ?? []) fingerprint.add(cell);
  return fingerprint.text() === record.after;
}

function lastRow({ rows, rowsBefore, headerRow }: UndoRecord): number {
  return Math.max(rows.bottom, rowsBefore?.bottom ?? headerRow + 1, headerRow + 1);
}

/**
 * The table without the created columns. They are cut off at its right end: deleting them one by one would move
 * the cells beside the table. A user's column that was put between them holds them: "held".
 */
function shrunkTable(
  record: UndoRecord,
  there: Whereabouts,
): { readonly name: string; readonly area: Area } | "held" | null {
  if (record.table === null) return null;
  const table = there.facts.tables.find(({ name }) => name === record.table?.name);
  if (table === undefined) return null;
  const own = new Set(createdColumns(record, there).map(({ column }) => column));
  const inside = [...own].filter((column) => column >= table.area.left && column <= table.area.right);
  let { right } = table.area;
  while (own.has(right)) right -= 1;
  if (inside.some((column) => column < right)) return "held";
  return right === table.area.right ? null : { name: table.name, area: { ...table.area, right } };
}

function movedRuns(record: UndoRecord, { columns, headerRow }: Whereabouts): CellRun[] {
  const shift = headerRow - record.headerRow;
  return record.old.flatMap(({ kind, run }) => {
    const column = columns.get(kind);
    return column === undefined ? [] : [{ ...run, column, first: run.first + shift }];
  });
}

function movedRules(record: UndoRecord, { headerRow }: Whereabouts): readonly UndoRecord["rules"][number][] {
  return headerRow === record.headerRow ? record.rules : [];
}

async function restoreNames(session: ExcelSession, there: Whereabouts, record: UndoRecord): Promise<void> {
  const { sheet, names } = there.facts;
  const present = new Set(names.map(({ name }) => name.toLowerCase()));
  for (const name of record.names) {
    if (present.has(name.toLowerCase())) sheet.names.getItem(name).delete();
  }
  const rows = rowsName(record.register);
  if (record.rowsBefore !== null) {
    if (present.has(rows.toLowerCase())) sheet.names.getItem(rows).delete();
    const shift = there.headerRow - record.headerRow;
    const { top, bottom } = record.rowsBefore;
    addName(sheet, rows, rangeAt(sheet, { ...record.rowsBefore, top: top + shift, bottom: bottom + shift }));
  }
  await session.sync();
}
