import { nameCode } from "../xml/scanner";
import { attributeIn, escapeAttribute, XmlEdit } from "../xml/edit";
import { actionLooks, differentialFormat } from "./palette";

const element = {
  numFmts: nameCode("numFmts"),
  numFmt: nameCode("numFmt"),
  numFmtId: nameCode("numFmtId"),
  fonts: nameCode("fonts"),
  fills: nameCode("fills"),
  borders: nameCode("borders"),
  strike: nameCode("strike"),
  underline: nameCode("u"),
  color: nameCode("color"),
  cellXfs: nameCode("cellXfs"),
  dxfs: nameCode("dxfs"),
};

/** Excel's own limit of cell formats. */
const mostStyles = 65_490;

interface Collection {
  /** The elements as written. */
  readonly items: string[];
  /** Where the first ends its opening tag and where its closing tag begins. */
  openStart: number;
  openEnd: number;
  closeStart: number;
  empty: boolean;
  attributes: string;
  readonly added: string[];
}

function collection(): Collection {
  return { items: [], openStart: -1, openEnd: -1, closeStart: -1, empty: false, attributes: "", added: [] };
}

/** A cell format from its parts, each without the part's prefix in its tags; missing parts are the workbook's own. */
export interface CellFormat {
  /** The inside of a `<font>` without its name: `<b/><sz val="16"/>`; the letters are those of the workbook. */
  readonly font?: string;
  /** RRGGBB. */
  readonly fill?: string;
  /** The inside of a `<border>`. */
  readonly border?: string;
  /** A number format's number (below 164) or code. */
  readonly number?: number | string;
  /** The attributes of `<alignment>`. */
  readonly alignment?: string;
}

/** The styles part of a copy: what exists keeps its number, what is missing is added at the end. */
export class StylesPart {
  private readonly edit: XmlEdit;
  private prefix = "";
  private readonly numFmts = collection();
  private readonly fonts = collection();
  private readonly fills = collection();
  private readonly borders = collection();
  private readonly cellXfs = collection();
  private readonly dxfs = collection();
  /** Fonts that would mislead in an own cell: struck through, underlined, coloured. */
  private readonly loudFonts = new Set<number>();
  private readonly derived = new Map<number, number>();
  /** Where each kind of element of the part begins, for those that have to be added before it. */
  private readonly starts: { readonly name: number; readonly at: number }[] = [];
  private rootEnd = -1;
  private highestNumber = 163;
  private readonly numberFormats = new Map<string, number>();
  private indexOfXf: Map<string, number> | undefined;

  constructor(bytes: Uint8Array) {
    this.edit = new XmlEdit(bytes);
    this.readCollections();
  }

  private readCollections(): void {
    const { edit, fonts } = this;
    const collections = new Map<number, Collection>([
      [element.numFmts, this.numFmts],
      [element.fonts, fonts],
      [element.fills, this.fills],
      [element.borders, this.borders],
      [element.cellXfs, this.cellXfs],
      [element.dxfs, this.dxfs],
    ]);
    let depth = 0;
    let current: Collection | undefined;
    let itemStart = 0;
    edit.scan({
      open: (name, tag) => {
        if (depth === 0) this.prefix = /^[^:]*:/.exec(tag.tagName())?.[0] ?? "";
        if (depth === 1) {
          current = collections.get(name);
          this.starts.push({ name, at: tag.tagStart });
          if (current !== undefined) {
            current.openStart = tag.tagStart;
            current.openEnd = tag.tagEnd;
            current.empty = tag.empty;
            current.attributes = tag.attributesText();
          }
        }
        if (name === element.numFmt) {
          this.highestNumber = Math.max(this.highestNumber, tag.integer(element.numFmtId, 0));
        }
        if (depth === 2) itemStart = tag.tagStart;
        if (
          current === fonts &&
          depth === 3 &&
          (name === element.strike ||
            name === element.underline ||
            (name === element.color && isLoud(tag.attributesText())))
        ) {
          this.loudFonts.add(fonts.items.length);
        }
        depth++;
      },
      close: (_, tag) => {
        depth--;
        if (current !== undefined && depth === 2) current.items.push(edit.text(itemStart, tag.tagEnd));
        if (depth === 1) {
          if (current !== undefined) current.closeStart = tag.tagStart;
          current = undefined;
        }
        if (depth === 0) this.rootEnd = tag.tagStart;
      },
    });
  }

