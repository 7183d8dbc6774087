/** `estate-lens check`: files in, verdicts out. */
import { basename } from "node:path";
import { catalogue } from "../catalogue";
import { Checker, type CheckBasis, type CheckedAsset } from "../core/check";
import { readMakerDecisions } from "../core/maker";
import { defaultPolicy, readPolicySetting, type PolicySetting } from "../core/policy/own";
import { actions } from "../core/policy/regime";
import { QuestionTally } from "../core/questions";
import { readSheet, type NothingToCheck, type RegisterReading } from "../core/register";
import { resultTexts } from "../core/result-columns";
import { parseSiteAssessments } from "../core/site";
import { SummaryTally } from "../core/summary";
import { FileError, openWorkbook, type WorkbookFile } from "../files";
import type { CheckOptions } from "./args";
import { fileSource, nodeInflate } from "./byte-source";
import { UsageError } from "./errors";
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
import { styleFor } from "./output/style";
import { readTable } from "./tables";

export const exitCodes = { nothingToDo: 0, somethingToDo: 1, notRead: 2 } as const;

/** Where the command writes, and what it knows of the terminal. */
export interface Surroundings {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Rules from a file and from options; an option wins over the file. Problems are for stderr. */
async function policyOf(
  options: CheckOptions,
): Promise<{ setting: PolicySetting; problems: string[]; given: boolean }> {
  const read =
    options.policyFile === undefined
      ? { setting: defaultPolicy, problems: [] }
      : readPolicySetting(await readTable(options.policyFile, "--policy"));
  const setting = {
    ...read.setting,
    ...(options.regimes === null ? {} : { regimes: options.regimes }),
    decisions: [...read.setting.decisions, ...options.decisions],
  };
  return {
    setting,
    problems: read.problems,
    given: options.regimes !== null || options.policyFile !== undefined,
  };
}

async function basisOf(
  options: CheckOptions,
): Promise<{ basis: CheckBasis; problems: string[]; given: boolean }> {
  const { setting, problems, given } = await policyOf(options);
  const sites =
    options.sitesFile === undefined
      ? null
      : parseSiteAssessments(await readTable(options.sitesFile, "--sites"));
  const makers =
    options.makersFile === undefined
      ? null
      : readMakerDecisions(await readTable(options.makersFile, "--makers"));
  const basis: CheckBasis = {
    catalogue,
    setting,
    sites: sites?.assessments ?? [],
    makers: makers?.decisions ?? [],
    asOf: options.asOf,
  };
  const named = (option: string, list: readonly string[]): string[] =>
    list.map((problem) => `${option}: ${problem}`);
  return {
    basis,
    problems: [
      ...named("--policy", problems),
      ...named(
        "--sites",
        (sites?.problems ?? []).map(({ message }) => message),
      ),
      ...named("--makers", makers?.problems ?? []),
    ],
    given,
  };
}

/** What becomes of one file. */
interface FileResult {
  readonly registers: { reading: RegisterReading; assets: number }[];
  readonly nothing: NothingToCheck[];
  readonly error?: string;
}

const listLimit = 25;

/** Runs the check and gives the exit code. */
export async function runCheck(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  const { out, err, environment, now, signal } = surroundings;
  const { basis, problems, given } = await basisOf(options);
  const errStyle = styleFor(err, environment);
  const progress = new Progress(err, errStyle, now);
  const say = (line: string): void => {
    progress.clear();
    err.write(`${line}\n`);
  };
  for (const problem of problems) say(`${errStyle("yellow", "note:")} ${problem}`);

  const checker = new Checker(basis);
  const sink = new TextSink(out);
  const json = options.output === "json" ? new JsonWriter(sink) : null;
  const layout: ReportLayout = {
    style: styleFor(out, environment),
    width: Math.min(Math.max(out.columns || 100, 60), 120),
  };
  const summary = new SummaryTally();
  const questions = new QuestionTally();
  const listed: ListedAsset[] = [];
  let unlisted = 0;
  let failed = 0;
  const body: string[] = [];

  if (json !== null) await json.begin(basis);
  if (options.output === "csv") await sink.write(csvHeader);

  const take = async (file: string, sheet: string, asset: CheckedAsset): Promise<void> => {
    const { verdict } = asset;
    summary.add(verdict, asset.quantity);
    questions.add(verdict, asset.site === "" ? asset.siteType : asset.site);
    if (json !== null) await json.row(asset, sheet);
    else if (options.output === "csv") {
      const texts = resultTexts(verdict, asset.reason, `${basis.asOf}, maker list ${catalogue.version}`);
      await sink.write(
        csvLine([
          file,
          sheet,
          String(asset.row + 1),
          ...texts,
          asset.tag,
          asset.site,
          asset.field("make"),
          asset.field("model"),
        ]),
      );
    } else if (verdict.action !== "none" && verdict.action !== "review") {
      if (options.all || listed.length < 4 * listLimit) listed.push({ sheet, asset });
      else unlisted++;
    }
  };

  const checkFile = async (path: string): Promise<FileResult> => {
    const registers: FileResult["registers"] = [];
    const nothing: NothingToCheck[] = [];
    let workbook: WorkbookFile;
    try {
      workbook = await readWorkbookFile(
        path,
        options,
        (done, total) => {
          progress.show(`reading ${basename(path)}`, done, total);
        },
        signal,
      );
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { registers, nothing, error: error.message };
    }
    for (const warning of workbook.warnings) say(`${errStyle("yellow", "note:")} ${path}: ${warning}`);
    for (const sheet of workbook.sheets) {
      const read = readSheet(sheet, catalogue.vocabulary.columns);
      nothing.push(...read.nothing);
      for (const reading of read.registers) {
        if (json !== null) await json.beginTable(reading);
        let assets = 0;
        for (const block of checker.check(reading, workbook.fileName)) {
          signal.throwIfAborted();
          for (const asset of block) await take(path, reading.sheet, asset);
          assets += block.length;
          progress.show(`checking ${reading.sheet}`, assets, reading.rows.length);
        }
        if (json !== null) await json.endTable();
        registers.push({ reading, assets });
      }
    }
    return registers.length > 0
      ? { registers, nothing }
      : { registers, nothing, error: nothingFound(nothing) };
  };

  for (const path of options.files) {
    if (json !== null) await json.beginFile(path);
    const result = await checkFile(path);
    if (result.error !== undefined) {
      failed++;
      say(`${errStyle("red", "error:")} ${path}: ${result.error}`);
    }
    if (json !== null) await json.endFile(result.error);
    if (options.output === "text" && result.error === undefined) {
      body.push(layout.style("bold", path));
      for (const { reading, assets } of result.registers) body.push(...readingLines(reading, assets, layout));
      body.push(...nothingLines(result.nothing, layout), "");
    }
  }
  progress.clear();
  const total = summary.summary();
  if (json !== null) await json.end(questions.list(), total);
  if (options.output === "text" && total.assets > 0) {
    const byAction = [...listed].sort(
      (a, b) => actions.indexOf(a.asset.verdict.action) - actions.indexOf(b.asset.verdict.action),
    );
    const shown = options.all ? byAction : byAction.slice(0, listLimit);
    const lines = [
      ...rulesLines(basis, given, layout),
      ...body,
      ...summaryLines(total, layout),
      ...questionLines(questions.list(), layout),
      ...actionLines(shown, byAction.length - shown.length + unlisted, layout),
    ];
    await sink.write(lines.join("\n"));
  }
  await sink.flush();
  if (failed > 0) return exitCodes.notRead;
  return total.actions.none.rows === total.assets ? exitCodes.nothingToDo : exitCodes.somethingToDo;
}

/** Why a file gave nothing to check: the sentence of its only sheet, or of each. */
function nothingFound(nothing: readonly NothingToCheck[]): string {
  if (nothing.length === 0) return "The workbook has no sheet to check.";
  if (nothing.length === 1) return nothing[0]?.message ?? "";
  return nothing.map(({ sheet, message }) => `${sheet}: ${message}`).join(" ");
}

async function readWorkbookFile(
  path: string,
  options: CheckOptions,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<WorkbookFile> {
  let source;
  try {
    source = await fileSource(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT")
      throw new FileError("sheet-not-found", "There is no such file: check its name and folder.");
    if (code === "EACCES" || code === "EPERM")
      throw new FileError("sheet-not-found", "The file may not be read: ask for access to it.");
    if (code === "EISDIR") throw new FileError("sheet-not-found", "This is a folder: name the files in it.");
    throw error;
  }
  try {
    const wanted = options.sheets;
    const workbook = await openWorkbook(source, {
      fileName: basename(path),
      onProgress,
      signal,
      inflate: nodeInflate,
      ...(wanted.length === 0 ? {} : { wants: (name) => wanted.includes(name) }),
    });
    if (wanted.length > 0 && workbook.sheets.length === 0) {
      throw new FileError(
        "sheet-not-found",
        `There is no sheet named ${wanted.map((name) => `"${name}"`).join(" or ")}.`,
      );
    }
    return workbook;
  } finally {
    await source.close();
  }
}

export { UsageError };
