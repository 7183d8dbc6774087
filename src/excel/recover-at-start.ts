/** What the add-in does first of all when a workbook is opened. */
import { type ExcelOptions, withExcel } from "./excel-session";
import { mendOwnSheets } from "./own-sheets";
import { problemOf } from "./problem";
import { silentWatcher } from "./progress";
import { recover, type Recovery } from "./recover";

/** Ends what was interrupted. Null where there was nothing, or where Excel does not answer now: the next command tries again. */
export async function recoverAtStart(options: ExcelOptions): Promise<Recovery | null> {
  try {
    return await withExcel(options, async (session) => {
      const mended = await mendOwnSheets(session);
      const recovery = await recover(session, silentWatcher);
      const messages = [recovery?.message, mended?.message].filter((message) => message !== undefined);
      return messages.length === 0 ? null : { message: messages.join(" ") };
    });
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return null;
  }
}
