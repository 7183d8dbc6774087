import { cellName } from "../../core/sheet";
import { longestCellText } from "../limits";
import { escapeCellText } from "../xml/edit";

/** A cell that holds a text, which can never become a formula. Texts are cut at Excel's 32,767 characters. */
export function textCell(row: number, column: number, text: string, style: number, prefix = ""): string {
  const p = prefix;
  const look = style === 0 ? "" : ` s="${style}"`;
  if (text === "") return `<${p}c r="${cellName(row, column)}"${look}/>`;
  return `<${p}c r="${cellName(row, column)}"${look} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeCellText(cutText(text))}</${p}t></${p}is></${p}c>`;
}

export function numberCell(row: number, column: number, value: number, style: number): string {
  const look = style === 0 ? "" : ` s="${style}"`;
  return `<c r="${cellName(row, column)}"${look}><v>${value}</v></c>`;
}

export function booleanCell(row: number, column: number, value: boolean): string {
  return `<c r="${cellName(row, column)}" t="b"><v>${value ? 1 : 0}</v></c>`;
}

/** At most 32,767 UTF-16 units, never half a character. */
export function cutText(text: string): string {
  if (text.length <= longestCellText) return text;
  const last = text.charCodeAt(longestCellText - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longestCellText - 1 : longestCellText);
}
