import { FileError } from "../file-error";

/** An element's or attribute's name as a number, so that names are compared without making strings. */
export function nameCode(name: string): number {
  let code = 0;
  for (let index = 0; index < name.length; index++) code = (Math.imul(code, 31) + name.charCodeAt(index)) | 0;
  return code;
}

/** What a part's reader hears. Names are `nameCode`s of local names; elements of other namespaces have the name 0. */
export interface XmlHandler {
  /** An opening or empty tag; its attributes are asked of `tag` during the call. */
  open(name: number, tag: XmlScanner): void;
  /** A closing tag; it also follows `open` of an empty tag. */
  close(name: number, tag: XmlScanner): void;
  /** Characters between tags. `literal` is set for CDATA, where `&` stands for itself. */
  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void;
}

const longestToken = 32e6;
const deepest = 10_000;
const lt = 0x3c;
const gt = 0x3e;
const slash = 0x2f;
const colon = 0x3a;
const equals = 0x3d;
const exclamation = 0x21;
const question = 0x3f;

/**
 * A streaming scanner for the XML of OOXML and OpenDocument parts: bytes (UTF-8) in, tags and texts out.
 * It makes no strings and resolves nothing: document types, and with them entities, are refused.
 * An element belongs to the part's vocabulary when it has the root element's prefix, whatever that is.
 */
export class XmlScanner {
  private buffer: Uint8Array = new Uint8Array(0);
  private position = 0;
  private end = 0;
  private base = 0;
  private later: Uint8Array[] = [];
  private laterLength = 0;
  private depth = 0;
  private rootPrefix = 0;
  private rootSeen = false;
  private attributeCount = 0;
  private attributeNames = new Int32Array(64);
  private attributeStarts = new Int32Array(64);
  private attributeEnds = new Int32Array(64);
  /** Where the current tag begins and ends (behind `>`), counted from the start of the part. */
  tagStart = 0;
  tagEnd = 0;
  /** Whether the current tag is an empty one, such as `<c/>`. */
  empty = false;

  constructor(
    private readonly handler: XmlHandler,
    /** Set for vocabularies with many prefixes (OpenDocument): then every local name counts. */
    private readonly anyPrefix = false,
  ) {}

  /** Takes the next bytes of the part. The array must not change until the call returns. */
  push(chunk: Uint8Array): void {
    const rest = this.end - this.position;
    if (rest === 0) {
      this.buffer = chunk;
    } else if (this.later.length > 0 || rest > 1 << 16) {
      // A long token: wait until as much again is there, so that the work stays in proportion to the part.
      this.later.push(chunk.slice());
      this.laterLength += chunk.length;
      if (rest + this.laterLength > longestToken) throw new FileError("damaged", "an endless tag or text");
      if (this.laterLength < rest) return;
      this.join();
    } else {
      this.later.push(chunk);
      this.laterLength = chunk.length;
      this.join();
    }
    this.scanAll();
  }

  private join(): void {
    const rest = this.end - this.position;
    const joined = new Uint8Array(rest + this.laterLength);
    joined.set(this.buffer.subarray(this.position, this.end));
    let at = rest;
    for (const chunk of this.later) {
      joined.set(chunk, at);
      at += chunk.length;
    }
    this.base += this.position;
    this.position = 0;
    this.buffer = joined;
    this.later = [];
    this.laterLength = 0;
  }

  private scanAll(): void {
    this.end = this.buffer.length;
    this.scan();
    this.base += this.position;
    if (this.position === this.end) {
      this.position = this.end = 0;
      return;
    }
    // The rest may stand in a buffer that its owner uses again.
    this.buffer = this.buffer.slice(this.position, this.end);
    this.position = 0;
    this.end = this.buffer.length;
  }

  /** Ends the part. Throws `damaged` when elements are still open. */
  finish(): void {
    if (this.later.length > 0) {
      this.join();
      this.scanAll();
    }
    if (this.depth !== 0 || this.position !== this.end || !this.rootSeen) {
      let blank = this.depth === 0 && this.rootSeen;
      for (let at = this.position; at < this.end && blank; at++) blank = (this.buffer[at] ?? 0) <= 32;
      if (!blank) throw new FileError("damaged", "its XML ends too early");
    }
  }

  /** How many bytes of the part have been dealt with completely. */
  get consumed(): number {
    return this.base + this.position;
  }

  /** The value of an attribute of the current tag as bytes in `bytes`, from `valueStart` to `valueEnd`; `false` when absent. */
  find(name: number): boolean {
    for (let index = 0; index < this.attributeCount; index++) {
      if (this.attributeNames[index] === name) {
        this.valueStart = this.attributeStarts[index] ?? 0;
        this.valueEnd = this.attributeEnds[index] ?? 0;
        return true;
      }
    }
    return false;
  }

