/** Cell values as Excel hands them to a custom function, turned into the engine's. The one place that knows Excel's ways. */
import type { CellValue } from "../core/sheet";

/** What Excel passes for a range or a single value: lines of cells, one value, or nothing. */
export type Given = unknown;

function property(value: object, name: string): unknown {
  return Reflect.get(value, name);
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/**
 * One cell. A blank cell arrives as `0` on desktop and as `null` on the web, an omitted argument as `null`: all are
 * blank, for no text that a check reads is a bare zero. An error is its text, which every reader takes as blank; an
 * entity counts as the text it shows.
 */
export function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined || value === 0 || value === "") return null;
  if (isPlain(value)) return value;
  if (typeof value !== "object") return null;
  const code = property(value, "code");
  if (typeof code === "string" && code.startsWith("#")) return code;
  const text = property(value, "text");
  if (typeof text === "string") return cellOf(text);
  const basic = property(value, "basicValue");
  return isPlain(basic) ? cellOf(basic) : null;
}

/** A range as lines of cells; a single value is one line of one cell; an omitted argument is `null`. */
export function linesOf(given: Given): CellValue[][] | null {
  if (given === null || given === undefined) return null;
  if (!Array.isArray(given)) return [[cellOf(given)]];
  const lines: unknown[] = given;
  return lines.map((line): CellValue[] => (Array.isArray(line) ? line.map(cellOf) : [cellOf(line)]));
}

/** A range as Excel gave it; a single value is a range of one cell. */
export function rangeOf(given: Given): readonly unknown[] {
  return Array.isArray(given) ? given : [[given]];
}

/** Whether every cell is blank. */
export function isBlankRange(lines: readonly (readonly CellValue[])[]): boolean {
  return lines.every((line) => line.every((cell) => cell === null));
}
