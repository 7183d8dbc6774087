/**
 * Codes that Excel took for numbers or dates: `6.38E+15` for a MAC address or serial number, `1-Mar` for a model.
 * What was typed cannot be told from what is left, so such a cell is read as unknown, and the report names it.
 */
import type { ColumnRole } from "../asset";
import type { CellValue, Sheet } from "../sheet";
import type { ColumnReading, FieldSource, MangledCells } from "./reading";

/** Roles whose cells are codes: a number there is a code that lost something, not an amount. */
const codes: ReadonlySet<ColumnRole> = new Set(["make", "model", "serial", "mac", "tag", "ip"]);
/** Roles whose mangled cells are read as unknown. A tag only names its row: people look for it as it is shown. */
const unread: ReadonlySet<ColumnRole> = new Set(["make", "model", "serial", "mac", "ip"]);

/** Excel always writes the sign, a model such as 12E5 has none. */
const scientific = /^\s*\d(?:[.,]\d+)?E[+-]\d{1,3}\s*$/i;
/** A MAC of digits around one E: no sign needed, nothing else looks so in its column. */
const scientificMac = /^\s*\d{1,2}(?:[.,]\d+)?E[+-]?\d{1,3}\s*$/i;
/** As Excel shows what it took for a date: 01-Mar, Mar-24. */
const shownDate =
  /^\s*(?:\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2})\s*$/;
/** Excel keeps 15 digits. */
const digitsKept = 1e15;
/** Serial numbers of days from 2000 to 2049. */
const [firstDay, lastDay] = [36_526, 54_788];

/** Whether a text begins as a number or a date does: most codes do not, and looking for patterns costs more. */
function mayBeMangled(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first < 65 || first > 126) return true;
  // a month: a capital, then a small letter
  return first <= 90 && text.charCodeAt(1) >= 97;
}

/** What has become of a code, as far as its own cell shows. */
export function mangledBy(value: CellValue, role: ColumnRole): "number" | "date" | null {
  if (typeof value === "number") {
    if (role === "mac") return value >= 1e11 && value < 1e12 && Number.isInteger(value) ? null : "number";
    return Math.abs(value) >= digitsKept ? "number" : null;
  }
  if (typeof value !== "string" || value.length < 4 || value.length > 30) return null;
  if (!mayBeMangled(value)) return null;
  if ((role === "mac" ? scientificMac : scientific).test(value)) return "number";
  return role !== "tag" && shownDate.test(value) ? "date" : null;
}

/** A field over the rows' own cells of a column, where mangled ones are read as unknown. */
export function unmangled(sheet: Sheet, column: number, field: FieldSource): FieldSource {
  const { role } = field;
  if (!unread.has(role)) return field;
  return {
    ...field,
    text: (row) => (mangledBy(sheet.value(row, column), role) === null ? field.text(row) : ""),
  };
}

/** All cells of a register that Excel has mangled, by column and kind. */
export function mangledCells(
  sheet: Sheet,
  columns: readonly ColumnReading[],
  rows: Int32Array,
): MangledCells[] {
  const passes = columns
    .filter(({ role }) => codes.has(role))
    .map((reading) => new MangledPass(sheet, reading));
  // Row by row: a row's cells lie together in memory.
  for (const row of rows) for (const pass of passes) pass.take(row);
  return passes.flatMap((pass) => pass.found());
}

/** Goes through a column once and collects what Excel has mangled in it. */
class MangledPass {
  private readonly rows: Record<MangledCells["what"], number[]> = { number: [], date: [], zeros: [] };
  private readonly days: number[] = [];
  private readonly short: number[] = [];
  private readonly zeros = new ZeroLengths();
  private texts = 0;
  private numbers = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly reading: ColumnReading,
  ) {}

  take(row: number): void {
    const { column, role } = this.reading;
    const value = this.sheet.value(row, column);
    if (typeof value === "string") {
      this.texts++;
      const what = mangledBy(value, role);
      if (what !== null) this.rows[what].push(row);
      else this.zeros.add(value);
    } else if (typeof value === "number") this.takeNumber(row, value);
  }

  private takeNumber(row: number, value: number): void {
    const { column, role } = this.reading;
    this.numbers++;
    const what = this.sheet.isDate?.(row, column) === true ? "date" : mangledBy(value, role);
    if (what !== null) this.rows[what].push(row);
    else if (Number.isInteger(value) && value >= 0) {
      if (value >= firstDay && value <= lastDay) this.days.push(row);
      this.short.push(row);
    }
  }

  found(): MangledCells[] {
    const { sheet, rows, days, zeros } = this;
    const { column, role } = this.reading;
    // Where the source cannot tell dates from numbers: a day among model numbers with letters.
    const guessed = sheet.isDate === undefined && (role === "make" || role === "model");
    if (guessed && days.length > 0 && this.numbers <= this.texts * 0.25)
      for (const row of days) rows.date.push(row);
    const length = role === "tag" || role === "serial" ? zeros.usual : null;
    if (length !== null)
      for (const row of this.short)
        if (String(sheet.value(row, column)).length < length) rows.zeros.push(row);
    return (["number", "date", "zeros"] as const).flatMap((what) => {
      const at = rows[what].sort((a, b) => a - b);
      return at.length === 0 ? [] : [{ column, role, what, rows: Int32Array.from(at) }];
    });
  }
}

/** Codes of digits that begin with 0, and how long they are: numbers beside them that are shorter have lost theirs. */
class ZeroLengths {
  private readonly lengths = new Map<number, number>();
  private codes = 0;

  add(text: string): void {
    if (text.charCodeAt(0) !== 48 || !/^0\d{2,19}$/.test(text)) return;
    this.codes++;
    this.lengths.set(text.length, (this.lengths.get(text.length) ?? 0) + 1);
  }

  /** The one length that (nearly) all of them have. */
  get usual(): number | null {
    for (const [length, codes] of this.lengths) if (codes >= 2 && codes >= this.codes * 0.8) return length;
    return null;
  }
}

/** A field whose mangled cells are read as unknown. */
export function withoutMangled(field: FieldSource, mangled: readonly MangledCells[]): FieldSource {
  if (!unread.has(field.role)) return field;
  const cells = new Map<number, Set<number>>();
  for (const { column, what, rows } of mangled) {
    if (what === "zeros") continue;
    const known = cells.get(column) ?? new Set();
    for (const row of rows) known.add(row);
    cells.set(column, known);
  }
  if (cells.size === 0) return field;
  return {
    ...field,
    text: (row) => {
      const text = field.text(row);
      if (text === "") return "";
      const at = field.cell(row);
      return cells.get(at.column)?.has(at.row) === true ? "" : text;
    },
  };
}
