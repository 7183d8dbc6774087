import type { ColumnRole } from "../asset";
import type { FieldSource } from "../register";
import type { Sought } from "../text";
import { ByteTable } from "./byte-table";
import {
  isPlainSerial,
  isPlainTag,
  isTooShortForMac,
  plainTagLetters,
  tellingLengthOfMac,
} from "./plain-texts";
import type { Shapes } from "./shapes";

/** A reader of cells. */
export interface CellReader {
  /**
   * What a cell tells, as a key or number from 1 up: cells of one column with the same one say the same; "" and 0 say
   * nothing.
   */
  tells(role: ColumnRole, text: string, header: string): string | number;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
  /** Whether more than the first six digits of MAC addresses tell the reader anything, given these six. */
  splitsPrefix?(sixDigits: string): boolean;
}

/** The shapes of a role's texts, made when they are asked for; `null` where texts of the role have none. */
export type ShapesOf = (role: ColumnRole) => Shapes | null;

/** Distinct texts, and shapes, of a field that are kept at once; then they are read again, so that memory stays bounded. */
const rememberedTexts = 100_000;

/** So many texts of a field are read before it pays to look at their shapes. */
const textsWithoutShapes = 1000;

/**
 * Whether remembering texts pays is seen from so many look-ups. Where nearly every text is a new one it is not done for
 * so many more look-ups, and then tried again.
 */
const trial = 4096;
const pause = 65_536;
const mostMisses = 0.75;

/** The reader looks at words that stand for nothing in the shape: it reads each text. */
const ofItsOwn = -1;

/** Numbers keys from 1 up in the order of their coming; what says nothing is 0. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(key: string): number {
    if (key === "") return 0;
    let number = this.known.get(key);
    if (number === undefined) {
      number = this.known.size + 1;
      this.known.set(key, number);
    }
    return number;
  }
}

/** One field's texts by what they tell: texts that tell every reader the same are of one kind. Kind 0 tells nothing. */
export class FieldTexts {
  private readonly kinds = new Map<string, number>();
  /** By the digits of an address that tell its maker, as they are written. */
  private readonly kindsOfPrefixes = new Map<string, number>();
  private readonly shapeNumbers = new ByteTable();
  /** By a shape's number: the kind, or what each reader is told where some of them look at more than the shape. */
  private readonly kindsOfShapes: (number | readonly number[])[] = [0];
  private readonly byTelling = new Map<string, number>();
  private readonly numbers: readonly Numbers[];
  /** The readers that read cells of this role. */
  readonly reading: readonly number[];
  /** Per kind and reader: the number of what it tells. */
  private readonly told: number[] = [];
  private readonly raw = new Numbers();
  private shapes: Shapes | null | undefined;
  private textsRead = 0;
  private remembers = true;
  private lookedUp = 0;
  private missed = 0;
  private lastText = "";
  private lastKind = 0;
  private tagLetters: string | null = null;
  private tagKind = 0;

  constructor(
    readonly source: FieldSource,
    private readonly readers: readonly CellReader[],
    private readonly shapesOf: ShapesOf,
  ) {
    this.numbers = readers.map(() => new Numbers());
    this.reading = [...readers.keys()].filter((reader) => readers[reader]?.looksFor(source.role));
    this.kindOfTold(readers.map(() => 0));
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
    return this.told[kind * this.numbers.length + reader] ?? 0;
  }

  /** The text's own number, for what depends on all of it. */
  own(row: number): number {
    return this.raw.of(this.source.text(row));
  }

  private kindOf(text: string): number {
    const { role } = this.source;
    if (role === "serial" && isPlainSerial(text)) return 0;
    if (role === "tag") return this.kindOfTag(text);
    if (role !== "mac") return this.lookUp(text);
    if (isTooShortForMac(text)) return 0;
    const telling = tellingLengthOfMac(text);
    return telling === 0 ? this.lookUp(text) : this.kindOfMac(text, telling);
  }

