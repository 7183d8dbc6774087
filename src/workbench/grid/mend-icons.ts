/** Icons of Univer's that say nothing as they come: its quarters are five equal discs, its empty star is white on white. */
import { iconMap } from "@univerjs/preset-sheets-conditional-formatting";

/** Before the grid is started, which makes its pictures once. */
export function mendIcons(): void {
  const quarters = iconMap["5Quarters"];
  iconMap["5Quarters"] = quarters.map((icon, index) =>
    index === 0 ? icon : changed(icon, 'fill="#7A7A7A"', 'fill="#FFFFFF"'),
  );
  const stars = iconMap["3Stars"];
  iconMap["3Stars"] = stars.map((icon) =>
    changed(icon, 'fill="#fff"', 'fill="#FFFFFF" stroke="#7A7A7A" stroke-width="0.75"'),
  );
}

/** The first of its kind in a picture; the others lie over it. */
function changed(icon: string, from: string, to: string): string {
  const start = icon.indexOf(",") + 1;
  const picture = decodeURIComponent(icon.slice(start)).replace(from, to);
  return icon.slice(0, start) + encodeURIComponent(picture);
}
