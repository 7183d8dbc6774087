/** How references in formulas, names and rules follow when rows or columns are inserted, deleted or cells move. */
import {
  type Area,
  areaName,
  columnLetters,
  isEntireColumn,
  isEntireRow,
  parseArea,
  splitSheet,
} from "../address";
import type { Json } from "../protocol";

/** Gives the new place of an area, or null where all of it is gone. */
export type MoveArea = (area: Area) => Area | null;

const reference =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[a-z]{1,3}\$?\d{1,7}(?::\$?[a-z]{1,3}\$?\d{1,7})?|\$?[a-z]{1,3}:\$?[a-z]{1,3})(?![\p{L}\p{N}_(.!])/giu;

/**
 * Rewrites the references to one sheet in a formula that stands on `home`.
 * Text in quotes and names stay as they are; `#REF!` where the cells are gone.
 */
export function moveReferences(formula: string, home: string, sheet: string, move: MoveArea): string {
  return formula.replace(
    reference,
    (match: string, prefix: string | undefined, address: string | undefined, at: number) => {
      if (address === undefined || /[\p{L}\p{N}_.\]]/u.test(formula.charAt(at - 1))) return match;
      const named = prefix === undefined ? home : (splitSheet(`${prefix}A1`).sheet ?? home);
      if (named.toLowerCase() !== sheet.toLowerCase()) return match;
      const area = parseArea(address);
      if (area === null) return match;
      const moved = move(area);
      if (moved === null) return `${prefix ?? ""}#REF!`;
      return `${prefix ?? ""}${withDollars(address, moved)}`;
    },
  );
}

/** A validation's rule with every formula in it changed. */
export function withFormulas(rule: Json, change: (formula: string) => string): Json {
  if (typeof rule === "string") return rule.startsWith("=") ? change(rule) : rule;
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return rule;
  return Object.fromEntries(Object.entries(rule).map(([name, value]) => [name, withFormulas(value, change)]));
}

/** The new area with the dollar signs of the old text. */
function withDollars(old: string, area: Area): string {
  const parts = old.split(":");
  const cell = (text: string, row: number, column: number): string => {
    const [, columnSign = "", , rowSign] = /^(\$?)([a-z]+)(\$?)(\d*)$/i.exec(text) ?? [];
    if (/^\$?[a-z]+$/i.test(text)) return `${columnSign}${columnLetters(column)}`;
    return `${columnSign}${columnLetters(column)}${rowSign ?? ""}${row + 1}`;
  };
  const [first = "", second] = parts;
  if (second === undefined) return cell(first, area.top, area.left);
  return `${cell(first, area.top, area.left)}:${cell(second, area.bottom, area.right)}`;
}

/** `$A$1:$B$2`. */
export function absoluteName(area: Area): string {
  return areaName(area)
    .replace(/[A-Z]+/g, "$$$&")
    .replace(/\d+/g, "$$$&");
}

/** Rows `at` .. `at + count - 1` are inserted (`count` > 0) or deleted (`count` < 0); columns likewise. */
export function movedBy(area: Area, axis: "rows" | "columns", at: number, count: number): Area | null {
  if (axis === "rows" ? isEntireColumn(area) : isEntireRow(area)) return area;
  const [first, last] = axis === "rows" ? [area.top, area.bottom] : [area.left, area.right];
  const moved = movedSpan(first, last, at, count);
  if (moved === null) return null;
  return axis === "rows"
    ? { ...area, top: moved[0], bottom: moved[1] }
    : { ...area, left: moved[0], right: moved[1] };
}

function movedSpan(first: number, last: number, at: number, count: number): [number, number] | null {
  if (count >= 0) return [first >= at ? first + count : first, last >= at ? last + count : last];
  const end = at - count;
  const place = (line: number): number => (line < at ? line : Math.max(at, line + count));
  if (first >= at && last < end) return null;
  return [place(first), last < end && last >= at ? at - 1 : place(last)];
}
