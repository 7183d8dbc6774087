import { doubled } from "./slots";

/**
 * Numbers short runs of bytes: the same bytes get the same number, new ones count up from 1. The bytes of all runs stand in one
 * array. A Map would want each run as a string, and making and hashing those costs more than reading the text.
 */
export class ByteTable {
  private capacity = 256;
  /** Two places a slot: the hash and the number of a run, 0 where the slot is free. */
  private slots = new Int32Array(this.capacity * 2);
  /** Where each run begins, by its number less one; the next one begins where it ends. */
  private starts = new Int32Array(this.capacity);
  private bytes = new Uint8Array(4096);
  private count = 0;

  /** How many runs have a number. */
  get size(): number {
    return this.count;
  }

  /** Forgets all runs. */
  clear(): void {
    this.slots.fill(0);
    this.count = 0;
  }

  /**
   * The number of the bytes of `source` from `from` up to `to`.
   * @param hash any number that follows from these bytes alone
   */
  number(source: Uint8Array, from: number, to: number, hash: number): number {
    const { slots } = this;
    const mixed = (hash ^ (hash >>> 15)) | 0;
    let slot = (mixed & (this.capacity - 1)) * 2;
    for (;;) {
      const number = slots[slot + 1] ?? 0;
      if (number === 0) break;
      if (slots[slot] === mixed && this.isRun(number, source, from, to)) return number;
      slot += 2;
      if (slot === slots.length) slot = 0;
    }
    const number = this.add(source, from, to);
    slots[slot] = mixed;
    slots[slot + 1] = number;
    if (number * 2 > this.capacity) this.grow();
    return number;
  }

  private isRun(number: number, source: Uint8Array, from: number, to: number): boolean {
    const { bytes } = this;
    const start = this.starts[number - 1] ?? 0;
    if ((this.starts[number] ?? 0) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at++, own++) if (source[at] !== bytes[own]) return false;
    return true;
  }

  private add(source: Uint8Array, from: number, to: number): number {
    const start = this.count === 0 ? 0 : (this.starts[this.count] ?? 0);
    const end = start + to - from;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.bytes.length * 2));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    for (let at = from, own = start; at < to; at++, own++) this.bytes[own] = source[at] ?? 0;
    this.starts[this.count] = start;
    this.starts[++this.count] = end;
    return this.count;
  }

  private grow(): void {
    this.capacity *= 2;
    this.slots = doubled(this.slots);
    const starts = new Int32Array(this.capacity);
    starts.set(this.starts);
    this.starts = starts;
  }
}
