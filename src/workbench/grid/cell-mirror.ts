/**
 * Host to grid, for cells. Plain values go straight into Univer's cells, and Univer is told afterwards which ones
 * changed: its own command for values works out every style anew, which takes most of the time for large sheets.
 */
import type { ICellData, IStyleData, Nullable, Workbook, Worksheet } from "@univerjs/core";
import type { Area, SheetModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import { cellData, type GridFormula } from "./cell-data";
import type { RowHeights } from "./row-heights";
import type { RunCommand } from "./run-command";

type Cells = Record<number, Record<number, Nullable<ICellData>>>;

export class CellMirror {
  /** Univer's ids of styles that it was given. */
  private readonly styleIds = new WeakMap<IStyleData, string>();

  constructor(
    private readonly unit: Workbook,
    private readonly formula: GridFormula,
    private readonly run: RunCommand,
    private readonly heights: RowHeights,
  ) {}

  /** Brings touched cells up to the host; true where the grid showed something else. */
  flush(sheet: SheetModel, worksheet: Worksheet): boolean {
    const touched = sheet.cells instanceof WatchedCells ? sheet.cells.takeTouched() : "everything";
    if (touched === null) return false;
    this.heights.look(sheet, touched);
    const found: Cells = {};
    const computed = this.computedAreas(sheet);
    let changes = 0;
    const compare = (row: number, left: number, right: number): void => {
      for (let column = left; column <= right; column += 1) {
        // The engine fills these itself; a value of ours would stand in its way.
        if (computed.some((area) => within(area, row, column))) continue;
        const change = this.change(sheet, worksheet, row, column);
        if (change === undefined) continue;
        (found[row] ??= {})[column] = change;
        changes += 1;
      }
    };
    if (touched === "everything") {
      const used = sheet.cells.usedArea(false);
      const bottom = Math.max(used?.bottom ?? 0, worksheet.getLastRowWithContent());
      const right = Math.max(used?.right ?? 0, worksheet.getLastColumnWithContent());
      for (let row = 0; row <= bottom; row += 1) compare(row, 0, right);
    } else for (const [row, { left, right }] of touched) compare(row, left, right);
    if (changes > 0) this.run("sheet.mutation.set-range-values", sheet.state.id, { cellValue: found });
    return changes > 0;
  }

  /** Where results of the grid's own engine spill to. */
  private computedAreas(sheet: SheetModel): Area[] {
    return [...sheet.spills.values()].filter(({ top, left }) => this.formula(sheet, top, left) !== null);
  }

  /** What Univer is to be told of a cell; undefined where it shows the cell as it is, null takes it away. */
  private change(
    sheet: SheetModel,
    worksheet: Worksheet,
    row: number,
    column: number,
  ): ICellData | null | undefined {
    const wanted = cellData(sheet, row, column, this.formula);
    const now = worksheet.getCellRaw(row, column);
    if (wanted === null) return now === null || now === undefined ? undefined : null;
    const wantedStyle = wanted.s !== undefined && typeof wanted.s === "object" ? wanted.s : null;
    if (isPlain(now) && wanted.f === undefined) {
      const same = (now?.v ?? null) === (wanted.v ?? null) && (now?.v === undefined || now.t === wanted.t);
      if (same && this.looks(now, wantedStyle)) return undefined;
      return this.put(worksheet, row, column, wanted, wantedStyle);
    }
    const style = this.unit.getStyles().getStyleByCell(now) ?? null;
    const same =
      (now?.v ?? null) === (wanted.v ?? null) &&
      (now?.f ?? null) === (wanted.f ?? null) &&
      (now?.v === undefined || now.t === wanted.t) &&
      (now?.si ?? null) === null &&
      (now?.p ?? null) === null;
    if (same && sameLook(style, wantedStyle)) return undefined;
    return {
      ...wanted,
      v: wanted.v ?? null,
      f: wanted.f ?? null,
      si: null,
      p: null,
      s: wantedStyle === null ? null : { ...nothingOf(style), ...wantedStyle },
    };
  }

  private looks(now: Nullable<ICellData>, wanted: IStyleData | null): boolean {
    if (wanted !== null && (now?.s === wanted || now?.s === this.styleIds.get(wanted))) return true;
    return sameLook(this.unit.getStyles().getStyleByCell(now) ?? null, wanted);
  }

  /** The cell as it is wanted; what is left to tell is that it changed. */
  private put(
    worksheet: Worksheet,
    row: number,
    column: number,
    wanted: ICellData,
    style: IStyleData | null,
  ): ICellData {
    const cell: ICellData = {};
    if (wanted.v !== undefined) cell.v = wanted.v;
    if (wanted.t !== undefined) cell.t = wanted.t;
    if (style !== null) cell.s = this.styleId(style);
    worksheet.getCellMatrix().setValue(row, column, cell);
    return wanted.t === undefined ? {} : { t: wanted.t };
  }

  private styleId(style: IStyleData): string {
    const known = this.styleIds.get(style);
    if (known !== undefined) return known;
    const id = this.unit.getStyles().setValue(style) ?? "";
    this.styleIds.set(style, id);
    return id;
  }
}

/** Neither a formula nor text with fonts inside. */
function isPlain(cell: Nullable<ICellData>): boolean {
  if (cell === null || cell === undefined) return true;
  return (cell.f ?? null) === null && (cell.si ?? null) === null && (cell.p ?? null) === null;
}

/** Beside the formula itself. */
function within({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left);
}

/** Univer adds to a cell's style; what is to go has to be named. */
function nothingOf(style: IStyleData | null): Record<string, null> {
  return Object.fromEntries(Object.keys(style ?? {}).map((key) => [key, null]));
}

export function sameLook(one: unknown, other: unknown): boolean {
  const left = one ?? null;
  const right = other ?? null;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return left === right || (isNothing(left) && isNothing(right));
  }
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameLook(Reflect.get(left, key), Reflect.get(right, key)));
}

/** Univer writes 0 or `{ s: 0 }` where a look was taken away. */
function isNothing(value: unknown): boolean {
  if (value === null || value === 0) return true;
  return typeof value === "object" && Object.values(value).every(isNothing);
}
