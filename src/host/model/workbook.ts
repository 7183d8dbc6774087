/** A workbook in memory. It knows Excel's rules for what may exist, nothing of the protocol. */
import { type Area, parseArea, quotedSheetName, splitSheet } from "../address";
import type { Scalar } from "../cell-input";
import { accessDenied, HostError, invalidArgument } from "../error";
import { requireSheetName } from "../names";
import { type CellGrid, type GridState, MemoryGrid } from "./grid";
import { type MoveArea, moveReferences, withFormulas } from "./references";
import { SheetModel } from "./sheet";
import type { NameState, SheetState, TableState, WorkbookSnapshot, WorkbookState } from "./state";

/** Something that the host changed: for a visible grid that shows it, and for tests that compare. */
export interface Write {
  readonly sheet: string;
  readonly area: Area;
  readonly what:
    | "values"
    | "formulas"
    | "number-format"
    | "format"
    | "clear"
    | "insert"
    | "delete"
    | "table"
    | "rule"
    | "filter";
}

/** Computes a formula: one value, or rows of values that spill. Called for each formula after a change. */
export type Calculate = (
  formula: string,
  sheet: SheetModel,
  row: number,
  column: number,
) => Scalar | Scalar[][];

export interface WorkbookOptions {
  /** Where a new sheet keeps its cells; in memory by default. */
  readonly createGrid?: () => CellGrid;
  readonly calculate?: Calculate;
}

export class WorkbookModel {
  sheets: SheetModel[] = [];
  readonly state: WorkbookState;
  /** What was written, in order. Clear it where you start to look. */
  readonly writes: Write[] = [];
  /** Called after every change that the host makes. */
  onWrite: ((write: Write) => void) | null = null;
  calculate: Calculate | null;
  /**
   * A chart sheet is in front. It is no worksheet: no cell of it is active, and it stands in no list of worksheets
   * (OfficeDev/office-js#2444: what asks for the active sheet fails).
   */
  chartSheetInFront = false;
  /** Cells changed since the last calculation. */
  dirty = false;
  private readonly createGrid: () => CellGrid;

  constructor(sheetNames: readonly string[] = ["Sheet1"], options: WorkbookOptions = {}) {
    this.createGrid = options.createGrid ?? ((): CellGrid => new MemoryGrid());
    this.calculate = options.calculate ?? null;
    this.state = {
      name: "Book1.xlsx",
      names: [],
      settings: new Map(),
      activeSheet: "",
      selection: { top: 0, left: 0, bottom: 0, right: 0 },
      calculationMode: "Automatic",
      structureProtected: null,
      customProperties: new Map(),
      opened: [],
      nextId: 1,
    };
    for (const name of sheetNames) this.addSheet(name);
    this.state.activeSheet = this.sheets[0]?.state.id ?? "";
  }

  /** Saves: all that a workbook file would keep, independent of later changes. */
  snapshot(): WorkbookSnapshot {
    return {
      workbook: structuredClone(this.state),
      sheets: this.sheets.map((sheet) => ({
        state: structuredClone(sheet.state),
        cells: sheet.cells.snapshot(),
      })),
    };
  }

  /** Opens what `snapshot` of a workbook in memory saved. */
  static open(saved: WorkbookSnapshot, options: WorkbookOptions = {}): WorkbookModel {
    const workbook = new WorkbookModel([], options);
    Object.assign(workbook.state, structuredClone(saved.workbook));
    workbook.sheets = saved.sheets.map(
      ({ state, cells }) =>
        new SheetModel(
          workbook,
          structuredClone(state),
          // Only a grid in memory hands out its state; it is what it gave.
          new MemoryGrid(structuredClone(cells) as GridState),
        ),
    );
    workbook.dirty = true;
    return workbook;
  }

  newId(): string {
    const id = `{00000000-0000-0000-0000-${this.state.nextId.toString(16).toUpperCase().padStart(12, "0")}}`;
    this.state.nextId += 1;
    return id;
  }

  get activeSheet(): SheetModel {
    const sheet = this.sheets.find(({ state }) => state.id === this.state.activeSheet) ?? this.sheets[0];
    if (sheet === undefined) throw new HostError("GeneralException", "The workbook has no sheet.");
    return sheet;
  }

