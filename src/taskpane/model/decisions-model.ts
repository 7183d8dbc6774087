/** The pane's work with the decision tables: read, try out, write, and read again. No DOM, no Excel. */
import type { CheckBasis, CheckedAsset } from "../../core/check";
import {
  AssetKeys,
  type DecisionCells,
  type Decisions,
  type DecisionSource,
  type DecisionTableId,
  type LastCheckRow,
  readDecisions,
  type TableProblem,
  textIn,
  unsignedDecisions,
} from "../../core/decisions";
import {
  type AuditInput,
  type CheckedRow,
  changedWords,
  compareChecks,
  ofRegister,
  decidingTables,
  decisionsAfter,
  type Difference,
  handChanges,
  type LastDecisions,
  lastCheckRows,
  readLastDecisions,
} from "../../core/rerun";
import { readRegimes } from "../../core/policy/own";
import type { RegimeId } from "../../core/policy/regime";
import type { Summary } from "../../core/summary";
import type { PlannedSheet } from "../../core/sheets";
import { nameKey } from "../../core/text";
import type { AssetNamed } from "./asset-changes";
import { type ChangePlan, noted, type RowsOf, rowsIn, withChanges } from "./decision-source";
import { liveArguments, type LiveTables, whyNotAlone } from "./live-arguments";
import type { Seen } from "./pane-engine";
import type { PaneExcel, PaneMemory, SheetCellsOf, Trouble, WriteOutcome } from "./pane-excel";
import type { PaneState, SitesFile } from "./pane-state";
import { planPolicy, type PolicyChange, together } from "./policy-changes";
import { foundIn, keptSheets, planAudit, planFoundSites, sinceView } from "./record-check";
import { changesWords } from "./changes-words";
import { planCorrections } from "./reading-changes";
import type { PaneSession, Results } from "./session";
import { planSites, type Said, type SiteChange } from "./site-changes";

/** What the decisions need of the rest of the pane. */
export interface PaneCore {
  readonly excel: PaneExcel;
  readonly memory: PaneMemory;
  readonly today: () => string;
  /** Date and time, for the audit. */
  readonly now: () => string;
  readonly state: () => PaneState;
  readonly change: (part: Partial<PaneState>) => void;
  readonly session: () => PaneSession | null;
  readonly seen: () => Seen | null;
  /** Checks what was read once more. */
  readonly again: () => Promise<void>;
  readonly tell: (trouble: Trouble) => void;
  /** Asks for a yes or no in the pane. */
  readonly ask: (question: string, yes: string) => Promise<boolean>;
  /** Other rules bind than the pane thought. */
  readonly useRegimes: (regimes: readonly RegimeId[]) => void;
}

/** What is read before something is written into the decision tables. */
const writtenTables: readonly DecisionTableId[] = [...decidingTables, "audit", "lastDecisions"];

export const answersKept = "Your answers are in the workbook now, on its Lens sheets.";

export const sensitiveWarning =
  "This file will now show which sites are sensitive and what is fitted there. Check its marking and who has access.";

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** What a report is made of. */
export interface ReportParts {
  readonly seen: Seen;
  readonly basis: CheckBasis;
  readonly decisions: Decisions;
  readonly problems: readonly TableProblem[];
  readonly difference: Difference | null;
  /** What was changed by hand on the decision tables, as sentences without their full stops. */
  readonly byHand: readonly string[];
}

export class DecisionsModel {
  private source: DecisionSource = () => null;
  private tables: ReadonlyMap<DecisionTableId, string> = new Map();
  /** Between the check that is shown and the one before it. */
  private difference: Difference | null = null;
  /** The results that were last compared or recorded. */
  private comparedWith: Results | null = null;

  constructor(private readonly core: PaneCore) {}

