/** One sheet: its cells and what lies over them. */
import {
  type Area,
  areaName,
  columnLimit,
  contains,
  intersection,
  isEntireColumn,
  isEntireRow,
  quotedSheetName,
  rowLimit,
} from "../address";
import { type CellContent, readFormula, readInput, type Scalar } from "../cell-input";
import { accessDenied, HostError } from "../error";
import { type CellGrid, shifted, shiftKeys } from "./grid";
import { type MoveArea, movedBy } from "./references";
import type { ChartState, ConditionalFormatState, SheetState, TableState } from "./state";
import type { WorkbookModel } from "./workbook";

/** A range that a client keeps: it follows its cells when others are inserted. */
export interface TrackedArea {
  area: Area | null;
}

export class SheetModel {
  /** Spilled results: anchor cell to the area that it fills. */
  readonly spills = new Map<string, Area>();
  readonly tracked = new Set<TrackedArea>();

  constructor(
    readonly workbook: WorkbookModel,
    readonly state: SheetState,
    readonly cells: CellGrid,
  ) {}

  get name(): string {
    return this.state.name;
  }

  value(row: number, column: number): Scalar | undefined {
    return this.cells.value(row, column);
  }

  /** What a person would see when editing the cell: the formula, or the value. */
  formula(row: number, column: number): Scalar | undefined {
    return this.cells.formula(row, column) ?? this.cells.value(row, column);
  }

  /** Writes a value as if typed; `null` and undefined leave the cell as it is. */
  enter(row: number, column: number, input: unknown): void {
    if (input === null || input === undefined) return;
    const format = this.cells.numberFormat(row, column);
    const content = readInput(input, format);
    this.setContent(row, column, content);
  }

  /** Writes a formula, or a value where the text is none. */
  enterFormula(row: number, column: number, input: unknown): void {
    if (typeof input === "string" && /^=./.test(input) && this.cells.numberFormat(row, column) !== "@") {
      this.setContent(row, column, { value: 0, formula: readFormula(input) });
    } else this.enter(row, column, input);
  }

  /** Rows of values from a corner on; for setting up a workbook. */
  fill(top: number, left: number, rows: readonly (readonly (Scalar | null)[])[]): void {
    rows.forEach((row, y) => {
      row.forEach((value, x) => {
        this.enter(top + y, left + x, value);
      });
    });
  }

  setContent(row: number, column: number, content: CellContent | undefined): void {
    this.refuseSpilled(row, column);
    this.dropSpill(row, column);
    this.cells.setContent(row, column, content);
    this.workbook.dirty = true;
    this.renameTableColumn(row, column);
  }

  clearContents(area: Area): void {
    const used = this.cells.usedArea(true);
    const part = used === null ? null : intersection(area, used);
    if (part === null) return;
    for (let row = part.top; row <= part.bottom; row += 1) {
      for (let column = part.left; column <= part.right; column += 1) {
        if (this.cells.value(row, column) !== undefined) this.setContent(row, column, undefined);
      }
    }
  }

