/** How a value looks in its cell: `Range.text`. The formats that registers use; others show as General. */
import { errorTexts, type Scalar } from "./cell-input";

export function cellText(value: Scalar | undefined, numberFormat: string): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (/[dy]|mmm/i.test(numberFormat) && numberFormat !== "General") return dateText(value, numberFormat);
  const decimals = /^[£$€]?(#,##)?0(\.(0+))?(%)?$/.exec(numberFormat);
  if (decimals) return numberText(value, numberFormat, decimals);
  return String(value);
}

/** `valueTypes` of Range. */
export function valueType(value: Scalar | undefined): string {
  if (value === undefined) return "Empty";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return "Double";
  return errorTexts.has(value) ? "Error" : "String";
}

function numberText(value: number, format: string, parts: RegExpExecArray): string {
  const percent = parts[4] !== undefined;
  const digits = parts[3]?.length ?? 0;
  let text = (percent ? value * 100 : value).toFixed(digits);
  if (parts[1] !== undefined) text = text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const sign = /^[£$€]/.exec(format)?.[0] ?? "";
  return `${sign}${text}${percent ? "%" : ""}`;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dateText(serial: number, format: string): string {
  const date = new Date(Math.round((serial - 25_569) * 86_400_000));
  const two = (value: number): string => String(value).padStart(2, "0");
  let afterHour = false;
  return format.replace(/yyyy|yy|mmm|mm|m|dd|d|hh|h|ss|s/gi, (part) => {
    const key = part.toLowerCase();
    const isHour = key.startsWith("h");
    const isMinute = afterHour && (key === "m" || key === "mm");
    afterHour = isHour;
    if (isHour) return two(date.getUTCHours());
    if (isMinute) return two(date.getUTCMinutes());
    if (key.startsWith("s")) return two(date.getUTCSeconds());
    if (key === "yyyy") return String(date.getUTCFullYear());
    if (key === "yy") return two(date.getUTCFullYear() % 100);
    if (key === "mmm") return monthNames[date.getUTCMonth()] ?? "";
    if (key === "mm") return two(date.getUTCMonth() + 1);
    if (key === "m") return String(date.getUTCMonth() + 1);
    return key === "dd" ? two(date.getUTCDate()) : String(date.getUTCDate());
  });
}
