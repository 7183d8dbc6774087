/** A copy that `--force` overwrites: its audit goes into the new one, and what people decided in it is not lost. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  auditTable,
  cellsOf,
  decisionSheet,
  decisionTable,
  problemWords,
  readTableRows,
  sourceOfSheets,
  type DecisionTableId,
  type TableRows,
} from "../core/decisions";
import { decidingTables, linesOf, readLastDecisions, type DecisionLine } from "../core/rerun";
import { answersOn, isSurveySheet } from "../core/survey";
import { FileError, type FileSheet } from "../files";
import { auditLines, lineKey, lineText, type AuditLines } from "./audit-sheet";
import { UsageError } from "./errors";
import { fromSheets } from "./open-file";
import { counted } from "./output/style";

/** How the audit names what `check --out` ran: nobody worked in the copy. */
export const checkedHere = "Check on the command line: ";

/** What a workbook's own sheets say of what people did in it. */
interface Written {
  /** Rows in which people decided something, as text. */
  readonly decided: ReadonlyMap<DecisionTableId, readonly string[]>;
  /** Those that the last check knew. */
  readonly known: ReadonlyMap<DecisionTableId, ReadonlySet<string>>;
  readonly audit: AuditLines | null;
}

/**
 * The audit of the copy that stands there; `null` where there is none. Throws `UsageError` where people have decided
 * something in the copy that its input does not hold, or where the lines of its audit cannot be read.
 */
export async function earlierAudit(copy: string, input: string): Promise<AuditLines | null> {
  const written = await read(copy, (sheets) => writtenIn(copy, sheets));
  if (written === undefined) return null;
  const { audit } = written;
  const fresh = [...written.decided].map(
    ([id, lines]) => [id, lines.filter((line) => written.known.get(id)?.has(line) !== true)] as const,
  );
  const inPane = (audit?.rows ?? []).filter((row) => !lineText(row, "what").startsWith(checkedHere));
  if (inPane.length === 0 && fresh.every(([, lines]) => lines.length === 0)) return audit;
  const source = await inputOf(input);
  // What cannot be read is not checked, and writes no copy.
  if (source === null) return audit;
  const lost = fresh.flatMap(([id, lines]) => {
    const kept = new Set(source.decided.get(id));
    const count = lines.filter((line) => !kept.has(line)).length;
    return count === 0 ? [] : [`${decisionTable(id).sheet}: ${counted(count, "row")}`];
  });
  const kept = new Set(source.audit?.rows.map(lineKey));
  const worked = inPane.filter((row) => !kept.has(lineKey(row))).length;
  if (worked > 0) lost.push(`${auditTable.sheet}: ${counted(worked, "line")}`);
  if (lost.length === 0) return audit;
  throw new UsageError(
    `--out ${copy}: people have worked in it since, and ${basename(input)} does not hold what they did (${lost.join(", ")}). ` +
      `Write the copy under another name; with --decisions ${copy} what they decided counts in it.`,
  );
}

async function inputOf(path: string): Promise<Written | null> {
  try {
    return await fromSheets(path, (sheets) => writtenIn(path, sheets));
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

/** Throws `UsageError` where the survey that stands there is filled in. */
export async function refuseLosingAnswers(path: string): Promise<void> {
  const answers = await read(path, (sheets) =>
    sheets
      .map(cellsOf)
      .filter(isSurveySheet)
      .reduce((sum, cells) => sum + answersOn(cells), 0),
  );
  if (answers === undefined || answers === 0) return;
  throw new UsageError(
    `--out ${path}: the survey there is filled in (${counted(answers, "answer")}). ` +
      `Write the new one under another name; --from ${path} reads what was seen back.`,
  );
}

/** Throws `UsageError` where the lines of its audit cannot be read. */
function writtenIn(path: string, sheets: readonly FileSheet[]): Written {
  const source = sourceOfSheets(sheets);
  const rowsOf = (id: DecisionTableId): TableRows | null => {
    const cells = source(decisionTable(id));
    return cells === null ? null : readTableRows(id, cells).read;
  };
  const decided = new Map<DecisionTableId, string[]>();
  const known = new Map<DecisionTableId, Set<string>>();
  const last = readLastDecisions(rowsOf("lastDecisions"));
  for (const id of decidingTables) {
    const rows = rowsOf(id);
    const lines = rows === null ? [] : linesOf(rows).filter((line) => saysSomething(id, line));
    if (lines.length > 0)
      decided.set(
        id,
        lines.map((line) => JSON.stringify(line)),
      );
    known.set(id, new Set(last?.get(id)?.map((line) => JSON.stringify(line))));
  }
  return { decided, known, audit: auditIn(path, sheets) };
}

/**
 * The lines of a workbook's audit; `null` where it has none. Throws `UsageError` where they cannot be read, as without
 * their headers: overwritten they would be lost.
 */
export function auditIn(path: string, sheets: readonly FileSheet[]): AuditLines | null {
  const sheet = decisionSheet(sheets, auditTable);
  if (sheet === null) return null;
  const { read: rows, problems } = readTableRows("audit", cellsOf(sheet));
  if (rows.headerRow === -1 && problems.length > 0)
    throw new UsageError(
      `${path}: the lines of ${sheet.name} cannot be kept. ${problems.map(problemWords).join(" ")}`,
    );
  return auditLines(sheet, rows);
}

/** A row of Lens sites that names its site alone was written by a check. */
const saysSomething = (id: DecisionTableId, line: DecisionLine): boolean =>
  Object.keys(line).some((column) => id !== "sites" || (column !== "site" && column !== "type"));

/**
 * `undefined` where nothing stands there, or nothing that can be read as a workbook. Throws `UsageError` where a
 * password hides what people may have written there.
 */
async function read<Result>(
  path: string,
  take: (sheets: readonly FileSheet[]) => Result,
): Promise<Result | undefined> {
  if (!existsSync(path)) return undefined;
  try {
    return await fromSheets(path, take);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.code === "password")
      throw new UsageError(
        `--out ${path}: a password hides what people may have decided there; name another file.`,
      );
    return undefined;
  }
}
