/** The looks of a cell, from the file's style to the host's formats and back. */
import type { Alignment, Border, Borders, BorderStyle, Font, Style } from "exceljs";
import type { FormatValue } from "../../host";
import type { ReadColour } from "./colours";

export type Formats = ReadonlyMap<string, FormatValue>;

const edges = { top: "EdgeTop", bottom: "EdgeBottom", left: "EdgeLeft", right: "EdgeRight" } as const;
const sides = ["top", "bottom", "left", "right"] as const;
const acrosses = {
  left: "Left",
  center: "Center",
  right: "Right",
  justify: "Justify",
  fill: "Fill",
} as const;
const downs = { top: "Top", middle: "Center", bottom: "Bottom" } as const;
const lines: Readonly<Partial<Record<BorderStyle, readonly [string, string]>>> = {
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  hair: ["Continuous", "Hairline"],
  dotted: ["Dot", "Thin"],
  dashed: ["Dash", "Thin"],
  dashDot: ["DashDot", "Thin"],
  dashDotDot: ["DashDotDot", "Thin"],
  double: ["Double", "Thick"],
  mediumDashed: ["Dash", "Medium"],
  mediumDashDot: ["DashDot", "Medium"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  slantDashDot: ["SlantDashDot", "Medium"],
};

export function formatsOf(style: Partial<Style>, colour: ReadColour): Map<string, FormatValue> {
  const formats = new Map<string, FormatValue>();
  const set = (name: string, value: FormatValue | undefined): void => {
    if (value !== undefined) formats.set(name, value);
  };
  const { fill, font, alignment, border, protection } = given(style);
  if (fill?.type === "pattern" && fill.pattern === "solid") set("fill.color", colour(fill.fgColor));
  if (font !== undefined) readFont(font, colour, set);
  if (alignment !== undefined) readAlignment(alignment, set);
  if (border !== undefined) readBorders(border, colour, set);
  if (protection?.locked === false) set("protection.locked", false);
  return formats;
}

/** exceljs leaves null for parts that a style of a rule does not have. */
function given(style: Partial<Style>): Partial<Style> {
  return Object.fromEntries(Object.entries(style).filter(([, part]: [string, unknown]) => part !== null));
}

type Put = (name: string, value: FormatValue | undefined) => void;

function readFont(font: Partial<Font>, colour: ReadColour, set: Put): void {
  const shade = colour(font.color);
  if (shade !== "#000000") set("font.color", shade);
  if (font.bold === true) set("font.bold", true);
  if (font.italic === true) set("font.italic", true);
  if (font.strike === true) set("font.strikethrough", true);
  if (font.underline !== undefined && font.underline !== false && font.underline !== "none") {
    set("font.underline", font.underline === "double" ? "Double" : "Single");
  }
  if (font.name !== "Calibri" && font.name !== "Aptos Narrow") set("font.name", font.name);
  if (font.size !== 11) set("font.size", font.size);
}

function readAlignment(alignment: Partial<Alignment>, set: Put): void {
  for (const [name, word] of Object.entries(acrosses)) {
    if (alignment.horizontal === name) set("horizontalAlignment", word);
  }
  for (const [name, word] of Object.entries(downs)) {
    if (alignment.vertical === name) set("verticalAlignment", word);
  }
  if (alignment.wrapText === true) set("wrapText", true);
  if (alignment.indent !== undefined && alignment.indent !== 0) set("indentLevel", alignment.indent);
}

function readBorders(border: Partial<Borders>, colour: ReadColour, set: Put): void {
  for (const side of sides) {
    const line = border[side];
    const look = line?.style === undefined ? undefined : lines[line.style];
    if (look === undefined) continue;
    const [style, weight] = look;
    set(`borders.${edges[side]}.style`, style);
    set(`borders.${edges[side]}.weight`, weight);
    set(`borders.${edges[side]}.color`, colour(line?.color) ?? "#000000");
  }
}

/** The file's style with the host's formats in it; what the host does not know stays as it was. */
export function styleWith(old: Partial<Style>, formats: Formats): Partial<Style> {
  const text = (name: string): string | undefined => {
    const value = formats.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const style = given(old);
  const fill = text("fill.color");
  const wasSolid = old.fill?.type === "pattern" && old.fill.pattern === "solid";
  if (fill !== undefined) style.fill = { type: "pattern", pattern: "solid", fgColor: { argb: argb(fill) } };
  else if (wasSolid) style.fill = { type: "pattern", pattern: "none" };
  style.font = fontWith(style.font ?? {}, formats, text);
  const alignment = alignmentWith(style.alignment ?? {}, formats, text);
  if (Object.keys(alignment).length > 0) style.alignment = alignment;
  else delete style.alignment;
  const border = bordersWith(style.border ?? {}, text);
  if (Object.keys(border).length > 0) style.border = border;
  else delete style.border;
  const locked = formats.get("protection.locked");
  if (locked === false || old.protection !== undefined) {
    style.protection = { ...old.protection, locked: locked !== false };
  }
  return style;
}

function fontWith(
  old: Partial<Font>,
  formats: Formats,
  text: (name: string) => string | undefined,
): Partial<Font> {
  const { bold, italic, strike, underline, color, ...rest } = old;
  const colour = text("font.color");
  const size = formats.get("font.size");
  const line = text("font.underline");
  return {
    ...rest,
    name: text("font.name") ?? old.name ?? "Calibri",
    size: typeof size === "number" ? size : (old.size ?? 11),
    ...(colour === undefined ? {} : { color: { argb: argb(colour) } }),
    ...(formats.get("font.bold") === true ? { bold: true } : {}),
    ...(formats.get("font.italic") === true ? { italic: true } : {}),
    ...(formats.get("font.strikethrough") === true ? { strike: true } : {}),
    ...(line === undefined || line === "None" ? {} : { underline: line === "Double" ? "double" : true }),
  };
}

function alignmentWith(
  old: Partial<Alignment>,
  formats: Formats,
  text: (name: string) => string | undefined,
): Partial<Alignment> {
  const { horizontal, vertical, wrapText, indent, ...rest } = old;
  const across = sideOf(acrosses, text("horizontalAlignment"));
  const down = sideOf(downs, text("verticalAlignment"));
  const level = formats.get("indentLevel");
  return {
    ...rest,
    ...(across === undefined ? {} : { horizontal: across }),
    ...(down === undefined ? {} : { vertical: down }),
    ...(formats.get("wrapText") === true ? { wrapText: true } : {}),
    ...(typeof level === "number" ? { indent: level } : {}),
  };
}

function bordersWith(old: Partial<Borders>, text: (name: string) => string | undefined): Partial<Borders> {
  const { top, bottom, left, right, ...rest } = old;
  const found: Partial<Borders> = { ...rest };
  for (const side of sides) {
    const style = text(`borders.${edges[side]}.style`);
    if (style === undefined || style === "None") continue;
    const weight = text(`borders.${edges[side]}.weight`) ?? "Thin";
    const line = styleNamed(style, weight);
    const border: Partial<Border> = {
      style: line,
      color: { argb: argb(text(`borders.${edges[side]}.color`) ?? "#000000") },
    };
    found[side] = border;
  }
  return found;
}

function styleNamed(style: string, weight: string): BorderStyle {
  const names = keysOf(lines);
  const exact = names.find((name) => lines[name]?.[0] === style && lines[name][1] === weight);
  return exact ?? names.find((name) => lines[name]?.[0] === style) ?? "thin";
}

function keysOf<T extends object>(table: T): (keyof T)[] {
  const found: (keyof T)[] = [];
  for (const key in table) found.push(key);
  return found;
}

function sideOf<T extends Readonly<Record<string, string>>>(
  table: T,
  word: string | undefined,
): keyof T | undefined {
  return keysOf(table).find((key) => table[key] === word);
}

function argb(colour: string): string {
  return `FF${colour.replace("#", "")}`;
}

export function sameFormats(one: Formats, other: Formats | null): boolean {
  const right = other ?? new Map<string, FormatValue>();
  return one.size === right.size && [...one].every(([name, value]) => right.get(name) === value);
}
