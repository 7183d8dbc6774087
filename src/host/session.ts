/**
 * The host as a client meets it: request in, answer out, with Excel's limits, counters for budgets,
 * and faults on demand.
 */
import { apiNotFound } from "./error";
import { type ExcelVersion, excel365, isSetSupported } from "./excel-version";
import { type BrokenAction, Interpreter } from "./interpreter";
import { type ChangeType, type EventEntry, eventEntries, type Happening } from "./events";
import type { SheetModel, WorkbookModel, Write } from "./model";
import { type Area, isEntireColumn, isEntireRow } from "./address";
import { type HostContext, objects } from "./objects";
import type { RequestBody, ResponseBody } from "./protocol";

/** Excel on the web takes and gives no more than this in one request. */
export const payloadLimit = 5 * 1024 * 1024;

/** office.js sets this bit in the request's flags for `Excel.run({ delayForCellEdit: true })`. */
const delayForCellEdit = 64;

/** What goes wrong at a sync. Syncs are counted from 1, from where the plan was made. */
export type Fault =
  /** The whole request is refused with this code; nothing of it is applied. */
  | { readonly kind: "refused"; readonly code: string }
  /** The action at this place (a share of the batch, 0 to 1) fails with this code; those before it stay applied. */
  | { readonly kind: "broken"; readonly code: string; readonly place: number }
  /** No answer ever comes. The request was applied, or was not. */
  | { readonly kind: "silent"; readonly applied: boolean }
  /** The session is gone: this and every later request is refused, until `reconnect`. */
  | { readonly kind: "session-lost"; readonly applied: boolean };

export interface Sync {
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly actions: number;
}

/** An answer, or the transport's own error. */
export interface Answer {
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly body: ResponseBody | null;
}

export interface ExcelHostOptions {
  readonly version?: ExcelVersion;
}

export class ExcelHost {
  readonly context: HostContext;
  /**
   * Every sync since the start or since `resetCounters`, in order. The requests by which office.js lets go of
   * ranges after `Excel.run` are neither counted nor failed: no command waits for them.
   */
  syncs: Sync[] = [];
  /** A person is editing a cell: requests fail, or wait where they asked for it. */
  cellEdit = false;
  /** Hears of every event that the add-in has registered. */
  onEvents: ((entries: readonly EventEntry[]) => void) | null = null;
  private readonly interpreter: Interpreter;
  private readonly faults = new Map<number, Fault>();
  private sessionLost = false;
  private faultsFrom = 0;
  private requests = 0;
  private waiting: (() => void)[] = [];

  constructor(
    readonly workbook: WorkbookModel,
    options: ExcelHostOptions = {},
  ) {
    this.context = {
      workbook,
      version: options.version ?? excel365,
      objects,
      registrations: new Set(),
      enableEvents: true,
    };
    this.interpreter = new Interpreter(this.context);
  }

  get version(): ExcelVersion {
    return this.context.version;
  }

  /** What `Office.context.requirements.isSetSupported` answers. */
  isSetSupported(set: string, minimum?: string | number): boolean {
    return isSetSupported(this.version, set, minimum);
  }

  resetCounters(): void {
    this.syncs = [];
    this.workbook.writes.length = 0;
  }

