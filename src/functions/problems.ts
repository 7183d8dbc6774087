/** Every sentence that a formula can end in instead of a result. Excel shows it behind `#VALUE!`. */

export class FunctionProblem extends Error {
  override readonly name = "FunctionProblem";
}

export const problems = {
  notOneRow: (lines: number) =>
    `The first argument has ${lines} rows. Give one row, such as Register[@[Tag]:[Notes]]; for many rows use CHECK.`,
  differentWidth: (row: number, headers: number) =>
    `The row has ${row} cells and the headers have ${headers}. Both must cover the same columns.`,
  noHeaders: () =>
    "Give the headers of the row as the second argument, such as Register[[#Headers],[Tag]:[Notes]].",
  nothingTelling: () =>
    "No header says what its column holds. A register needs headers such as Make, Model, Description, Serial or MAC.",
  noRegister: () => "Give the register with its header row, such as Register[#All] or A1:N500.",
  nothingToCheck: (message: string) =>
    `${message} Give the range with its header row, such as Register[#All].`,
  tooLarge: (rows: number) =>
    `The answer for ${rows} rows is larger than Excel on the web takes (5 MB). Use Check register on the Home tab, or check fewer rows at a time.`,
  unknownRules: (text: string, known: readonly string[]) =>
    `The rules "${text}" are not known. Use ${known.join(", ")}, or several joined by commas.`,
  policySetting: (message: string) => `In the policy table: ${message}`,
  policyShape: () =>
    "The policy table needs two columns, Setting and Value, with their headers where there are more.",
  sitesTable: (message: string) =>
    `${message} If the sites are an Excel table, pass it with its headers: Sites[#All].`,
  makersTable: (message: string) =>
    `${message} If the makers are an Excel table, pass it with its headers: Makers[#All].`,
  unknownGrouping: (text: string) => `SUMMARY cannot group by "${text}". Use "site", "site type" or "maker".`,
  notLoaded: () =>
    "Estate Lens could not load its maker list. Close and open the workbook, or ask whoever installed it.",
  internal: () => "Estate Lens could not work this out. Check register on the Home tab may still do it.",
} as const;
