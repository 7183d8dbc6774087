/** Writes a workbook together with the truth about it: what is a register on each sheet, to the row. */
import ExcelJS from "exceljs";
import type { ColumnRole } from "../../src/core/asset";

export type Cell = string | number | boolean | Date | null | { readonly error: string };

/** What is known of a row by construction. */
export interface AssetTruth {
  /** The makers in the row, display names; none where nobody can say. */
  readonly makers?: readonly string[];
  readonly site?: string;
  readonly siteType?: string;
}

/** The truth of one table. Rows are the sheet's, counted from 1. */
export interface TableTruth {
  headerRow: number | null;
  readonly assets: Record<number, AssetTruth>;
  readonly roles: Readonly<Record<string, ColumnRole>>;
}

/** A sheet's truth: its tables, or why it holds none (the `why` of the reading report). */
export interface SheetTruth {
  readonly tables: TableTruth[];
  readonly nothing?: string;
}

/** One sheet in the making. Rows are counted from 1. */
export class MadeSheet {
  readonly truth: { tables: TableTruth[]; nothing?: string } = { tables: [] };
  private next = 1;

  constructor(readonly sheet: ExcelJS.Worksheet) {}

  /** Rows that are no assets: titles, bands, notes, blanks. */
  put(...rows: readonly (readonly Cell[])[]): this {
    for (const row of rows) this.write(row);
    return this;
  }

  private write(cells: readonly Cell[]): number {
    cells.forEach((value, column) => {
      if (value !== null) this.sheet.getCell(this.next, column + 1).value = valueOf(value);
    });
    return this.next++;
  }

  /** Begins a table whose header has just been written (`null`: it has none); roles by column letter. */
  table(roles: Readonly<Record<string, ColumnRole>>, headed = true): this {
    this.truth.tables.push({ headerRow: headed ? this.next - 1 : null, assets: {}, roles });
    return this;
  }

  /** A row that is an asset. */
  asset(cells: readonly Cell[], truth: AssetTruth = {}): this {
    const table = this.truth.tables.at(-1);
    if (table === undefined) throw new Error("an asset before its table");
    table.assets[this.write(cells)] = truth;
    return this;
  }

  /** A row that is no asset to anybody: a price list, a rota. */
  nothing(why: string): this {
    this.truth.nothing = why;
    return this;
  }

  merge(...areas: readonly string[]): this {
    for (const area of areas) this.sheet.mergeCells(area);
    return this;
  }

  hide(...rows: readonly number[]): this {
    for (const row of rows) this.sheet.getRow(row).hidden = true;
    return this;
  }

  strike(row: number, columns: number): this {
    for (let column = 1; column <= columns; column++) this.sheet.getCell(row, column).font = { strike: true };
    return this;
  }

  get row(): number {
    return this.next;
  }
}

function valueOf(value: Exclude<Cell, null>): ExcelJS.CellValue {
  if (typeof value === "object" && "error" in value) return { error: value.error } as ExcelJS.CellErrorValue;
  return value;
}

/** A workbook in the making. */
export class MadeBook {
  readonly book = new ExcelJS.Workbook();
  private readonly made: [string, MadeSheet][] = [];

  constructor() {
    // The same bytes every time.
    this.book.created = new Date(Date.UTC(2026, 0, 1));
    this.book.modified = this.book.created;
  }

  sheet(name: string): MadeSheet {
    const sheet = new MadeSheet(this.book.addWorksheet(name));
    this.made.push([name, sheet]);
    return sheet;
  }

  get truth(): Record<string, SheetTruth> {
    return Object.fromEntries(this.made.map(([name, { truth }]) => [name, truth]));
  }
}
