/** The cells of one sheet: values, formulas, number formats, formats. */
import { type Area, isEntireColumn, isEntireRow } from "../address";
import type { CellContent, Scalar } from "../cell-input";
import { type Formats, type FormatValue, noFormats, withFormat } from "./formats";

/**
 * Where a sheet keeps its cells. The host reads and writes through this interface alone,
 * so a visible grid can stand behind it as well as the memory below.
 */
export interface CellGrid {
  value(row: number, column: number): Scalar | undefined;
  /** With its leading `=`; undefined for plain values. */
  formula(row: number, column: number): string | undefined;
  setContent(row: number, column: number, content: CellContent | undefined): void;
  numberFormat(row: number, column: number): string;
  setNumberFormat(area: Area, format: string): void;
  format(row: number, column: number, name: string): FormatValue | undefined;
  /** Every format of a cell by name; null where it has none. Cells that look the same may share the object. */
  formatsOf(row: number, column: number): Formats | null;
  /** `undefined` takes the format away. */
  setFormat(area: Area, name: string, value: FormatValue | undefined): void;
  clearFormats(area: Area): void;
  insertRows(at: number, count: number): void;
  deleteRows(at: number, count: number): void;
  insertColumns(at: number, count: number): void;
  deleteColumns(at: number, count: number): void;
  /** Moves cells with all they have; what lies under the target is lost, the source is empty afterwards. */
  move(area: Area, rows: number, columns: number): void;
  /** The smallest area that holds every value, or (unless `valuesOnly`) every formatted cell too. */
  usedArea(valuesOnly: boolean): Area | null;
  formulaCells(): { row: number; column: number; formula: string }[];
  snapshot(): unknown;
}

interface RowState {
  values: (Scalar | undefined)[];
  formulas?: Map<number, string>;
  numberFormats?: Map<number, string>;
  formats?: Map<number, Formats>;
}

interface Defaults {
  numberFormat?: string;
  formats?: Formats;
}

export interface GridState {
  rows: (RowState | undefined)[];
  rowDefaults: Map<number, Defaults>;
  columnDefaults: Map<number, Defaults>;
}

export class MemoryGrid implements CellGrid {
  private readonly state: GridState;

  constructor(state: GridState = { rows: [], rowDefaults: new Map(), columnDefaults: new Map() }) {
    this.state = state;
  }

  snapshot(): GridState {
    return structuredClone(this.state);
  }

  value(row: number, column: number): Scalar | undefined {
    return this.state.rows[row]?.values[column];
  }

  formula(row: number, column: number): string | undefined {
    return this.state.rows[row]?.formulas?.get(column);
  }

  setContent(row: number, column: number, content: CellContent | undefined): void {
    if (content === undefined && this.state.rows[row] === undefined) return;
    const state = this.row(row);
    if (content === undefined) {
      if (column < state.values.length) state.values[column] = undefined;
    } else {
      while (state.values.length < column) state.values.push(undefined);
      state.values[column] = content.value;
    }
    if (content?.formula === undefined) state.formulas?.delete(column);
    else (state.formulas ??= new Map()).set(column, content.formula);
    if (content?.numberFormat !== undefined && this.numberFormat(row, column) === "General") {
      (state.numberFormats ??= new Map()).set(column, content.numberFormat);
    }
  }

  numberFormat(row: number, column: number): string {
    return (
      this.state.rows[row]?.numberFormats?.get(column) ??
      this.state.rowDefaults.get(row)?.numberFormat ??
      this.state.columnDefaults.get(column)?.numberFormat ??
      "General"
    );
  }

  setNumberFormat(area: Area, format: string): void {
    for (const defaults of this.defaultsOf(area)) defaults.numberFormat = format;
    this.eachRow(area, (state, column) => (state.numberFormats ??= new Map()).set(column, format));
  }

  format(row: number, column: number, name: string): FormatValue | undefined {
    return (
      this.state.rows[row]?.formats?.get(column)?.get(name) ??
      this.state.rowDefaults.get(row)?.formats?.get(name) ??
      this.state.columnDefaults.get(column)?.formats?.get(name)
    );
  }

