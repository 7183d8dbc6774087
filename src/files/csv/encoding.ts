import type { ByteSource } from "../byte-source";
import { readChunks } from "../byte-source";
import { throwIfCancelled } from "../file-error";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface TextEncodingFound {
  readonly encoding: TextEncodingName;
  /** Bytes of the byte order mark. */
  readonly skip: number;
}

/**
 * How a text file is encoded: by its byte order mark; else UTF-16 where every other byte of plain text is 0;
 * else UTF-8 where the whole file is valid UTF-8; else Windows-1252. `undefined` for what is no text.
 */
export async function findEncoding(
  source: ByteSource,
  signal?: AbortSignal,
): Promise<TextEncodingFound | undefined> {
  const head = await source.read(0, 65_536);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", skip: 2 };
  const wide = wideWithoutMark(head);
  if (wide !== undefined) return { encoding: wide, skip: 0 };
  const strict = new TextDecoder("utf-8", { fatal: true });
  let valid = true;
  let controls = 0;
  for await (const chunk of readChunks(source, 0, source.size)) {
    throwIfCancelled(signal);
    for (const byte of chunk) {
      if (byte === 0) return undefined;
      if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++;
    }
    if (!valid) continue;
    try {
      strict.decode(chunk, { stream: true });
    } catch {
      valid = false;
    }
  }
  if (controls > 16 && controls * 200 > source.size) return undefined;
  if (valid) {
    try {
      strict.decode();
    } catch {
      valid = false;
    }
  }
  return { encoding: valid ? "utf-8" : "windows-1252", skip: 0 };
}

function wideWithoutMark(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  let even = 0;
  let odd = 0;
  const length = head.length & ~1;
  for (let at = 0; at < length; at++) {
    if (head[at] !== 0) continue;
    if ((at & 1) === 0) even++;
    else odd++;
  }
  if (length < 4) return undefined;
  if (odd > length * 0.4 && even === 0) return "utf-16le";
  if (even > length * 0.4 && odd === 0) return "utf-16be";
  return undefined;
}

/** The file's text as UTF-8 bytes, whatever its encoding; `onBytes` hears of the file's bytes. */
export async function* utf8Chunks(
  source: ByteSource,
  found: TextEncodingFound,
  onBytes?: (bytes: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const decoder = found.encoding === "utf-8" ? undefined : new TextDecoder(found.encoding);
  const encoder = new TextEncoder();
  for await (const chunk of readChunks(source, found.skip, source.size - found.skip)) {
    throwIfCancelled(signal);
    yield decoder === undefined ? chunk : encoder.encode(decoder.decode(chunk, { stream: true }));
    onBytes?.(chunk.length);
  }
  if (decoder !== undefined) yield encoder.encode(decoder.decode());
}
