/** `estate-lens check`: files in, verdicts out. */
import { basename } from "node:path";
import type { CheckedAsset } from "../core/check";
import type { LastCheckRow, PlacedDecisions } from "../core/decisions";
import { actions } from "../core/policy/regime";
import { QuestionTally } from "../core/questions";
import type { RegisterReading } from "../core/register";
import { compareChecks, type CheckedRow, withoutSheets } from "../core/rerun";
import { resultTexts } from "../core/result-columns";
import { isOwnSheet } from "../core/sheets";
import { SummaryTally } from "../core/summary";
import { FileError, type WorkbookFile } from "../files";
import type { CheckOptions } from "./args";
import type { AuditLines } from "./audit-sheet";
import { checkedText, Checkers, type WorkbookChecker } from "./checkers";
import { givenCorrections, type GivenCorrections } from "./corrections";
import { decisionsFrom } from "./decision-tables";
import { copyPaths, CopyMarks, writeCopy } from "./copies";
import { checkedHere, earlierAudit } from "./earlier-copy";
import { openFile } from "./open-file";
import { OwnDecisions } from "./own-decisions";
import { OwnRecord } from "./own-record";
import { AcceptedRisks, decisionsObject } from "./output/decided";
import { differenceLines, differenceObject } from "./output/difference";
import { csvHeader, csvLine } from "./output/csv";
import { JsonWriter } from "./output/json";
import { Progress } from "./output/progress";
import {
  actionLines,
  nothingLines,
  questionLines,
  readingLines,
  rulesLines,
  summaryLines,
  type ListedAsset,
  type ReportLayout,
} from "./output/report";
import { TextSink } from "./output/sink";
import { styleFor, widthOf, type Style } from "./output/style";
import { type FoundRegisters, RegisterWalk } from "./registers";
import { lastCheckOf } from "./since";
import { exitCodes, type Surroundings } from "./surroundings";

const listLimit = 25;

/** Runs the check and gives the exit code. Throws `UsageError`. */
export async function runCheck(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  const copies = options.out === undefined ? null : copyPaths(options.files, options.out, options.force);
  const earlier = new Map<string, AuditLines | null>();
  for (const [index, copy] of copies?.entries() ?? [])
    earlier.set(copy, await earlierAudit(copy, options.files[index] ?? ""));
  const reading = await givenCorrections(options.readingFile);
  const notes: string[] = [];
  let say = (sentence: string): void => {
    notes.push(sentence);
  };
  const checkers = await Checkers.open(options, (sentence) => {
    say(sentence);
  });
  const since = options.sinceFile === undefined ? null : await lastCheckOf(options.sinceFile);
  const run = new CheckRun(options, surroundings, checkers, reading, since, earlier);
  say = (sentence) => {
    run.note(sentence);
  };
  for (const problem of [...notes, ...reading.problems]) run.note(problem);
  for (const [index, path] of options.files.entries()) await run.file(path, copies?.[index]);
  return run.end();
}

interface OpenWorkbook {
  readonly path: string;
  readonly workbook: WorkbookFile;
  readonly own: WorkbookChecker;
  readonly placed: PlacedDecisions | null;
}

/** One run over all files: takes what is found and writes it in the form that was asked for. */
class CheckRun {
  private readonly sink: TextSink;
  private readonly json: JsonWriter | null;
  private readonly layout: ReportLayout;
  private readonly errStyle: Style;
  private readonly progress: Progress;
  private readonly summary = new SummaryTally();
  private readonly questions = new QuestionTally();
  private readonly listed: ListedAsset[] = [];
  private readonly body: string[] = [];
  private readonly walk: RegisterWalk;
  private readonly accepted = new AcceptedRisks();
  /** Last checks that the workbooks keep themselves, and this one, to compare with. */
  private readonly before: LastCheckRow[] = [];
  /** Sheets that were not to be looked at. */
  private readonly leftOut: string[] = [];
  private readonly now: CheckedRow[] = [];
  /** What was changed by hand on the workbooks' own decision tables since their last check. */
  private readonly byHand: string[] = [];
  private begun = false;
  private unlisted = 0;
  private failed = 0;

