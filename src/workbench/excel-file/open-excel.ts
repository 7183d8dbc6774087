/** An .xlsx or .xlsm into the host's workbook: values, formulas, looks, sizes, merged cells, tables, rules, names. */
import type { Workbook, Worksheet, WorksheetView } from "exceljs";
import { type Area, parseArea, type SheetModel, type TableState, WorkbookModel } from "../../host";
import { WatchedCells } from "../watched-cells";
import type { RuleDetails } from "../rules/file-rule";
import { notDrawn } from "../rules/not-drawn";
import { colourReader, type ReadColour } from "./colours";
import { newBook, type OpenedFile, pointsOfWidth } from "./file";
import { readFilters } from "./filters";
import { formatsOf } from "./formats";
import { notHeldParts, notHeldSentences } from "./parts";
import { looksOf, partText, sheetParts, sheetPaths } from "./package";
import { readRules } from "./rules";
import { readValidations } from "./validations";
import { contentOf } from "./values";

export interface OpenedExcel {
  readonly workbook: WorkbookModel;
  readonly file: OpenedFile;
  readonly notes: readonly string[];
}

export async function openExcel(name: string, bytes: Uint8Array): Promise<OpenedExcel> {
  const book = await newBook();
  await book.xlsx.load(bytes.slice().buffer);
  const workbook = new WorkbookModel([], { createGrid: () => new WatchedCells() });
  const colour = colourReader(book);
  const rules: RuleDetails = new Map();
  const parts = sheetParts(bytes);
  const looks = looksOf(parts);
  const paths = sheetPaths(parts);
  const sheetNames = new Map<string, string>();
  for (const sheet of book.worksheets) {
    const model = workbook.addSheet(sheet.name.slice(0, 31));
    sheetNames.set(model.state.id, sheet.name);
    readCells(sheet, model, colour);
    readLayout(sheet, model, colour);
    readTables(sheet, model);
    const xml = partText(parts, paths.get(sheet.name) ?? "");
    readRules(xml, model, looks, colour, rules);
    readValidations(xml, model);
  }
  readNames(book, workbook);
  readFilters(parts, workbook, sheetNames);
  const shown = workbook.sheets.find(({ state }) => state.visibility === "Visible");
  workbook.state.name = name;
  workbook.state.activeSheet = (shown ?? workbook.sheets[0])?.state.id ?? "";
  workbook.writes.length = 0;
  workbook.dirty = false;
  const notHeld = notHeldParts(bytes);
  const kept = [...notDrawn(workbook, rules), ...notHeld.kept];
  const hasSparklines = [...paths.values()].some((path) => partText(parts, path).includes("sparklineGroup"));
  const lost = [...notHeld.lost, ...(hasSparklines ? ["sparklines"] : [])];
  return { workbook, file: { bytes, sheetNames, rules }, notes: notHeldSentences({ kept, lost }) };
}

function readCells(sheet: Worksheet, model: SheetModel, colour: ReadColour): void {
  sheet.eachRow({ includeEmpty: false }, (line, rowNumber) => {
    line.eachCell({ includeEmpty: true }, (cell, columnNumber) => {
      const row = rowNumber - 1;
      const column = columnNumber - 1;
      const area = { top: row, left: column, bottom: row, right: column };
      const isSlave = cell.isMerged && cell.master !== cell;
      const content = isSlave ? undefined : contentOf(cell);
      if (content !== undefined) model.cells.setContent(row, column, content);
      const pattern = numberFormat(cell.numFmt);
      if (pattern !== "General") model.cells.setNumberFormat(area, pattern);
      for (const [name, value] of formatsOf(cell.style, colour)) model.cells.setFormat(area, name, value);
    });
  });
}

/** Excel shows its built-in date in the reader's own order. */
export function numberFormat(pattern: string | undefined): string {
  if (pattern === undefined || pattern === "") return "General";
  return pattern === "mm-dd-yy" ? "dd/mm/yyyy" : pattern;
}

