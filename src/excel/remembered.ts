/** What the workbook remembers for its next opening: whose rules bind, and where its sites are assessed. */
import { readRegimes } from "../core/policy/own";
import type { RegimeId } from "../core/policy/regime";
import { type ExcelOptions, withExcel } from "./excel-session";

const rulesKey = "lens-rules";
const sitesFileKey = "lens-sites-file";

/** Null where nobody was asked yet. Never guessed: asked once. */
export async function loadRules(options: ExcelOptions): Promise<readonly RegimeId[] | null> {
  const text = await load(options, rulesKey);
  return text === null ? null : readRegimes(text);
}

export function saveRules(options: ExcelOptions, regimes: readonly RegimeId[]): Promise<void> {
  return save(options, rulesKey, regimes.join(","));
}

/** The name of the file in which the sites are assessed; null where that is this workbook. */
export function loadSitesFile(options: ExcelOptions): Promise<string | null> {
  return load(options, sitesFileKey);
}

export function saveSitesFile(options: ExcelOptions, name: string | null): Promise<void> {
  return save(options, sitesFileKey, name);
}

function load(options: ExcelOptions, key: string): Promise<string | null> {
  return withExcel(options, async (session) => {
    const setting = session.workbook.settings.getItemOrNullObject(key);
    setting.load("value");
    await session.sync();
    const value: unknown = setting.isNullObject ? null : setting.value;
    return typeof value === "string" && value !== "" ? value : null;
  });
}

function save(options: ExcelOptions, key: string, text: string | null): Promise<void> {
  return withExcel(options, async (session) => {
    const { settings } = session.workbook;
    const setting = settings.getItemOrNullObject(key);
    setting.load("key");
    await session.sync();
    if (text !== null) settings.add(key, text);
    else if (!setting.isNullObject) setting.delete();
    await session.sync();
  });
}
