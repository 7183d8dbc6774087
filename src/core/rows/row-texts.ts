/** A register's rows as numbers: what its texts tell each reader, so that alike rows are found without comparing texts. */
import type { AssetText, ColumnRole } from "../asset";
import type { FieldSource } from "../register";
import { FieldTexts, type CellReader, type ShapesOf } from "./field-texts";
import { PairTable } from "./pair-table";
import { RowTable } from "./row-table";

/** The roles that no reader looks at; they are carried for people. */
const silent: ReadonlySet<ColumnRole> = new Set([
  "ip",
  "quantity",
  "installDate",
  "replaceDate",
  "supplier",
  "secret",
  "other",
]);

/** A cell that tells a reader something: the nth of its role. */
export interface ToldCell {
  readonly role: ColumnRole;
  readonly nth: number;
  readonly told: number;
}

/** A register's fields, by role and as numbers. */
export class RowTexts {
  private readonly fields: readonly FieldTexts[];
  /** Per field: the how manyth of its role it is, from 0. */
  private readonly nths: readonly number[];
  private readonly byRole = new Map<ColumnRole, FieldSource[]>();
  /** The kinds of the current row's texts; in the last place what tells rows apart beside them. */
  private readonly current: Int32Array;
  private readonly rowsAlike: RowTable;
  /** Per reader: the combinations that rows tell it. */
  private readonly pairs: readonly PairTable[];
  /** Per reader: the number of what the current row tells it, once somebody has asked. */
  private readonly numbers: Int32Array;
  private counted = false;
  private readonly places: number;

  /** @param readers they are named by their place in this list */
  constructor(
    sources: readonly FieldSource[],
    readers: readonly CellReader[],
    shapesOf: ShapesOf = () => null,
  ) {
    for (const source of sources) {
      const list = this.byRole.get(source.role);
      if (list === undefined) this.byRole.set(source.role, [source]);
      else list.push(source);
    }
    this.fields = sources
      .filter(({ role }) => !silent.has(role))
      .map((source) => new FieldTexts(source, readers, shapesOf));
    this.nths = this.fields.map(({ source }) => (this.byRole.get(source.role) ?? []).indexOf(source));
    this.current = new Int32Array(this.fields.length + 1);
    this.rowsAlike = new RowTable(this.current.length);
    this.pairs = readers.map(() => new PairTable());
    this.numbers = new Int32Array(readers.length);
    this.places = this.fields.length + 1;
  }

  /** Goes to a row; false where all its texts tell the same as those of the row before. */
  goTo(row: number): boolean {
    let changed = false;
    for (let place = 0; place < this.fields.length; place++) {
      const kind = this.fields[place]?.kind(row) ?? 0;
      if (this.current[place] === kind) continue;
      this.current[place] = kind;
      changed = true;
    }
    if (changed) this.counted = false;
    return changed;
  }

  /**
   * The number of what the current row tells all readers together: rows that tell them the same have the same number.
   * @param before a number that tells rows apart as well
   */
  alike(before: number): number {
    this.current[this.fields.length] = before;
    return this.rowsAlike.number(this.current);
  }

  /**
   * The number of what the current row tells a reader: rows that tell it the same have the same number. Cells that say
   * nothing cost nothing.
   * @param before a number from 0 up that tells rows apart as well
   */
  told(reader: number, before = 0): number {
    if (!this.counted) this.count();
    const number = this.numbers[reader] ?? 0;
    return before === 0 ? number : (this.pairs[reader]?.number(number, before * this.places) ?? 0);
  }

  private count(): void {
    const { numbers, pairs, fields, current, places } = this;
    numbers.fill(0);
    for (let place = 0; place < fields.length; place++) {
      const kind = current[place] ?? 0;
      const field = fields[place];
      if (kind === 0 || field === undefined) continue;
      for (const reader of field.reading) {
        const told = field.tells(kind, reader);
        if (told !== 0)
          numbers[reader] = pairs[reader]?.number(numbers[reader] ?? 0, told * places + place + 1) ?? 0;
      }
    }
    this.counted = true;
  }

  /** The cells of the current row that tell a reader something, in the order of the columns, and what they tell it. */
  cellsThatTell(reader: number): ToldCell[] {
    const cells: ToldCell[] = [];
    for (let place = 0; place < this.fields.length; place++) {
      const field = this.fields[place];
      const told = field?.tells(this.current[place] ?? 0, reader) ?? 0;
      if (field !== undefined && told !== 0)
        cells.push({ role: field.source.role, nth: this.nths[place] ?? 0, told });
    }
    return cells;
  }

  /** Whether a cell of these fields in the current row tells a reader anything. */
  tellsIn(reader: number, places: readonly number[]): boolean {
    for (const place of places)
      if ((this.fields[place]?.tells(this.current[place] ?? 0, reader) ?? 0) !== 0) return true;
    return false;
  }

  /** The fields of some roles, by their places, as `tellsIn` and `whole` take them. */
  placesOf(...roles: readonly ColumnRole[]): readonly number[] {
    return this.fields.flatMap(({ source }, place) => (roles.includes(source.role) ? [place] : []));
  }

  /** The number of a row's whole texts of these fields, and of `before`; `pairs` keeps the numbers. */
  whole(row: number, places: readonly number[], pairs: PairTable, before: number): number {
    let number = before;
    for (const place of places) {
      const own = this.fields[place]?.own(row) ?? 0;
      number = pairs.number(number, own * this.places + place);
    }
    return number;
  }

  /** The asset as text by role; blanks stay as "", so that texts and headers can be paired. */
  asset(row: number): AssetText {
    const asset: Partial<Record<ColumnRole, string[]>> = {};
    for (const { source } of this.fields) (asset[source.role] ??= []).push(source.text(row));
    return asset;
  }

  /** The nth field of a role. */
  source(role: ColumnRole, nth: number): FieldSource | undefined {
    return this.byRole.get(role)?.[nth];
  }

  /** A row's first text of a role that is not blank; "" where there is none. */
  first(role: ColumnRole, row: number): string {
    for (const source of this.byRole.get(role) ?? []) {
      const text = source.text(row).trim();
      if (text !== "") return text;
    }
    return "";
  }
}
