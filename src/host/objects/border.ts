/** Borders of cells: kept by edge, as `borders.EdgeTop.style`. */
import { invalidArgument } from "../error";
import type { Json } from "../protocol";
import { oneOf, text } from "./arguments";
import { type RangeTarget, versionOf } from "./context";
import { defineType, type HostObject } from "./define";
import { areaOf } from "./place";
import { readColour } from "./colour";

const edges = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Edge = (typeof edges)[number];

const styles = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
const weights = ["Hairline", "Thin", "Medium", "Thick"] as const;

interface BorderTarget extends RangeTarget {
  readonly edge: Edge;
}

function scalar(
  name: string,
  otherwise: string,
  read: (value: Json) => string,
): { get: (target: BorderTarget) => Json; set: (target: BorderTarget, value: Json) => void } {
  return {
    get: (target) => {
      const { sheet, edge } = target;
      const area = areaOf(target);
      return sheet.cells.format(area.top, area.left, `borders.${edge}.${name}`) ?? otherwise;
    },
    set: (target, value) => {
      const area = areaOf(target);
      target.sheet.requireAllowed("allowFormatCells");
      target.sheet.cells.setFormat(area, `borders.${target.edge}.${name}`, read(value));
      target.context.workbook.log(target.sheet, area, "format");
    },
  };
}

const border = defineType<BorderTarget>("RangeBorder", () => ({
  version: versionOf,
  scalars: {
    SideIndex: { get: ({ edge }) => edge },
    Style: scalar("style", "None", (value) => oneOf(value, styles)),
    Weight: scalar("weight", "Thin", (value) => oneOf(value, weights)),
    Color: scalar("color", "#000000", (value) => readColour(text(value))),
  },
}));

export const rangeBorders = defineType<RangeTarget>("RangeBorderCollection", () => ({
  version: versionOf,
  scalars: { Count: { get: () => edges.length } },
  item: (target, key): HostObject => {
    const edge = edges.find((one) => one === key);
    if (edge === undefined) throw invalidArgument("no such border");
    return border({ ...target, edge });
  },
}));