  /** Plans a fault for the n-th request from now, 1 being the next. */
  failAt(request: number, fault: Fault): void {
    if (this.faults.size === 0) this.faultsFrom = this.requests;
    this.faults.set(this.faultsFrom + request, fault);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  /** A new session with the same workbook, as after a reload: kept objects are forgotten. */
  reconnect(): void {
    this.sessionLost = false;
    this.interpreter.reset();
  }

  endCellEdit(): void {
    this.cellEdit = false;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Tells the add-in of what a person has done to cells. The workbook holds it already. */
  edited(sheet: SheetModel, area: Area, changeType: ChangeType = "RangeEdited"): void {
    this.happened({ kind: "changed", sheet, area, changeType, by: "person" });
  }

  /** Tells the add-in that a person has sorted rows. */
  sorted(sheet: SheetModel, area: Area): void {
    this.happened({ kind: "sorted", sheet, area });
  }

  /** A person selects cells, on the sheet that is shown or on another one. */
  select(sheet: SheetModel, area: Area): void {
    const before = this.place();
    this.workbook.select(sheet, area);
    this.moved(before);
  }

  private place(): { readonly sheet: SheetModel; readonly area: Area } {
    return { sheet: this.workbook.activeSheet, area: this.workbook.state.selection };
  }

  private moved(before: { readonly sheet: SheetModel; readonly area: Area }): void {
    const { sheet, area } = this.place();
    if (sheet !== before.sheet) {
      if (this.workbook.sheets.includes(before.sheet)) {
        this.happened({ kind: "deactivated", sheet: before.sheet });
      }
      this.happened({ kind: "activated", sheet });
    }
    const same =
      sheet === before.sheet &&
      area.top === before.area.top &&
      area.left === before.area.left &&
      area.bottom === before.area.bottom &&
      area.right === before.area.right;
    if (!same) this.happened({ kind: "selected", sheet, area });
  }

  private wrote({ sheet: name, area, what }: Write): void {
    const sheet = this.workbook.sheet(name);
    const changeType = changeTypes[what]?.(area);
    if (sheet !== undefined && changeType !== undefined) {
      this.happened({ kind: "changed", sheet, area, changeType, by: "add-in" });
    }
  }

  private happened(happening: Happening): void {
    const entries = eventEntries(this.context, happening);
    if (entries.length > 0) this.onEvents?.(entries);
  }

  /** Runs one request. `text` is the body as sent, `flags` the request's flags. */
  async execute(text: string, flags = 0): Promise<Answer> {
    const request = parse(text);
    const isCleanup = request.Actions.every(
      ({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference",
    );
    if (!isCleanup) this.requests += 1;
    const fault = isCleanup ? undefined : this.faults.get(this.requests);
    if (this.sessionLost) return refusal("InvalidOrTimedOutSession");
    if (this.cellEdit) {
      const waits = (flags & delayForCellEdit) !== 0 && this.isSetSupported("DelayForCellEdit");
      if (!waits) return refusal("InvalidOperationInCellEditMode");
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    if (fault?.kind === "refused") return refusal(fault.code);
    if (fault?.kind === "session-lost") this.sessionLost = true;
    if (fault?.kind === "session-lost" && !fault.applied) return refusal("InvalidOrTimedOutSession");
    if (fault?.kind === "silent" && !fault.applied) return silence();
    const requestBytes = byteLength(text);
    if (requestBytes > payloadLimit) return refusal("RequestPayloadSizeLimitExceeded");
    const before = this.place();
    const writtenBefore = this.workbook.writes.length;
    const body = this.interpreter.run(request, brokenAction(fault, request));
    if (this.workbook.state.calculationMode === "Automatic") this.workbook.recalculate();
    for (const write of this.workbook.writes.slice(writtenBefore)) this.wrote(write);
    this.moved(before);
    const responseBytes = byteLength(JSON.stringify(body));
    if (!isCleanup) this.syncs.push({ requestBytes, responseBytes, actions: request.Actions.length });
    if (fault?.kind === "silent") return silence();
    if (fault?.kind === "session-lost") return refusal("InvalidOrTimedOutSession");
    if (responseBytes > payloadLimit) return refusal("ResponsePayloadSizeLimitExceeded");
    return { errorCode: "", errorMessage: "", body };
  }
}

const edited = (): ChangeType => "RangeEdited";

/** Which writes raise `onChanged`; formats and rules do not. */
const changeTypes: Readonly<Partial<Record<Write["what"], (area: Area) => ChangeType>>> = {
  values: edited,
  formulas: edited,
  clear: edited,
  insert: (area) =>
    isEntireRow(area) ? "RowInserted" : isEntireColumn(area) ? "ColumnInserted" : "CellInserted",
  delete: (area) =>
    isEntireRow(area) ? "RowDeleted" : isEntireColumn(area) ? "ColumnDeleted" : "CellDeleted",
};

function brokenAction(fault: Fault | undefined, request: RequestBody): BrokenAction | null {
  if (fault?.kind !== "broken") return null;
  const last = request.Actions.length - 1;
  return { at: Math.min(last, Math.floor(fault.place * request.Actions.length)), code: fault.code };
}

function refusal(code: string): Answer {
  return { errorCode: code, errorMessage: `The request was refused (${code}).`, body: null };
}

function silence(): Promise<Answer> {
  return new Promise(() => undefined);
}

function parse(text: string): RequestBody {
  const body: unknown = JSON.parse(text);
  if (typeof body === "object" && body !== null && "Actions" in body && "ObjectPaths" in body) {
    // The client library is the only writer of this format.
    return body as RequestBody;
  }
  throw apiNotFound("a request without actions");
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
