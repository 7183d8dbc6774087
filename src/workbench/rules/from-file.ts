/**
 * A file's conditional format as the grid draws it. What compares texts or looks at other cells becomes a formula: the
 * grid's own comparison of texts tells capitals apart, where Excel does not.
 */
import { type Area, areaName } from "../../host";
import { childOf, childrenOf, flagOf, localName, textIn, type XmlNode } from "../excel-file/xml";
import type { ReadColour } from "../excel-file/colours";
import { typedFormula } from "../excel-file/values";
import { currentNodes, type FileRule, fileType, type HostRule, pointsOf } from "./file-rule";
import {
  type ColourScale,
  type DataBar,
  type GridRule,
  type Highlight,
  type IconSet,
  numberOperators,
  type NumberOperator,
  periods,
  type Point,
  pointTypes,
} from "./grid-rule";
import { gridIcon } from "./icons";

/** Null for what the grid cannot draw. */
export function gridRuleOf(host: HostRule, detail: FileRule): GridRule | null {
  const { rule, extension } = currentNodes(detail, host, (formula) => formula);
  const node = rule ?? extension;
  if (node === null) return null;
  switch (fileType(detail)) {
    case "colorScale":
      return colourScale(childOf(node, "colorScale"), detail.colour);
    case "dataBar":
      return dataBar(rule, extension, host.areas, detail.colour);
    case "iconSet":
      return iconSet(childOf(node, "iconSet"));
    default:
      return highlight(node, host.areas);
  }
}

function highlight(node: XmlNode, areas: readonly Area[]): Highlight | null {
  const { attributes } = node;
  const formulas = [...childrenOf(node, "formula"), ...childrenOf(node, "f")].map(textIn);
  const byFormula = (formula: string | undefined): Highlight | null =>
    formula === undefined || formula === ""
      ? null
      : { type: "highlightCell", subType: "formula", value: `=${typedFormula(formula)}` };
  const type = attributes["type"] ?? "";
  switch (type) {
    case "expression":
    case "containsText":
    case "notContainsText":
    case "beginsWith":
    case "endsWith":
      return byFormula(formulas[0]);
    case "containsBlanks":
    case "notContainsBlanks":
    case "containsErrors":
    case "notContainsErrors":
      return { type: "highlightCell", subType: "text", operator: type, value: "" };
    case "duplicateValues":
    case "uniqueValues":
      return { type: "highlightCell", subType: type };
    case "timePeriod": {
      const operator = periods.find((one) => one === attributes["timePeriod"]);
      return operator === undefined ? null : { type: "highlightCell", subType: "timePeriod", operator };
    }
    case "top10":
      return {
        type: "highlightCell",
        subType: "rank",
        isBottom: flagOf(node, "bottom"),
        isPercent: flagOf(node, "percent"),
        value: Number(attributes["rank"] ?? 10),
      };
    case "aboveAverage":
      return average(node);
    case "cellIs":
      return comparison(attributes["operator"] ?? "", formulas, areas, byFormula);
    default:
      return null;
  }
}

/** Distances in standard deviations are not drawn. */
function average(node: XmlNode): Highlight | null {
  if (node.attributes["stdDev"] !== undefined && node.attributes["stdDev"] !== "0") return null;
  const side = flagOf(node, "aboveAverage", true) ? "greaterThan" : "lessThan";
  const operator: NumberOperator = flagOf(node, "equalAverage") ? `${side}OrEqual` : side;
  return { type: "highlightCell", subType: "average", operator };
}

const signs: Readonly<Partial<Record<NumberOperator, string>>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

function comparison(
  word: string,
  formulas: readonly string[],
  areas: readonly Area[],
  byFormula: (formula: string) => Highlight | null,
): Highlight | null {
  const operator = numberOperators.find((one) => one === word);
  const [first, second] = formulas;
  const cell = firstCell(areas);
  if (operator === undefined || first === undefined || cell === null) return null;
  const sign = signs[operator];
  if (sign !== undefined) {
    const bound = numberIn(first);
    if (bound === null) return byFormula(`${cell}${sign}${first}`);
    return { type: "highlightCell", subType: "number", operator, value: bound };
  }
  if (second === undefined) return null;
  const bounds = [numberIn(first), numberIn(second)];
  const [low, high] = bounds;
  if (typeof low === "number" && typeof high === "number") {
    return { type: "highlightCell", subType: "number", operator, value: [low, high] };
  }
  const inside = `AND(${cell}>=MIN(${first},${second}),${cell}<=MAX(${first},${second}))`;
  return byFormula(operator === "between" ? inside : `NOT(${inside})`);
}

function numberIn(text: string): number | null {
  return text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text);
}

function firstCell([area]: readonly Area[]): string | null {
  return area === undefined ? null : areaName({ ...area, bottom: area.top, right: area.left });
}

type FilePoint = ReturnType<typeof pointsOf>[number];

