/** Conditional formats of a sheet, in and out: what the file has is kept whole; exceljs would drop half of the kinds. */
import { type Area, parseArea, type SheetModel } from "../../host";
import {
  currentNodes,
  currentRule,
  fileType,
  type FileRule,
  type HostRule,
  type RuleDetails,
  withRuleFormulas,
} from "../rules/file-rule";
import { formatsOfLook, lookOf } from "../rules/look";
import { type FiledRule, filedRule } from "../rules/to-file";
import type { ReadColour } from "./colours";
import { sameFormats } from "./formats";
import { extensionsOf, type Parts, partText, setPartText } from "./package";
import { filedFormula, typedFormula } from "./values";
import { childOf, childrenOf, element, flagOf, piecesOf, textIn, type XmlNode, xmlText } from "./xml";

const types: Readonly<Record<string, string>> = {
  expression: "Custom",
  cellIs: "CellValue",
  containsText: "ContainsText",
  notContainsText: "ContainsText",
  beginsWith: "ContainsText",
  endsWith: "ContainsText",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
};

interface Found {
  readonly rule: XmlNode | null;
  readonly extension: XmlNode | null;
  readonly areas: Area[];
  readonly priority: number;
}

/** `looks` are the file's, by number. */
export function readRules(
  xml: string,
  model: SheetModel,
  looks: readonly XmlNode[],
  colour: ReadColour,
  details: RuleDetails,
): void {
  const found = rulesIn(xml).sort((one, other) => one.priority - other.priority);
  model.state.conditionalFormats = found.map(({ rule, extension, areas }): HostRule => {
    const id = model.workbook.newId();
    const number = rule?.attributes["dxfId"];
    const look =
      (number === undefined ? undefined : looks[Number(number)]) ??
      (extension && childOf(extension, "dxf")) ??
      null;
    const formats = formatsOfLook(look, colour);
    const detail: FileRule = { kind: "file", rule, extension, look, formats, colour };
    details.set(id, detail);
    const type = types[fileType(detail)] ?? "PresetCriteria";
    const formulas: string[] = [];
    for (const node of [rule, extension]) {
      if (node !== null)
        withRuleFormulas(node, (formula) => (formulas.push(`=${typedFormula(formula)}`), formula));
    }
    const [formula = "", ...moreFormulas] = formulas;
    const stopIfTrue = rule !== null && flagOf(rule, "stopIfTrue");
    return { id, type, areas, stopIfTrue, formula, moreFormulas, format: new Map(formats) };
  });
}

/** The sheet's own rules, each with what newer versions added, and those that only newer versions know. */
function rulesIn(xml: string): Found[] {
  const newer = extensionsOf(xml)
    .flatMap((one) => childrenOf(one, "conditionalFormattings"))
    .flatMap((list) => childrenOf(list, "conditionalFormatting"))
    .flatMap((group) => {
      const areas = areasOf(textIn(childOf(group, "sqref")));
      return childrenOf(group, "cfRule").map((extension) => ({ extension, areas }));
    });
  const joined = new Set<XmlNode>();
  const own = piecesOf(xml, "conditionalFormatting").flatMap((group) => {
    const areas = areasOf(group.attributes["sqref"] ?? "");
    return childrenOf(group, "cfRule").map((rule) => {
      const id = extensionId(rule);
      const extension =
        newer.find((one) => id !== "" && one.extension.attributes["id"] === id)?.extension ?? null;
      if (extension !== null) joined.add(extension);
      return { rule, extension, areas: [...areas], priority: priorityOf(rule) };
    });
  });
  const alone = newer
    .filter(({ extension }) => !joined.has(extension))
    .map(({ extension, areas }) => ({
      rule: null,
      extension,
      areas: [...areas],
      priority: priorityOf(extension),
    }));
  return [...own, ...alone].filter(({ areas }) => areas.length > 0);
}

function extensionId(rule: XmlNode): string {
  const lists = childrenOf(rule, "extLst").flatMap((list) => childrenOf(list, "ext"));
  return lists.map((one) => textIn(childOf(one, "id"))).join("");
}

function priorityOf(rule: XmlNode): number {
  return Number(rule.attributes["priority"] ?? 0);
}

export function areasOf(cells: string): Area[] {
  return cells.split(/\s+/).flatMap((part) => parseArea(part) ?? []);
}

