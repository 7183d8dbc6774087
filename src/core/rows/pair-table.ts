/**
 * Numbers pairs of numbers: the same pair gets the same number, new pairs count up from 1. Open addressing over
 * typed arrays; a Map keyed by strings or large numbers costs several times as much, and this runs for every row.
 */
export class PairTable {
  private capacity = 1024;
  private slots = new Int32Array(this.capacity);
  private readonly firsts: number[] = [0];
  private readonly seconds: number[] = [0];

  /** How many pairs have a number. */
  get size(): number {
    return this.firsts.length - 1;
  }

  /** The number of a pair of whole numbers from 0 up. */
  number(first: number, second: number): number {
    let slot = this.slotOf(first, second);
    for (;;) {
      const number = this.slots[slot] ?? 0;
      if (number === 0) break;
      if (this.firsts[number] === first && this.seconds[number] === second) return number;
      slot = (slot + 1) & (this.capacity - 1);
    }
    const number = this.firsts.push(first) - 1;
    this.seconds.push(second);
    this.slots[slot] = number;
    if (this.size * 2 > this.capacity) this.grow();
    return number;
  }

  private slotOf(first: number, second: number): number {
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    return hash & (this.capacity - 1);
  }

  private grow(): void {
    this.capacity *= 2;
    this.slots = new Int32Array(this.capacity);
    for (let number = 1; number < this.firsts.length; number++) {
      let slot = this.slotOf(this.firsts[number] ?? 0, this.seconds[number] ?? 0);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.capacity - 1);
      this.slots[slot] = number;
    }
  }
}