/** A number may also be given by a cell, as a formula is. */
function pointOf({ type, value }: FilePoint): Point | null {
  const known = pointTypes.find((one) => one === type);
  if (known === undefined) return null;
  if (known === "min" || known === "max") return { type: known };
  const number = numberIn(value);
  if (number === null || known === "formula")
    return { type: "formula", value: `=${value.replace(/^=/, "")}` };
  return { type: known, value: number };
}

function colourScale(node: XmlNode | undefined, colour: ReadColour): ColourScale | null {
  if (node === undefined) return null;
  const colours = childrenOf(node, "color").map((one) => colour(colourOf(one)));
  const config = pointsOf(node).flatMap((point, index) => {
    const value = pointOf(point);
    const color = colours[index];
    return value === null || color === undefined ? [] : [{ index, color, value }];
  });
  return config.length < 2 || config.length < colours.length ? null : { type: "colorScale", config };
}

/** What Excel 2010 added stands in the extension, colours of the bar itself in the older half. */
function dataBar(
  rule: XmlNode | null,
  extension: XmlNode | null,
  areas: readonly Area[],
  colour: ReadColour,
): DataBar | null {
  const older = rule === null ? undefined : childOf(rule, "dataBar");
  const newer = extension === null ? undefined : childOf(extension, "dataBar");
  const shown = newer ?? older;
  if (shown === undefined) return null;
  const [least, most] = pointsOf(shown).map((point) => boundOf(point, areas));
  const positive = colour(
    colourOf(older === undefined ? childOf(shown, "fillColor") : childOf(older, "color")),
  );
  if (!least || !most || positive === undefined) return null;
  const negative = newer === undefined ? undefined : colour(colourOf(childOf(newer, "negativeFillColor")));
  const isSame = newer === undefined || flagOf(newer, "negativeBarColorSameAsPositive");
  return {
    type: "dataBar",
    isShowValue: flagOf(older ?? shown, "showValue", true),
    config: {
      min: least,
      max: most,
      isGradient: newer === undefined || flagOf(newer, "gradient", true),
      positiveColor: positive,
      nativeColor: isSame ? positive : (negative ?? "#FF0000"),
    },
  };
}

/** Where the file leaves the end of the bars to Excel, they begin or end at nought at the latest. */
function boundOf(point: FilePoint, areas: readonly Area[]): Point | null {
  const end = { autoMin: "MIN", autoMax: "MAX" }[point.type];
  if (end === undefined) return pointOf(point);
  const cells = areas.map((area) => areaName(area).replace(/[A-Z]+|\d+/g, "$$$&")).join(",");
  return { type: "formula", value: `=${end}(0,${cells})` };
}

function iconSet(node: XmlNode | undefined): IconSet | null {
  if (node === undefined) return null;
  const points = pointsOf(node);
  const own = childrenOf(node, "cfIcon");
  const set = node.attributes["iconSet"] ?? "3TrafficLights1";
  const isReversed = flagOf(node, "reverse");
  const config = points.map((point, place) => {
    const custom = own[place]?.attributes;
    const icon =
      custom === undefined
        ? gridIcon(set, isReversed ? points.length - 1 - place : place)
        : gridIcon(custom["iconSet"] ?? "", Number(custom["iconId"] ?? 0));
    const value = pointOf(point);
    const operator: NumberOperator = point.atLeast ? "greaterThanOrEqual" : "greaterThan";
    return icon === null || value === null ? null : { operator, value, ...icon };
  });
  const known = config.filter((one) => one !== null);
  if (known.length < 2 || known.length < config.length) return null;
  return { type: "iconSet", isShowValue: flagOf(node, "showValue", true), config: known.reverse() };
}

/** A colour element as exceljs has it. */
export function colourOf(node: XmlNode | undefined): Parameters<ReadColour>[0] {
  if (node === undefined) return undefined;
  const { rgb, theme, tint } = node.attributes;
  return {
    ...(rgb === undefined ? {} : { argb: rgb.length === 6 ? `FF${rgb}` : rgb }),
    ...(theme === undefined ? {} : { theme: Number(theme) }),
    ...(tint === undefined ? {} : { tint: Number(tint) }),
  };
}

/** What a rule that is not drawn is called in a sentence. */
export function wordsFor(detail: FileRule): string {
  const node = detail.rule ?? detail.extension;
  const type = fileType(detail);
  if (type === "iconSet") {
    const icons = node === null ? undefined : childOf(node, "iconSet");
    return `conditional formats with icons of the kind ${icons?.attributes["iconSet"] ?? "unknown"}`;
  }
  if (type === "aboveAverage") return "conditional formats by standard deviation";
  if (type === "dataBar") return "data bars of an unknown kind";
  return `conditional formats of the kind ${type === "" ? (node === null ? "unknown" : localName(node)) : type}`;
}
