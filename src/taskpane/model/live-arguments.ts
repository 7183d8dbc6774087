/** What a live formula is given besides its row: whose rules, and the tables of sites and makers where there are any. */
import { decisionTable, type DecisionTableId, type TableRows } from "../../core/decisions";
import type { RegimeId } from "../../core/policy/regime";
import type { RowsOf } from "./decision-source";

/**
 * Arguments as formula text, by their places: policy, sites, makers. Tables are named, so that they may grow.
 * @param names the Excel tables that there are
 * @param policySaysRules whether the Policy table itself says whose rules bind
 */
export function liveArguments(
  regimes: readonly RegimeId[],
  names: ReadonlyMap<DecisionTableId, string>,
  rowsOf: RowsOf,
  policySaysRules: boolean,
): string[] {
  const policy = names.get("policy");
  const settings = policySaysRules && policy !== undefined ? settingColumns(policy, rowsOf("policy")) : null;
  const whole = (id: DecisionTableId): string => {
    const name = names.get(id);
    const has = (rowsOf(id)?.rows.length ?? 0) > 0;
    return name === undefined || !has ? "" : `${name}[#All]`;
  };
  const all = [settings ?? `"${regimes.join(",")}"`, whole("sites"), whole("makers")];
  while (all.at(-1) === "") all.pop();
  return all;
}

/** The function takes two columns, Setting and Value, side by side under their own names. */
function settingColumns(name: string, rows: TableRows | null): string | null {
  const setting = rows?.columns.get("setting");
  const value = rows?.columns.get("value");
  if (setting === undefined || value !== setting + 1) return null;
  const [first, second] = decisionTable("policy").columns;
  return `${name}[[#All],[${first?.header ?? ""}]:[${second?.header ?? ""}]]`;
}
