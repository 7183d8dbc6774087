/** The survey: sheets to fill in, and what comes back as rows of the decision tables. */
import { type DecisionCells, type FoundFact, type PlannedTableRow, readFound } from "../core/decisions";
import type { PlannedSheet } from "../core/sheets";
import {
  asDecided,
  type Disagreement,
  foundRow,
  isSurveySheet,
  newFound,
  openDisagreements,
  readSurvey,
  rowsOnNoSheet,
  type SurveyAnswers,
  type SurveyChoice,
  surveyedSites,
  surveySheets,
} from "../core/survey";
import type { ChangePlan, TableChange } from "./model/decision-source";
import type { ReportParts } from "./model/decisions-model";
import type { Said } from "./model/site-changes";

const registersOf = ({ seen }: ReportParts) => [{ reading: seen.reading, assets: seen.results.assets }];

/** @param all every row, not only those that a visit would settle */
export function planSurvey(parts: ReportParts, all: boolean): PlannedSheet[] {
  return surveySheets({ registers: registersOf(parts), basis: parts.basis, all });
}

/** What is to be said of the sheets of an earlier survey that the new ones do not replace; "" where there are none. */
export function earlierSheets(earlier: readonly DecisionCells[], made: readonly PlannedSheet[]): string {
  const names = new Set(made.map(({ name }) => name));
  const left = earlier.filter((sheet) => isSurveySheet(sheet) && !names.has(sheet.sheet));
  if (left.length === 0) return "";
  const listed = left.map(({ sheet }) => sheet).join(", ");
  return `Nothing on these earlier survey sheets waits any more; delete them when you like: ${listed}.`;
}

/** A survey as it came back. */
export interface SurveyBack {
  readonly answers: SurveyAnswers;
  /** Answers that the workbook does not hold yet. */
  readonly fresh: number;
  /** What a person has not decided yet. */
  readonly open: readonly Disagreement[];
  /** Which rows that wait for a visit are on none of the sheets, as a sentence; "" where all are. */
  readonly onNoSheet: string;
}

/** Null where none of the sheets is a survey's. */
export function readBack(parts: ReportParts, sheets: readonly DecisionCells[]): SurveyBack | null {
  const { seen, basis, decisions } = parts;
  if (!sheets.some(isSurveySheet)) return null;
  const answers = readSurvey(sheets, [seen.reading], basis, decisions.found);
  return {
    answers,
    fresh: newFound(answers, decisions).length,
    open: openDisagreements(answers, decisions.found),
    onNoSheet: rowsOnNoSheet({ registers: registersOf(parts), basis }, answers),
  };
}

/** The cells of a fact's row that are to hold something else. */
function changed(before: FoundFact, now: FoundFact): PlannedTableRow["values"] {
  const was = foundRow(before).values;
  return Object.fromEntries(
    Object.entries(foundRow(now).values).filter(
      ([id, value]) => JSON.stringify(value) !== JSON.stringify(was[id]),
    ),
  );
}

/**
 * What the answers write, in view of what the tables hold when it is written.
 * @param choices what a person decided about what disagrees
 * @param sitesAreHere whether sites are assessed in this workbook; else nothing of them is written
 */
export function planAnswers(
  { answers }: SurveyBack,
  choices: readonly SurveyChoice[],
  { by }: Said,
  sitesAreHere: boolean,
): ChangePlan {
  return (rowsOf) => {
    const table = rowsOf("found");
    const earlier = table === null ? [] : readFound(table, []);
    const { found, corrected, sites, overruled } = asDecided(answers, choices, by, earlier);
    const changes: TableChange[] = [];
    if (found.length + corrected.length > 0)
      changes.push({
        table: "found",
        set: corrected.map(({ before, now }) => ({ row: now.at.row, values: changed(before, now) })),
        add: found.map(foundRow),
      });
    const written = rowsOf("sites")?.rows ?? [];
    const { set, add } = surveyedSites(sitesAreHere ? sites : [], written, overruled);
    if (set.length + add.length > 0)
      changes.push({
        table: "sites",
        set: set.flatMap(({ at, values }) => {
          const row = written[at];
          return row === undefined ? [] : [{ row: row.row, values }];
        }),
        add,
      });
    return changes;
  };
}
