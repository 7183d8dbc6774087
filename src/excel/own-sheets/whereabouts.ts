/** What there is of our sheets in the workbook: names, tables, protection. */
import type { CellValue } from "../../core/sheet";
import { BlockWalk, jsonBytes } from "../blocks";
import type { ExcelSession } from "../excel-session";
import { areaOf, areaProperties } from "../range";

export interface SheetThere {
  readonly id: string;
  readonly name: string;
  readonly sheet: Excel.Worksheet;
}

export interface TableThere {
  readonly name: string;
  readonly sheet: string;
  readonly table: Excel.Table;
}

export interface BookFacts {
  readonly sheets: readonly SheetThere[];
  readonly tables: readonly TableThere[];
  readonly isStructureProtected: boolean;
}

/** One or two syncs. */
export async function lookAround(session: ExcelSession): Promise<BookFacts> {
  const { worksheets, tables, protection } = session.workbook;
  worksheets.load("items/id,items/name");
  tables.load("items/name,items/worksheet/name");
  protection.load("protected");
  await session.sync();
  return {
    sheets: worksheets.items.map((sheet) => ({ id: sheet.id, name: sheet.name, sheet })),
    tables: tables.items.map((table) => ({ name: table.name, sheet: table.worksheet.name, table })),
    isStructureProtected: protection.protected,
  };
}

export function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Everything that stands on a sheet, from its first row and column on. */
export async function readCells(session: ExcelSession, sheet: Excel.Worksheet): Promise<CellValue[][]> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(areaProperties);
  await session.sync();
  if (used.isNullObject) return [];
  const area = areaOf(used);
  const width = area.right + 1;
  const rows: CellValue[][] = [];
  const walk = new BlockWalk(0, area.bottom, 40 * width);
  for (let block = walk.take(); block !== null; block = walk.take()) {
    const range = sheet.getRangeByIndexes(block.first, 0, block.last - block.first + 1, width);
    range.load("values");
    await session.sync();
    const values: readonly (readonly unknown[])[] = range.values;
    let bytes = 0;
    for (const line of values) {
      for (const value of line) bytes += jsonBytes(value);
      rows.push(line.map(cellValue));
    }
    walk.seen(block, bytes);
  }
  return rows;
}

function cellValue(value: unknown): CellValue {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}
