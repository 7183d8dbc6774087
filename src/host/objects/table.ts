/** Tables (`ListObject`) and their columns. */
import { areaAt, columnCount, contains, intersection, rowCount, type Area } from "../address";
import { HostError, invalidArgument, itemNotFound } from "../error";
import { bodyArea, makeTable, resizeTable, type SheetModel, type TableState } from "../model";
import { addColumns, uniqueColumnName } from "../model/sheet";
import type { TableColumnState } from "../model/state";
import { requireDefinedName } from "../names";
import type { Json } from "../protocol";
import { flag, itemExists, rows, text, whole } from "./arguments";
import { autoFilter } from "./auto-filter";
import { type HostContext, type InContext, type SheetTarget, versionOf } from "./context";
import { type Argument, defineType, type HostObject, isHostObject, nullObject } from "./define";
import { rangeArgument } from "./range-argument";
import { areaOf } from "./place";

interface TableTarget extends SheetTarget {
  readonly table: TableState;
}

interface ColumnTarget extends TableTarget {
  readonly column: TableColumnState;
}

interface TablesTarget extends InContext {
  readonly tables: () => readonly TableState[];
  /** The sheet that new tables go to; null for the workbook's tables. */
  readonly home: SheetTarget | null;
}

function optionScalar(
  name: string,
  otherwise: boolean,
): {
  get: (target: TableTarget) => Json;
  set: (target: TableTarget, value: Json) => void;
} {
  return {
    get: ({ table }) => table.options.get(name) ?? otherwise,
    set: (target, value) => {
      change(target);
      target.table.options.set(name, flag(value));
    },
  };
}

const tableType = defineType<TableTarget>("Table", () => ({
  version: versionOf,
  id: ({ table }) => table.id,
  scalars: {
    Id: { get: ({ table }) => table.id },
    Name: {
      get: ({ table }) => table.name,
      set: (target, value) => {
        change(target);
        const name = requireDefinedName(value);
        const other = target.context.workbook.table(name);
        if (other !== undefined && other.table !== target.table) throw itemExists(name);
        target.table.name = name;
      },
    },
    ShowHeaders: {
      get: ({ table }) => table.showHeaders,
      set: (target, value) => {
        setShowHeaders(target, flag(value));
      },
    },
    ShowTotals: {
      get: ({ table }) => table.showTotals,
      set: (target, value) => {
        setShowTotals(target, flag(value));
      },
    },
    Style: {
      get: ({ table }) => table.style,
      set: (target, value) => {
        change(target);
        target.table.style = text(value);
      },
    },
    ShowBandedRows: { since: "1.3", ...optionScalar("bandedRows", true) },
    ShowBandedColumns: { since: "1.3", ...optionScalar("bandedColumns", false) },
    ShowFilterButton: { since: "1.3", ...optionScalar("filterButton", true) },
    HighlightFirstColumn: { since: "1.3", ...optionScalar("firstColumn", false) },
    HighlightLastColumn: { since: "1.3", ...optionScalar("lastColumn", false) },
    LegacyId: { since: "1.8", get: ({ table }) => table.id },
  },
  navigation: {
    Worksheet: { since: "1.2", get: (target) => target.context.objects.worksheet(target) },
    Columns: { get: (target) => tableColumns(target) },
    Rows: { get: (target) => tableRows(target) },
    AutoFilter: { since: "1.9", get: (target) => autoFilter({ ...target, table: target.table }) },
  },
  methods: {
    GetRange: { call: (target) => target.context.objects.range(target, target.table.area) },
    GetHeaderRowRange: {
      call: (target) => {
        const { table } = target;
        if (!table.showHeaders) throw itemNotFound("the table shows no header");
        return target.context.objects.range(target, { ...table.area, bottom: table.area.top });
      },
    },
    GetDataBodyRange: { call: (target) => target.context.objects.range(target, body(target.table)) },
    GetTotalRowRange: {
      call: (target) => {
        const { table } = target;
        if (!table.showTotals) throw itemNotFound("the table shows no totals");
        return target.context.objects.range(target, { ...table.area, top: table.area.bottom });
      },
    },
    Resize: {
      since: "1.13",
      call: (target, range) => {
        resize(target, newArea(target, range));
        return undefined;
      },
    },
    Delete: {
      call: (target) => {
        target.sheet.requireWritable(target.table.area);
        drop(target);
        target.sheet.clearContents(target.table.area);
        target.sheet.cells.clearFormats(target.table.area);
        return undefined;
      },
    },
    ConvertToRange: {
      since: "1.2",
      call: (target) => {
        change(target);
        drop(target);
        return target.context.objects.range(target, target.table.area);
      },
    },
    ClearFilters: {
      since: "1.2",
      call: (target) => {
        for (let row = target.table.area.top; row <= target.table.area.bottom; row += 1) {
          target.sheet.state.hiddenRows.delete(row);
        }
        return undefined;
      },
    },
  },
}));

