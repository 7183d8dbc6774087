/** What Excel would refuse or repair in planned sheets: found before anything is written. */
import { areaName, type Area } from "../sheet";
import type { PlannedSheet, PlannedTable, PlannedValidation } from "./planned-sheet";

const mostRows = 1_048_576;
const mostColumns = 16_384;

function meets(one: Area, other: Area): boolean {
  return (
    one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
  );
}

function tableProblems(sheet: PlannedSheet, { name, area }: PlannedTable): string[] {
  const problems: string[] = [];
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name))
    problems.push(`the table's name "${name}" is not allowed`);
  if (area.bottom <= area.top) problems.push(`the table ${name} has no row below its header`);
  const headers: string[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const value = sheet.rows[area.top]?.[column]?.value;
    if (typeof value !== "string" || value === "")
      problems.push(`the table ${name} has a column without a header`);
    else headers.push(value.toLowerCase());
  }
  if (new Set(headers).size < headers.length) problems.push(`the table ${name} has two columns of one name`);
  for (let row = area.top; row <= area.bottom; row++)
    if ((sheet.rows[row] ?? []).some((cell) => (cell?.across ?? 0) > 0))
      problems.push(`the table ${name} has a merged cell in row ${row + 1}`);
  return problems;
}

function validationProblems(validation: PlannedValidation): string[] {
  const where = areaName(validation.area);
  const problems: string[] = [];
  if (validation.prompt.length > 255) problems.push(`the prompt of ${where} is longer than 255 characters`);
  if (validation.kind !== "list") return problems;
  if (validation.choices.join(",").length > 255)
    problems.push(`the choices of ${where} are longer than 255 characters`);
  if (validation.choices.some((choice) => choice.includes(",")))
    problems.push(`a choice of ${where} holds a comma`);
  if (validation.choices.length === 0) problems.push(`${where} has no choices`);
  return problems;
}

function sheetProblems(sheet: PlannedSheet): string[] {
  const { name, rows, tables } = sheet;
  const problems: string[] = [];
  if (name.length > 31 || /[[\]:*?/\\]/.test(name)) problems.push("its name is not allowed");
  if (rows.length > mostRows) problems.push(`it has more than ${mostRows} rows`);
  if (rows.some((row) => row.length > mostColumns)) problems.push(`it has more than ${mostColumns} columns`);
  tables.forEach((table, index) => {
    problems.push(...tableProblems(sheet, table));
    if (tables.slice(index + 1).some((other) => meets(table.area, other.area)))
      problems.push(`the table ${table.name} meets another one`);
  });
  return [...problems, ...sheet.validations.flatMap(validationProblems)];
}

/** Sentences, one for each thing that Excel would refuse or repair; none for sheets that are fit to be written. */
export function planProblems(sheets: readonly PlannedSheet[]): string[] {
  const problems = sheets.flatMap((sheet) =>
    sheetProblems(sheet).map((problem) => `${sheet.name}: ${problem}`),
  );
  const names = sheets.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) problems.push("two sheets have the same name");
  const tables = sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name.toLowerCase()));
  if (new Set(tables).size < tables.length) problems.push("two tables have the same name");
  return problems;
}
