/** Writes and reads the head of PNG files: 32-bit RGBA, no filters. Enough for icons, and needs no library. */
import { crc32, deflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** A PNG of `width` x `height` pixels; `rgba` holds four bytes a pixel, row by row, alpha not premultiplied. */
export function writePng(width: number, height: number, rgba: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y++) {
    rows.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  }
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Width and height of a 32-bit PNG in pixels; `null` where the bytes are no such picture. */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 26 || !bytes.subarray(0, 8).equals(signature)) return null;
  const isRgba = bytes[24] === 8 && bytes[25] === 6;
  return isRgba ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}
