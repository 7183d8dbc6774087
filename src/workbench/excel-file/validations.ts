/** Drop-downs and input checks of a sheet, in and out. exceljs would take a whole column apart, cell by cell. */
import type { SheetModel } from "../../host";
import {
  alertStyle,
  hostValidation,
  type PlainValidation,
  type ValidationGroup,
  validationGroups,
  validationOperator,
  validationType,
} from "../rules/validation";
import { extensionsOf } from "./package";
import { areasOf, cellsOf } from "./rules";
import { filedFormula, typedFormula } from "./values";
import { childOf, childrenOf, element, flagOf, piecesOf, textIn, type XmlNode, xmlText } from "./xml";

export function readValidations(xml: string, model: SheetModel): void {
  const own = piecesOf(xml, "dataValidations").flatMap((list) => childrenOf(list, "dataValidation"));
  // Those that look at other sheets may stand among the extensions.
  const newer = extensionsOf(xml)
    .flatMap((one) => childrenOf(one, "dataValidations"))
    .flatMap((list) => childrenOf(list, "dataValidation"));
  model.state.validations = [...own, ...newer].flatMap((node) => {
    const validation = hostValidation(plainOf(node));
    const areas = areasOf(node.attributes["sqref"] ?? textIn(childOf(node, "sqref")));
    return areas.map((area) => ({ area, ...validation }));
  });
}

function plainOf(node: XmlNode): PlainValidation {
  const { attributes } = node;
  const type = validationType(attributes["type"] ?? "none") ?? "none";
  return {
    type,
    operator:
      type === "list" || type === "custom"
        ? undefined
        : (validationOperator(attributes["operator"]) ?? "between"),
    formula1: formulaOf(childOf(node, "formula1"), type),
    formula2: formulaOf(childOf(node, "formula2"), type),
    allowBlank: flagOf(node, "allowBlank"),
    // In files the word for a hidden arrow is "show".
    hasArrow: !flagOf(node, "showDropDown"),
    showPrompt: flagOf(node, "showInputMessage"),
    promptTitle: attributes["promptTitle"] ?? "",
    prompt: attributes["prompt"] ?? "",
    showError: flagOf(node, "showErrorMessage"),
    errorStyle: alertStyle(attributes["errorStyle"]),
    errorTitle: attributes["errorTitle"] ?? "",
    error: attributes["error"] ?? "",
  };
}

function formulaOf(node: XmlNode | undefined, type: string): string | undefined {
  const text = textIn(node).trim();
  if (text === "") return undefined;
  const words = type === "list" ? /^"([\s\S]*)"$/.exec(text)?.[1] : undefined;
  if (words !== undefined) return words.replaceAll('""', '"');
  return Number.isNaN(Number(text)) || type === "list" || type === "custom" ? `=${typedFormula(text)}` : text;
}

/** The validations of a sheet as a piece of its part; "" where there are none. */
export function filedValidations({ state }: SheetModel): string {
  const nodes = validationGroups(state.validations).map(nodeOf);
  return nodes.length === 0 ? "" : xmlText(element("dataValidations", { count: nodes.length }, nodes));
}

function nodeOf({ plain, areas }: ValidationGroup): XmlNode {
  const { type, operator, errorStyle } = plain;
  const text = (value: string): string | undefined => (value === "" ? undefined : value);
  const flag = (value: boolean): number | undefined => (value ? 1 : undefined);
  const formulas = [plain.formula1, plain.formula2].flatMap((formula) =>
    formula === undefined ? [] : [filedBound(formula, type)],
  );
  return element(
    "dataValidation",
    {
      type: type === "none" ? undefined : type,
      errorStyle: errorStyle === "stop" ? undefined : errorStyle,
      operator: operator === "between" || type === "none" ? undefined : operator,
      allowBlank: flag(plain.allowBlank),
      showDropDown: flag(type === "list" && !plain.hasArrow),
      showInputMessage: flag(plain.showPrompt),
      showErrorMessage: flag(plain.showError),
      errorTitle: text(plain.errorTitle),
      error: text(plain.error),
      promptTitle: text(plain.promptTitle),
      prompt: text(plain.prompt),
      sqref: cellsOf(areas),
    },
    formulas.map((formula, index) => element(`formula${index + 1}`, {}, [formula])),
  );
}

function filedBound(formula: string, type: string): string {
  if (formula.startsWith("=")) return filedFormula(formula);
  return type === "list" ? `"${formula.replaceAll('"', '""')}"` : formula;
}
