/** `Excel.Range`: the cells themselves. */
import {
  type Area,
  areaAt,
  areaName,
  boundingArea,
  cellCount,
  columnCount,
  columnLetters,
  columnLimit,
  contains,
  intersection,
  isEntireColumn,
  isEntireRow,
  rowCount,
  rowLimit,
} from "../address";
import type { Scalar } from "../cell-input";
import { cellText, valueType } from "../cell-text";
import { HostError, invalidArgument, itemNotFound } from "../error";
import type { SheetModel, TableState } from "../model";
import type { Json } from "../protocol";
import { flag, oneOf, record, rows, whole } from "./arguments";
import { conditionalFormatCollection } from "./conditional-format";
import { type RangeTarget, rangeTarget, type SheetTarget, versionOf } from "./context";
import { clearValidations, dataValidation } from "./data-validation";
import { type Argument, defineType, type HostObject, isHostObject, nullObject } from "./define";
import { cellFormats, columnWidth, commonFormat, rangeFormat, readFormat, writeFormat } from "./format";
import { areaOf } from "./place";
import { rangeArgument } from "./range-argument";
import { usedWithin } from "./used";
import { specialCells } from "./range-areas";

/** Reading more cells than this at once fails in every Excel. */
const readLimit = 5_000_000;

export function rangeObject(home: SheetTarget, area: Area): HostObject {
  return rangeType(rangeTarget(home, area));
}

