/** Conditional formats: custom ones as the host knows them, all others listed and kept as the file has them. */
import type { ConditionalFormattingRule, Style, Worksheet } from "exceljs";
import {
  type Area,
  areaName,
  type FormatValue,
  parseArea,
  type SheetModel,
  type SheetState,
} from "../../host";
import type { ReadColour } from "./colours";
import { type Formats, formatsOf } from "./formats";

type Rule = SheetState["conditionalFormats"][number];

/** The file's own form of rules, by the host's id. */
export type FileRules = Map<string, ConditionalFormattingRule>;

const types: Readonly<Record<string, string>> = {
  expression: "Custom",
  cellIs: "CellValue",
  containsText: "ContainsText",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
};

interface Formatting {
  readonly ref: string;
  readonly rules: readonly ConditionalFormattingRule[];
}

function formattings(sheet: Worksheet): readonly Formatting[] {
  const found: unknown = Reflect.get(sheet, "conditionalFormattings");
  return Array.isArray(found) ? found.filter(isFormatting) : [];
}

function isFormatting(value: unknown): value is Formatting {
  return (
    typeof value === "object" &&
    value !== null &&
    "ref" in value &&
    "rules" in value &&
    Array.isArray(value.rules)
  );
}

export function readRules(sheet: Worksheet, model: SheetModel, colour: ReadColour, kept: FileRules): void {
  const found = formattings(sheet).flatMap(({ ref, rules }) =>
    rules.map((rule) => ({ rule, areas: ref.split(" ").flatMap((part) => parseArea(part) ?? []) })),
  );
  found.sort((one, other) => one.rule.priority - other.rule.priority);
  model.state.conditionalFormats = found.map(({ rule, areas }) => {
    const id = model.workbook.newId();
    kept.set(id, rule);
    const formula = rule.type === "expression" ? String(rule.formulae?.[0] ?? "") : "";
    return {
      id,
      type: types[rule.type] ?? "PresetCriteria",
      areas,
      stopIfTrue: Reflect.get(rule, "stopIfTrue") === true,
      formula: formula === "" ? "" : `=${formula}`,
      format: ruleFormats(rule.style, colour),
    };
  });
}

/** A rule's fill stands in the background colour of its pattern. */
function ruleFormats(style: Partial<Style> | undefined, colour: ReadColour): Map<string, FormatValue> {
  if (style === undefined) return new Map();
  const { fill, ...rest } = style;
  const formats = formatsOf(rest, colour);
  // exceljs leaves null where the rule has no fill.
  const isFilled: unknown = fill;
  if (isFilled === null || fill?.type !== "pattern") return formats;
  const shade = colour(fill.bgColor) ?? colour(fill.fgColor);
  if (shade !== undefined) formats.set("fill.color", shade);
  return formats;
}

export function writeRules(
  sheet: Worksheet,
  model: SheetModel,
  kept: ReadonlyMap<string, ConditionalFormattingRule>,
): void {
  sheet.removeConditionalFormatting(() => false);
  model.state.conditionalFormats.forEach((rule, index) => {
    const own = kept.get(rule.id);
    const written = own === undefined || own.type === "expression" ? customRule(rule, own) : own;
    if (written === null) return;
    sheet.addConditionalFormatting({
      ref: rule.areas.map((area: Area) => areaName(area)).join(" "),
      rules: [{ ...written, priority: index + 1 }],
    });
  });
}

function customRule(
  rule: Rule,
  own: ConditionalFormattingRule | undefined,
): ConditionalFormattingRule | null {
  if (rule.formula === "") return null;
  const style: Partial<Style> = own?.style ?? ruleStyle(rule.format);
  const written: ConditionalFormattingRule & { stopIfTrue?: boolean } = {
    type: "expression",
    formulae: [rule.formula.replace(/^=/, "")],
    priority: 1,
    style,
    ...(rule.stopIfTrue ? { stopIfTrue: true } : {}),
  };
  return written;
}

function ruleStyle(format: Formats): Partial<Style> {
  const fill = format.get("fill.color");
  const colour = format.get("font.color");
  const line = format.get("font.underline");
  const argb = (text: FormatValue): { argb: string } => ({ argb: `FF${String(text).replace("#", "")}` });
  return {
    ...(fill === undefined
      ? {}
      : { fill: { type: "pattern", pattern: "solid", bgColor: argb(fill), fgColor: argb(fill) } }),
    font: {
      ...(colour === undefined ? {} : { color: argb(colour) }),
      ...(format.get("font.bold") === true ? { bold: true } : {}),
      ...(format.get("font.italic") === true ? { italic: true } : {}),
      ...(format.get("font.strikethrough") === true ? { strike: true } : {}),
      ...(line === undefined || line === "None" ? {} : { underline: true }),
    },
  };
}
