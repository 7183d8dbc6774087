/** The Policy table's settings in groups, with what they are now. */
import { policySettings, type PolicyTableSetting, textIn } from "../../core/decisions";
import { nameKey } from "../../core/text";
import type { RowsOf } from "./decision-source";
import type { PolicyChange } from "./policy-changes";

export interface SettingLine {
  readonly setting: PolicyTableSetting;
  readonly value: string;
  /** Who decided it and when; "" where nobody did. */
  readonly by: string;
}

const decisions = ["Maker list adopted", "Decision on other sites", "Debarment list checked"];
const elsewhere = ["Regime"];

export function policyLines(rowsOf: RowsOf): { decided: SettingLine[]; switches: SettingLine[] } {
  const rows = rowsOf("policy")?.rows ?? [];
  const lines = policySettings.map((setting): SettingLine => {
    const row = rows.find((one) => nameKey(textIn(one, "setting")) === nameKey(setting.name));
    if (row === undefined) return { setting, value: "", by: "" };
    const by = [textIn(row, "decidedBy"), dateText(row.values["date"] ?? null)].filter(Boolean).join(", ");
    return { setting, value: textIn(row, "value"), by };
  });
  const isDecision = ({ setting }: SettingLine): boolean => decisions.includes(setting.name);
  return {
    decided: lines.filter(isDecision),
    switches: lines.filter((line) => !isDecision(line) && !elsewhere.includes(line.setting.name)),
  };
}

function dateText(value: string | number | boolean | null): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return "";
  return new Date(Math.round((value - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}

/** Changes that are not written yet, by setting. */
export type StagedPolicy = ReadonlyMap<string, string>;

export function policyChanges(staged: StagedPolicy): PolicyChange[] {
  return [...staged].map(([setting, value]) => ({ setting, value }));
}
