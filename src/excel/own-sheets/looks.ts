/** How each look of a planned cell is written in Excel: the same as in a file. */
import type { Look } from "../../core/sheets";

export type Edge =
  "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideVertical" | "InsideHorizontal";

export interface CellLook {
  /** Of numbers and dates; text is always of text format. */
  readonly numbers: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly ink?: string;
  readonly fill?: string;
  readonly wrap?: boolean;
  readonly horizontal?: "Left" | "Center";
  readonly vertical?: "Top" | "Center" | "Bottom";
  readonly lines?: {
    readonly edges: readonly Edge[];
    readonly colour: string;
    readonly weight: "Thin" | "Medium";
  };
}

const ink = "#1F3A5F";
const fieldFill = "#FFF9DB";
const around: readonly Edge[] = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
];
/** Fine lines between the cells of a table, which every printer shows. */
export const tableLines = { edges: around, colour: "#BFBFBF", weight: "Thin" } as const;
export const headerFill = "#D9DEE7";

const date = "yyyy-mm-dd";
const whole = "#,##0";
const pounds = '"£"#,##0';
const field = {
  fill: fieldFill,
  vertical: "Top",
  lines: { edges: around, colour: "#A6A6A6", weight: "Thin" },
} as const;
const lineAbove = { edges: ["EdgeTop"], colour: "#404040", weight: "Thin" } as const;

export const cellLooks: Readonly<Record<Look, CellLook>> = {
  plain: { numbers: "General", vertical: "Top" },
  title: { numbers: "General", bold: true, size: 17, ink, vertical: "Center" },
  heading: { numbers: "General", bold: true, size: 12, ink, vertical: "Bottom" },
  note: { numbers: "General", ink: "#595959", wrap: true, vertical: "Top" },
  warning: {
    numbers: "General",
    bold: true,
    wrap: true,
    vertical: "Center",
    lines: {
      edges: ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"],
      colour: "#404040",
      weight: "Medium",
    },
  },
  header: {
    numbers: "General",
    bold: true,
    fill: headerFill,
    wrap: true,
    vertical: "Top",
    lines: { edges: around, colour: "#808080", weight: "Thin" },
  },
  wrapped: { numbers: "General", wrap: true, vertical: "Top" },
  count: { numbers: whole, vertical: "Top" },
  percent: { numbers: "0%", vertical: "Top" },
  money: { numbers: pounds, vertical: "Top" },
  date: { numbers: date, horizontal: "Left", vertical: "Top" },
  "date-time": { numbers: `${date} hh:mm`, horizontal: "Left", vertical: "Top" },
  total: { numbers: whole, bold: true, vertical: "Top", lines: lineAbove },
  "money-total": { numbers: pounds, bold: true, vertical: "Top", lines: lineAbove },
  input: { ...field, numbers: "@", wrap: true },
  "date-input": { ...field, numbers: date, horizontal: "Left" },
  "money-input": { ...field, numbers: pounds },
  tick: { numbers: "General", size: 14, horizontal: "Center", vertical: "Top" },
  signature: {
    numbers: "General",
    vertical: "Bottom",
    lines: { edges: ["EdgeBottom"], colour: "#404040", weight: "Thin" },
  },
};