  /** The differential format for an action's look. */
  lookId(index: number): number {
    const look = actionLooks[index];
    return look === undefined ? 0 : idOf(this.dxfs, differentialFormat(look, this.prefix));
  }

  /** A format for an own body cell: its neighbour's borders and font size, no fill, no number format. */
  bodyStyle(neighbour: number): number {
    const known = this.derived.get(neighbour);
    if (known !== undefined) return known;
    const source = this.cellXfs.items[neighbour] ?? "";
    const border = attributeIn(source, "borderId") ?? "0";
    const fontText = attributeIn(source, "fontId") ?? "0";
    const font = this.loudFonts.has(Number(fontText)) ? "0" : fontText;
    const vertical = /alignment[^>]*\svertical="(top|center)"/.exec(source)?.[1];
    const p = this.prefix;
    const look = `numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyFont="1" applyBorder="1"`;
    const style = this.style(
      vertical === undefined
        ? `<${p}xf ${look}/>`
        : `<${p}xf ${look} applyAlignment="1"><${p}alignment vertical="${vertical}"/></${p}xf>`,
    );
    this.derived.set(neighbour, style);
    return style;
  }

  /** A format in bold letters, for headings of own sheets. */
  boldStyle(): number {
    const p = this.prefix;
    const base = this.fonts.items[0] ?? `<${p}font></${p}font>`;
    const opened = base.endsWith("/>") ? `<${p}font></${p}font>` : base;
    const bold = opened.includes(`<${p}b/>`) ? opened : opened.replace(/^<[^>]*>/, (tag) => `${tag}<${p}b/>`);
    const font = idOf(this.fonts, bold);
    return this.style(
      `<${p}xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1"/>`,
    );
  }

  /** A format that wraps its text, for the long cells of own sheets. */
  wrapStyle(): number {
    const p = this.prefix;
    return this.style(
      `<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><${p}alignment vertical="top" wrapText="1"/></${p}xf>`,
    );
  }

