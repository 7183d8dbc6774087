/** The pane's behaviour over the engine and Excel. No DOM: tests drive it in Node. */
import type { ColumnRole } from "../../core/asset";
import type { Catalogue } from "../../core/catalogue";
import type { CheckedAsset } from "../../core/check";
import { AssetKeys, noDecisions } from "../../core/decisions";
import type { RegimeId } from "../../core/policy/regime";
import type { Question } from "../../core/questions";
import type { JoinOption, JoinQuestion } from "../../core/register";
import { isOwnSheet } from "../../core/sheets";
import type { AnswerOption } from "./answers";
import { countsSentence } from "./counts";
import { answersKept, DecisionsModel } from "./decisions-model";
import { PaneEngine, type Seen } from "./pane-engine";
import type {
  CheckOutcome,
  PaneExcel,
  PaneMemory,
  Progress,
  RegisterChoice,
  Trouble,
  Watcher,
} from "./pane-excel";
import type { PaneActions } from "./pane-actions";
import type { Notice, PaneState, View } from "./pane-state";
import { counted, type RegisterView, registerView } from "./register-view";
import { sampleRows } from "./sample";
import { PaneSession, type Results } from "./session";

export interface PaneSurroundings {
  readonly excel: PaneExcel;
  readonly memory: PaneMemory;
  readonly loadCatalogue: () => Promise<Catalogue>;
  /** The functions' namespace, for live formulas. */
  readonly namespace: string;
  /** Today as an ISO date. */
  readonly today: () => string;
  /** Date and time, for the audit. */
  readonly now: () => string;
  /** Asks for a yes or no in the pane. */
  readonly ask: (question: string, yes: string) => Promise<boolean>;
}

const beginning: PaneState = {
  view: "check",
  welcome: false,
  catalogue: null,
  regimes: null,
  work: null,
  notice: null,
  choices: [],
  register: null,
  results: null,
  marked: null,
  canUndo: false,
  cell: null,
  pinned: false,
  edited: 0,
  live: false,
  selected: null,
  kept: noDecisions,
  problems: [],
  sitesFile: null,
  awaitedSites: null,
  name: "",
  since: null,
  announcement: "",
};

