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
  private readonly byRole = new Map<ColumnRole, FieldSource[]>();
  /** The kinds of the current row's texts; in the last place what tells rows apart beside them. */
  private readonly current: Int32Array;
  private readonly rowsAlike: RowTable;
  /** Per reader: the combinations that rows tell it. */
  private readonly pairs: readonly PairTable[];
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
    this.current = new Int32Array(this.fields.length + 1);
    this.rowsAlike = new RowTable(this.current.length);
    this.pairs = readers.map(() => new PairTable());
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
    const pairs = this.pairs[reader];
    if (pairs === undefined) return 0;
    let number = before === 0 ? 0 : pairs.number(0, before * this.places);
    for (let place = 0; place < this.fields.length; place++) {
      const kind = this.current[place] ?? 0;
      if (kind === 0) continue;
      const told = this.fields[place]?.tells(kind, reader) ?? 0;
      if (told !== 0) number = pairs.number(number, told * this.places + place + 1);
    }
    return number;
  }

  /** The cells of the current row that tell a reader something, in the order of the columns, and what they tell it. */
  cellsThatTell(reader: number): ToldCell[] {
    const cells: ToldCell[] = [];
    for (const [place, field] of this.fields.entries()) {
      const told = field.tells(this.current[place] ?? 0, reader);
      if (told === 0) continue;
      const { role } = field.source;
      cells.push({ role, nth: (this.byRole.get(role) ?? []).indexOf(field.source), told });
    }
    return cells;
  }

  /** Whether a cell of these roles in the current row tells a reader anything. */
  tellsIn(reader: number, ...roles: readonly ColumnRole[]): boolean {
    return this.fields.some(
      (field, place) =>
        roles.includes(field.source.role) && field.tells(this.current[place] ?? 0, reader) !== 0,
    );
  }

  /** The number of a row's whole texts of these roles, and of `before`; `pairs` keeps the numbers. */
  whole(row: number, roles: readonly ColumnRole[], pairs: PairTable, before: number): number {
    let number = before;
    for (const [place, field] of this.fields.entries()) {
      if (!roles.includes(field.source.role)) continue;
      number = pairs.number(number, field.own(row) * this.places + place);
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