  /** Locked cells of a protected sheet cannot be written. A cell is locked unless it says otherwise. */
  requireWritable(area: Area): void {
    if (this.state.protection === null) return;
    const cellsLeft = isEntireColumn(area) || isEntireRow(area);
    if (cellsLeft) throw accessDenied(`${this.name} is protected`);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        if (this.cells.format(row, column, "protection.locked") !== false) {
          throw accessDenied(`${this.name} is protected`);
        }
      }
    }
  }

  /** What a protected sheet still lets one do, such as `allowFormatCells`. */
  requireAllowed(option: string): void {
    const { protection } = this.state;
    if (protection !== null && protection.options[option] !== true) {
      throw accessDenied(`${this.name} is protected`);
    }
  }

  tablesIn(area: Area): TableState[] {
    return this.state.tables.filter((table) => intersection(table.area, area) !== null);
  }

  conditionalFormatsIn(area: Area): ConditionalFormatState[] {
    return this.state.conditionalFormats.filter((rule) =>
      rule.areas.some((other) => intersection(other, area) !== null),
    );
  }

  insertRows(at: number, count: number): void {
    this.dropSpills();
    this.cells.insertRows(at, count);
    this.shiftLines("rows", at, count);
  }

  deleteRows(at: number, count: number): void {
    this.dropSpills();
    this.cells.deleteRows(at, count);
    this.shiftLines("rows", at, -count);
  }

  insertColumns(at: number, count: number): void {
    const split = this.state.tables.filter((table) => table.area.left < at && table.area.right >= at);
    this.dropSpills();
    this.cells.insertColumns(at, count);
    const { filter } = this.state;
    if (filter !== null && filter.area.left < at && filter.area.right >= at) {
      filter.criteria = shiftKeys(filter.criteria, at - filter.area.left, count);
    }
    this.shiftLines("columns", at, count);
    for (const table of split) addColumns(this, table, at - table.area.left, count);
  }

  deleteColumns(at: number, count: number): void {
    const part = (area: Area): { first: number; gone: number } => ({
      first: Math.max(0, at - area.left),
      gone: Math.max(0, Math.min(area.right + 1, at + count) - Math.max(area.left, at)),
    });
    for (const table of this.state.tables) {
      const { first, gone } = part(table.area);
      table.columns.splice(first, gone);
      table.criteria = shiftKeys(table.criteria, first, -gone);
    }
    const { filter } = this.state;
    if (filter !== null) {
      const { first, gone } = part(filter.area);
      filter.criteria = shiftKeys(filter.criteria, first, -gone);
    }
    this.dropSpills();
    this.cells.deleteColumns(at, count);
    this.shiftLines("columns", at, -count);
  }

  /** Pushes cells right or down to make room, as `Range.insert` does; a table may not be torn apart. */
  insertCells(area: Area, direction: "Right" | "Down"): void {
    const rest =
      direction === "Right" ? { ...area, right: columnLimit - 1 } : { ...area, bottom: rowLimit - 1 };
    const rows = direction === "Down" ? area.bottom - area.top + 1 : 0;
    const columns = direction === "Right" ? area.right - area.left + 1 : 0;
    this.moveCells(rest, rows, columns);
  }

  /** Closes the gap that a deleted area leaves. */
  deleteCells(area: Area, direction: "Left" | "Up"): void {
    this.refuseTornTable(area);
    this.clearContents(area);
    this.cells.clearFormats(area);
    const rest =
      direction === "Left"
        ? { ...area, left: area.right + 1, right: columnLimit - 1 }
        : { ...area, top: area.bottom + 1, bottom: rowLimit - 1 };
    const rows = direction === "Up" ? area.top - area.bottom - 1 : 0;
    const columns = direction === "Left" ? area.left - area.right - 1 : 0;
    this.moveCells(rest, rows, columns);
  }

  /** Moves cells with everything that lies wholly on them, and the references to them. */
  moveCells(area: Area, rows: number, columns: number): void {
    this.refuseTornTable(area);
    this.dropSpills();
    this.cells.move(area, rows, columns);
    this.relocate((other) => (contains(area, other) ? clamped(shifted(other, rows, columns)) : other));
  }

  /** Applies a move to everything that refers to this sheet's cells, here and in the whole workbook. */
  relocate(move: MoveArea): void {
    const { state } = this;
    const kept = (areas: readonly Area[]): Area[] => areas.flatMap((area) => move(area) ?? []);
    state.tables = state.tables.filter((table) => place(table, move(table.area)));
    for (const rule of state.conditionalFormats) rule.areas = kept(rule.areas);
    state.conditionalFormats = state.conditionalFormats.filter((rule) => rule.areas.length > 0);
    state.merged = kept(state.merged);
    state.validations = state.validations.filter((rule) => place(rule, move(rule.area)));
    for (const chart of state.charts) moveChart(chart, move);
    const { page } = state;
    if (page.titleRows !== null) page.titleRows = move(page.titleRows);
    if (state.filter !== null && !place(state.filter, move(state.filter.area))) state.filter = null;
    for (const tracked of this.tracked) if (tracked.area !== null) tracked.area = move(tracked.area);
    this.workbook.moveReferences(this.name, move);
    this.workbook.dirty = true;
  }

  /** `Register!A1:B2`, quoted where the name needs it. */
  address(area: Area): string {
    return `${quotedSheetName(this.name)}!${areaName(area)}`;
  }

  /** Fills the cells beside a formula with the rest of its result, or says why not. */
  spill(row: number, column: number, values: readonly (readonly Scalar[])[]): boolean {
    const width = Math.max(...values.map((line) => line.length));
    const area = { top: row, left: column, bottom: row + values.length - 1, right: column + width - 1 };
    this.dropSpill(row, column);
    if (this.tablesIn(area).length > 0 || area.bottom >= rowLimit || area.right >= columnLimit) return false;
    for (let y = area.top; y <= area.bottom; y += 1) {
      for (let x = area.left; x <= area.right; x += 1) {
        if ((y !== row || x !== column) && this.cells.value(y, x) !== undefined) return false;
      }
    }
    for (let y = area.top; y <= area.bottom; y += 1) {
      for (let x = area.left; x <= area.right; x += 1) {
        if (y !== row || x !== column) {
          this.cells.setContent(y, x, { value: values[y - row]?.[x - column] ?? "" });
        }
      }
    }
    this.spills.set(`${row},${column}`, area);
    return true;
  }

  dropSpill(row: number, column: number): void {
    if (this.spills.size === 0) return;
    const area = this.spills.get(`${row},${column}`);
    if (area === undefined) return;
    this.spills.delete(`${row},${column}`);
    for (let y = area.top; y <= area.bottom; y += 1) {
      for (let x = area.left; x <= area.right; x += 1) {
        if (y !== row || x !== column) this.cells.setContent(y, x, undefined);
      }
    }
  }

  /** Before cells move: what was spilled is no content of its own, and is computed anew where its formula then stands. */
  private dropSpills(): void {
    for (const { top, left } of [...this.spills.values()]) this.dropSpill(top, left);
  }

  private refuseSpilled(row: number, column: number): void {
    for (const [anchor, area] of this.spills) {
      const cell = { top: row, left: column, bottom: row, right: column };
      if (anchor !== `${row},${column}` && contains(area, cell)) this.dropSpill(area.top, area.left);
    }
  }

  private refuseTornTable(area: Area): void {
    const torn = this.state.tables.some(
      (table) => intersection(table.area, area) !== null && !contains(area, table.area),
    );
    if (torn) throw new HostError("InvalidOperation", "This would shift cells in a table.");
  }

  /** Writing into a table's header cell renames the column; Excel keeps names unique and never blank. */
  private renameTableColumn(row: number, column: number): void {
    for (const table of this.state.tables) {
      if (!table.showHeaders || table.area.top !== row) continue;
      const entry = table.columns[column - table.area.left];
      if (column < table.area.left || column > table.area.right || entry === undefined) continue;
      const written = this.cells.value(row, column);
      const others = table.columns.filter((other) => other !== entry).map((other) => other.name);
      entry.name = uniqueColumnName(written === undefined ? "" : String(written), others);
      if (written !== entry.name) this.cells.setContent(row, column, { value: entry.name });
    }
  }

  private shiftLines(axis: "rows" | "columns", at: number, count: number): void {
    const { state } = this;
    const lines = (set: Set<number>): Set<number> =>
      new Set(shiftKeys(new Map([...set].map((line) => [line, true])), at, count).keys());
    if (axis === "rows") {
      state.hiddenRows = lines(state.hiddenRows);
      state.filteredRows = lines(state.filteredRows);
      state.rowHeights = shiftKeys(state.rowHeights, at, count);
    } else {
      state.hiddenColumns = lines(state.hiddenColumns);
      state.columnWidths = shiftKeys(state.columnWidths, at, count);
    }
    this.relocate((area) => movedBy(area, axis, at, count));
  }
}

