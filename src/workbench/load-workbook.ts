/** From a file's cells to the host's workbook. Says what it could not take over. */
import type { FileSheet, WorkbookFile } from "../files";
import { type Scalar, type SheetModel, type TableState, WorkbookModel } from "../host";
import { WatchedCells } from "./watched-cells";

export interface Loaded {
  readonly workbook: WorkbookModel;
  /** Sentences for the person: what the file has and this page cannot show. */
  readonly notes: readonly string[];
}

const notHeld =
  "Of this file only values, dates, tables, merged cells, hidden rows and struck-through text came in; formulas came as their values.";

export function loadWorkbook(file: WorkbookFile): Loaded {
  const visible = file.sheets.filter(({ visibility }) => visibility === "visible");
  const sheets = visible.length > 0 ? visible : file.sheets;
  const workbook = new WorkbookModel([], { createGrid: () => new WatchedCells() });
  for (const sheet of sheets) loadSheet(workbook.addSheet(sheet.name.slice(0, 31)), sheet, file.kind);
  workbook.state.name = file.fileName;
  workbook.state.activeSheet = workbook.sheets[0]?.state.id ?? "";
  workbook.writes.length = 0;
  return { workbook, notes: [...file.warnings, ...(file.kind === "csv" ? [] : [notHeld])] };
}

/** Text files have no numbers; what can be read as one and written back the same is one, as in Excel. */
function typed(value: Scalar, kind: WorkbookFile["kind"]): Scalar {
  if (kind !== "csv" || typeof value !== "string") return value;
  return value !== "" && String(Number(value)) === value && /\d$/.test(value) ? Number(value) : value;
}

function loadSheet(model: SheetModel, sheet: FileSheet, kind: WorkbookFile["kind"]): void {
  for (let row = 0; row < sheet.rowCount; row += 1) {
    if (sheet.isRowHidden?.(row) === true) model.state.hiddenRows.add(row);
    for (let column = 0; column < sheet.columnCount; column += 1) {
      const value = sheet.value(row, column);
      if (value === null || value === "") continue;
      model.cells.setContent(row, column, { value: typed(value, kind) });
      const area = { top: row, left: column, bottom: row, right: column };
      if (sheet.isDate?.(row, column) === true) model.cells.setNumberFormat(area, "dd/mm/yyyy");
      if (sheet.isStruckThrough?.(row, column) === true) {
        model.cells.setFormat(area, "font.strikethrough", true);
      }
    }
  }
  model.state.merged = [...(sheet.merged ?? [])];
  model.state.tables = (sheet.tables ?? []).map((table) => tableState(model, table));
}

function tableState(model: SheetModel, table: NonNullable<FileSheet["tables"]>[number]): TableState {
  const { area, name, headerRow, totalsRow } = table;
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const header = headerRow ? model.value(area.top, area.left + index) : undefined;
    return { id: index + 1, name: header === undefined ? `Column${index + 1}` : String(header) };
  });
  return {
    id: model.workbook.newId(),
    name,
    area,
    showHeaders: headerRow,
    showTotals: totalsRow,
    style: "TableStyleMedium2",
    options: new Map([
      ["bandedRows", true],
      ["filterButton", true],
    ]),
    columns,
    nextColumn: columns.length + 1,
    criteria: new Map(),
  };
}
