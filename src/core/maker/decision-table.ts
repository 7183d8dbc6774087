/** Reads the organisation's table of makers (`--makers`, or the sheet in the workbook) at the border. */
import type { CellValue } from "../sheet";
import { cellText, fold } from "../text";
import { dateOf } from "../text/date";
import { nameKey, readStanding, type MakerDecision } from "./decisions";

const columns = {
  name: ["name or alias", "name", "alias", "label", "brand"],
  maker: ["maker", "manufacturer", "made by"],
  standing: ["standing", "determination"],
  basis: ["basis", "reason", "why"],
  decidedBy: ["decided by", "by"],
  date: ["date", "decided on"],
} as const;
type Column = keyof typeof columns;

/** A line that cannot be used as it stands, counted from 0. */
export interface MakerProblem {
  readonly row: number;
  /** The header of the column that is meant; "" where the line or the table is. */
  readonly column: string;
  readonly message: string;
}

const mostRowsAboveHeaders = 40;

/**
 * Columns are found by their headers. Nothing is guessed: a line that cannot be used is left out and named in
 * `problems`. Lines for the same name that disagree are all left out.
 */
export function readMakerTable(rows: readonly (readonly CellValue[])[]): {
  decisions: MakerDecision[];
  problems: MakerProblem[];
} {
  const problems: MakerProblem[] = [];
  const found: { row: number; decision: MakerDecision }[] = [];
  const titlesOf = (row: readonly CellValue[]): string[] => row.map((cell) => fold(cellText(cell)));
  const placeIn = (titles: readonly string[], column: Column): number =>
    titles.findIndex((title) => columns[column].some((word) => word === title));
  const headerRow = rows.slice(0, mostRowsAboveHeaders).findIndex((row) => {
    const titles = titlesOf(row);
    return (
      placeIn(titles, "name") >= 0 && (placeIn(titles, "maker") >= 0 || placeIn(titles, "standing") >= 0)
    );
  });
  const header = rows[headerRow];
  if (header === undefined) {
    const message = "The table needs the columns Name or alias, and Maker or Standing.";
    return { decisions: [], problems: [{ row: 0, column: "", message }] };
  }
  const titles = titlesOf(header);
  rows.slice(headerRow + 1).forEach((line, offset) => {
    const row = headerRow + 1 + offset;
    const cell = (column: Column): CellValue => line[placeIn(titles, column)] ?? null;
    const text = (column: Column): string => cellText(cell(column)).trim();
    const problem = (column: Column, message: string): void => {
      problems.push({ row, column: cellText(header[placeIn(titles, column)] ?? null).trim(), message });
    };
    if (line.every((value) => cellText(value).trim() === "")) return;
    const name = text("name");
    if (name === "") {
      problem("name", "There is no name; the line was left out.");
      return;
    }
    const standing = text("standing") === "" ? null : readStanding(text("standing"));
    if (standing === null && text("standing") !== "") {
      problem(
        "standing",
        `Standing "${text("standing")}" is not known; use subject, affiliate, oem, possible-oem, prc-made, not-subject or undetermined. The line was left out.`,
      );
      return;
    }
    const maker = text("maker") === "" ? null : text("maker");
    if (standing === null && maker === null) {
      problem("maker", `There is neither a maker nor a standing for "${name}"; the line was left out.`);
      return;
    }
    const date = dateOf(cell("date"));
    if (date === undefined) problem("date", `"${text("date")}" is no date; write YYYY-MM-DD.`);
    const basis = text("basis");
    const decidedBy = text("decidedBy");
    found.push({ row, decision: { name, maker, standing, basis, decidedBy, date: date ?? "" } });
  });
  const disputed = disagreements(found.map(({ decision }) => decision));
  for (const { row, decision } of found) {
    if (!disputed.has(nameKey(decision.name))) continue;
    const message = `"${decision.name}" stands in several rows that disagree; none of them is used until one is left.`;
    problems.push({ row, column: cellText(header[placeIn(titles, "name")] ?? null).trim(), message });
  }
  return {
    decisions: found.flatMap(({ decision }) => (disputed.has(nameKey(decision.name)) ? [] : [decision])),
    problems: problems.sort((a, b) => a.row - b.row),
  };
}

/** The names about which lines say different things. */
function disagreements(decisions: readonly MakerDecision[]): ReadonlySet<string> {
  const first = new Map<string, MakerDecision>();
  const disputed = new Set<string>();
  for (const decision of decisions) {
    const key = nameKey(decision.name);
    const known = first.get(key);
    if (known === undefined) first.set(key, decision);
    else if (
      known.standing !== decision.standing ||
      nameKey(known.maker ?? "") !== nameKey(decision.maker ?? "")
    )
      disputed.add(key);
  }
  return disputed;
}

/** The same with each problem as a sentence that names its row, counted from 1. */
export function readMakerDecisions(rows: readonly (readonly CellValue[])[]): {
  decisions: MakerDecision[];
  problems: string[];
} {
  const { decisions, problems } = readMakerTable(rows);
  return {
    decisions,
    problems: problems.map(({ row, column, message }) =>
      column === "" ? message : `Row ${row + 1}: ${message}`,
    ),
  };
}
