/** What the adapter needs of the decision engine: a sheet in, texts per asset row out. */
import type { RegisterReading, SheetReading } from "../core/register";
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
  /** Arguments of a live formula after row and headers, as formula text: `"uk-central"`. */
  readonly liveArguments: readonly string[];
  read(sheet: Sheet): SheetReading;
  /** Checks a register block by block, in row order. */
  check(reading: RegisterReading): Iterable<readonly CheckedRow[]>;
}
