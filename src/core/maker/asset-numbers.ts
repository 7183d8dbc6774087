/**
 * Assets have numbers and names of their own, and many look like a maker's: "DH-CAM-01" stands in Durham House,
 * "UNV-NVR-2" in a university. Here they are told apart.
 */
import type { ModelHit } from "./models";
import type { NameHit } from "./names";
import type { Word } from "./words";

/** The model number with what hangs on to it up to the next space. */
export function wordOf(text: string, { start, end }: ModelHit): string {
  const space = text.indexOf(" ", end);
  return text.slice(start, space < 0 ? text.length : space);
}

/** So long a name may be that something else shortens to it as well. */
const longestShortName = 4;

/** Whether a short name begins the asset's own number: "UNV-CAM-01" stands in a university. */
export function isInAssetNumber(
  text: string,
  words: readonly Word[],
  { first, last }: NameHit,
  models: readonly ModelHit[],
): boolean {
  const start = words[first]?.start ?? 0;
  const end = words[last - 1]?.end ?? 0;
  if (
    end - start > longestShortName ||
    models.some((hit) => hit.start >= start && isTelling(wordOf(text, hit)))
  )
    return false;
  const rest = /^[^\s]*/.exec(text.slice(end))?.[0] ?? "";
  return /\d$/.test(rest) && (start === 0 || text[start - 1] === " ");
}

const digitsThenLetter = /\d{2}[a-z]|\d{4}-[a-z]/;
const switches = /[a-z](?=[^a-z0-9]*\d)|\d(?=[^a-z0-9]*[a-z])/g;

/**
 * Whether a model number is no asset's own number: "DH-CAM-01" and "CS-C1-012" may be, "DS-2CD2032" and "RLC-810A" are
 * not. Outside the columns of models and makes only such numbers are believed.
 */
export function isTelling(word: string): boolean {
  if (digitsThenLetter.test(word) || (word.match(switches)?.length ?? 0) >= 3) return true;
  return (word.match(/[a-z]/g)?.length ?? 0) >= 6 && (word.match(/\d/g)?.length ?? 0) >= 4;
}