/** Nothing of a table changes on a protected sheet. */
function change({ sheet, table, context }: TableTarget): void {
  sheet.requireWritable(table.area);
  context.workbook.log(sheet, table.area, "table");
}

function body(table: TableState): Area {
  const area = bodyArea(table);
  if (area === null) throw itemNotFound("the table has no data row");
  return area;
}

function drop({ sheet, table }: TableTarget): void {
  sheet.state.tables = sheet.state.tables.filter((other) => other !== table);
}

function setShowTotals(target: TableTarget, show: boolean): void {
  const { sheet, table } = target;
  change(target);
  if (show === table.showTotals) return;
  const below = { ...table.area, top: table.area.bottom + 1, bottom: table.area.bottom + 1 };
  if (show) {
    sheet.insertCells(below, "Down");
    table.area = { ...table.area, bottom: below.bottom };
    table.showTotals = true;
    sheet.enter(below.top, below.left, "Total");
  } else {
    const line = { ...table.area, top: table.area.bottom };
    table.showTotals = false;
    table.area = { ...table.area, bottom: table.area.bottom - 1 };
    sheet.deleteCells(line, "Up");
  }
}

function setShowHeaders(target: TableTarget, show: boolean): void {
  const { sheet, table } = target;
  change(target);
  if (show === table.showHeaders) return;
  if (show) throw invalidArgument("showing a header again");
  table.showHeaders = false;
  const header = { ...table.area, bottom: table.area.top };
  table.area = { ...table.area, top: table.area.top + 1 };
  sheet.clearContents(header);
}

function newArea(target: TableTarget, range: Argument): Area {
  const found = rangeArgument(target, range);
  if (found.sheet !== target.sheet) throw invalidArgument("a table stays on its sheet");
  return areaOf(found);
}

/** The header row stays where it is; the new area overlaps the old one and no other table. */
function resize(target: TableTarget, area: Area): void {
  const { sheet, table } = target;
  const old = table.area;
  if (area.top !== old.top || intersection(area, old) === null) {
    throw invalidArgument("the header row must stay and the ranges must overlap");
  }
  if (rowCount(area) < (table.showHeaders ? 2 : 1)) throw invalidArgument("a table needs a data row");
  if (sheet.tablesIn(area).some((other) => other !== table)) throw invalidArgument("tables would overlap");
  if (sheet.state.merged.some((merged) => intersection(merged, area) !== null)) {
    throw invalidArgument("merged cells");
  }
  sheet.requireWritable(area);
  target.context.workbook.log(sheet, area, "table");
  resizeTable(sheet, table, area);
}

