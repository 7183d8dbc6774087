/** The `--csv` output: one line per asset. */
import { resultColumns } from "../../core/result-columns";

/** A cell that a spreadsheet program would run as a formula gets an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

export const csvHeader = csvLine(["File", "Sheet", "Row", ...resultColumns, "Tag", "Site", "Make", "Model"]);
