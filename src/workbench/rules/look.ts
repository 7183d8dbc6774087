/** The look of a conditional format (`dxf` of the file's styles), to the host's formats and back. */
import type { Border, Borders, BorderStyle, Font, Style } from "exceljs";
import type { FormatValue } from "../../host";
import type { ReadColour } from "../excel-file/colours";
import { type Formats, formatsOf } from "../excel-file/formats";
import { childOf, element, flagOf, type XmlNode } from "../excel-file/xml";
import { colourOf } from "./from-file";

export function formatsOfLook(look: XmlNode | null, colour: ReadColour): Map<string, FormatValue> {
  if (look === null) return new Map();
  const formats = formatsOf(styleOf(look), colour);
  // A rule's fill stands in the background colour of its pattern.
  const pattern = childOf(childOf(look, "fill") ?? element("none"), "patternFill");
  if (pattern === undefined || pattern.attributes["patternType"] === "none") return formats;
  const shade =
    colour(colourOf(childOf(pattern, "bgColor"))) ?? colour(colourOf(childOf(pattern, "fgColor")));
  if (shade !== undefined) formats.set("fill.color", shade);
  return formats;
}

function styleOf(look: XmlNode): Partial<Style> {
  const font = childOf(look, "font");
  const border = childOf(look, "border");
  return {
    ...(font === undefined ? {} : { font: fontOf(font) }),
    ...(border === undefined ? {} : { border: bordersOf(border) }),
  };
}

function fontOf(font: XmlNode): Partial<Font> {
  const has = (name: string): boolean => {
    const node = childOf(font, name);
    return node !== undefined && flagOf(node, "val", true);
  };
  const line = childOf(font, "u");
  const color = colourOf(childOf(font, "color"));
  const kind = line?.attributes["val"] ?? "single";
  return {
    bold: has("b"),
    italic: has("i"),
    strike: has("strike"),
    ...(line === undefined || kind === "none" ? {} : { underline: kind === "double" ? "double" : "single" }),
    ...(color === undefined ? {} : { color }),
  };
}

const lines: ReadonlySet<string> = new Set(["thin", "medium", "thick", "hair", "dotted", "dashed", "double"]);

function isLine(text: string): text is BorderStyle {
  return lines.has(text);
}

function bordersOf(border: XmlNode): Partial<Borders> {
  const found: {
    top?: Partial<Border>;
    bottom?: Partial<Border>;
    left?: Partial<Border>;
    right?: Partial<Border>;
  } = {};
  for (const side of ["top", "bottom", "left", "right"] as const) {
    const line = childOf(border, side);
    const style = line?.attributes["style"] ?? "";
    const color = line === undefined ? undefined : colourOf(childOf(line, "color"));
    if (isLine(style)) found[side] = color === undefined ? { style } : { style, color };
  }
  return found;
}

/** The element for a look that did not come with the file. */
export function lookOf(format: Formats, name = "dxf"): XmlNode {
  const colour = (value: FormatValue | undefined): string | null =>
    typeof value === "string" ? `FF${value.replace("#", "")}` : null;
  const fill = colour(format.get("fill.color"));
  const ink = colour(format.get("font.color"));
  const line = format.get("font.underline");
  const font = [
    ...(format.get("font.bold") === true ? [element("b")] : []),
    ...(format.get("font.italic") === true ? [element("i")] : []),
    ...(format.get("font.strikethrough") === true ? [element("strike")] : []),
    ...(line === undefined || line === "None" ? [] : [element("u")]),
    ...(ink === null ? [] : [element("color", { rgb: ink })]),
  ];
  return element(name, {}, [
    ...(font.length === 0 ? [] : [element("font", {}, font)]),
    ...(fill === null
      ? []
      : [
          element("fill", {}, [
            element("patternFill", { patternType: "solid" }, [
              element("fgColor", { rgb: fill }),
              element("bgColor", { rgb: fill }),
            ]),
          ]),
        ]),
  ]);
}
