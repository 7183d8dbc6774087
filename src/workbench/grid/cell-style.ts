/** The looks of a cell, from the host's formats to Univer's style and back. */
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  type IBorderStyleData,
  type IStyleData,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { Formats, FormatValue, SheetModel } from "../../host";

const horizontal: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
};
const vertical: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const edges = { EdgeTop: "t", EdgeRight: "r", EdgeBottom: "b", EdgeLeft: "l" } as const;
const lines: Readonly<Record<string, BorderStyleTypes>> = {
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
  Double: BorderStyleTypes.DOUBLE,
  SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const weights: Readonly<Record<string, BorderStyleTypes>> = {
  Hairline: BorderStyleTypes.HAIR,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};

/** Null where the cell looks like any other. The style is shared: it is not to be changed. */
export function styleOf(sheet: SheetModel, row: number, column: number): IStyleData | null {
  const pattern = sheet.cells.numberFormat(row, column);
  const formats = sheet.cells.formatsOf(row, column);
  if (formats === null && pattern === "General") return null;
  return styleFor(formats ?? plain, pattern);
}

const plain: Formats = new Map();
/** Cells share their formats, so they share their style too. */
const styles = new WeakMap<Formats, Map<string, IStyleData | null>>();

function styleFor(formats: Formats, pattern: string): IStyleData | null {
  const known = styles.get(formats) ?? new Map<string, IStyleData | null>();
  styles.set(formats, known);
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const style = styleOfFormats(formats);
  if (pattern !== "General") style.n = { pattern };
  const found = Object.keys(style).length === 0 ? null : style;
  known.set(pattern, found);
  return found;
}

export function styleOfFormats(formats: ReadonlyMap<string, FormatValue>): IStyleData {
  const style: IStyleData = {};
  const text = (name: string): string | null => {
    const value = formats.get(name);
    return typeof value === "string" ? value : null;
  };
  const fill = text("fill.color");
  const colour = text("font.color");
  const name = text("font.name");
  const size = formats.get("font.size");
  const underline = text("font.underline");
  const across = horizontal[text("horizontalAlignment") ?? ""];
  const down = vertical[text("verticalAlignment") ?? ""];
  if (fill !== null) style.bg = { rgb: fill };
  if (colour !== null) style.cl = { rgb: colour };
  if (name !== null) style.ff = name;
  if (typeof size === "number") style.fs = size;
  if (formats.get("font.bold") === true) style.bl = BooleanNumber.TRUE;
  if (formats.get("font.italic") === true) style.it = BooleanNumber.TRUE;
  if (formats.get("font.strikethrough") === true) style.st = { s: BooleanNumber.TRUE };
  if (underline !== null && underline !== "None") style.ul = { s: BooleanNumber.TRUE };
  if (formats.get("wrapText") === true) style.tb = WrapStrategy.WRAP;
  if (across !== undefined) style.ht = across;
  if (down !== undefined) style.vt = down;
  const borders = bordersOf(formats);
  if (borders !== null) style.bd = borders;
  return style;
}

function bordersOf(formats: ReadonlyMap<string, FormatValue>): NonNullable<IStyleData["bd"]> | null {
  const found: Partial<Record<"t" | "r" | "b" | "l", IBorderStyleData>> = {};
  for (const [edge, side] of Object.entries(edges)) {
    const style = formats.get(`borders.${edge}.style`);
    if (typeof style !== "string" || style === "None") continue;
    const colour = formats.get(`borders.${edge}.color`);
    const weight = formats.get(`borders.${edge}.weight`);
    const s = lines[style] ?? weights[String(weight)] ?? BorderStyleTypes.THIN;
    found[side] = { s, cl: { rgb: typeof colour === "string" ? colour : "#000000" } };
  }
  return Object.keys(found).length === 0 ? null : found;
}

/** The host's formats of a style that a person made in the grid; what is not in it is taken away. */
export function formatsOfStyle(style: IStyleData | null): ReadonlyMap<string, FormatValue | undefined> {
  const yes = (value: BooleanNumber | undefined): true | undefined =>
    value === BooleanNumber.TRUE ? true : undefined;
  const named = <T>(table: Readonly<Record<string, T>>, value: T | null | undefined): string | undefined =>
    Object.entries(table).find(([, one]) => one === value)?.[0];
  return new Map<string, FormatValue | undefined>([
    ["fill.color", hex(style?.bg?.rgb)],
    ["font.color", hex(style?.cl?.rgb)],
    ["font.name", style?.ff ?? undefined],
    ["font.size", style?.fs],
    ["font.bold", yes(style?.bl)],
    ["font.italic", yes(style?.it)],
    ["font.strikethrough", yes(style?.st?.s)],
    ["font.underline", yes(style?.ul?.s) === true ? "Single" : undefined],
    ["wrapText", style?.tb === WrapStrategy.WRAP ? true : undefined],
    ["horizontalAlignment", named(horizontal, style?.ht)],
    ["verticalAlignment", named(vertical, style?.vt)],
  ]);
}

/** `#RRGGBB` in capitals, as Excel keeps colours. */
function hex(colour: Nullable<string>): string | undefined {
  if (typeof colour !== "string") return undefined;
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour);
  if (parts !== null) {
    const [, ...numbers] = parts;
    return `#${numbers.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
  }
  return /^#[\da-f]{6}$/i.test(colour) ? colour.toUpperCase() : undefined;
}
