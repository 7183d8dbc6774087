import { areaName } from "../../core/sheet";
import { textCell } from "./cells";
import { lensColumns, lensHeadings, lensWidths } from "./lens-columns";
import type { RegisterMarks } from "./lens-columns";
import { actionRules } from "./rules";
import type { StylesPart } from "./styles-part";

/** A row of the legend sheet; a first cell that is an action's word takes that action's look. */
export type LegendRow = readonly string[];

export const transitionalMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The legend: rows of texts, the first one a heading. */
export function legendSheet(rows: readonly LegendRow[], styles: StylesPart, namespace: string): string {
  const bold = styles.boldStyle();
  const wrap = styles.wrapStyle();
  const written = rows.map((texts, row) => {
    const cells = texts.map((text, column) =>
      text === ""
        ? ""
        : textCell(
            row,
            column,
            text,
            row === 0 || (column === 0 && texts.length > 1) ? bold : column > 0 ? wrap : 0,
          ),
    );
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  const area = { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: 0 };
  const rules = actionRules(area, 0, "", (index) => ({ format: styles.lookId(index), priority: index + 1 }));
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">` +
    `<cols><col min="1" max="1" width="26.7109375" customWidth="1"/><col min="2" max="2" width="100.7109375" customWidth="1"/></cols>` +
    `<sheetData>${written.join("")}</sheetData>${rules}</worksheet>`
  );
}

/** Results of registers that have no room beside them: where each row stands, and its texts. */
export async function* resultsSheet(
  registers: readonly RegisterMarks[],
  styles: StylesPart,
  namespace: string,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const bold = styles.boldStyle();
  const widths = [24, 8, ...lensColumns.map((column) => lensWidths[column])];
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}.7109375" customWidth="1"/>`,
  );
  const headings = ["Sheet", "Row", ...lensColumns.map((column) => lensHeadings[column])];
  let waiting =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols>` +
    `<sheetData><row r="1">${headings.map((heading, column) => textCell(0, column, heading, bold)).join("")}</row>`;
  let out = 0;
  for (const register of registers) {
    const { sheet, firstRow, lastRow } = register;
    for (let row = firstRow; row <= lastRow; row++) {
      const own = register.texts(row);
      if (own === undefined) continue;
      out++;
      const cells = lensColumns.map((column, index) => textCell(out, index + 2, own[column], 0));
      waiting += `<row r="${out + 1}">${textCell(out, 0, sheet, 0)}<c r="B${out + 1}"><v>${row + 1}</v></c>${cells.join("")}</row>`;
      if (waiting.length < 1 << 18) continue;
      yield await Promise.resolve(encoder.encode(waiting));
      waiting = "";
    }
  }
  const area = { top: 1, left: 0, bottom: Math.max(1, out), right: headings.length - 1 };
  const rules = actionRules(area, 2, "", (index) => ({ format: styles.lookId(index), priority: index + 1 }));
  yield encoder.encode(
    `${waiting}</sheetData><autoFilter ref="${areaName({ ...area, top: 0 })}"/>${rules}</worksheet>`,
  );
}
