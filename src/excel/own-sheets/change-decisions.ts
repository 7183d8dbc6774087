/** What the pane asks of the decision tables: read them, change them. */
import type { DecisionTableId } from "../../core/decisions";
import { type ExcelOptions, withExcel } from "../excel-session";
import { problemOf, type Trouble, troubleOf } from "../problem";
import { mendAfter } from "./build-sheets";
import { type DecisionBook, readDecisionBook, type TableChange, writeChanges } from "./decision-tables";
import { mendOwnSheets } from "./mend";
import { CannotPut } from "./put-sheets";
import { lookAround } from "./whereabouts";

export type BookOutcome =
  | { readonly kind: "read"; readonly book: DecisionBook; readonly sheetNames: readonly string[] }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Reads decision tables. Never throws for anything that Excel does. */
export async function loadDecisions(
  options: ExcelOptions,
  ids: readonly DecisionTableId[],
): Promise<BookOutcome> {
  try {
    return await withExcel(options, async (session) => {
      await mendOwnSheets(session);
      const book = await readDecisionBook(session, await lookAround(session), ids);
      return { kind: "read", book, sheetNames: book.facts.sheets.map(({ name }) => name) } as const;
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return { kind: "trouble", trouble: troubleOf(problem, "as-before") };
  }
}

export type ChangeOutcome =
  | { readonly kind: "written"; readonly notes: readonly string[] }
  /** Nothing was written; a sentence says why. */
  | { readonly kind: "nothing"; readonly message: string }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/**
 * Changes decision tables. They are read anew first, and `plan` says what to write in view of what stands there now:
 * somebody may have sorted or edited them since. Never throws for anything that Excel does.
 */
export async function changeDecisions(
  options: ExcelOptions,
  ids: readonly DecisionTableId[],
  plan: (book: DecisionBook) => readonly TableChange[],
): Promise<ChangeOutcome> {
  const work = { begun: false };
  try {
    return await withExcel(options, async (session) => {
      await mendOwnSheets(session);
      const book = await readDecisionBook(session, await lookAround(session), ids);
      const notes = await writeChanges(session, book, plan(book), () => {
        work.begun = true;
      });
      return { kind: "written", notes } as const;
    });
  } catch (error) {
    if (error instanceof CannotPut) return { kind: "nothing", message: error.message };
    const problem = problemOf(error);
    if (problem === null) throw error;
    const aftermath = work.begun ? await mendAfter(options, problem) : "as-before";
    if (aftermath === "done") return { kind: "written", notes: [] };
    return { kind: "trouble", trouble: troubleOf(problem, aftermath) };
  }
}
