import type { Area } from "../../core/sheet";
import { BitSet } from "../cells/bit-set";
import { CellStore, mostColumns } from "../cells/cell-store";
import type { TextPool } from "../cells/text-pool";
import type { ReadLimits } from "../limits";
import { unescapeXml } from "../xml/scanner";
import type { XmlHandler, XmlScanner } from "../xml/scanner";
import { serialFromIso } from "../xlsx/dates";
import { attribute, element, notCellText } from "./names";
import type { OdsStyles } from "./styles";

const mostRows = 1_048_576;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One table of the content part. */
export interface OdsTable {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: CellStore;
  readonly hiddenRows: BitSet;
  readonly hiddenColumns: BitSet;
  readonly merged: Area[];
}

interface Cell {
  readonly column: number;
  readonly repeated: number;
  readonly type: string;
  readonly value: string;
  readonly struck: boolean;
}

/** Takes the tags of content.xml and fills a cell store for each table. */
export class ContentReader implements XmlHandler {
  readonly tables: OdsTable[] = [];
  private inBody = false;
  private skipping = 0;
  private table: OdsTable | undefined;
  private tableDepth = 0;
  private wanted = false;
  private row = 0;
  private rowsRepeated = 1;
  private column = 0;
  private columnForStyles = 0;
  private columnStyles: { readonly from: number; readonly to: number; readonly style: string }[] = [];
  private cell: Cell | undefined;
  private characters = "";
  private paragraphs = 0;
  private inParagraph = 0;
  private spans: (boolean | undefined)[] = [];
  private struckText = false;
  private plainText = false;
  private values: (() => void)[] = [];

  constructor(
    private readonly styles: OdsStyles,
    private readonly pool: TextPool,
    private readonly limits: ReadLimits,
    private readonly wants: (name: string) => boolean,
  ) {}

  open(name: number, tag: XmlScanner): void {
    if (!this.inBody) {
      if (name === element.body) this.inBody = true;
      else this.styles.open(name, tag);
      return;
    }
    if (this.skipping > 0 || notCellText.has(name)) {
      this.skipping++;
      return;
    }
    if (this.cell !== undefined) this.openText(name, tag);
    else if (name === element.table) this.openTable(tag);
    else if (this.table === undefined || !this.wanted || this.tableDepth !== 1) return;
    else if (name === element.column) this.openColumn(tag);
    else if (name === element.row) this.openRow(tag);
    else if (name === element.cell || name === element.coveredCell) this.openCell(tag);
  }

