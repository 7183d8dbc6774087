import { unescapeXml } from "./scanner";

const ampersand = 0x26;
const underscore = 0x5f;
const carriageReturn = 0x0d;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Collects the characters of one cell as UTF-8, entities resolved; used again for every cell. */
export class TextBuffer {
  bytes = new Uint8Array(1024);
  length = 0;
  private mayBeEscaped = false;

  clear(): void {
    this.length = 0;
    this.mayBeEscaped = false;
  }

  add(source: Uint8Array, start: number, end: number, literal: boolean): void {
    const needed = this.length + end - start;
    if (needed > this.bytes.length) this.reserve(needed);
    const { bytes } = this;
    let to = this.length;
    let special = false;
    for (let at = start; at < end; at++) {
      const byte = source[at] ?? 0;
      if (byte === ampersand || byte === carriageReturn) special = true;
      else if (byte === underscore) this.mayBeEscaped = true;
      bytes[to++] = byte;
    }
    if (special) this.addEscaped(source, start, end, literal);
    else this.length = to;
  }

  private addEscaped(source: Uint8Array, start: number, end: number, literal: boolean): void {
    const text = decoder.decode(source.subarray(start, end)).replace(/\r\n?/g, "\n");
    const encoded = encoder.encode(literal ? text : unescapeXml(text));
    if (this.length + encoded.length > this.bytes.length) this.reserve(this.length + encoded.length);
    this.bytes.set(encoded, this.length);
    this.length += encoded.length;
  }

  private reserve(size: number): void {
    const larger = new Uint8Array(Math.max(size, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** Resolves `_x000D_` and the like (ECMA-376 part 1, 22.9.2.19), which stand for characters that XML cannot hold. */
  resolveEscapes(): void {
    if (!this.mayBeEscaped) return;
    const text = this.text();
    const resolved = text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (resolved === text) return;
    const encoded = encoder.encode(resolved);
    this.bytes.set(encoded);
    this.length = encoded.length;
  }

  text(): string {
    return decoder.decode(this.bytes.subarray(0, this.length));
  }

  /** The digits as a whole number; -1 when it is anything else or has more than 15 digits. */
  wholeNumber(): number {
    if (this.length === 0 || this.length > 15) return -1;
    let value = 0;
    for (let at = 0; at < this.length; at++) {
      const digit = (this.bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }
}