const rangeType = defineType<RangeTarget>("Range", () => ({
  version: versionOf,
  keep: ({ sheet, place }) => {
    sheet.tracked.add(place);
  },
  release: ({ sheet, place }) => {
    sheet.tracked.delete(place);
  },
  scalars: {
    Address: { get: (target) => target.sheet.address(areaOf(target)) },
    AddressLocal: { get: (target) => target.sheet.address(areaOf(target)) },
    RowIndex: { get: (target) => areaOf(target).top },
    ColumnIndex: { get: (target) => areaOf(target).left },
    RowCount: { get: (target) => rowCount(areaOf(target)) },
    ColumnCount: { get: (target) => columnCount(areaOf(target)) },
    CellCount: {
      get: (target) => {
        const count = cellCount(areaOf(target));
        return count > 2_147_483_647 ? -1 : count;
      },
    },
    IsEntireColumn: { since: "1.7", get: (target) => isEntireColumn(areaOf(target)) },
    IsEntireRow: { since: "1.7", get: (target) => isEntireRow(areaOf(target)) },
    Values: {
      get: (target) => grid(target, (sheet, row, column) => sheet.value(row, column) ?? ""),
      set: (target, value) => {
        write(target, value, "values", (sheet, row, column, input) => {
          sheet.enter(row, column, input);
        });
      },
    },
    Formulas: {
      get: (target) => grid(target, (sheet, row, column) => sheet.formula(row, column) ?? ""),
      set: (target, value) => {
        write(target, value, "formulas", (sheet, row, column, input) => {
          sheet.enterFormula(row, column, input);
        });
      },
    },
    Text: {
      get: (target) =>
        grid(target, (sheet, row, column) =>
          cellText(sheet.value(row, column), sheet.cells.numberFormat(row, column)),
        ),
    },
    ValueTypes: {
      get: (target) => grid(target, (sheet, row, column) => valueType(sheet.value(row, column))),
    },
    NumberFormat: {
      get: (target) => grid(target, (sheet, row, column) => sheet.cells.numberFormat(row, column)),
      set: (target, value) => {
        writeNumberFormat(target, value);
      },
    },
    HasSpill: {
      since: "1.12",
      get: (target) => {
        const area = areaOf(target);
        const spilled = [...target.sheet.spills.values()];
        if (spilled.some((other) => contains(other, area))) return true;
        return spilled.some((other) => intersection(other, area) !== null) ? null : false;
      },
    },
    Hidden: { since: "1.2", get: (target) => bothHidden(target) },
    RowHidden: {
      since: "1.2",
      get: ({ sheet, ...target }) => hidden(areaOf({ sheet, ...target }), "rows", sheet.state.hiddenRows),
      set: (target, value) => {
        target.sheet.requireAllowed("allowFormatRows");
        const area = areaOf(target);
        setHidden(target.sheet.state.hiddenRows, area.top, area.bottom, flag(value));
      },
    },
    ColumnHidden: {
      since: "1.2",
      get: ({ sheet, ...target }) =>
        hidden(areaOf({ sheet, ...target }), "columns", sheet.state.hiddenColumns),
      set: (target, value) => {
        target.sheet.requireAllowed("allowFormatColumns");
        const area = areaOf(target);
        setHidden(target.sheet.state.hiddenColumns, area.left, area.right, flag(value));
      },
    },
  },
  navigation: {
    Worksheet: { get: ({ context, sheet }) => context.objects.worksheet({ context, sheet }) },
    Format: { get: rangeFormat },
    ConditionalFormats: { since: "1.6", get: conditionalFormatCollection },
    DataValidation: { since: "1.8", get: dataValidation },
  },
  methods: {
    Clear: { call: clear },
    Select: {
      call: (target) => {
        target.context.workbook.select(target.sheet, areaOf(target));
        return undefined;
      },
    },
    Calculate: {
      since: "1.6",
      call: ({ context }) => {
        context.workbook.dirty = true;
        context.workbook.recalculate();
        return undefined;
      },
    },
    Insert: { call: insert },
    Delete: { call: remove },
    Merge: {
      since: "1.2",
      call: (target, across) => {
        const area = areaOf(target);
        target.sheet.requireWritable(area);
        if (target.sheet.tablesIn(area).length > 0)
          throw new HostError("InvalidOperation", "no merging in tables");
        const areas = flag(across)
          ? Array.from({ length: rowCount(area) }, (_, y) => ({
              ...area,
              top: area.top + y,
              bottom: area.top + y,
            }))
          : [area];
        target.sheet.state.merged.push(...areas);
        return undefined;
      },
    },
    Unmerge: {
      since: "1.2",
      call: (target) => {
        const area = areaOf(target);
        const { state } = target.sheet;
        state.merged = state.merged.filter((other) => intersection(other, area) === null);
        return undefined;
      },
    },
    GetMergedAreasOrNullObject: {
      since: "1.13",
      call: (target) => {
        const area = areaOf(target);
        const found = target.sheet.state.merged.filter((other) => intersection(other, area) !== null);
        return found.length > 0 ? target.context.objects.rangeAreas(target, found) : nullObject("RangeAreas");
      },
    },
    GetCell: {
      call: (target, row, column) =>
        beside(target, ({ top, left }) => areaAt(top + whole(row), left + whole(column), 1, 1)),
    },
    GetRow: {
      call: (target, row) => {
        const index = whole(row);
        return beside(target, (area) => areaAt(area.top + index, area.left, 1, columnCount(area)));
      },
    },
    GetColumn: {
      call: (target, column) => {
        const index = whole(column);
        return beside(target, (area) => areaAt(area.top, area.left + index, rowCount(area), 1));
      },
    },
    GetLastCell: {
      call: (target) => beside(target, ({ bottom, right }) => areaAt(bottom, right, 1, 1)),
    },
    GetLastRow: { call: (target) => beside(target, (area) => ({ ...area, top: area.bottom })) },
    GetLastColumn: { call: (target) => beside(target, (area) => ({ ...area, left: area.right })) },
    GetOffsetRange: {
      call: (target, rowOffset, columnOffset) =>
        beside(target, (area) =>
          areaAt(
            area.top + whole(rowOffset),
            area.left + whole(columnOffset),
            rowCount(area),
            columnCount(area),
          ),
        ),
    },
    GetResizedRange: {
      call: (target, deltaRows, deltaColumns) =>
        beside(target, (area) =>
          areaAt(
            area.top,
            area.left,
            rowCount(area) + whole(deltaRows),
            columnCount(area) + whole(deltaColumns),
          ),
        ),
    },
    GetAbsoluteResizedRange: {
      since: "1.7",
      call: (target, numRows, numColumns) =>
        beside(target, (area) => areaAt(area.top, area.left, whole(numRows), whole(numColumns))),
    },
    GetColumnsAfter: {
      since: "1.2",
      call: (target, count) =>
        beside(target, (area) => areaAt(area.top, area.right + 1, rowCount(area), orOne(count))),
    },
    GetColumnsBefore: {
      since: "1.2",
      call: (target, count) =>
        beside(target, (area) => areaAt(area.top, area.left - orOne(count), rowCount(area), orOne(count))),
    },
    GetRowsBelow: {
      since: "1.2",
      call: (target, count) =>
        beside(target, (area) => areaAt(area.bottom + 1, area.left, orOne(count), columnCount(area))),
    },
    GetRowsAbove: {
      since: "1.2",
      call: (target, count) =>
        beside(target, (area) => areaAt(area.top - orOne(count), area.left, orOne(count), columnCount(area))),
    },
    GetEntireColumn: {
      call: (target) => beside(target, (area) => ({ ...area, top: 0, bottom: rowLimit - 1 })),
    },
    GetEntireRow: {
      call: (target) => beside(target, (area) => ({ ...area, left: 0, right: columnLimit - 1 })),
    },
    GetBoundingRect: {
      call: (target, other) => {
        const second = rangeArgument(target, other);
        if (second.sheet !== target.sheet) throw invalidArgument("both ranges must be on one sheet");
        return beside(target, (area) => boundingArea(area, areaOf(second)));
      },
    },
    GetIntersection: {
      call: (target, other) => {
        const found = common(target, other);
        if (found === null) throw itemNotFound("the ranges have no common cell");
        return found;
      },
    },
    GetIntersectionOrNullObject: {
      since: "1.4",
      call: (target, other) => common(target, other) ?? nullObject("Range"),
    },
    GetUsedRange: {
      since: "1.2",
      call: (target, valuesOnly) => {
        const used = usedWithin(target.sheet, areaOf(target), flag(valuesOnly));
        if (used === null) throw itemNotFound("no cell of the range is in use");
        return rangeObject(target, used);
      },
    },
    GetUsedRangeOrNullObject: {
      since: "1.4",
      call: (target, valuesOnly) => {
        const used = usedWithin(target.sheet, areaOf(target), flag(valuesOnly));
        return used === null ? nullObject("Range") : rangeObject(target, used);
      },
    },
    GetSpecialCellsOrNullObject: {
      since: "1.9",
      call: (target, kind) => specialCells(target, kind) ?? nullObject("RangeAreas"),
    },
    GetSpecialCells: {
      since: "1.9",
      call: (target, kind) => {
        const found = specialCells(target, kind);
        if (found === null) throw itemNotFound("no such cells");
        return found;
      },
    },
    GetTables: {
      since: "1.9",
      call: (target, fullyContained) => {
        const area = areaOf(target);
        const found = (): TableState[] =>
          target.sheet.tablesIn(area).filter((table) => !flag(fullyContained) || contains(area, table.area));
        return target.context.objects.tables(target.context, found, target);
      },
    },
    GetCellProperties: { since: "1.9", call: cellProperties },
    SetCellProperties: { since: "1.9", call: setCellProperties },
    GetRowProperties: { since: "1.9", call: rowProperties },
    GetColumnProperties: { since: "1.9", call: columnProperties },
    _ValidateArraySize: {
      since: "1.3",
      call: (target, rowsGiven, columnsGiven) => {
        const area = areaOf(target);
        if (rowsGiven !== rowCount(area) || columnsGiven !== columnCount(area)) {
          throw invalidArgument("the number of rows or columns doesn't match the range");
        }
        return undefined;
      },
    },
  },
}));

