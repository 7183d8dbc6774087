/** Bytes to cells and back. Runs in Node and in a browser. */
export { concatBytes, memorySink, memorySource } from "./byte-source";
export type { ByteSink, ByteSource } from "./byte-source";
export { lensColumns, lensHeadings, legendSheetName } from "./copy/lens-columns";
export type { LensColumn, LensTexts, RegisterMarks } from "./copy/lens-columns";
export type { LegendRow } from "./copy/own-sheets";
export { actionLooks } from "./copy/palette";
export { writeHighlightedCopy } from "./copy/write-copy";
export type { CopyOptions, CopyReport } from "./copy/write-copy";
export { FileError } from "./file-error";
export type { FileErrorCode } from "./file-error";
export { defaultLimits } from "./limits";
export type { ReadLimits } from "./limits";
export { openWorkbook } from "./open-workbook";
export { writePlannedWorkbook } from "./planned/write-workbook";
export type { PlannedWorkbookOptions } from "./planned/write-workbook";
export type { FileKind, FileSheet, OpenOptions, SheetVisibility, WorkbookFile } from "./workbook-file";
export type { Deflater } from "./zip/deflate";
export type { Inflater } from "./zip/inflate";
