import type { Sheet } from "../core/sheet";
import type { ReadLimits } from "./limits";
import type { SheetVisibility } from "./sheet-visibility";
import type { WorkbookDetails } from "./xlsx/details";
import type { Inflater } from "./zip/inflate";

/** A sheet as a file holds it. */
export interface FileSheet extends Sheet {
  readonly visibility: SheetVisibility;
}

/** What a file really is, whatever its name says. */
export type FileKind = "xlsx" | "xlsm" | "xls" | "ods" | "csv" | "html" | "xml-2003";

/** A file that was read. */
export interface WorkbookFile {
  readonly kind: FileKind;
  readonly fileName: string;
  readonly sheets: readonly FileSheet[];
  /** Sentences for the user: a wrong ending, a signature, cells that could not be kept. */
  readonly warnings: readonly string[];
  /** For the highlighted copy: where an .xlsx package's parts are. Its source has to stay open until then. */
  readonly details?: WorkbookDetails;
}

export interface OpenOptions {
  /** The file's name with its ending, without its folder. */
  readonly fileName: string;
  /** Bytes of the file that have been dealt with, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Reads only these sheets (others are left out of `sheets`); all when absent. */
  readonly wants?: (sheetName: string) => boolean;
  readonly limits?: Partial<ReadLimits>;
  readonly inflate?: Inflater;
}
