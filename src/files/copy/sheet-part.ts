import { areaName } from "../../core/sheet";
import { mostColumns } from "../cells/cell-store";
import { attributeIn, sayUtf8, wideEncoding, withAttribute } from "../xml/edit";
import { nameCode, unescapeXml, XmlScanner } from "../xml/scanner";
import type { XmlHandler } from "../xml/scanner";
import { names } from "../xlsx/names";
import { parseArea } from "../xlsx/reference";
import { textCell } from "./cells";
import { lensColumns, lensHeadings, lensWidths } from "./lens-columns";
import type { LensColumn } from "./lens-columns";
import type { Placement } from "./placement";
import { parseActionFormula } from "./rules";
import { StreamEdit } from "./stream-edit";

/** What is to be written into one sheet. */
export interface SheetChanges {
  readonly placements: readonly Placement[];
  /** The format of a new own body cell beside a cell of the given format. */
  bodyStyle(neighbour: number): number;
  /** The conditional formats, given the prefix of the part's elements. */
  rules(prefix: string): string;
  /** Letters of own action columns of an earlier run: their rules are replaced. */
  readonly oldActionColumns: ReadonlySet<string>;
}

const element = {
  worksheet: nameCode("worksheet"),
  dimension: nameCode("dimension"),
  cols: nameCode("cols"),
  conditionalFormatting: nameCode("conditionalFormatting"),
  cfRule: nameCode("cfRule"),
  formula: nameCode("formula"),
};

/** Children of a worksheet that stand before its conditional formats (ECMA-376 part 1, 18.3.1.99). */
const beforeRules = new Set(
  [
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
  ].map(nameCode),
);

interface OwnCell {
  readonly column: number;
  readonly key: LensColumn;
  readonly placement: Placement;
}

/**
 * Rewrites a worksheet part as it streams through: own cells are inserted at their place in their rows or replaced,
 * widths and conditional formats added, everything else is copied byte for byte.
 */
