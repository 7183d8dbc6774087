/** How much of a file is taken in before it is refused. Real registers stay far below; a zip bomb does not. */
export interface ReadLimits {
  /** Parts in a package. */
  readonly parts: number;
  /** Unpacked bytes of one part. Excel's largest sheets unpack to a few GB. */
  readonly partBytes: number;
  /** Unpacked bytes of all parts that are read. */
  readonly totalBytes: number;
  /** Unpacked bytes for each packed one, once a part is larger than `ratioFrom`. DEFLATE ends at 1,032. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Unpacked bytes of the parts that are kept in memory whole (workbook, tables, relationships). */
  readonly smallPartBytes: number;
  /** Cell slots, blanks between values included: 4 bytes each. */
  readonly cells: number;
  /** Bytes of distinct cell texts. */
  readonly textBytes: number;
  /** Bytes of an .xls file, which is read whole. */
  readonly wholeFileBytes: number;
  readonly mergedAreas: number;
  readonly sheets: number;
}

export const defaultLimits: ReadLimits = {
  parts: 100_000,
  partBytes: 8e9,
  totalBytes: 16e9,
  ratio: 400,
  ratioFrom: 100e6,
  smallPartBytes: 64e6,
  cells: 120e6,
  textBytes: 1.5e9,
  wholeFileBytes: 200e6,
  mergedAreas: 1_000_000,
  sheets: 5_000,
};

/** A character cell limit of Excel: longer texts are cut. */
export const longestCellText = 32_767;
