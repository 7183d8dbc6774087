/** Reads the organisation's table of makers (`--makers`, or the sheet in the workbook) at the border. */
import type { CellValue } from "../sheet";
import { cellText, fold } from "../text";
import { dateOf } from "../text/date";
import { readStanding, type MakerDecision } from "./decisions";

const columns = {
  name: ["name or alias", "name", "alias", "label", "brand"],
  maker: ["maker", "manufacturer", "made by"],
  standing: ["standing", "determination"],
  basis: ["basis", "reason", "why"],
  decidedBy: ["decided by", "by"],
  date: ["date", "decided on"],
} as const;
type Column = keyof typeof columns;

/**
 * Columns are found by their headers. Nothing is guessed: a line that cannot be used is left out and named in
 * `problems`, with its row number counted from 1.
 */
export function readMakerDecisions(rows: readonly (readonly CellValue[])[]): {
  decisions: MakerDecision[];
  problems: string[];
} {
  const problems: string[] = [];
  const decisions: MakerDecision[] = [];
  const [header = [], ...lines] = rows;
  const titles = header.map((cell) => fold(cellText(cell)));
  const place = (column: Column): number =>
    titles.findIndex((title) => columns[column].some((word) => word === title));
  if (place("name") < 0 || (place("maker") < 0 && place("standing") < 0)) {
    return { decisions, problems: ["The table needs the columns Name or alias, and Maker or Standing."] };
  }
  lines.forEach((line, index) => {
    const cell = (column: Column): CellValue => line[place(column)] ?? null;
    const text = (column: Column): string => cellText(cell(column)).trim();
    const name = text("name");
    if (line.every((value) => cellText(value).trim() === "")) return;
    const where = `Row ${index + 2}`;
    if (name === "") {
      problems.push(`${where}: no name; the line was left out.`);
      return;
    }
    const standing = text("standing") === "" ? null : readStanding(text("standing"));
    if (standing === null && text("standing") !== "") {
      problems.push(
        `${where}: standing "${text("standing")}" is not known; use subject, affiliate, oem, possible-oem, prc-made, not-subject or undetermined. The line was left out.`,
      );
      return;
    }
    const maker = text("maker") === "" ? null : text("maker");
    if (standing === null && maker === null) {
      problems.push(`${where}: neither a maker nor a standing for "${name}"; the line was left out.`);
      return;
    }
    const date = dateOf(cell("date"));
    if (date === undefined) problems.push(`${where}: "${text("date")}" is no date; write YYYY-MM-DD.`);
    decisions.push({
      name,
      maker,
      standing,
      basis: text("basis"),
      decidedBy: text("decidedBy"),
      date: date ?? "",
    });
  });
  return { decisions, problems };
}
