import type { Look } from "../../core/sheets";
import type { CellFormat, StylesPart } from "../copy/styles-part";

const ink = "1F3A5F";
const side = (name: string, style: string, colour: string): string =>
  `<${name} style="${style}"><color rgb="FF${colour}"/></${name}>`;
const framed = (style: string, colour: string): string =>
  ["left", "right", "top", "bottom"].map((name) => side(name, style, colour)).join("");
const lineAbove = `<left/><right/>${side("top", "thin", "404040")}<bottom/>`;
const lineBelow = `<left/><right/><top/>${side("bottom", "thin", "404040")}`;
const cellLines = framed("thin", "BFBFBF");

const top = 'vertical="top"';
/** Numbers keep away from the text in the next column. */
const number = 'horizontal="right" vertical="top" indent="1"';
const wrapped = 'vertical="top" wrapText="1"';
const bold = '<b/><sz val="11"/><color rgb="FF000000"/>';
const whole = 3;
const asText = 49;
const isoDate = "yyyy-mm-dd";
const pounds = '"£"#,##0';
const fieldFill = "FFF9DB";

/** How each look is written. */
const formats: Readonly<Record<Look, CellFormat>> = {
  plain: { alignment: top },
  title: { font: `<b/><sz val="17"/><color rgb="FF${ink}"/>`, alignment: 'vertical="center"' },
  heading: { font: `<b/><sz val="12"/><color rgb="FF${ink}"/>`, alignment: 'vertical="bottom"' },
  note: { font: '<sz val="11"/><color rgb="FF595959"/>', alignment: wrapped },
  warning: { font: bold, border: framed("medium", "404040"), alignment: 'vertical="center" wrapText="1"' },
  header: { font: bold, fill: "D9DEE7", border: framed("thin", "808080"), alignment: wrapped },
  wrapped: { alignment: wrapped },
  count: { number: whole, alignment: number },
  percent: { number: 9, alignment: number },
  money: { number: pounds, alignment: number },
  date: { number: isoDate, alignment: 'horizontal="left" vertical="top"' },
  "date-time": { number: `${isoDate} hh:mm`, alignment: 'horizontal="left" vertical="top"' },
  total: { font: bold, border: lineAbove, number: whole, alignment: top },
  "money-total": { font: bold, border: lineAbove, number: pounds, alignment: top },
  input: { fill: fieldFill, border: framed("thin", "A6A6A6"), number: asText, alignment: wrapped },
  "date-input": {
    fill: fieldFill,
    border: framed("thin", "A6A6A6"),
    number: isoDate,
    alignment: 'horizontal="left" vertical="top"',
  },
  "money-input": { fill: fieldFill, border: framed("thin", "A6A6A6"), number: pounds, alignment: top },
  tick: {
    font: '<sz val="14"/><color rgb="FF000000"/>',
    alignment: 'horizontal="center" vertical="top"',
  },
  signature: { border: lineBelow, alignment: 'vertical="bottom"' },
};

/** Looks that have borders of their own or none by intent; the others get fine lines inside a table. */
const ruled: ReadonlySet<Look> = new Set([
  "plain",
  "wrapped",
  "count",
  "percent",
  "money",
  "date",
  "date-time",
  "tick",
]);

/** What a cell's value asks of its style: text that a program would take for a formula stays text when it is edited. */
export type ValueKind = "number" | "text" | "formula-like" | "blank";

const totals: ReadonlySet<Look> = new Set(["total", "money-total"]);

/** Styles of a workbook by look, each made when it is first asked for. */
export class LookStyles {
  private readonly known = new Map<string, number>();

  constructor(private readonly styles: StylesPart) {}

  /** @param inTable cells of a table get fine lines, which every program shows and prints */
  style(look: Look, inTable: boolean, kind: ValueKind): number {
    const key = `${look} ${inTable} ${kind}`;
    let style = this.known.get(key);
    if (style === undefined) {
      style = this.styles.format({
        ...formats[look],
        ...(inTable && ruled.has(look) ? { border: cellLines } : {}),
        ...(kind === "formula-like" ? { number: asText } : {}),
        ...(kind === "number" && totals.has(look) ? { alignment: number } : {}),
      });
      this.known.set(key, style);
    }
    return style;
  }

  /** The format of an action's rule. */
  action(index: number): number {
    return this.styles.lookId(index);
  }
}
