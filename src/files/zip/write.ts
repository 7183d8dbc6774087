import type { ByteSink } from "../byte-source";
import { crc32 } from "./crc32";
import type { Deflater } from "./deflate";
import type { ZipEntry } from "./directory";

/** An entry as it was written; its name only as bytes. */
type Written = Omit<ZipEntry, "name">;

const utf8Flag = 0x0800;
const descriptorFlag = 0x0008;
/** 1 January 1980, 00:00: every entry has it, so that the same input gives the same bytes. */
const fixedDate = 0x0021;
const wideFrom = 0xffffffff;

/** Writes a zip file from front to back (APPNOTE 6.3; Zip64 where sizes ask for it). */
export class ZipWriter {
  private position = 0;
  private readonly written: Written[] = [];

  constructor(
    private readonly sink: ByteSink,
    private readonly deflate: Deflater,
  ) {}

  /** Copies an entry of another file without unpacking it. */
  async copy(entry: ZipEntry, packed: AsyncIterable<Uint8Array>): Promise<void> {
    const flags = entry.flags & ~descriptorFlag;
    const headerAt = this.position;
    await this.header(entry.rawName, flags, entry.method, entry.crc, entry.packedSize, entry.size);
    for await (const chunk of packed) await this.put(chunk);
    this.written.push({ ...entry, flags, headerAt });
  }

  /**
   * Packs a part whose size is not known before; `expected` (bytes) only has to be near it, so that a part
   * above 4 GB gets the wide fields that must be announced in front of it.
   */
  async add(name: string | Uint8Array, plain: AsyncIterable<Uint8Array>, expected: number): Promise<void> {
    const rawName = typeof name === "string" ? new TextEncoder().encode(name) : name;
    const flags = descriptorFlag | utf8Flag;
    const headerAt = this.position;
    const wide = expected > 3.5e9;
    await this.header(rawName, flags, 8, 0, wide ? wideFrom : 0, wide ? wideFrom : 0);
    const begin = this.position;
    let size = 0;
    let crc = 0;
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of plain) {
        size += chunk.length;
        crc = crc32(chunk, crc);
        yield chunk;
      }
    };
    for await (const chunk of this.deflate(counted())) await this.put(chunk);
    const packedSize = this.position - begin;
    const descriptor = new Fields().u32(0x08074b50).u32(crc);
    if (wide) descriptor.u64(packedSize).u64(size);
    else descriptor.u32(packedSize).u32(size);
    await this.put(descriptor.bytes());
    this.written.push({ rawName, flags, method: 8, crc, packedSize, size, headerAt });
  }

  /** Writes the central directory. */
  async finish(): Promise<void> {
    const begin = this.position;
    for (const entry of this.written) {
      const extra = new Fields();
      for (const field of [entry.size, entry.packedSize, entry.headerAt])
        if (field >= wideFrom) extra.u64(field);
      const wide = extra.length > 0;
      const fields = new Fields()
        .u32(0x02014b50)
        .u16(wide ? 45 : 20)
        .u16(wide ? 45 : 20)
        .u16(entry.flags)
        .u16(entry.method)
        .u16(0)
        .u16(fixedDate)
        .u32(entry.crc)
        .u32(Math.min(entry.packedSize, wideFrom))
        .u32(Math.min(entry.size, wideFrom))
        .u16(entry.rawName.length)
        .u16(wide ? extra.length + 4 : 0)
        .u16(0)
        .u16(0)
        .u16(0)
        .u32(0)
        .u32(Math.min(entry.headerAt, wideFrom))
        .raw(entry.rawName);
      if (wide) fields.u16(1).u16(extra.length).raw(extra.bytes());
      await this.put(fields.bytes());
    }
    const size = this.position - begin;
    const count = this.written.length;
    if (count > 0xfffe || begin >= wideFrom || size >= wideFrom) {
      const at = this.position;
      const record = new Fields()
        .u32(0x06064b50)
        .u64(44)
        .u16(45)
        .u16(45)
        .u32(0)
        .u32(0)
        .u64(count)
        .u64(count)
        .u64(size)
        .u64(begin)
        .u32(0x07064b50)
        .u32(0)
        .u64(at)
        .u32(1);
      await this.put(record.bytes());
    }
    const end = new Fields()
      .u32(0x06054b50)
      .u16(0)
      .u16(0)
      .u16(Math.min(count, 0xffff))
      .u16(Math.min(count, 0xffff))
      .u32(Math.min(size, wideFrom))
      .u32(Math.min(begin, wideFrom))
      .u16(0);
    await this.put(end.bytes());
  }

  private async header(
    rawName: Uint8Array,
    flags: number,
    method: number,
    crc: number,
    packedSize: number,
    size: number,
  ): Promise<void> {
    const wide = packedSize >= wideFrom || size >= wideFrom;
    const fields = new Fields()
      .u32(0x04034b50)
      .u16(wide ? 45 : 20)
      .u16(flags)
      .u16(method)
      .u16(0)
      .u16(fixedDate)
      .u32(crc)
      .u32(wide ? wideFrom : packedSize)
      .u32(wide ? wideFrom : size)
      .u16(rawName.length)
      .u16(wide ? 20 : 0)
      .raw(rawName);
    if (wide) {
      const known = (flags & descriptorFlag) === 0;
      fields
        .u16(1)
        .u16(16)
        .u64(known ? size : 0)
        .u64(known ? packedSize : 0);
    }
    await this.put(fields.bytes());
  }

  private async put(bytes: Uint8Array): Promise<void> {
    this.position += bytes.length;
    await this.sink.write(bytes);
  }
}

/** Little-endian fields one after the other. */
class Fields {
  private readonly list: number[] = [];

  get length(): number {
    return this.list.length;
  }

  u16(value: number): this {
    this.list.push(value & 255, (value >>> 8) & 255);
    return this;
  }

  u32(value: number): this {
    return this.u16(value & 0xffff).u16((value >>> 16) & 0xffff);
  }

  u64(value: number): this {
    return this.u32(value % 0x1_0000_0000).u32(Math.floor(value / 0x1_0000_0000));
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.list.push(byte);
    return this;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.list);
  }
}
