/** A register's rows as numbers: equal texts have equal numbers, so that alike rows are found without comparing texts. */
import type { AssetText, ColumnRole } from "../asset";
import type { FieldSource } from "../register";
import { PairTable } from "./pair-table";

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

/** What a field's text adds: a number, 0 for nothing. */
class FieldTexts {
  private readonly numbers = new Map<string, number>([["", 0]]);
  private readonly told = new Map<string, number>([["", 0]]);

  constructor(
    readonly source: FieldSource,
    /** What tells texts apart, where it is less than the whole text. */
    private readonly telling: ((text: string) => string) | null,
  ) {}

  number(row: number): number {
    const text = this.source.text(row);
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.telling === null ? this.numbers.size : this.numberOf(this.telling(text));
      this.numbers.set(text, number);
    }
    return number;
  }

  private numberOf(told: string): number {
    let number = this.told.get(told);
    if (number === undefined) {
      number = this.told.size;
      this.told.set(told, number);
    }
    return number;
  }
}

/** Some fields of a register whose texts together tell rows apart for one reader. */
export class RowPart {
  private readonly pairs: readonly PairTable[];

  constructor(private readonly places: readonly number[]) {
    this.pairs = places.map(() => new PairTable());
  }

  /** The number of this row's texts: rows with the same texts have the same number. */
  number(texts: Int32Array, before = 0): number {
    let number = before;
    for (let index = 0; index < this.places.length; index++) {
      number = this.pairs[index]?.number(number, texts[this.places[index] ?? 0] ?? 0) ?? 0;
    }
    return number;
  }
}

/** A register's fields, by role and as numbers. */
export class RowTexts {
  private readonly fields: readonly FieldTexts[];
  private readonly byRole = new Map<ColumnRole, FieldSource[]>();
  private readonly current: Int32Array;

  /**
   * @param telling for roles whose texts differ in nearly every row (serial numbers, tags): what of a text tells rows
   * apart; `null` for the other roles.
   */
  constructor(
    sources: readonly FieldSource[],
    telling: (role: ColumnRole) => ((text: string) => string) | null,
  ) {
    for (const source of sources) {
      const list = this.byRole.get(source.role);
      if (list === undefined) this.byRole.set(source.role, [source]);
      else list.push(source);
    }
    this.fields = sources
      .filter(({ role }) => !silent.has(role))
      .map((source) => new FieldTexts(source, telling(source.role)));
    this.current = new Int32Array(this.fields.length);
  }

  /** The part of the fields that has these roles. */
  part(...roles: readonly ColumnRole[]): RowPart {
    return new RowPart(
      this.fields.flatMap(({ source }, place) => (roles.includes(source.role) ? [place] : [])),
    );
  }

  /** The texts of a row as numbers; the array is used again for the next row. */
  numbers(row: number): Int32Array {
    for (let place = 0; place < this.fields.length; place++) {
      this.current[place] = this.fields[place]?.number(row) ?? 0;
    }
    return this.current;
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
