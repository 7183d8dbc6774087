/** Cells in memory that remember what was touched, so that the visible grid follows without comparing everything. */
import { type Area, type FormatValue, MemoryGrid } from "../host";

/** More rows than this at once, and the whole sheet is compared: somebody has changed all of it. */
const mostRows = 200_000;
/** Whole rows are as wide as Excel's sheet. */
const mostColumns = 2000;

/** Columns of a row, both ends included. */
export interface Span {
  left: number;
  right: number;
}

/** By row, the columns between which cells were touched. */
export type Touched = ReadonlyMap<number, Readonly<Span>> | "everything";

export class WatchedCells extends MemoryGrid {
  private rows = new Map<number, Span>();
  private everything = true;

  /** What was touched since the last call; null where nothing was. */
  takeTouched(): Touched | null {
    const { rows, everything } = this;
    this.rows = new Map();
    this.everything = false;
    if (everything) return "everything";
    return rows.size === 0 ? null : rows;
  }

  touch(row: number, column: number): void {
    this.touchSpan(row, column, column);
  }

  touchAll(): void {
    this.everything = true;
    this.rows.clear();
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
    if (bottom - top >= mostRows || right - left >= mostColumns) {
      this.touchAll();
      return;
    }
    for (let row = top; row <= bottom; row += 1) this.touchSpan(row, left, right);
  }

  private touchSpan(row: number, left: number, right: number): void {
    if (this.everything) return;
    const known = this.rows.get(row);
    if (known === undefined) {
      this.rows.set(row, { left, right });
      if (this.rows.size > mostRows) this.touchAll();
      return;
    }
    if (left < known.left) known.left = left;
    if (right > known.right) known.right = right;
  }
}
