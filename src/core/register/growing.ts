/** A list of row numbers that grows without boxing: a sheet may have a million rows. */
export class RowList {
  #rows = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(row: number): void {
    if (this.#length === this.#rows.length) {
      const larger = new Int32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows[this.#length++] = row;
  }

  at(index: number): number {
    return this.#rows[index] ?? -1;
  }

  /** Drops the last `count` rows. */
  drop(count: number): void {
    this.#length -= count;
  }

  toArray(): Int32Array {
    return this.#rows.slice(0, this.#length);
  }
}

/** The index of the last entry that is not above `value` in a rising list; -1 when all are. */
export function lastNotAbove(rows: Int32Array | readonly number[], value: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