function beside(target: RangeTarget, find: (area: Area) => Area): HostObject {
  return rangeObject(target, find(areaOf(target)));
}

function orOne(count: Argument): number {
  return count === null || count === undefined ? 1 : whole(count);
}

function common(target: RangeTarget, other: Argument): HostObject | null {
  const second = rangeArgument(target, other);
  const area = second.sheet === target.sheet ? intersection(areaOf(target), areaOf(second)) : null;
  return area === null ? null : rangeObject(target, area);
}

/** One value per cell; `null` for whole rows and columns, as Excel answers. */
function grid(target: RangeTarget, read: (sheet: SheetModel, row: number, column: number) => Scalar): Json {
  const area = areaOf(target);
  if (isEntireColumn(area) || isEntireRow(area)) return null;
  if (cellCount(area) > readLimit) {
    throw new HostError(
      "RangeExceedsLimit",
      "The cell count in the range has exceeded the maximum supported number.",
    );
  }
  const lines: Scalar[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: Scalar[] = [];
    for (let column = area.left; column <= area.right; column += 1)
      line.push(read(target.sheet, row, column));
    lines.push(line);
  }
  return lines;
}

/** One value for every cell, or rows of values of exactly the range's shape. */
function write(
  target: RangeTarget,
  value: Json,
  what: "values" | "formulas",
  enter: (sheet: SheetModel, row: number, column: number, input: Json) => void,
): void {
  const area = areaOf(target);
  if (isEntireColumn(area) || isEntireRow(area)) throw invalidArgument("no values for whole rows or columns");
  target.sheet.requireWritable(area);
  const lines = Array.isArray(value) ? rows(value, rowCount(area), columnCount(area)) : null;
  target.context.workbook.log(target.sheet, area, what);
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (coveredByMerge(target.sheet, row, column)) continue;
      enter(target.sheet, row, column, lines === null ? value : lines[row - area.top]?.[column - area.left]);
    }
  }
}

