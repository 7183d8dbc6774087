import type { Area } from "../../core/sheet";
import { BitSet } from "../cells/bit-set";
import { CellStore, mostColumns } from "../cells/cell-store";
import type { TextPool } from "../cells/text-pool";
import { FileError } from "../file-error";
import type { ReadLimits } from "../limits";
import { unescapeXml } from "../xml/scanner";
import type { XmlHandler, XmlScanner } from "../xml/scanner";
import { days1904, serialFromIso } from "./dates";
import { names } from "./names";
import { parseArea } from "./reference";
import { RichText } from "./rich-text";
import type { SharedStrings } from "./shared-strings";
import type { CellFormats } from "./styles";

/** What the cells of all sheets of a workbook share. */
export interface WorkbookParts {
  readonly pool: TextPool;
  readonly strings: SharedStrings | undefined;
  readonly formats: CellFormats;
  readonly date1904: boolean;
  readonly limits: ReadLimits;
}

const mostRows = 1_048_576;
const mostRules = 10_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Cell types by the letters of `t`. */
type CellType = "number" | "shared" | "text" | "inline" | "boolean" | "date";

/** Takes the tags of a worksheet part and fills a cell store. */
export class SheetPartReader implements XmlHandler {
  readonly cells: CellStore;
  readonly hiddenRows = new BitSet();
  readonly shownRows = new BitSet();
  readonly hiddenColumns = new BitSet();
  readonly merged: Area[] = [];
  /** Rows that the file does not mention are hidden. */
  zeroHeight = false;
  /** Columns in which some cell holds a formula. */
  readonly formulaColumns = new BitSet();
  /** The last of the conditional formats' priorities. */
  highestPriority = 0;
  /** Expression rules with a formula, as far as they are short. */
  readonly rules: { readonly formula: string; readonly format: number; readonly priority: number }[] = [];

  private inData = false;
  private rule: { formula: string; format: number; priority: number } | undefined;
  private inFormula = false;
  private row = -1;
  private rowStruck = false;
  private column = -1;
  private style = 0;
  private cellStruck = false;
  private type: CellType = "number";
  private inValue = false;
  private inInline = false;
  private readonly rich = new RichText();
  private hasValue = false;

  constructor(private readonly parts: WorkbookParts) {
    this.cells = new CellStore(parts.pool, parts.limits.cells);
  }

  open(name: number, tag: XmlScanner): void {
    if (this.inData) {
      if (name === names.c) this.openCell(tag);
      else if (name === names.v) {
        this.inValue = this.type !== "inline";
        if (this.inValue) this.rich.buffer.clear();
      } else if (name === names.row) this.openRow(tag);
      else if (name === names.is && this.type === "inline") {
        this.inInline = true;
        this.rich.begin();
      } else if (this.inInline) this.rich.open(name, tag);
      else if (name === names.f) this.formulaColumns.add(this.column);
      return;
    }
    if (name === names.sheetData) {
      this.inData = true;
      this.row = -1;
    } else if (name === names.col) this.openColumns(tag);
    else if (name === names.mergeCell) {
      const area = parseArea(tag.attribute(names.ref) ?? "");
      if (area !== undefined && this.merged.length < this.parts.limits.mergedAreas) this.merged.push(area);
    } else if (name === names.sheetFormatPr) this.zeroHeight = tag.flag(names.zeroHeight);
    else if (name === names.cfRule) this.openRule(tag);
    else if (name === names.formula && this.rule !== undefined) this.inFormula = true;
    else if (name === 0 && tag.tagName().endsWith(":cfRule")) this.notePriority(tag);
  }

  private openRule(tag: XmlScanner): void {
    this.notePriority(tag);
    this.rule = {
      formula: "",
      format: tag.integer(names.dxfId, 0),
      priority: tag.integer(names.priority, 0),
    };
  }

  /** Rules in the extension list (with a prefix of their own) share the numbering. */
  private notePriority(tag: XmlScanner): void {
    this.highestPriority = Math.max(
      this.highestPriority,
      Math.min(tag.integer(names.priority, 0), 2_000_000_000),
    );
  }

