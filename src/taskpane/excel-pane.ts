/** The pane's Excel: the adapter of `src/excel` with the pane's options. */
import {
  addSampleSheet,
  buildSheets,
  changeDecisions,
  checkRegister,
  type ExcelOptions,
  loadDecisions,
  openNewWorkbook,
  problemOf,
  readNumberFormats,
  readSurveySheets,
  rowsOf,
  selectCell,
  undoLastCheck,
  watchEdits,
  watchSelection,
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
    onEdited: (tell) => orNever(() => watchEdits(excel, tell)),
    onSelected: (tell) => orNever(() => watchSelection(excel, tell)),
    readTables: async (ids) => {
      const outcome = await loadDecisions(excel, ids);
      if (outcome.kind === "trouble") return outcome;
      const { source, cells, facts } = outcome.book;
      const tables = [...cells].flatMap(([id, { sheet }]) => {
        const table = facts.tables.find((one) => one.sheet === sheet);
        return table === undefined ? [] : [[id, table.name] as const];
      });
      return { kind: "read", source, sheetNames: outcome.sheetNames, tables: new Map(tables) };
    },
    changeTables: (ids, plan) => changeDecisions(excel, ids, (book) => plan((id) => rowsOf(book, id))),
    writeSheets: async (read, plan, show) => {
      const outcome = await buildSheets(excel, { read, plan }, show);
      return outcome.kind === "written" ? { kind: "written", notes: [] } : outcome;
    },
    readSurveySheets: () => readSurveySheets(excel),
    numberFormats: (sheet, columns, first, last) => readNumberFormats(excel, sheet, columns, first, last),
    openWorkbook: async (base64) => {
      const trouble = await openNewWorkbook(excel, base64);
      return trouble === null ? { kind: "written", notes: [] } : { kind: "trouble", trouble };
    },
    addSample: (rows) => addSampleSheet(excel, rows),
  };
}

/** Without events nothing is counted or followed; nothing else rests on them. */
async function orNever(watch: () => Promise<() => Promise<void>>): Promise<() => void> {
  try {
    const stop = await watch();
    return () => {
      void stop();
    };
  } catch (error) {
    if (problemOf(error) === null) throw error;
    return () => undefined;
  }
}