  /** A format for a cell of a sheet of ours. */
  format({ font, fill, border, number, alignment }: CellFormat): number {
    const p = this.prefix;
    const inside = (xml: string): string => xml.replace(/<(\/?)/g, `<$1${p}`);
    pad(this.fonts, inside(`<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>`));
    pad(this.fills, inside(`<fill><patternFill patternType="none"/></fill>`));
    pad(this.fills, inside(`<fill><patternFill patternType="gray125"/></fill>`), 2);
    pad(this.borders, inside(`<border><left/><right/><top/><bottom/><diagonal/></border>`));
    pad(this.cellXfs, `<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
    const fontId = font === undefined ? 0 : idOf(this.fonts, inside(`<font>${font}${this.letters()}</font>`));
    const fillId =
      fill === undefined
        ? 0
        : idOf(
            this.fills,
            inside(
              `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
            ),
          );
    const borderId =
      border === undefined ? 0 : idOf(this.borders, inside(`<border>${border}<diagonal/></border>`));
    const numFmtId = typeof number === "string" ? this.numberFormat(number) : (number ?? 0);
    const look =
      `numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"` +
      `${numFmtId === 0 ? "" : ' applyNumberFormat="1"'}${fontId === 0 ? "" : ' applyFont="1"'}` +
      `${fillId === 0 ? "" : ' applyFill="1"'}${borderId === 0 ? "" : ' applyBorder="1"'}`;
    return this.style(
      alignment === undefined
        ? `<${p}xf ${look}/>`
        : `<${p}xf ${look} applyAlignment="1"><${p}alignment ${alignment}/></${p}xf>`,
    );
  }

  /** The name and family of the workbook's letters. */
  private letters(): string {
    const base = this.fonts.items[0] ?? "";
    const name = /<(?:\w+:)?name\s[^>]*?val\s*=\s*("[^"]*"|'[^']*')/.exec(base)?.[1] ?? '"Calibri"';
    const family = /<(?:\w+:)?family\s[^>]*?val\s*=\s*["'](\d)["']/.exec(base)?.[1];
    return `<name val=${name}/>${family === undefined ? "" : `<family val="${family}"/>`}`;
  }

  private numberFormat(code: string): number {
    const known = this.numberFormats.get(code);
    if (known !== undefined) return known;
    const id = ++this.highestNumber;
    const p = this.prefix;
    this.numFmts.added.push(`<${p}numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    this.numberFormats.set(code, id);
    return id;
  }

  private style(xf: string): number {
    const { cellXfs } = this;
    if (this.indexOfXf === undefined) {
      this.indexOfXf = new Map();
      for (let index = cellXfs.items.length - 1; index >= 0; index--) {
        this.indexOfXf.set(cellXfs.items[index] ?? "", index);
      }
    }
    const known = this.indexOfXf.get(xf);
    if (known !== undefined) return known;
    const id = cellXfs.items.length + cellXfs.added.length;
    if (id >= mostStyles) return 0;
    cellXfs.added.push(xf);
    this.indexOfXf.set(xf, id);
    return id;
  }

  /** Where an element that is missing goes: before the first one that comes after it. */
  private placeOf(name: string): number {
    const later = new Set(
      order.slice(order.findIndex((one) => one.name === name) + 1).map(({ code }) => code),
    );
    return this.starts.find((one) => later.has(one.name))?.at ?? this.rootEnd;
  }

  /** The part as it is to be written; `undefined` when nothing was added. */
  result(): Uint8Array | undefined {
    const { edit, prefix: p } = this;
    for (const [name, list] of [
      ["numFmts", this.numFmts],
      ["fonts", this.fonts],
      ["fills", this.fills],
      ["borders", this.borders],
      ["cellXfs", this.cellXfs],
      ["dxfs", this.dxfs],
    ] as const) {
      if (list.added.length === 0) continue;
      const count = String(list.items.length + list.added.length);
      const added = list.added.join("");
      if (list.openStart < 0) {
        edit.insert(this.placeOf(name), `<${p}${name} count="${count}">${added}</${p}${name}>`);
        continue;
      }
      const attributes = list.attributes
        .replace(/(\scount\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${count}"`)
        .trimEnd();
      edit.replace(list.openStart, list.openEnd, `<${p}${name}${attributes}>`);
      if (list.empty) edit.insert(list.openEnd, `${added}</${p}${name}>`);
      else edit.insert(list.closeStart, added);
    }
    return edit.changed ? edit.result() : undefined;
  }
}

/** The elements of a styles part in the order that the schema asks (ECMA-376 part 1, 18.8.39). */
const order = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
].map((name) => ({ name, code: nameCode(name) }));

/** Adds what a collection has to begin with, where it is shorter. */
function pad(list: Collection, written: string, length = 1): void {
  if (list.items.length + list.added.length < length) list.added.push(written);
}

/** Colours other than black and the automatic one. */
function isLoud(attributes: string): boolean {
  return !/\s(?:auto\s*=\s*"1"|theme\s*=\s*"1"|indexed\s*=\s*"(?:8|64)"|rgb\s*=\s*"(?:FF|00)?000000")/i.test(
    attributes,
  );
}

function idOf(list: Collection, written: string): number {
  const there = list.items.indexOf(written);
  if (there >= 0) return there;
  const added = list.added.indexOf(written);
  if (added >= 0) return list.items.length + added;
  list.added.push(written);
  return list.items.length + list.added.length - 1;
}

/** The styles of a workbook that has none. */
export const plainStyles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
