/** Finds out what there is around the selected cell: the sheet, its tables, its used cells, names of ours. */
import type { Area, SheetTable } from "../core/sheet";
import type { ExcelSession } from "./excel-session";
import { askNamedPlaces, takeNamedPlaces } from "./named-places";
import type { NamedPlace } from "./own-columns-logic";
import { areaOf, areaProperties } from "./range";

export interface TableOnSheet extends SheetTable {
  readonly id: string;
}

/** Another sheet of the workbook. */
export interface OtherSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  /** It stands before the register's sheet. */
  readonly before: boolean;
}

export interface SheetFacts {
  readonly sheet: Excel.Worksheet;
  readonly id: string;
  readonly name: string;
  readonly isProtected: boolean;
  readonly isStructureProtected: boolean;
  /** Cells with values; null on an empty sheet. */
  readonly used: Area | null;
  /** What the sheet's own filter covers; null where it has none. */
  readonly filter: Area | null;
  readonly cell: { readonly row: number; readonly column: number };
  readonly tables: readonly TableOnSheet[];
  readonly names: readonly NamedPlace[];
  /** In the order of the workbook, hidden ones among them. */
  readonly others: readonly OtherSheet[];
}

/** Looks at a sheet by name, or at the active one. Two syncs. */
export async function locate(session: ExcelSession, sheetName?: string): Promise<SheetFacts> {
  const { workbook } = session;
  const cell = workbook.getActiveCell();
  const sheet = sheetName === undefined ? cell.worksheet : workbook.worksheets.getItem(sheetName);
  sheet.load("id,name");
  sheet.protection.load("protected");
  workbook.protection.load("protected");
  cell.load("rowIndex,columnIndex");
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(areaProperties);
  const filter = sheet.autoFilter.getRangeOrNullObject();
  filter.load(areaProperties);
  sheet.tables.load("items/id,items/name,items/showHeaders,items/showTotals");
  sheet.names.load("items/name");
  workbook.worksheets.load("items/id,items/name");
  await session.sync();
  const ranges = sheet.tables.items.map((table) => {
    const range = table.getRange();
    range.load(areaProperties);
    return { table, range };
  });
  const own = askNamedPlaces(sheet.names);
  if (ranges.length + own.length > 0) await session.sync();
  return {
    sheet,
    id: sheet.id,
    name: sheet.name,
    isProtected: sheet.protection.protected,
    isStructureProtected: workbook.protection.protected,
    used: used.isNullObject ? null : areaOf(used),
    filter: filter.isNullObject ? null : areaOf(filter),
    cell: { row: cell.rowIndex, column: cell.columnIndex },
    tables: ranges.map(({ table, range }) => ({
      id: table.id,
      name: table.name,
      area: areaOf(range),
      headerRow: table.showHeaders,
      totalsRow: table.showTotals,
    })),
    names: takeNamedPlaces(own),
    others: othersThan(sheet.id, workbook.worksheets.items),
  };
}

function othersThan(id: string, all: readonly Excel.Worksheet[]): OtherSheet[] {
  const at = all.findIndex((one) => one.id === id);
  return all.flatMap((sheet, place) =>
    place === at ? [] : [{ sheet, name: sheet.name, before: place < at }],
  );
}

/** The table under a cell, if any. */
export function tableAt(facts: SheetFacts, row: number, column: number): TableOnSheet | undefined {
  return facts.tables.find(
    ({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
}