const tableColumn = defineType<ColumnTarget>("TableColumn", () => ({
  version: versionOf,
  id: ({ column }) => column.id,
  scalars: {
    Id: { get: ({ column }) => column.id },
    Index: { get: ({ table, column }) => table.columns.indexOf(column) },
    Name: {
      get: ({ column }) => column.name,
      set: (target, value) => {
        change(target);
        target.sheet.enter(target.table.area.top, columnArea(target).left, text(value));
      },
    },
    Values: {
      onDemand: true,
      get: (target) => {
        const area = columnArea(target);
        return Array.from({ length: rowCount(area) }, (_, y) => [
          target.sheet.value(area.top + y, area.left) ?? "",
        ]);
      },
    },
  },
  methods: {
    GetRange: { call: (target) => target.context.objects.range(target, columnArea(target)) },
    GetDataBodyRange: {
      call: (target) => {
        const { left, right } = columnArea(target);
        return target.context.objects.range(target, { ...body(target.table), left, right });
      },
    },
    GetHeaderRowRange: {
      call: (target) => {
        const area = columnArea(target);
        return target.context.objects.range(target, { ...area, bottom: area.top });
      },
    },
    Delete: {
      call: (target) => {
        deleteColumn(target);
        return undefined;
      },
    },
  },
}));

function columnArea({ table, column }: ColumnTarget): Area {
  const index = table.columns.indexOf(column);
  if (index < 0) throw itemNotFound("the column was deleted");
  return { ...table.area, left: table.area.left + index, right: table.area.left + index };
}

/** The cells to the right of the table, beside it, move left into the gap. */
function deleteColumn(target: ColumnTarget): void {
  const { sheet, table, context } = target;
  change(target);
  if (table.columns.length === 1) throw invalidArgument("a table needs a column");
  const area = columnArea(target);
  table.columns = table.columns.filter((column) => column !== target.column);
  const whole = table.area;
  sheet.state.tables = sheet.state.tables.filter((other) => other !== table);
  sheet.deleteCells(area, "Left");
  table.area = { ...whole, right: whole.right - 1 };
  sheet.state.tables.push(table);
  context.workbook.log(sheet, area, "delete");
}

const tableColumns = defineType<TableTarget>("TableColumnCollection", () => ({
  version: versionOf,
  scalars: { Count: { get: ({ table }) => table.columns.length } },
  items: (target) => target.table.columns.map((column) => tableColumn({ ...target, column })),
  item: (target, key) => columnObject(target, key) ?? missing("table column"),
  methods: {
    Add: {
      call: (target, index, values, name) => addColumn(target, index, values, name),
    },
    GetCount: { since: "1.4", call: ({ table }) => table.columns.length },
    GetItemAt: {
      call: (target, index) => {
        const column = target.table.columns[whole(index)];
        return column === undefined ? missing("table column") : tableColumn({ ...target, column });
      },
    },
    GetItemOrNullObject: {
      since: "1.4",
      call: (target, key) =>
        (isHostObject(key) ? null : columnObject(target, key)) ?? nullObject("TableColumn"),
    },
  },
}));

function missing(what: string): never {
  throw itemNotFound(what);
}

function columnObject(target: TableTarget, key: Json): HostObject | null {
  const wanted = typeof key === "string" ? key.toLowerCase() : null;
  const column = target.table.columns.find(({ id, name }) => id === key || name.toLowerCase() === wanted);
  return column === undefined ? null : tableColumn({ ...target, column });
}