  formatsOf(row: number, column: number): Formats | null {
    const own = this.state.rows[row]?.formats?.get(column);
    const ofRow = this.state.rowDefaults.get(row)?.formats;
    const ofColumn = this.state.columnDefaults.get(column)?.formats;
    if (ofRow === undefined && ofColumn === undefined) return own ?? null;
    return new Map([...(ofColumn ?? []), ...(ofRow ?? []), ...(own ?? [])]);
  }

  setFormat(area: Area, name: string, value: FormatValue | undefined): void {
    for (const defaults of this.defaultsOf(area)) {
      defaults.formats = withFormat(defaults.formats ?? noFormats, name, value);
    }
    // Cells beside each other mostly look the same.
    let before = noFormats;
    let after = withFormat(before, name, value);
    this.eachRow(area, (state, column) => {
      const formats = (state.formats ??= new Map<number, Formats>());
      const own = formats.get(column) ?? noFormats;
      if (own !== before) after = withFormat((before = own), name, value);
      const cell = after;
      if (cell.size > 0) formats.set(column, cell);
      else formats.delete(column);
    });
  }

  clearFormats(area: Area): void {
    if (isEntireColumn(area)) {
      for (let column = area.left; column <= area.right; column += 1)
        this.state.columnDefaults.delete(column);
    } else if (isEntireRow(area)) {
      for (let row = area.top; row <= area.bottom; row += 1) this.state.rowDefaults.delete(row);
    }
    for (let row = area.top; row <= Math.min(area.bottom, this.state.rows.length - 1); row += 1) {
      const state = this.state.rows[row];
      for (const map of [state?.formats, state?.numberFormats]) {
        for (const column of map === undefined ? [] : [...map.keys()]) {
          if (column >= area.left && column <= area.right) map?.delete(column);
        }
      }
    }
  }

  insertRows(at: number, count: number): void {
    if (at < this.state.rows.length)
      this.state.rows.splice(at, 0, ...Array<undefined>(count).fill(undefined));
    this.state.rowDefaults = shiftKeys(this.state.rowDefaults, at, count);
  }

  deleteRows(at: number, count: number): void {
    this.state.rows.splice(at, count);
    this.state.rowDefaults = shiftKeys(this.state.rowDefaults, at, -count);
  }

  insertColumns(at: number, count: number): void {
    this.shiftColumns(at, count);
  }

  deleteColumns(at: number, count: number): void {
    this.shiftColumns(at, -count);
  }

  move(area: Area, rows: number, columns: number): void {
    const cells: { row: number; column: number; cell: CellCopy | undefined }[] = [];
    for (let row = area.top; row <= Math.min(area.bottom, this.state.rows.length - 1); row += 1) {
      for (let column = area.left; column <= Math.min(area.right, this.width(row)); column += 1) {
        cells.push({ row, column, cell: this.take(row, column) });
      }
    }
    const target = shifted(area, rows, columns);
    for (let row = target.top; row <= Math.min(target.bottom, this.state.rows.length - 1); row += 1) {
      for (let column = target.left; column <= Math.min(target.right, this.width(row)); column += 1) {
        this.take(row, column);
      }
    }
    for (const { row, column, cell } of cells) {
      if (cell !== undefined) this.put(row + rows, column + columns, cell);
    }
  }

  usedArea(valuesOnly: boolean): Area | null {
    let area: { top: number; left: number; bottom: number; right: number } | null = null;
    const see = (row: number, column: number): void => {
      area ??= { top: row, left: column, bottom: row, right: column };
      if (row > area.bottom) area.bottom = row;
      if (column < area.left) area.left = column;
      if (column > area.right) area.right = column;
    };
    this.state.rows.forEach((state, row) => {
      if (state === undefined) return;
      const { values } = state;
      let first = 0;
      while (first < values.length && values[first] === undefined) first += 1;
      if (first < values.length) {
        let last = values.length - 1;
        while (values[last] === undefined) last -= 1;
        see(row, first);
        see(row, last);
      }
      if (valuesOnly) return;
      for (const column of state.formats?.keys() ?? []) see(row, column);
      for (const [column, format] of state.numberFormats ?? []) if (format !== "General") see(row, column);
    });
    return area;
  }