  close(name: number): void {
    if (!this.inData) {
      if (name === names.formula) this.inFormula = false;
      else if (name === names.cfRule && this.rule !== undefined) {
        if (this.rules.length < mostRules && this.rule.formula !== "") this.rules.push(this.rule);
        this.rule = undefined;
      }
      return;
    }
    if (name === names.c) {
      if (this.hasValue) this.storeCell();
    } else if (name === names.v) {
      if (this.inValue) {
        this.inValue = false;
        this.hasValue = true;
      }
    } else if (name === names.row) this.cells.endRow(this.row);
    else if (name === names.is) {
      if (this.inInline) {
        this.inInline = false;
        this.hasValue = true;
      }
    } else if (this.inInline) this.rich.close(name);
    else if (name === names.sheetData) this.inData = false;
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.inValue) this.rich.buffer.add(bytes, start, end, literal);
    else if (this.inInline) this.rich.text(bytes, start, end, literal);
    else if (this.inFormula && this.rule !== undefined && end - start < 200) {
      this.rule.formula += unescapeXml(decoder.decode(bytes.subarray(start, end)));
    }
  }

  private openRow(tag: XmlScanner): void {
    const row = tag.integer(names.r, this.row + 2) - 1;
    if (row < 0 || row >= mostRows) throw new FileError("damaged", `row ${row + 1}`);
    this.row = row;
    this.column = -1;
    if (tag.flag(names.hidden)) this.hiddenRows.add(row);
    else this.shownRows.add(row);
    this.rowStruck = tag.flag(names.customFormat) && this.parts.formats.isStruck(tag.integer(names.s, 0));
  }

  private openCell(tag: XmlScanner): void {
    this.hasValue = false;
    this.column++;
    if (tag.find(names.r)) this.readReference(tag);
    if (tag.find(names.s)) {
      this.style = tag.integer(names.s, 0);
      this.cellStruck = this.parts.formats.isStruck(this.style);
    } else {
      this.style = 0;
      this.cellStruck = this.rowStruck || this.parts.formats.isStruck(0);
    }
    this.type = tag.find(names.t) ? cellType(tag) : "number";
  }

  /** `AB12`: the letters say the column; the digits count only where the row does not say its number. */
  private readReference(tag: XmlScanner): void {
    const { bytes, valueStart, valueEnd } = tag;
    let column = 0;
    for (let at = valueStart; at < valueEnd; at++) {
      const letter = (bytes[at] ?? 0) & ~0x20;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
    }
    if (column > 0) this.column = Math.min(column - 1, mostColumns);
  }

  private openColumns(tag: XmlScanner): void {
    if (!tag.flag(names.hidden)) return;
    const first = tag.integer(names.min, 0);
    const last = Math.min(tag.integer(names.max, first), mostColumns);
    for (let column = Math.max(first, 1); column <= last; column++) this.hiddenColumns.add(column - 1);
  }

  private storeCell(): void {
    const { rich, cells, column } = this;
    const { buffer } = rich;
    if (buffer.length === 0) return;
    switch (this.type) {
      case "shared": {
        const { strings } = this.parts;
        if (strings === undefined) throw new FileError("missing-part", "its shared strings");
        const index = buffer.wholeNumber();
        if (index < 0 || index >= strings.count)
          throw new FileError("damaged", "a text that is not among its shared strings");
        if (!strings.isEmpty(index)) cells.setText(column, index, strings.isStruck(index, this.cellStruck));
        return;
      }
      case "inline":
        this.storeText(rich.isStruck(this.cellStruck));
        return;
      case "text":
        this.storeText(this.cellStruck);
        return;
      case "boolean":
        cells.setBoolean(column, buffer.bytes[0] === 0x31 || buffer.bytes[0] === 0x74, this.cellStruck);
        return;
      case "date": {
        const serial = serialFromIso(buffer.text());
        if (serial === undefined) this.storeText(this.cellStruck);
        else cells.setNumber(column, this.parts.date1904 ? serial - days1904 : serial, this.cellStruck, true);
        return;
      }
      case "number":
        this.storeNumber();
        return;
    }
  }

  private storeText(struck: boolean): void {
    const { buffer } = this.rich;
    buffer.resolveEscapes();
    if (buffer.length === 0) return;
    this.cells.setText(this.column, this.parts.pool.intern(buffer.bytes, 0, buffer.length), struck);
  }

  private storeNumber(): void {
    const { buffer } = this.rich;
    const { formats } = this.parts;
    let value = buffer.wholeNumber();
    if (value < 0) {
      const text = buffer.text().trim();
      value = text === "" ? Number.NaN : Number(text);
      // A number that JavaScript cannot hold exactly, or no number at all, stays as it is written.
      if (!Number.isFinite(value) || (/^-?\d{16,}$/.test(text) && BigInt(value).toString() !== text)) {
        this.storeText(this.cellStruck);
        return;
      }
    }
    const padding = formats.padding(this.style);
    if (padding !== undefined && Number.isInteger(value) && value >= 0) {
      const shown = encoder.encode(padding.before + BigInt(value).toString().padStart(padding.digits, "0"));
      this.cells.setText(this.column, this.parts.pool.intern(shown, 0, shown.length), this.cellStruck);
      return;
    }
    this.cells.setNumber(this.column, value, this.cellStruck, formats.isDate(this.style));
  }
}

function cellType(tag: XmlScanner): CellType {
  const first = tag.bytes[tag.valueStart];
  const length = tag.valueEnd - tag.valueStart;
  if (first === 0x73) return length === 1 ? "shared" : "text"; // s, str
  if (first === 0x69) return "inline"; // inlineStr
  if (first === 0x62) return "boolean"; // b
  if (first === 0x65) return "text"; // e: an error is its text
  if (first === 0x64) return "date"; // d
  return "number";
}
