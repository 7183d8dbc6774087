import type { CellValue } from "../../core/sheet";
import { FileError } from "../file-error";
import type { TextPool } from "./text-pool";

/** Excel's number of columns; what a file has beyond them is not read. */
export const mostColumns = 16_384;

const blockBits = 16;
const blockSize = 1 << blockBits;
const sparse = 0x8000;

/**
 * A cell in 32 bits: the kind in the lowest two, whether it is struck through, whether it is a date,
 * and 28 bits of number, text number or position among the long numbers. 0 is a blank.
 */
const kindText = 1;
const kindSmall = 2;
const kindLong = 3;
const struckBit = 4;
const dateBit = 8;
const falseCode = 1 << 4;
const trueCode = 2 << 4;
const smallLimit = 1 << 27;

/**
 * A sheet's values, row after row as they come in: four bytes for each cell between a row's first and last
 * value, eight more for a number that is not a small whole one. Texts live in a `TextPool`.
 */
export class CellStore {
  private readonly blocks: Int32Array[] = [];
  private used = blockSize;
  private readonly longs: Float64Array[] = [];
  private longCount = 0;
  private starts = new Int32Array(1024);
  private firsts = new Uint16Array(1024);
  private lengths = new Uint16Array(1024);
  private slots = 0;

  private readonly row = new Int32Array(mostColumns);
  private rowFirst = mostColumns;
  private rowLast = -1;
  private rowCells = 0;

  rowCount = 0;
  columnCount = 0;
  /** Whether any value is struck through. */
  anyStruck = false;

  constructor(
    private readonly texts: TextPool,
    private readonly mostCells: number,
  ) {}

  setText(column: number, id: number, struck: boolean): void {
    this.set(column, (id << 4) | kindText | (struck ? struckBit : 0));
  }

  setBoolean(column: number, value: boolean, struck: boolean): void {
    this.set(column, (value ? trueCode : falseCode) | (struck ? struckBit : 0));
  }

  setNumber(column: number, value: number, struck: boolean, date: boolean): void {
    const flags = (struck ? struckBit : 0) | (date ? dateBit : 0);
    if (Number.isInteger(value) && value > -smallLimit && value < smallLimit && !Object.is(value, -0)) {
      this.set(column, (value << 4) | kindSmall | flags);
      return;
    }
    const block = this.longCount >>> blockBits;
    let into = this.longs[block];
    if (into === undefined) {
      into = new Float64Array(blockSize);
      this.longs.push(into);
    }
    into[this.longCount & (blockSize - 1)] = value;
    this.set(column, (this.longCount << 4) | kindLong | flags);
    this.longCount++;
  }

  private set(column: number, code: number): void {
    if (column >= mostColumns) return;
    if (this.row[column] === 0) this.rowCells++;
    this.row[column] = code;
    if (column < this.rowFirst) this.rowFirst = column;
    if (column > this.rowLast) this.rowLast = column;
    if ((code & struckBit) !== 0) this.anyStruck = true;
  }

  /** Files the cells set since the last call as one row. A row that comes twice: the later one stands. */
  endRow(row: number): void {
    if (this.rowLast < 0) return;
    const width = this.rowLast - this.rowFirst + 1;
    const scattered = width > 64 && width > this.rowCells * 4;
    const size = scattered ? this.rowCells * 2 : width;
    if (this.used + size > blockSize) {
      this.blocks.push(new Int32Array(blockSize));
      this.used = 0;
    }
    this.slots += size + 2;
    if (this.slots > this.mostCells) throw new FileError("too-large", "too many cells");
    if (row >= this.starts.length) this.growRows(row + 1);
    const block = this.blocks[this.blocks.length - 1];
    if (block !== undefined) {
      let to = this.used;
      for (let column = this.rowFirst; column <= this.rowLast; column++) {
        const code = this.row[column] ?? 0;
        this.row[column] = 0;
        if (scattered) {
          if (code === 0) continue;
          block[to++] = column;
        }
        block[to++] = code;
      }
    }
    this.starts[row] = (this.blocks.length - 1) * blockSize + this.used;
    this.firsts[row] = scattered ? sparse : this.rowFirst;
    this.lengths[row] = scattered ? this.rowCells : width;
    this.used += size;
    this.rowCount = Math.max(this.rowCount, row + 1);
    this.columnCount = Math.max(this.columnCount, this.rowLast + 1);
    this.rowFirst = mostColumns;
    this.rowLast = -1;
    this.rowCells = 0;
  }

  value(row: number, column: number): CellValue {
    const code = this.code(row, column);
    const payload = code >> 4;
    switch (code & 3) {
      case kindText:
        return this.texts.text(payload & 0x0fffffff);
      case kindSmall:
        return payload;
      case kindLong: {
        const at = payload & 0x0fffffff;
        return this.longs[at >>> blockBits]?.[at & (blockSize - 1)] ?? null;
      }
      default:
        return code === 0 ? null : (code & ~0xf) === trueCode;
    }
  }

  isStruckThrough(row: number, column: number): boolean {
    return (this.code(row, column) & struckBit) !== 0;
  }

  isDate(row: number, column: number): boolean {
    return (this.code(row, column) & dateBit) !== 0;
  }

  private code(row: number, column: number): number {
    const length = this.lengths[row] ?? 0;
    if (length === 0) return 0;
    const start = this.starts[row] ?? 0;
    const block = this.blocks[start >>> blockBits];
    if (block === undefined) return 0;
    const at = start & (blockSize - 1);
    const first = this.firsts[row] ?? 0;
    if (first === sparse) {
      for (let index = 0; index < length; index++) {
        if (block[at + index * 2] === column) return block[at + index * 2 + 1] ?? 0;
      }
      return 0;
    }
    const offset = column - first;
    return offset >= 0 && offset < length ? (block[at + offset] ?? 0) : 0;
  }

  private growRows(needed: number): void {
    let size = this.starts.length;
    while (size < needed) size *= 2;
    const starts = new Int32Array(size);
    starts.set(this.starts);
    this.starts = starts;
    const firsts = new Uint16Array(size);
    firsts.set(this.firsts);
    this.firsts = firsts;
    const lengths = new Uint16Array(size);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}
