import { Deflate } from "fflate";

/** Packs bytes as a raw DEFLATE stream. Surfaces with a faster engine pass their own. */
export type Deflater = (plain: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** With fflate, wherever JavaScript runs. */
export async function* deflateInScript(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (chunk) => {
    if (chunk.length > 0) ready.push(chunk);
  });
  for await (const chunk of plain) {
    deflate.push(chunk, false);
    const out = ready;
    ready = [];
    yield* out;
  }
  deflate.push(new Uint8Array(0), true);
  yield* ready;
}
