/** One pass over the rows under a header: which are assets, which are bands, totals, notes, repeated headers. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import type { Corrector } from "./corrector";
import { headerEvidence } from "./header-rows";
import type { Header } from "./whole-header";
import { RowList } from "./growing";
import type { Lexicon } from "./lexicon";
import { hasDigit, PlainAssets } from "./plain-assets";
import type { LeftOutReason, RowSpan } from "./reading";
import { isLegendText, isNoteText, isNumber, isTotalRow } from "./row-kinds";

/** A row that speaks for the assets below it. */
export interface Band {
  readonly row: number;
  /** Its cells that show something. */
  readonly cells: readonly { readonly column: number; readonly text: string }[];
}

export interface Body {
  readonly rows: Int32Array;
  readonly bands: readonly Band[];
  readonly leftOut: readonly RowSpan[];
  /** The last row that belongs to this table. */
  readonly end: number;
  /** Where another table begins (its title's row, or its header), `null` when none follows. */
  readonly next: number | null;
}

export interface BodyInput {
  readonly sheet: Sheet;
  readonly columns: readonly number[];
  readonly roles: ReadonlyMap<number, ColumnRole>;
  readonly header: Header;
  readonly first: number;
  readonly last: number;
  readonly totalsRow: number | null;
  readonly title: string;
  readonly lexicon: Lexicon;
  /** What a person has said of single rows. */
  readonly corrector: Corrector | null;
  /** False where the table's end is known (an Excel table, a user's choice). */
  readonly mayEnd: boolean;
}

/** Rows between two reports of progress. */
export const rowsPerStep = 8192;

const evidence: ReadonlySet<ColumnRole> = new Set([
  "make",
  "model",
  "serial",
  "mac",
  "description",
  "category",
  "notes",
]);

/** Reads the body of a table; yields the row it has reached, every `rowsPerStep` rows. */
export function* readBody(input: BodyInput): Generator<number, Body> {
  const pass = new BodyPass(input);
  let row = input.first;
  for (; row <= input.last; row++) {
    if (!pass.take(row)) break;
    if ((row - input.first) % rowsPerStep === rowsPerStep - 1) yield row;
  }
  return pass.finish();
}

class BodyPass {
  readonly #sheet: Sheet;
  readonly #columns: readonly number[];
  readonly #lexicon: Lexicon;
  readonly #input: BodyInput;
  readonly #plain: PlainAssets;
  readonly #evidence: ReadonlySet<number>;
  readonly #headerCells = new Map<number, string>();
  readonly #upperCells = new Map<number, string>();
  /** The last column under a heading; `null` where the table has none. */
  readonly #lastHeaded: number | null;
  readonly #corrector: Corrector | null;
  readonly #typicalFill: number;
  readonly #rows = new RowList();
  readonly #bands: Band[] = [];
  readonly #leftOut: { first: number; last: number; why: LeftOutReason }[] = [];
  #pending: Band[] = [];
  #legend = false;
  #next: number | null = null;
  #end: number;

