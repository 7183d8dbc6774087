import { FileError } from "../file-error";
import { u32, u16 } from "../zip/bytes";

/**
 * Looks into the directory of an OLE file (MS-CFB 2.6) for what it holds: an encrypted package, a Word
 * document, or a workbook. Returns for a workbook, throws for everything else.
 */
export function checkOle(bytes: Uint8Array): void {
  const names = directoryNames(bytes);
  if (names.has("EncryptedPackage") || names.has("EncryptionInfo")) throw new FileError("password");
  if (names.has("Workbook") || names.has("Book")) return;
  if (names.has("WordDocument")) throw new FileError("not-a-spreadsheet", "it is a Word document");
  if (names.has("PowerPoint Document")) throw new FileError("not-a-spreadsheet", "it is a presentation");
  if ([...names].some((name) => name.startsWith("__substg1.0"))) {
    throw new FileError("not-a-spreadsheet", "it is an Outlook message");
  }
  if (names.size === 0) throw new FileError("damaged");
  throw new FileError("not-a-spreadsheet");
}

function directoryNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  const shift = u16(bytes, 30);
  const sectorSize = shift === 12 ? 4096 : 512;
  const fat: number[] = [];
  for (let index = 0; index < 109; index++) {
    const sector = u32(bytes, 76 + index * 4);
    if (sector >= 0xfffffffa) continue;
    const at = (sector + 1) * sectorSize;
    for (let entry = 0; entry < sectorSize && at + entry + 4 <= bytes.length; entry += 4)
      fat.push(u32(bytes, at + entry));
  }
  const seen = new Set<number>();
  const text = new TextDecoder("utf-16le");
  for (
    let sector = u32(bytes, 48);
    sector < 0xfffffffa && !seen.has(sector);
    sector = fat[sector] ?? 0xfffffffe
  ) {
    seen.add(sector);
    const at = (sector + 1) * sectorSize;
    for (let entry = at; entry + 128 <= Math.min(bytes.length, at + sectorSize); entry += 128) {
      const length = u16(bytes, entry + 64);
      if (length < 4 || length > 64) continue;
      names.add(text.decode(bytes.subarray(entry, entry + length - 2)));
    }
  }
  return names;
}
