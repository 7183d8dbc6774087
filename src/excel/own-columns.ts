/** Reads what the add-in's own columns and rules hold now. */
import type { ResultColumn } from "../core/result-columns";
import { type Area, columnLetters } from "../core/sheet";
import { BlockWalk, jsonBytes } from "./blocks";
import type { OwnCell } from "./changes";
import type { ExcelSession } from "./excel-session";
import { parseActionRule } from "./highlight-logic";
import type { SheetFacts } from "./locate";
import { areaOf, areaProperties, rangeAt } from "./range";
import type { RecordedRule } from "./undo-record";

/** A guess at the bytes of a result row, for the first block. */
const resultRowBytes = 400;

/** The contents of own columns between two rows: text, or the formula where the cell has one. */
export async function readOwnCells(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  columns: ReadonlyMap<ResultColumn, number>,
  first: number,
  last: number,
): Promise<Map<ResultColumn, OwnCell[]>> {
  const cells = new Map<ResultColumn, OwnCell[]>([...columns.keys()].map((kind) => [kind, []]));
  if (columns.size === 0) return cells;
  const walk = new BlockWalk(first, last, resultRowBytes);
  for (let block = walk.take(); block !== null; block = walk.take()) {
    const ranges = [...columns].map(([kind, column]) => {
      const range = rangeAt(sheet, { top: block.first, bottom: block.last, left: column, right: column });
      range.load("formulas");
      return { kind, range };
    });
    await session.sync();
    let bytes = 0;
    const doubtful: { range: Excel.Range; kind: ResultColumn }[] = [];
    for (const { kind, range } of ranges) {
      const lines: readonly (readonly unknown[])[] = range.formulas;
      for (const [content] of lines) bytes += jsonBytes(content);
      if (lines.some(([content]) => isFormulaLike(content))) doubtful.push({ range, kind });
    }
    // Text that starts with = looks like a formula here; its value tells them apart.
    for (const { range } of doubtful) range.load("values");
    if (doubtful.length > 0) await session.sync();
    for (const { kind, range } of ranges) {
      const values: readonly (readonly unknown[])[] | null = doubtful.some((one) => one.range === range)
        ? range.values
        : null;
      const lines: readonly (readonly unknown[])[] = range.formulas;
      lines.forEach(([content], index) => cells.get(kind)?.push(ownCell(content, values?.[index]?.[0])));
    }
    walk.seen(block, bytes);
  }
  return cells;
}

function isFormulaLike(content: unknown): boolean {
  return typeof content === "string" && content.startsWith("=");
}

function ownCell(content: unknown, value: unknown): OwnCell {
  if (content === "" || content === null || content === undefined) return null;
  if (typeof content === "string" && isFormulaLike(content) && value !== content) return { formula: content };
  return { text: typeof content === "string" ? content : JSON.stringify(content) };
}

export interface OwnRule extends RecordedRule {
  readonly format: Excel.ConditionalFormat;
}

/** Our rules on a register's rows: those that test its action column for one of the words. Everybody else's are left alone. */
export async function readOwnRules(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  rows: Area,
  actionColumn: number | undefined,
): Promise<OwnRule[]> {
  if (actionColumn === undefined || rows.bottom < rows.top) return [];
  const formats = rangeAt(sheet, rows).conditionalFormats;
  formats.load("items/id,items/type");
  await session.sync();
  const custom = formats.items
    .filter(({ type }) => type === "Custom")
    .map((format) => {
      format.custom.rule.load("formula");
      const range = format.getRangeOrNullObject();
      range.load(areaProperties);
      return { format, range };
    });
  if (custom.length === 0) return [];
  await session.sync();
  return custom.flatMap(({ format, range }) => {
    const { formula } = format.custom.rule;
    const ours = parseActionRule(formula)?.column === columnLetters(actionColumn) || isUnfinished(formula);
    if (!ours) return [];
    return [{ format, formula, area: range.isNullObject ? rows : areaOf(range) }];
  });
}

/** A rule that was added but never got its formula, because Excel stopped in between: no person can make one. */
function isUnfinished(formula: unknown): boolean {
  return typeof formula !== "string" || formula.replace(/^=/, "").trim() === "";
}

/** Which of the columns right of a register hold nothing in its rows, tables counted in. */
export async function freeColumns(
  session: ExcelSession,
  { sheet, used, tables }: SheetFacts,
  rows: Area,
  count: number,
): Promise<ReadonlySet<number>> {
  const columns = Array.from({ length: count }, (_, index) => rows.right + 1 + index).filter(
    (column) =>
      column < 16_384 &&
      !tables.some(
        ({ area }) =>
          column >= area.left && column <= area.right && area.top <= rows.bottom && area.bottom >= rows.top,
      ),
  );
  if (used === null || used.right <= rows.right) return new Set(columns);
  const asked = columns.map((column) => {
    const filled = rangeAt(sheet, { ...rows, left: column, right: column }).getUsedRangeOrNullObject(true);
    filled.load("address");
    return { column, filled };
  });
  if (asked.length > 0) await session.sync();
  return new Set(asked.filter(({ filled }) => filled.isNullObject).map(({ column }) => column));
}