function place(holder: { area: Area }, area: Area | null): boolean {
  if (area !== null) holder.area = area;
  return area !== null;
}

/** A chart's references follow its cells; where those are deleted the chart stays, with nothing to show. */
function moveChart(chart: ChartState, move: MoveArea): void {
  chart.source = move(chart.source) ?? chart.source;
  for (const series of chart.series) {
    if (series.values !== null) series.values = move(series.values);
    if (series.categories !== null) series.categories = move(series.categories);
  }
}

function clamped(area: Area): Area {
  return {
    ...area,
    bottom: Math.min(area.bottom, rowLimit - 1),
    right: Math.min(area.right, columnLimit - 1),
  };
}

/** "" becomes Column1, a name that is taken gets a number. */
export function uniqueColumnName(wanted: string, others: readonly string[]): string {
  const taken = new Set(others.map((name) => name.toLowerCase()));
  if (wanted !== "" && !taken.has(wanted.toLowerCase())) return wanted;
  const stem = wanted === "" ? "Column" : wanted;
  let number = wanted === "" ? 1 : 2;
  while (taken.has(`${stem}${number}`.toLowerCase())) number += 1;
  return `${stem}${number}`;
}

/** Gives a table `count` columns more, named after what stands in their header cells. The cells must be there. */
export function addColumns(sheet: SheetModel, table: TableState, at: number, count: number): void {
  for (let index = at; index < at + count; index += 1) {
    const column = table.area.left + index;
    const written = table.showHeaders ? sheet.cells.value(table.area.top, column) : undefined;
    const others = table.columns.map((entry) => entry.name);
    const name = uniqueColumnName(written === undefined ? "" : String(written), others);
    table.columns.splice(index, 0, { id: table.nextColumn, name });
    table.criteria = shiftKeys(table.criteria, index, 1);
    table.nextColumn += 1;
    if (table.showHeaders && written !== name)
      sheet.cells.setContent(table.area.top, column, { value: name });
  }
}
