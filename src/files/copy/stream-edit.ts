const encoder = new TextEncoder();
const blockSize = 1 << 18;

/**
 * A long part that goes through in chunks and is changed in places. Positions count from the start of the part.
 * What lies before a change is copied byte for byte.
 */
export class StreamEdit {
  private readonly waiting: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  private end = 0;
  private position = 0;
  private out = new Uint8Array(blockSize);
  private filled = 0;
  private readonly ready: Uint8Array[] = [];

  /** Takes the next bytes of the part, which stay until they are copied or skipped. */
  feed(bytes: Uint8Array): void {
    this.waiting.push({ start: this.end, bytes });
    this.end += bytes.length;
  }

  copyTo(position: number): void {
    this.advance(position, true);
  }

  skipTo(position: number): void {
    this.advance(position, false);
  }

  insert(text: string): void {
    if (text.length * 3 > blockSize) {
      this.write(encoder.encode(text));
      return;
    }
    if (this.out.length - this.filled < text.length * 3) this.flush();
    this.filled += encoder.encodeInto(text, this.out.subarray(this.filled)).written;
  }

  /** What is ready to go out. */
  take(): Uint8Array[] {
    return this.ready.splice(0);
  }

  flush(): void {
    if (this.filled === 0) return;
    this.ready.push(this.out.subarray(0, this.filled));
    this.out = new Uint8Array(blockSize);
    this.filled = 0;
  }

  private advance(position: number, copy: boolean): void {
    while (this.position < position) {
      const first = this.waiting[0];
      if (first === undefined) return;
      const from = this.position - first.start;
      const to = Math.min(first.bytes.length, position - first.start);
      if (copy) this.write(first.bytes.subarray(from, to));
      this.position = first.start + to;
      if (to === first.bytes.length) this.waiting.shift();
    }
  }

  private write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const length = Math.min(bytes.length - at, this.out.length - this.filled);
      this.out.set(bytes.subarray(at, at + length), this.filled);
      this.filled += length;
      at += length;
      if (this.filled === this.out.length) this.flush();
    }
  }
}