  constructor(input: BodyInput) {
    this.#input = input;
    this.#sheet = input.sheet;
    this.#columns = input.columns;
    this.#lexicon = input.lexicon;
    this.#evidence = new Set(
      input.columns.filter((column) => evidence.has(input.roles.get(column) ?? "other")),
    );
    const [upper, lower] = input.header.rows;
    const bottom = lower ?? upper;
    if (bottom !== undefined) this.#rememberHeader(bottom, this.#headerCells);
    if (upper !== undefined && lower !== undefined) this.#rememberHeader(upper, this.#upperCells);
    const headed = input.columns.filter((column) => (input.header.texts.get(column) ?? "") !== "");
    this.#lastHeaded = headed.length === 0 ? null : Math.max(...headed);
    this.#corrector = input.corrector?.namesRows === true ? input.corrector : null;
    this.#plain = new PlainAssets(
      input.sheet,
      input.columns,
      input.roles,
      [this.#headerCells, this.#upperCells],
      input.lexicon,
    );
    this.#typicalFill = this.#typical();
    this.#end = input.first - 1;
  }

  #rememberHeader(row: number, into: Map<number, string>): void {
    for (const column of this.#columns) {
      const value = this.#sheet.value(row, column);
      if (typeof value === "string" && !isBlank(value)) into.set(column, value);
    }
  }

  /** How many cells a row usually fills: the upper quartile of the first rows with two cells or more. */
  #typical(): number {
    const fills: number[] = [];
    const end = Math.min(this.#input.last, this.#input.first + 600);
    for (let row = this.#input.first; row <= end && fills.length < 200; row++) {
      let filled = 0;
      for (const column of this.#columns) if (!isBlank(this.#sheet.value(row, column))) filled++;
      if (filled >= 2) fills.push(filled);
    }
    fills.sort((a, b) => a - b);
    return fills[Math.floor(fills.length * 0.6)] ?? 1;
  }

  /** Takes the next row in; false when another table begins here. */
  take(row: number): boolean {
    const said = this.#corrector?.row(row) ?? null;
    if (said !== null) return said === "asset" ? this.#asset(row) : this.#leave(row, "corrected");
    if (this.#plain.has(row) && row !== this.#input.totalsRow) return this.#asset(row);
    const filled = this.#filled(row);
    if (filled === null) return this.#leave(row, "blank");
    if (row === this.#input.totalsRow) return this.#leave(row, "total");
    if (this.#repeats(row, filled, this.#headerCells) || this.#repeats(row, filled, this.#upperCells))
      return this.#leave(row, "repeated-header");
    if (this.#input.mayEnd && this.#beginsAnother(row, filled)) return this.#stop(row);
    const own = this.#withoutBeside(filled);
    const low = own.length < Math.max(2, this.#typicalFill * 0.5) && this.#typicalFill >= 3;
    if (this.#couldBeTotal(row, filled)) {
      const texts = filled.map((column) => textAt(this.#sheet, row, column));
      if (isTotalRow(texts, this.#lexicon)) return this.#leave(row, this.#totalKind(texts));
    }
    if ((low && own.length <= 2) || this.#legend || filled.length === 1) {
      const cells = own.map((column) => ({ column, text: textAt(this.#sheet, row, column).trim() }));
      const loose = this.#loose(row, cells);
      if (loose !== null) return loose;
    }
    return this.#asset(row);
  }

  /** The columns in which a row shows something; `null` for none. */
  #filled(row: number): readonly number[] | null {
    let filled: number[] | null = null;
    for (const column of this.#columns) {
      const value = this.#sheet.value(row, column);
      if (value === null || isBlank(value)) continue;
      if (filled === null) filled = [column];
      else filled.push(column);
    }
    return filled;
  }

  /** Without what was noted beside the table, under no heading: "Ask Jo" beside a band leaves it a band. */
  #withoutBeside(filled: readonly number[]): readonly number[] {
    const last = this.#lastHeaded;
    if (last === null || (filled.at(-1) ?? last) <= last) return filled;
    const own = filled.filter((column) => column <= last);
    return own.length === 0 ? filled : own;
  }

  #asset(row: number): boolean {
    for (const band of this.#pending) this.#settle(band);
    this.#pending = [];
    this.#legend = false;
    this.#rows.push(row);
    this.#end = row;
    return true;
  }

  #leave(row: number, why: LeftOutReason): true {
    const last = this.#leftOut.at(-1);
    if (last?.why === why && last.last === row - 1) last.last = row;
    else this.#leftOut.push({ first: row, last: row, why });
    return true;
  }

  #stop(row: number): boolean {
    const above = this.#pending.at(-1);
    const title =
      above !== undefined && !isNoteText(above.cells[0]?.text ?? "", this.#lexicon) ? above : null;
    this.#next = title?.row ?? row;
    if (title !== null) this.#pending.pop();
    return false;
  }

  #repeats(row: number, filled: readonly number[], cells: ReadonlyMap<number, string>): boolean {
    if (cells.size === 0) return false;
    let same = 0;
    for (const column of filled) {
      const value = this.#sheet.value(row, column);
      const header = cells.get(column);
      if (typeof value === "string" && header !== undefined && sameText(value, header)) same++;
    }
    return same >= Math.min(2, cells.size) && same >= filled.length * 0.8;
  }

  /** Whether a row heads another table: nearly every cell is a header's words. */
  #beginsAnother(row: number, filled: readonly number[]): boolean {
    if (filled.length < 2) return false;
    for (const column of filled) {
      const value = this.#sheet.value(row, column);
      if (typeof value !== "string" || value.length > 60) return false;
      if (column === filled[0] && hasDigit(value)) return false;
    }
    const first = textAt(this.#sheet, row, filled[0] ?? 0);
    if (this.#lexicon.headers.read(first).weight === "none") return false;
    const found = headerEvidence(this.#sheet, row, this.#columns, this.#lexicon);
    return found.acceptable && found.recognised >= found.filled * 0.75 && found.score >= 5;
  }

  /** Few cells, and the first of them with the letters of a total's word. */
  #couldBeTotal(row: number, filled: readonly number[]): boolean {
    if (filled.length > Math.max(3, this.#typicalFill * 0.7)) return this.#isLabelledTotal(row, filled);
    return filled.some((column) => {
      const value = this.#sheet.value(row, column);
      return typeof value === "string" && value.length <= 60 && this.#lexicon.mayHold("total", value);
    });
  }

  /** "Total" alone, and numbers in all other cells. */
  #isLabelledTotal(row: number, [first, ...others]: readonly number[]): boolean {
    const label = first === undefined ? null : this.#sheet.value(row, first);
    if (typeof label !== "string" || label.length > 30 || !this.#lexicon.mayHold("total", label))
      return false;
    return (
      others.every((column) => isNumber(this.#sheet.value(row, column))) &&
      this.#lexicon.isOne("total", label)
    );
  }

  #totalKind(texts: readonly string[]): LeftOutReason {
    return texts.some((text) => /sub|zwischen|sous|is gyf/i.test(text)) ? "subtotal" : "total";
  }

  /** A row with few cells: kept until it shows whether assets follow (a band) or not (a note). `null`: it is an asset. */
  #loose(row: number, cells: Band["cells"]): true | null {
    const [first, second] = cells;
    if (first === undefined) return null;
    if (this.#legend || isLegendText(first.text)) {
      this.#legend = true;
      return this.#leave(row, "note");
    }
    if (isNoteText(first.text, this.#lexicon)) return this.#leave(row, "note");
    if (sameText(first.text, this.#input.title)) return this.#leave(row, "title");
    if (second !== undefined && !this.#readsAsBand(cells)) return null;
    if (this.#typicalFill < 3 && cells.length === 1 && !this.#isMerged(row, first.column)) return null;
    if (cells.length === 1 && this.#isThing(first)) return null;
    this.#pending.push({ row, cells });
    return true;
  }

  /** A lone cell that is itself a thing: a description, a model, a tag like the others. */
  #isThing(cell: { readonly column: number; readonly text: string }): boolean {
    if (/^[\d\s.-]+$/.test(cell.text)) return true;
    const role = this.#input.roles.get(cell.column);
    if (role === "tag" || role === "serial") return /\d/.test(cell.text) && !/\s/.test(cell.text);
    if (!this.#evidence.has(cell.column)) return false;
    if (cell.column !== this.#columns[0]) return true;
    return this.#lexicon.isMaker(cell.text) || this.#lexicon.hints.model?.(cell.text) === true;
  }

  /** Two cells: "HMP Fernhill" and "Prison", or a label and its text. */
  #readsAsBand(cells: Band["cells"]): boolean {
    const [first, second] = cells;
    if (first === undefined || second === undefined) return false;
    if (/:\s*$/.test(first.text)) return true;
    const number = /^[\d.,\s]+$/.test(second.text);
    const role = this.#input.roles.get(first.column);
    if (role === "site" || role === "siteType") return false;
    return (
      (this.#lexicon.isSiteType(second.text) && !/\d/.test(first.text)) ||
      (number && this.#isMerged(-1, first.column))
    );
  }

  #isMerged(row: number, column: number): boolean {
    return (
      this.#sheet.merged?.some(
        ({ top, bottom, left, right }) =>
          row >= top && row <= bottom && column >= left && column <= right && right > left,
      ) ?? false
    );
  }

  #settle(band: Band): void {
    this.#bands.push(band);
    this.#leave(band.row, "band");
  }

  finish(): Body {
    for (const loose of this.#pending) this.#leave(loose.row, "note");
    this.#dropTail();
    const rows = this.#rows.toArray();
    const end = rows.at(-1) ?? this.#end;
    const leftOut = this.#leftOut.sort((a, b) => a.first - b.first);
    return { rows, bands: this.#bands, leftOut, end, next: this.#next };
  }

  #hasShape(row: number, shape: readonly number[]): boolean {
    let at = 0;
    for (const column of this.#columns) {
      if (isBlank(this.#sheet.value(row, column))) continue;
      if (shape[at] !== column) return false;
      at++;
    }
    return at === shape.length;
  }

  /** Rows at the end that hold nothing but what was filled down beforehand (numbers, default values) are no assets. */
  #dropTail(): void {
    let count = 0;
    let shape: readonly number[] = [];
    for (; count < this.#rows.length; count++) {
      const row = this.#rows.at(this.#rows.length - 1 - count);
      if (count === 0) {
        shape = this.#columns.filter((column) => !isBlank(this.#sheet.value(row, column)));
        if (shape.some((column) => this.#evidence.has(column))) return;
        if (shape.length >= Math.max(2, this.#typicalFill * 0.7)) return;
      } else if (!this.#hasShape(row, shape)) break;
    }
    if (count < 3) return;
    const first = this.#rows.at(this.#rows.length - count);
    const last = this.#rows.at(this.#rows.length - 1);
    this.#rows.drop(count);
    this.#leftOut.push({ first, last, why: "blank" });
  }
}

/** Equal but for case and the spaces around. */
export function sameText(a: string, b: string): boolean {
  return a === b || (a !== "" && a.trim().toLowerCase() === b.trim().toLowerCase());
}
