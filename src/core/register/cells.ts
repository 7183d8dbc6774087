/** Cheap tests on single cells: they run on every cell of a sheet, so no regular expressions where it matters. */
import type { CellValue, Sheet } from "../sheet";
import { cellText } from "../text";

/** Whether nothing can be seen in a cell: blank, or only spaces of any kind. */
export function isBlank(value: CellValue): boolean {
  if (value === null) return true;
  if (typeof value !== "string") return false;
  for (let at = 0; at < value.length; at++) if (!isSpaceCode(value.charCodeAt(at))) return false;
  return true;
}

function isSpaceCode(code: number): boolean {
  if (code <= 32 || code === 0xa0 || code === 0xad) return true;
  if (code < 0x1680) return false;
  return (
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The text of a cell as the engine reads it. */
export function textAt(sheet: Sheet, row: number, column: number): string {
  return cellText(sheet.value(row, column));
}

const mac12 = /^(?:[0-9a-f]{2}[:\-. ]?){5}[0-9a-f]{2}$/i;
const macQuads = /^[0-9a-f]{4}[.:-][0-9a-f]{4}[.:-][0-9a-f]{4}$/i;
const ip = /^(?:https?:\/\/)?\d{1,3}\s?\.\s?\d{1,3}\s?\.\s?\d{1,3}\s?\.\s?\d{1,3}(?::\d+)?(?:\/\d+)?\/?$/;
const modelLike = /^(?=.*\d)(?=.*[a-z])[a-z0-9]+(?:[-./][a-z0-9().+]+)+$/i;
const codeLike = /^(?=.*\d)[a-z0-9_\-/]+$/i;

/** Twelve hexadecimal digits in a usual MAC format; bare digits count only with a letter among them. */
export function looksLikeMac(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 12 || trimmed.length > 17) return false;
  return (
    (mac12.test(trimmed) || macQuads.test(trimmed)) && (/[:\-. ]/.test(trimmed) || /[a-f]/i.test(trimmed))
  );
}

/** An IPv4 address, with or without a port, mask or http. */
export function looksLikeIp(text: string): boolean {
  return ip.test(text.trim());
}

/** Letters and digits in parts, such as DS-2CD2143G0-I: a model number more likely than a serial number. */
export function looksLikeModel(text: string): boolean {
  return text.length <= 40 && modelLike.test(text.trim());
}

/** One word with a digit in it: a tag, a serial number or a model number. */
export function looksLikeCode(text: string): boolean {
  return text.length <= 40 && codeLike.test(text.trim());
}

/** A number, or a text that is one. */
export function looksLikeNumber(text: string): boolean {
  return /^[£$€]?\s?-?\d[\d,. ]*%?$/.test(text.trim());
}
