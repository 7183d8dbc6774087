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
  unknownTable: () =>
    "A table after makers has no headings that tell what it is. Pass Lens found, Lens exceptions or Lens work with their headers, such as LensWork[#All], and the day, TODAY().",
  tableElsewhere: (table: string, place: string) =>
    `This is the table ${table}: give it as the argument ${place}.`,
  notForFormulas: (table: string) => `Formulas do not use the table ${table}: leave it out.`,
  missingColumn: (table: string, column: string) =>
    `${table} has no column "${column}": put it back, or pass the table with all of its columns.`,
  twice: (what: string) => `The ${what} is given twice: leave one of them out.`,
  noDay: (text: string) => `"${text}" is no day of a check. Give TODAY(), or a date such as 2026-03-01.`,
  dayNeeded: () =>
    "Lens exceptions accepts risks until a day, and a formula has no clock: give TODAY() as the last argument.",
  cannotCount: (message: string) => `${message} Until then SUMMARY cannot count it.`,
  unknownGrouping: (text: string) => `SUMMARY cannot group by "${text}". Use "site", "site type" or "maker".`,
  notLoaded: () =>
    "Estate Lens could not load its maker list. Close and open the workbook, or ask whoever installed it.",
  internal: () => "Estate Lens could not work this out. Check register on the Home tab may still do it.",
} as const;
