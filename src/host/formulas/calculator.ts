/**
 * Computes formulas that call custom functions: constants, cells, ranges, structured references, nested calls and the day.
 * Anything else shows `#NAME?`: the host is no spreadsheet engine; a grid with one can take this one's place.
 */
import type { Area } from "../address";
import { splitSheet } from "../address";
import type { Calculate, SheetModel } from "../model";
import {
  callCustomFunction,
  type CallOptions,
  type CellArgument,
  type CustomFunctionEntry,
  type FunctionArgument,
} from "./function-call";
import { structuredArea } from "./structured";

export interface CalculatorOptions extends Omit<CallOptions, "address"> {
  /** What `TODAY()` gives, as Excel's serial number; without it that is an unknown name. */
  readonly today?: () => number;
}

export function customFunctionCalculator(
  functions: () => ReadonlyMap<string, CustomFunctionEntry>,
  options: CalculatorOptions,
): Calculate {
  return (formula, sheet, row, column) => {
    const address = sheet.address({ top: row, left: column, bottom: row, right: column });
    try {
      const reader = new FormulaReader(formula.slice(1), sheet, row, functions(), { ...options, address });
      const value = reader.read();
      if (value === null || value === undefined) return 0;
      if (typeof value !== "object") return value;
      return value.map((line) => line.map((cell) => cell ?? 0));
    } catch (error) {
      return error instanceof FormulaError ? error.message : "#NAME?";
    }
  };
}

class FormulaError extends Error {}

class FormulaReader {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly sheet: SheetModel,
    private readonly row: number,
    private readonly functions: ReadonlyMap<string, CustomFunctionEntry>,
    private readonly options: CalculatorOptions & CallOptions,
  ) {}

  read(): FunctionArgument {
    const value = this.argument();
    if (this.position < this.text.length) throw new FormulaError("#NAME?");
    return value;
  }

  private argument(): FunctionArgument {
    this.take(/\s*/y);
    const quoted = this.take(/"((?:[^"]|"")*)"/y);
    if (quoted) return (quoted[1] ?? "").replaceAll('""', '"');
    const number = this.take(/-?\d+(\.\d+)?(?![\d:A-Za-z])/y);
    if (number) return Number(number[0]);
    const call = this.take(/([\p{L}_][\p{L}\p{N}_.]*)\(/uy);
    if (call) return this.call((call[1] ?? "").toUpperCase());
    const flag = this.take(/(true|false)\b/iy);
    if (flag) return flag[0].toLowerCase() === "true";
    const structured = this.take(/([\p{L}_][\p{L}\p{N}_.]*)?\[((?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*)\]/uy);
    if (structured) return this.structured(structured[1] ?? "", structured[2] ?? "");
    const reference = this.take(/(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?[$\p{L}\p{N}_.:\\]+/uy);
    if (reference) return this.reference(reference[0]);
    throw new FormulaError("#NAME?");
  }

  private call(name: string): FunctionArgument {
    const args: FunctionArgument[] = [];
    this.take(/\s*/y);
    if (!this.take(/\)/y)) {
      for (;;) {
        this.take(/\s*/y);
        args.push(/[,)]/.test(this.text.charAt(this.position)) ? null : this.argument());
        this.take(/\s*/y);
        if (this.take(/\)/y)) break;
        if (!this.take(/,/y)) throw new FormulaError("#NAME?");
      }
    }
    if (name === "TODAY" && args.length === 0 && this.options.today !== undefined)
      return this.options.today();
    const entry = this.functions.get(name);
    if (entry === undefined) throw new FormulaError("#NAME?");
    return callCustomFunction(entry, args, this.options);
  }

  private reference(text: string): FunctionArgument {
    const found = this.sheet.workbook.resolve(text, this.sheet);
    if (found === null) throw new FormulaError(splitSheet(text).sheet === null ? "#NAME?" : "#REF!");
    return cellsOf(found.sheet, found.area);
  }

  private structured(tableName: string, inside: string): FunctionArgument {
    const found = structuredArea(this.sheet, this.row, tableName, inside);
    if (found === null) throw new FormulaError("#REF!");
    return cellsOf(found.sheet, found.area);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match) this.position = pattern.lastIndex;
    return match;
  }
}

function cellsOf(sheet: SheetModel, area: Area): FunctionArgument {
  const rows: CellArgument[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: CellArgument[] = [];
    for (let column = area.left; column <= area.right; column += 1) line.push(sheet.value(row, column));
    rows.push(line);
  }
  const [first] = rows;
  return rows.length === 1 && first?.length === 1 ? first[0] : rows;
}
