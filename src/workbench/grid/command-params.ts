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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isRange(value: unknown): value is IRange {
  return (
    isObject(value) &&
    ["startRow", "endRow", "startColumn", "endColumn"].every((name) => typeof value[name] === "number")
  );
}
