/** Filled-in survey sheets, read back by asset id: facts for the found table, and what disagrees. */
import type { CheckBasis } from "../check";
import {
  foundTable,
  networkOf,
  PlacedDecisions,
  problemWords,
  readFound,
  readTableRows,
  saysNothing,
  textIn,
  type DecisionCells,
  type FoundFact,
  type TablePlace,
  type TableProblem,
  type TableRow,
  type TableRows,
} from "../decisions";
import type { RegisterReading } from "../register";
import type { CellValue } from "../sheet";
import { cellText, nameKey } from "../text";
import { dateOf } from "../text/date";
import {
  idsOf,
  labelsAgainstRegister,
  malformedMac,
  sitesAgainstTable,
  twoSurveyors,
  unknownIds,
  type Disagreement,
  type SurveyedSite,
} from "./disagreements";
import { sameFact } from "./found-row";
import { surveyHeaders, surveyLayout } from "./plan-survey";

export interface SurveyAnswers {
  /** In the order of the sheets; what the found table would refuse is not among them. */
  readonly found: readonly FoundFact[];
  readonly sites: readonly SurveyedSite[];
  readonly disagreements: readonly Disagreement[];
  /** Sentences: cells that cannot be used, and what to write. */
  readonly problems: readonly string[];
  /** Rows that nobody has filled in. */
  readonly blank: number;
  /** The marks of all rows on the sheets, filled in or not. */
  readonly marks: ReadonlySet<string>;
}

/** Whether a sheet is one of a survey's, whatever somebody has named it. */
export function isSurveySheet({ rows }: DecisionCells): boolean {
  const above = rows.slice(0, 12).map((row) => row.map((cell) => nameKey(cellText(cell))));
  const header = above.findIndex((row) => row.filter((name) => ownHeaders.has(name)).length > 2);
  return above.slice(0, Math.max(0, header)).some((row) => row.includes(nameKey(surveyLayout.bySurveyor)));
}

/** How many answers stand on a survey's sheet: rows that somebody has filled in, and the network of the whole site. */
export function answersOn(cells: DecisionCells): number {
  const { rows, headerRow } = readTableRows("found", cells).read;
  const ofSite = cellText(beside(cells.rows, surveyLayout.siteNetwork, headerRow)).trim();
  return rows.filter(({ values }) => saysSomething(values)).length + (saysNothing(ofSite) ? 0 : 1);
}

const ownHeaders: ReadonlySet<string> = new Set(surveyHeaders.map(nameKey));

/** The value to the right of a label in the rows above the table. */
function beside(rows: DecisionCells["rows"], label: string, headerRow: number): CellValue {
  for (const row of rows.slice(0, Math.max(0, headerRow))) {
    const at = row.findIndex((cell) => nameKey(cellText(cell)) === nameKey(label));
    if (at >= 0) return row[at + 1] ?? null;
  }
  return null;
}

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
  const marks = new Set<string>();
  let blank = 0;
  for (const cells of sheets.filter(isSurveySheet)) {
    const { read, problems: told } = readTableRows("found", cells);
    problems.push(...told);
    if (read.headerRow < 0) continue;
    const say = (column: string, message: string): void => {
      problems.push({ table: "found", sheet: cells.sheet, row: null, column, message });
    };
    problems.push(...columnsAmiss(read));
    for (const row of read.rows) marks.add(textIn(row, "mark"));
    const by = cellText(beside(cells.rows, surveyLayout.bySurveyor, read.headerRow)).trim();
    const dateCell = beside(cells.rows, surveyLayout.date, read.headerRow);
    const date = dateOf(dateCell);
    if (date === undefined)
      say(
        surveyLayout.date,
        `"${cellText(dateCell)}" may be read in two ways or is no date; write YYYY-MM-DD.`,
      );
    const filled = read.rows.filter(({ values }) => saysSomething(values));
    blank += read.rows.length - filled.length;
    const rows = filled.map((row) => ({
      ...row,
      values: {
        ...row.values,
        foundBy: row.values["foundBy"] ?? by,
        // A date that cannot be read is told once for the sheet, and kept as it was typed.
        date: row.values["date"] ?? (date === undefined ? dateCell : date),
        note: noteOf(row, read),
      },
    }));
    const amiss: TableProblem[] = [];
    const facts = readFound({ ...read, rows }, amiss);
    found.push(...facts);
    const taken = new Set(facts.map(({ at }) => at.row + 1));
    const dateHeader = foundTable.columns.find(({ id }) => id === "date")?.header;
    const others = amiss.filter(
      ({ column }) => date !== undefined || read.columns.has("date") || column !== dateHeader,
    );
    problems.push(...others.map((problem) => withWritten(problem, taken, filled, read)));
    const untold = filled.filter(
      ({ row }) => !taken.has(row + 1) && !others.some((one) => one.row === row + 1),
    );
    for (const { row } of untold) {
      const message = "Nobody is named who saw it, so it counts for nothing; write who looked.";
      const problem = { table: "found", sheet: cells.sheet, row: row + 1, column: "", message } as const;
      problems.push(withWritten(problem, taken, filled, read));
    }
    const site = cellText(beside(cells.rows, surveyLayout.site, read.headerRow)).trim();
    const words = cellText(beside(cells.rows, surveyLayout.siteNetwork, read.headerRow)).trim();
    if (site === "" || saysNothing(words)) continue;
    const network = networkOf(words);
    if (network === undefined)
      say(surveyLayout.siteNetwork, `"${words}" is not understood; write Main, Separate or None.`);
    else if (by === "")
      say(
        surveyLayout.siteNetwork,
        `Nobody is named who saw it, so "${words}" counts for nothing; write who looked.`,
      );
    else sites.push({ site, network, by, date: date ?? "" });
  }
  const before = earlier.filter((known) => !found.some((fact) => sameFact(known, fact)));
  const placed = new PlacedDecisions(
    { found: [...before, ...found], exceptions: [], work: [] },
    readings,
    basis.asOf,
  );
  const ids = idsOf(readings);
  const unknown = unknownIds(found, readings, ids);
  const contradicting = twoSurveyors(found, before, ids);
  const ofSites = sitesAgainstTable(sites, basis.sites);
  // What is told as a disagreement is not told a second time as a cell that cannot be used.
  const told = new Set([...unknown, ...contradicting].map(({ at }) => placeKey(at)));
  const others = placed.problems.filter(({ sheet, row }) => !told.has(`${sheet} ${row ?? 0}`));
  return {
    found,
    sites: sites.filter(({ site }) => !ofSites.open.has(nameKey(site))),
    disagreements: [
      ...unknown.map(({ disagreement }) => disagreement),
      ...found.flatMap(malformedMac),
      ...new Set(contradicting.map(({ disagreement }) => disagreement)),
      ...labelsAgainstRegister(placed, readings, basis),
      ...ofSites.disagreements,
    ],
    problems: [...problems, ...others].map(problemWords),
    blank,
    marks,
  };
}

