/** A growing set of small whole numbers, one bit each. */
export class BitSet {
  private bytes = new Uint8Array(128);
  size = 0;

  add(index: number): void {
    const at = index >>> 3;
    if (at >= this.bytes.length) {
      let length = this.bytes.length;
      while (length <= at) length *= 2;
      const larger = new Uint8Array(length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    const bit = 1 << (index & 7);
    if (((this.bytes[at] ?? 0) & bit) === 0) this.size++;
    this.bytes[at] = (this.bytes[at] ?? 0) | bit;
  }

  has(index: number): boolean {
    return ((this.bytes[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0;
  }
}
