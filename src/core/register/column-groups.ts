/** Which columns belong to one table, and which stand beside it as tables of their own. */
import type { Area, Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import { filledColumns } from "./filled";
import { findHeaderRow } from "./header-rows";
import type { Header } from "./whole-header";
import type { Lexicon } from "./lexicon";

/** How many rows below a header are looked at to tell an empty column from a used one. */
const rowsLookedAt = 400;

/** The columns of the table under a header, and the runs of columns beside it that are tables of their own. */
export interface ColumnGroups {
  readonly main: readonly number[];
  readonly beside: readonly (readonly number[])[];
}

/** Splits the columns under a header. Empty columns alone split nothing: a blank spacer column changes no table. */
export function columnGroups(
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  header: Header,
  lexicon: Lexicon,
): ColumnGroups {
  const below = (header.rows.at(-1) ?? area.top - 1) + 1;
  const runs = runsOfUsedColumns(sheet, area, columns, header, below).flatMap((run) =>
    repeatedRuns(run, header),
  );
  const [first] = runs;
  if (first === undefined) return { main: columns, beside: [] };
  const scores = runs.map((run) => scoreOf(run, header, lexicon));
  const mainAt = scores.indexOf(Math.max(...scores));
  const main = runs[mainAt] ?? first;
  const joined = [...main];
  const beside: (readonly number[])[] = [];
  for (const run of runs) {
    if (run === main) continue;
    if (belongsTo(sheet, area, main, run, header, below, lexicon)) joined.push(...run);
    else beside.push(run);
  }
  return { main: joined.sort((a, b) => a - b), beside };
}

function runsOfUsedColumns(
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  header: Header,
  below: number,
): number[][] {
  const runs: number[][] = [];
  let last = -2;
  const end = Math.min(area.bottom, below + rowsLookedAt);
  for (const column of columns) {
    let used = (header.texts.get(column) ?? "") !== "";
    for (let row = below; row <= end && !used; row++) used = !isBlank(sheet.value(row, column));
    if (!used) continue;
    const run = runs.at(-1);
    if (run !== undefined && column === last + 1) run.push(column);
    else runs.push([column]);
    last = column;
  }
  return runs;
}

/** The same headers twice in a row are two tables side by side without a gap. */
function repeatedRuns(run: readonly number[], header: Header): (readonly number[])[] {
  const texts = run.map((column) => (header.texts.get(column) ?? "").toLowerCase());
  for (let width = 2; width <= run.length / 2; width++) {
    if (run.length % width !== 0) continue;
    if (texts.every((text, at) => text !== "" && text === texts[at % width]))
      return Array.from({ length: run.length / width }, (_, at) => run.slice(at * width, (at + 1) * width));
  }
  return [run];
}

function scoreOf(run: readonly number[], header: Header, lexicon: Lexicon): number {
  return run.reduce((sum, column) => sum + lexicon.headers.read(header.texts.get(column) ?? "").score, 0);
}

const identifying = new Set(["make", "model", "description", "category", "tag", "serial", "mac", "site"]);

function belongsTo(
  sheet: Sheet,
  area: Area,
  main: readonly number[],
  run: readonly number[],
  header: Header,
  below: number,
  lexicon: Lexicon,
): boolean {
  if (isLegend(sheet, area, run)) return false;
  const headed = run.filter((column) => (header.texts.get(column) ?? "") !== "");
  if (headed.length === 0)
    return run.length === 1 && fillsWith(sheet, area, main, run, below, saysLittle(run, header, lexicon));
  if (hasRowsOfItsOwnAbove(sheet, area, run, header, lexicon)) return false;
  const rolesOf = (columns: readonly number[]): string[] =>
    columns
      .map((column) => lexicon.headers.read(header.texts.get(column) ?? "").role)
      .filter((role) => role !== "other");
  const mainRoles = new Set(rolesOf(main));
  const roles = rolesOf(run);
  const repeated = [...new Set(roles)].filter((role) => mainRoles.has(role) && identifying.has(role));
  if (repeated.length >= 2) return false;
  // "Make, Count" beside a register that has makes counts them.
  if (repeated.length === 1 && roles.length === 2 && roles.includes("quantity")) return false;
  // One column under a known heading of its own is no table: a blank column stands between.
  if (run.length === 1 && repeated.length === 0 && !saysLittle(run, header, lexicon)) return true;
  const little = saysCodes(run, header, lexicon) || beginsBeside(sheet, run, header, lexicon);
  return fillsWith(sheet, area, main, run, below, little);
}

const legendLine = /^\p{L}{1,3}\s*(?:=|:|-|–)\s*\p{L}{2}/u;

/** A key to the codes of the table beside it: "L = live", "R = removed". */
function isLegend(sheet: Sheet, area: Area, run: readonly number[]): boolean {
  let [lines, others] = [0, 0];
  for (let row = area.top; row <= Math.min(area.bottom, area.top + rowsLookedAt); row++)
    for (const column of run) {
      const text = textAt(sheet, row, column).trim();
      if (legendLine.test(text)) lines++;
      else if (text !== "") others++;
    }
  // One cell may say "Legend".
  return lines >= 2 && others <= 1;
}

/** Beside a header of two rows: headings that say little in the upper one, and something in every cell of the lower. */
function beginsBeside(sheet: Sheet, run: readonly number[], { rows }: Header, lexicon: Lexicon): boolean {
  const [upper, lower] = rows;
  if (upper === undefined || lower === undefined) return false;
  return run.every((column) => {
    const { weight } = lexicon.headers.read(textAt(sheet, upper, column));
    return (weight === "weak" || weight === "none") && !isBlank(sheet.value(lower, column));
  });
}

/** A header of its own further up, or a list that runs through the header row. */
function hasRowsOfItsOwnAbove(
  sheet: Sheet,
  area: Area,
  run: readonly number[],
  header: Header,
  lexicon: Lexicon,
): boolean {
  const [top] = header.rows;
  if (top === undefined || top <= area.top) return false;
  const own = findHeaderRow(sheet, area, run, lexicon);
  if (own !== null && own < top) return true;
  const above = filledColumns(sheet, top - 1, run).length;
  if (run.length < 2) return false;
  return above > 0 && saysLittle(run, header, lexicon);
}

/** No header of the run says more than "Code" or "Meaning". */
function saysLittle(run: readonly number[], header: Header, lexicon: Lexicon): boolean {
  return run.every((column) => {
    const { weight } = lexicon.headers.read(header.texts.get(column) ?? "");
    return weight === "weak" || weight === "none";
  });
}

/** No header of the run says more than that it holds codes. */
function saysCodes(run: readonly number[], header: Header, lexicon: Lexicon): boolean {
  return run.every((column) => {
    const { weight, role } = lexicon.headers.read(header.texts.get(column) ?? "");
    return role === "tag" || role === "other" || weight === "weak";
  });
}

/** Whether a run's rows are the table's rows: nowhere filled where the table is blank, nor a short list at its top. */
function fillsWith(
  sheet: Sheet,
  area: Area,
  main: readonly number[],
  run: readonly number[],
  below: number,
  saysLittle: boolean,
): boolean {
  let [both, onlyRun, onlyMain, lastRun, lastMain] = [0, 0, 0, -1, -1];
  const end = Math.min(area.bottom, below + rowsLookedAt);
  for (let row = below; row <= end; row++) {
    const inRun = run.some((column) => !isBlank(sheet.value(row, column)));
    const inMain = main.some((column) => !isBlank(sheet.value(row, column)));
    if (inRun) lastRun = row;
    if (inMain) lastMain = row;
    if (inRun && inMain) both++;
    else if (inRun) onlyRun++;
    else if (inMain) onlyMain++;
  }
  // Bands and notes stand in the first column alone: rows that only a well-filled run has prove nothing.
  if (both >= 2 && both >= (both + onlyMain) * 0.6) return true;
  if (onlyRun > 0) return onlyRun <= both * 0.05;
  const filledFromTop = (both >= 2 || saysLittle) && Math.max(0, lastRun - below + 1) === both;
  const shortList = filledFromTop && run.length >= 2 && both <= (lastMain - below + 1) * 0.5;
  return !shortList;
}
