/** Cells in memory that remember what was touched, so that the visible grid follows without comparing everything. */
import { type Area, type FormatValue, MemoryGrid } from "../host";

/** More touched cells than this, and the whole sheet is compared. */
const single = 4000;
/** Excel's columns; makes one number of a row and a column. */
const columns = 16_384;

export interface Touched {
  /** Null: anything may have changed. */
  readonly cells: readonly { readonly row: number; readonly column: number }[] | null;
}

export class WatchedCells extends MemoryGrid {
  private keys = new Set<number>();
  private everything = true;

  /** What was touched since the last call; null where nothing was. */
  takeTouched(): Touched | null {
    const { keys, everything } = this;
    this.keys = new Set();
    this.everything = false;
    if (everything) return { cells: null };
    if (keys.size === 0) return null;
    return {
      cells: [...keys].map((key) => ({ row: Math.floor(key / columns), column: key % columns })),
    };
  }

  touch(row: number, column: number): void {
    if (this.everything) return;
    this.keys.add(row * columns + column);
    if (this.keys.size > single) this.touchAll();
  }

  touchAll(): void {
    this.everything = true;
    this.keys.clear();
  }

  override setContent(...[row, column, content]: Parameters<MemoryGrid["setContent"]>): void {
    super.setContent(row, column, content);
    this.touch(row, column);
  }

  override setNumberFormat(area: Area, format: string): void {
    super.setNumberFormat(area, format);
    this.touchArea(area);
  }

  override setFormat(area: Area, name: string, value: FormatValue | undefined): void {
    super.setFormat(area, name, value);
    this.touchArea(area);
  }

  override clearFormats(area: Area): void {
    super.clearFormats(area);
    this.touchArea(area);
  }

  override insertRows(at: number, count: number): void {
    super.insertRows(at, count);
    this.touchAll();
  }

  override deleteRows(at: number, count: number): void {
    super.deleteRows(at, count);
    this.touchAll();
  }

  override insertColumns(at: number, count: number): void {
    super.insertColumns(at, count);
    this.touchAll();
  }

  override deleteColumns(at: number, count: number): void {
    super.deleteColumns(at, count);
    this.touchAll();
  }

  override move(area: Area, rows: number, byColumns: number): void {
    super.move(area, rows, byColumns);
    this.touchAll();
  }

  private touchArea({ top, left, bottom, right }: Area): void {
    if ((bottom - top + 1) * (right - left + 1) > single) {
      this.touchAll();
      return;
    }
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) this.touch(row, column);
    }
  }
}
