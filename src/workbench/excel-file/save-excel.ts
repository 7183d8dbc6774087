/**
 * The host's workbook as an .xlsx. Where it came from one, that file is opened again and only what differs is written
 * over it, so that pictures, input checks, print settings and the like stay.
 */
import type { Row, Workbook, Worksheet } from "exceljs";
import { unzipSync, zipSync } from "fflate";
import { type Area, areaName, type SheetModel, type TableState, type WorkbookModel } from "../../host";
import type { RuleDetails } from "../rules/file-rule";
import { colourReader, type ReadColour } from "./colours";
import { newBook, type OpenedFile, widthOfPoints } from "./file";
import { putFilters } from "./filters";
import { formatsOf, sameFormats, styleWith } from "./formats";
import { putNames } from "./names";
import { mergesOf, numberFormat, tablesOf, viewOf } from "./open-excel";
import { looksOf, type Parts, partText, setPartText, sheetPaths, withPieces } from "./package";
import { filedRules, putLooks } from "./rules";
import { filedValidations } from "./validations";
import { contentOf, filedValue } from "./values";

export async function saveExcel(
  workbook: WorkbookModel,
  file: OpenedFile | null,
  rules: RuleDetails = file?.rules ?? new Map<string, never>(),
): Promise<Uint8Array> {
  const book = await newBook();
  if (file !== null) await book.xlsx.load(file.bytes.slice().buffer);
  const colour = colourReader(book);
  const places = sheetPlaces(book, workbook, file);
  for (const sheet of book.worksheets) {
    if (![...places.values()].includes(sheet)) book.removeWorksheet(sheet.id);
  }
  // First names of their own, so that two sheets may have changed theirs about.
  for (const sheet of places.values()) sheet.name = `~${sheet.id}`;
  for (const [model, sheet] of places) {
    sheet.name = model.state.name;
    writeTables(sheet, model);
    releaseMerges(sheet, model);
    writeCells(sheet, model, colour);
    writeLayout(sheet, model);
    // These are put into the finished parts: exceljs knows half of their kinds.
    sheet.removeConditionalFormatting(() => false);
    removeValidations(sheet);
  }
  book.definedNames.model = [];
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  putNames(parts, workbook);
  putRulesAndValidations(parts, workbook, rules);
  putFilters(parts, workbook);
  return zipSync(parts);
}

function removeValidations(sheet: Worksheet): void {
  const holder: unknown = Reflect.get(sheet, "dataValidations");
  if (typeof holder === "object" && holder !== null) Reflect.set(holder, "model", {});
}

function putRulesAndValidations(parts: Parts, workbook: WorkbookModel, rules: RuleDetails): void {
  const paths = sheetPaths(parts);
  const looks = looksOf(parts);
  for (const model of workbook.sheets) {
    const path = paths.get(model.name);
    if (path === undefined) continue;
    const { own, extension } = filedRules(model, rules, looks);
    const pieces = own + filedValidations(model);
    if (pieces !== "" || extension !== "") {
      setPartText(parts, path, withPieces(partText(parts, path), pieces, extension));
    }
  }
  putLooks(parts, looks);
}

function sheetPlaces(
  book: Workbook,
  workbook: WorkbookModel,
  file: OpenedFile | null,
): Map<SheetModel, Worksheet> {
  return new Map(
    workbook.sheets.map((model) => {
      const name = file?.sheetNames.get(model.state.id);
      const found = name === undefined ? undefined : book.getWorksheet(name);
      return [model, found ?? book.addWorksheet(freeName(book, model.state.name))];
    }),
  );
}

function freeName(book: Workbook, wanted: string): string {
  let name = wanted;
  for (let number = 2; book.getWorksheet(name) !== undefined; number += 1) {
    name = `${wanted.slice(0, 26)} ${number}`;
  }
  return name;
}

/** Before cells are written: what is written into a merged cell ends in the first of them. */
function releaseMerges(sheet: Worksheet, { state }: SheetModel): void {
  const wanted = state.merged.map(areaName);
  for (const merge of mergesOf(sheet).map(areaName)) {
    if (!wanted.includes(merge)) sheet.unMergeCells(merge);
  }
}

function writeCells(sheet: Worksheet, model: SheetModel, colour: ReadColour): void {
  const used = model.cells.usedArea(false);
  const bottom = Math.max(sheet.rowCount - 1, used?.bottom ?? -1);
  const right = Math.max(sheet.columnCount - 1, used?.right ?? -1);
  for (let row = 0; row <= bottom; row += 1) {
    const line = sheet.findRow(row + 1);
    for (let column = 0; column <= right; column += 1) {
      writeCell(sheet, line, model, row, column, colour);
    }
  }
}

