import type { CellValue } from "../sheet";

const errors = new Set([
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#NAME?",
  "#DIV/0!",
  "#NULL!",
  "#NUM!",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
  "#GETTING_DATA",
  "#BLOCKED!",
  "#CONNECT!",
  "#FIELD!",
  "#UNKNOWN!",
  "#EXTERNAL!",
  "#PYTHON!",
  "#TIMEOUT!",
]);

const hash = 35;

/** Whether a value is one of Excel's errors. */
export function isErrorValue(value: CellValue): boolean {
  // Asked of every cell: looking at one character costs a tenth of `startsWith`.
  return typeof value === "string" && value.charCodeAt(0) === hash && errors.has(value.toUpperCase());
}

/** A cell as text: blanks and errors are "", whole numbers are written out in full (a MAC of digits is not 4.4E+11). */
export function cellText(value: CellValue): string {
  if (typeof value === "string") return isErrorValue(value) ? "" : value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  return String(value);
}