/** Rows checked between two looks at the screen. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function viewOf({ reading, sheet, beside, others }: Seen): RegisterView {
  return registerView(
    reading,
    sheet,
    beside.flatMap(({ leftOut }) => leftOut ?? []),
    others.length === 0,
  );
}

export class ExcelPaneModel implements PaneActions {
  private current: PaneState = beginning;
  private readonly listeners = new Set<() => void>();
  private session: PaneSession | null = null;
  private seen: Seen | null = null;
  private cancelled = false;
  /** Counts checks over what was read; an older one gives up when a newer one starts. */
  private round = 0;
  /** Sheets whose rows may stand elsewhere than where they were read. */
  private readonly movedSheets = new Set<string>();

  readonly decisions: DecisionsModel;

  constructor(private readonly around: PaneSurroundings) {
    this.decisions = new DecisionsModel({
      excel: around.excel,
      memory: around.memory,
      today: around.today,
      now: around.now,
      ask: around.ask,
      state: () => this.current,
      change: (part) => {
        this.change(part);
      },
      session: () => this.theSession(),
      seen: () => this.seen,
      again: () => this.again(),
      tell: (trouble) => {
        this.tell(trouble);
      },
      useRegimes: (regimes) => {
        this.useRegimes(regimes);
      },
    });
  }

  state(): PaneState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  async start(): Promise<void> {
    const { memory, loadCatalogue, excel } = this.around;
    this.change({ welcome: !memory.wasWelcomed(), name: memory.name() });
    try {
      const [catalogue, regimes] = await Promise.all([loadCatalogue(), memory.regimes()]);
      this.change({ catalogue, regimes });
      // Where Excel is busy now the tables are read with the register.
      await this.decisions.load(true);
    } catch {
      this.change({
        notice: {
          tone: "error",
          title: "The maker list could not be loaded.",
          text: "Nothing was changed. Close the pane and open it again; if it happens again, tell whoever runs the add-in.",
        },
      });
    }
    await excel.onEdited((sheet, rows, moved) => {
      if (moved) this.movedSheets.add(sheet);
      this.sawEdit(sheet, rows);
    });
    await excel.onSelected((cell) => {
      this.change({ cell });
    });
  }

  show(view: View): void {
    // Good news has been read by then; trouble stays until it is closed.
    const { notice } = this.current;
    this.change({ view, notice: notice?.tone === "success" || notice?.tone === "info" ? null : notice });
  }

  endWelcome(): void {
    this.around.memory.keepWelcomed();
    this.change({ welcome: false });
  }

  async trySample(): Promise<void> {
    this.endWelcome();
    const trouble = await this.around.excel.addSample(sampleRows);
    if (trouble !== null) this.tell(trouble);
    else if (this.current.regimes !== null) await this.read();
  }

  async chooseRules(regimes: readonly RegimeId[]): Promise<void> {
    this.session = null;
    this.change({ regimes, results: null, register: null, marked: null });
    await this.around.memory.keepRegimes(regimes);
    await this.decisions.keepRegimes(regimes);
    await this.read();
  }

  changeRules(): void {
    this.session = null;
    this.change({ regimes: null, results: null, register: null, selected: null });
  }

  async read(choice?: RegisterChoice): Promise<void> {
    const outcome = await this.readFrom(choice);
    if (outcome !== null) this.tellOutcome(outcome);
  }

  /** Reads and shows a register; null where that is done, or could not be begun. */
  private async readFrom(choice?: RegisterChoice): Promise<CheckOutcome | null> {
    const session = this.theSession();
    if (session === null || this.current.work !== null) return null;
    this.change({ choices: [], notice: null, selected: null });
    if (!(await this.decisions.load())) return null;
    const engine = new PaneEngine(this.theSession() ?? session, this.around.namespace);
    // Reading ends where writing would begin: the check is stopped as soon as all rows have been seen.
    const watcher = this.watcher(true, () => engine.seen !== null);
    const outcome = await this.around.excel.check({
      engine,
      live: false,
      watcher,
      ...(choice === undefined ? {} : { choice }),
    });
    this.change({ work: null });
    if (engine.seen === null) return outcome;
    this.took(engine.seen);
    return null;
  }

  async readAgain(): Promise<void> {
    const shown = this.shownChoice();
    if (shown === null) return this.read();
    if (this.current.pinned) return this.read(shown);
    const outcome = await this.readFrom();
    // Who has written into a Lens sheet, or looks at the cover, means the register that the pane shows.
    if (outcome?.kind === "nothing") await this.read(shown);
    else if (outcome !== null) this.tellOutcome(outcome);
  }

  pin(pinned: boolean): void {
    this.change({ pinned });
  }

  async correct(column: number, role: ColumnRole): Promise<void> {
    const { session, seen } = this;
    if (session === null || seen === null) return;
    session.correct(seen, column, role);
    await this.understandAgain(session, seen);
  }

  async answerJoin(question: JoinQuestion, option: JoinOption | null): Promise<void> {
    const { session, seen } = this;
    if (session === null || seen === null) return;
    session.answerJoin(question, option);
    await this.understandAgain(session, seen);
  }

  /** Reads what is in memory once more, with what a person has corrected. */
  private async understandAgain(session: PaneSession, seen: Seen): Promise<void> {
    const { registers } = session.read(seen.sheet, seen.beside);
    const { top, left } = seen.reading.area;
    const reading = registers.find(({ area }) => area.top <= top + 2 && area.left === left) ?? registers[0];
    if (reading === undefined) return;
    this.seen = { ...seen, reading };
    this.change({ register: viewOf({ ...seen, reading }) });
    await this.again();
  }

  async answer(question: Question, option: AnswerOption): Promise<void> {
    this.session?.answer(question, option);
    await this.again();
  }

  async takeBack(question: Question): Promise<void> {
    this.session?.takeBack(question);
    await this.again();
  }

  setLive(live: boolean): void {
    this.change({ live });
  }

  async mark(): Promise<void> {
    const session = this.theSession();
    if (session === null || this.current.work !== null) return;
    this.change({ notice: null });
    if (!(await this.decisions.load())) return;
    const kept = await this.keptFirst();
    if (kept === null) return;
    const engine = new PaneEngine(this.theSession() ?? session, this.around.namespace);
    // What is marked is what is shown, even if the selection has moved on since.
    const choice = this.shownChoice();
    const outcome = await this.around.excel.check({
      engine,
      live: this.current.live,
      watcher: this.watcher(true, () => false),
      ...(choice === null ? {} : { choice }),
    });
    this.change({ work: null });
    if (outcome.kind !== "checked") {
      this.tellOutcome(outcome);
      return;
    }
    if (engine.seen !== null) this.took(engine.seen);
    const { sheet, written } = outcome.result;
    const notes = [...kept, ...outcome.result.notes, ...(await this.recorded("Check register"))];
    const text =
      written === 0
        ? "It showed these results already, so nothing was written."
        : `${counted(written, "cell was", "cells were")} written. Undo last check puts the sheet back.`;
    this.change({
      marked: sheet,
      canUndo: this.current.canUndo || written > 0,
      notice: { tone: "success", title: `${sheet} is marked.`, text: [text, ...notes].join(" ") },
      announcement: `${sheet} is marked. ${text}`,
    });
  }

  /**
   * Answers that are not in the workbook yet: formulas read what stands there, so for them they are written first.
   * @returns sentences for the person; null where the person or Excel would not have it
   */
  private async keptFirst(): Promise<readonly string[] | null> {
    const pending = this.decisions.pending();
    if (pending === null) return [];
    if (!this.current.live) return (await this.decisions.mayWrite(pending)) ? [] : null;
    return (await this.decisions.keepAnswers(pending)) ? [answersKept] : null;
  }

  async undo(): Promise<void> {
    if (this.current.work !== null) return;
    this.change({ notice: null });
    const outcome = await this.around.excel.undo(this.watcher(false, () => false));
    this.change({ work: null });
    if (outcome.kind === "trouble") {
      this.tell(outcome.trouble);
    } else if (outcome.kind === "nothing") {
      this.change({
        canUndo: false,
        notice: { tone: "info", title: "Nothing to undo.", text: outcome.message },
      });
    } else {
      const text = `The register is as it was before the check of ${outcome.date}. What people decided stays on the Lens sheets.`;
      const notice: Notice = { tone: "success", title: "Undone.", text };
      this.change({ marked: null, canUndo: false, notice, announcement: `Undone. ${text}` });
      await this.decisions.recordRun("Undo last check");
    }
  }

  cancel(): void {
    this.cancelled = true;
  }

  async select(asset: CheckedAsset | null): Promise<void> {
    const before = this.seen;
    if (asset === null || before === null || !this.movedSheets.has(before.reading.sheet)) {
      await this.showAsset(asset);
      return;
    }
    // Its row may stand elsewhere now: it is looked for in what stands there.
    await this.read(this.shownChoice() ?? undefined);
    const { seen } = this;
    if (seen === before || seen === null) return;
    const { asset: id, mark } = new AssetKeys(before.reading).of(asset.row);
    const keys = new AssetKeys(seen.reading);
    const found = seen.results.assets.find(({ row }) =>
      id === "" ? keys.mark(row) === mark : keys.id(row) === id,
    );
    if (found !== undefined) await this.showAsset(found);
    else {
      const text = "Rows were moved or deleted, so the register was read again.";
      this.change({ notice: { tone: "info", title: "This asset is no longer there.", text } });
    }
  }

  private async showAsset(asset: CheckedAsset | null): Promise<void> {
    this.change({ selected: asset });
    if (asset === null || this.seen === null) return;
    await this.goTo(this.seen.reading.sheet, asset.row, this.seen.reading.area.left);
  }

  async goTo(sheet: string, row: number, column: number): Promise<void> {
    const trouble = await this.around.excel.select(sheet, row, column);
    if (trouble !== null) this.tell(trouble);
  }

  dismissNotice(): void {
    this.change({ notice: null });
  }

  /** Whose rules bind, as the workbook says now: its Policy table, else what was chosen once. */
  async knownRules(): Promise<readonly RegimeId[] | null> {
    await this.decisions.load(true);
    return this.decisions.regimes() ?? (await this.around.memory.regimes());
  }

  /** A check from the ribbon: the pane shows it, and it is recorded like one of its own. */
  async tookFromRibbon(engine: PaneEngine): Promise<readonly string[]> {
    if (engine.seen === null) return [];
    this.took(engine.seen);
    this.change({ marked: engine.seen.reading.sheet, canUndo: true });
    return this.recorded("Check register");
  }

  private async recorded(what: string): Promise<readonly string[]> {
    return this.seen === null ? [] : this.decisions.record(this.seen, what);
  }

  /** The session under these rules, with its answers; null where the pane works under others. */
  sessionFor(regimes: readonly RegimeId[]): PaneSession | null {
    const session = this.theSession();
    return session !== null && session.regimes.join() === regimes.join() ? session : null;
  }

  /** A mistake of our own: said, never swallowed. */
  wentWrong(error: unknown): void {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
    this.change({
      work: null,
      notice: {
        tone: "error",
        title: "Something went wrong inside Estate Lens.",
        text: "If the sheet was being marked, click Undo last check. Then close the pane and open it again.",
        details: `Estate Lens: ${what}. Maker list ${this.current.catalogue?.version ?? "not loaded"}.`,
      },
    });
  }

  /** The Policy table says whose rules bind: a session under other ones is of no use any more. */
  useRegimes(regimes: readonly RegimeId[]): void {
    if (this.current.regimes?.join() === regimes.join()) return;
    this.session = null;
    this.change({ regimes, results: null, register: null, selected: null });
  }

  /** The register that the pane shows. */
  private shownChoice(): RegisterChoice | null {
    const { register } = this.current;
    if (register === null) return null;
    return { sheet: register.sheet, address: register.address, assets: register.assets };
  }

  private theSession(): PaneSession | null {
    const { catalogue, regimes } = this.current;
    if (catalogue === null || regimes === null) return null;
    if (this.session === null) {
      this.session = new PaneSession(catalogue, regimes, this.around.today(), () => this.current.name.trim());
      this.decisions.inform(this.session);
    }
    return this.session;
  }

  private watcher(cancellable: boolean, isEnough: () => boolean): Watcher {
    this.cancelled = false;
    this.change({ work: { stage: cancellable ? "reading" : "undoing", done: 0, total: 0, cancellable } });
    return {
      report: (progress: Progress) => {
        // Once writing has begun it is finished or put back; it cannot be left half done.
        this.change({ work: { ...progress, cancellable: cancellable && progress.stage !== "writing" } });
      },
      isCancelled: () => this.cancelled || isEnough(),
    };
  }

  private took(seen: Seen): void {
    this.seen = seen;
    this.movedSheets.delete(seen.reading.sheet);
    const register = viewOf(seen);
    this.change({ register, edited: 0, choices: [] });
    this.found(seen.results);
  }

  private found(results: Results): void {
    this.change({ results, announcement: countsSentence(results.summary, results.questions) });
  }

  /** Checks what was read once more, in pieces that leave the pane answering. */
  private async again(): Promise<void> {
    const { session, seen } = this;
    if (session === null || seen === null) return;
    this.round += 1;
    const { round } = this;
    const steps = session.check(seen.reading);
    for (let done = 0, step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        this.seen = { ...seen, results: step.value };
        this.change({ work: null, selected: null });
        this.found(step.value);
        return;
      }
      done += step.value.length;
      if (done > 4000) {
        const total = seen.reading.rows.length;
        this.change({ work: { stage: "checking", done, total, cancellable: false } });
      }
      await breathe();
      if (round !== this.round) return;
    }
  }

  /** What is shown rests on the register and on what people decided. */
  private sawEdit(sheet: string, rows: number): void {
    const { register, work, edited } = this.current;
    if (register === null || work !== null) return;
    if (register.sheet === sheet || isOwnSheet(sheet)) this.change({ edited: edited + rows });
  }

  private tellOutcome(outcome: CheckOutcome): void {
    switch (outcome.kind) {
      case "choose":
        this.change({ choices: outcome.choices, announcement: "Several registers were found: choose one." });
        return;
      case "nothing":
        this.change({
          notice: { tone: "warning", title: "No register to check here.", text: outcome.message },
          announcement: outcome.message,
        });
        return;
      case "cancelled":
        this.change({
          notice: { tone: "info", title: "Cancelled.", text: "The sheet is as it was." },
          announcement: "Cancelled. The sheet is as it was.",
        });
        return;
      case "trouble":
        this.tell(outcome.trouble);
        return;
      case "checked":
        return;
    }
  }

  private tell({ happened, state, todo, code }: Trouble): void {
    const details = `Estate Lens: ${code}. ${happened} ${state} Maker list ${this.current.catalogue?.version ?? "not loaded"}.`;
    this.change({
      notice: { tone: "error", title: happened, text: `${state} ${todo}`, details },
      announcement: `${happened} ${state} ${todo}`,
    });
  }

  private change(part: Partial<PaneState>): void {
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }
}
