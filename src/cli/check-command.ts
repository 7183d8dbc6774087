/** `estate-lens check`: files in, verdicts out. */
import { basename } from "node:path";
import { catalogue } from "../catalogue";
import { Checker, type CheckedAsset } from "../core/check";
import { actions } from "../core/policy/regime";
import { QuestionTally } from "../core/questions";
import type { RegisterReading } from "../core/register";
import { resultTexts } from "../core/result-columns";
import { SummaryTally } from "../core/summary";
import { FileError, type WorkbookFile } from "../files";
import type { CheckOptions } from "./args";
import { basisOf } from "./basis";
import { givenCorrections, type GivenCorrections } from "./corrections";
import { copyPaths, CopyMarks, writeCopy } from "./copies";
import { openFile } from "./open-file";
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
import { RegisterWalk } from "./registers";
import { exitCodes, type Surroundings } from "./surroundings";

const listLimit = 25;

/** Runs the check and gives the exit code. Throws `UsageError`. */
export async function runCheck(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  const copies = options.out === undefined ? null : copyPaths(options.files, options.out, options.force);
  const { basis, problems, given } = await basisOf(options);
  const reading = await givenCorrections(options.readingFile);
  const run = new CheckRun(options, surroundings, new Checker(basis), reading);
  for (const problem of [...problems, ...reading.problems]) run.note(problem);
  await run.begin();
  for (const [index, path] of options.files.entries()) await run.file(path, copies?.[index]);
  return run.end(given);
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
  private unlisted = 0;
  private failed = 0;

  constructor(
    private readonly options: CheckOptions,
    private readonly surroundings: Surroundings,
    private readonly checker: Checker,
    reading: GivenCorrections,
  ) {
    const { out, err, environment, now } = surroundings;
    this.sink = new TextSink(out);
    this.json = options.output === "json" ? new JsonWriter(this.sink) : null;
    this.layout = { style: styleFor(out, environment), width: widthOf(out, environment) };
    this.errStyle = styleFor(err, environment);
    this.progress = new Progress(err, this.errStyle, now);
    this.walk = new RegisterWalk(checker, this.progress, surroundings.signal, reading, (sentence) => {
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

  async begin(): Promise<void> {
    await this.json?.begin(this.checker.basis);
    if (this.options.output === "csv") await this.sink.write(csvHeader);
  }

  /** Checks one file; one that cannot be read is named on stderr and does not stop the others. */
  async file(path: string, copy: string | undefined): Promise<void> {
    await this.json?.beginFile(path);
    let error: string | undefined;
    let warnings: readonly string[] = [];
    try {
      const opened = await openFile(path, {
        sheets: this.options.sheets,
        signal: this.surroundings.signal,
        onProgress: (done, total) => {
          this.progress.show(`reading ${basename(path)}`, done, total);
        },
      });
      try {
        ({ warnings } = opened.workbook);
        await this.workbook(path, opened.workbook, copy);
      } finally {
        await opened.close();
      }
    } catch (problem) {
      if (!(problem instanceof FileError) || problem.code === "cancelled") throw problem;
      error = problem.message;
      this.failed++;
      this.say(`${this.errStyle("red", "error:")} ${path}: ${error}`);
    }
    for (const warning of warnings) this.note(`${path}: ${warning}`);
    await this.json?.endFile(error, warnings);
  }

  private async workbook(path: string, workbook: WorkbookFile, copy: string | undefined): Promise<void> {
    const { registers, nothing } = await this.walk.registers(workbook, this.options.sheets);
    const { version } = catalogue;
    const marks = new CopyMarks(`${this.checker.basis.asOf}, maker list ${version}`);
    const own = new SummaryTally();
    const lines = [this.layout.style("bold", path)];
    for (const reading of registers) {
      const mark = copy === undefined ? null : marks.register(reading);
      const assets = await this.register(path, workbook.fileName, reading, (asset) => {
        mark?.(asset);
        own.add(asset.verdict, asset.quantity);
      });
      lines.push(...readingLines(reading, assets, this.layout));
    }
    this.body.push(...lines, ...nothingLines(nothing, this.layout));
    if (copy !== undefined) {
      const warnings = await writeCopy(workbook, copy, marks, this.checker, own.summary(), {
        signal: this.surroundings.signal,
        onProgress: (done, total) => {
          this.progress.show(`writing ${basename(copy)}`, done, total);
        },
      });
      for (const warning of warnings) this.note(`${copy}: ${warning}`);
      this.body.push(`  highlighted copy: ${copy}`);
    }
    this.body.push("");
  }

  private async register(
    path: string,
    fileName: string,
    reading: RegisterReading,
    each: (asset: CheckedAsset) => void,
  ): Promise<number> {
    await this.json?.beginTable(reading);
    let assets = 0;
    for await (const block of this.walk.assets(reading, fileName)) {
      for (const asset of block) {
        each(asset);
        await this.take(path, reading.sheet, asset);
      }
      assets += block.length;
    }
    await this.json?.endTable();
    return assets;
  }

  private async take(path: string, sheet: string, asset: CheckedAsset): Promise<void> {
    const { verdict, reason } = asset;
    this.summary.add(verdict, asset.quantity);
    this.questions.add(verdict, asset.site === "" ? asset.siteType : asset.site);
    if (this.json !== null) await this.json.row(asset, sheet);
    else if (this.options.output === "csv") {
      const checked = `${this.checker.basis.asOf}, maker list ${catalogue.version}`;
      const cells = [path, sheet, String(asset.row + 1), ...resultTexts(verdict, reason, checked)];
      await this.sink.write(
        csvLine([...cells, asset.tag, asset.site, asset.field("make"), asset.field("model")]),
      );
    } else if (verdict.action !== "none" && verdict.action !== "review") {
      if (this.options.all || this.listed.length < 4 * listLimit) this.listed.push({ sheet, asset });
      else this.unlisted++;
    }
  }

  /** Writes what comes last and gives the exit code. */
  async end(given: boolean): Promise<number> {
    this.progress.clear();
    const total = this.summary.summary();
    const questions = this.questions.list();
    await this.json?.end(questions, total);
    if (this.options.output === "text" && total.assets > 0) {
      const byAction = [...this.listed].sort(
        (a, b) => actions.indexOf(a.asset.verdict.action) - actions.indexOf(b.asset.verdict.action),
      );
      const shown = this.options.all ? byAction : byAction.slice(0, listLimit);
      const lines = [
        ...rulesLines(this.checker.basis, given, this.layout),
        ...this.body,
        ...summaryLines(total, this.layout),
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
