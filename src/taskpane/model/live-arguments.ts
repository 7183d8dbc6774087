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

/** From Setting to Date, so that reasons name who decided; the long notes do not travel with every formula. */
function settingColumns(name: string, rows: TableRows | null): string {
  const { columns } = decisionTable("policy");
  const said = columns.slice(0, -1);
  const at = said.map(({ id }) => rows?.columns.get(id));
  const inOrder = at.every((place, index) => place !== undefined && place === (at[0] ?? 0) + index);
  const [first] = said;
  return inOrder
    ? `${name}[[#All],[${first?.header ?? ""}]:[${said.at(-1)?.header ?? ""}]]`
    : `${name}[#All]`;
}
