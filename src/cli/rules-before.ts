/** Under whose rules a workbook was checked before, as its audit says: Excel keeps that choice where no file shows it. */
import { catalogue } from "../catalogue";
import { textIn, type TableRows } from "../core/decisions";
import { defaultPolicy } from "../core/policy/own";
import { regimeIds, type RegimeId } from "../core/policy/regime";
import { regimeOf } from "../core/policy/regime-under";

const nameOf = (id: RegimeId): string => regimeOf(id, catalogue.policies).name;
const named = new Map(regimeIds.map((id) => [nameOf(id), id]));

/** A sentence where nobody has said whose rules bind, and the last check was not under those that count then; "" else. */
export function otherRulesBefore(audit: TableRows | undefined): string {
  const told = (audit?.rows ?? []).map((row) => textIn(row, "rules")).filter((text) => text !== "");
  const names = (told.at(-1) ?? "").split("; ").map((text) => text.replace(/ \([^)]*\)$/, ""));
  const ids = names.flatMap((name) => named.get(name) ?? []);
  if (ids.length < names.length || ids.join() === defaultPolicy.regimes.join()) return "";
  return (
    `Lens audit: the last check of this workbook was under ${names.join(" and ")}; ` +
    `nobody has said so now, so ${defaultPolicy.regimes.map(nameOf).join(" and ")} count. ` +
    `For the same as before add --regime ${ids.join(",")}.`
  );
}
