/** What the pane needs of Excel: `src/excel` gives it, a test may give it by hand. */
import type { DecisionCells, DecisionSource, DecisionTableId } from "../../core/decisions";
import type { RegimeId } from "../../core/policy/regime";
import type { BesideSheet, LookAhead, RegisterReading, SheetReading } from "../../core/register";
import type { CellValue, Sheet } from "../../core/sheet";
import type { PlannedSheet } from "../../core/sheets";
import type { ChangePlan } from "./decision-source";
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
  /** Whose rows they are, where several sheets are read. */
  readonly sheet?: string;
}

export interface Watcher {
  readonly report: (progress: Progress) => void;
  readonly isCancelled: () => boolean;
}

export interface ReadingEngine {
  readonly namespace: string;
  liveArguments(reading: RegisterReading): readonly string[] | string;
  read(sheet: Sheet, beside?: readonly BesideSheet[]): SheetReading;
  mayLookAt(sheetName: string): boolean;
  lookAhead(head: Sheet, rows: number, reading: SheetReading): LookAhead;
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

export type TablesOutcome =
  | {
      readonly kind: "read";
      readonly source: DecisionSource;
      readonly sheetNames: readonly string[];
      /** The names of the Excel tables that hold them; a table that somebody turned into plain cells is missing. */
      readonly tables: ReadonlyMap<DecisionTableId, string>;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export type WriteOutcome =
  | { readonly kind: "written"; readonly notes: readonly string[] }
  /** Nothing was written; a sentence says why. */
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export type SurveySheetsOutcome =
  | { readonly kind: "read"; readonly sheets: readonly DecisionCells[] }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export type FormatsOutcome =
  | {
      readonly kind: "read";
      /** By column: a format code for each row from the first one asked for. */
      readonly formats: ReadonlyMap<number, readonly string[]>;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Cells of sheets by name; null where there is no such sheet. */
export type SheetCellsOf = (sheet: string) => readonly (readonly CellValue[])[] | null;

export interface PaneExcel {
  /** Reads and checks the register under the selection, and writes the result columns and colours. */
  check(wish: CheckWish): Promise<CheckOutcome>;
  undo(watcher: Watcher): Promise<UndoOutcome>;
  /** Brings a cell into view. Null where it worked. */
  select(sheet: string, row: number, column: number): Promise<Trouble | null>;
  /** Tells of rows that a person has edited since, and whether cells moved about; gives a way to stop. */
  onEdited(tell: (sheet: string, rows: number, moved: boolean) => void): Promise<() => void>;
  /** Tells where the selection is, now and when it moves; gives a way to stop. */
  onSelected(tell: (cell: SelectedCell) => void): Promise<() => void>;
  /** Reads the decision tables that the workbook has. */
  readTables(ids: readonly DecisionTableId[]): Promise<TablesOutcome>;
  /** Changes decision tables, in view of what stands there when it is written. */
  changeTables(ids: readonly DecisionTableId[], plan: ChangePlan): Promise<WriteOutcome>;
  /** Writes sheets of ours, in place of those that are there; `plan` sees what stands on some of them now. */
  writeSheets(
    read: readonly string[],
    plan: (cellsOf: SheetCellsOf) => readonly PlannedSheet[],
    show: string | null,
  ): Promise<WriteOutcome>;
  /** The cells of the sheets that were made for a survey. */
  readSurveySheets(): Promise<SurveySheetsOutcome>;
  /** The formats of some columns of a sheet, by which dates are told from numbers. */
  numberFormats(
    sheet: string,
    columns: readonly number[],
    first: number,
    last: number,
  ): Promise<FormatsOutcome>;
  /** Opens an .xlsx file as a workbook of its own. */
  openWorkbook(base64: string): Promise<WriteOutcome>;
  /** Makes a new sheet with a small register to try things on. */
  addSample(rows: readonly (readonly (string | number)[])[]): Promise<Trouble | null>;
}

/** What is remembered: whose rules and where the sites are with the workbook, the welcome with the user. */
export interface PaneMemory {
  regimes(): Promise<readonly RegimeId[] | null>;
  keepRegimes(regimes: readonly RegimeId[]): Promise<void>;
  /** The name of the file in which the sites are assessed; null where that is this workbook. */
  sitesFile(): Promise<string | null>;
  keepSitesFile(name: string | null): Promise<void>;
  wasWelcomed(): boolean;
  /** The name that somebody typed last, for assessments and decisions. */
  name(): string;
  keepName(name: string): void;
  keepWelcomed(): void;
}
