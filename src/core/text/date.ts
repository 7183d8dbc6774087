import type { CellValue } from "../sheet";

/** How the names of the months begin in nine of the languages that registers are written in, without accents. */
const months = [
  "janu jane janv jann ener genn styc ionaw",
  "feb fevr feve lut chwef",
  "marc mars marz maar mawr mrt",
  "apri avri abri kwie ebri",
  "may mai mei magg maj",
  "june juni juin junh giug czer mehe",
  "july juli juil julh lugl lip gorff",
  "augu aout agos sier awst",
  "sept sett sete wrze medi",
  "octo octu okto outu otto pazd hydr",
  "nov list tach",
  "dec dez dic grud rhag",
].map((stems) => stems.split(" "));

/** The month that a word names, or an abbreviation of three letters or more; 0 for none, and for what names several. */
function monthOf(name: string): number {
  const word = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const named = months.flatMap((stems, at) =>
    stems.some((stem) => word.startsWith(stem) || stem.startsWith(word)) ? [at + 1] : [],
  );
  return named.length === 1 ? (named[0] ?? 0) : 0;
}

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const text = date.toISOString().slice(0, 10);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? text : undefined;
}

/**
 * A date as YYYY-MM-DD: Excel's serial number, an ISO text, or a text that can be read in one way only
 * ("1 May 2024", "3. März 2027", "31/05/2024"). `null` for a blank; `undefined` for what may be read in two ways or is no date.
 */
export function dateOf(value: CellValue): string | null | undefined {
  if (value === null || value === "") return null;
  if (typeof value === "number") {
    if (value < 1 || value > 2_958_465) return undefined;
    return new Date(Math.round((Math.floor(value) - 25_569) * 86_400_000)).toISOString().slice(0, 10);
  }
  if (typeof value === "boolean") return undefined;
  const text = value.trim();
  if (text === "") return null;
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  if (isoYear !== undefined) return iso(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, day, name, year] =
    /^(?:le |den )?(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -]?(?:de )?(\p{L}{3,12})\.?[ ,-]+(?:de )?(\d{4})$/iu.exec(
      text,
    ) ?? [];
  const [, nameFirst, dayAfter, yearLast] =
    /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(text) ?? [];
  const month = monthOf(name ?? nameFirst ?? "");
  if (month > 0) return iso(Number(year ?? yearLast), month, Number(day ?? dayAfter));
  const [, first, second, full] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  if (first === second || Number(first) > 12) return iso(Number(full), Number(second), Number(first));
  return Number(second) > 12 ? iso(Number(full), Number(first), Number(second)) : undefined;
}

const dateText =
  /^(?:\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}(?:[T ][\d:.Z]+)?|\d{1,2}[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]?\d{2,4}|(?:q[1-4]|c\.?|pre|circa)\s?(?:19|20)\d\d|(?:19|20)\d\d)$/i;

/** A date or a year as people write it; serial numbers of dates are plain numbers and not meant. */
export function looksLikeDate(text: string): boolean {
  return dateText.test(text.trim());
}
