/** A sheet's cells as they arrive block by block, in the shape that the engine reads. */
import type { SheetReading } from "../core/register";
import type { Area, CellValue, Sheet, SheetTable } from "../core/sheet";

export class SheetSource {
  /** By row and column of the sheet; rows that were never read are missing. */
  private readonly rows: (CellValue[] | undefined)[] = [];
  private readonly hidden = new Set<number>();
  private readonly struckCells = new Set<string>();

  constructor(
    readonly name: string,
    readonly area: Area,
    private readonly tables: readonly SheetTable[],
    private readonly merged: readonly Area[],
    /** The add-in's own columns: never input, whatever their headers say now. */
    private readonly ownColumns: ReadonlySet<number>,
  ) {}

  /** Takes a block of `Range.values`; blank cells come as empty text. */
  put(top: number, left: number, values: readonly (readonly unknown[])[]): void {
    values.forEach((line, y) => {
      const row = (this.rows[top + y] ??= []);
      line.forEach((value, x) => {
        if (!this.ownColumns.has(left + x)) row[left + x] = cellValue(value);
      });
    });
  }

  hideRow(row: number): void {
    this.hidden.add(row);
  }

  strikeCell(row: number, column: number): void {
    this.struckCells.add(`${row},${column}`);
  }

  /** Forgets what stands in columns of secrets, all but their headers. Gives those columns. */
  dropSecrets(reading: SheetReading): Set<number> {
    const secrets = new Set<number>();
    for (const { columns, headerRows, area } of reading.registers) {
      for (const { role, column } of columns) {
        if (role !== "secret") continue;
        secrets.add(column);
        for (let row = area.top; row < this.rows.length; row += 1) {
          const line = this.rows[row];
          if (line !== undefined && !headerRows.includes(row)) line[column] = null;
        }
      }
    }
    return secrets;
  }

  /** Forgets what stands in columns below a row. */
  dropColumns(columns: readonly number[], below: number): void {
    for (let row = below + 1; row < this.rows.length; row += 1) {
      const line = this.rows[row];
      if (line !== undefined) for (const column of columns) line[column] = null;
    }
  }

  /** The sheet as read so far. */
  sheet(): Sheet {
    return {
      name: this.name,
      rowCount: this.rows.length,
      columnCount: this.area.right + 1,
      value: (row, column) => this.rows[row]?.[column] ?? null,
      isRowHidden: (row) => this.hidden.has(row),
      isStruckThrough: (row, column) => this.struckCells.has(`${row},${column}`),
      merged: this.merged,
      tables: this.tables.filter(({ area }) => area.top < this.rows.length),
    };
  }
}

function cellValue(value: unknown): CellValue {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** Runs of neighbouring columns, without those left out: what one range can fetch. */
export function columnRuns(
  left: number,
  right: number,
  without: ReadonlySet<number>,
): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (let column = left; column <= right; column += 1) {
    if (without.has(column)) continue;
    const run = runs.at(-1);
    if (run?.[1] === column - 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}
