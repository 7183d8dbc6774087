/** Plans the sheet of a decision table, with what people wrote kept as it is. */
import type { Area, CellValue } from "../sheet";
import type { PlannedCell, PlannedSheet, PlannedValidation, PlannedValue } from "../sheets";
import { policySettings } from "./policy-settings";
import type { DecisionColumn, DecisionTable } from "./tables";
import type { ExtraColumn, TableRow } from "./table-rows";

/** A row to write: values by column id; what is left out stays blank. */
export interface PlannedTableRow {
  readonly values: Readonly<Record<string, PlannedValue>>;
  /** For the columns that somebody added, in their order. */
  readonly extra?: readonly PlannedValue[];
}

/** Where the headers stand; the title and a sentence are above them. */
export const headerRow = 3;

/** Choices reach below the last row, for rows that people add in programs that do not extend them. */
const roomBelow = 200;
/** Excel's last row. */
const lastRow = 1_048_575;

/** A row as somebody wrote it, to be written again unchanged. */
export function asWritten(table: DecisionTable, row: TableRow): PlannedTableRow {
  const values = Object.fromEntries(
    table.columns.flatMap(({ id, kind }) => {
      const value = row.values[id];
      return value === undefined ? [] : [[id, kind === "date" ? dateAsWritten(value) : value]];
    }),
  );
  return { values, extra: row.extra };
}

/** Excel keeps a date as a number: written again it must stay a date. */
function dateAsWritten(value: CellValue): PlannedValue {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 2_958_465) return value;
  return { date: new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10) };
}

/**
 * The sheet of a table with these rows. A table without rows keeps one blank row, as Excel wants it.
 * @param extra the columns that somebody added; they stand to the right of the table's own
 */
export function planTable(
  table: DecisionTable,
  rows: readonly PlannedTableRow[],
  extra: readonly Pick<ExtraColumn, "header">[] = [],
): PlannedSheet {
  const { columns } = table;
  const width = columns.length + extra.length;
  const first = headerRow + 1;
  const bottom = first + Math.max(1, rows.length) - 1;
  const area: Area = { top: headerRow, left: 0, bottom, right: width - 1 };
  const titles = headersOf(table, extra);
  const body = rows.map((row) => [
    ...columns.map((column) => cell(column, row.values[column.id] ?? null, table.hidden)),
    ...extra.map((_, place): PlannedCell | null => {
      const value = row.extra?.[place] ?? null;
      return value === null ? null : { value, look: isDate(value) ? "date" : "plain" };
    }),
  ]);
  return {
    name: table.sheet,
    ...(table.hidden ? { hidden: true } : {}),
    widths: [...columns.map((column) => column.width), ...extra.map(() => 18)],
    rows: [
      [{ value: table.title, look: "title" }],
      [{ value: table.intro, look: "note", across: Math.min(width, 8) - 1 }],
      [],
      titles.map((title): PlannedCell => ({ value: title, look: "plain" })),
      ...(body.length === 0 ? [[]] : body),
    ],
    frozenRows: first,
    tables: [{ name: table.table, area }],
    validations: [
      ...columns.flatMap((column, place) => validation(column, place, first, bottom)),
      ...(table.id === "policy" ? settingValidations(table, rows, first) : []),
    ],
    charts: [],
    colours: [],
    print: { orientation: "landscape", repeatRows: [headerRow, headerRow], foot: table.title },
  };
}

/** The headers; those that somebody added are made unique, as an Excel table demands. */
function headersOf(table: DecisionTable, extra: readonly Pick<ExtraColumn, "header">[]): string[] {
  const titles = table.columns.map(({ header }) => header);
  const taken = new Set(titles.map((title) => title.toLowerCase()));
  for (const { header } of extra) {
    const wanted = header === "" ? "Column" : header;
    let title = wanted;
    for (let number = 2; taken.has(title.toLowerCase()); number++) title = `${wanted} ${number}`;
    taken.add(title.toLowerCase());
    titles.push(title);
  }
  return titles;
}

const isDate = (value: PlannedValue): boolean =>
  typeof value === "object" && value !== null && "date" in value;

function cell({ kind, width }: DecisionColumn, value: PlannedValue, hidden: boolean): PlannedCell | null {
  if (value === null || value === "") return null;
  // Nobody looks at it: no row has to be made high enough for its texts.
  if (hidden) return { value, look: "plain" };
  if (kind === "date") return { value, look: "date" };
  if (kind === "count") return { value, look: typeof value === "number" ? "count" : "plain" };
  return { value, look: width >= 30 ? "wrapped" : "plain" };
}

function validation(
  column: DecisionColumn,
  place: number,
  first: number,
  bottom: number,
): PlannedValidation[] {
  const { kind, choices, prompt } = column;
  const area: Area = { top: first, left: place, bottom: Math.min(lastRow, bottom + roomBelow), right: place };
  if (kind === "date") return [{ kind: "date", area, prompt }];
  if (kind === "choice" || kind === "open-choice")
    return [{ kind: "list", area, prompt, choices, open: kind === "open-choice" }];
  return [];
}

/** In the policy table each setting has words of its own. */
function settingValidations(
  table: DecisionTable,
  rows: readonly PlannedTableRow[],
  first: number,
): PlannedValidation[] {
  const value = table.columns.findIndex(({ id }) => id === "value");
  return rows.flatMap((row, place): PlannedValidation[] => {
    const setting = policySettings.find(({ name }) => name === row.values["setting"]);
    if (setting === undefined) return [];
    const area: Area = { top: first + place, left: value, bottom: first + place, right: value };
    const { choices, kind, prompt } = setting;
    if (kind === "date") return [{ kind: "date", area, prompt }];
    return choices.length === 0 ? [] : [{ kind: "list", area, prompt, choices, open: setting.open }];
  });
}
