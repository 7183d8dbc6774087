/** Whether a format code shows a date or time: a day, month, year, hour or second outside quotes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(h+|m+|s+)\]/gi, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "");
  return /[dmyhs]/i.test(bare) && !/[#?]/.test(bare);
}
