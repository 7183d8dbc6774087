/** The floor that a location speaks of, so that somebody can survey floor by floor. */

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** "Ground floor corridor", "Level 2", "2nd floor", "F3", "Basement": the floor in one way of writing it; "" where none is named. */
export function floorOf(location: string): string {
  const text = location.toLowerCase();
  const number =
    /\b(?:floor|level|storey|flr|fl|lvl)\.? ?(-?\d{1,2})\b/.exec(text)?.[1] ??
    /\b(\d{1,2})(?:st|nd|rd|th)? (?:floor|level|storey|flr|fl)\b/.exec(text)?.[1] ??
    /^[fl](\d{1,2})\b/.exec(text)?.[1];
  if (number !== undefined) return Number(number) === 0 ? "Ground floor" : `Floor ${Number(number)}`;
  const word = /\b([a-z]+) (?:floor|level|storey)\b/.exec(text)?.[1];
  const ordinal = word === undefined ? undefined : ordinals[word];
  if (ordinal !== undefined) return `Floor ${ordinal}`;
  if (/\blower ground\b/.test(text)) return "Lower ground floor";
  if (/\bground[ -](?:floor|level)\b|^g ?\/ ?f\b|^gf\b|\bground fl\b/.test(text)) return "Ground floor";
  if (/\bbasement\b|\bcellar\b/.test(text)) return "Basement";
  if (/\bmezzanine\b/.test(text)) return "Mezzanine";
  if (/\broof\b/.test(text)) return "Roof";
  if (/\b(?:car park|gate|yard|perimeter|external|outside|grounds)\b/.test(text)) return "Outside";
  return "";
}