  /**
   * Reads the tables as they stand now.
   * @returns false where Excel would not let them be read; that has been said then, unless it was to be quiet
   */
  async load(quiet = false): Promise<boolean> {
    const outcome = await this.core.excel.readTables(decidingTables);
    if (outcome.kind === "trouble") {
      if (!quiet) this.core.tell(outcome.trouble);
      return false;
    }
    this.source = outcome.source;
    this.tables = outcome.tables;
    const { decisions, problems } = readDecisions(this.source, outcome.sheetNames);
    const { sitesFile } = this.core.state();
    const awaitedSites = sitesFile === null ? await this.core.memory.sitesFile() : null;
    const kept = this.withSites(decisions);
    this.core.change({
      kept,
      awaitedSites,
      problems: [...(sitesFile?.problems ?? []), ...problems, ...unsignedDecisions(kept)],
    });
    const regimes = this.regimes();
    if (regimes !== null) this.core.useRegimes(regimes);
    const session = this.core.session();
    if (session !== null) this.inform(session);
    return true;
  }

  /** Gives a session what the workbook says. */
  inform(session: PaneSession): void {
    const { kept, problems } = this.core.state();
    const tables: LiveTables = {
      regimes: session.regimes,
      names: this.tables,
      rowsOf: this.rowsOf,
      policySaysRules: this.regimes() !== null,
      sitesAreHere: this.sitesAreHere,
    };
    session.decide(kept, (reading) => {
      const given = liveArguments(tables, kept, session.asOf);
      return typeof given === "string"
        ? given
        : (whyNotAlone(reading, kept, problems, session.asOf) ?? given);
    });
  }

  /** Whose rules bind, where the Policy table says so. */
  regimes(): readonly RegimeId[] | null {
    const rows = this.rowsOf("policy")?.rows ?? [];
    const row = rows.find((one) => nameKey(textIn(one, "setting")) === nameKey("Regime"));
    return row === undefined ? null : readRegimes(textIn(row, "value"));
  }

  /** The rows of a table as they were last read. */
  readonly rowsOf: RowsOf = (table) => rowsIn(this.source)(table);

  /** Who types, and today. */
  said(): Said {
    return { by: this.core.state().name.trim(), date: this.core.today() };
  }

  keepName(name: string): void {
    this.core.memory.keepName(name);
    this.core.change({ name });
  }

  /** How an asset is named in the tables about single assets. */
  nameOf(asset: CheckedAsset): AssetNamed | null {
    const seen = this.core.seen();
    return seen === null ? null : new AssetKeys(seen.reading).of(asset.row);
  }

