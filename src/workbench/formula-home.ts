/**
 * Who computes a formula. The host does, at once, where it consists of the add-in's own functions, references, constants
 * and the day; everything else is the grid's engine's, which is given plain references for structured ones.
 */
import { areaName, type SheetModel, structuredArea, structuredReference } from "../host";

const names = /[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu;

/** True where every function in it is one of ours, or gives one of ours the day, and nothing is reckoned. */
export function isHostFormula(formula: string, isOurs: (name: string) => boolean): boolean {
  const bare = withoutTexts(formula.slice(1))
    .replace(new RegExp(structuredReference, "gu"), "A1")
    .replace(/([(,]\s*)-(?=\d)/g, "$1");
  const called = (bare.match(names) ?? []).map((name) => name.toUpperCase());
  return (
    called.some(isOurs) &&
    called.every((name) => name === "TODAY" || isOurs(name)) &&
    !/[-+*/^&=<>%{}]/.test(bare)
  );
}

/** The formula with plain references in the place of structured ones, as an engine without tables reads it. */
export function withPlainReferences(formula: string, sheet: SheetModel, row: number): string {
  if (!formula.includes("[")) return formula;
  const pattern = new RegExp(`"(?:[^"]|"")*"|${structuredReference.source}`, "gu");
  return formula.replace(pattern, (whole: string, table: string | undefined, inside: string | undefined) => {
    if (inside === undefined) return whole;
    const found = structuredArea(sheet, row, table ?? "", inside);
    if (found === null) return "#REF!";
    return found.sheet === sheet ? areaName(found.area) : found.sheet.address(found.area);
  });
}

function withoutTexts(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')+'!/g, "S!");
}
