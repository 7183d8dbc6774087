/** Hears the fields of a delimited text, in order. */
export interface RecordHandler {
  /** One field's bytes (UTF-8), valid during the call. */
  field(column: number, bytes: Uint8Array, start: number, end: number): void;
  /** Ends a record; `row` counts from 0. `false` stops the reading. */
  endRecord(row: number, columns: number): boolean;
}

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
/** A quoted field longer than this began with a quote that was no quote (Excel's cells end at 32,767 characters). */
const longestQuoted = 262_144;
/** What of an unquoted field goes beyond this is left out. */
const longestPlain = 1 << 20;

/**
 * A streaming reader for delimited text (RFC 4180 and what programs really write): quoted fields with delimiters,
 * line ends and doubled quotes in them; any of the three line ends; a quote inside an unquoted field stands for
 * itself, and so does an opening quote that is never closed.
 */
export class RecordReader {
  private buffer: Uint8Array = new Uint8Array(0);
  private column = 0;
  private row = 0;
  private stopped = false;
  /** Set when the previous chunk ended in a carriage return: a line feed that follows belongs to it. */
  private afterReturn = false;
  /** Inside the part of an endless field that is left out. */
  private leavingOut = false;
  private unquoted = new Uint8Array(256);
  /** Opening quotes that were never closed and were kept as characters. */
  strayQuotes = 0;

  constructor(
    private readonly delimiter: number,
    private readonly handler: RecordHandler,
  ) {}

  push(chunk: Uint8Array): boolean {
    if (this.stopped) return false;
    let bytes = chunk;
    if (this.buffer.length > 0) {
      bytes = new Uint8Array(this.buffer.length + chunk.length);
      bytes.set(this.buffer);
      bytes.set(chunk, this.buffer.length);
    }
    const used = this.read(bytes, false);
    this.buffer = used < bytes.length ? bytes.slice(used) : new Uint8Array(0);
    return !this.stopped;
  }

  finish(): void {
    if (this.stopped) return;
    this.read(this.buffer, true);
    this.buffer = new Uint8Array(0);
  }

  /** Reads complete fields; gives the position of the first byte that has to wait for more. */
  private read(bytes: Uint8Array, final: boolean): number {
    const { delimiter, handler } = this;
    let at = 0;
    const end = bytes.length;
    if (this.afterReturn && end > 0) {
      if (bytes[0] === newline) at = 1;
      this.afterReturn = false;
    }
    while (at < end && !this.stopped) {
      let next = at;
      let byte = bytes[at] ?? 0;
      if (byte === quote && !this.leavingOut) {
        const closed = this.quoted(bytes, at, final);
        if (closed === undefined) return at;
        if (closed >= 0) {
          at = closed;
          if (at >= end) {
            if (final) this.endRecord();
            // The delimiter or line end comes with the next chunk: the field is filed, so only that is left.
            return at;
          }
          byte = bytes[at] ?? 0;
          at = this.afterField(bytes, at, byte);
          continue;
        }
        this.strayQuotes++;
      }
      while (next < end) {
        byte = bytes[next] ?? 0;
        if (byte === delimiter || byte === newline || byte === carriageReturn) break;
        next++;
      }
      if (next >= end && !final && next - at <= longestPlain && !this.leavingOut) return at;
      if (next > at && !this.leavingOut) handler.field(this.column, bytes, at, next);
      if (next >= end && !final) {
        this.leavingOut = true;
        return end;
      }
      this.leavingOut = false;
      if (next >= end) {
        this.column++;
        this.endRecord();
        return end;
      }
      at = this.afterField(bytes, next, byte);
    }
    if (final && this.column > 0) this.endRecord();
    return at;
  }

  private afterField(bytes: Uint8Array, at: number, byte: number): number {
    this.column++;
    if (byte === this.delimiter) return at + 1;
    this.endRecord();
    if (byte === carriageReturn) {
      if (at + 1 >= bytes.length) this.afterReturn = true;
      else if (bytes[at + 1] === newline) return at + 2;
    }
    return at + 1;
  }

  private endRecord(): void {
    if (!this.handler.endRecord(this.row, this.column)) this.stopped = true;
    this.row++;
    this.column = 0;
  }

  /**
   * Files a quoted field and gives the position of the delimiter or line end behind it; `undefined` when more
   * bytes are needed; -1 when the quote is never closed. Characters between the closing quote and the delimiter
   * belong to the field.
   */
  private quoted(bytes: Uint8Array, at: number, final: boolean): number | undefined {
    const end = bytes.length;
    let to = 0;
    let next = at + 1;
    let inside = true;
    if (this.unquoted.length < Math.min(end - at, longestQuoted + 4))
      this.unquoted = new Uint8Array(longestQuoted + 4);
    const { unquoted } = this;
    for (; next < end; next++) {
      const byte = bytes[next] ?? 0;
      if (next - at > longestQuoted) return -1;
      if (inside) {
        if (byte !== quote) unquoted[to++] = byte;
        else if (next + 1 >= end && !final) return undefined;
        else if (bytes[next + 1] === quote) {
          unquoted[to++] = quote;
          next++;
        } else inside = false;
      } else if (byte === this.delimiter || byte === newline || byte === carriageReturn) {
        break;
      } else unquoted[to++] = byte;
    }
    if (next >= end) {
      if (!final) return undefined;
      if (inside) return -1;
    }
    if (to > 0) this.handler.field(this.column, unquoted, 0, to);
    if (next >= end) this.column++;
    return next;
  }
}
