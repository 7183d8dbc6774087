import type { ByteSource } from "../byte-source";
import { FileError } from "../file-error";
import type { ReadLimits } from "../limits";
import { u16, u32, u64 } from "./bytes";

/** One entry of a zip file's central directory. */
export interface ZipEntry {
  /** As written, with `\` made `/` and no leading `/`. */
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerAt: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;

/**
 * The central directory (APPNOTE 4.3.12 to 4.3.16, Zip64 included).
 * A file cut short has none: then this throws `damaged`.
 */
export async function readDirectory(source: ByteSource, limits: ReadLimits): Promise<ZipEntry[]> {
  const tailLength = Math.min(source.size, 65_557);
  const tailAt = source.size - tailLength;
  const tail = await source.read(tailAt, tailLength);
  let end = -1;
  for (let at = tail.length - 22; at >= 0; at--) {
    if (u32(tail, at) === endSignature && at + 22 + u16(tail, at + 20) <= tail.length) {
      end = at;
      break;
    }
  }
  if (end < 0) throw new FileError("damaged", "the end of the package is missing");
  let count = u16(tail, end + 10);
  let size = u32(tail, end + 12);
  let start = u32(tail, end + 16);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    const locator = end - 20;
    if (locator >= 0 && u32(tail, locator) === locator64Signature) {
      const record = await source.read(u64(tail, locator + 8), 56);
      if (u32(record, 0) !== end64Signature) throw new FileError("damaged");
      count = u64(record, 32);
      size = u64(record, 40);
      start = u64(record, 48);
    }
  }
  if (count > limits.parts) throw new FileError("too-large", `${count} parts`);
  if (start + size > source.size || size > count * 66_000 * 3) throw new FileError("damaged");
  const directory = await source.read(start, size);
  return readEntries(directory, count);
}

function readEntries(directory: Uint8Array, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  const names = new TextDecoder();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (u32(directory, at) !== entrySignature || at + 46 > directory.length) throw new FileError("damaged");
    const nameLength = u16(directory, at + 28);
    const extraLength = u16(directory, at + 30);
    const rawName = directory.slice(at + 46, at + 46 + nameLength);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size = 0, packedSize = 0, headerAt = 0] = wideFields(extra, [
      u32(directory, at + 24),
      u32(directory, at + 20),
      u32(directory, at + 42),
    ]);
    const name = names.decode(rawName).replace(/\\/g, "/").replace(/^\/+/, "");
    entries.push({
      name,
      rawName,
      flags: u16(directory, at + 8),
      method: u16(directory, at + 10),
      crc: u32(directory, at + 16),
      size,
      packedSize,
      headerAt,
    });
    const key = name.toLowerCase();
    if (seen.has(key)) throw new FileError("unsafe", `the part ${name} is there twice`);
    seen.add(key);
    at += 46 + nameLength + extraLength + u16(directory, at + 32);
  }
  return entries;
}

/** Fills in those of size, packed size and position that stand in the Zip64 extra field (APPNOTE 4.5.3). */
function wideFields(extra: Uint8Array, fields: readonly number[]): readonly number[] {
  if (!fields.includes(0xffffffff)) return fields;
  for (let at = 0; at + 4 <= extra.length; at += 4 + u16(extra, at + 2)) {
    if (u16(extra, at) !== 1) continue;
    let next = at - 4;
    return fields.map((field) => {
      if (field !== 0xffffffff) return field;
      next += 8;
      return u64(extra, next);
    });
  }
  return fields;
}