  valueStart = 0;
  valueEnd = 0;

  get bytes(): Uint8Array {
    return this.buffer;
  }

  /** An attribute as text, character references resolved; `undefined` when absent. */
  attribute(name: number): string | undefined {
    if (!this.find(name)) return undefined;
    return unescapeXml(decoder.decode(this.buffer.subarray(this.valueStart, this.valueEnd)));
  }

  /** A whole-number attribute; `fallback` when absent or not a number. */
  integer(name: number, fallback: number): number {
    if (!this.find(name)) return fallback;
    let value = 0;
    let digits = 0;
    for (let at = this.valueStart; at < this.valueEnd; at++) {
      const digit = (this.buffer[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) return fallback;
      value = value * 10 + digit;
      digits++;
    }
    return digits > 0 ? value : fallback;
  }

  /** A boolean attribute (`1`, `true`, `on`); `fallback` when absent. */
  flag(name: number, fallback = false): boolean {
    if (!this.find(name)) return fallback;
    const first = this.buffer[this.valueStart] ?? 0;
    if (first === 0x6f) return this.valueEnd - this.valueStart === 2;
    return first === 0x31 || first === 0x74;
  }

  /** All attributes of the current tag as written, for tags that are written again. */
  attributesText(): string {
    return decoder.decode(this.buffer.subarray(this.tagNameEnd, this.tagBodyEnd));
  }

  /** The current tag's name as written, with its prefix. */
  tagName(): string {
    return decoder.decode(this.buffer.subarray(this.tagNameStart, this.tagNameEnd));
  }

  private tagNameStart = 0;
  private tagNameEnd = 0;
  private tagBodyEnd = 0;

  private scan(): void {
    const { buffer, end } = this;
    while (this.position < end) {
      const at = this.position;
      if (buffer[at] !== lt) {
        let next = at + 1;
        const near = Math.min(end, at + 48);
        while (next < near && buffer[next] !== lt) next++;
        if (next === near && next < end && buffer[next] !== lt) next = buffer.indexOf(lt, next);
        if (next < 0 || next >= end) return;
        this.handler.text(buffer, at, next, false);
        this.position = next;
        continue;
      }
      const after = buffer[at + 1];
      if (after === undefined) return;
      const done =
        after === slash
          ? this.closing(at)
          : after === exclamation
            ? this.declaration(at)
            : after === question
              ? this.skipTo(at + 2, question, gt)
              : this.opening(at);
      if (!done) return;
    }
  }

  private closing(at: number): boolean {
    const { buffer, end } = this;
    let name = 0;
    let prefix = 0;
    let next = at + 2;
    for (; next < end; next++) {
      const byte = buffer[next] ?? 0;
      if (byte === gt) break;
      if (byte === colon) {
        prefix = name;
        name = 0;
      } else if (byte > 32) name = (Math.imul(name, 31) + byte) | 0;
    }
    if (next >= end) return false;
    this.tagStart = this.base + at;
    this.tagEnd = this.base + next + 1;
    this.empty = false;
    this.depth--;
    if (this.depth < 0) throw new FileError("damaged", "its XML is not well formed");
    this.handler.close(this.anyPrefix || prefix === this.rootPrefix ? name : 0, this);
    this.position = next + 1;
    return true;
  }

  private opening(at: number): boolean {
    const { buffer, end } = this;
    let name = 0;
    let prefix = 0;
    let next = at + 1;
    let byte = 0;
    for (; next < end; next++) {
      byte = buffer[next] ?? 0;
      if (byte <= 32 || byte === gt || byte === slash) break;
      if (byte === colon) {
        prefix = name;
        name = 0;
      } else name = (Math.imul(name, 31) + byte) | 0;
    }
    this.tagNameStart = at + 1;
    this.tagNameEnd = next;
    let count = 0;
    let empty = false;
    for (;;) {
      while (next < end && (buffer[next] ?? 0) <= 32) next++;
      if (next >= end) return false;
      byte = buffer[next] ?? 0;
      if (byte === gt) break;
      if (byte === slash) {
        empty = true;
        next++;
        continue;
      }
      let attribute = 0;
      for (; next < end; next++) {
        byte = buffer[next] ?? 0;
        if (byte === equals || byte <= 32 || byte === gt) break;
        attribute = (Math.imul(attribute, 31) + byte) | 0;
      }
      while (next < end && (buffer[next] ?? 0) <= 32) next++;
      if (next >= end) return false;
      if (buffer[next] !== equals) throw new FileError("damaged", "its XML is not well formed");
      next++;
      while (next < end && (buffer[next] ?? 0) <= 32) next++;
      if (next >= end) return false;
      const quote = buffer[next] ?? 0;
      if (quote !== 0x22 && quote !== 0x27) throw new FileError("damaged", "its XML is not well formed");
      const start = ++next;
      while (next < end && buffer[next] !== quote) next++;
      if (next >= end) return false;
      if (count === this.attributeNames.length) this.growAttributes();
      this.attributeNames[count] = attribute;
      this.attributeStarts[count] = start;
      this.attributeEnds[count] = next;
      count++;
      next++;
      empty = false;
    }
    this.tagBodyEnd = empty ? next - 1 : next;
    this.attributeCount = count;
    this.empty = empty;
    this.tagStart = this.base + at;
    this.tagEnd = this.base + next + 1;
    if (!this.rootSeen) {
      this.rootSeen = true;
      this.rootPrefix = prefix;
    } else if (this.depth === 0) throw new FileError("damaged", "its XML is not well formed");
    if (++this.depth > deepest) throw new FileError("unsafe", "XML nested too deeply");
    const own = this.anyPrefix || prefix === this.rootPrefix ? name : 0;
    this.handler.open(own, this);
    if (empty) {
      this.depth--;
      this.handler.close(own, this);
    }
    this.position = next + 1;
    return true;
  }

  private growAttributes(): void {
    const size = this.attributeNames.length * 2;
    if (size > 65_536) throw new FileError("unsafe", "a tag with too many attributes");
    this.attributeNames = grown(this.attributeNames, size);
    this.attributeStarts = grown(this.attributeStarts, size);
    this.attributeEnds = grown(this.attributeEnds, size);
  }

  /** Comments, CDATA, and document types, which are refused. */
  private declaration(at: number): boolean {
    const { buffer, end } = this;
    if (at + 9 > end) return false;
    if (buffer[at + 2] === 0x2d && buffer[at + 3] === 0x2d) {
      for (let next = at + 4; next + 2 < end; next++) {
        if (buffer[next] === 0x2d && buffer[next + 1] === 0x2d && buffer[next + 2] === gt) {
          this.position = next + 3;
          return true;
        }
      }
      return false;
    }
    if (buffer[at + 2] === 0x5b) {
      for (let next = at + 9; next + 2 < end; next++) {
        if (buffer[next] === 0x5d && buffer[next + 1] === 0x5d && buffer[next + 2] === gt) {
          this.handler.text(buffer, at + 9, next, true);
          this.position = next + 3;
          return true;
        }
      }
      return false;
    }
    throw new FileError("unsafe", "a document type with its own definitions");
  }

  private skipTo(from: number, first: number, second: number): boolean {
    const { buffer, end } = this;
    for (let next = from; next + 1 < end; next++) {
      if (buffer[next] === first && buffer[next + 1] === second) {
        this.position = next + 2;
        return true;
      }
    }
    return false;
  }
}

function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five entities of XML and character references; anything else stays as written. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, decimal, hex, name) => {
      if (typeof name === "string") return named[name] ?? whole;
      const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

/** Feeds a part through a handler. UTF-16 parts, which the packaging conventions allow, are recoded on the way. */
export async function scanXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  anyPrefix = false,
): Promise<void> {
  const scanner = new XmlScanner(handler, anyPrefix);
  let recode: ((chunk: Uint8Array) => Uint8Array) | undefined;
  let first = true;
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (first && chunk.length >= 2) {
      first = false;
      const wide =
        chunk[0] === 0xff && chunk[1] === 0xfe
          ? "utf-16le"
          : chunk[0] === 0xfe && chunk[1] === 0xff
            ? "utf-16be"
            : "";
      if (wide !== "") {
        const from = new TextDecoder(wide);
        const to = new TextEncoder();
        recode = (part) => to.encode(from.decode(part, { stream: true }));
      } else if (chunk[0] === 0xef && chunk[1] === 0xbb) bytes = chunk.subarray(3);
    }
    scanner.push(recode?.(bytes) ?? bytes);
  }
  scanner.finish();
}

/** The same for a part that is in memory. */
export function scanXmlBytes(bytes: Uint8Array, handler: XmlHandler): void {
  const scanner = new XmlScanner(handler);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "";
  scanner.push(
    wide === "" ? bytes.subarray(start) : new TextEncoder().encode(new TextDecoder(wide).decode(bytes)),
  );
  scanner.finish();
}
