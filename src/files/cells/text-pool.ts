import { FileError } from "../file-error";

const blockBits = 20;
const blockSize = 1 << blockBits;
const cacheSize = 1 << 16;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Cell texts as UTF-8 bytes in large blocks, each with a number. A million distinct texts cost their bytes
 * and eight more each, where JavaScript strings would cost several times that; a text becomes a string
 * when somebody asks for it.
 */
export class TextPool {
  private readonly blocks: Uint8Array[] = [];
  private used = blockSize;
  private total = 0;
  private starts = new Uint32Array(1024);
  private lengths = new Uint32Array(1024);
  private slots = new Int32Array(0);
  private interned = 0;
  private readonly cacheIds = new Int32Array(cacheSize).fill(-1);
  private readonly cacheTexts = new Array<string>(cacheSize).fill("");
  count = 0;

  constructor(private readonly mostBytes: number) {}

  /** Adds a text without asking whether it is there already. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.used + length > blockSize) {
      this.blocks.push(new Uint8Array(Math.max(blockSize, length)));
      this.used = 0;
      this.total += Math.max(blockSize, length);
      if (this.total > this.mostBytes || this.blocks.length > 4095)
        throw new FileError("too-large", "too much text");
    }
    if (this.count === this.starts.length) this.grow();
    const block = this.blocks[this.blocks.length - 1];
    if (block !== undefined) {
      const from = this.used;
      if (length < 40) for (let at = 0; at < length; at++) block[from + at] = bytes[start + at] ?? 0;
      else block.set(bytes.subarray(start, end), from);
    }
    this.starts[this.count] = (this.blocks.length - 1) * blockSize + this.used;
    this.lengths[this.count] = length;
    this.used += length;
    return this.count++;
  }

  /** The number of a text, the same for the same bytes among those that were interned. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    if (this.interned * 2 >= this.slots.length) this.rehash();
    const mask = this.slots.length - 1;
    let slot = hash(bytes, start, end) & mask;
    for (;;) {
      const id = (this.slots[slot] ?? 0) - 1;
      if (id < 0) break;
      if (this.same(id, bytes, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.add(bytes, start, end);
    this.slots[slot] = id + 1;
    this.interned++;
    return id;
  }

  /** The text of a number that `add` or `intern` gave. */
  text(id: number): string {
    const slot = id & (cacheSize - 1);
    if (this.cacheIds[slot] === id) return this.cacheTexts[slot] ?? "";
    const length = this.lengths[id] ?? 0;
    const start = this.starts[id] ?? 0;
    const block = this.blocks[Math.floor(start / blockSize)];
    const at = start & (blockSize - 1);
    const text = block === undefined ? "" : decoder.decode(block.subarray(at, at + length));
    this.cacheIds[slot] = id;
    this.cacheTexts[slot] = text;
    return text;
  }

  private same(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = this.lengths[id] ?? 0;
    if (length !== end - start) return false;
    const from = this.starts[id] ?? 0;
    const block = this.blocks[Math.floor(from / blockSize)];
    if (block === undefined) return length === 0;
    const base = from & (blockSize - 1);
    for (let at = 0; at < length; at++) if (block[base + at] !== bytes[start + at]) return false;
    return true;
  }

  private grow(): void {
    const size = this.starts.length * 2;
    const starts = new Uint32Array(size);
    starts.set(this.starts);
    this.starts = starts;
    const lengths = new Uint32Array(size);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }

  private rehash(): void {
    const slots = new Int32Array(Math.max(1024, this.slots.length * 2));
    const mask = slots.length - 1;
    for (const entry of this.slots) {
      if (entry === 0) continue;
      const start = this.starts[entry - 1] ?? 0;
      const block = this.blocks[Math.floor(start / blockSize)] ?? new Uint8Array(0);
      const at = start & (blockSize - 1);
      let slot = hash(block, at, at + (this.lengths[entry - 1] ?? 0)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.slots = slots;
  }
}

/** FNV-1a with a final mix, over the whole text. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < end; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return value ^ (value >>> 13);
}
