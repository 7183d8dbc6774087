/** Where bytes come from: a file on disk, an upload, an array. Reading is by position, so a large file is never held whole. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `start`; fewer than `length` only where the source ends. */
  read(start: number, length: number): Promise<Uint8Array>;
}

/** A source over bytes that are in memory already. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (start, length) => Promise.resolve(bytes.subarray(start, Math.min(bytes.length, start + length))),
  };
}

/** Takes bytes in order. The caller decides what becomes of them when an error ends the writing early. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** A sink that keeps what it gets in memory. */
export function memorySink(): ByteSink & { bytes(): Uint8Array } {
  const parts: Uint8Array[] = [];
  return {
    write: (bytes) => {
      parts.push(bytes.slice());
      return Promise.resolve();
    },
    bytes: () => concatBytes(parts),
  };
}

/** One array out of several. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let position = 0;
  for (const part of parts) {
    all.set(part, position);
    position += part.length;
  }
  return all;
}

/** All bytes of an iterable in one array. Only for parts whose size is known to be bounded. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return concatBytes(parts);
}

/** A stretch of a source in chunks. */
export async function* readChunks(
  source: ByteSource,
  start: number,
  length: number,
  chunkSize = 1 << 18,
): AsyncGenerator<Uint8Array> {
  let position = start;
  const end = start + length;
  while (position < end) {
    const chunk = await source.read(position, Math.min(chunkSize, end - position));
    if (chunk.length === 0) return;
    position += chunk.length;
    yield chunk;
  }
}
