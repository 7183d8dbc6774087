/** Days from Excel's 1 January 1904 (serial 0 there) to its 1900 counting. */
export const days1904 = 1462;

/**
 * An ISO date, time or both (cells of type `d`) as a serial number of the 1900 system; `undefined` when it is none.
 * Days before 1 March 1900 are one lower, as in Excel, which counts a 29 February 1900.
 */
export function serialFromIso(text: string): number | undefined {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(text.trim());
  if (match === null || text.trim() === "") return undefined;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = match;
  let serial = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year !== undefined) {
    const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569;
    serial += days < 61 ? days - 1 : days;
  }
  return serial;
}
