/** `estate-lens survey`: sheets to fill in on site, and their answers read back. */
import { basename } from "node:path";
import { cellsOf, type DecisionCells } from "../core/decisions";
import {
  isSurveySheet,
  newFound,
  readSurvey,
  rowsOnNoSheet,
  surveyedSheets,
  surveySheets,
} from "../core/survey";
import type { CheckOptions } from "./args";
import { Checkers } from "./checkers";
import { givenCorrections } from "./corrections";
import { refuseLosingAnswers } from "./earlier-copy";
import { UsageError } from "./errors";
import { gather, layoutOf, Speaker, type Gathered } from "./gather";
import { fromOption } from "./open-file";
import { counted, wrapped } from "./output/style";
import { sheetLines } from "./report-command";
import { exitCodes, type Surroundings } from "./surroundings";
import { newWorkbookPath, writeSheets } from "./whole-file";

const listLimit = 25;

/** Writes the sheets to fill in, or with `--from` what they answered; gives the exit code. Throws `UsageError`. */
export async function runSurvey(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  if (options.output !== "text")
    throw new UsageError(`--${options.output} belongs to estate-lens check, not to survey.`);
  const { files, fromFiles, force, out } = options;
  const what = fromFiles.length === 0 ? "the survey" : "the answers";
  const path = newWorkbookPath(out, [...files, ...fromFiles], force, what);
  if (fromFiles.length === 0) await refuseLosingAnswers(path);
  const speaker = new Speaker(surroundings);
  const checkers = await Checkers.open(options, (sentence) => {
    speaker.note(sentence);
  });
  const reading = await givenCorrections(options.readingFile);
  for (const problem of reading.problems) speaker.note(problem);
  const filled = await surveyed(fromFiles, surroundings.signal);
  const gathered = await gather(options, surroundings, checkers, reading, speaker);
  if (gathered.registers.length === 0) return exitCodes.notRead;
  const run = { path, options, surroundings, speaker, gathered, checkers };
  const code = fromFiles.length === 0 ? await makeSheets(run) : await readBack(run, filled);
  return gathered.failed > 0 ? exitCodes.notRead : code;
}

interface Run {
  readonly path: string;
  readonly options: CheckOptions;
  readonly surroundings: Surroundings;
  readonly speaker: Speaker;
  readonly gathered: Gathered;
  readonly checkers: Checkers;
}

async function write(
  { path, surroundings, speaker, checkers }: Run,
  sheets: Parameters<typeof writeSheets>[1],
  title: string,
): Promise<void> {
  await writeSheets(path, sheets, {
    title,
    date: checkers.first.basis.asOf,
    signal: surroundings.signal,
    onProgress: (done, total) => {
      speaker.progress.show(`writing ${basename(path)}`, done, total);
    },
  });
  speaker.progress.clear();
}

async function makeSheets(run: Run): Promise<number> {
  const { path, options, surroundings, speaker, gathered, checkers } = run;
  const { registers } = gathered;
  const sheets = surveySheets({ registers, basis: checkers.first.basis, all: options.all });
  if (sheets.length === 0) {
    speaker.progress.clear();
    surroundings.out.write(
      "No row waits for a visit; nothing was written. With --all every row is listed.\n",
    );
    return exitCodes.nothingToDo;
  }
  await write(run, sheets, "Survey");
  const lines = [
    ...gathered.lines,
    "",
    `survey: ${path}`,
    ...sheetLines(sheets),
    `Filled in, it is read back with: estate-lens survey ${options.files.join(" ")} --from ${path} --out ANSWERS.xlsx`,
  ];
  surroundings.out.write(`${lines.join("\n")}\n`);
  return exitCodes.somethingToDo;
}

async function readBack(run: Run, filled: readonly DecisionCells[]): Promise<number> {
  const { path, options, surroundings, gathered, checkers } = run;
  const { first } = checkers;
  const decisions = { ...checkers.decisions, tables: checkers.tables };
  const readings = gathered.registers.map(({ reading }) => reading);
  const answers = readSurvey(filled, readings, first.basis, decisions.found);
  const fresh = newFound(answers, decisions).length;
  await write(run, surveyedSheets(answers, decisions), "Survey: answers");
  const { found, disagreements, problems, blank } = answers;
  const layout = layoutOf(surroundings);
  const missing = rowsOnNoSheet({ registers: gathered.registers, basis: first.basis }, answers);
  const told = [...disagreements.map(({ message }) => message), ...problems];
  const lines = [
    `${counted(found.length, "row")} answered (${fresh} of them new), ${counted(blank, "row")} left blank`,
    ...(missing === "" ? [] : wrapped(missing, layout.width)),
    ...told.slice(0, listLimit).flatMap((sentence) => wrapped(`- ${sentence}`, layout.width)),
    ...(told.length > listLimit
      ? [`... and ${told.length - listLimit} more on the sheet Lens survey result`]
      : []),
    `answers: ${path}`,
    `They count with: estate-lens check ${options.files.join(" ")} --decisions ${path}`,
  ];
  surroundings.out.write(`${lines.join("\n")}\n`);
  return told.length > 0 ? exitCodes.somethingToDo : exitCodes.nothingToDo;
}

/** The filled-in sheets of all files. Throws `UsageError` where a file holds none. */
async function surveyed(paths: readonly string[], signal: AbortSignal): Promise<DecisionCells[]> {
  const all: DecisionCells[] = [];
  for (const path of paths) {
    const found = await fromOption(
      "--from",
      path,
      (sheets) => sheets.map(cellsOf).filter(isSurveySheet),
      signal,
    );
    if (found.length === 0)
      throw new UsageError(
        `--from ${path}: it holds no survey sheet; estate-lens survey FILE --out SURVEY.xlsx makes them.`,
      );
    const named = paths.length > 1 ? `${basename(path)}: ` : "";
    all.push(...found.map((cells) => ({ ...cells, sheet: `${named}${cells.sheet}` })));
  }
  return all;
}
