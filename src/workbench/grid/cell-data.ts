/** One cell, from the host's content to Univer's and back. */
import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";

import type { CellContent, Scalar, SheetModel } from "../../host";
import { styleOf } from "./cell-style";

/** Which formulas Univer computes; of all others it is given the value. */
export type GridFormula = (sheet: SheetModel, row: number, column: number) => string | null;

/** What the grid has to hold for a cell; null where the cell is blank and plain. */
export function cellData(
  sheet: SheetModel,
  row: number,
  column: number,
  gridFormula: GridFormula,
): ICellData | null {
  const value = sheet.value(row, column);
  const style = styleOf(sheet, row, column);
  if (value === undefined) return style === null ? null : { s: style };
  const data: ICellData = valueData(value);
  const formula = gridFormula(sheet, row, column);
  if (formula !== null) data.f = formula;
  if (style !== null) data.s = style;
  return data;
}

function valueData(value: Scalar): ICellData {
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  return { v: value, t: CellValueType.STRING };
}

/** What the grid's cell says, as the host keeps it. Formulas come as they were typed. */
export function contentOf(cell: Nullable<ICellData>, formula: string | null): CellContent | undefined {
  const value = valueOf(cell);
  if (formula !== null) return { value: value ?? 0, formula };
  return value === undefined ? undefined : { value };
}

export function valueOf(cell: Nullable<ICellData>): Scalar | undefined {
  if (cell === null || cell === undefined) return undefined;
  const value = cell.v ?? richText(cell);
  if (value === undefined || value === "") return undefined;
  if (cell.t === CellValueType.BOOLEAN)
    return value === 1 || value === true || value === "1" || value === "TRUE";
  if (cell.t === CellValueType.NUMBER) return Number(value);
  return value;
}

/** Text with fonts inside: only its words are kept. */
function richText(cell: ICellData): string | undefined {
  return cell.p?.body?.dataStream.replace(/\r?\n?$/, "").replaceAll("\r", "\n");
}
