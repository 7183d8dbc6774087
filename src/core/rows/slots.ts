/** A table of twice the size with the same slots; each has two places: a hash, and the number of what has it, 0 where it is free. */
export function doubled(slots: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(slots.length * 2);
  const mask = slots.length - 1;
  for (let at = 0; at < slots.length; at += 2) {
    const number = slots[at + 1] ?? 0;
    if (number === 0) continue;
    const hash = slots[at] ?? 0;
    let slot = (hash & mask) * 2;
    while (larger[slot + 1] !== 0) {
      slot += 2;
      if (slot === larger.length) slot = 0;
    }
    larger[slot] = hash;
    larger[slot + 1] = number;
  }
  return larger;
}
