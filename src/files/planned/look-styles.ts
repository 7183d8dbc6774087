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
  count: { number: whole, alignment: top },
  percent: { number: 9, alignment: top },
  money: { number: pounds, alignment: top },
  date: { number: isoDate, alignment: 'horizontal="left" vertical="top"' },
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
const ruled: ReadonlySet<Look> = new Set(["plain", "wrapped", "count", "percent", "money", "date", "tick"]);

/** Styles of a workbook by look, each made when it is first asked for. */
export class LookStyles {
  private readonly known = new Map<string, number>();

  constructor(private readonly styles: StylesPart) {}

  /**
   * @param inTable cells of a table get fine lines, which every program shows and prints
   * @param asText for texts that a program would take for a formula when somebody edits the cell
   */
  style(look: Look, inTable: boolean, asText: boolean): number {
    const key = `${look} ${inTable} ${asText}`;
    let style = this.known.get(key);
    if (style === undefined) {
      const format = formats[look];
      style = this.styles.format({
        ...format,
        ...(inTable && ruled.has(look) ? { border: cellLines } : {}),
        ...(asText ? { number: textNumber } : {}),
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

const textNumber = asText;
