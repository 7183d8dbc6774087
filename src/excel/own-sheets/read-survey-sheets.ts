/** The cells of the survey sheets in the open workbook, whatever somebody has called them since. */
import type { DecisionCells } from "../../core/decisions";
import { surveySheetPrefix, surveyTablePrefix } from "../../core/survey/names";
import { type ExcelOptions, withExcel } from "../excel-session";
import { problemOf, type Trouble, troubleOf } from "../problem";
import { lookAround, readCells } from "./whereabouts";

export type SurveySheetsOutcome =
  | { readonly kind: "read"; readonly sheets: readonly DecisionCells[] }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** Never throws for anything that Excel does. */
export async function readSurveySheets(options: ExcelOptions): Promise<SurveySheetsOutcome> {
  try {
    return await withExcel(options, async (session) => {
      const facts = await lookAround(session);
      const renamed = new Set(
        facts.tables.filter(({ name }) => name.startsWith(surveyTablePrefix)).map(({ sheet }) => sheet),
      );
      const sheets: DecisionCells[] = [];
      for (const { name, sheet } of facts.sheets)
        if (name.startsWith(surveySheetPrefix) || renamed.has(name))
          sheets.push({ sheet: name, rows: await readCells(session, sheet) });
      return { kind: "read", sheets } as const;
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    return { kind: "trouble", trouble: troubleOf(problem, "as-before") };
  }
}
