/** A sheet as .csv: what it shows, with text that looks like a formula made harmless. */
import type { SheetModel } from "../host";
import { cellText } from "../host/cell-text";

export function csvOf(sheet: SheetModel): string {
  const used = sheet.cells.usedArea(true);
  if (used === null) return "";
  const lines: string[] = [];
  for (let row = 0; row <= used.bottom; row += 1) {
    const line: string[] = [];
    for (let column = 0; column <= used.right; column += 1) {
      const value = sheet.value(row, column);
      const text = cellText(value, sheet.cells.numberFormat(row, column));
      const safe = typeof value === "string" && /^[=+\-@]/.test(text) ? `'${text}` : text;
      line.push(/[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe);
    }
    lines.push(line.join(","));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