  /** Few registered prefixes are longer than six digits, and of a longer one nearly every address is another. */
  private kindOfMac(text: string, telling: number): number {
    const prefix = text.slice(0, telling === 9 ? 6 : 8);
    let kind = this.kindsOfPrefixes.get(prefix);
    if (kind === undefined) {
      const six = prefix.length === 6 ? prefix : prefix.replace(/[:-]/g, "");
      const splits = this.reading.some((reader) => this.readers[reader]?.splitsPrefix?.(six) ?? true);
      kind = splits ? ofItsOwn : this.read(text);
      remember(this.kindsOfPrefixes, prefix, kind);
    }
    return kind === ofItsOwn ? this.readOnce(this.kindsOfPrefixes, text.slice(0, telling), text) : kind;
  }

  private kindOfTag(text: string): number {
    if (this.tagLetters !== null && isPlainTag(text, this.tagLetters)) return this.tagKind;
    const letters = plainTagLetters(text);
    if (letters === null) return this.lookUp(text);
    this.tagLetters = letters;
    // What the letters say is the same for every number.
    this.tagKind = this.lookUp(`${letters}1`);
    return this.tagKind;
  }

  private lookUp(text: string): number {
    if (++this.lookedUp === (this.remembers ? trial : pause)) {
      this.remembers = !this.remembers || this.missed < trial * mostMisses;
      if (!this.remembers) this.kinds.clear();
      this.lookedUp = 0;
      this.missed = 0;
    }
    if (!this.remembers) return this.byShape(text);
    let kind = this.kinds.get(text);
    if (kind === undefined) {
      this.missed++;
      kind = this.byShape(text);
      remember(this.kinds, text, kind);
    }
    return kind;
  }

  private byShape(text: string): number {
    const shapes = this.theShapes();
    if (shapes?.tell(text) !== true) return this.read(text);
    const known = this.kindOfShape(shapes, text);
    if (typeof known === "number") return known;
    const told = [...known];
    for (const reader of this.reading)
      if (told[reader] === ofItsOwn) told[reader] = this.toldBy(reader, text);
    return this.kindOfTold(told);
  }

  private theShapes(): Shapes | null {
    if (this.shapes === undefined && ++this.textsRead > textsWithoutShapes)
      this.shapes = this.shapesOf(this.source.role);
    return this.shapes ?? null;
  }

  /** What the shape that was told last says; `text` is of this shape. */
  private kindOfShape(shapes: Shapes, text: string): number | readonly number[] {
    const { size } = this.shapeNumbers;
    const number = this.shapeNumbers.number(shapes.bytes, 0, shapes.length, shapes.hash);
    if (number <= size) return this.kindsOfShapes[number] ?? 0;
    const known = this.readShape(shapes, text);
    if (size >= rememberedTexts) this.shapeNumbers.clear();
    else this.kindsOfShapes[number] = known;
    return known;
  }

  /** What the first text of a shape tells; a reader that does not hear the same from another text of it is of its own. */
  private readShape(shapes: Shapes, text: string): number | readonly number[] {
    const shape = shapes.of(text);
    const examples = shape === null ? null : shapes.examples(shape);
    const told = this.readers.map(() => 0);
    for (const reader of this.reading) {
      const number = this.toldBy(reader, text);
      const hearsTheSame = examples?.every((example) => this.toldBy(reader, example) === number);
      told[reader] = hearsTheSame === true ? number : ofItsOwn;
    }
    return told.includes(ofItsOwn) ? told : this.kindOfTold(told);
  }

  private readOnce(kinds: Map<string, number>, key: string, text: string): number {
    let kind = kinds.get(key);
    if (kind === undefined) {
      kind = this.read(text);
      remember(kinds, key, kind);
    }
    return kind;
  }

  private read(text: string): number {
    const told = this.readers.map(() => 0);
    for (const reader of this.reading) told[reader] = this.toldBy(reader, text);
    return this.kindOfTold(told);
  }

  private toldBy(reader: number, text: string): number {
    const { role, header } = this.source;
    const key = this.readers[reader]?.tells(role, text, header) ?? 0;
    return typeof key === "number" ? key : (this.numbers[reader]?.of(key) ?? 0);
  }

  private kindOfTold(told: readonly number[]): number {
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

function remember<Value>(known: Map<string, Value>, key: string, value: Value): void {
  if (known.size >= rememberedTexts) known.clear();
  known.set(key, value);
}
