/** A filter as .xlsx files write it, to the host's criteria and back. */
import { type Area, areaName, comparison, type Criteria, type FilterCriterion, parseArea } from "../../host";
import { childOf, childrenOf, element, flagOf, parseXml, piecesOf, type XmlNode, xmlText } from "./xml";

const operators: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

export interface ReadFilter {
  readonly area: Area;
  readonly criteria: Criteria;
  /** Every button is hidden. */
  readonly noButtons: boolean;
}

/** The first filter of a sheet's or a table's part; null where it has none. */
export function readFilter(xml: string): ReadFilter | null {
  const [filter] = piecesOf(xml, "autoFilter");
  const area = parseArea(filter?.attributes["ref"] ?? "");
  if (filter === undefined || area === null) return null;
  const criteria: Criteria = new Map();
  let hidden = 0;
  for (const column of childrenOf(filter, "filterColumn")) {
    if (flagOf(column, "hiddenButton")) hidden += 1;
    const criterion = readCriterion(column);
    if (criterion !== null) criteria.set(Number(column.attributes["colId"]), criterion);
  }
  return { area, criteria, noButtons: hidden === area.right - area.left + 1 };
}

function readCriterion(column: XmlNode): FilterCriterion | null {
  const nodes = column.children.filter((one) => typeof one !== "string");
  if (nodes.length === 0) return null;
  const values = childOf(column, "filters");
  if (values !== undefined && childOf(values, "dateGroupItem") === undefined) {
    const texts = childrenOf(values, "filter").map(({ attributes }) => attributes["val"] ?? "");
    return { filterOn: "Values", values: flagOf(values, "blank") ? [...texts, ""] : texts };
  }
  const custom = childOf(column, "customFilters");
  const [first, second] = custom === undefined ? [] : childrenOf(custom, "customFilter").map(criterionText);
  if (custom === undefined || first === undefined) {
    return { filterOn: "Kept", text: nodes.map(xmlText).join("") };
  }
  if (second === undefined) return { filterOn: "Custom", criterion1: first };
  const operator = flagOf(custom, "and") ? "And" : "Or";
  return { filterOn: "Custom", criterion1: first, operator, criterion2: second };
}

function criterionText({ attributes }: XmlNode): string {
  return `${operators[attributes["operator"] ?? "equal"] ?? "="}${attributes["val"] ?? ""}`;
}

export function filterElement(area: Area, criteria: Criteria): string {
  const columns = [...criteria]
    .sort(([one], [other]) => one - other)
    .map(([column, criterion]) => element("filterColumn", { colId: column }, criterionNodes(criterion)));
  return xmlText(element("autoFilter", { ref: areaName(area) }, columns));
}

function criterionNodes(criterion: FilterCriterion): XmlNode[] {
  if (criterion.filterOn === "Kept") return parseXml(criterion.text);
  if (criterion.filterOn === "Values") {
    const texts = criterion.values.filter((text) => text !== "");
    const blank = criterion.values.includes("") ? 1 : undefined;
    return [
      element(
        "filters",
        { blank },
        texts.map((val) => element("filter", { val })),
      ),
    ];
  }
  const one = (text: string): XmlNode => {
    const { operator, operand } = comparison(text);
    const word = Object.keys(operators).find((key) => operators[key] === operator) ?? "equal";
    return element("customFilter", { operator: word === "equal" ? undefined : word, val: operand });
  };
  const { criterion1, criterion2, operator } = criterion;
  if (criterion2 === undefined) return [element("customFilters", {}, [one(criterion1)])];
  const and = operator === "Or" ? undefined : 1;
  return [element("customFilters", { and }, [one(criterion1), one(criterion2)])];
}
