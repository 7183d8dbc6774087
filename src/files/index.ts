/** Bytes to cells and back. Runs in Node and in a browser. */
export { concatBytes, memorySink, memorySource } from "./byte-source";
export type { ByteSink, ByteSource } from "./byte-source";
export { FileError } from "./file-error";
export type { FileErrorCode } from "./file-error";
export { defaultLimits } from "./limits";
export type { ReadLimits } from "./limits";
export { openWorkbook } from "./open-workbook";
export type { FileKind, FileSheet, OpenOptions, SheetVisibility, WorkbookFile } from "./workbook-file";
export type { Inflater } from "./zip/inflate";
