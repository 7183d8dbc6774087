/** Colours of an .xlsx: direct ones, and those of its theme with a tint. */
import type { Color, Workbook } from "exceljs";

/** Office's own theme, in the order of theme numbers: light 1, dark 1, light 2, dark 2, accents. */
const office = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
];
const order = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];

export type ReadColour = (colour: Partial<Color> | undefined) => string | undefined;

export function colourReader(book: Workbook): ReadColour {
  const theme = themeColours(book);
  return (colour) => {
    if (colour === undefined) return undefined;
    if (typeof colour.argb === "string" && /^[\da-f]{8}$/i.test(colour.argb)) {
      return `#${colour.argb.slice(2).toUpperCase()}`;
    }
    const base = typeof colour.theme === "number" ? theme[colour.theme] : undefined;
    if (base === undefined) return undefined;
    const tint: unknown = Reflect.get(colour, "tint");
    return `#${tinted(base, typeof tint === "number" ? tint : 0)}`;
  };
}

function themeColours(book: Workbook): readonly string[] {
  const themes: unknown = Reflect.get(book.model, "themes");
  const xml: unknown = typeof themes === "object" && themes !== null ? Reflect.get(themes, "theme1") : "";
  if (typeof xml !== "string") return office;
  return order.map((name, index) => {
    const part = new RegExp(`<a:${name}>(.*?)</a:${name}>`, "s").exec(xml)?.[1] ?? "";
    return (
      /(?:srgbClr val|lastClr)="([\dA-Fa-f]{6})"/.exec(part)?.[1]?.toUpperCase() ?? office[index] ?? "000000"
    );
  });
}

/** A tint darkens towards black or lightens towards white, as Excel reckons it near enough. */
function tinted(hex: string, tint: number): string {
  return [0, 2, 4]
    .map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16);
      const moved = tint < 0 ? part * (1 + tint) : part + (255 - part) * tint;
      return Math.round(moved).toString(16).padStart(2, "0");
    })
    .join("")
    .toUpperCase();
}