/** Cells beside the table move right to make room, as in Excel; another table in the way is an error. */
function addColumn(target: TableTarget, index: Argument, values: Argument, name: Argument): HostObject {
  const { sheet, table } = target;
  change(target);
  const at = index === null || index === undefined ? table.columns.length : whole(index);
  if (at < 0 || at > table.columns.length) throw invalidArgument("column index");
  const place = areaAt(table.area.top, table.area.left + at, rowCount(table.area), 1);
  const others = sheet.state.tables.filter((other) => other !== table);
  const rest = { ...place, right: 16_383 };
  if (others.some((other) => intersection(other.area, rest) !== null && !contains(rest, other.area))) {
    throw new HostError("InvalidOperation", "This would shift cells in a table.");
  }
  sheet.state.tables = others;
  sheet.insertCells(place, "Right");
  sheet.state.tables.push(table);
  table.area = { ...table.area, right: table.area.right + 1 };
  addColumns(sheet, table, at, 1);
  const column = table.columns[at];
  if (column === undefined) throw new HostError("GeneralException", "column");
  if (!isHostObject(values) && values !== null && values !== undefined) {
    const lines = Array.isArray(values) ? rows(values, rowCount(place), 1) : null;
    for (let row = place.top; row <= place.bottom; row += 1) {
      sheet.enter(row, place.left, lines === null ? values : lines[row - place.top]?.[0]);
    }
  }
  if (typeof name === "string") sheet.enter(place.top, place.left, name);
  return tableColumn({ ...target, column });
}

interface RowTarget extends TableTarget {
  readonly index: number;
}

const tableRow = defineType<RowTarget>("TableRow", () => ({
  version: versionOf,
  scalars: { Index: { get: ({ index }) => index } },
  methods: {
    GetRange: { call: (target) => target.context.objects.range(target, rowArea(target)) },
    Delete: {
      call: (target) => {
        deleteRow(target);
        return undefined;
      },
    },
  },
}));

function rowArea({ table, index }: RowTarget): Area {
  const { top } = body(table);
  return { ...table.area, top: top + index, bottom: top + index };
}

/** The last row of a table is emptied, not taken away. */
function deleteRow(target: RowTarget): void {
  const { sheet, table } = target;
  change(target);
  const area = rowArea(target);
  if (rowCount(body(table)) === 1) {
    sheet.clearContents(area);
    return;
  }
  const whole = table.area;
  sheet.state.tables = sheet.state.tables.filter((other) => other !== table);
  sheet.deleteCells(area, "Up");
  table.area = { ...whole, bottom: whole.bottom - 1 };
  sheet.state.tables.push(table);
}

const tableRows = defineType<TableTarget>("TableRowCollection", () => ({
  version: versionOf,
  scalars: { Count: { get: ({ table }) => rowCount(body(table)) } },
  methods: {
    Add: { call: (target, index, values) => addRows(target, index, values) },
    GetCount: { since: "1.4", call: ({ table }) => rowCount(body(table)) },
    GetItemAt: {
      call: (target, index) => {
        const at = whole(index);
        if (at < 0 || at >= rowCount(body(target.table))) throw invalidArgument("row index");
        return tableRow({ ...target, index: at });
      },
    },
  },
}));

/** New rows at the end or before a row; cells below the table move down, the looks come from the row above. */
function addRows(target: TableTarget, index: Argument, values: Argument): HostObject {
  const { sheet, table, context } = target;
  change(target);
  const { top, bottom } = body(table);
  const at = index === null || index === undefined ? bottom - top + 1 : whole(index);
  if (at < 0 || at > bottom - top + 1) throw invalidArgument("row index");
  const count = !isHostObject(values) && Array.isArray(values) ? values.length : 1;
  const area = areaAt(top + at, table.area.left, count, columnCount(table.area));
  const others = sheet.state.tables.filter((other) => other !== table);
  const rest = { ...area, bottom: 1_048_575 };
  if (others.some((other) => intersection(other.area, rest) !== null && !contains(rest, other.area))) {
    throw new HostError("InvalidOperation", "This would shift cells in a table.");
  }
  const wholeArea = table.area;
  sheet.state.tables = others;
  sheet.insertCells(area, "Down");
  table.area = { ...wholeArea, bottom: wholeArea.bottom + count };
  sheet.state.tables.push(table);
  copyLooks(target, Math.max(top, area.top - 1), area);
  if (!isHostObject(values) && Array.isArray(values)) {
    rows(values, count, columnCount(area)).forEach((line, y) => {
      line.forEach((value, x) => {
        sheet.enter(area.top + y, area.left + x, value);
      });
    });
  }
  context.workbook.log(sheet, area, "table");
  return tableRow({ ...target, index: at });
}

