/** One conversation with Excel. Every sync goes through here: with a time limit, and with errors as `ExcelProblem`. */
import { ExcelProblem, problemOf } from "./problem";

export interface ExcelOptions {
  /** How long a sync may take before Excel counts as silent, in milliseconds. */
  readonly patience: number;
}

export const defaultExcelOptions: ExcelOptions = { patience: 60_000 };

export class ExcelSession {
  constructor(
    readonly context: Excel.RequestContext,
    private readonly options: ExcelOptions,
  ) {}

  get workbook(): Excel.Workbook {
    return this.context.workbook;
  }

  /** Sends what was collected. Excel on the web has been seen to hang in a sync for ever. */
  async sync(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new ExcelProblem("NoAnswer", false));
      }, this.options.patience);
    });
    try {
      await Promise.race([this.context.sync(), silence]);
    } catch (error) {
      throw problemOf(error) ?? error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Whether this Excel has a requirement set. */
export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

/** Every sync is a step of Excel's own undo, but where Excel can make one step of a whole command (ExcelApi 1.20). */
function runOptions(): Excel.RunOptions {
  return supports("1.20") ? { delayForCellEdit: true, mergeUndoGroup: true } : { delayForCellEdit: true };
}

/** Runs work in one batch context; waits for the end of a cell edit where Excel can. */
export async function withExcel<T>(
  options: ExcelOptions,
  work: (session: ExcelSession) => Promise<T>,
): Promise<T> {
  try {
    return await Excel.run(runOptions(), (context) => work(new ExcelSession(context, options)));
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}
