import { invalidArgument } from "../error";
import type { Json } from "../protocol";

const namedColours: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  grey: "#808080",
  gray: "#808080",
};

/** A colour as Excel keeps it: `#RRGGBB` in capitals. */
export function readColour(value: Json): string {
  const colour = typeof value === "string" ? (namedColours[value.toLowerCase()] ?? value) : "";
  if (!/^#?[0-9a-f]{6}$/i.test(colour)) throw invalidArgument("a colour as #RRGGBB expected");
  return `#${colour.replace("#", "").toUpperCase()}`;
}
