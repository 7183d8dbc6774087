/** Structured references: the cells that `Table[Column]` and its relatives stand for. */
import type { Area } from "../address";
import { bodyArea, type SheetModel, type TableState } from "../model";

/** A table's name (it may be left out inside the table) and what stands in its brackets. */
export const structuredReference = /([\p{L}_][\p{L}\p{N}_.]*)?\[((?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*)\]/u;

/** `Table[Column]`, `Table[@[A]:[B]]`, `Table[[#Headers],[A]:[B]]`, `Table[#All]`; null where there is no such thing. */
export function structuredArea(
  home: SheetModel,
  row: number,
  tableName: string,
  inside: string,
): { readonly sheet: SheetModel; readonly area: Area } | null {
  const found = home.workbook.table(tableName);
  const own = home.state.tables.find(({ area }) => row >= area.top && row <= area.bottom);
  const holder = tableName === "" ? (own === undefined ? undefined : { sheet: home, table: own }) : found;
  if (holder === undefined) return null;
  const { sheet, table } = holder;
  const thisRow = inside.startsWith("@") || /#this row/i.test(inside);
  const parts = [...inside.replace(/^@/, "").matchAll(/\[((?:[^[\]']|'.)*)\]|([^[\],:@]+)/g)]
    .map((match) => (match[1] ?? match[2] ?? "").replace(/'(.)/g, "$1"))
    .filter((part) => part.trim() !== "");
  const columns = parts.filter((part) => !part.startsWith("#")).map((part) => columnOf(table, part));
  if (columns.includes(-1)) return null;
  const left = table.area.left + (columns.length === 0 ? 0 : Math.min(...columns));
  const right = columns.length === 0 ? table.area.right : table.area.left + Math.max(...columns);
  return { sheet, area: { ...rowsOf(table, parts, thisRow, row), left, right } };
}

function rowsOf(table: TableState, parts: readonly string[], thisRow: boolean, row: number): Area {
  if (thisRow) return { ...table.area, top: row, bottom: row };
  const special = parts.find((part) => part.startsWith("#"))?.toLowerCase();
  if (special === "#headers") return { ...table.area, bottom: table.area.top };
  if (special === "#all") return table.area;
  return bodyArea(table) ?? table.area;
}

/** -1 where the table has no such column. */
function columnOf(table: TableState, name: string): number {
  return table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
}
