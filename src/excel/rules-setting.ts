/** Whose rules bind, as the workbook remembers it. Never guessed: asked once. */
import { readRegimes } from "../core/policy/own";
import type { RegimeId } from "../core/policy/regime";
import { type ExcelOptions, withExcel } from "./excel-session";

const settingKey = "lens-rules";

/** Null where nobody was asked yet. */
export function loadRules(options: ExcelOptions): Promise<readonly RegimeId[] | null> {
  return withExcel(options, async (session) => {
    const setting = session.workbook.settings.getItemOrNullObject(settingKey);
    setting.load("value");
    await session.sync();
    const value: unknown = setting.isNullObject ? null : setting.value;
    return typeof value === "string" ? readRegimes(value) : null;
  });
}

export function saveRules(options: ExcelOptions, regimes: readonly RegimeId[]): Promise<void> {
  return withExcel(options, async (session) => {
    session.workbook.settings.add(settingKey, regimes.join(","));
    await session.sync();
  });
}
