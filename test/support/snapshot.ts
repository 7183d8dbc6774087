/** A workbook as plain data for comparing, cell by cell: ids and undo records left out. */
import type { SheetModel, WorkbookModel } from "../../src/host";

const formats = ["fill.color", "font.bold", "font.color", "font.strikethrough"];

/** Everything that a person could see or lose, apart from the add-in's own record of what it did. */
export function comparable(
  workbook: WorkbookModel,
  without: (sheet: string, column: number) => boolean = () => false,
): unknown {
  return {
    names: workbook.state.names,
    sheets: workbook.sheets
      .filter(({ name }) => !name.startsWith("Lens undo"))
      .map((sheet) => ({
        name: sheet.name,
        visibility: sheet.state.visibility,
        cells: cells(sheet, without),
        names: [...sheet.state.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
        tables: sheet.state.tables.map(({ name, area, columns }) => ({
          name,
          area,
          columns: columns.map((column) => column.name),
        })),
        rules: sheet.state.conditionalFormats.map(({ type, formula, areas, format }) => ({
          type,
          formula,
          areas,
          format: [...format],
        })),
        widths: [...sheet.state.columnWidths].filter(
          ([column, width]) => width !== 48 && !without(sheet.name, column),
        ),
        merged: sheet.state.merged,
        hiddenRows: [...sheet.state.hiddenRows],
      })),
  };
}

/** `A1` to value, formula and formats; blank cells without formats are left out. */
function cells(
  sheet: SheetModel,
  without: (sheet: string, column: number) => boolean,
): Record<string, unknown> {
  const used = sheet.cells.usedArea(false);
  const found: Record<string, unknown> = {};
  if (used === null) return found;
  for (let row = used.top; row <= used.bottom; row += 1) {
    for (let column = used.left; column <= used.right; column += 1) {
      if (without(sheet.name, column)) continue;
      const cell = [
        sheet.value(row, column),
        sheet.cells.formula(row, column),
        sheet.cells.numberFormat(row, column),
        ...formats.map((name) => sheet.cells.format(row, column, name)),
      ];
      if (cell.some((part) => part !== undefined && part !== "General"))
        found[`R${row + 1}C${column + 1}`] = cell;
    }
  }
  return found;
}
