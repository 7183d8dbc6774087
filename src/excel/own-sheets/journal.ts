/** What work on our own sheets has begun, kept in the workbook's settings until it is done: so that a fault can be mended. */
import type { CellValue } from "../../core/sheet";
import type { ExcelSession } from "../excel-session";

const settingKey = "lens-own-sheets";

/** A cell that is being changed: what it held, and what it is to hold. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** Rows that are being added below the last one of a table. */
export interface AddedRows {
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
}

export interface TableEdit {
  readonly sheet: string;
  /** Null where the cells stand on the sheet without an Excel table. */
  readonly table: string | null;
  readonly cells: readonly CellChange[];
  readonly added: AddedRows | null;
}

export interface Journal {
  /** Sheets that are being made: taken away after a fault. */
  readonly created: readonly string[];
  /** Sheets that are being built anew, with what people had typed into them. */
  readonly rebuilt: readonly { readonly sheet: string; readonly cells: readonly (readonly CellValue[])[] }[];
  readonly edits: readonly TableEdit[];
  /** Hidden sheets that are written beside the old one, which then gives its name away. */
  readonly swaps: readonly Swap[];
  /** Nothing is left to mend: only what was typed is kept, for the next build. */
  readonly isMended: boolean;
}

export interface Swap {
  readonly name: string;
  /** The name of the new sheet until it is complete. */
  readonly draft: string;
  /** The name of the old sheet while the new one takes its place. */
  readonly old: string;
  /** The old sheet's id: it tells whether the new one has taken its name. */
  readonly oldId: string;
  /** The name of its Excel table; "" where it has none. */
  readonly table: string;
}

export const emptyJournal: Journal = { created: [], rebuilt: [], edits: [], swaps: [], isMended: false };

/** Settings hold 2 MB; a journal stays well below. */
export const journalBytes = 1_000_000;

/** Collected into the next sync. */
export function keepJournal(session: ExcelSession, journal: Journal): void {
  session.workbook.settings.add(settingKey, JSON.stringify(journal));
}

/** Collected into the next sync, after the changes that it ends. */
export function endJournal(session: ExcelSession): void {
  session.workbook.settings.getItem(settingKey).delete();
}

/** Null where nothing was begun, or where somebody has changed it. */
export async function loadJournal(session: ExcelSession): Promise<Journal | null> {
  const setting = session.workbook.settings.getItemOrNullObject(settingKey);
  setting.load("value");
  await session.sync();
  const value: unknown = setting.isNullObject ? null : setting.value;
  return typeof value === "string" ? readJournal(value) : null;
}

export async function dropJournal(session: ExcelSession): Promise<void> {
  const setting = session.workbook.settings.getItemOrNullObject(settingKey);
  setting.load("key");
  await session.sync();
  if (setting.isNullObject) return;
  setting.delete();
  await session.sync();
}

export function readJournal(text: string): Journal | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  if (!("created" in value && "rebuilt" in value && "edits" in value && "swaps" in value)) return null;
  const { created, rebuilt, edits, swaps } = value;
  if (!isList(created, isText) || !isList(rebuilt, isRebuilt)) return null;
  if (!isList(edits, isEdit) || !isList(swaps, isSwap)) return null;
  return { created, rebuilt, edits, swaps, isMended: "isMended" in value && value.isMended === true };
}

function isList<T>(value: unknown, is: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isCell(value: unknown): value is CellValue {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function isRow(value: unknown): value is CellValue[] {
  return isList(value, isCell);
}

function isRebuilt(value: unknown): value is Journal["rebuilt"][number] {
  return (
    typeof value === "object" &&
    value !== null &&
    "sheet" in value &&
    isText(value.sheet) &&
    "cells" in value &&
    isList(value.cells, isRow)
  );
}

function isSwap(value: unknown): value is Swap {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    isText(value.name) &&
    "draft" in value &&
    isText(value.draft) &&
    "old" in value &&
    isText(value.old) &&
    "oldId" in value &&
    isText(value.oldId) &&
    "table" in value &&
    isText(value.table)
  );
}

function isEdit(value: unknown): value is TableEdit {
  return (
    typeof value === "object" &&
    value !== null &&
    "sheet" in value &&
    isText(value.sheet) &&
    "table" in value &&
    (value.table === null || isText(value.table)) &&
    "cells" in value &&
    isList(value.cells, isChange) &&
    "added" in value &&
    (value.added === null || isAdded(value.added))
  );
}

function isChange(value: unknown): value is CellChange {
  return (
    typeof value === "object" &&
    value !== null &&
    "row" in value &&
    Number.isInteger(value.row) &&
    "column" in value &&
    Number.isInteger(value.column) &&
    "before" in value &&
    isCell(value.before) &&
    "after" in value &&
    isCell(value.after)
  );
}

function isAdded(value: unknown): value is AddedRows {
  return (
    typeof value === "object" &&
    value !== null &&
    "top" in value &&
    Number.isInteger(value.top) &&
    "left" in value &&
    Number.isInteger(value.left) &&
    "values" in value &&
    isList(value.values, isRow)
  );
}