function coveredByMerge(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.state.merged.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left),
  );
}

function writeNumberFormat(target: RangeTarget, value: Json): void {
  const area = areaOf(target);
  target.sheet.requireAllowed("allowFormatCells");
  target.context.workbook.log(target.sheet, area, "number-format");
  if (typeof value === "string") {
    target.sheet.cells.setNumberFormat(area, value);
    return;
  }
  rows(value, rowCount(area), columnCount(area)).forEach((line, y) => {
    line.forEach((format, x) => {
      if (format === null || format === undefined) return;
      if (typeof format !== "string") throw invalidArgument("a number format is text");
      target.sheet.cells.setNumberFormat(areaAt(area.top + y, area.left + x, 1, 1), format);
    });
  });
}

function clear(target: RangeTarget, applyTo: Argument): undefined {
  const what = oneOf(
    applyTo,
    ["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks", "ResetContents"],
    "All",
  );
  const area = areaOf(target);
  const { sheet, context } = target;
  if (what === "All" || what === "Contents") {
    sheet.requireWritable(area);
    sheet.clearContents(area);
  }
  if (what === "All") clearValidations(sheet, area);
  if (what === "All" || what === "Formats") {
    sheet.requireAllowed("allowFormatCells");
    sheet.cells.clearFormats(area);
    // As in Excel, clearing formats takes the conditional formats of these cells with it.
    sheet.state.conditionalFormats = sheet.state.conditionalFormats.filter(
      (rule) => !rule.areas.every((other) => contains(area, other)),
    );
  }
  context.workbook.log(sheet, area, "clear");
  return undefined;
}

function insert(target: RangeTarget, shift: Argument): HostObject {
  const direction = oneOf(shift, ["Down", "Right"]);
  const area = areaOf(target);
  const { sheet, context } = target;
  if (isEntireRow(area)) {
    sheet.requireAllowed("allowInsertRows");
    sheet.insertRows(area.top, rowCount(area));
  } else if (isEntireColumn(area)) {
    sheet.requireAllowed("allowInsertColumns");
    sheet.insertColumns(area.left, columnCount(area));
  } else {
    sheet.requireWritable(area);
    sheet.insertCells(area, direction);
  }
  context.workbook.log(sheet, area, "insert");
  return rangeObject(target, area);
}

function remove(target: RangeTarget, shift: Argument): undefined {
  const direction = oneOf(shift, ["Up", "Left"]);
  const area = areaOf(target);
  const { sheet, context } = target;
  if (isEntireRow(area)) {
    sheet.requireAllowed("allowDeleteRows");
    sheet.deleteRows(area.top, rowCount(area));
  } else if (isEntireColumn(area)) {
    sheet.requireAllowed("allowDeleteColumns");
    sheet.deleteColumns(area.left, columnCount(area));
  } else {
    sheet.requireWritable(area);
    sheet.deleteCells(area, direction);
  }
  context.workbook.log(sheet, area, "delete");
  return undefined;
}

function hidden(area: Area, axis: "rows" | "columns", lines: ReadonlySet<number>): boolean | null {
  const [first, last] = axis === "rows" ? [area.top, area.bottom] : [area.left, area.right];
  const count = [...lines].filter((line) => line >= first && line <= last).length;
  if (count === 0) return false;
  return count === last - first + 1 ? true : null;
}

function bothHidden(target: RangeTarget): boolean | null {
  const area = areaOf(target);
  const byRow = hidden(area, "rows", target.sheet.state.hiddenRows);
  const byColumn = hidden(area, "columns", target.sheet.state.hiddenColumns);
  if (byRow === true || byColumn === true) return true;
  return byRow === false && byColumn === false ? false : null;
}

function setHidden(lines: Set<number>, first: number, last: number, on: boolean): void {
  for (let line = first; line <= last; line += 1) {
    if (on) lines.add(line);
    else lines.delete(line);
  }
}

