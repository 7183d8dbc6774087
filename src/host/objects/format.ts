/** The looks of cells: `Range.format` and what hangs on it. */
import { type Area, columnCount, intersection, isEntireColumn, isEntireRow, rowCount } from "../address";
import { cellText } from "../cell-text";
import { invalidArgument } from "../error";
import type { FormatValue } from "../model";
import type { Json } from "../protocol";
import { type RangeTarget, versionOf } from "./context";
import { rangeBorders } from "./border";
import { readColour } from "./colour";
import { defineType, type Members } from "./define";
import { areaOf } from "./place";

const defaultWidth = 48;
const defaultHeight = 15;

export interface FormatSpec {
  readonly otherwise: FormatValue;
  readonly kind: "colour" | "flag" | "text" | "number";
  readonly since?: string;
}

/** Formats by their path in `Range.format`; what is not here is not implemented. */
export const cellFormats: Readonly<Record<string, FormatSpec>> = {
  "fill.color": { otherwise: "#FFFFFF", kind: "colour" },
  "font.color": { otherwise: "#000000", kind: "colour" },
  "font.bold": { otherwise: false, kind: "flag" },
  "font.italic": { otherwise: false, kind: "flag" },
  "font.strikethrough": { otherwise: false, kind: "flag", since: "1.9" },
  "font.underline": { otherwise: "None", kind: "text" },
  "font.name": { otherwise: "Aptos Narrow", kind: "text" },
  "font.size": { otherwise: 11, kind: "number" },
  "protection.locked": { otherwise: true, kind: "flag", since: "1.2" },
  "protection.formulaHidden": { otherwise: false, kind: "flag", since: "1.2" },
  wrapText: { otherwise: false, kind: "flag" },
  horizontalAlignment: { otherwise: "General", kind: "text" },
  verticalAlignment: { otherwise: "Bottom", kind: "text" },
  indentLevel: { otherwise: 0, kind: "number", since: "1.9" },
  textOrientation: { otherwise: 0, kind: "number", since: "1.7" },
};

/** A format value as Excel keeps it: colours as `#RRGGBB` in capitals. */
export function readFormat(spec: FormatSpec, value: Json): FormatValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (spec.kind === "colour") return readColour(value);
  if (typeof value !== typeof spec.otherwise) throw invalidArgument("format value");
  return value as FormatValue;
}

/** One value where all cells agree, else null, as Excel answers. */
export function commonFormat(target: RangeTarget, name: string, otherwise: FormatValue): Json {
  const area = looked(target);
  const first = target.sheet.cells.format(area.top, area.left, name) ?? otherwise;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if ((target.sheet.cells.format(row, column, name) ?? otherwise) !== first) return null;
    }
  }
  return first;
}

export function writeFormat(target: RangeTarget, name: string, value: FormatValue | undefined): void {
  const area = areaOf(target);
  target.sheet.requireAllowed("allowFormatCells");
  target.sheet.cells.setFormat(area, name, value);
  target.context.workbook.log(target.sheet, area, "format");
}

/** Of whole rows and columns only the part that is in use. */
function looked(target: RangeTarget): Area {
  const area = areaOf(target);
  if (!isEntireColumn(area) && !isEntireRow(area)) return area;
  const used = target.sheet.cells.usedArea(false);
  const part = used === null ? null : intersection(area, used);
  return part ?? { ...area, bottom: area.top, right: area.left };
}

function formatScalars(prefix: string): Members<RangeTarget>["scalars"] {
  const scalars: Record<string, NonNullable<Members<RangeTarget>["scalars"]>[string]> = {};
  for (const [name, spec] of Object.entries(cellFormats)) {
    const own = prefix === "" ? !name.includes(".") : name.startsWith(prefix);
    if (!own) continue;
    const short = name.slice(prefix.length);
    scalars[short.charAt(0).toUpperCase() + short.slice(1)] = {
      ...(spec.since === undefined ? {} : { since: spec.since }),
      get: (target) => commonFormat(target, name, spec.otherwise),
      set: (target, value) => {
        writeFormat(target, name, readFormat(spec, value));
      },
    };
  }
  return scalars;
}

const rangeFill = defineType<RangeTarget>("RangeFill", () => ({
  version: versionOf,
  scalars: formatScalars("fill.") ?? {},
  methods: {
    Clear: {
      call: (target) => {
        writeFormat(target, "fill.color", undefined);
        return undefined;
      },
    },
  },
}));

const rangeFont = defineType<RangeTarget>("RangeFont", () => ({
  version: versionOf,
  scalars: formatScalars("font.") ?? {},
}));

const formatProtection = defineType<RangeTarget>("FormatProtection", () => ({
  version: versionOf,
  scalars: formatScalars("protection.") ?? {},
}));

export const rangeFormat = defineType<RangeTarget>("RangeFormat", () => ({
  version: versionOf,
  scalars: {
    ...formatScalars(""),
    ColumnWidth: {
      since: "1.2",
      get: (target) => common(columnsOf(target).map((column) => columnWidth(target, column))),
      set: (target, value) => {
        const width = size(value, 255 * 5.25 + 5);
        target.sheet.requireAllowed("allowFormatColumns");
        for (const column of columnsOf(target)) target.sheet.state.columnWidths.set(column, width);
        target.context.workbook.log(target.sheet, areaOf(target), "format");
      },
    },
    RowHeight: {
      since: "1.2",
      get: (target) =>
        common(rowsOf(target).map((row) => target.sheet.state.rowHeights.get(row) ?? defaultHeight)),
      set: (target, value) => {
        const height = size(value, 409);
        target.sheet.requireAllowed("allowFormatRows");
        for (const row of rowsOf(target)) target.sheet.state.rowHeights.set(row, height);
        target.context.workbook.log(target.sheet, areaOf(target), "format");
      },
    },
  },
  navigation: {
    Fill: { get: rangeFill },
    Font: { get: rangeFont },
    Protection: { since: "1.2", get: formatProtection },
    Borders: { get: rangeBorders },
  },
  methods: {
    AutofitColumns: {
      since: "1.2",
      call: (target) => {
        target.sheet.requireAllowed("allowFormatColumns");
        for (const column of columnsOf(target)) autofit(target, column);
        return undefined;
      },
    },
    AutofitRows: {
      since: "1.2",
      call: (target) => {
        target.sheet.requireAllowed("allowFormatRows");
        for (const row of rowsOf(target)) target.sheet.state.rowHeights.delete(row);
        return undefined;
      },
    },
  },
}));

export function columnWidth({ sheet }: RangeTarget, column: number): number {
  return sheet.state.columnWidths.get(column) ?? defaultWidth;
}

function autofit(target: RangeTarget, column: number): void {
  const { sheet } = target;
  const part = looked(target);
  let longest = 0;
  for (let row = part.top; row <= part.bottom; row += 1) {
    longest = Math.max(
      longest,
      cellText(sheet.value(row, column), sheet.cells.numberFormat(row, column)).length,
    );
  }
  if (longest > 0) sheet.state.columnWidths.set(column, Math.min(longest, 255) * 5.25 + 5);
}

function size(value: Json, limit: number): number {
  if (typeof value !== "number" || value < 0 || value > limit) throw invalidArgument("size");
  return value;
}

function columnsOf(target: RangeTarget): number[] {
  const area = areaOf(target);
  return Array.from({ length: columnCount(area) }, (_, index) => area.left + index);
}

function rowsOf(target: RangeTarget): number[] {
  const area = looked(target);
  return Array.from({ length: rowCount(area) }, (_, index) => area.top + index);
}

function common(values: readonly number[]): number | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}
