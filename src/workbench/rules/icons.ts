/** The icons of Excel and of the grid: which sets both have, and in which order. Excel counts from the lowest values. */
import type { IconSet } from "./grid-rule";

/** By set: how many icons it has, and whether the grid lists the lowest first, as Excel does. */
const sets: Readonly<Record<string, { readonly size: number; readonly lowestFirst?: true }>> = {
  "3Arrows": { size: 3 },
  "3ArrowsGray": { size: 3 },
  "3Flags": { size: 3 },
  "3TrafficLights1": { size: 3 },
  "3TrafficLights2": { size: 3 },
  "3Signs": { size: 3 },
  "3Symbols": { size: 3 },
  "3Symbols2": { size: 3 },
  "3Stars": { size: 3 },
  "3Triangles": { size: 3 },
  "4Arrows": { size: 4 },
  "4ArrowsGray": { size: 4 },
  "4RedToBlack": { size: 4 },
  "4Rating": { size: 4, lowestFirst: true },
  "4TrafficLights": { size: 4 },
  "5Arrows": { size: 5 },
  "5ArrowsGray": { size: 5 },
  "5Rating": { size: 5, lowestFirst: true },
  "5Quarters": { size: 5 },
  "5Boxes": { size: 5 },
};

/** Sets that only newer files know; they stand among the extensions. */
export const newerSets: ReadonlySet<string> = new Set(["3Triangles", "3Stars", "5Boxes"]);

type Icon = Pick<IconSet["config"][number], "iconType" | "iconId">;

const noIcon: Icon = { iconType: "EMPTY_ICON_TYPE", iconId: "" };

/** An icon by its place from the lowest; null where the grid has none like it. */
export function gridIcon(set: string, place: number): Icon | null {
  if (set === "NoIcons") return noIcon;
  const known = sets[set];
  if (known === undefined || place >= known.size) return null;
  const index = known.lowestFirst === true ? place : known.size - 1 - place;
  return { iconType: set, iconId: String(index) };
}

/** The same icon in Excel; null where Excel has none like it. */
export function excelIcon({
  iconType,
  iconId,
}: Icon): { readonly set: string; readonly place: number } | null {
  if (iconType === noIcon.iconType) return { set: "NoIcons", place: 0 };
  const known = sets[iconType];
  if (known === undefined) return null;
  const index = Number(iconId);
  return { set: iconType, place: known.lowestFirst === true ? index : known.size - 1 - index };
}

export function sizeOf(set: string): number | undefined {
  return sets[set]?.size;
}
