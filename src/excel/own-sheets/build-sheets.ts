/** Builds report sheets in the open workbook. */
import type { CellValue } from "../../core/sheet";
import type { PlannedSheet } from "../../core/sheets";
import { type ExcelOptions, type ExcelSession, withExcel } from "../excel-session";
import { type Aftermath, type ExcelProblem, problemOf, type Trouble, troubleOf } from "../problem";
import { mendOwnSheets } from "./mend";
import { CannotPut, putSheets } from "./put-sheets";
import { type BookFacts, lookAround, readCells, sameName } from "./whereabouts";

export type SheetsOutcome =
  | { readonly kind: "written"; readonly sheets: readonly string[] }
  /** Nothing was written; a sentence says why. */
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Cells of sheets by name, from their first row on; null where there is no such sheet. */
export type SheetCellsOf = (sheet: string) => readonly (readonly CellValue[])[] | null;

/** Sheets that are planned in view of what stands on some of them now. */
export interface SheetsPlan {
  readonly read: readonly string[];
  readonly plan: (cellsOf: SheetCellsOf) => readonly PlannedSheet[];
}

/**
 * Writes the sheets and shows one of them. Never throws for anything that Excel does. Undo last check does not
 * reach them: they hold nothing but what can be built again, and what people typed into them is carried over.
 */
export async function buildSheets(
  options: ExcelOptions,
  wanted: SheetsPlan | readonly PlannedSheet[],
  show: string | null,
): Promise<SheetsOutcome> {
  const work = { begun: false };
  let plans: readonly PlannedSheet[] = [];
  try {
    await withExcel(options, async (session) => {
      await mendOwnSheets(session);
      const facts = await lookAround(session);
      plans = "plan" in wanted ? wanted.plan(await readSheets(session, facts, wanted.read)) : wanted;
      await putSheets(session, facts, plans, show, () => {
        work.begun = true;
      });
    });
    return { kind: "written", sheets: plans.map(({ name }) => name) };
  } catch (error) {
    if (error instanceof CannotPut) return { kind: "nothing", message: error.message };
    const problem = problemOf(error);
    if (problem === null) throw error;
    const aftermath = work.begun ? await mendAfter(options, problem) : "as-before";
    if (aftermath === "done") return { kind: "written", sheets: plans.map(({ name }) => name) };
    return { kind: "trouble", trouble: troubleOf(problem, aftermath) };
  }
}

async function readSheets(
  session: ExcelSession,
  facts: BookFacts,
  names: readonly string[],
): Promise<SheetCellsOf> {
  const cells = new Map<string, readonly (readonly CellValue[])[]>();
  for (const name of names) {
    const there = facts.sheets.find((sheet) => sameName(sheet.name, name));
    if (there !== undefined) cells.set(name, await readCells(session, there.sheet));
  }
  return (name) => cells.get(name) ?? null;
}

/** Mends what a fault has left; where Excel no longer answers it is mended at the next start. */
export async function mendAfter(options: ExcelOptions, problem: ExcelProblem): Promise<Aftermath | "done"> {
  if (!problem.answering) return "at-next-start";
  try {
    const mended = await withExcel(options, mendOwnSheets);
    return mended?.result === "completed" ? "done" : (mended?.result ?? "as-before");
  } catch (error) {
    const second = problemOf(error);
    if (second === null) throw error;
    return "at-next-start";
  }
}