  /** What the counts would be after a change; nothing is written. Null where nothing was read yet. */
  async preview(plan: ChangePlan): Promise<Summary | null> {
    const session = this.core.session();
    const seen = this.core.seen();
    if (session === null || seen === null) return null;
    const steps = session.preview(seen.reading, this.after(plan));
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      await breathe();
    }
  }

  /**
   * Writes a change into the workbook, reads the tables back and checks again.
   * @param done the sentence that says what was done
   * @returns whether it was written
   */
  async write(plan: ChangePlan, done: string): Promise<boolean> {
    if (this.core.state().work !== null || !(await this.mayWrite(plan))) return false;
    const line = this.auditLine("Change decisions");
    // What was decided before stands nowhere else once it is written over.
    const recorded: ChangePlan = (rowsOf) => {
      const changes = plan(rowsOf);
      if (line === null || changes.length === 0 || rowsOf("audit") === null) return changes;
      return [...changes, ...planAudit({ ...line, changed: changesWords(changes, rowsOf) })(rowsOf)];
    };
    const outcome = await this.busy(() => this.core.excel.changeTables(writtenTables, noted(recorded)));
    if (!this.wasWritten(outcome)) return false;
    await this.load();
    await this.core.again();
    this.tellDone(done, outcome.notes);
    return true;
  }

  private tellDone(done: string, notes: readonly string[]): void {
    const text = [done, ...notes].join(" ");
    this.core.change({
      notice: { tone: notes.length > 0 ? "warning" : "success", title: "Done.", text },
      announcement: text,
    });
  }

  /** Says what kept Excel from writing. */
  wasWritten(outcome: WriteOutcome): outcome is Extract<WriteOutcome, { kind: "written" }> {
    if (outcome.kind === "trouble") this.core.tell(outcome.trouble);
    if (outcome.kind === "nothing") {
      const notice = { tone: "warning", title: "Nothing was written.", text: outcome.message } as const;
      this.core.change({ notice, announcement: outcome.message });
    }
    return outcome.kind === "written";
  }

  /** Writes the answers of this sitting where formulas can read them. */
  async keepAnswers(answers: ChangePlan): Promise<boolean> {
    if (!(await this.write(answers, answersKept))) return false;
    this.core.session()?.answers.clear();
    return true;
  }

  /** Before the first site is written down as sensitive the person is told what that means. */
  async mayWrite(plan: ChangePlan): Promise<boolean> {
    const before = this.core.state().kept;
    const isFirst =
      before.sites.every(({ sensitivity }) => sensitivity !== "sensitive") &&
      this.after(plan).sites.some(({ sensitivity }) => sensitivity === "sensitive");
    return !isFirst || this.core.ask(sensitiveWarning, "Write it");
  }

  /** Writes settings; a new Policy table says whose rules bind as well. */
  policyPlan(changes: readonly PolicyChange[]): ChangePlan {
    return planPolicy(changes, this.said(), this.core.state().regimes ?? []);
  }

  /** Writes what is said of sites, with every other site that the register names. */
  sitesPlan(changes: readonly SiteChange[]): ChangePlan {
    const seen = this.core.seen();
    const said = this.said();
    return seen === null ? planSites(changes, said) : planFoundSites(foundIn(seen), changes, said, true);
  }

  /** The answers that are not in the workbook yet; null where there are none, or where sites live in another file. */
  pending(): ChangePlan | null {
    const { sites, policy } = this.answers();
    if (sites.length + policy.length === 0) return null;
    return together([planSites(sites, this.said()), this.policyPlan(policy)]);
  }

  private answers(): { readonly sites: readonly SiteChange[]; readonly policy: readonly PolicyChange[] } {
    const session = this.core.session();
    if (session === null) return { sites: [], policy: [] };
    const types = new Map(this.core.state().results?.assets.map(({ site, siteType }) => [site, siteType]));
    const sites = session.answers.siteChanges((site) => types.get(site) ?? "");
    const decision = session.answers.decisions().at(-1);
    return {
      sites: this.sitesAreHere ? sites : [],
      policy: decision === undefined ? [] : [{ setting: "Decision on other sites", value: decision }],
    };
  }

  /** The Policy table follows a new choice of rules, where the workbook has one. */
  async keepRegimes(regimes: readonly RegimeId[]): Promise<void> {
    const known = this.regimes();
    if (known === null || known.join() === regimes.join()) return;
    const plan = planPolicy([{ setting: "Regime", value: regimes.join(" + ") }], this.said());
    this.wasWritten(await this.core.excel.changeTables(["policy", "lastDecisions"], noted(plan)));
  }

  /**
   * After the sheet was marked: answers, new sites, a line of the audit and the rows for the next check go into the
   * workbook, so that nothing is asked twice. The results stand in any case.
   * @param what was run: "Check register"
   * @returns sentences for the person
   */
  async record(seen: Seen, what: string): Promise<string[]> {
    const session = this.core.session();
    if (session === null) return [];
    const { sites, policy } = this.answers();
    const { awaitedSites } = this.core.state();
    const { rows, others, hadOne, difference } = await this.compared(seen, session);
    const { corrections } = session;
    const said = this.said();
    const line: AuditInput = {
      when: this.core.now(),
      name: said.by,
      what: `${what}: ${seen.reading.sheet}${awaitedSites === null ? "" : `, without the sites of ${awaitedSites}`}`,
      basis: session.basis(),
      summary: seen.results.summary,
    };
    const decided = together([
      ...(this.sitesAreHere ? [planFoundSites(foundIn(seen), sites, said, false)] : []),
      ...(policy.length === 0 ? [] : [this.policyPlan(policy)]),
      ...(corrections.length === 0 ? [] : [planCorrections(corrections, said)]),
    ]);
    let byHand: readonly string[] = [];
    let after: LastDecisions = new Map();
    // In view of what stands there when it is written: somebody may have typed since the tables were read.
    const plan: ChangePlan = (rowsOf) => {
      const last = readLastDecisions(rowsOf("lastDecisions"));
      byHand = handChanges(
        last,
        rowsOf,
        hadOne || others.length > 0 || (rowsOf("audit")?.rows.length ?? 0) > 0,
      );
      const changes = decided(rowsOf);
      after = decisionsAfter(last, rowsOf, changes);
      const changed = changedWords(hadOne ? difference : null, byHand);
      return [...changes, ...planAudit({ ...line, changed })(rowsOf)];
    };
    const outcome = await this.core.excel.changeTables(writtenTables, noted(plan));
    const without = awaitedSites === null ? [] : [withoutSites(awaitedSites)];
    if (outcome.kind !== "written") return [...without, `This check was not recorded. ${whyNot(outcome)}`];
    const answered = sites.length + policy.length > 0;
    session.answers.clear();
    session.correctionsKept();
    const kept = await this.core.excel.writeSheets([], () => keptSheets(others, rows, after), null);
    await this.load(true);
    if (answered) await this.core.again();
    this.core.change({ since: hadOne ? sinceView(difference, byHand) : null });
    this.comparedWith = this.core.state().results;
    return [
      ...without,
      ...(corrections.length === 0
        ? []
        : ["What you corrected in the reading is on Lens reading now, and holds for the next check."]),
      ...(answered ? [answersKept] : []),
      ...outcome.notes,
      ...(kept.kind === "written"
        ? []
        : [`The next check cannot be compared with this one. ${whyNot(kept)}`]),
    ];
  }

  /** Looks what changed since the check before. Nothing is written. */
  async compare(): Promise<void> {
    const seen = this.core.seen();
    const session = this.core.session();
    const { results } = this.core.state();
    // What was just recorded as the last check is told beside the one before it, not beside itself.
    if (seen === null || session === null || this.comparedWith === results) return;
    this.comparedWith = results;
    const { hadOne, difference, last } = await this.compared(seen, session);
    const since = hadOne ? sinceView(difference, handChanges(last, this.rowsOf, true)) : null;
    this.core.change({ since });
  }

  /** What the audit says of something that is run now; null where nothing was read yet. */
  private auditLine(what: string): AuditInput | null {
    const session = this.core.session();
    const seen = this.core.seen();
    if (session === null || seen === null) return null;
    return {
      when: this.core.now(),
      name: this.said().by,
      what: `${what}: ${seen.reading.sheet}`,
      basis: session.basis(),
      summary: seen.results.summary,
    };
  }

  /**
   * A line in the audit for something that was run or undone; only where the workbook has an audit.
   * @returns a sentence where it could not be recorded
   */
  async recordRun(what: string): Promise<string[]> {
    const line = this.auditLine(what);
    if (line === null) return [];
    const known = await this.core.excel.readTables(["audit"]);
    if (known.kind === "read" && rowsIn(known.source)("audit") === null) return [];
    const outcome = await this.core.excel.changeTables(["audit"], planAudit(line));
    return outcome.kind === "written" ? [] : [`This was not recorded. ${whyNot(outcome)}`];
  }

  /** Builds sheets in this workbook from what was read. */
  async buildSheets(
    read: readonly string[],
    plan: (parts: ReportParts, cellsOf: SheetCellsOf) => readonly PlannedSheet[],
    show: string,
    done: string,
  ): Promise<void> {
    const parts = await this.parts();
    if (parts === null) return;
    const outcome = await this.busy(() =>
      this.core.excel.writeSheets(read, (cellsOf) => plan(parts, cellsOf), show),
    );
    if (this.wasWritten(outcome))
      this.tellDone(done, [...outcome.notes, ...(await this.recordRun(`Build ${show}`))]);
  }

  /**
   * Opens sheets as a workbook of their own.
   * @param file makes the file, in base64, or says what kept Excel from telling what it needs
   */
  async openSheets(
    file: (parts: ReportParts, formatsOf: PaneExcel["numberFormats"]) => Promise<string | Trouble>,
    done: string,
    /** For the audit. */
    what = "Open a new workbook",
  ): Promise<void> {
    const parts = await this.parts();
    if (parts === null) return;
    const { excel } = this.core;
    const outcome = await this.busy(async (): Promise<WriteOutcome> => {
      const made = await file(parts, (...columns) => excel.numberFormats(...columns));
      return typeof made === "string" ? excel.openWorkbook(made) : { kind: "trouble", trouble: made };
    });
    if (this.wasWritten(outcome)) this.tellDone(done, [...outcome.notes, ...(await this.recordRun(what))]);
  }

  /** What the survey sheets of this workbook hold now; null where Excel would not say, which is told then. */
  async readSurveySheets(): Promise<readonly DecisionCells[] | null> {
    const outcome = await this.core.excel.readSurveySheets();
    if (outcome.kind === "read") return outcome.sheets;
    this.core.tell(outcome.trouble);
    return null;
  }

  /** What sheets are made of; null where nothing was read, or where work is under way. */
  async parts(): Promise<ReportParts | null> {
    if (this.core.state().work !== null) return null;
    if (this.difference === null) await this.compare();
    const seen = this.core.seen();
    const session = this.core.session();
    if (seen === null || session === null) return null;
    const { kept, problems, since } = this.core.state();
    const difference = since === null ? null : this.difference;
    const byHand = since?.byHand ?? [];
    return { seen, basis: session.basis(), decisions: kept, problems, difference, byHand };
  }

  private async busy(work: () => Promise<WriteOutcome>): Promise<WriteOutcome> {
    this.core.change({ notice: null, work: { stage: "writing", done: 0, total: 0, cancellable: false } });
    try {
      return await work();
    } finally {
      this.core.change({ work: null });
    }
  }

  private async compared(
    seen: Seen,
    session: PaneSession,
  ): Promise<{
    rows: readonly CheckedRow[];
    /** What the last check kept of other registers. */
    others: readonly LastCheckRow[];
    /** Whether this register is among what was checked before. */
    hadOne: boolean;
    difference: Difference;
    last: LastDecisions | null;
  }> {
    const rows = lastCheckRows(seen.reading, seen.results.assets, session.checkedText);
    const outcome = await this.core.excel.readTables(["lastCheck", "lastDecisions"]);
    const source: DecisionSource = outcome.kind === "read" ? outcome.source : () => null;
    const { compared, kept } = ofRegister(readDecisions(source).decisions.lastCheck, rows, {
      sheet: seen.reading.sheet,
      others: seen.others,
      sheets: outcome.kind === "read" ? outcome.sheetNames : [],
    });
    const difference = compareChecks(compared, rows);
    this.difference = difference;
    const last = readLastDecisions(rowsIn(source)("lastDecisions"));
    return { rows, others: kept, hadOne: compared.length > 0, difference, last };
  }

  /** Sites come from another workbook from now on, or from this one again (null). */
  async useSitesFile(file: SitesFile | null): Promise<void> {
    this.core.change({ sitesFile: file });
    await this.core.memory.keepSitesFile(file?.name ?? null);
    if (await this.load()) await this.core.again();
  }

  private after(plan: ChangePlan): Decisions {
    const changes = plan(this.rowsOf);
    return this.withSites(readDecisions(withChanges(this.source, changes)).decisions);
  }

  /** With the sites of another file, where they are kept there. */
  private withSites(decisions: Decisions): Decisions {
    const { sitesFile } = this.core.state();
    if (sitesFile === null) return decisions;
    const { sites, table } = sitesFile;
    const tables = new Map(decisions.tables);
    if (table === undefined) tables.delete("sites");
    else tables.set("sites", table);
    return { ...decisions, sites, tables };
  }

  /** Whether sites are assessed in this workbook: else nothing of them is written into it. */
  get sitesAreHere(): boolean {
    const { sitesFile, awaitedSites } = this.core.state();
    return sitesFile === null && awaitedSites === null;
  }
}

/** A check without the file in which the sites are assessed is told, never silently another one. */
function withoutSites(file: string): string {
  return `The sites are assessed in ${file}, which was not chosen since this workbook was opened: this check does not know them. Choose it in the pane, under Sites, and check again.`;
}

function whyNot(outcome: Exclude<WriteOutcome, { kind: "written" }>): string {
  if (outcome.kind === "nothing") return outcome.message;
  const { happened, state, todo } = outcome.trouble;
  return `${happened} ${state} ${todo}`;
}
