/** What the colours were before they were switched: small enough for the settings. */
import type { Area } from "../core/sheet";
import type { ExcelSession } from "./excel-session";
import { readOwnRules } from "./own-columns";
import type { RecordedRule } from "./undo-record";
import { writeRules } from "./write-results";

const settingKey = "lens-colours";

export interface HighlightRecord {
  readonly sheetId: string;
  readonly registers: readonly {
    readonly rows: Area;
    readonly action: number;
    readonly rules: readonly RecordedRule[];
  }[];
}

export async function saveHighlight(session: ExcelSession, record: HighlightRecord): Promise<void> {
  session.workbook.settings.add(settingKey, record);
  await session.sync();
}

/** Collected into the next sync, after the changes that it ends. */
export function forgetHighlight(session: ExcelSession): void {
  session.workbook.settings.getItem(settingKey).delete();
}

/** Puts the colours back where switching them was interrupted. True where something was put back. */
export async function recoverHighlight(session: ExcelSession): Promise<boolean> {
  const setting = session.workbook.settings.getItemOrNullObject(settingKey);
  setting.load("value");
  await session.sync();
  const record = setting.isNullObject ? null : readRecord(setting.value);
  if (record === null) return false;
  const sheet = session.workbook.worksheets.getItemOrNullObject(record.sheetId);
  sheet.load("name");
  await session.sync();
  if (!sheet.isNullObject) {
    for (const { rows, action, rules } of record.registers) {
      await writeRules(session, sheet, await readOwnRules(session, sheet, rows, action), rules);
    }
  }
  forgetHighlight(session);
  await session.sync();
  return true;
}

function readRecord(value: unknown): HighlightRecord | null {
  if (typeof value !== "object" || value === null || !("sheetId" in value && "registers" in value))
    return null;
  const { sheetId, registers } = value;
  if (typeof sheetId !== "string" || !Array.isArray(registers)) return null;
  const known = registers.every(isRegister);
  return known ? { sheetId, registers } : null;
}

function isRegister(value: unknown): value is HighlightRecord["registers"][number] {
  return (
    typeof value === "object" && value !== null && "rows" in value && "action" in value && "rules" in value
  );
}