/** Columns that somebody renamed or took away: what was seen there is not read, and that is told. */
function columnsAmiss({ sheet, headerRow, columns, extra, rows }: TableRows): TableProblem[] {
  const missing = foundTable.columns.filter(
    ({ id }) => answers.some((one) => one === id) && !columns.has(id),
  );
  const strange = extra.filter(
    ({ header }, place) =>
      !ownHeaders.has(nameKey(header)) &&
      rows.some((row) => cellText(row.extra[place] ?? null).trim() !== ""),
  );
  const at = (column: string, message: string): TableProblem => ({
    table: "found",
    sheet,
    row: headerRow + 1,
    column,
    message,
  });
  return [
    ...missing.map(({ header }) =>
      at(header, "This column is missing, so what was seen there is not read; put its header back."),
    ),
    ...strange.map(({ header }) => at(header, "This is no column of a survey, and is not read.")),
  ];
}

const whereIn = ({ extra }: TableRow, { extra: columns }: TableRows): string => {
  const place = columns.findIndex(({ header }) => nameKey(header) === nameKey(surveyLayout.where));
  return cellText(extra[place] ?? null).trim();
};

/** The note of a row; where somebody added the row by hand, with the place that it names: no register has that. */
function noteOf(row: TableRow, read: TableRows): CellValue {
  const where = whereIn(row, read);
  if (where === "" || !read.columns.has("mark") || textIn(row, "mark") !== "")
    return row.values["note"] ?? null;
  return [textIn(row, "note"), `${surveyLayout.where}: ${where}`].filter((part) => part !== "").join("; ");
}

/** A problem about a row of which nothing is taken over, with what stands in it. */
function withWritten(
  problem: TableProblem,
  taken: ReadonlySet<number>,
  filled: readonly TableRow[],
  read: TableRows,
): TableProblem {
  const row = filled.find((one) => one.row + 1 === problem.row);
  if (row === undefined || taken.has(row.row + 1)) return problem;
  const where = whereIn(row, read);
  const written = [
    ...(where === "" ? [] : [`${surveyLayout.where} "${where}"`]),
    ...foundTable.columns.flatMap(({ id, header }) => {
      const text = answers.some((one) => one === id) ? textIn(row, id) : "";
      return text === "" ? [] : [`${header} "${text}"`];
    }),
  ];
  return { ...problem, message: `${problem.message} It says: ${written.join(", ")}.` };
}

const placeKey = ({ sheet, row }: TablePlace): string => `${sheet} ${row + 1}`;

/** The columns that a surveyor fills in. */
const answers = ["label", "model", "mac", "photo", "network", "stillThere", "note"] as const;

function saysSomething(values: Readonly<Record<string, CellValue>>): boolean {
  return answers.some((column) => cellText(values[column] ?? null).trim() !== "");
}
