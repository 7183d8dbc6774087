/**
 * Texts that tell apart by nothing but a running number. Nearly every row has such a tag, serial number or address, so
 * they are told by their characters: looking each of them up would cost more than all the rest of the row.
 */

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isHexadecimal = (code: number): boolean => isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);

/** Whether a text consists of digits from `start` on, at least one and at most `most`. */
function endsInDigits(text: string, start: number, most: number): boolean {
  const count = text.length - start;
  if (count < 1 || count > most) return false;
  for (let at = start; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
}

/** Where letters end, at most `most` of them. */
function afterLetters(text: string, most: number): number {
  let at = 0;
  while (at < most && at < text.length && isLetter(text.charCodeAt(at))) at++;
  return at;
}

/** Whether it is a running number with a few letters before it: no serial number that tells its maker looks like this. */
export function isPlainSerial(text: string): boolean {
  return endsInDigits(text, afterLetters(text, 3), 11);
}

const separators = "-_ /.";

/** The letters of a tag such as CAM-0041, with its separator; `null` where it is more than letters and one number. */
export function plainTagLetters(text: string): string | null {
  let at = afterLetters(text, 8);
  if (at < text.length && separators.includes(text.charAt(at))) at++;
  return endsInDigits(text, at, 7) ? text.slice(0, at) : null;
}

/** Whether a tag is these letters and a number. */
export function isPlainTag(text: string, letters: string): boolean {
  return text.startsWith(letters) && endsInDigits(text, letters.length, 7);
}

/**
 * Whether a cell of a MAC column can hold neither an address nor what Excel leaves of one: those have nine digits or more,
 * or an E among fewer.
 */
export function isTooShortForMac(text: string): boolean {
  if (text.length > 8) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 126 || (code | 32) === 101) return false;
  }
  return true;
}

/** Behind an address there is no room for another one. */
const longestAfterMac = 12;

/**
 * How many characters of a plain MAC address tell its maker: those of the first nine digits, the longest registered
 * prefix. 0 where the text is anything else than twelve digits, or six pairs with colons or hyphens; a few words may
 * follow twelve digits.
 */
export function tellingLengthOfMac(text: string): number {
  const paired = text.length === 17 && !isHexadecimal(text.charCodeAt(2));
  if (!paired && (text.length < 12 || text.length > 12 + longestAfterMac)) return 0;
  const separator = text.charCodeAt(2);
  if (paired && separator !== 58 && separator !== 45) return 0;
  const end = paired ? 17 : 12;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (paired && at % 3 === 2 ? code !== separator : !isHexadecimal(code)) return 0;
  }
  if (text.length > end && text.charCodeAt(end) !== 32) return 0;
  for (let at = end; at < text.length; at++) if (text.charCodeAt(at) > 126) return 0;
  return paired ? 13 : 9;
}
