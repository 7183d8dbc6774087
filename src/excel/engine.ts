/** What the adapter needs of the decision engine: a sheet in, texts per asset row out. */
import type { BesideSheet, LookAhead, RegisterReading, SheetReading } from "../core/register";
import type { Sheet } from "../core/sheet";

/** One asset row's texts, in the order of `resultColumns`. */
export interface CheckedRow {
  /** 0-based row on the sheet. */
  readonly row: number;
  readonly texts: readonly string[];
}

export interface CheckEngine {
  /** The functions' namespace, such as `ESTATE`: another one in development. */
  readonly namespace: string;
  /**
   * Arguments of a live formula after row and headers, as formula text: `"uk-central"`. Or a sentence: formulas would
   * say something else of this register than the check, so values are written.
   */
  liveArguments(reading: RegisterReading): readonly string[] | string;
  /** Reads a sheet by itself, or as one of the workbook's, which may be its only one. */
  read(sheet: Sheet, beside?: readonly BesideSheet[]): SheetReading;
  /** Whether another sheet may complete registers at all. */
  mayLookAt(sheetName: string): boolean;
  /** Whether another sheet of so many rows, of which the first are given, is worth reading to its end. */
  lookAhead(head: Sheet, rows: number, reading: SheetReading): LookAhead;
  /** Checks a register block by block, in row order. */
  check(reading: RegisterReading): Iterable<readonly CheckedRow[]>;
}
