/**
 * What Excel makes of a value that a program writes into a cell: the same as if a person had typed it.
 * Text that starts with = + - or @ becomes a formula, text that looks like a number or a date becomes one.
 */
import { HostError, invalidArgument } from "./error";

export type Scalar = string | number | boolean;

export interface CellContent {
  /** What the cell shows; for a formula the last calculated value. Errors are their text, such as `#N/A`. */
  readonly value: Scalar;
  /** With its leading `=`; absent for a plain value. */
  readonly formula?: string;
  /** A number format that the input brings with it, such as a date's. */
  readonly numberFormat?: string;
}

export const errorTexts: ReadonlySet<string> = new Set([
  "#N/A",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#DIV/0!",
  "#NULL!",
  "#NUM!",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
]);

const textLimit = 32_767;
const formulaLimit = 8_192;

/** `undefined` empties the cell. `keep` (a written null) is the caller's business. */
export function readInput(input: unknown, numberFormat: string): CellContent | undefined {
  if (input === "") return undefined;
  if (typeof input === "boolean") return { value: input };
  if (typeof input === "number") {
    if (!Number.isFinite(input)) throw invalidArgument("not a finite number");
    return { value: input };
  }
  if (typeof input !== "string") throw invalidArgument(`a cell cannot hold ${typeof input}`);
  if (input.length > textLimit) throw invalidArgument("more than 32,767 characters in a cell");
  if (numberFormat === "@") return { value: input };
  if (input.startsWith("'")) return { value: input.slice(1) };
  if (errorTexts.has(input)) return { value: input };
  const plain = readPlain(input);
  if (plain !== undefined) return plain;
  if (/^[=+\-@]/.test(input) && input.length > 1) return { value: 0, formula: readFormula(input) };
  return { value: input };
}

/** The formula as Excel keeps it, or a refusal where it could not be one. */
export function readFormula(input: string): string {
  const formula = input.startsWith("=") ? input : `=${input}`;
  if (formula.length > formulaLimit) {
    throw new HostError("FormulaLengthExceedsLimit", "The formula is longer than 8,192 characters.");
  }
  if (!looksLikeFormula(formula.slice(1))) throw invalidArgument("there is a problem with the formula");
  return formula;
}

/** Brackets and quotes close, and an operator does not stand at the end or two values side by side. */
function looksLikeFormula(text: string): boolean {
  const token =
    /\s+|"(?:[^"]|"")*"|'(?:[^']|'')+'!|\$?[a-z]{1,3}\$?\d+(?![\p{L}\p{N}_.\\([])|[\p{L}_\\][\p{L}\p{N}_.\\]*(?:\[(?:[^[\]]|\[[^[\]]*\])*\])?|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+|#[A-Z/0!?]+|<>|<=|>=|[-+*/^&=<>%:,;!@#$(){}]/giuy;
  let depth = 0;
  let operand = false;
  let position = 0;
  let afterSpace = false;
  while (position < text.length) {
    token.lastIndex = position;
    const match = token.exec(text);
    if (!match) return false;
    const word = match[0];
    position = token.lastIndex;
    if (/^\s+$/.test(word)) {
      afterSpace = true;
      continue;
    }
    const isNumber = /^[\d.]/.test(word);
    const isOperand = isNumber || /^(["'\p{L}_\\]|[$#].)/u.test(word);
    if (isOperand) {
      // A space between two references is an intersection; between numbers or texts it is a mistake.
      if (operand && (!afterSpace || isNumber || word.startsWith('"'))) return false;
      operand = !word.endsWith("!");
    } else if (word === "(" || word === "{") {
      depth += 1;
      operand = false;
    } else if (word === ")" || word === "}") {
      depth -= 1;
      if (depth < 0) return false;
      operand = true;
    } else if (word !== "%" && word !== "$" && word !== "#" && word !== "@") {
      const unary = word === "-" || word === "+";
      if (!operand && !unary && word !== "," && word !== ";") return false;
      operand = false;
    }
    afterSpace = false;
  }
  return depth === 0 && operand;
}

/** Numbers, percentages, currency, booleans and dates as a person in the United Kingdom types them. */
function readPlain(input: string): CellContent | undefined {
  const text = input.trim();
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === "true" };
  if (/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i.test(text) && /\d/.test(text)) {
    const value = Number(text.replaceAll(",", ""));
    if (Number.isFinite(value)) return { value };
  }
  const percent = /^([+-]?\d+(?:\.\d+)?)%$/.exec(text);
  if (percent) return { value: Number(percent[1]) / 100, numberFormat: "0%" };
  const currency = /^£(\d+(?:,\d{3})*(?:\.\d+)?)$/.exec(text);
  if (currency) return { value: Number((currency[1] ?? "").replaceAll(",", "")), numberFormat: "£#,##0.00" };
  return readDate(text);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function readDate(text: string): CellContent | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]), "yyyy-mm-dd");
  const full = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/.exec(text);
  if (full) return date(fullYear(Number(full[3])), Number(full[2]), Number(full[1]), "dd/mm/yyyy");
  const short = /^(\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (short) return date(2024, Number(short[2]), Number(short[1]), "d-mmm");
  const named = /^(?:(\d{1,2})[ -])?([a-z]{3,9})[ -]?(\d{1,4})$/i.exec(text);
  const month = named ? months.findIndex((name) => (named[2] ?? "").toLowerCase() === name) : -1;
  if (named && month >= 0) {
    const last = Number(named[3]);
    if (named[1] !== undefined) return date(fullYear(last), month + 1, Number(named[1]), "d-mmm-yy");
    return last > 31 ? date(fullYear(last), month + 1, 1, "mmm-yy") : date(2024, month + 1, last, "d-mmm");
  }
  return undefined;
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function date(year: number, month: number, day: number, numberFormat: string): CellContent | undefined {
  const time = Date.UTC(year, month - 1, day);
  const read = new Date(time);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || year < 1900 || year > 9999)
    return undefined;
  return { value: Math.round(time / 86_400_000) + 25_569, numberFormat };
}