export async function* patchSheet(
  chunks: AsyncIterable<Uint8Array>,
  changes: SheetChanges,
): AsyncGenerator<Uint8Array> {
  const edit = new StreamEdit();
  const patch = new SheetPatch(edit, changes);
  const scanner = new XmlScanner(patch);
  let recode: ((chunk: Uint8Array) => Uint8Array) | undefined;
  let first = true;
  for await (const chunk of chunks) {
    // The scanner and the edit both keep bytes for a while; sources may use their buffers again.
    let bytes = chunk.slice();
    if (first) {
      first = false;
      const wide = wideEncoding(bytes);
      if (wide !== undefined) {
        const decoder = new TextDecoder(wide);
        const encoder = new TextEncoder();
        let begun = false;
        recode = (part) => {
          const text = decoder.decode(part, { stream: true });
          const said = begun ? text : sayUtf8(text);
          begun = true;
          return encoder.encode(said);
        };
      } else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    const plain = recode?.(bytes) ?? bytes;
    edit.feed(plain);
    scanner.push(plain);
    patch.settle(scanner.consumed);
    yield* edit.take();
  }
  scanner.finish();
  edit.copyTo(Number.MAX_SAFE_INTEGER);
  edit.flush();
  yield* edit.take();
}

class SheetPatch implements XmlHandler {
  private depth = 0;
  private prefix = "";
  private inData = false;
  private dataSeen = false;
  private rulesWritten = false;
  private colsWritten = false;
  private cols: string[] | undefined;
  private row = -1;
  private column = -1;
  /** Own cells of the current row that are still to be written, left to right. */
  private pending: OwnCell[] = [];
  private readonly styles = new Map<Placement, number>();
  private replacing: { readonly cell: OwnCell; readonly style: number } | undefined;
  /** Set while bytes must wait: it is not known yet whether they stay. */
  private holding = false;
  private ruleStart = 0;
  private formula: string | undefined;
  private rulesInFormat = 0;
  private ownRules: { readonly from: number; readonly to: number }[] = [];
  private ruleIsOwn = false;
  private readonly decoder = new TextDecoder();
  /** Rows that need own cells and have not come yet, in order. */
  private nextNeeded: number;
  private readonly lastNeeded: number;

  constructor(
    private readonly edit: StreamEdit,
    private readonly changes: SheetChanges,
  ) {
    const { placements } = changes;
    this.nextNeeded = Math.min(...placements.map((one) => one.headingRow));
    this.lastNeeded = Math.max(...placements.map((one) => one.marks.lastRow));
  }

  /** Copies what the scanner is done with, unless it is still open whether it stays. */
  settle(consumed: number): void {
    if (!this.holding && this.replacing === undefined && this.cols === undefined) this.edit.copyTo(consumed);
  }

  open(name: number, tag: XmlScanner): void {
    const level = this.depth++;
    if (this.inData) {
      if (name === names.row && level === 2) this.openRow(tag);
      else if (name === names.c && level === 3) this.openCell(tag);
      return;
    }
    if (level === 0) {
      this.prefix = /^[^:]*:/.exec(tag.tagName())?.[0] ?? "";
      return;
    }
    if (this.cols !== undefined) {
      if (name === names.col) this.cols.push(tag.attributesText());
      return;
    }
    if (level === 1) {
      if (name === element.dimension) this.dimension(tag);
      else if (name === element.cols) {
        this.edit.copyTo(tag.tagStart);
        this.cols = [];
      } else if (name === names.sheetData) this.openData(tag);
      else if (this.dataSeen && !beforeRules.has(name)) this.writeRules(tag.tagStart);
      if (name === element.conditionalFormatting && this.changes.oldActionColumns.size > 0) {
        this.edit.copyTo(tag.tagStart);
        this.holding = true;
        this.rulesInFormat = 0;
        this.ownRules = [];
        this.ruleStart = tag.tagStart;
        this.formatStart = tag.tagStart;
      }
      return;
    }
    if (this.holding && name === element.cfRule) {
      this.ruleStart = tag.tagStart;
      this.ruleIsOwn = false;
      this.rulesInFormat++;
    } else if (this.holding && name === element.formula) this.formula = "";
  }

  private formatStart = 0;

  close(name: number, tag: XmlScanner): void {
    const level = --this.depth;
    if (this.inData) {
      if (name === names.c && level === 3) this.closeCell(tag);
      else if (name === names.row && level === 2) this.closeRow(tag);
      else if (name === names.sheetData && level === 1) this.closeData(tag);
      return;
    }
    if (this.cols !== undefined) {
      if (name === element.cols && level === 1) {
        this.edit.skipTo(tag.tagEnd);
        this.edit.insert(this.colsElement(this.cols));
        this.cols = undefined;
        this.colsWritten = true;
      }
      return;
    }
    if (level === 0) this.writeRules(tag.tagStart);
    else if (this.holding) this.closeInFormat(name, level, tag);
  }

  text(bytes: Uint8Array, start: number, end: number): void {
    if (this.formula !== undefined) this.formula += this.decoder.decode(bytes.subarray(start, end));
  }

  private dimension(tag: XmlScanner): void {
    const area = parseArea(tag.attribute(names.ref) ?? "");
    if (area === undefined) return;
    let { top, right, bottom } = area;
    for (const { columns, headingRow, marks } of this.changes.placements) {
      right = Math.max(right, ...columns.values());
      bottom = Math.max(bottom, marks.lastRow);
      top = Math.min(top, headingRow);
    }
    this.edit.copyTo(tag.tagStart);
    const attributes = withAttribute(tag.attributesText(), "ref", areaName({ ...area, top, right, bottom }));
    this.edit.insert(`<${tag.tagName()}${attributes}${tag.empty ? "/>" : ">"}`);
    this.edit.skipTo(tag.tagEnd);
  }

  private openData(tag: XmlScanner): void {
    this.inData = true;
    this.dataSeen = true;
    if (!this.colsWritten) {
      this.edit.copyTo(tag.tagStart);
      this.edit.insert(this.colsElement([]));
    }
    if (tag.empty) {
      this.edit.copyTo(tag.tagStart);
      this.edit.insert(`<${tag.tagName()}${tag.attributesText()}>`);
      this.edit.skipTo(tag.tagEnd);
    }
  }

  private closeData(tag: XmlScanner): void {
    if (!tag.empty) this.edit.copyTo(tag.tagStart);
    this.insertMissingRows(this.lastNeeded + 1);
    if (tag.empty) this.edit.insert(`</${this.prefix}sheetData>`);
    this.inData = false;
  }

  /** Rows without any cell of the user's may be absent from the file. */
  private insertMissingRows(before: number): void {
    for (; this.nextNeeded < before && this.nextNeeded <= this.lastNeeded; this.nextNeeded++) {
      this.styles.clear();
      const cells = this.ownCells(this.nextNeeded).filter(
        (cell) => this.textOf(cell, this.nextNeeded) !== undefined,
      );
      if (cells.length === 0) continue;
      const p = this.prefix;
      this.edit.insert(`<${p}row r="${this.nextNeeded + 1}">`);
      for (const cell of cells) this.insertOwn(cell, this.nextNeeded);
      this.edit.insert(`</${p}row>`);
    }
  }

  private openRow(tag: XmlScanner): void {
    this.row = tag.integer(names.r, this.row + 2) - 1;
    this.column = -1;
    if (this.row > this.nextNeeded && this.nextNeeded <= this.lastNeeded) {
      this.edit.copyTo(tag.tagStart);
      this.insertMissingRows(this.row);
    }
    this.nextNeeded = Math.max(this.nextNeeded, this.row + 1);
    // The neighbour in this row decides on the look; where there is no cell, the sheet's default.
    this.styles.clear();
    this.pending = this.ownCells(this.row);
    const last = this.pending.at(-1);
    if (last === undefined) return;
    const attributes = widenSpans(tag.attributesText(), last.column + 1);
    if (!tag.empty && attributes === tag.attributesText()) return;
    this.edit.copyTo(tag.tagStart);
    this.edit.insert(`<${tag.tagName()}${attributes}>`);
    this.edit.skipTo(tag.tagEnd);
  }

  private closeRow(tag: XmlScanner): void {
    if (this.pending.length === 0 && !tag.empty) return;
    if (!tag.empty) this.edit.copyTo(tag.tagStart);
    const opened = tag.empty && this.pending.length > 0;
    for (const cell of this.pending) this.insertOwn(cell, this.row);
    this.pending = [];
    if (opened) this.edit.insert(`</${this.prefix}row>`);
  }

  private openCell(tag: XmlScanner): void {
    this.column++;
    if (tag.find(names.r)) this.column = columnIn(tag, this.column);
    const style = tag.integer(names.s, 0);
    for (
      let next = this.pending[0];
      next !== undefined && next.column < this.column;
      next = this.pending[0]
    ) {
      this.edit.copyTo(tag.tagStart);
      this.insertOwn(next, this.row);
      this.pending.shift();
    }
    const own = this.pending[0];
    if (own?.column === this.column) {
      this.edit.copyTo(tag.tagStart);
      this.replacing = { cell: own, style };
      this.pending.shift();
      return;
    }
    for (const { placement, column } of this.pending) {
      if (this.column < column && this.column <= rightOf(placement)) this.styles.set(placement, style);
    }
  }

  private closeCell(tag: XmlScanner): void {
    if (this.replacing === undefined) return;
    const { cell, style } = this.replacing;
    this.replacing = undefined;
    this.edit.skipTo(tag.tagEnd);
    // A cell of an earlier run keeps the look it has by now; a blank cell that was formatted gets ours.
    const look = cell.placement.existing.has(cell.key) ? style : this.newStyle(cell, this.row);
    this.edit.insert(textCell(this.row, cell.column, this.textOf(cell, this.row) ?? "", look, this.prefix));
  }

  private insertOwn(cell: OwnCell, row: number): void {
    const text = this.textOf(cell, row);
    if (text === undefined) return;
    this.edit.insert(textCell(row, cell.column, text, this.newStyle(cell, row), this.prefix));
  }

  private newStyle(cell: OwnCell, row: number): number {
    const neighbour = this.styles.get(cell.placement) ?? 0;
    return row === cell.placement.headingRow ? neighbour : this.changes.bodyStyle(neighbour);
  }

  private textOf({ placement, key }: OwnCell, row: number): string | undefined {
    if (row === placement.headingRow) return lensHeadings[key];
    return placement.marks.texts(row)?.[key];
  }

  private ownCells(row: number): OwnCell[] {
    const cells: OwnCell[] = [];
    for (const placement of this.changes.placements) {
      const { headingRow, marks, columns, existing } = placement;
      if (row !== headingRow && (row < marks.firstRow || row > marks.lastRow)) continue;
      for (const key of lensColumns) {
        const column = columns.get(key);
        // A heading that is there already stays as the user may have changed it.
        if (column === undefined || (row === headingRow && existing.has(key))) continue;
        cells.push({ column, key, placement });
      }
    }
    return cells.sort((one, other) => one.column - other.column);
  }

  /** The widths of new own columns, cut into the ranges that are there. */
  private colsElement(existing: readonly string[]): string {
    const widths = new Map<number, number>();
    for (const { columns, existing: old } of this.changes.placements) {
      for (const [key, column] of columns) if (!old.has(key)) widths.set(column + 1, lensWidths[key]);
    }
    if (widths.size === 0 && existing.length === 0) return "";
    const p = this.prefix;
    const written: { readonly min: number; readonly text: string }[] = [];
    for (const attributes of existing) {
      const min = Number(attributeIn(attributes, "min") ?? "0");
      const max = Math.min(Number(attributeIn(attributes, "max") ?? String(min)), mostColumns);
      let from = min;
      const put = (to: number): void => {
        if (from > to) return;
        const ranged = withAttribute(withAttribute(attributes, "min", String(from)), "max", String(to));
        written.push({ min: from, text: `<${p}col${ranged}/>` });
      };
      for (const column of [...widths.keys()].sort((one, other) => one - other)) {
        if (column < from || column > max) continue;
        put(column - 1);
        from = column + 1;
      }
      put(max);
    }
    for (const [column, width] of widths) {
      written.push({
        min: column,
        text: `<${p}col min="${column}" max="${column}" width="${width}.7109375" customWidth="1"/>`,
      });
    }
    written.sort((one, other) => one.min - other.min);
    return `<${p}cols>${written.map((one) => one.text).join("")}</${p}cols>`;
  }

  private writeRules(at: number): void {
    if (this.rulesWritten) return;
    this.rulesWritten = true;
    this.edit.copyTo(at);
    this.edit.insert(this.changes.rules(this.prefix));
  }

  /** Rules of an earlier run go; a format that held nothing else goes with them. */
  private closeInFormat(name: number, level: number, tag: XmlScanner): void {
    if (name === element.formula && this.formula !== undefined) {
      const rule = parseActionFormula(unescapeXml(this.formula));
      this.ruleIsOwn ||= rule !== undefined && this.changes.oldActionColumns.has(rule.column);
      this.formula = undefined;
    } else if (name === element.cfRule) {
      if (this.ruleIsOwn) this.ownRules.push({ from: this.ruleStart, to: tag.tagEnd });
    } else if (name === element.conditionalFormatting && level === 1) {
      if (this.ownRules.length > 0 && this.ownRules.length === this.rulesInFormat) {
        this.edit.copyTo(this.formatStart);
        this.edit.skipTo(tag.tagEnd);
      } else {
        for (const { from, to } of this.ownRules) {
          this.edit.copyTo(from);
          this.edit.skipTo(to);
        }
      }
      this.holding = false;
    }
  }
}

function rightOf(placement: Placement): number {
  return Math.max(placement.marks.area.right, placement.table?.area.right ?? 0);
}

/** The column that a cell's reference names. */
function columnIn(tag: XmlScanner, fallback: number): number {
  const { bytes, valueStart, valueEnd } = tag;
  let column = 0;
  for (let at = valueStart; at < valueEnd; at++) {
    const letter = (bytes[at] ?? 0) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column > 0 ? column - 1 : fallback;
}

/** A row's `spans` is a hint of its first and last column; a wrong one is mended. */
function widenSpans(attributes: string, last: number): string {
  const spans = attributeIn(attributes, "spans");
  const match = /^(\d+):(\d+)$/.exec(spans ?? "");
  if (match === null || Number(match[2]) >= last) return attributes;
  return withAttribute(attributes, "spans", `${match[1] ?? "1"}:${last}`);
}