function writeCell(
  sheet: Worksheet,
  line: Row | undefined,
  model: SheetModel,
  row: number,
  column: number,
  colour: ReadColour,
): void {
  const value = model.value(row, column);
  const formats = model.cells.formatsOf(row, column);
  const pattern = model.cells.numberFormat(row, column);
  const blank = value === undefined && formats === null && pattern === "General";
  if (blank && line?.findCell(column + 1) === undefined) return;
  const cell = sheet.getCell(row + 1, column + 1);
  if (!cell.isMerged || cell.master === cell) {
    const formula = model.cells.formula(row, column);
    const before = contentOf(cell);
    if (before?.value !== value || before?.formula !== formula) {
      cell.value =
        value === undefined ? null : filedValue(formula === undefined ? { value } : { value, formula });
    }
  }
  if (!sameFormats(formatsOf(cell.style, colour), formats)) {
    cell.style = styleWith(cell.style, formats ?? new Map());
  }
  if (numberFormat(cell.numFmt) !== pattern) cell.numFmt = pattern;
}

function writeLayout(sheet: Worksheet, { state }: SheetModel): void {
  const states = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;
  sheet.state = states[state.visibility];
  if (state.tabColor !== "") sheet.properties.tabColor = { argb: `FF${state.tabColor.replace("#", "")}` };
  const before = mergesOf(sheet).map(areaName);
  for (const merge of state.merged.map(areaName)) {
    if (!before.includes(merge)) sheet.mergeCellsWithoutStyle(merge);
  }
  for (const [column, points] of state.columnWidths) {
    const place = sheet.getColumn(column + 1);
    const width = widthOfPoints(points);
    if (place.width === undefined || Math.abs(place.width - width) > 0.3) place.width = width;
  }
  for (let column = 1; column <= sheet.columnCount; column += 1) {
    const hidden = state.hiddenColumns.has(column - 1);
    const place = sheet.getColumn(column);
    if (place.hidden !== hidden) place.hidden = hidden;
  }
  for (const [row, height] of state.rowHeights) sheet.getRow(row + 1).height = height;
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const hidden = state.hiddenRows.has(row - 1);
    const line = sheet.findRow(row);
    if (line !== undefined && line.hidden !== hidden) line.hidden = hidden;
  }
  // What the filter leaves is put in afterwards.
  Reflect.set(sheet, "autoFilter", state.filter === null ? null : areaName(state.filter.area));
  writeView(sheet, state.frozen, state.showGridlines);
}

function writeView(sheet: Worksheet, frozen: Area | null, showGridLines: boolean): void {
  const rows = frozen === null || frozen.bottom > 1_000_000 ? 0 : frozen.bottom + 1;
  const columns = frozen === null || frozen.right > 16_000 ? 0 : frozen.right + 1;
  const isFrozen = rows + columns > 0;
  const view = viewOf(sheet);
  const same = view?.state === "frozen" && (view.ySplit ?? 0) === rows && (view.xSplit ?? 0) === columns;
  if (isFrozen && !same) {
    sheet.views = [{ state: "frozen", xSplit: columns, ySplit: rows, showGridLines }];
  } else if (!isFrozen && view?.state === "frozen") sheet.views = [{ state: "normal", showGridLines }];
}

/** Tables that are as the file has them stay untouched; others are written anew, from the cells. */
function writeTables(sheet: Worksheet, model: SheetModel): void {
  const inFile = tablesOf(sheet);
  const same = (table: TableState): boolean =>
    inFile.some(
      (other) =>
        other.name === table.name &&
        areaName(other.area) === areaName(table.area) &&
        other.columns.join("\n") === table.columns.map(({ name }) => name).join("\n"),
    );
  for (const { name } of inFile) {
    if (!model.state.tables.some((table) => table.name === name && same(table))) sheet.removeTable(name);
  }
  for (const table of model.state.tables) if (!same(table)) addTable(sheet, model, table);
}

function addTable(sheet: Worksheet, model: SheetModel, table: TableState): void {
  const { area, name, showHeaders, showTotals, columns, options, style } = table;
  const first = area.top + (showHeaders ? 1 : 0);
  const last = area.bottom - (showTotals ? 1 : 0);
  const rows = Array.from({ length: last - first + 1 }, (_, index) =>
    columns.map((_column, x) => model.value(first + index, area.left + x) ?? null),
  );
  sheet.addTable({
    name,
    ref: areaName({ ...area, bottom: area.top, right: area.left }),
    headerRow: showHeaders,
    totalsRow: showTotals,
    style: { ...themeOf(style), showRowStripes: options.get("bandedRows") !== false },
    columns: columns.map((column) => ({
      name: column.name,
      filterButton: options.get("filterButton") !== false,
    })),
    rows,
  });
}

const themes = /^TableStyle(Light|Medium|Dark)\d+$/;

function themeOf(style: string): { theme?: "TableStyleMedium2" } {
  if (!themes.test(style)) return {};
  // exceljs names the styles in a type of its own; any of Excel's names is one of them.
  return { theme: style } as { theme: "TableStyleMedium2" };
}
