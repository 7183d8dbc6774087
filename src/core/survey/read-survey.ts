/** Filled-in survey sheets, read back by asset id: facts for the found table, and what disagrees. */
import type { CheckBasis } from "../check";
import type { CctvNetwork } from "../connection";
import {
  foundTable,
  PlacedDecisions,
  problemWords,
  readFound,
  readTableRows,
  type DecisionCells,
  type FoundFact,
  type TablePlace,
  type TableProblem,
} from "../decisions";
import type { RegisterReading } from "../register";
import type { CellValue } from "../sheet";
import { cellText, fold, nameKey } from "../text";
import { dateOf } from "../text/date";
import {
  labelsAgainstRegister,
  malformedMac,
  sitesAgainstTable,
  twoSurveyors,
  unknownIds,
  type Disagreement,
  type SurveyedSite,
} from "./disagreements";
import { sameFact } from "./found-row";
import { surveyLayout } from "./plan-survey";

export interface SurveyAnswers {
  /** In the order of the sheets; what the found table would refuse is not among them. */
  readonly found: readonly FoundFact[];
  readonly sites: readonly SurveyedSite[];
  readonly disagreements: readonly Disagreement[];
  /** Sentences: cells that cannot be used, and what to write. */
  readonly problems: readonly string[];
  /** Rows that nobody has filled in. */
  readonly blank: number;
}

/** Whether a sheet is one of a survey's, whatever somebody has named it. */
export function isSurveySheet({ rows }: DecisionCells): boolean {
  const above = rows.slice(0, 12);
  const holds = (text: string): boolean =>
    above.some((row) => row.some((cell) => nameKey(cellText(cell)) === nameKey(text)));
  return holds(surveyLayout.bySurveyor) && holds(labelHeader);
}

const labelHeader = foundTable.columns.find(({ id }) => id === "label")?.header ?? "";

/** The value to the right of a label in the rows above the table. */
function beside(rows: DecisionCells["rows"], label: string, headerRow: number): CellValue {
  for (const row of rows.slice(0, Math.max(0, headerRow))) {
    const at = row.findIndex((cell) => nameKey(cellText(cell)) === nameKey(label));
    if (at >= 0) return row[at + 1] ?? null;
  }
  return null;
}

const networks: Readonly<Record<string, CctvNetwork>> = { main: "main", separate: "separate", none: "none" };

/**
 * Reads filled-in sheets against the registers that they were made of. Every answer that can be used is among
 * `found`; what disagrees is told beside it.
 * @param earlier what the found table holds already
 */
export function readSurvey(
  sheets: readonly DecisionCells[],
  readings: readonly RegisterReading[],
  basis: Pick<CheckBasis, "catalogue" | "makers" | "sites" | "asOf">,
  earlier: readonly FoundFact[] = [],
): SurveyAnswers {
  const found: FoundFact[] = [];
  const sites: SurveyedSite[] = [];
  const problems: TableProblem[] = [];
  let blank = 0;
  for (const cells of sheets.filter(isSurveySheet)) {
    const { read, problems: told } = readTableRows("found", cells);
    problems.push(...told);
    if (read.headerRow < 0) continue;
    const by = cellText(beside(cells.rows, surveyLayout.bySurveyor, read.headerRow)).trim();
    const dateCell = beside(cells.rows, surveyLayout.date, read.headerRow);
    const date = dateOf(dateCell);
    if (date === undefined) {
      const message = `"${cellText(dateCell)}" may be read in two ways or is no date; write YYYY-MM-DD.`;
      problems.push({ table: "found", sheet: cells.sheet, row: null, column: surveyLayout.date, message });
    }
    const filled = read.rows.filter(({ values }) => saysSomething(values));
    blank += read.rows.length - filled.length;
    const rows = filled.map((row) => ({
      ...row,
      values: {
        ...row.values,
        foundBy: row.values["foundBy"] ?? by,
        date: row.values["date"] ?? date ?? null,
      },
    }));
    found.push(...readFound({ ...read, rows }, problems));
    const site = cellText(beside(cells.rows, surveyLayout.site, read.headerRow)).trim();
    const network = networks[fold(cellText(beside(cells.rows, surveyLayout.siteNetwork, read.headerRow)))];
    if (site !== "" && network !== undefined && by !== "")
      sites.push({ site, network, by, date: date ?? "" });
  }
  const before = earlier.filter((known) => !found.some((fact) => sameFact(known, fact)));
  const placed = new PlacedDecisions(
    { found: [...before, ...found], exceptions: [], work: [] },
    readings,
    basis.asOf,
  );
  const unknown = unknownIds(found, readings);
  const contradicting = twoSurveyors(found, before);
  // What is told as a disagreement is not told a second time as a cell that cannot be used.
  const told = new Set([...unknown, ...contradicting].map(({ at }) => placeKey(at)));
  const others = placed.problems.filter(({ sheet, row }) => !told.has(`${sheet} ${row ?? 0}`));
  return {
    found,
    sites,
    disagreements: [
      ...unknown.map(({ disagreement }) => disagreement),
      ...found.flatMap(malformedMac),
      ...new Set(contradicting.map(({ disagreement }) => disagreement)),
      ...labelsAgainstRegister(placed, readings, basis),
      ...sitesAgainstTable(sites, basis.sites),
    ],
    problems: [...problems, ...others].map(problemWords),
    blank,
  };
}

const placeKey = ({ sheet, row }: TablePlace): string => `${sheet} ${row + 1}`;

/** The columns that a surveyor fills in. */
const answers = ["label", "model", "mac", "photo", "network", "stillThere", "note"] as const;

function saysSomething(values: Readonly<Record<string, CellValue>>): boolean {
  return answers.some((column) => cellText(values[column] ?? null).trim() !== "");
}
