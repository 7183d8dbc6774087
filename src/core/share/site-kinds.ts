/** Broad kinds of site that say nothing of sensitivity: what is none of them, or would be telling, is "Other". */
import { fold } from "../text";

export const otherKind = "Other or not said";

const kinds: readonly (readonly [name: string, words: RegExp])[] = [
  ["School, college or nursery", /\b(?:school|college|academy|nursery|university|campus|education)/],
  ["Hospital, clinic or care", /\b(?:hospital|clinic|surgery|health cent|care home|day cent|hospice)/],
  [
    "Leisure, library or community",
    /\b(?:leisure|library|museum|gallery|theatre|sports?|swimming|pool|gym|community|youth|park pavilion|village hall)\b/,
  ],
  ["Depot, store or recycling", /\b(?:depot|warehouse|store|stores|workshop|garage|recycling|waste|yard)\b/],
  ["Housing", /\b(?:housing|sheltered|flats?|tower block|hostel|estate office|residential)\b/],
  [
    "Street, car park or open space",
    /\b(?:street|car park|carpark|town centre|highway|bus station|park|open space|cemetery)\b/,
  ],
  [
    "Office or customer centre",
    /\b(?:office|offices|hq|headquarters|town hall|civic|job ?cent(?:re|er)|customer|contact cent(?:re|er)|administration|admin)\b/,
  ],
];

/** Words that would tell of a sensitive site whatever stands beside them. */
const telling =
  /\b(?:secret|secure|security|minist|cabinet|defence|military|army|naval|navy|raf|intelligence|police|prison|court|custody|border|embassy|nuclear|royal|palace|parliament|data cent|control room|laborator)/;

/** The broad kind of a site type, as the register writes it. */
export function broadKind(siteType: string): string {
  const text = fold(siteType);
  if (telling.test(text)) return otherKind;
  return kinds.find(([, words]) => words.test(text))?.[0] ?? otherKind;
}
