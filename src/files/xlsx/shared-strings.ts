import { BitSet } from "../cells/bit-set";
import type { TextPool } from "../cells/text-pool";
import { scanXml } from "../xml/scanner";
import type { XmlHandler } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import { names } from "./names";
import { RichText } from "./rich-text";

/** The workbook's shared strings: the text of number n is number n of the text pool. */
export interface SharedStrings {
  readonly count: number;
  isEmpty(index: number): boolean;
  /** Whether the string is struck through in a cell whose own format is struck or not. */
  isStruck(index: number, cellStruck: boolean): boolean;
}

/** Reads the shared strings into an empty pool. */
export async function readSharedStrings(
  zip: ZipPackage,
  part: string,
  pool: TextPool,
  onBytes: (bytes: number) => void,
): Promise<SharedStrings | undefined> {
  const entry = zip.entry(part);
  if (entry === undefined) return undefined;
  const rich = new RichText();
  const empty = new BitSet();
  const struck = new BitSet();
  const plain = new BitSet();
  let inside = false;
  const handler: XmlHandler = {
    open(name, tag) {
      if (name === names.si) {
        inside = true;
        rich.begin();
      } else if (inside) rich.open(name, tag);
    },
    close(name) {
      if (name !== names.si) {
        if (inside) rich.close(name);
        return;
      }
      inside = false;
      const { buffer } = rich;
      buffer.resolveEscapes();
      const id = pool.add(buffer.bytes, 0, buffer.length);
      if (buffer.length === 0) empty.add(id);
      if (rich.isStruck(false)) struck.add(id);
      if (!rich.isStruck(true)) plain.add(id);
    },
    text(bytes, start, end, literal) {
      if (inside) rich.text(bytes, start, end, literal);
    },
  };
  await scanXml(zip.chunks(entry, onBytes), handler);
  return {
    count: pool.count,
    isEmpty: (index) => empty.has(index),
    isStruck: (index, cellStruck) => (cellStruck ? !plain.has(index) : struck.has(index)),
  };
}
