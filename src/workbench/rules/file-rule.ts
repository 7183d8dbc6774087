/** A conditional format as its file has it: kept whole, so that the download has whatever is not understood here. */
import type { ConditionalFormatState } from "../../host";
import type { ReadColour } from "../excel-file/colours";
import type { Formats } from "../excel-file/formats";
import { childrenOf, localName, textIn, type XmlNode } from "../excel-file/xml";
import type { GridRule } from "./grid-rule";

export interface FileRule {
  readonly kind: "file";
  /** `cfRule` of the sheet itself. */
  readonly rule: XmlNode | null;
  /** `x14:cfRule` of the sheet's extensions: alone, or with what Excel 2010 added to the other one. */
  readonly extension: XmlNode | null;
  readonly look: XmlNode | null;
  /** The look as the host has it. */
  readonly formats: Formats;
  readonly colour: ReadColour;
}

/** A rule that a person made in the grid's menu, in the grid's own form. */
export interface PersonRule {
  readonly kind: "person";
  readonly rule: GridRule;
}

/** What the host does not hold of a rule, by the host's id. The add-in's rules have none. */
export type RuleDetails = Map<string, FileRule | PersonRule>;
export type HostRule = ConditionalFormatState;

/** A person's rule with its formula as the host has it now: it follows cells that move. */
export function currentRule({ rule }: PersonRule, { formula }: HostRule): GridRule {
  const isFormula = rule.type === "highlightCell" && rule.subType === "formula";
  return isFormula ? { ...rule, value: formula } : rule;
}

/** The file's word for the kind of a rule, such as `cellIs`. */
export function fileType({ rule, extension }: FileRule): string {
  return rule?.attributes["type"] ?? extension?.attributes["type"] ?? "";
}

/** Changes the formulas of a rule in their order; used for reading them as well. */
export function withRuleFormulas(node: XmlNode, change: (formula: string) => string): XmlNode {
  if (localName(node) === "formula" || localName(node) === "f")
    return { ...node, children: [change(textIn(node))] };
  const { type, val } = node.attributes;
  const attributes =
    localName(node) === "cfvo" && type === "formula" && val !== undefined
      ? { ...node.attributes, val: change(val) }
      : node.attributes;
  const children = node.children.map((one) =>
    typeof one === "string" ? one : withRuleFormulas(one, change),
  );
  return { ...node, attributes, children };
}

/** All formulas of the host's rule, without their `=`. */
export function formulasOf({ formula, moreFormulas = [] }: HostRule): string[] {
  return [formula, ...moreFormulas].filter((one) => one !== "").map((one) => one.replace(/^=/, ""));
}

/** The rule's two halves with the formulas as the host has them now. */
export function currentNodes(detail: FileRule, host: HostRule, filed: (formula: string) => string) {
  const formulas = formulasOf(host);
  let place = 0;
  const next = (old: string): string => {
    const formula = formulas[place];
    place += 1;
    return formula === undefined ? old : filed(formula);
  };
  const rule = detail.rule === null ? null : withRuleFormulas(detail.rule, next);
  const extension = detail.extension === null ? null : withRuleFormulas(detail.extension, next);
  return { rule, extension };
}

/** The `cfvo` points of a scale, bar or set of icons. */
export function pointsOf(scale: XmlNode): { type: string; value: string; atLeast: boolean }[] {
  return childrenOf(scale, "cfvo").map((point) => ({
    type: point.attributes["type"] ?? "num",
    value: point.attributes["val"] ?? textIn(point),
    atLeast: !["0", "false"].includes(point.attributes["gte"] ?? "1"),
  }));
}
