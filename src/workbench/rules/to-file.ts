/** A conditional format that a person made in the grid, as a file has it. */
import { type Area, areaName } from "../../host";
import { element, type XmlNode } from "../excel-file/xml";
import { filedFormula } from "../excel-file/values";
import type { DataBar, GridRule, Highlight, IconSet, Period, Point } from "./grid-rule";
import { excelIcon, newerSets, sizeOf } from "./icons";

export interface FiledRule {
  readonly rule: XmlNode | null;
  readonly extension: XmlNode | null;
}

/** `id` joins the two halves of a rule. Both are null where Excel has nothing of the kind. */
export function filedRule(rule: GridRule, areas: readonly Area[], id: string): FiledRule {
  switch (rule.type) {
    case "colorScale":
      return only(
        element("cfRule", { type: "colorScale" }, [
          element("colorScale", {}, [
            ...rule.config.map(({ value }) => pointNode(value)),
            ...rule.config.map(({ color }) => element("color", { rgb: argb(color) })),
          ]),
        ]),
      );
    case "dataBar":
      return dataBar(rule, id);
    case "iconSet":
      return iconSet(rule, id);
    case "highlightCell":
      return only(highlight(rule, areas));
  }
}

function only(rule: XmlNode): FiledRule {
  return { rule, extension: null };
}

function cfRule(
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...formulas: string[]
): XmlNode {
  return element(
    "cfRule",
    attributes,
    formulas.map((formula) => element("formula", {}, [formula])),
  );
}

function highlight(rule: Highlight, areas: readonly Area[]): XmlNode {
  const [area = { top: 0, left: 0, bottom: 0, right: 0 }] = areas;
  const cell = areaName({ ...area, bottom: area.top, right: area.left });
  switch (rule.subType) {
    case "formula":
      return cfRule({ type: "expression" }, filedFormula(rule.value));
    case "number": {
      const bounds = typeof rule.value === "number" ? [rule.value] : rule.value;
      return cfRule({ type: "cellIs", operator: rule.operator }, ...bounds.map(String));
    }
    case "text":
      return textRule(rule.operator, rule.value, cell);
    case "timePeriod":
      return cfRule({ type: "timePeriod", timePeriod: rule.operator }, periodFormula(rule.operator, cell));
    case "average":
      return averageRule(rule.operator, areas, cell);
    case "rank":
      return cfRule({
        type: "top10",
        rank: rule.value,
        ...(rule.isBottom ? { bottom: 1 } : {}),
        ...(rule.isPercent ? { percent: 1 } : {}),
      });
    case "duplicateValues":
    case "uniqueValues":
      return cfRule({ type: rule.subType });
  }
}

function textRule(
  operator: Extract<Highlight, { subType: "text" }>["operator"],
  text: string,
  cell: string,
): XmlNode {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  switch (operator) {
    case "equal":
    case "notEqual":
      return cfRule({ type: "cellIs", operator }, quoted);
    case "containsText":
      return cfRule({ type: operator, operator, text }, `NOT(ISERROR(SEARCH(${quoted},${cell})))`);
    case "notContainsText":
      return cfRule({ type: operator, operator: "notContains", text }, `ISERROR(SEARCH(${quoted},${cell}))`);
    case "beginsWith":
      return cfRule({ type: operator, operator, text }, `LEFT(${cell},LEN(${quoted}))=${quoted}`);
    case "endsWith":
      return cfRule({ type: operator, operator, text }, `RIGHT(${cell},LEN(${quoted}))=${quoted}`);
    case "containsBlanks":
      return cfRule({ type: operator }, `LEN(TRIM(${cell}))=0`);
    case "notContainsBlanks":
      return cfRule({ type: operator }, `LEN(TRIM(${cell}))>0`);
    case "containsErrors":
      return cfRule({ type: operator }, `ISERROR(${cell})`);
    case "notContainsErrors":
      return cfRule({ type: operator }, `NOT(ISERROR(${cell}))`);
  }
}

/** As Excel writes them beside the kind. */
function periodFormula(period: Period, cell: string): string {
  const day = `FLOOR(${cell},1)`;
  const whole = `ROUNDDOWN(${cell},0)`;
  const month = (shift: number): string =>
    `AND(MONTH(${cell})=MONTH(EDATE(TODAY(),${shift})),YEAR(${cell})=YEAR(EDATE(TODAY(),${shift})))`;
  switch (period) {
    case "today":
      return `${day}=TODAY()`;
    case "yesterday":
      return `${day}=TODAY()-1`;
    case "tomorrow":
      return `${day}=TODAY()+1`;
    case "last7Days":
      return `AND(TODAY()-${day}<=6,${day}<=TODAY())`;
    case "thisMonth":
      return month(0);
    case "lastMonth":
      return month(-1);
    case "nextMonth":
      return month(1);
    case "thisWeek":
      return `AND(TODAY()-${whole}<=WEEKDAY(TODAY())-1,${whole}-TODAY()<=7-WEEKDAY(TODAY()))`;
    case "lastWeek":
      return `AND(TODAY()-${whole}>=WEEKDAY(TODAY()),TODAY()-${whole}<WEEKDAY(TODAY())+7)`;
    case "nextWeek":
      return `AND(${whole}-TODAY()>7-WEEKDAY(TODAY()),${whole}-TODAY()<15-WEEKDAY(TODAY()))`;
  }
}

