/** Keeps the undo record: old values on a very hidden sheet, a pointer in the settings, or only in memory. */
import { blockBytes } from "./blocks";
import type { ExcelSession } from "./excel-session";
import { decodeRecord, encodeRecord, readPointer, type UndoPointer, type UndoRecord } from "./undo-record";

const settingKey = "lens-undo";
const sheetNames = ["Lens undo", "Lens undo 2"] as const;

/** Where a workbook's structure is protected no sheet can be added: the record then lives as long as the add-in. */
const memory = new Map<string, UndoRecord>();
let memoryPointer: UndoPointer | null = null;

const memorySheet = "";

export async function loadPointer(session: ExcelSession): Promise<UndoPointer | null> {
  const setting = session.workbook.settings.getItemOrNullObject(settingKey);
  setting.load("value");
  await session.sync();
  const saved: unknown = setting.isNullObject ? null : setting.value;
  return memoryPointer ?? readPointer(saved);
}

/** Deletes the sheets of records that no pointer means any more. */
export async function tidyRecords(session: ExcelSession, pointer: UndoPointer | null): Promise<void> {
  const sheets = sheetNames
    .filter((name) => name !== pointer?.sheet)
    .map((name) => session.workbook.worksheets.getItemOrNullObject(name));
  for (const sheet of sheets) sheet.load("name");
  session.workbook.protection.load("protected");
  await session.sync();
  const stale = sheets.filter((sheet) => !sheet.isNullObject);
  if (stale.length === 0 || session.workbook.protection.protected) return;
  for (const sheet of stale) deleteSheet(sheet);
  await session.sync();
}

/** Reads the record that a pointer means; null where it is gone or was changed. */
export async function loadRecord(session: ExcelSession, pointer: UndoPointer): Promise<UndoRecord | null> {
  if (pointer.sheet === memorySheet) return memory.get(pointer.id) ?? null;
  const sheet = session.workbook.worksheets.getItemOrNullObject(pointer.sheet);
  const used = sheet.getRange("A:A").getUsedRangeOrNullObject(true);
  used.load("rowCount");
  await session.sync();
  if (sheet.isNullObject || used.isNullObject) return null;
  const parts: string[] = [];
  const step = Math.floor(blockBytes / 30_000);
  for (let row = 0; row < used.rowCount; row += step) {
    const range = sheet.getRangeByIndexes(row, 0, Math.min(step, used.rowCount - row), 1);
    range.load("values");
    await session.sync();
    const values: readonly (readonly unknown[])[] = range.values;
    for (const [part] of values) parts.push(String(part));
  }
  const record = decodeRecord(parts);
  return record?.id === pointer.id ? record : null;
}

/** Puts the record away before anything is changed. Nothing may be written before this has been synced. */
export async function beginRecord(
  session: ExcelSession,
  record: UndoRecord,
  old: UndoPointer | null,
  inMemory: boolean,
): Promise<UndoPointer> {
  const base = { id: record.id, state: "writing", date: record.date } as const;
  if (inMemory) {
    memory.clear();
    memory.set(record.id, record);
    memoryPointer = { ...base, sheet: memorySheet };
    return memoryPointer;
  }
  const name = sheetNames.find((one) => one !== old?.sheet) ?? sheetNames[0];
  const { worksheets } = session.workbook;
  const stale = worksheets.getItemOrNullObject(name);
  stale.load("name");
  await session.sync();
  if (!stale.isNullObject) deleteSheet(stale);
  const sheet = worksheets.add(name);
  sheet.visibility = "VeryHidden";
  const parts = encodeRecord(record);
  let bytes = 0;
  for (const [row, part] of parts.entries()) {
    const cell = sheet.getRangeByIndexes(row, 0, 1, 1);
    cell.numberFormat = [["@"]];
    cell.values = [[part]];
    bytes += part.length * 2;
    if (bytes > blockBytes) {
      await session.sync();
      bytes = 0;
    }
  }
  const pointer: UndoPointer = { ...base, sheet: name };
  savePointer(session, pointer);
  await session.sync();
  memoryPointer = null;
  return pointer;
}

/** Everything was written: from now on it can be undone. The record before it is tidied away by the next command. */
export async function finishRecord(session: ExcelSession, pointer: UndoPointer): Promise<void> {
  const done: UndoPointer = { ...pointer, state: "done" };
  if (pointer.sheet === memorySheet) {
    memoryPointer = done;
    return;
  }
  savePointer(session, done);
  await session.sync();
}

/** Undoing begins: from now on it is to be ended, whatever the sheet looks like. */
export async function markUndoing(session: ExcelSession, pointer: UndoPointer): Promise<UndoPointer> {
  const undoing: UndoPointer = { ...pointer, state: "undoing" };
  if (pointer.sheet === memorySheet) {
    memoryPointer = undoing;
    return undoing;
  }
  savePointer(session, undoing);
  await session.sync();
  return undoing;
}

/** The record was used, or is of no use: the pointer goes back to what it was before. */
export async function dropRecord(
  session: ExcelSession,
  pointer: UndoPointer | null,
  old: UndoPointer | null,
): Promise<void> {
  if (pointer?.sheet === memorySheet) {
    memory.clear();
    memoryPointer = null;
    return;
  }
  const setting = session.workbook.settings.getItemOrNullObject(settingKey);
  setting.load("key");
  const sheets = sheetNames
    .filter((name) => name !== old?.sheet)
    .map((name) => session.workbook.worksheets.getItemOrNullObject(name));
  for (const sheet of sheets) sheet.load("name");
  await session.sync();
  // The pointer first: a record without a pointer does no harm, a pointer without a record does.
  if (old !== null && old.sheet !== memorySheet) savePointer(session, old);
  else if (!setting.isNullObject) setting.delete();
  for (const sheet of sheets) if (!sheet.isNullObject) deleteSheet(sheet);
  await session.sync();
}

function savePointer(session: ExcelSession, pointer: UndoPointer): void {
  session.workbook.settings.add(settingKey, pointer);
}

/** Excel deletes no very hidden sheet. */
function deleteSheet(sheet: Excel.Worksheet): void {
  sheet.visibility = "Hidden";
  sheet.delete();
}
