/** Which rows of the last check a check can be compared with. */
import type { LastCheckRow } from "../decisions";
import { fold } from "../text";
import { compareChecks } from "./compare";
import type { CheckedRow } from "./last-check";

/** Rows of the last check: those that this check can find again, and those that it was told to leave. */
export interface EarlierRows {
  readonly compared: readonly LastCheckRow[];
  /** They are kept for a later check: nobody has looked whether they are still there. */
  readonly kept: readonly LastCheckRow[];
}

/** @param sheets those of the workbook that hold registers, perhaps, and are left out of this check */
export function withoutSheets(before: readonly LastCheckRow[], sheets: readonly string[]): EarlierRows {
  const names = new Set(sheets.map(fold));
  return parted(before, ({ register }) => !names.has(fold(register)));
}

/** Where the one register stands that a check in Excel has looked at. */
export interface RegisterHere {
  readonly sheet: string;
  /** Rows of other registers on that sheet, counted from 0. */
  readonly others: readonly { readonly top: number; readonly bottom: number }[];
  /** All sheets that the workbook has. */
  readonly sheets: readonly string[];
}

/**
 * The same for one register: rows of its sheet, but for those of other registers there. A sheet that was renamed is
 * known by its rows: most rows of one that is gone are in this register now.
 */
export function ofRegister(
  before: readonly LastCheckRow[],
  now: readonly CheckedRow[],
  { sheet, others, sheets }: RegisterHere,
): EarlierRows {
  const here = before.filter(({ register }) => fold(register) === fold(sheet));
  if (here.length > 0 && others.length === 0)
    return parted(before, (row) => fold(row.register) === fold(sheet));
  if (here.length > 0) {
    const known = new Set(compareChecks(here, now).pairs.map((pair) => pair.before));
    const isHere = new Set(
      here.filter(
        (row) => known.has(row) || !others.some(({ top, bottom }) => row.row > top && row.row <= bottom + 1),
      ),
    );
    return parted(before, (row) => isHere.has(row));
  }
  const there = new Set(sheets.map(fold));
  const orphans = new Set(before.map(({ register }) => fold(register)).filter((name) => !there.has(name)));
  const renamed = [...orphans].find((name) => {
    const rows = before.filter(({ register }) => fold(register) === name);
    const same = compareChecks(rows, now).pairs.filter(({ replaced }) => !replaced);
    return same.length * 2 > rows.length;
  });
  return parted(before, ({ register }) => fold(register) === renamed);
}

function parted(before: readonly LastCheckRow[], isCompared: (row: LastCheckRow) => boolean): EarlierRows {
  return { compared: before.filter(isCompared), kept: before.filter((row) => !isCompared(row)) };
}
