/** `estate-lens report`: registers in, the internal report as one workbook out. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { LastCheckRow } from "../core/decisions";
import { rebuiltReport, type ReportInput, type SheetRows } from "../core/report";
import { changedWords, compareChecks, lastCheckRows, withoutSheets } from "../core/rerun";
import type { PlannedSheet } from "../core/sheets";
import type { Summary } from "../core/summary";
import { FileError } from "../files";
import type { CheckOptions } from "./args";
import { auditSheet, type AuditLines } from "./audit-sheet";
import { checkedText, Checkers } from "./checkers";
import { givenCorrections } from "./corrections";
import { decisionsFrom } from "./decision-tables";
import { auditIn } from "./earlier-copy";
import { UsageError } from "./errors";
import { gather, layoutOf, Speaker, type Gathered } from "./gather";
import { fromSheets } from "./open-file";
import { rulesLines, summaryLines } from "./output/report";
import { counted } from "./output/style";
import { exitCodes, type Surroundings } from "./surroundings";
import { lastCheckOf } from "./since";
import { rowsOf } from "./tables";
import { newWorkbookPath, writeSheets } from "./whole-file";

/** Writes the report and gives the exit code. Throws `UsageError` and `FileError`. */
export async function runReport(options: CheckOptions, surroundings: Surroundings): Promise<number> {
  refuseOutputs(options, "report");
  const path = newWorkbookPath(options.out, options.files, options.force, "the report");
  const speaker = new Speaker(surroundings);
  const told: string[] = [];
  const checkers = await Checkers.open(options, (sentence) => {
    told.push(sentence);
    speaker.note(sentence);
  });
  const reading = await givenCorrections(options.readingFile);
  for (const problem of reading.problems) {
    told.push(problem);
    speaker.note(problem);
  }
  const since = options.sinceFile === undefined ? null : await lastCheckOf(options.sinceFile);
  const earlier = await earlierReport(path, speaker);
  const gathered = await gather(options, surroundings, checkers, reading, speaker);
  const { basis, given } = checkers.first;
  if (gathered.registers.length === 0) return exitCodes.notRead;
  speaker.progress.show("planning the report", 0, 0);
  const input: Omit<ReportInput, "kept"> = {
    registers: gathered.registers,
    basis,
    rulesGiven: given,
    decisions: checkers.decisions,
    problems: [...told, ...gathered.problems],
    nothing: gathered.nothing,
    ...differenceOf(gathered, checkers, since),
  };
  const summary = gathered.summary.summary();
  const sheets = [
    ...rebuiltReport(input, earlier.rowsOf),
    // The registers stay as they are, so the line stands in the report itself.
    auditSheet(earlier.audit, {
      when: basis.asOf,
      name: options.by,
      what: `Report on the command line: ${options.files.map((file) => basename(file)).join(", ")}`,
      basis,
      summary,
      changed: changedWords(input.difference ?? null, input.byHand ?? []),
      note: [unread(gathered.failed), decisionsFrom(options)].filter((text) => text !== "").join(" "),
    }),
  ];
  await writeSheets(path, sheets, {
    title: "Surveillance equipment: report",
    date: basis.asOf,
    signal: surroundings.signal,
    onProgress: (done, total) => {
      speaker.progress.show(`writing ${basename(path)}`, done, total);
    },
  });
  speaker.progress.clear();
  const layout = layoutOf(surroundings);
  const lines = [
    ...rulesLines(basis, given, layout),
    ...gathered.lines,
    "",
    ...summaryLines(summary, layout),
    `report: ${path}`,
    ...sheetLines(sheets),
  ];
  surroundings.out.write(`${lines.join("\n")}\n`);
  return exitCode(gathered.failed, summary);
}

const unread = (failed: number): string =>
  failed === 0 ? "" : `${counted(failed, "file")} could not be read; Lens data quality says which.`;

/** What changed since the copy that `--since` names, or since the last check that the workbooks keep themselves. */
function differenceOf(
  { registers, byHand, leftOut }: Gathered,
  checkers: Checkers,
  since: readonly LastCheckRow[] | null,
): Pick<ReportInput, "difference" | "byHand"> {
  const before = withoutSheets(since ?? checkers.decisions.lastCheck, leftOut).compared;
  if (before.length === 0) return {};
  const checked = checkedText(checkers.first);
  const now = registers.flatMap(({ reading, assets }) => lastCheckRows(reading, assets, checked));
  // A workbook keeps what its tables said at its own last check, not at that of another copy.
  return { difference: compareChecks(before, now), ...(since === null ? { byHand } : {}) };
}

/** `--json` and `--csv` belong to check. Throws `UsageError`. */
export function refuseOutputs({ output, all }: CheckOptions, command: string): void {
  if (output !== "text") throw new UsageError(`--${output} belongs to estate-lens check, not to ${command}.`);
  if (all) throw new UsageError(`--all belongs to estate-lens check, not to ${command}.`);
}

/** As check: 2 where a file could not be read, 1 where something is to be done or settled, else 0. */
export function exitCode(failed: number, { assets, actions }: Summary): number {
  if (failed > 0) return exitCodes.notRead;
  return actions.none.rows === assets ? exitCodes.nothingToDo : exitCodes.somethingToDo;
}

/** The sheets of a new workbook and what their lists hold. */
export function sheetLines(sheets: readonly PlannedSheet[]): string[] {
  return sheets.map(({ name, tables, frozenRows }) => {
    const [list] = frozenRows === undefined ? [] : tables;
    return list === undefined
      ? `  ${name}`
      : `  ${name}: ${counted(list.area.bottom - list.area.top, "row")}`;
  });
}

interface EarlierReport {
  readonly rowsOf: SheetRows;
  readonly audit: AuditLines | null;
}

/**
 * A report that is to be overwritten: what people typed into it, and its audit, go into the new one. Throws `UsageError`
 * where the lines of its audit cannot be read.
 */
async function earlierReport(path: string, speaker: Speaker): Promise<EarlierReport> {
  const rows = new Map<string, ReturnType<typeof rowsOf>>();
  let audit: AuditLines | null = null;
  if (existsSync(path))
    try {
      audit = await fromSheets(path, (sheets) => {
        for (const sheet of sheets) rows.set(sheet.name, rowsOf(sheet));
        return auditIn(path, sheets);
      });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      rows.clear();
      speaker.note(`${path}: what was typed into it cannot be kept. ${error.message}`);
    }
  return { rowsOf: (name) => rows.get(name) ?? null, audit };
}
