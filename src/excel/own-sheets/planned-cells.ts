/** A planned sheet as Excel takes it: blocks of values, formulas, and rectangles of cells that look alike. */
import type { Area } from "../../core/sheet";
import type { Look, PlannedCell, PlannedSheet, PlannedTable, PlannedValue } from "../../core/sheets";
import { blockBytes, jsonBytes } from "../blocks";
import { cellLooks } from "./looks";

/** What `Range.values` takes; `null` leaves a cell as it is. */
export type WrittenValue = string | number | boolean | null;

/** A cell holds no more than this. */
const textLimit = 32_767;

/** A day as Excel counts them. */
export function serialOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 25_569;
}

/** The value to write; formulas are written apart. */
export function writtenValue(value: PlannedValue): WrittenValue {
  if (value === null || value === "") return null;
  if (typeof value === "string") return value.length > textLimit ? value.slice(0, textLimit) : value;
  if (typeof value !== "object") return value;
  return "date" in value ? serialOf(value.date) : null;
}

export interface ValueBlock {
  readonly top: number;
  readonly values: readonly (readonly WrittenValue[])[];
  readonly bytes: number;
}

/** The values in blocks that fit into a request, all of the sheet's width. */
export function valueBlocks({ rows }: PlannedSheet): ValueBlock[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const blocks: { top: number; values: WrittenValue[][]; bytes: number }[] = [];
  rows.forEach((row, top) => {
    const values = Array.from({ length: width }, (_, column) => writtenValue(row[column]?.value ?? null));
    const bytes = values.reduce<number>((sum, value) => sum + jsonBytes(value ?? ""), 2);
    const last = blocks.at(-1);
    if (last !== undefined && last.bytes + bytes <= blockBytes) {
      last.values.push(values);
      last.bytes += bytes;
    } else blocks.push({ top, values: [values], bytes });
  });
  return blocks;
}

export interface CellFormula {
  readonly row: number;
  readonly column: number;
  /** With its leading `=`. */
  readonly formula: string;
}

export function formulasOf({ rows }: PlannedSheet): CellFormula[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const value = cell?.value ?? null;
      return typeof value === "object" && value !== null && "formula" in value
        ? [{ row, column, formula: `=${value.formula}` }]
        : [];
    }),
  );
}

/** A look, and whether its cells hold text: those are of text format, whatever they start with. */
export interface CellStyle {
  readonly look: Look;
  readonly isText: boolean;
}

export interface StyledArea extends CellStyle {
  readonly area: Area;
}

function isText(value: PlannedValue): boolean {
  return typeof value === "string" && value !== "";
}

/** The style of each column of a table's body: what most of its cells are; blank ones follow, for what is typed later. */
export function columnStyles(sheet: PlannedSheet, { area }: PlannedTable): StyledArea[] {
  return Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const column = area.left + index;
    const body = { top: area.top + 1, left: column, bottom: area.bottom, right: column };
    const isDate = sheet.validations.some(
      (rule) => rule.kind === "date" && rule.area.left <= column && rule.area.right >= column,
    );
    const counts = new Map<string, { style: CellStyle; count: number }>();
    for (let row = body.top; row <= body.bottom; row += 1) {
      const cell = sheet.rows[row]?.[column] ?? null;
      if (cell === null) continue;
      const style = {
        look: cell.look,
        isText: isText(cell.value) || (cell.value === null && !isNumeric(cell.look)),
      };
      const key = keyOf(style);
      const known = counts.get(key) ?? { style, count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
    let most: { style: CellStyle; count: number } | null = null;
    for (const one of counts.values()) if (most === null || one.count > most.count) most = one;
    const style = most?.style ?? (isDate ? dateStyle : textStyle);
    return { ...style, area: body };
  });
}

const dateStyle: CellStyle = { look: "date", isText: false };
const textStyle: CellStyle = { look: "plain", isText: true };

function isNumeric(look: Look): boolean {
  return cellLooks[look].numbers !== "General" && cellLooks[look].numbers !== "@";
}

function keyOf({ look, isText: text }: CellStyle): string {
  return `${look}|${text}`;
}

/**
 * Cells that look alike, as few rectangles as runs in rows joined downwards give. Cells of a table that look as
 * their column does are left out.
 */
export function styledAreas(sheet: PlannedSheet, columns: readonly StyledArea[]): StyledArea[] {
  const done: StyledArea[] = [];
  let open: StyledArea[] = [];
  sheet.rows.forEach((cells, row) => {
    const runs = runsIn(cells, row, columns);
    const next: StyledArea[] = [];
    for (const run of runs) {
      const above = open.find(
        (one) =>
          one.area.bottom === row - 1 &&
          one.area.left === run.area.left &&
          one.area.right === run.area.right &&
          keyOf(one) === keyOf(run),
      );
      next.push(above === undefined ? run : { ...run, area: { ...run.area, top: above.area.top } });
    }
    done.push(...open.filter((one) => !next.some((run) => run.area.top === one.area.top && same(run, one))));
    open = next;
  });
  return [...done, ...open];
}

function same(a: StyledArea, b: StyledArea): boolean {
  return a.area.left === b.area.left && a.area.right === b.area.right && keyOf(a) === keyOf(b);
}

function runsIn(
  cells: readonly (PlannedCell | null)[],
  row: number,
  columns: readonly StyledArea[],
): StyledArea[] {
  const runs: StyledArea[] = [];
  cells.forEach((cell, column) => {
    if (cell === null) return;
    const style = { look: cell.look, isText: isText(cell.value) };
    const ofColumn = columns.find(
      ({ area }) => area.left === column && row >= area.top && row <= area.bottom,
    );
    const blank = cell.value === null || cell.value === "";
    if (ofColumn?.look === style.look && (blank || ofColumn.isText === style.isText)) return;
    const right = column + (cell.across ?? 0);
    const last = runs.at(-1);
    const joins = last?.area.right === column - 1 && keyOf(last) === keyOf(style);
    if (joins) runs[runs.length - 1] = { ...last, area: { ...last.area, right } };
    else runs.push({ ...style, area: { top: row, left: column, bottom: row, right } });
  });
  return runs;
}
