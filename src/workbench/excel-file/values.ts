/** What a cell of an .xlsx holds, as the host keeps it, and back. */
import type { Cell, CellValue } from "exceljs";
import type { CellContent, Scalar } from "../../host";

const day = 86_400_000;
/** 30 December 1899, Excel's day 0, is this many days before 1970. */
const epoch = 25_569;

/** Undefined for a blank cell. */
export function contentOf(cell: Cell): CellContent | undefined {
  const value: unknown = cell.value;
  if (isObject(value) && ("formula" in value || "sharedFormula" in value)) {
    const result = scalarOf(Reflect.get(value, "result"));
    return { value: result ?? 0, formula: `=${typedFormula(cell.formula)}` };
  }
  const scalar = scalarOf(value);
  return scalar === undefined ? undefined : { value: scalar };
}

function scalarOf(value: unknown): Scalar | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.getTime() / day + epoch;
  if (!isObject(value)) return undefined;
  const error: unknown = Reflect.get(value, "error");
  if (typeof error === "string") return error;
  const runs: unknown = Reflect.get(value, "richText");
  if (Array.isArray(runs))
    return runs.map((run: unknown) => (isObject(run) ? String(Reflect.get(run, "text")) : "")).join("");
  return scalarOf(Reflect.get(value, "text"));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** As a person types it: without the marks that files put before newer functions and those of add-ins. */
export function typedFormula(formula: string): string {
  return outsideTexts(formula, (part) =>
    part
      .replace(/_xlfn\.(?:_xlws\.)?|_xlpm\./g, "")
      .replace(
        /_xldudf_([A-Z\d]+)_([A-Z\d_]+)(?=\()/g,
        (_, space: string, name: string) => `${space}.${name}`,
      ),
  );
}

const newer =
  /\b(XLOOKUP|XMATCH|FILTER|UNIQUE|SORT|SORTBY|SEQUENCE|RANDARRAY|LET|LAMBDA|TEXTJOIN|CONCAT|IFS|SWITCH|MAXIFS|MINIFS|TEXTBEFORE|TEXTAFTER|TEXTSPLIT|VSTACK|HSTACK)(?=\()/g;

/** As Excel's files have it. */
export function filedFormula(formula: string): string {
  return outsideTexts(formula.replace(/^=/, ""), (part) =>
    part
      .replace(/\bESTATE\.([A-Z\d_]+)(?=\()/g, "_xldudf_ESTATE_$1")
      .replace(
        newer,
        (name) => `_xlfn.${name === "FILTER" || name.startsWith("SORT") ? "_xlws." : ""}${name}`,
      )
      .replace(/\[@\[([^\]]*)\]\]/g, "[[#This Row],[$1]]")
      .replace(/\[@([^\]:[]+)\]/g, "[[#This Row],[$1]]"),
  );
}

function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

const errors = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"] as const;

export function filedValue({ value, formula }: CellContent): CellValue {
  // An error that the file format does not know stays readable as text.
  const error = errors.find((one) => one === value);
  const plain = error === undefined ? value : { error };
  return formula === undefined ? plain : { formula: filedFormula(formula), result: plain };
}
