import type { ByteSource } from "../byte-source";
import { collect, readChunks } from "../byte-source";
import { FileError, throwIfCancelled } from "../file-error";
import type { ReadLimits } from "../limits";
import { u16, u32 } from "./bytes";
import { readDirectory } from "./directory";
import type { ZipEntry } from "./directory";
import type { Inflater } from "./inflate";

export interface PackageOptions {
  readonly limits: ReadLimits;
  readonly inflate: Inflater;
  readonly signal?: AbortSignal | undefined;
}

/** A zip package whose parts are unpacked on demand, in chunks, and never beyond the limits. */
export class ZipPackage {
  private readonly byName = new Map<string, ZipEntry>();
  private unpacked = 0;

  private constructor(
    readonly source: ByteSource,
    readonly entries: readonly ZipEntry[],
    private readonly options: PackageOptions,
  ) {
    for (const entry of entries) this.byName.set(entry.name.toLowerCase(), entry);
  }

  static async open(source: ByteSource, options: PackageOptions): Promise<ZipPackage> {
    return new ZipPackage(source, await readDirectory(source, options.limits), options);
  }

  /** Part names are compared without case, as the Open Packaging Conventions ask. */
  entry(name: string): ZipEntry | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** Where an entry's packed bytes begin. */
  async dataAt(entry: ZipEntry): Promise<number> {
    const header = await this.source.read(entry.headerAt, 30);
    if (u32(header, 0) !== 0x04034b50) throw new FileError("damaged", entry.name);
    const at = entry.headerAt + 30 + u16(header, 26) + u16(header, 28);
    if (at + entry.packedSize > this.source.size) throw new FileError("damaged", entry.name);
    return at;
  }

  /** The packed bytes as they are in the file. */
  async *packed(entry: ZipEntry, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    for await (const chunk of readChunks(this.source, await this.dataAt(entry), entry.packedSize)) {
      throwIfCancelled(this.options.signal);
      yield chunk;
      onBytes?.(chunk.length);
    }
  }

  /** The unpacked bytes in chunks. `onBytes` hears of packed bytes as they are used up. */
  async *chunks(entry: ZipEntry, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    if ((entry.flags & 1) !== 0) throw new FileError("password");
    if (entry.method !== 0 && entry.method !== 8) {
      throw new FileError("unsupported-format", `A package packed with method ${entry.method}`);
    }
    const packed = this.packed(entry, onBytes);
    const { limits, inflate } = this.options;
    let size = 0;
    try {
      for await (const chunk of entry.method === 0 ? packed : inflate(packed)) {
        size += chunk.length;
        this.unpacked += chunk.length;
        if (size > limits.partBytes || this.unpacked > limits.totalBytes)
          throw new FileError("too-large", entry.name);
        if (size > limits.ratioFrom && size > limits.ratio * entry.packedSize) {
          throw new FileError("too-large", `${entry.name} is packed like a zip bomb`);
        }
        throwIfCancelled(this.options.signal);
        yield chunk;
      }
    } catch (problem) {
      if (problem instanceof FileError) throw problem;
      throw new FileError("damaged", entry.name, { cause: problem });
    }
    if (size !== entry.size) throw new FileError("damaged", entry.name);
  }

  /** A small part whole; `undefined` when there is none of that name. */
  async bytes(name: string, limit = this.options.limits.smallPartBytes): Promise<Uint8Array | undefined> {
    const entry = this.entry(name);
    if (entry === undefined) return undefined;
    if (entry.size > limit) throw new FileError("too-large", entry.name);
    return collect(this.bounded(entry, limit));
  }

  private async *bounded(entry: ZipEntry, limit: number): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of this.chunks(entry)) {
      size += chunk.length;
      if (size > limit) throw new FileError("too-large", entry.name);
      yield chunk;
    }
  }
}
