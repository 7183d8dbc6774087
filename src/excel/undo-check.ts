/** Undo last check. */
import { type ExcelOptions, withExcel } from "./excel-session";
import { type ExcelProblem, problemOf, type Trouble, troubleOf } from "./problem";
import type { Watcher } from "./progress";
import { type CannotUndo, restore, whyNot } from "./restore";
import { dropRecord, loadPointer, loadRecord, markUndoing } from "./undo-store";

export type UndoOptions = ExcelOptions & { readonly watcher: Watcher };

export type UndoOutcome =
  | { readonly kind: "undone"; readonly sheet: string; readonly date: string }
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

const nothingToUndo: UndoOutcome = {
  kind: "nothing",
  message:
    "There is no check to undo: only the last one can be undone, once. You can delete columns headed Lens yourself.",
};
const recordGone = "The record of the last check is gone, so it cannot be undone.";

const reasons: Readonly<Record<CannotUndo, string>> = {
  "sheet-gone": "The sheet that was checked has been deleted, so there is nothing to undo.",
  "changed-since":
    "The result columns were sorted or edited since the last check, so their earlier contents cannot be put back in the right rows. Nothing was changed. You can delete the columns headed Lens yourself.",
  "column-held":
    "A column was moved between the result columns of the table, so they cannot be taken out without moving your cells. Nothing was changed. Move the result columns to the right end of the table and click Undo last check again.",
};

/** Puts the workbook back to how it was before the last check. Never throws for anything that Excel does. */
export async function undoLastCheck(options: UndoOptions): Promise<UndoOutcome> {
  const state: { begun: boolean; undone: UndoOutcome } = { begun: false, undone: nothingToUndo };
  const work = (): Promise<UndoOutcome> =>
    withExcel(options, async (session) => {
      const pointer = await loadPointer(session);
      // Here the last word about a finished undo was lost: there is nothing left to do.
      if (pointer === null) return state.begun ? state.undone : nothingToUndo;
      const record = await loadRecord(session, pointer);
      if (record === null) {
        await dropRecord(session, pointer, null);
        return state.begun ? state.undone : { kind: "nothing", message: recordGone };
      }
      state.undone = { kind: "undone", sheet: record.sheetName, date: record.date };
      const reason = await whyNot(session, record, pointer.state);
      if (reason === "sheet-gone") await dropRecord(session, pointer, null);
      if (reason !== null) return { kind: "nothing", message: reasons[reason] };
      state.begun = true;
      if (pointer.state === "done") await markUndoing(session, pointer);
      await restore(session, record, pointer.state === "writing" ? "writing" : "undoing", options.watcher);
      await dropRecord(session, pointer, null);
      return state.undone;
    });
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    if (!state.begun) return { kind: "trouble", trouble: troubleOf(problem, "as-before") };
    if (!problem.answering) return { kind: "trouble", trouble: troubleOf(problem, "at-next-start") };
    return endAfter(problem, work);
  }
}

/** Undoing can be done again from where it stopped: after a fault it is tried once more. */
async function endAfter(problem: ExcelProblem, work: () => Promise<UndoOutcome>): Promise<UndoOutcome> {
  try {
    return await work();
  } catch (error) {
    const second = problemOf(error);
    if (second === null) throw error;
    return { kind: "trouble", trouble: troubleOf(problem, second.answering ? "half-done" : "at-next-start") };
  }
}
