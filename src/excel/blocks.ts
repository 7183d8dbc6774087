/** How many rows go into one request or answer. Excel on the web stops at 5 MB; the house's limit is 2 MB. */

/** What a block aims at, in bytes of JSON: room is left for rows that are longer than those seen so far. */
export const blockBytes = 900_000;

/** Rows of the first block: it holds the header, and shows how long rows are. */
export const headRows = 100;

/** No block has more rows: short rows at the top must not let long ones further down swell it. */
const mostRows = 20_000;

export interface RowBlock {
  readonly first: number;
  readonly last: number;
}

/** Bytes that a value takes in JSON, with its comma; text outside ASCII takes more. */
export function jsonBytes(value: unknown): number {
  if (typeof value !== "string") return String(value).length + 1;
  let bytes = 3;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 34 || code === 92) bytes += 2;
    else if (code < 32) bytes += 6;
    else if (code < 128) bytes += 1;
    else bytes += code < 2048 ? 2 : 3;
  }
  return bytes;
}

/** Walks down the rows, each block as large as the rows seen so far allow. */
export class BlockWalk {
  private next: number;
  private perRow: number;
  private most = mostRows;

  constructor(
    first: number,
    private readonly last: number,
    /** A guess until `seen` knows better. */
    bytesPerRow: number,
  ) {
    this.next = first;
    this.perRow = bytesPerRow;
  }

  /** The next block; null at the end. */
  take(): RowBlock | null {
    if (this.next > this.last) return null;
    const rows = Math.max(1, Math.min(this.most, Math.floor(blockBytes / Math.max(this.perRow, 1))));
    return { first: this.next, last: Math.min(this.last, this.next + rows - 1) };
  }

  /** A block arrived with so many bytes: later ones are measured by the longest average so far. */
  seen(block: RowBlock, bytes: number): void {
    this.next = block.last + 1;
    this.perRow = Math.max(this.perRow, bytes / (block.last - block.first + 1));
  }

  /** The longest average of a block's rows, in bytes. */
  longest(): number {
    return this.perRow;
  }

  /** A block was too large: half of it next time. False where one row alone is too large. */
  tooLarge(block: RowBlock): boolean {
    const rows = block.last - block.first + 1;
    this.most = Math.max(1, Math.floor(rows / 2));
    return rows > 1;
  }
}