  formulaCells(): { row: number; column: number; formula: string }[] {
    const found: { row: number; column: number; formula: string }[] = [];
    this.state.rows.forEach((state, row) => {
      for (const [column, formula] of state?.formulas ?? []) found.push({ row, column, formula });
    });
    return found;
  }

  private row(row: number): RowState {
    while (this.state.rows.length < row) this.state.rows.push(undefined);
    return (this.state.rows[row] ??= { values: [] });
  }

  /** The last column of a row that may hold anything. */
  private width(row: number): number {
    const state = this.state.rows[row];
    if (state === undefined) return -1;
    const keys = [...(state.formats?.keys() ?? []), ...(state.numberFormats?.keys() ?? [])];
    return Math.max(state.values.length - 1, ...keys);
  }

  private take(row: number, column: number): CellCopy | undefined {
    const state = this.state.rows[row];
    if (state === undefined) return undefined;
    const cell: CellCopy = {
      value: state.values[column],
      formula: state.formulas?.get(column),
      numberFormat: state.numberFormats?.get(column),
      formats: state.formats?.get(column),
    };
    if (column < state.values.length) state.values[column] = undefined;
    state.formulas?.delete(column);
    state.numberFormats?.delete(column);
    state.formats?.delete(column);
    return cell;
  }

  private put(row: number, column: number, cell: CellCopy): void {
    const { value, formula, numberFormat, formats } = cell;
    if (value !== undefined) {
      this.setContent(row, column, formula === undefined ? { value } : { value, formula });
    }
    if (numberFormat !== undefined) (this.row(row).numberFormats ??= new Map()).set(column, numberFormat);
    if (formats !== undefined) (this.row(row).formats ??= new Map()).set(column, formats);
  }

  private defaultsOf(area: Area): Defaults[] {
    const found: Defaults[] = [];
    const collect = (map: Map<number, Defaults>, first: number, last: number): void => {
      for (let key = first; key <= last; key += 1) {
        const defaults = map.get(key) ?? {};
        map.set(key, defaults);
        found.push(defaults);
      }
    };
    if (isEntireColumn(area)) collect(this.state.columnDefaults, area.left, area.right);
    else if (isEntireRow(area)) collect(this.state.rowDefaults, area.top, area.bottom);
    return found;
  }

  /** The cells of an area; of whole rows and columns only those that exist already. */
  private eachRow(area: Area, change: (state: RowState, column: number) => void): void {
    const whole = isEntireColumn(area) || isEntireRow(area);
    const bottom = whole ? Math.min(area.bottom, this.state.rows.length - 1) : area.bottom;
    for (let row = area.top; row <= bottom; row += 1) {
      const right = whole ? Math.min(area.right, this.width(row)) : area.right;
      for (let column = area.left; column <= right; column += 1) change(this.row(row), column);
    }
  }

  private shiftColumns(at: number, count: number): void {
    for (const state of this.state.rows) {
      if (state === undefined) continue;
      if (count < 0) state.values.splice(at, -count);
      else if (at < state.values.length) {
        state.values.splice(at, 0, ...Array<undefined>(count).fill(undefined));
      }
      if (state.formulas) state.formulas = shiftKeys(state.formulas, at, count);
      if (state.numberFormats) state.numberFormats = shiftKeys(state.numberFormats, at, count);
      if (state.formats) state.formats = shiftKeys(state.formats, at, count);
    }
    this.state.columnDefaults = shiftKeys(this.state.columnDefaults, at, count);
  }
}

interface CellCopy {
  value: Scalar | undefined;
  formula: string | undefined;
  numberFormat: string | undefined;
  formats: Formats | undefined;
}

/** Keys at and after `at` move by `count`; with a negative count the first of them fall away. */
export function shiftKeys<T>(map: ReadonlyMap<number, T>, at: number, count: number): Map<number, T> {
  const moved = new Map<number, T>();
  for (const [key, value] of map) {
    if (key < at) moved.set(key, value);
    else if (key + count >= at) moved.set(key + count, value);
  }
  return moved;
}

export function shifted(area: Area, rows: number, columns: number): Area {
  return {
    top: area.top + rows,
    left: area.left + columns,
    bottom: area.bottom + rows,
    right: area.right + columns,
  };
}
