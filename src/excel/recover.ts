/** After a crash or a lost connection: puts back what an unfinished command has written. */
import type { ExcelSession } from "./excel-session";
import { recoverHighlight } from "./highlight-record";
import type { Watcher } from "./progress";
import { restore } from "./restore";
import { dropRecord, loadPointer, loadRecord, tidyRecords } from "./undo-store";

export interface Recovery {
  readonly message: string;
}

/** Looks for an unfinished command and puts everything back. Null where there is none. */
export async function recover(session: ExcelSession, watcher: Watcher): Promise<Recovery | null> {
  const highlight = await recoverHighlight(session);
  const pointer = await loadPointer(session);
  if (pointer === null || pointer.state === "done") {
    await tidyRecords(session, pointer);
    return highlight
      ? { message: "The colours were being switched when Excel stopped; they are as before." }
      : null;
  }
  const record = await loadRecord(session, pointer);
  const problem = record === null ? "record-gone" : await restore(session, record, pointer.state, watcher);
  await dropRecord(session, pointer, null);
  const what = `The ${pointer.state === "writing" ? "check" : "undo of the check"} of ${pointer.date} was interrupted`;
  switch (problem) {
    case null:
      return { message: `${what}. The workbook has been put back to how it was before the check.` };
    case "sheet-gone":
      return { message: `${what}; its sheet has been deleted since.` };
    case "record-gone":
      return { message: `${what}, and its record is gone: delete the Lens columns that you do not want.` };
    case "changed-since":
    case "column-held":
      return {
        message: `${what}, and columns were moved since: delete the Lens columns that you do not want.`,
      };
  }
}
