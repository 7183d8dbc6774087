/** What the grid cannot show of a file's rules and input checks, in words for the person. */
import type { WorkbookModel } from "../../host";
import { isSameRowRule } from "../rule-look";
import type { HostRule, RuleDetails } from "./file-rule";
import { gridRuleOf, wordsFor } from "./from-file";

/** Rules of the shape that the add-in writes are drawn by us: at once, and for the cells in sight only. */
export function isDrawnHere(rule: HostRule, details: Pick<RuleDetails, "get">): boolean {
  return rule.type === "Custom" && isSameRowRule(rule.formula) && details.get(rule.id)?.kind !== "person";
}

export function notDrawn(workbook: WorkbookModel, details: RuleDetails): string[] {
  const words = workbook.sheets.flatMap(({ state }) =>
    state.conditionalFormats.flatMap((rule) => {
      const detail = details.get(rule.id);
      if (detail?.kind !== "file" || isDrawnHere(rule, details) || gridRuleOf(rule, detail) !== null)
        return [];
      return [wordsFor(detail)];
    }),
  );
  return [...new Set(words)];
}
