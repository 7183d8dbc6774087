/** What a conditional format makes of a cell. Rules of the shape `=$J5="Remove"` are understood; others show nothing. */
import type { SheetModel } from "../host";

export interface CellLook {
  readonly fill?: string;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

const sameRow = /^=\$([A-Z]{1,3})\$?(\d+)="((?:[^"]|"")*)"$/;

/** Rules of this shape are understood here. */
export function isSameRowRule(formula: string): boolean {
  return sameRow.test(formula);
}

export function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The first rule that holds for the cell, if any. */
export function ruleLook(sheet: SheetModel, row: number, column: number): CellLook | null {
  for (const rule of sheet.state.conditionalFormats) {
    const area = rule.areas.find(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    const parts = sameRow.exec(rule.formula);
    if (area === undefined || parts === null) continue;
    const [, letters = "", line = "", word = ""] = parts;
    const tested = row + Number(line) - 1 - (rule.areas[0]?.top ?? row);
    if (sheet.value(tested, columnNumber(letters)) !== word.replaceAll('""', '"')) continue;
    const { format } = rule;
    const text = (name: string): string | undefined => {
      const value = format.get(name);
      return typeof value === "string" ? value : undefined;
    };
    const fill = text("fill.color");
    const colour = text("font.color");
    return {
      ...(fill === undefined ? {} : { fill }),
      ...(colour === undefined ? {} : { colour }),
      bold: format.get("font.bold") === true,
      italic: format.get("font.italic") === true,
      underline: text("font.underline") !== undefined && text("font.underline") !== "None",
    };
  }
  return null;
}