  close(name: number): void {
    if (!this.inBody) {
      this.styles.close(name);
      return;
    }
    if (this.skipping > 0) {
      this.skipping--;
      return;
    }
    if (name === element.table) {
      this.tableDepth--;
      if (this.tableDepth === 0) this.table = undefined;
    } else if (name === element.cell || name === element.coveredCell) this.closeCell();
    else if (name === element.row) this.closeRow();
    else if (name === element.paragraph && this.inParagraph > 0) this.inParagraph--;
    else if (name === element.span) this.spans.pop();
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.inParagraph === 0 || this.skipping > 0) return;
    const text = decoder.decode(bytes.subarray(start, end));
    this.addText((literal ? text : unescapeXml(text)).replace(/[\t\r\n]+ */g, " "));
  }

  private addText(text: string): void {
    this.characters += text;
    if (text.trim() === "") return;
    const struck = this.spans.findLast((span) => span !== undefined) ?? this.cell?.struck ?? false;
    if (struck) this.struckText = true;
    else this.plainText = true;
  }

  private openTable(tag: XmlScanner): void {
    this.tableDepth++;
    if (this.tableDepth > 1) return;
    const name = tag.attribute(attribute.name) ?? "";
    this.wanted = this.wants(name);
    this.table = {
      name,
      hidden: this.styles.isHiddenTable(tag.attribute(attribute.tableStyle) ?? ""),
      cells: new CellStore(this.pool, this.limits.cells),
      hiddenRows: new BitSet(),
      hiddenColumns: new BitSet(),
      merged: [],
    };
    if (this.wanted) this.tables.push(this.table);
    this.row = 0;
    this.columnForStyles = 0;
    this.columnStyles = [];
  }

  private openColumn(tag: XmlScanner): void {
    const from = this.columnForStyles;
    const to = Math.min(from + tag.integer(attribute.columnsRepeated, 1), mostColumns);
    this.columnForStyles = to;
    const style = tag.attribute(attribute.defaultCellStyle);
    if (style !== undefined) this.columnStyles.push({ from, to, style });
    if (!isHidden(tag)) return;
    for (let column = from; column < to; column++) this.table?.hiddenColumns.add(column);
  }

  private openRow(tag: XmlScanner): void {
    this.column = 0;
    this.rowsRepeated = Math.max(1, tag.integer(attribute.rowsRepeated, 1));
    this.values = [];
    if (!isHidden(tag)) return;
    const end = Math.min(this.row + this.rowsRepeated, mostRows);
    for (let row = this.row; row < end; row++) this.table?.hiddenRows.add(row);
  }

  private closeRow(): void {
    if (this.table === undefined || !this.wanted || this.tableDepth !== 1) return;
    const end = Math.min(this.row + this.rowsRepeated, mostRows);
    if (this.values.length > 0) {
      for (let row = this.row; row < end; row++) {
        for (const put of this.values) put();
        this.table.cells.endRow(row);
      }
    }
    this.row += this.rowsRepeated;
  }

  private openCell(tag: XmlScanner): void {
    const repeated = Math.max(1, tag.integer(attribute.columnsRepeated, 1));
    const style = tag.attribute(attribute.tableStyle) ?? this.columnStyle(this.column);
    const error = tag.attribute(attribute.extendedType) === "error";
    this.cell = {
      column: this.column,
      repeated,
      type: error ? "string" : (tag.attribute(attribute.type) ?? ""),
      value:
        tag.attribute(attribute.value) ??
        tag.attribute(attribute.date) ??
        tag.attribute(attribute.time) ??
        tag.attribute(attribute.boolean) ??
        (error ? "" : (tag.attribute(attribute.string) ?? "")),
      struck: this.styles.isStruck("table-cell", style) ?? false,
    };
    this.characters = "";
    this.paragraphs = 0;
    this.inParagraph = 0;
    this.struckText = this.plainText = false;
    this.spans = [];
    const columns = tag.integer(attribute.columnsSpanned, 1);
    const rows = tag.integer(attribute.rowsSpanned, 1);
    if (
      (columns > 1 || rows > 1) &&
      this.table !== undefined &&
      this.table.merged.length < this.limits.mergedAreas
    ) {
      this.table.merged.push({
        top: this.row,
        left: this.column,
        bottom: this.row + rows - 1,
        right: this.column + columns - 1,
      });
    }
    this.column += repeated;
  }

  private columnStyle(column: number): string {
    return this.columnStyles.find((one) => column >= one.from && column < one.to)?.style ?? "";
  }

  private openText(name: number, tag: XmlScanner): void {
    if (name === element.paragraph) {
      if (this.paragraphs++ > 0) this.characters += "\n";
      this.inParagraph++;
    } else if (name === element.span) {
      this.spans.push(this.styles.isStruck("text", tag.attribute(attribute.textStyle) ?? ""));
    } else if (name === element.spaces)
      this.characters += " ".repeat(Math.min(tag.integer(attribute.count, 1), 32_767));
    else if (name === element.tab) this.characters += "\t";
    else if (name === element.lineBreak) this.characters += "\n";
  }

  private closeCell(): void {
    const { cell, table } = this;
    this.cell = undefined;
    if (cell === undefined || table === undefined) return;
    const put = this.putting(cell, table.cells);
    if (put === undefined) return;
    const end = Math.min(cell.column + cell.repeated, mostColumns);
    this.values.push(() => {
      for (let column = cell.column; column < end; column++) put(column);
    });
  }

  /** What a cell's value does to a store, once for each repetition. */
  private putting(cell: Cell, cells: CellStore): ((column: number) => void) | undefined {
    const { type, value } = cell;
    const struck = this.plainText ? false : this.struckText || cell.struck;
    const asText = (text: string): ((column: number) => void) | undefined => {
      if (text === "") return undefined;
      const bytes = encoder.encode(text);
      const id = this.pool.intern(bytes, 0, bytes.length);
      return (column) => {
        cells.setText(column, id, struck);
      };
    };
    const asNumber = (number: number, date: boolean) => (column: number) => {
      cells.setNumber(column, number, struck, date);
    };
    if (type === "boolean") {
      return (column) => {
        cells.setBoolean(column, value === "true", struck);
      };
    }
    if (type === "date") {
      const serial = serialFromIso(value);
      return serial === undefined
        ? asText(this.characters === "" ? value : this.characters)
        : asNumber(serial, true);
    }
    if (type === "time") {
      const serial = serialFromDuration(value);
      return serial === undefined ? asText(this.characters) : asNumber(serial, true);
    }
    if (type === "float" || type === "percentage" || type === "currency") {
      const number = Number(value);
      const exact = !/^-?\d{16,}$/.test(value) || BigInt(Math.trunc(number)).toString() === value;
      return value !== "" && Number.isFinite(number) && exact ? asNumber(number, false) : asText(value);
    }
    return asText(this.paragraphs > 0 ? this.characters : value);
  }
}

function isHidden(tag: XmlScanner): boolean {
  const visibility = tag.attribute(attribute.visibility);
  return visibility === "collapse" || visibility === "filter";
}

/** `PT10H30M00S` as a share of a day. */
function serialFromDuration(text: string): number | undefined {
  const match = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0"] = match;
  const total =
    Number(days) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."))) / 86_400;
  return sign === "-" ? -total : total;
}
