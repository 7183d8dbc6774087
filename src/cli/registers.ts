/** Goes through a workbook's registers: understood first, then checked block by block, with progress and Ctrl-C. */
import { catalogue } from "../catalogue";
import type { Checker, CheckedAsset } from "../core/check";
import { contentHints } from "../core/content-hints";
import type { PlacedDecisions } from "../core/decisions";
import {
  readWorkbookInSteps,
  type NothingToCheck,
  type RegisterReading,
  type SheetReading,
} from "../core/register";
import { FileError, type WorkbookFile } from "../files";
import { correctionsFor, type GivenCorrections } from "./corrections";
import type { Progress } from "./output/progress";

/** The registers that were found, and the sheets that hold none. */
export interface FoundRegisters {
  readonly registers: readonly RegisterReading[];
  readonly nothing: readonly NothingToCheck[];
  /** Sheets of the workbook that are not wanted. */
  readonly leftOut: readonly string[];
}

export class RegisterWalk {
  private readonly hints = contentHints(catalogue);

  constructor(
    private readonly progress: Progress,
    private readonly signal: AbortSignal,
    private readonly given: GivenCorrections,
    /** Takes a sentence for stderr. */
    private readonly note: (sentence: string) => void,
  ) {}

  /**
   * The registers of a workbook on the sheets that are wanted; on all sheets where none is named.
   * Throws `sheet-not-found` with the reason where there is none.
   */
  async registers(workbook: WorkbookFile, wanted: readonly string[]): Promise<FoundRegisters> {
    const readings = await this.read(workbook);
    const isWanted = ({ sheet }: { readonly sheet: string }): boolean =>
      wanted.length === 0 || wanted.includes(sheet);
    const nothing = readings.flatMap((reading) => reading.nothing).filter(isWanted);
    const registers = readings.flatMap((reading) => reading.registers).filter(isWanted);
    if (registers.length === 0) throw new FileError("sheet-not-found", nothingFound(nothing));
    const leftOut = workbook.sheets.flatMap(({ name }) => (isWanted({ sheet: name }) ? [] : [name]));
    return { registers, nothing, leftOut };
  }

  private async read(workbook: WorkbookFile): Promise<SheetReading[]> {
    const { corrections, problems } = correctionsFor(workbook.sheets, this.given);
    for (const problem of problems) this.note(`${workbook.fileName}: ${problem}`);
    const steps = readWorkbookInSteps(workbook.sheets, catalogue.vocabulary.columns, {
      hints: this.hints,
      corrections,
    });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      this.signal.throwIfAborted();
      this.progress.show(`understanding ${workbook.fileName}`, step.value.done, step.value.total);
      await breath();
    }
  }

  /** The assets of a register, in blocks, with what people decided about them. */
  async *assets(
    reading: RegisterReading,
    fileName: string,
    checker: Checker,
    placed: PlacedDecisions | null,
  ): AsyncGenerator<CheckedAsset[]> {
    let assets = 0;
    for (const block of checker.check(reading, fileName, undefined, placed)) {
      yield block;
      assets += block.length;
      this.progress.show(`checking ${reading.sheet}`, assets, reading.rows.length);
      await breath();
      this.signal.throwIfAborted();
    }
  }
}

/** Lets Ctrl-C and the terminal have their turn between blocks. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Why a file gave nothing to check: the sentence of its only sheet, or of each. */
function nothingFound(nothing: readonly NothingToCheck[]): string {
  if (nothing.length === 0) return "The workbook has no sheet to check.";
  if (nothing.length === 1) return nothing[0]?.message ?? "";
  return nothing.map(({ sheet, message }) => `${sheet}: ${message}`).join(" ");
}
