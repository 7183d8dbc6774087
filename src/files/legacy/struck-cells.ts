import { u16, u32 } from "../zip/bytes";

/** Record numbers of BIFF ([MS-XLS] 2.3). */
const record = {
  beginOfFile: 0x0809,
  endOfFile: 0x000a,
  font: 0x0031,
  extendedFormat: 0x00e0,
  sheet: 0x0085,
  severalBlanks: 0x00be,
  severalNumbers: 0x00bd,
} as const;

/** Records that hold one cell: row, column, and the number of its format. */
const cellRecords: ReadonlySet<number> = new Set([
  0x0006, // formula
  0x0201, // blank
  0x0203, // number
  0x0204, // label
  0x0205, // boolean or error
  0x027e, // number in short form
  0x00fd, // shared text
  0x00d6, // label with formatting
]);

const struckBit = 0x0008;
/** Columns of a sheet in this format end at 256; a cell's place is row * width + column. */
const width = 256;

interface BiffRecord {
  readonly type: number;
  /** Where its contents begin. */
  readonly at: number;
  readonly length: number;
}

function* records(stream: Uint8Array, from: number): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length;) {
    const length = u16(stream, at + 2);
    yield { type: u16(stream, at), at: at + 4, length };
    at += 4 + length;
  }
}

/**
 * Which cells of an old workbook are struck through; the library that reads it does not tell.
 * @param stream the workbook's stream, BIFF5 or BIFF8.
 * @returns a test of row and column (counted from 0) for each sheet in the workbook's order.
 */
export function struckCells(stream: Uint8Array): ((row: number, column: number) => boolean)[] {
  const struckFonts: boolean[] = [];
  const fontOfFormat: number[] = [];
  const sheetStarts: number[] = [];
  for (const { type, at } of records(stream, 0)) {
    if (type === record.font) struckFonts.push((u16(stream, at + 2) & struckBit) !== 0);
    else if (type === record.extendedFormat) fontOfFormat.push(u16(stream, at));
    else if (type === record.sheet) sheetStarts.push(u32(stream, at));
    else if (type === record.endOfFile) break;
  }
  // Font number 4 does not exist: the fifth font in the file is number 5.
  const struckFormats = fontOfFormat.map((font) => struckFonts[font < 4 ? font : font - 1] === true);
  if (!struckFormats.includes(true)) return sheetStarts.map(() => () => false);
  return sheetStarts.map((start) => {
    const struck = struckOf(stream, start, struckFormats);
    return (row, column) => struck.has(row * width + column);
  });
}

function struckOf(stream: Uint8Array, start: number, struckFormats: readonly boolean[]): Set<number> {
  const struck = new Set<number>();
  let depth = 0;
  for (const { type, at, length } of records(stream, start)) {
    // A chart inside the sheet is a file of its own within the stream.
    if (type === record.beginOfFile) depth++;
    else if (type === record.endOfFile) {
      depth--;
      if (depth <= 0) break;
    } else if (depth === 1) {
      const place = u16(stream, at) * width + u16(stream, at + 2);
      const take = (format: number, offset: number): void => {
        if (struckFormats[format] === true) struck.add(place + offset);
      };
      if (cellRecords.has(type)) take(u16(stream, at + 4), 0);
      else if (type === record.severalNumbers || type === record.severalBlanks) {
        const size = type === record.severalNumbers ? 6 : 2;
        const count = Math.floor((length - 6) / size);
        for (let index = 0; index < count; index++) take(u16(stream, at + 4 + index * size), index);
      }
    }
  }
  return struck;
}