function copyLooks({ sheet }: TableTarget, from: number, area: Area): void {
  for (let column = area.left; column <= area.right; column += 1) {
    sheet.cells.setNumberFormat(
      { ...area, left: column, right: column },
      sheet.cells.numberFormat(from, column),
    );
  }
  for (const rule of sheet.state.validations) {
    if (rule.area.bottom === area.top - 1 && rule.area.left <= area.right && rule.area.right >= area.left) {
      rule.area = { ...rule.area, bottom: area.bottom };
    }
  }
}

export const tableCollection = defineType<TablesTarget>("TableCollection", () => ({
  version: versionOf,
  scalars: { Count: { get: ({ tables }) => tables().length } },
  items: (target) => target.tables().map((table) => tableFace(target.context, table)),
  item: (target, key) => tableByKey(target, key) ?? missing("table"),
  methods: {
    Add: { call: (target, address, hasHeaders) => addTable(target, address, flag(hasHeaders)) },
    GetCount: { since: "1.4", call: ({ tables }) => tables().length },
    GetFirst: { since: "1.9", call: (target) => tableAt(target, 0) ?? missing("table") },
    GetItemAt: { call: (target, index) => tableAt(target, whole(index)) ?? missing("table") },
    GetItemOrNullObject: {
      since: "1.4",
      call: (target, key) => (isHostObject(key) ? null : tableByKey(target, key)) ?? nullObject("Table"),
    },
  },
}));

function tableAt({ context, tables }: TablesTarget, index: number): HostObject | null {
  const table = tables()[index];
  return table === undefined ? null : tableFace(context, table);
}

function tableByKey({ context, tables }: TablesTarget, key: Json): HostObject | null {
  const wanted = typeof key === "string" ? key.toLowerCase() : null;
  const table = tables().find(({ id, name }) => id === key || name.toLowerCase() === wanted);
  return table === undefined ? null : tableFace(context, table);
}

function tableFace(context: HostContext, table: TableState): HostObject {
  return tableType({ context, sheet: sheetOf(context, table), table });
}

function sheetOf(context: HostContext, table: TableState): SheetModel {
  const found = context.workbook.sheets.find((sheet) => sheet.state.tables.includes(table));
  if (found === undefined) throw itemNotFound("the table was deleted");
  return found;
}

function addTable(target: TablesTarget, address: Argument, hasHeaders: boolean): HostObject {
  const { context } = target;
  const home = target.home ?? { context, sheet: context.workbook.activeSheet };
  const { sheet, place } = rangeArgument(home, address);
  if (place.area === null) throw invalidArgument("range");
  let area = place.area;
  if (sheet.tablesIn(area).length > 0) throw invalidArgument("a table cannot overlap another table");
  if (sheet.state.merged.some((merged) => intersection(merged, area) !== null)) {
    throw invalidArgument("a table cannot hold merged cells");
  }
  sheet.requireWritable(area);
  if (!hasHeaders) {
    sheet.insertCells({ ...area, bottom: area.top }, "Down");
    area = { ...area, bottom: area.bottom + 1 };
  } else if (rowCount(area) === 1) {
    area = { ...area, bottom: area.bottom + 1 };
  }
  const table = makeTable(sheet, { name: freeTableName(context), area });
  context.workbook.log(sheet, area, "table");
  return tableType({ context, sheet, table });
}

function freeTableName(context: HostContext): string {
  const taken = context.workbook.tables().map(({ table }) => table.name);
  return uniqueColumnName("Table1", taken) === "Table1" ? "Table1" : nextName(taken);
}

function nextName(taken: readonly string[]): string {
  let number = 2;
  while (taken.includes(`Table${number}`)) number += 1;
  return `Table${number}`;
}
