/**
 * `window.workbench`: what the grid shows, for tests and for developers at the console. It looks, and says where a
 * cell is on the page; it changes nothing but what is in sight. Clicks and keys go to the page as a person's do.
 */
import { BooleanNumber, CellValueType } from "@univerjs/core";
import { areaName, parseArea } from "../host";
import type { GridBinding } from "./grid/binding";
import { anyObject } from "./grid/command-params";
import type { Workbench } from "./workbench";

export interface ShownCell {
  /** As it stands in the cell, in its number format. */
  readonly text: string;
  /** What the host's workbook holds: the formula, or "". */
  readonly formula: string;
  /** `#RRGGBB` as drawn, rules and tables included; "" where there is none. */
  readonly fill: string;
  readonly colour: string;
  readonly bold: boolean;
  readonly struck: boolean;
  /** The length of a rule's bar in percent, to the left where it is negative; 0 where there is none. */
  readonly bar: number;
  /** The icon of a rule, such as `3Arrows 0`, the grid's first being 0; "" where there is none. */
  readonly icon: string;
}

export interface PageHook {
  cell(name: string): ShownCell;
  /** Brings a cell into sight; then where it is on the page. */
  place(name: string): {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** What is selected in the grid, such as `A4:G4`. */
  selected(): string;
  /** Whether a cell's editor is open. */
  editing(): boolean;
  sheets(): readonly string[];
  facts(): {
    readonly columnWidths: readonly number[];
    readonly merged: readonly string[];
    /** By hand or by a filter; 1 is the first. */
    readonly hiddenRows: readonly number[];
    readonly rowHeights: readonly number[];
  };
  /** True while the page has still to draw what the workbook holds. */
  busy(): boolean;
}

declare global {
  interface Window {
    workbench?: PageHook;
  }
}

export function exposePage(bench: Workbench, grid: GridBinding): void {
  window.workbench = {
    cell: (name) => shownCell(bench, grid, name),
    place: (name) => place(grid, name),
    selected: () => {
      const range = grid.page.facade.getActiveWorkbook()?.getActiveSheet().getSelection()?.getActiveRange();
      return range?.getA1Notation() ?? "";
    },
    editing: () => grid.isEditing,
    sheets: () => grid.unit?.getSheets().map((sheet) => sheet.getName()) ?? [],
    facts: () => facts(grid),
    busy: () => bench.busy || !grid.isDrawn || grid.isGrowing,
  };
}

function corner(name: string): { row: number; column: number } {
  const area = parseArea(name);
  if (area === null) throw new Error(`${name} is no cell.`);
  return { row: area.top, column: area.left };
}

function shownCell(bench: Workbench, grid: GridBinding, name: string): ShownCell {
  const { row, column } = corner(name);
  const { unit } = grid;
  if (unit === null) throw new Error("No workbook is open.");
  const sheet = unit.getActiveSheet();
  const cell = sheet.getCell(row, column);
  const style = unit.getStyles().getStyleByCell(cell);
  const formula = bench.workbook.sheet(sheet.getSheetId())?.cells.formula(row, column);
  const flag = cell?.t === CellValueType.BOOLEAN && typeof cell.v !== "string";
  return {
    text: flag ? (Number(cell.v) === 1 ? "TRUE" : "FALSE") : String(cell?.v ?? ""),
    formula: formula ?? "",
    fill: style?.bg?.rgb ?? "",
    colour: style?.cl?.rgb ?? "",
    bold: style?.bl === BooleanNumber.TRUE,
    struck: style?.st?.s === BooleanNumber.TRUE,
    ...drawnByRule(cell),
  };
}

/** Bars and icons come with the cell, in parts that Univer's own types do not name. */
function drawnByRule(cell: unknown): Pick<ShownCell, "bar" | "icon"> {
  const { dataBar, iconSet } = anyObject(cell);
  const length = anyObject(dataBar)["value"];
  const { iconType, iconId } = anyObject(iconSet);
  return {
    bar: typeof length === "number" ? Math.round(length) : 0,
    icon: typeof iconType === "string" && typeof iconId === "string" ? `${iconType} ${iconId}` : "",
  };
}

function place(grid: GridBinding, name: string): ReturnType<PageHook["place"]> {
  const { row, column } = corner(name);
  grid.reveal(row, column);
  return grid.place(row, column);
}

function facts(grid: GridBinding): ReturnType<PageHook["facts"]> {
  const sheet = grid.unit?.getActiveSheet();
  if (sheet === undefined) throw new Error("No workbook is open.");
  return {
    columnWidths: Array.from({ length: 12 }, (_, column) => sheet.getColumnWidth(column)),
    merged: sheet
      .getMergeData()
      .map(({ startRow, startColumn, endRow, endColumn }) =>
        areaName({ top: startRow, left: startColumn, bottom: endRow, right: endColumn }),
      ),
    hiddenRows: Array.from({ length: sheet.getRowCount() }, (_, row) => row + 1).filter(
      (number) => !sheet.getRowVisible(number - 1),
    ),
    rowHeights: Array.from({ length: 12 }, (_, row) => sheet.getRowHeight(row)),
  };
}
