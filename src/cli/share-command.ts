/**
 * `estate-lens share`: a copy of a register for others. It is a new workbook of values, so that nothing that somebody
 * left out of sight goes with it: no comments, names of authors, hidden sheets, earlier texts, macros or passwords.
 */
import { basename } from "node:path";
import { Checker } from "../core/check";
import type { RegisterReading } from "../core/register";
import { isResultColumn } from "../core/result-columns";
import { sharedBasis, sharedTables } from "../core/share";
import { isOwnSheet } from "../core/sheets";
import { SummaryTally } from "../core/summary";
import { cellText } from "../core/text";
import type { FileSheet, WorkbookFile } from "../files";
import type { CheckOptions } from "./args";
import { Checkers } from "./checkers";
import { CopyMarks, writeCopy } from "./copies";
import { givenCorrections } from "./corrections";
import { UsageError } from "./errors";
import { layoutOf, Speaker } from "./gather";
import { openFile } from "./open-file";
import { summaryLines } from "./output/report";
import { RegisterWalk } from "./registers";
import { exitCode, refuseOutputs } from "./report-command";
import type { Surroundings } from "./surroundings";
import { newWorkbookPath } from "./whole-file";

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
    const own = checkers.for(basename(file), workbook.sheets);
    const basis = sharedBasis(own.basis);
    const checker = new Checker(basis);
    const placed = checker.place(registers);
    const marks = new CopyMarks(`${basis.asOf}, maker list ${basis.catalogue.version}`);
    const summary = new SummaryTally();
    for (const register of registers) {
      const mark = marks.register(register);
      for await (const block of walk.assets(register, workbook.fileName, checker, placed)) {
        for (const asset of block) {
          mark(asset);
          summary.add(asset.verdict, asset.quantity);
        }
      }
    }
    const { shared, left } = sharedWorkbook(workbook, registers);
    const total = summary.summary();
    await writeCopy(shared, path, marks, checker, total, {
      sheets: sharedTables(own.decisions),
      signal,
      onProgress: (done, parts) => {
        speaker.progress.show(`writing ${basename(path)}`, done, parts);
      },
    });
    speaker.progress.clear();
    const lines = [
      ...summaryLines(total, layoutOf(surroundings)),
      `copy to share: ${path}`,
      "  A new workbook of values: no comments, formulas, hidden sheets, macros or names of authors.",
      "  Left out: reasons for sensitivity, who assessed and decided, the audit, and columns of passwords or user names.",
      ...(left.length === 0 ? [] : [`  Sheets left out: ${left.join(", ")}`]),
      "  It still shows which sites are sensitive and what is fitted there. Check its marking and who gets it.",
    ];
    surroundings.out.write(`${lines.join("\n")}\n`);
    return exitCode(0, total);
  } finally {
    await opened.close();
  }
}

/** The sheets with registers as values, without secrets and without the columns of an earlier check. */
function sharedWorkbook(
  { details: _, ...workbook }: WorkbookFile,
  registers: readonly RegisterReading[],
): { readonly shared: WorkbookFile; readonly left: readonly string[] } {
  const withRegister = new Set(registers.map(({ sheet }) => sheet));
  const goes = ({ name, visibility }: FileSheet): boolean =>
    visibility === "visible" && withRegister.has(name) && !isOwnSheet(name);
  const sheets = workbook.sheets.filter(goes).map((sheet) =>
    without(
      sheet,
      registers.filter((register) => register.sheet === sheet.name),
    ),
  );
  if (sheets.length === 0)
    throw new UsageError("Every sheet with a register is hidden: show the one that is to be shared.");
  const left = workbook.sheets.filter((sheet) => !goes(sheet) && !isOwnSheet(sheet.name));
  // A kind that holds values only is written anew from them.
  return { shared: { ...workbook, kind: "xlsx", sheets }, left: left.map(({ name }) => name) };
}

/** A sheet whose secret columns and own columns of an earlier check are blank. */
function without(sheet: FileSheet, registers: readonly RegisterReading[]): FileSheet {
  const blank = new Map<number, number>();
  for (const { columns, headerRows, area } of registers) {
    const from = headerRows[0] ?? area.top;
    for (const { column, role } of columns) if (role === "secret") blank.set(column, from);
    const heading = headerRows.at(-1) ?? area.top;
    for (let column = area.left; column < sheet.columnCount; column++)
      if (isResultColumn(cellText(sheet.value(heading, column)))) blank.set(column, from);
  }
  return {
    ...sheet,
    value: (row, column) => (row >= (blank.get(column) ?? Infinity) ? null : sheet.value(row, column)),
  };
}
