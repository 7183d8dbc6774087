/** What Excel accepts as the name of a sheet, a table or a defined name. */
import { columnIndex, columnLimit } from "./address";
import { invalidArgument } from "./error";

/** At most 31 characters, none of : \ / ? * [ ], no apostrophe at either end, not "History", not blank. */
export function requireSheetName(name: unknown): string {
  if (typeof name !== "string" || name === "" || name.length > 31) throw invalidArgument("sheet name length");
  if (/[:\\/?*[\]]/.test(name)) throw invalidArgument("sheet name has a forbidden character");
  if (name.startsWith("'") || name.endsWith("'")) throw invalidArgument("sheet name starts or ends with '");
  if (name.toLowerCase() === "history") throw invalidArgument("History is reserved");
  return name;
}

/** A letter, underscore or backslash, then letters, digits, points and underscores; no cell address; 255 at most. */
export function requireDefinedName(name: unknown): string {
  if (typeof name !== "string" || name.length > 255) throw invalidArgument("name length");
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) throw invalidArgument(`"${name}" is no valid name`);
  const cell = /^([a-z]{1,3})(\d+)$/i.exec(name);
  const looksLikeCell = cell !== null && columnIndex(cell[1] ?? "") < columnLimit;
  if (looksLikeCell || /^(r|c|r\d+c\d+|r\d+|c\d+|rc)$/i.test(name)) {
    throw invalidArgument(`"${name}" would be a cell`);
  }
  return name;
}
