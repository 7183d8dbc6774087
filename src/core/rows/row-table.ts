import { doubled } from "./slots";

/**
 * Numbers rows of whole numbers, all of one length: the same row gets the same number, new ones count up from 1. This
 * runs once for every asset, so a row is compared number by number where it stands, and no key is made of it.
 */
export class RowTable {
  private capacity = 256;
  /** Two places a slot: the hash and the number of a row, 0 where the slot is free. */
  private slots = new Int32Array(this.capacity * 2);
  /** The rows, one after another in the order of their numbers. */
  private rows: Int32Array;
  private count = 0;

  constructor(private readonly length: number) {
    this.rows = new Int32Array(this.capacity * length);
  }

  number(row: Int32Array): number {
    let hash = 0;
    for (let at = 0; at < this.length; at++)
      hash = Math.imul(hash ^ (row[at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    hash ^= hash >>> 15;
    const { slots } = this;
    let slot = (hash & (this.capacity - 1)) * 2;
    for (;;) {
      const number = slots[slot + 1] ?? 0;
      if (number === 0) break;
      if (slots[slot] === hash && this.isRow(number, row)) return number;
      slot += 2;
      if (slot === slots.length) slot = 0;
    }
    const number = ++this.count;
    slots[slot] = hash;
    slots[slot + 1] = number;
    this.rows.set(row, (number - 1) * this.length);
    if (number * 2 > this.capacity) this.grow();
    return number;
  }

  private isRow(number: number, row: Int32Array): boolean {
    const { rows, length } = this;
    const start = (number - 1) * length;
    for (let at = 0; at < length; at++) if (row[at] !== rows[start + at]) return false;
    return true;
  }

  private grow(): void {
    this.capacity *= 2;
    this.slots = doubled(this.slots);
    const rows = new Int32Array(this.capacity * this.length);
    rows.set(this.rows);
    this.rows = rows;
  }
}
