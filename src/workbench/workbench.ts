/** The page's own state: a workbook behind the host, the add-in in a frame, and the switches. */
import {
  addinAddress,
  type Calculate,
  type ExcelVersion,
  excel365,
  ExcelHost,
  type Fault,
  type SheetModel,
  WebChannel,
  WorkbookModel,
} from "../host";
import { isHostFormula, withPlainReferences } from "./formula-home";
import { CellFunctions, type FunctionFacts } from "./functions";
import { GridBinding } from "./grid/binding";
import type { PersonDoes } from "./grid/person-does";
import type { OpenedFile } from "./excel-file/file";
import { openFile } from "./open-file";
import type { RuleDetails } from "./rules/file-rule";

export interface WorkbenchState {
  /** Grows with every change, so that the page draws anew. */
  readonly revision: number;
  /** Another number is another run of the add-in: the frame is loaded anew. */
  readonly run: number;
  readonly version: ExcelVersion;
  readonly notes: readonly string[];
  readonly paneShown: boolean;
}

/** Milliseconds between drawings, at least and at most. */
const frame = 16;
const longestPause = 2000;
/** Between drawings while the add-in is at work: what it writes need not be seen at once. */
const addinPause = 250;

export class Workbench {
  host: ExcelHost;
  state: WorkbenchState = { revision: 0, run: 0, version: excel365, notes: [], paneShown: true };
  private channel: WebChannel | null = null;
  private frame: Window | null = null;
  private facts: readonly FunctionFacts[] = [];
  private readonly functions: CellFunctions;
  private readonly listeners = new Set<() => void>();
  /** The next drawing, and when it is due. */
  private drawing: { readonly timer: ReturnType<typeof setTimeout>; readonly due: number } | null = null;
  private drawnLast = 0;
  /** Milliseconds that the last drawing took. */
  private drawingTook = 0;
  private grid: GridBinding | null = null;
  private shown: WorkbookModel | null = null;
  private file: OpenedFile | null = null;
  private rules: RuleDetails = new Map();

