/** What the pane needs of Excel: `src/excel` gives it, a test may give it by hand. */
import type { RegimeId } from "../../core/policy/regime";
import type { RegisterReading, SheetReading } from "../../core/register";
import type { Sheet } from "../../core/sheet";
import type { RowTexts } from "./session";

export interface RegisterChoice {
  readonly sheet: string;
  readonly address: string;
  readonly assets: number;
}

export interface Trouble {
  readonly code: string;
  readonly happened: string;
  readonly state: string;
  readonly todo: string;
}

export interface Progress {
  readonly stage: "reading" | "checking" | "writing" | "undoing";
  readonly done: number;
  readonly total: number;
}

export interface Watcher {
  readonly report: (progress: Progress) => void;
  readonly isCancelled: () => boolean;
}

export interface ReadingEngine {
  readonly namespace: string;
  readonly liveArguments: readonly string[];
  read(sheet: Sheet): SheetReading;
  check(reading: RegisterReading): Iterable<readonly RowTexts[]>;
}

export interface CheckWish {
  readonly engine: ReadingEngine;
  readonly live: boolean;
  readonly choice?: RegisterChoice;
  readonly watcher: Watcher;
}

export type CheckOutcome =
  | {
      readonly kind: "checked";
      readonly result: {
        readonly sheet: string;
        readonly written: number;
        readonly notes: readonly string[];
      };
    }
  | { readonly kind: "choose"; readonly choices: readonly RegisterChoice[] }
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export type UndoOutcome =
  | { readonly kind: "undone"; readonly sheet: string; readonly date: string }
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Where the selection stands. Rows and columns are counted from 0. */
export interface SelectedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface PaneExcel {
  /** Reads and checks the register under the selection, and writes the result columns and colours. */
  check(wish: CheckWish): Promise<CheckOutcome>;
  undo(watcher: Watcher): Promise<UndoOutcome>;
  /** Brings a cell into view. Null where it worked. */
  select(sheet: string, row: number, column: number): Promise<Trouble | null>;
  /** Tells of rows that a person has edited since; gives a way to stop. */
  onEdited(tell: (sheet: string, rows: number) => void): Promise<() => void>;
  /** Tells where the selection is, now and when it moves; gives a way to stop. */
  onSelected(tell: (cell: SelectedCell) => void): Promise<() => void>;
  /** Makes a new sheet with a small register to try things on. */
  addSample(rows: readonly (readonly (string | number)[])[]): Promise<Trouble | null>;
}

/** What is remembered: whose rules with the workbook, the welcome with the user. */
export interface PaneMemory {
  regimes(): Promise<readonly RegimeId[] | null>;
  keepRegimes(regimes: readonly RegimeId[]): Promise<void>;
  wasWelcomed(): boolean;
  keepWelcomed(): void;
}
