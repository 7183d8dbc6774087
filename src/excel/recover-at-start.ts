/** What the add-in does first of all when a workbook is opened. */
import { type ExcelOptions, withExcel } from "./excel-session";
import { problemOf } from "./problem";
import { silentWatcher } from "./progress";
import { recover, type Recovery } from "./recover";

/** Ends what was interrupted. Null where there was nothing, or where Excel does not answer now: the next command tries again. */
export async function recoverAtStart(options: ExcelOptions): Promise<Recovery | null> {
  try {
    return await withExcel(options, (session) => recover(session, silentWatcher));
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return null;
  }
}
