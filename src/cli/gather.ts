/** Checks the registers of many files and keeps them together, for the sheets that are made of all of them. */
import { basename } from "node:path";
import type { CheckedAsset } from "../core/check";
import type { NothingToCheck } from "../core/register";
import type { ReportedRegister } from "../core/report";
import { isOwnSheet } from "../core/sheets";
import { SummaryTally } from "../core/summary";
import { FileError } from "../files";
import type { CheckOptions } from "./args";
import type { Checkers } from "./checkers";
import type { GivenCorrections } from "./corrections";
import { openFile } from "./open-file";
import { OwnDecisions } from "./own-decisions";
import { Progress } from "./output/progress";
import { readingLines, type ReportLayout } from "./output/report";
import { styleFor, widthOf } from "./output/style";
import { RegisterWalk } from "./registers";
import type { Surroundings } from "./surroundings";

/** What was found in all files. */
export interface Gathered {
  readonly registers: readonly ReportedRegister[];
  readonly nothing: readonly NothingToCheck[];
  /** Sentences: files that could not be read, and what in them was not understood. */
  readonly problems: readonly string[];
  readonly failed: number;
  readonly summary: SummaryTally;
  /** What was changed by hand on the workbooks' own decision tables since their last check. */
  readonly byHand: readonly string[];
  /** For stdout: what was read of each file. */
  readonly lines: readonly string[];
  /** Sheets of the workbooks that were not to be looked at. */
  readonly leftOut: readonly string[];
}

/** Says things on stderr, with the progress bar out of the way. */
export class Speaker {
  readonly progress: Progress;
  private readonly style;

  constructor(private readonly surroundings: Surroundings) {
    const { err, environment, now } = surroundings;
    this.style = styleFor(err, environment);
    this.progress = new Progress(err, this.style, now);
  }

  note(sentence: string): void {
    this.say(`${this.style("yellow", "note:")} ${sentence}`);
  }

  error(sentence: string): void {
    this.say(`${this.style("red", "error:")} ${sentence}`);
  }

  private say(line: string): void {
    this.progress.clear();
    this.surroundings.err.write(`${line}\n`);
  }
}

/** How stdout is laid out. */
export function layoutOf({ out, environment }: Surroundings): ReportLayout {
  return { style: styleFor(out, environment), width: widthOf(out, environment) };
}

/** Checks all files. One that cannot be read is named on stderr and does not stop the others. */
export async function gather(
  { files, sheets }: Pick<CheckOptions, "files" | "sheets">,
  surroundings: Surroundings,
  checkers: Checkers,
  reading: GivenCorrections,
  speaker: Speaker,
): Promise<Gathered> {
  const registers: ReportedRegister[] = [];
  const nothing: NothingToCheck[] = [];
  const problems: string[] = [];
  const summary = new SummaryTally();
  const byHand: string[] = [];
  const leftOut: string[] = [];
  const lines: string[] = [];
  const layout = layoutOf(surroundings);
  const { progress } = speaker;
  const { signal } = surroundings;
  let failed = 0;
  const walk = new RegisterWalk(progress, signal, reading, (sentence) => {
    problems.push(sentence);
    speaker.note(sentence);
  });
  for (const path of files) {
    const named = files.length > 1 ? { file: basename(path) } : {};
    try {
      const opened = await openFile(path, {
        sheets,
        signal,
        onProgress: (done, total) => {
          progress.show(`reading ${basename(path)}`, done, total);
        },
      });
      try {
        const { workbook } = opened;
        const found = await walk.registers(workbook, sheets);
        leftOut.push(...found.leftOut);
        const own = checkers.for(basename(path), workbook.sheets);
        const placed = checkers.place(own, found.registers);
        byHand.push(...new OwnDecisions(workbook.sheets).changedByHand(files.length > 1 ? path : undefined));
        lines.push(layout.style("bold", path));
        for (const each of found.registers) {
          const assets: CheckedAsset[] = [];
          for await (const block of walk.assets(each, workbook.fileName, own.checker, placed)) {
            for (const asset of block) {
              assets.push(asset);
              summary.add(asset.verdict, asset.quantity);
            }
          }
          registers.push({ ...named, reading: each, assets });
          lines.push(...readingLines(each, assets.length, layout));
        }
        nothing.push(
          ...found.nothing
            .filter(({ sheet }) => !isOwnSheet(sheet))
            .map((one) => (files.length > 1 ? { ...one, sheet: `${basename(path)}: ${one.sheet}` } : one)),
        );
        for (const warning of workbook.warnings) {
          problems.push(`${basename(path)}: ${warning}`);
          speaker.note(`${path}: ${warning}`);
        }
      } finally {
        await opened.close();
      }
    } catch (problem) {
      if (!(problem instanceof FileError) || problem.code === "cancelled") throw problem;
      failed++;
      problems.push(`${basename(path)} could not be read: ${problem.message}`);
      speaker.error(`${path}: ${problem.message}`);
    }
  }
  checkers.tellMissing();
  return { registers, nothing, problems, failed, summary, byHand, leftOut, lines };
}
