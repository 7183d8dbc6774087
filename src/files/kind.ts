import type { ByteSource } from "./byte-source";
import { FileError } from "./file-error";
import type { ZipPackage } from "./zip/package";

/** The first look at a file's bytes. */
export type Container = "zip" | "ole" | "biff" | "html" | "xml-2003" | "text";

/** Files that people send by mistake, by their first bytes. */
const others: readonly (readonly [string, string])[] = [
  ["%PDF", "it is a PDF document"],
  ["\x89PNG", "it is a picture"],
  ["\xff\xd8\xff", "it is a picture"],
  ["GIF8", "it is a picture"],
  ["{\\rtf", "it is a text document"],
  ["\x1f\x8b", "it is a packed archive"],
  ["7z\xbc\xaf", "it is a packed archive"],
  ["Rar!", "it is a packed archive"],
  ["SQLite format 3", "it is a database"],
  ["MZ", "it is a program"],
];

/** What a file's first bytes say it is. Throws for empty files and for what is clearly something else. */
export async function findContainer(source: ByteSource): Promise<Container> {
  if (source.size === 0) throw new FileError("empty-file");
  const head = await source.read(0, 4096);
  let latin = "";
  for (const byte of head) latin += String.fromCharCode(byte);
  if (latin.startsWith("PK\x03\x04") || latin.startsWith("PK\x05\x06")) return "zip";
  if (latin.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "ole";
  if (isBareWorkbookStream(head)) return "biff";
  for (const [beginning, what] of others) {
    if (latin.startsWith(beginning) && (beginning !== "MZ" || latin.includes("\x00"))) {
      throw new FileError("not-a-spreadsheet", what);
    }
  }
  const text = latin
    .replaceAll("\0", "")
    .replace(/^[\xef\xbb\xbf\xff\xfe\s]+/, "")
    .toLowerCase();
  if (/^(<!--[^]*?-->\s*)?<(!doctype html|html|head|body|table|meta)\b/.test(text)) return "html";
  if (text.startsWith("<?xml")) {
    if (text.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "xml-2003";
    if (/<html\b/.test(text)) return "html";
    throw new FileError("not-a-spreadsheet", "it is an XML document");
  }
  return "text";
}

/** A BOF record (2.4.21 of MS-XLS) of Excel 2 to 5 without an OLE file around it. */
function isBareWorkbookStream(head: Uint8Array): boolean {
  const [first = 0, version = 0, length = 0, zero = 1] = head;
  return first === 9 && [0, 2, 4, 8].includes(version) && length >= 4 && length <= 16 && zero === 0;
}

/** Which format a zip package holds. Throws for those that cannot be read, and says what they are. */
export function packageKind(zip: ZipPackage): "xlsx" | "ods" {
  const has = (name: string): boolean => zip.entry(name) !== undefined;
  if (has("xl/workbook.bin")) throw new FileError("unsupported-format", "A binary workbook (.xlsb)");
  if (has("[Content_Types].xml")) {
    if (has("word/document.xml")) throw new FileError("not-a-spreadsheet", "it is a Word document");
    if (has("ppt/presentation.xml")) throw new FileError("not-a-spreadsheet", "it is a presentation");
    return "xlsx";
  }
  if (has("content.xml")) return "ods";
  if (has("Index/Document.iwa") || has("Index.zip"))
    throw new FileError("unsupported-format", "A Numbers document");
  if (has("xl/workbook.xml")) return "xlsx";
  throw new FileError("not-a-spreadsheet", "it is a zip archive");
}
