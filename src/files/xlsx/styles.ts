import { scanXml } from "../xml/scanner";
import type { XmlHandler } from "../xml/scanner";
import type { ZipPackage } from "../zip/package";
import { isDateFormat } from "./date-format";
import { names } from "./names";

/** What of a cell's format carries meaning: see `CellFormats`. */
const struckFlag = 1;
const dateFlag = 2;

/** The formats of a workbook's cells by style number. */
export interface CellFormats {
  isStruck(style: number): boolean;
  isDate(style: number): boolean;
  /** For formats such as `00000` or `"CAM-"000`, how a whole number is shown; `undefined` for all others. */
  padding(style: number): Padding | undefined;
}

/** A fixed beginning and a least number of digits. */
export interface Padding {
  readonly before: string;
  readonly digits: number;
}

export const noFormats: CellFormats = {
  isStruck: () => false,
  isDate: () => false,
  padding: () => undefined,
};

/** Built-in number formats that show a date or time (ECMA-376 part 1, 18.8.30, with the East Asian ones). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** The padding of a format that is nothing but a fixed beginning and two or more zeros. */
export function paddingOf(code: string): Padding | undefined {
  const match = /^((?:"[^"]*"|\\.|[-/ :])*)(0{2,})$/.exec(code);
  if (match === null) return undefined;
  const [, before = "", zeros = ""] = match;
  return { before: before.replace(/"([^"]*)"|\\(.)/g, "$1$2"), digits: zeros.length };
}

/** Reads fonts, number formats and cell formats; a million of them cost a few MB. */
export async function readStyles(zip: ZipPackage, part: string): Promise<CellFormats> {
  const entry = zip.entry(part);
  if (entry === undefined) return noFormats;
  let struckFonts = new Uint8Array(64);
  let fontCount = 0;
  let flags = new Uint8Array(256);
  let styleCount = 0;
  const dates = new Set<number>();
  const paddings = new Map<number, Padding>();
  const styleFormats = new Map<number, Padding>();
  let inFonts = false;
  let inCellXfs = false;
  const handler: XmlHandler = {
    open(name, tag) {
      if (name === names.fonts) inFonts = true;
      else if (name === names.cellXfs) inCellXfs = true;
      else if (name === names.font && inFonts) {
        if (fontCount === struckFonts.length) struckFonts = doubled(struckFonts);
        fontCount++;
      } else if (name === names.strike && inFonts) {
        if (fontCount > 0 && tag.flag(names.val, true)) struckFonts[fontCount - 1] = 1;
      } else if (name === names.numFmt) {
        const id = tag.integer(names.numFmtId, -1);
        const code = tag.attribute(names.formatCode) ?? "";
        if (isDateFormat(code)) dates.add(id);
        const padding = paddingOf(code);
        if (padding !== undefined) paddings.set(id, padding);
      } else if (name === names.cellXf && inCellXfs) {
        if (styleCount === flags.length) flags = doubled(flags);
        const format = tag.integer(names.numFmtId, 0);
        const struck = struckFonts[tag.integer(names.fontId, 0)] === 1;
        const date = dates.has(format) || (isBuiltInDate(format) && !paddings.has(format));
        flags[styleCount] = (struck ? struckFlag : 0) | (date ? dateFlag : 0);
        const padding = paddings.get(format);
        if (padding !== undefined) styleFormats.set(styleCount, padding);
        styleCount++;
      }
    },
    close(name) {
      if (name === names.fonts) inFonts = false;
      else if (name === names.cellXfs) inCellXfs = false;
    },
    text: () => undefined,
  };
  await scanXml(zip.chunks(entry), handler);
  return {
    isStruck: (style) => ((flags[style] ?? 0) & struckFlag) !== 0,
    isDate: (style) => ((flags[style] ?? 0) & dateFlag) !== 0,
    padding: (style) => styleFormats.get(style),
  };
}

function doubled(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(array.length * 2);
  larger.set(array);
  return larger;
}
