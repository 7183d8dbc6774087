import { open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import type { ByteSource } from "../files";

/** A file on disk as a byte source; `close` it when done. */
export async function fileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  return {
    size,
    read: async (start, length) => {
      const wanted = Math.max(0, Math.min(length, size - start));
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled === wanted ? bytes : bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}

/** Unpacks with Node's zlib, about three times as fast as the web's `DecompressionStream`. */
export async function* nodeInflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  const feeding = (async (): Promise<void> => {
    for await (const chunk of packed) {
      if (!inflate.write(chunk)) await new Promise((resolve) => inflate.once("drain", resolve));
    }
    inflate.end();
  })();
  feeding.catch((problem: unknown) =>
    inflate.destroy(problem instanceof Error ? problem : new Error(String(problem))),
  );
  try {
    for await (const chunk of inflate) if (chunk instanceof Uint8Array) yield chunk;
    await feeding;
  } finally {
    inflate.destroy();
  }
}