/** Both corners of every area, as files have them also for whole columns. */
export function cellsOf(areas: readonly Area[]): string {
  return areas
    .map(({ top, left, bottom, right }) => {
      const first = `${letters(left)}${top + 1}`;
      const last = `${letters(right)}${bottom + 1}`;
      return first === last ? first : `${first}:${last}`;
    })
    .join(" ");
}

function letters(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? "" : letters(before - 1)) + String.fromCharCode(65 + (column % 26));
}

/** The rules of a sheet as pieces of its part; new looks are added to `looks`. */
export function filedRules(
  model: SheetModel,
  details: RuleDetails,
  looks: XmlNode[],
): { readonly own: string; readonly extension: string } {
  const own: XmlNode[] = [];
  const newer: XmlNode[] = [];
  model.state.conditionalFormats.forEach((host, index) => {
    const detail = details.get(host.id);
    const filed =
      detail?.kind === "person"
        ? filedRule(currentRule(detail, host), host.areas, newId(model, index))
        : keptRule(host, detail);
    const isStale = detail?.kind !== "file" || !sameFormats(detail.formats, host.format);
    const look = isStale ? lookOf(host.format) : detail.look;
    const more = { priority: index + 1, stopIfTrue: host.stopIfTrue ? 1 : undefined };
    if (filed.rule !== null) {
      const { dxfId: _, stopIfTrue: __, ...rest } = filed.rule.attributes;
      const number =
        look === null || look.children.length === 0 || isPainted(rest["type"])
          ? undefined
          : looks.push(look) - 1;
      const rule = {
        ...filed.rule,
        attributes: { ...rest, ...element("", { dxfId: number, ...more }).attributes },
      };
      own.push(element("conditionalFormatting", { sqref: cellsOf(host.areas) }, [rule]));
    }
    if (filed.extension !== null) {
      const alone = filed.rule === null ? element("", more).attributes : {};
      const children =
        isStale && detail?.kind === "file" ? withLook(filed.extension, host) : filed.extension.children;
      const rule = { ...filed.extension, children, attributes: { ...filed.extension.attributes, ...alone } };
      newer.push(
        element(
          "x14:conditionalFormatting",
          { "xmlns:xm": "http://schemas.microsoft.com/office/excel/2006/main" },
          [rule, element("xm:sqref", {}, [cellsOf(host.areas)])],
        ),
      );
    }
  });
  return { own: own.map(xmlText).join(""), extension: newer.length === 0 ? "" : xmlText(extensionOf(newer)) };
}

/** Scales, bars and icons have no look of this kind. */
function isPainted(type: string | undefined): boolean {
  return type === "colorScale" || type === "dataBar" || type === "iconSet";
}

function withLook(extension: XmlNode, host: HostRule): XmlNode["children"] {
  const others = extension.children.filter((one) => typeof one === "string" || one.name !== "x14:dxf");
  return host.format.size === 0 ? others : [...others, lookOf(host.format, "x14:dxf")];
}

function keptRule(host: HostRule, detail: FileRule | undefined): FiledRule {
  if (detail !== undefined) return currentNodes(detail, host, filedFormula);
  if (host.formula === "") return { rule: null, extension: null };
  const formula = element("formula", {}, [filedFormula(host.formula)]);
  return { rule: element("cfRule", { type: "expression" }, [formula]), extension: null };
}

function newId(model: SheetModel, index: number): string {
  const sheet = model.workbook.sheets.indexOf(model) + 1;
  const number = (sheet * 65_536 + index).toString(16).toUpperCase().padStart(12, "0");
  return `{E57A7E1E-0000-4000-8000-${number}}`;
}

function extensionOf(newer: readonly XmlNode[]): XmlNode {
  return element(
    "ext",
    {
      "xmlns:x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
      uri: "{78C0D931-6437-407d-A8EE-F0AAD7539E65}",
    },
    [element("x14:conditionalFormattings", {}, newer)],
  );
}

/** Puts the looks that rules name into the styles. */
export function putLooks(parts: Parts, looks: readonly XmlNode[]): void {
  const list = xmlText(element("dxfs", { count: looks.length }, looks));
  const styles = partText(parts, "xl/styles.xml");
  const pattern = /<dxfs[^>]*?(?:\/>|>[\s\S]*?<\/dxfs>)/;
  const written = pattern.test(styles)
    ? styles.replace(pattern, () => list)
    : styles.replace("</cellStyles>", () => `</cellStyles>${list}`);
  setPartText(parts, "xl/styles.xml", written);
}