  constructor(
    private readonly origin: string,
    /** Takes the focus to the page when it leaves the pane; from there it goes into the sheet. */
    private readonly focusPage: () => void,
  ) {
    this.functions = new CellFunctions(() => {
      this.recalculate();
    });
    this.host = new ExcelHost(new WorkbookModel(["Sheet1"]));
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  get workbook(): WorkbookModel {
    return this.host.workbook;
  }

  /** Where the frame has to point for this run; also its name, which office.js reads. */
  address(): { readonly url: string; readonly frameName: string } {
    return addinAddress(`/addin/taskpane.html?run=${this.state.run}`, this.identity());
  }

  /** The frame's window, as soon as it is there. */
  attach(frame: Window | null): void {
    this.frame = frame;
  }

  /** A message to the page: only those of our own frame are heard. */
  receive(event: MessageEvent): void {
    if (event.source !== this.frame || event.origin !== this.origin) return;
    void this.channel?.receive(event.data).then(() => {
      this.changed(addinPause);
    });
  }

  knowFunctions(facts: readonly FunctionFacts[]): void {
    this.facts = facts;
  }

  async open(name: string, bytes: Uint8Array): Promise<void> {
    const { workbook, notes, file } = await openFile(name, bytes);
    this.file = file;
    this.rules = file?.rules ?? new Map<string, never>();
    this.restart(workbook, this.state.version, notes);
  }

  /** The workbook as it stands, as an .xlsx. */
  async excelBytes(): Promise<Uint8Array> {
    const { saveExcel } = await import("./excel-file/save-excel");
    return saveExcel(this.workbook, this.file, this.rules);
  }

  play(version: ExcelVersion): void {
    this.restart(this.workbook, version, this.state.notes);
  }

  /** The workbook is closed and opened again: the add-in starts anew. */
  reopen(): void {
    this.restart(this.workbook, this.state.version, this.state.notes);
  }

  /** What F6 does in Excel. */
  focusPane(): void {
    this.channel?.focusPane();
  }

  showPane(paneShown: boolean): void {
    this.set({ paneShown });
  }

  note(text: string): void {
    this.set({ notes: [text] });
  }

  /** True while something is still to be drawn or computed. */
  get busy(): boolean {
    return this.drawing !== null || this.functions.isWaiting;
  }

  get isProtected(): boolean {
    return this.workbook.activeSheet.state.protection !== null;
  }

  protect(on: boolean): void {
    this.workbook.activeSheet.state.protection = on ? { password: null, options: {} } : null;
    this.set({ revision: this.state.revision + 1 });
  }

  /** Lets the n-th request from now fail, 1 being the next. */
  fail(request: number, fault: Fault): void {
    this.host.clearFaults();
    this.host.failAt(request, fault);
  }

  /** The visible grid, as soon as the page has a place for it. */
  attachGrid(container: HTMLElement): GridBinding {
    this.grid?.dispose();
    this.grid = new GridBinding(
      container,
      (sheet, row, column) => this.gridFormula(sheet, row, column),
      (grid) => {
        for (const name of this.functions.names()) {
          grid.register(name, (args) => this.functions.answer(name, args));
        }
      },
    );
    this.shown = null;
    this.showWorkbook();
    return this.grid;
  }

  selectCell(row: number, column: number): void {
    this.host.select(this.workbook.activeSheet, { top: row, left: column, bottom: row, right: column });
    this.changed();
  }

  private showWorkbook(): void {
    if (this.grid === null || this.shown === this.workbook || this.state.run === 0) return;
    this.shown = this.workbook;
    this.grid.show(this.personDoes());
  }

  private personDoes(): PersonDoes {
    const { workbook } = this;
    return {
      workbook,
      rules: this.rules,
      edited: (sheet, area, change) => {
        this.host.edited(sheet, area, change);
      },
      sorted: (sheet, area) => {
        this.host.sorted(sheet, area);
      },
      select: (sheet, area) => {
        this.host.select(sheet, area);
        this.changed();
      },
      activate: (sheet) => {
        const isShown = sheet.state.visibility === "Visible";
        if (isShown && sheet !== workbook.activeSheet)
          this.host.select(sheet, { top: 0, left: 0, bottom: 0, right: 0 });
        this.changed();
      },
      addSheet: (id, name) => workbook.addSheet(name, id),
      changed: () => {
        this.recalculate();
      },
      refused: (reason) => {
        this.note(reason instanceof Error ? reason.message : "The cell cannot be changed.");
      },
    };
  }

  /** The formula that the grid's own engine computes for a cell; null for values and for what the host computes. */
  private gridFormula(sheet: SheetModel, row: number, column: number): string | null {
    const formula = sheet.cells.formula(row, column);
    if (formula === undefined || this.isHostFormula(formula)) return null;
    return withPlainReferences(formula, sheet, row);
  }

  private isHostFormula(formula: string): boolean {
    return isHostFormula(formula, (name) => this.functions.isOurs(name));
  }

  /** Formulas of the grid's engine keep the result that it gave last. */
  private calculator(): Calculate {
    const ours = this.functions.calculator();
    return (formula, sheet, row, column) =>
      this.isHostFormula(formula) ? ours(formula, sheet, row, column) : (sheet.value(row, column) ?? 0);
  }

  private identity(): { conversationId: string; appId: string; origin: string } {
    return { conversationId: `run-${this.state.run}`, appId: "estate-lens", origin: this.origin };
  }

  private restart(workbook: WorkbookModel, version: ExcelVersion, notes: readonly string[]): void {
    const run = this.state.run + 1;
    this.host = new ExcelHost(workbook, { version });
    this.state = { ...this.state, run, version, notes };
    this.channel = new WebChannel({
      host: this.host,
      ...this.identity(),
      post: (text) => {
        this.frame?.postMessage(text, this.origin);
      },
      onFocusLeaves: () => {
        this.focusPage();
        this.grid?.focus();
      },
      onNotify: (action) => {
        if (/show.*taskpane|taskpane.*show/i.test(action)) this.showPane(true);
      },
    });
    this.functions.connect(this.channel, this.facts);
    workbook.calculate = this.calculator();
    workbook.onWrite = () => {
      this.grid?.forgetUndo();
      this.changed(addinPause);
    };
    this.showWorkbook();
    this.changed();
  }

  private recalculate(): void {
    this.workbook.dirty = true;
    this.workbook.recalculate();
    this.changed();
  }

  /**
   * Draws once per frame, however much has changed; where drawing takes long, most of the time is left to the work.
   * `pause` keeps drawings apart for what is not urgent; what a person does is drawn at once.
   */
  private changed(pause = 0): void {
    const now = performance.now();
    const rest = Math.min(3 * this.drawingTook, longestPause);
    const due = Math.max(now + Math.max(frame, rest), this.drawnLast + pause);
    if (this.drawing !== null) {
      if (this.drawing.due <= due) return;
      clearTimeout(this.drawing.timer);
    }
    const timer = setTimeout(() => {
      this.drawing = null;
      this.draw();
    }, due - now);
    this.drawing = { timer, due };
  }

  private draw(): void {
    const start = performance.now();
    this.grid?.flush();
    this.set({ revision: this.state.revision + 1 });
    this.drawnLast = performance.now();
    this.drawingTook = this.drawnLast - start;
  }

  private set(part: Partial<WorkbenchState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