function readLayout(sheet: Worksheet, { state }: SheetModel, colour: ReadColour): void {
  state.visibility =
    sheet.state === "visible" ? "Visible" : sheet.state === "hidden" ? "Hidden" : "VeryHidden";
  state.tabColor = colour(sheet.properties.tabColor) ?? "";
  state.merged = mergesOf(sheet);
  for (let number = 1; number <= sheet.columnCount; number += 1) {
    const { width, hidden } = sheet.getColumn(number);
    if (width !== undefined) state.columnWidths.set(number - 1, pointsOfWidth(width));
    if (hidden) state.hiddenColumns.add(number - 1);
  }
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    // A row without a height follows its contents.
    const height: unknown = Reflect.get(row, "height");
    if (typeof height === "number") state.rowHeights.set(number - 1, height);
    if (row.hidden) state.hiddenRows.add(number - 1);
  });
  const view = viewOf(sheet);
  if (view?.showGridLines === false) state.showGridlines = false;
  if (view?.state === "frozen") {
    const rows = view.ySplit ?? 0;
    const columns = view.xSplit ?? 0;
    state.frozen = {
      top: 0,
      left: 0,
      bottom: rows === 0 ? 1_048_575 : rows - 1,
      right: columns === 0 ? 16_383 : columns - 1,
    };
  }
  const protection: unknown = Reflect.get(sheet, "sheetProtection");
  if (typeof protection === "object" && protection !== null && Reflect.get(protection, "sheet") !== false) {
    state.protection = { password: null, options: {} };
  }
}

/** exceljs has null for the views of a sheet without any. */
export function viewOf(sheet: Worksheet): Partial<WorksheetView> | undefined {
  const views: unknown = sheet.views;
  return views === null ? undefined : sheet.views[0];
}

export function mergesOf(sheet: Worksheet): Area[] {
  return sheet.model.merges.flatMap((merge) => parseArea(merge) ?? []);
}

/** A table as exceljs read it from the file. */
export interface FileTable {
  readonly name: string;
  readonly area: Area;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
  readonly columns: readonly string[];
  readonly style: string;
  readonly striped: boolean;
}

export function tablesOf(sheet: Worksheet): FileTable[] {
  const tables: unknown = Reflect.get(sheet, "tables");
  return Object.values(typeof tables === "object" && tables !== null ? tables : {}).flatMap(
    (table: unknown) => {
      const model = object(object(table)["model"]);
      const area = parseArea(text(model["tableRef"]) || text(model["ref"]));
      const columns = model["columns"];
      if (area === null || !Array.isArray(columns)) return [];
      const style = object(model["style"]);
      return [
        {
          name: String(model["displayName"] ?? model["name"]),
          area,
          headerRow: model["headerRow"] !== false,
          totalsRow: model["totalsRow"] === true,
          columns: columns.map((column: unknown) => String(object(column)["name"])),
          style: typeof style["theme"] === "string" ? style["theme"] : "",
          striped: style["showRowStripes"] === true,
        },
      ];
    },
  );
}

function readTables(sheet: Worksheet, model: SheetModel): void {
  model.state.tables = tablesOf(sheet).map(
    ({ name, area, headerRow, totalsRow, columns, style, striped }): TableState => ({
      id: model.workbook.newId(),
      name,
      area,
      showHeaders: headerRow,
      showTotals: totalsRow,
      style,
      options: new Map([
        ["bandedRows", striped],
        ["filterButton", true],
      ]),
      columns: columns.map((column, index) => ({ id: index + 1, name: column })),
      nextColumn: columns.length + 1,
      criteria: new Map(),
    }),
  );
}

function readNames(book: Workbook, workbook: WorkbookModel): void {
  for (const { name, ranges } of book.definedNames.model) {
    const [range] = ranges;
    if (range === undefined || name.startsWith("_xlnm.")) continue;
    workbook.state.names.push({ name, formula: `=${range}`, visible: true, comment: "" });
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
