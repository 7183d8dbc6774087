/** Reads the parameters of Univer's commands, which come as plain objects of many shapes. */
import type { IRange } from "@univerjs/core";

export function anyObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

export function textAt(params: unknown, name: string): string | null {
  const value = anyObject(params)[name];
  return typeof value === "string" ? value : null;
}

export function rangeAt(params: unknown, name: string): IRange | null {
  const value = anyObject(params)[name];
  return isRange(value) ? value : null;
}

export function listAt(params: unknown, name: string): IRange[] {
  const value = anyObject(params)[name];
  return Array.isArray(value) ? value.filter(isRange) : [];
}

/** The cells that a change of values names. */
export function cellsAt(params: unknown): { readonly row: number; readonly column: number }[] {
  const found: { row: number; column: number }[] = [];
  for (const [row, line] of Object.entries(anyObject(anyObject(params)["cellValue"]))) {
    for (const column of Object.keys(anyObject(line))) {
      found.push({ row: Number(row), column: Number(column) });
    }
  }
  return found;
}

/** Number formats come by format, each with its ranges; taken away, as ranges only. */
export function numberFormatRanges(params: unknown): IRange[] {
  return [params, ...Object.values(anyObject(anyObject(params)["values"]))].flatMap((one) =>
    listAt(one, "ranges"),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isRange(value: unknown): value is IRange {
  return (
    isObject(value) &&
    ["startRow", "endRow", "startColumn", "endColumn"].every((name) => typeof value[name] === "number")
  );
}
