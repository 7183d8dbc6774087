/** The pane's Excel: the adapter of `src/excel` with the pane's options. */
import {
  addSampleSheet,
  checkRegister,
  type ExcelOptions,
  problemOf,
  selectCell,
  undoLastCheck,
  watchEdits,
} from "../excel";
import type { PaneExcel } from "./model/pane-excel";

export interface PaneExcelOptions {
  readonly excel: ExcelOptions;
  /** Today as an ISO date. */
  readonly today: () => string;
  /** Asked before writing where no record for Undo can be kept in the workbook. */
  readonly confirm: (question: string) => Promise<boolean>;
}

export function excelPane({ excel, today, confirm }: PaneExcelOptions): PaneExcel {
  return {
    check: (wish) => checkRegister({ ...excel, ...wish, date: today(), confirm }),
    undo: (watcher) => undoLastCheck({ ...excel, watcher }),
    select: (sheet, row, column) => selectCell(excel, sheet, row, column),
    onEdited: async (tell) => {
      try {
        const stop = await watchEdits(excel, tell);
        return () => {
          void stop();
        };
      } catch (error) {
        // Without events the count of edited rows stays at none; nothing else rests on it.
        if (problemOf(error) === null) throw error;
        return () => undefined;
      }
    },
    addSample: (rows) => addSampleSheet(excel, rows),
  };
}
