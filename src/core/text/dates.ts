import type { CellValue } from "../sheet";
import { cellText } from "./cell-text";

const day = 86_400_000;

/**
 * A cell as an ISO date: an ISO text, a date text with the day first (the product's users are British), or Excel's serial number
 * (1900 system). "" when blank, `null` when it is no date.
 */
export function isoDate(value: CellValue): string | null {
  if (typeof value === "number") {
    // 60 is Excel's 29 February 1900, which never was; serials before it are not dates that anybody writes.
    if (value < 61 || value > 2_958_465) return null;
    return new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * day).toISOString().slice(0, 10);
  }
  const text = cellText(value).trim();
  if (text === "") return "";
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, date] = iso !== null ? iso.slice(1) : british !== null ? british.slice(1).reverse() : [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const result = new Date(time);
  return result.getUTCMonth() === Number(month) - 1 ? result.toISOString().slice(0, 10) : null;
}
