/** Reads the arguments of a call: Excel refuses what has the wrong shape. */
import { HostError, invalidArgument } from "../error";
import type { Json } from "../protocol";
import { type Argument, isHostObject } from "./define";

export function text(value: Argument, what = "text"): string {
  if (typeof value !== "string") throw invalidArgument(`${what} must be text`);
  return value;
}

export function optionalText(value: Argument, what = "text"): string | undefined {
  return value === null || value === undefined ? undefined : text(value, what);
}

export function whole(value: Argument, what = "a number"): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalidArgument(`${what} must be whole`);
  return value;
}

export function flag(value: Argument, otherwise = false): boolean {
  if (value === null || value === undefined) return otherwise;
  if (typeof value !== "boolean") throw invalidArgument("true or false expected");
  return value;
}

export function record(value: Argument): Readonly<Record<string, Json>> {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object" || Array.isArray(value) || isHostObject(value)) {
    throw invalidArgument("an object expected");
  }
  return Object.fromEntries(Object.entries(value));
}

/** Rows of values that must have exactly this shape. */
export function rows(value: Json, rowCount: number, columnCount: number): readonly (readonly Json[])[] {
  if (!Array.isArray(value) || value.length !== rowCount) {
    throw invalidArgument("the number of rows doesn't match the range");
  }
  return value.map((row: Json): readonly Json[] => {
    if (!Array.isArray(row) || row.length !== columnCount) {
      throw invalidArgument("the number of columns doesn't match the range");
    }
    return row as readonly Json[];
  });
}

/** One of Excel's enumerated words. */
export function oneOf<T extends string>(value: Argument, words: readonly T[], otherwise?: T): T {
  if ((value === null || value === undefined) && otherwise !== undefined) return otherwise;
  const found = words.find((word) => word === value);
  if (found === undefined) throw invalidArgument(`one of ${words.join(", ")} expected`);
  return found;
}

export function itemExists(what: string): HostError {
  return new HostError("ItemAlreadyExists", `The resource being created already exists. (${what})`);
}
