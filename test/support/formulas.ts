/** Computes the few native formulas that reports hold, from the cells that they refer to. */
import type { CellValue } from "../../src/core/sheet";
import type { PlannedSheet } from "../../src/core/sheets";
import { shown } from "./report";

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

type Value = CellValue | CellValue[];

/** Computes a formula anew; what it refers to is computed anew too. */
export class Formulas {
  constructor(private readonly sheets: readonly PlannedSheet[]) {}

  /** The cell's value, its formula computed. */
  cell(sheet: string, row: number, column: number): CellValue {
    const planned = this.sheets.find(({ name }) => name === sheet);
    const value = planned?.rows[row]?.[column]?.value;
    if (value !== null && typeof value === "object" && "formula" in value)
      return this.compute(value.formula, sheet);
    return shown(value);
  }

  /** Every formula of a sheet: where it is, what it remembers and what it comes to. */
  all(sheet: PlannedSheet): { at: string; remembered: CellValue; computed: CellValue }[] {
    return sheet.rows.flatMap((row, index) =>
      row.flatMap((cell, column) => {
        const value = cell?.value;
        if (value === null || typeof value !== "object" || !("formula" in value)) return [];
        return [
          {
            at: `${sheet.name} ${index},${column}`,
            remembered: value.value,
            computed: this.compute(value.formula, sheet.name),
          },
        ];
      }),
    );
  }

  private compute(formula: string, sheet: string): CellValue {
    const parser = new Parser(formula, (name, area) => this.area(name ?? sheet, area));
    const value = parser.expression();
    parser.end();
    return Array.isArray(value) ? (value[0] ?? null) : value;
  }

  private area(sheet: string, area: string): Value {
    const [from = "", to = from] = area.replaceAll("$", "").split(":");
    const corner = (cell: string): [number, number] => {
      const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      return [Number(row) - 1, columnOf(letters)];
    };
    const [top, left] = corner(from);
    const [bottom, right] = corner(to);
    if (from === to) return this.cell(sheet, top, left);
    const values: CellValue[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) values.push(this.cell(sheet, row, column));
    return values;
  }
}

const number = (value: Value): number => (typeof value === "number" ? value : 0);
const list = (value: Value): CellValue[] => (Array.isArray(value) ? value : [value]);

/** `SUM`, `SUMIFS`, `IF`, `*`, `=` and references. Anything else is an error. */
class Parser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly area: (sheet: string | undefined, area: string) => Value,
  ) {}

  expression(): Value {
    let left = this.product();
    while (this.take("=")) {
      const right = this.product();
      left = left === right;
    }
    return left;
  }

  end(): void {
    if (this.at < this.text.length) throw new Error(`not understood: ${this.text.slice(this.at)}`);
  }

  private product(): Value {
    let left = this.term();
    while (this.take("*")) left = number(left) * number(this.term());
    return left;
  }

  private term(): Value {
    const rest = this.text.slice(this.at);
    const match = <T>(pattern: RegExp, use: (found: RegExpExecArray) => T): T | undefined => {
      const found = pattern.exec(rest);
      if (found === null) return undefined;
      this.at += found[0].length;
      return use(found);
    };
    const string = match(/^"((?:[^"]|"")*)"/, ([, text = ""]) => text.replaceAll('""', '"'));
    if (string !== undefined) return string;
    const call = match(/^(SUMIFS|SUM|IF)\(/, ([, name = ""]) => this.call(name));
    if (call !== undefined) return call;
    const reference = match(
      /^(?:'([^']+)'!)?(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)/,
      ([, sheet, area = ""]) => [this.area(sheet, area)],
    );
    if (reference !== undefined) return reference[0]!;
    const value = match(/^\d+(?:\.\d+)?/, ([text]) => Number(text));
    if (value !== undefined) return value;
    throw new Error(`not understood: ${rest}`);
  }

  private call(name: string): Value {
    const given: Value[] = [];
    while (!this.take(")")) {
      given.push(this.expression());
      this.take(",");
    }
    if (name === "SUM") return given.flatMap(list).reduce<number>((sum, value) => sum + number(value), 0);
    if (name === "IF") return (given[0] === true ? given[1] : given[2]) ?? null;
    const [sums = [], ...tests] = given;
    return list(sums).reduce<number>((total, value, index) => {
      for (let test = 0; test < tests.length; test += 2)
        if (list(tests[test] ?? null)[index] !== tests[test + 1]) return total;
      return total + number(value);
    }, 0);
  }

  private take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }
}