/** `getCellProperties({ format: { fill: { color: true } } })`: what was asked for, per cell, names as the client writes them. */
function cellProperties(target: RangeTarget, options: Argument): Json {
  const wanted = record(options);
  const paths = formatPaths(record(wanted["format"]), "");
  const area = areaOf(target);
  const lines: Json[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: Json[] = [];
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = rangeTarget(target, { top: row, left: column, bottom: row, right: column });
      line.push({
        ...(wanted["address"] === true ? { address: target.sheet.address(areaOf(cell)) } : {}),
        ...(paths.length > 0 ? { format: nested(paths, cell) } : {}),
      });
    }
    lines.push(line);
  }
  return lines;
}

function nested(paths: readonly string[], cell: RangeTarget): Json {
  const tree: Record<string, Record<string, Json> | Json> = {};
  for (const path of paths) {
    const [group = "", name] = path.split(".");
    const value = commonFormat(cell, path, cellFormats[path]?.otherwise ?? "");
    if (name === undefined) tree[group] = value;
    else tree[group] = { ...record(tree[group] ?? {}), [name]: value };
  }
  return tree;
}

function formatPaths(options: Readonly<Record<string, Json>>, prefix: string): string[] {
  return Object.entries(options).flatMap(([name, wanted]) => {
    const path = `${prefix}${name}`;
    if (wanted === true) {
      if (cellFormats[path] === undefined) throw invalidArgument(`no cell property ${path}`);
      return [path];
    }
    return formatPaths(record(wanted), `${path}.`);
  });
}

function setCellProperties(target: RangeTarget, data: Argument): undefined {
  const area = areaOf(target);
  if (isHostObject(data)) throw invalidArgument("rows of cell properties expected");
  rows(data, rowCount(area), columnCount(area)).forEach((line, y) => {
    line.forEach((properties, x) => {
      const cell = rangeTarget(target, areaAt(area.top + y, area.left + x, 1, 1));
      applyFormats(cell, record(record(properties)["format"]), "");
    });
  });
  return undefined;
}

function applyFormats(cell: RangeTarget, values: Readonly<Record<string, Json>>, prefix: string): void {
  for (const [name, value] of Object.entries(values)) {
    const spec = cellFormats[`${prefix}${name}`];
    if (spec !== undefined) writeFormat(cell, `${prefix}${name}`, readFormat(spec, value));
    else applyFormats(cell, record(value), `${name}.`);
  }
}

function rowProperties(target: RangeTarget, options: Argument): Json {
  const wanted = record(options);
  const area = areaOf(target);
  return Array.from({ length: rowCount(area) }, (_, y) => {
    const row = area.top + y;
    return {
      ...(wanted["rowIndex"] === true ? { rowIndex: row } : {}),
      ...(wanted["rowHidden"] === true ? { rowHidden: target.sheet.state.hiddenRows.has(row) } : {}),
      ...(wanted["address"] === true
        ? { address: `${target.sheet.name}!${areaName({ ...area, top: row, bottom: row })}` }
        : {}),
      ...(wanted["format"] === undefined
        ? {}
        : { format: lineFormats(target, record(wanted["format"]), "row", row) }),
    };
  });
}

function columnProperties(target: RangeTarget, options: Argument): Json {
  const wanted = record(options);
  const area = areaOf(target);
  return Array.from({ length: columnCount(area) }, (_, x) => {
    const column = area.left + x;
    return {
      ...(wanted["columnIndex"] === true ? { columnIndex: column } : {}),
      ...(wanted["columnHidden"] === true
        ? { columnHidden: target.sheet.state.hiddenColumns.has(column) }
        : {}),
      ...(wanted["address"] === true ? { address: `${target.sheet.name}!${columnLetters(column)}` } : {}),
      ...(wanted["format"] === undefined
        ? {}
        : { format: lineFormats(target, record(wanted["format"]), "column", column) }),
    };
  });
}

function lineFormats(
  target: RangeTarget,
  options: Readonly<Record<string, Json>>,
  axis: "row" | "column",
  line: number,
): Json {
  const { columnWidth: width, rowHeight: height, ...others } = options;
  const area = areaOf(target);
  const part = axis === "row" ? { ...area, top: line, bottom: line } : { ...area, left: line, right: line };
  const paths = formatPaths(others, "");
  const tree = paths.length > 0 ? record(nested(paths, rangeTarget(target, part))) : {};
  return {
    ...tree,
    ...(width === true ? { columnWidth: columnWidth(target, line) } : {}),
    ...(height === true ? { rowHeight: target.sheet.state.rowHeights.get(line) ?? 15 } : {}),
  };
}