/** Excel has no rule for "equal to the average": a formula says it. */
function averageRule(
  operator: Extract<Highlight, { subType: "average" }>["operator"],
  areas: readonly Area[],
  cell: string,
): XmlNode {
  if (operator === "equal" || operator === "notEqual") {
    const cells = areas.map((area) => areaName(area).replace(/[A-Z]+|\d+/g, "$$$&")).join(",");
    return cfRule({ type: "expression" }, `${cell}${operator === "equal" ? "=" : "<>"}AVERAGE(${cells})`);
  }
  return cfRule({
    type: "aboveAverage",
    ...(operator.startsWith("less") ? { aboveAverage: 0 } : {}),
    ...(operator.endsWith("OrEqual") ? { equalAverage: 1 } : {}),
  });
}

function pointNode({ type, value }: Point, more: Readonly<Record<string, string>> = {}): XmlNode {
  const text = value === undefined ? undefined : String(value).replace(/^=/, "");
  return element("cfvo", { type, ...(text === undefined ? {} : { val: text }), ...more });
}

function newerPoint({ type, value }: Point, more: Readonly<Record<string, string>> = {}): XmlNode {
  const text = value === undefined ? [] : [element("xm:f", {}, [String(value).replace(/^=/, "")])];
  return element("x14:cfvo", { type, ...more }, text);
}

/** Plain fills and colours of negative values are extensions of Excel 2010. */
function dataBar({ config, isShowValue }: DataBar, id: string): FiledRule {
  const { min, max, isGradient, positiveColor, nativeColor } = config;
  const shown = isShowValue ? {} : { showValue: "0" };
  const rule = element("cfRule", { type: "dataBar" }, [
    element("dataBar", shown, [
      pointNode(min),
      pointNode(max),
      element("color", { rgb: argb(positiveColor) }),
    ]),
    element("extLst", {}, [
      element(
        "ext",
        {
          "xmlns:x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
          uri: "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}",
        },
        [element("x14:id", {}, [id])],
      ),
    ]),
  ]);
  const extension = element("x14:cfRule", { type: "dataBar", id }, [
    element("x14:dataBar", { minLength: 0, maxLength: 100, gradient: isGradient ? 1 : 0 }, [
      newerPoint(min),
      newerPoint(max),
      element("x14:negativeFillColor", { rgb: argb(nativeColor) }),
      element("x14:axisColor", { rgb: "FF000000" }),
    ]),
  ]);
  return { rule, extension };
}

/** Icons chosen one by one still name a set of as many. */
const bases: Readonly<Record<number, string>> = { 3: "3TrafficLights1", 4: "4TrafficLights", 5: "5Arrows" };

/** A set of Excel's own where the icons are one, forwards or backwards; else icons chosen one by one. */
function iconSet({ config, isShowValue }: IconSet, id: string): FiledRule {
  const lowestFirst = [...config].reverse();
  const icons = lowestFirst.map((one) => excelIcon(one));
  const known = icons.filter((icon) => icon !== null);
  const [first] = known;
  if (first === undefined || known.length < icons.length) return { rule: null, extension: null };
  const isWhole = known.every(({ set }) => set === first.set) && sizeOf(first.set) === known.length;
  const isForward = isWhole && known.every(({ place }, index) => place === index);
  const isReversed = isWhole && known.every(({ place }, index) => place === known.length - 1 - index);
  const shown = isShowValue ? {} : { showValue: 0 };
  const turned = isReversed ? { reverse: 1 } : {};
  // The lowest icon has no bound of its own.
  const points = lowestFirst.map(({ value, operator }, index) => {
    const more: Record<string, string> = index > 0 && operator === "greaterThan" ? { gte: "0" } : {};
    return { value: index === 0 ? ({ type: "percent", value: 0 } as const) : value, more };
  });
  if ((isForward || isReversed) && !newerSets.has(first.set)) {
    const nodes = points.map(({ value, more }) => pointNode(value, more));
    return only(
      element("cfRule", { type: "iconSet" }, [
        element("iconSet", { iconSet: first.set, ...shown, ...turned }, nodes),
      ]),
    );
  }
  const isOwn = !isForward && !isReversed;
  const named = isOwn ? (bases[known.length] ?? "3TrafficLights1") : first.set;
  const nodes = [
    ...points.map(({ value, more }) => newerPoint(value, more)),
    ...(isOwn ? known.map(({ set, place }) => element("x14:cfIcon", { iconSet: set, iconId: place })) : []),
  ];
  const extension = element("x14:cfRule", { type: "iconSet", id }, [
    element("x14:iconSet", { iconSet: named, ...shown, ...turned, ...(isOwn ? { custom: 1 } : {}) }, nodes),
  ]);
  return { rule: null, extension };
}

/** Colours of the grid come as `#RRGGBB`, `#RGB` or `rgb(r, g, b)`. */
export function argb(colour: string): string {
  const parts = /rgba?\((\d+)[,\s]+(\d+)[,\s]+(\d+)/i.exec(colour);
  if (parts !== null) {
    return `FF${parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase()}`;
  }
  const hex = colour.replace("#", "").toUpperCase();
  return `FF${hex.length === 3 ? Array.from(hex, (letter) => letter + letter).join("") : hex.slice(0, 6)}`;
}
