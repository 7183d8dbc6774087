/** A register's rows as numbers: what its texts tell each reader, so that alike rows are found without comparing texts. */
import type { AssetText, ColumnRole } from "../asset";
import type { FieldSource } from "../register";
import { PairTable } from "./pair-table";
import { isPlainSerial, isPlainTag, plainTagLetters, tellingLengthOfMac } from "./plain-texts";

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

/** What a cell tells a reader, as a key: cells of one column with the same key say the same; "" and 0 say nothing. */
export type Teller = (role: ColumnRole, text: string, header: string) => string | number;

/** Distinct texts of a field that are kept at once; then they are read again, so that memory stays bounded. */
const rememberedTexts = 100_000;

/** Numbers keys from 1 up in the order of their coming; what says nothing is 0. */
class Numbers {
  private readonly known = new Map<string | number, number>();

  of(key: string | number): number {
    if (key === "" || key === 0) return 0;
    let number = this.known.get(key);
    if (number === undefined) {
      number = this.known.size + 1;
      this.known.set(key, number);
    }
    return number;
  }
}

/** One field's texts by what they tell: texts that tell every reader the same are of one kind. Kind 0 tells nothing. */
class FieldTexts {
  private readonly kinds = new Map<string, number>();
  private readonly kindsOfPrefixes = new Map<string, number>();
  private readonly byTelling = new Map<string, number>();
  private readonly numbers: readonly Numbers[];
  /** Per kind and reader: the number of what it tells. */
  private readonly told: number[] = [];
  private readonly raw = new Numbers();
  private lastText = "";
  private lastKind = 0;
  private tagLetters: string | null = null;
  private tagKind = 0;

  constructor(
    readonly source: FieldSource,
    private readonly tellers: readonly Teller[],
  ) {
    this.numbers = tellers.map(() => new Numbers());
    this.byTelling.set(this.tellers.map(() => 0).join(), 0);
    this.told.push(...tellers.map(() => 0));
  }

  kind(row: number): number {
    const text = this.source.text(row);
    if (text === this.lastText) return this.lastKind;
    if (text === "") return 0;
    const kind = this.kindOf(text);
    this.lastText = text;
    this.lastKind = kind;
    return kind;
  }

  /** What a kind tells a reader. */
  tells(kind: number, reader: number): number {
    return this.told[kind * this.tellers.length + reader] ?? 0;
  }

  /** The text's own number, for what depends on all of it. */
  own(row: number): number {
    return this.raw.of(this.source.text(row));
  }

  private kindOf(text: string): number {
    const { role } = this.source;
    if (role === "serial" && isPlainSerial(text)) return 0;
    if (role === "tag") return this.kindOfTag(text);
    const telling = role === "mac" ? tellingLengthOfMac(text) : 0;
    return telling === 0
      ? this.lookUp(text, text)
      : this.lookUp(text.slice(0, telling), text, this.kindsOfPrefixes);
  }

  private kindOfTag(text: string): number {
    if (this.tagLetters !== null && isPlainTag(text, this.tagLetters)) return this.tagKind;
    const letters = plainTagLetters(text);
    if (letters === null) return this.lookUp(text, text);
    this.tagLetters = letters;
    // What the letters say is the same for every number.
    this.tagKind = this.lookUp(`${letters}1`, `${letters}1`);
    return this.tagKind;
  }

  /** @param key what of the text tells it apart from others */
  private lookUp(key: string, text: string, kinds = this.kinds): number {
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = this.read(text);
      if (kinds.size >= rememberedTexts) kinds.clear();
      kinds.set(key, kind);
    }
    return kind;
  }

  private read(text: string): number {
    const { role, header } = this.source;
    const told = this.tellers.map(
      (tells, reader) => this.numbers[reader]?.of(tells(role, text, header)) ?? 0,
    );
    const key = told.join();
    let kind = this.byTelling.get(key);
    if (kind === undefined) {
      kind = this.byTelling.size;
      this.byTelling.set(key, kind);
      this.told.push(...told);
    }
    return kind;
  }
}

/** A register's fields, by role and as numbers. */
export class RowTexts {
  private readonly fields: readonly FieldTexts[];
  private readonly byRole = new Map<ColumnRole, FieldSource[]>();
  private readonly current: Int32Array;
  /** Per reader: the combinations that rows tell it. */
  private readonly pairs: readonly PairTable[];
  private readonly places: number;

  /** @param tellers what a cell tells each reader; readers are named by their place in this list */
  constructor(sources: readonly FieldSource[], tellers: readonly Teller[]) {
    for (const source of sources) {
      const list = this.byRole.get(source.role);
      if (list === undefined) this.byRole.set(source.role, [source]);
      else list.push(source);
    }
    this.fields = sources
      .filter(({ role }) => !silent.has(role))
      .map((source) => new FieldTexts(source, tellers));
    this.current = new Int32Array(this.fields.length);
    this.pairs = tellers.map(() => new PairTable());
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