  constructor(
    private readonly options: CheckOptions,
    private readonly surroundings: Surroundings,
    private readonly checkers: Checkers,
    reading: GivenCorrections,
    /** The last check that `--since` names. */
    private readonly since: readonly LastCheckRow[] | null,
    /** By the copy that is overwritten, its audit. */
    private readonly earlier: ReadonlyMap<string, AuditLines | null>,
  ) {
    const { out, err, environment, now } = surroundings;
    this.sink = new TextSink(out);
    this.json = options.output === "json" ? new JsonWriter(this.sink) : null;
    this.layout = { style: styleFor(out, environment), width: widthOf(out, environment) };
    this.errStyle = styleFor(err, environment);
    this.progress = new Progress(err, this.errStyle, now);
    this.walk = new RegisterWalk(this.progress, surroundings.signal, reading, (sentence) => {
      this.note(sentence);
    });
  }

  note(sentence: string): void {
    this.say(`${this.errStyle("yellow", "note:")} ${sentence}`);
  }

  private say(line: string): void {
    this.progress.clear();
    this.surroundings.err.write(`${line}\n`);
  }

  /** Writes what comes first, when the first file's rules are known. */
  private async begin({ basis }: WorkbookChecker): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    await this.json?.begin(basis);
    if (this.options.output === "csv") await this.sink.write(csvHeader);
  }

  /** Checks one file; one that cannot be read is named on stderr and does not stop the others. */
  async file(path: string, copy: string | undefined): Promise<void> {
    let error: string | undefined;
    let warnings: readonly string[] = [];
    let named = false;
    const beginFile = async (own: WorkbookChecker): Promise<void> => {
      await this.begin(own);
      if (!named) await this.json?.beginFile(path);
      named = true;
    };
    try {
      const opened = await openFile(path, {
        sheets: this.options.sheets,
        signal: this.surroundings.signal,
        onProgress: (done, total) => {
          this.progress.show(`reading ${basename(path)}`, done, total);
        },
      });
      try {
        const { workbook } = opened;
        ({ warnings } = workbook);
        const found = await this.walk.registers(workbook, this.options.sheets);
        const own = this.checkers.for(basename(path), workbook.sheets);
        await beginFile(own);
        await this.workbook(path, workbook, own, found, copy);
        this.body.push(
          ...nothingLines(
            found.nothing.filter(({ sheet }) => !isOwnSheet(sheet)),
            this.layout,
          ),
          "",
        );
      } finally {
        await opened.close();
      }
    } catch (problem) {
      if (!(problem instanceof FileError) || problem.code === "cancelled") throw problem;
      error = problem.message;
      this.failed++;
      this.say(`${this.errStyle("red", "error:")} ${path}: ${error}`);
    }
    await beginFile(this.checkers.first);
    for (const warning of warnings) this.note(`${path}: ${warning}`);
    await this.json?.endFile(error, warnings);
  }

  private async workbook(
    path: string,
    workbook: WorkbookFile,
    own: WorkbookChecker,
    { registers, leftOut }: FoundRegisters,
    copy: string | undefined,
  ): Promise<void> {
    const checked = checkedText(own);
    const placed = this.checkers.place(own, registers);
    const marks = new CopyMarks(checked);
    this.leftOut.push(...leftOut);
    const before = this.since ?? withoutSheets(own.decisions.lastCheck, leftOut).compared;
    const record = copy === undefined && before.length === 0 ? null : new OwnRecord(checked);
    const summary = new SummaryTally();
    const lines = [this.layout.style("bold", path)];
    for (const reading of registers) {
      const mark = copy === undefined ? null : marks.register(reading);
      const keep = record?.register(reading);
      const take = (asset: CheckedAsset): void => {
        mark?.(asset);
        keep?.(asset);
        summary.add(asset.verdict, asset.quantity);
        this.accepted.add(asset);
      };
      const assets = await this.register({ path, workbook, own, placed }, reading, take);
      lines.push(...readingLines(reading, assets, this.layout));
    }
    this.body.push(...lines);
    if (record === null) return;
    const tables = new OwnDecisions(workbook.sheets);
    if (before.length > 0) {
      this.now.push(...record.rows());
      if (this.since === null) {
        this.before.push(...before);
        this.byHand.push(...tables.changedByHand(this.options.files.length > 1 ? path : undefined));
      }
    }
    if (copy === undefined) return;
    const { planned, notes } = record.sheets(
      workbook.sheets,
      own.decisions,
      {
        when: own.basis.asOf,
        name: this.options.by,
        what: `${checkedHere}${registers.map(({ sheet }) => sheet).join(", ")}`,
        basis: own.basis,
        summary: summary.summary(),
        note: decisionsFrom(this.options),
      },
      own.elsewhere,
      tables,
      leftOut,
      this.earlier.get(copy) ?? null,
    );
    const warnings = await writeCopy(workbook, copy, marks, own.checker, summary.summary(), {
      sheets: planned,
      signal: this.surroundings.signal,
      onProgress: (done, total) => {
        this.progress.show(`writing ${basename(copy)}`, done, total);
      },
    });
    for (const warning of [...notes, ...warnings]) this.note(`${copy}: ${warning}`);
    this.body.push(`  highlighted copy: ${copy}`);
  }

  private async register(
    { path, workbook, own, placed }: OpenWorkbook,
    reading: RegisterReading,
    each: (asset: CheckedAsset) => void,
  ): Promise<number> {
    await this.json?.beginTable(reading);
    let assets = 0;
    for await (const block of this.walk.assets(reading, workbook.fileName, own.checker, placed)) {
      for (const asset of block) {
        each(asset);
        await this.take(path, reading.sheet, asset, own);
      }
      assets += block.length;
    }
    await this.json?.endTable();
    return assets;
  }

  private async take(path: string, sheet: string, asset: CheckedAsset, own: WorkbookChecker): Promise<void> {
    const { verdict } = asset;
    this.summary.add(verdict, asset.quantity);
    this.questions.add(verdict, asset.site === "" ? asset.siteType : asset.site);
    if (this.json !== null) await this.json.row(asset, sheet);
    else if (this.options.output === "csv") {
      const texts = resultTexts(verdict, asset.reason, checkedText(own));
      const cells = [path, sheet, String(asset.row + 1), ...texts];
      await this.sink.write(
        csvLine([...cells, asset.tag, asset.site, asset.field("make"), asset.field("model")]),
      );
    } else if (verdict.action !== "none" && verdict.action !== "review") {
      if (this.options.all || this.listed.length < 4 * listLimit) this.listed.push({ sheet, asset });
      else this.unlisted++;
    }
  }

  /** Writes what comes last and gives the exit code. */
  async end(): Promise<number> {
    this.progress.clear();
    this.checkers.tellMissing();
    const total = this.summary.summary();
    const questions = this.questions.list();
    const before = this.since === null ? this.before : withoutSheets(this.since, this.leftOut).compared;
    const difference = before.length === 0 ? null : compareChecks(before, this.now);
    const { decisions, first } = this.checkers;
    await this.json?.end(questions, total, {
      ...(difference === null ? {} : { difference: differenceObject(difference, this.byHand) }),
      ...decisionsObject(decisions, this.accepted),
    });
    if (this.options.output === "text" && total.assets > 0) {
      const byAction = [...this.listed].sort(
        (a, b) => actions.indexOf(a.asset.verdict.action) - actions.indexOf(b.asset.verdict.action),
      );
      const shown = this.options.all ? byAction : byAction.slice(0, listLimit);
      const lines = [
        ...rulesLines(first.basis, first.given, this.layout),
        ...this.body,
        ...summaryLines(total, this.layout),
        ...this.accepted.lines(this.layout),
        ...(difference === null
          ? []
          : differenceLines(difference, this.byHand, this.options.all, this.layout)),
        ...questionLines(questions, this.layout),
        ...actionLines(shown, byAction.length - shown.length + this.unlisted, this.layout),
      ];
      await this.sink.write(lines.join("\n"));
    }
    await this.sink.flush();
    if (this.failed > 0) return exitCodes.notRead;
    return total.actions.none.rows === total.assets ? exitCodes.nothingToDo : exitCodes.somethingToDo;
  }
}
