/**
 * `estate-lens share`: a copy of a register for others. It is a new workbook of values, so that nothing that somebody
 * left out of sight goes with it: no comments, names of authors, hidden sheets, earlier texts, macros or passwords.
 */
import { basename } from "node:path";
import { Checker, type CheckedAsset } from "../core/check";
import type { RegisterReading } from "../core/register";
import type { ReportedRegister } from "../core/report";
import { sharedBasis, sharedCopy, sharedSentences, sharedTitle, type SharedSheet } from "../core/share";
import { isOwnSheet } from "../core/sheets";
import type { FileSheet, WorkbookFile } from "../files";
import type { CheckOptions } from "./args";
import { Checkers } from "./checkers";
import { givenCorrections } from "./corrections";
import { UsageError } from "./errors";
import { layoutOf, Speaker } from "./gather";
import { openFile } from "./open-file";
import { summaryLines } from "./output/report";
import { RegisterWalk } from "./registers";
import { exitCode, refuseOutputs } from "./report-command";
import type { Surroundings } from "./surroundings";
import { newWorkbookPath, writeSheets } from "./whole-file";

/** Writes the copy and gives the exit code. Throws `UsageError` and `FileError`. */
export async function runShare(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  refuseOutputs(options, "share");
  const [file, ...others] = options.files;
  if (file === undefined || others.length > 0) throw new UsageError("Share one file at a time.");
  const path = newWorkbookPath(options.out, options.files, options.force, "the copy");
  const speaker = new Speaker(surroundings);
  const note = (sentence: string): void => {
    speaker.note(sentence);
  };
  const checkers = await Checkers.open(options, note);
  const reading = await givenCorrections(options.readingFile);
  for (const problem of reading.problems) note(problem);
  const { signal } = surroundings;
  const opened = await openFile(file, { sheets: [], signal });
  try {
    const { workbook } = opened;
    const walk = new RegisterWalk(speaker.progress, signal, reading, note);
    const { registers } = await walk.registers(workbook, options.sheets);
    const going = goingAlong(workbook, registers);
    const own = checkers.for(basename(file), workbook.sheets);
    const basis = sharedBasis(own.basis);
    const checker = new Checker(basis);
    const placed = checker.place(registers);
    const sheets: SharedSheet[] = [];
    for (const sheet of going.sheets) {
      const shared: ReportedRegister[] = [];
      for (const register of registers.filter((one) => one.sheet === sheet.name)) {
        const assets: CheckedAsset[] = [];
        for await (const block of walk.assets(register, workbook.fileName, checker, placed))
          assets.push(...block);
        shared.push({ reading: register, assets });
      }
      sheets.push({ sheet, registers: shared });
    }
    const copy = sharedCopy({ sheets, basis, decisions: own.decisions });
    await writeSheets(path, copy.sheets, {
      title: sharedTitle,
      date: basis.asOf,
      signal,
      onProgress: (done, parts) => {
        speaker.progress.show(`writing ${basename(path)}`, done, parts);
      },
    });
    speaker.progress.clear();
    const lines = [
      ...summaryLines(copy.summary, layoutOf(surroundings)),
      `copy to share: ${path}`,
      ...sharedSentences.map((sentence) => `  ${sentence}`),
      ...(going.left.length === 0 ? [] : [`  Sheets left out: ${going.left.join(", ")}`]),
    ];
    surroundings.out.write(`${lines.join("\n")}\n`);
    return exitCode(0, copy.summary);
  } finally {
    await opened.close();
  }
}

/** The sheets in sight that hold registers, and the names of the others. */
function goingAlong(
  { sheets }: WorkbookFile,
  registers: readonly RegisterReading[],
): { readonly sheets: readonly FileSheet[]; readonly left: readonly string[] } {
  const withRegister = new Set(registers.map(({ sheet }) => sheet));
  const goes = ({ name, visibility }: FileSheet): boolean =>
    visibility === "visible" && withRegister.has(name) && !isOwnSheet(name);
  const going = sheets.filter(goes);
  if (going.length === 0)
    throw new UsageError("Every sheet with a register is hidden: show the one that is to be shared.");
  const left = sheets.filter((sheet) => !goes(sheet) && !isOwnSheet(sheet.name));
  return { sheets: going, left: left.map(({ name }) => name) };
}
