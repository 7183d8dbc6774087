/**
 * Numbers pairs of numbers: the same pair gets the same number, new pairs count up from 1. Open addressing over one
 * typed array, in which a pair stands beside its number; a Map keyed by strings or large numbers costs several times as
 * much, and this runs for every row.
 */
export class PairTable {
  private capacity = 256;
  /** Three places a slot: the pair and its number, 0 where the slot is free. */
  private slots = new Int32Array(this.capacity * 3);
  private count = 0;

  /** How many pairs have a number. */
  get size(): number {
    return this.count;
  }

  /** The number of a pair of whole numbers from 0 up, below 2^31. */
  number(first: number, second: number): number {
    const { slots } = this;
    let slot = this.slotOf(first, second);
    for (;;) {
      const number = slots[slot + 2] ?? 0;
      if (number === 0) break;
      if (slots[slot] === first && slots[slot + 1] === second) return number;
      slot += 3;
      if (slot === slots.length) slot = 0;
    }
    const number = ++this.count;
    slots[slot] = first;
    slots[slot + 1] = second;
    slots[slot + 2] = number;
    if (number * 2 > this.capacity) this.grow();
    return number;
  }

  private slotOf(first: number, second: number): number {
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    return (hash & (this.capacity - 1)) * 3;
  }

  private grow(): void {
    const before = this.slots;
    this.capacity *= 2;
    const slots = new Int32Array(this.capacity * 3);
    this.slots = slots;
    for (let at = 0; at < before.length; at += 3) {
      const number = before[at + 2] ?? 0;
      if (number === 0) continue;
      const first = before[at] ?? 0;
      const second = before[at + 1] ?? 0;
      let slot = this.slotOf(first, second);
      while (slots[slot + 2] !== 0) {
        slot += 3;
        if (slot === slots.length) slot = 0;
      }
      slots[slot] = first;
      slots[slot + 1] = second;
      slots[slot + 2] = number;
    }
  }
}