  sheet(nameOrId: string): SheetModel | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find(({ state }) => state.id === nameOrId || state.name.toLowerCase() === wanted);
  }

  /** A visible grid may have given a new sheet its id already. */
  addSheet(name?: string, id = this.newId()): SheetModel {
    this.requireOpenStructure();
    const chosen = requireSheetName(name ?? this.freeSheetName());
    if (this.sheet(chosen)) throw new HostError("ItemAlreadyExists", "A sheet of that name exists already.");
    const state: SheetState = {
      id,
      name: chosen,
      visibility: "Visible",
      tabColor: "",
      showGridlines: true,
      tables: [],
      conditionalFormats: [],
      names: [],
      protection: null,
      hiddenRows: new Set(),
      filteredRows: new Set(),
      hiddenColumns: new Set(),
      rowHeights: new Map(),
      columnWidths: new Map(),
      merged: [],
      frozen: null,
      filter: null,
      validations: [],
      charts: [],
      page: {
        orientation: "Portrait",
        paperSize: "A4",
        zoom: { scale: 100 },
        titleRows: null,
        breaks: [],
        margins: new Map(),
        marginTexts: new Map(),
      },
      customProperties: new Map(),
    };
    const sheet = new SheetModel(this, state, this.createGrid());
    this.sheets.push(sheet);
    return sheet;
  }

  /** Excel keeps at least one visible sheet, and deletes no very hidden one. */
  deleteSheet(sheet: SheetModel): void {
    this.requireOpenStructure();
    const others = this.sheets.filter((other) => other !== sheet);
    if (sheet.state.visibility === "VeryHidden") {
      throw new HostError("InvalidOperation", "A very hidden sheet cannot be deleted.");
    }
    if (!others.some(({ state }) => state.visibility === "Visible")) {
      throw new HostError("InvalidOperation", "A workbook needs a visible sheet.");
    }
    this.moveReferences(sheet.name, () => null);
    this.sheets = others;
    if (this.state.activeSheet === sheet.state.id) this.activate(this.firstVisible());
  }

  renameSheet(sheet: SheetModel, name: string): void {
    this.requireOpenStructure();
    const other = this.sheet(requireSheetName(name));
    if (other !== undefined && other !== sheet) {
      throw new HostError("ItemAlreadyExists", "A sheet of that name exists already.");
    }
    const old = sheet.name;
    const [before, after] = [`${quotedSheetName(old)}!`, `${quotedSheetName(name)}!`];
    for (const entry of this.allNames()) entry.formula = entry.formula.replaceAll(before, after);
    sheet.state.name = name;
  }

  setVisibility(sheet: SheetModel, visibility: SheetState["visibility"]): void {
    this.requireOpenStructure();
    const others = this.sheets.filter((other) => other !== sheet && other.state.visibility === "Visible");
    if (visibility !== "Visible" && others.length === 0) {
      throw new HostError("InvalidOperation", "A workbook needs a visible sheet.");
    }
    sheet.state.visibility = visibility;
    if (visibility !== "Visible" && this.state.activeSheet === sheet.state.id) {
      this.activate(this.firstVisible());
    }
  }

  activate(sheet: SheetModel): void {
    if (sheet.state.visibility !== "Visible") {
      throw new HostError("InvalidOperation", "A hidden sheet cannot be activated.");
    }
    this.chartSheetInFront = false;
    if (this.state.activeSheet !== sheet.state.id) {
      this.state.activeSheet = sheet.state.id;
      this.state.selection = { top: 0, left: 0, bottom: 0, right: 0 };
    }
  }

  select(sheet: SheetModel, area: Area): void {
    this.activate(sheet);
    this.state.selection = area;
  }

  tables(): { sheet: SheetModel; table: TableState }[] {
    return this.sheets.flatMap((sheet) => sheet.state.tables.map((table) => ({ sheet, table })));
  }

  table(nameOrId: string): { sheet: SheetModel; table: TableState } | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.tables().find(({ table }) => table.id === nameOrId || table.name.toLowerCase() === wanted);
  }

  /** The cells that a defined name or a reference stands for; null where it is no reference to cells. */
  resolve(reference: string, home: SheetModel | null): { sheet: SheetModel; area: Area } | null {
    const { sheet: sheetName, rest } = splitSheet(reference.replace(/^=/, ""));
    const sheet = sheetName === null ? home : (this.sheet(sheetName) ?? null);
    const area = parseArea(rest);
    if (area !== null) return sheet === null ? null : { sheet, area };
    const wanted = rest.toLowerCase();
    const name =
      sheet?.state.names.find((entry) => entry.name.toLowerCase() === wanted) ??
      this.state.names.find((entry) => entry.name.toLowerCase() === wanted);
    if (name !== undefined && name.formula !== reference) return this.resolve(name.formula, home);
    const table = this.table(rest);
    return table === undefined
      ? null
      : { sheet: table.sheet, area: bodyArea(table.table) ?? table.table.area };
  }

  /** References in names, rules and formulas follow cells that moved on a sheet. */
  moveReferences(sheet: string, move: MoveArea): void {
    for (const entry of this.state.names) entry.formula = moveReferences(entry.formula, "", sheet, move);
    for (const other of this.sheets) {
      const { name, state, cells } = other;
      for (const entry of state.names) entry.formula = moveReferences(entry.formula, name, sheet, move);
      for (const rule of state.conditionalFormats) {
        rule.formula = moveReferences(rule.formula, name, sheet, move);
        if (rule.moreFormulas === undefined) continue;
        rule.moreFormulas = rule.moreFormulas.map((one) => moveReferences(one, name, sheet, move));
      }
      for (const validation of state.validations) {
        validation.rule = withFormulas(validation.rule, (one) => moveReferences(one, name, sheet, move));
      }
      for (const { row, column, formula } of cells.formulaCells()) {
        const moved = moveReferences(formula, name, sheet, move);
        if (moved !== formula) {
          cells.setContent(row, column, { value: cells.value(row, column) ?? 0, formula: moved });
        }
      }
    }
  }

  /** Computes every formula anew where something changed. Without a calculator formulas show `#NAME?`. */
  recalculate(): void {
    if (!this.dirty) return;
    this.dirty = false;
    for (const sheet of this.sheets) {
      for (const { row, column, formula } of sheet.cells.formulaCells()) {
        const result = this.calculate?.(formula, sheet, row, column) ?? "#NAME?";
        const fits = !Array.isArray(result) || isSingle(result) || sheet.spill(row, column, result);
        const value = Array.isArray(result) ? (result[0]?.[0] ?? "") : result;
        sheet.cells.setContent(row, column, { value: fits ? value : "#SPILL!", formula });
      }
    }
  }

  log(sheet: SheetModel, area: Area, what: Write["what"]): void {
    const write = { sheet: sheet.name, area, what };
    this.writes.push(write);
    this.onWrite?.(write);
  }

  requireOpenStructure(): void {
    if (this.state.structureProtected !== null) throw accessDenied("the workbook's structure is protected");
  }

  private allNames(): NameState[] {
    return [...this.state.names, ...this.sheets.flatMap(({ state }) => state.names)];
  }

  private firstVisible(): SheetModel {
    const sheet = this.sheets.find(({ state }) => state.visibility === "Visible");
    if (sheet === undefined) throw invalidArgument("no visible sheet");
    return sheet;
  }

  private freeSheetName(): string {
    let number = this.sheets.length + 1;
    while (this.sheet(`Sheet${number}`)) number += 1;
    return `Sheet${number}`;
  }
}

function isSingle(values: readonly (readonly Scalar[])[]): boolean {
  return values.length === 1 && values[0]?.length === 1;
}

/** The data rows of a table; null where it has none (Excel then keeps one blank row, so that does not happen). */
export function bodyArea(table: TableState): Area | null {
  const top = table.area.top + (table.showHeaders ? 1 : 0);
  const bottom = table.area.bottom - (table.showTotals ? 1 : 0);
  return top <= bottom ? { ...table.area, top, bottom } : null;
}
