/** What a person decides for the organisation, and how it goes into the Policy and Makers tables. */
import { type PlannedTableRow, policySettings, textIn } from "../../core/decisions";
import type { RegimeId } from "../../core/policy/regime";
import { nameKey } from "../../core/text";
import type { ChangePlan, TableChange } from "./decision-source";
import type { Said } from "./site-changes";

/** A row of the Policy table. */
export interface PolicyChange {
  /** The setting's name as it stands in the table. */
  readonly setting: string;
  /** "" leaves it as the rules have it. */
  readonly value: string;
}

/**
 * Changes settings by name; a workbook without the table gets it, with every setting that there is.
 * @param regimes the rules that bind now, for a new table
 */
export function planPolicy(
  changes: readonly PolicyChange[],
  said: Said,
  regimes: readonly RegimeId[] = [],
): ChangePlan {
  return (rowsOf) => {
    const known = rowsOf("policy");
    const valuesOf = ({ value }: PolicyChange) => ({
      value,
      decidedBy: value === "" ? "" : said.by,
      date: value === "" ? null : { date: said.date },
    });
    const rows = known?.rows ?? [];
    const set: TableChange["set"][number][] = [];
    const missing: PlannedTableRow[] = [];
    for (const change of changes) {
      const same = rows.filter((row) => nameKey(textIn(row, "setting")) === nameKey(change.setting));
      set.push(...same.map(({ row }) => ({ row, values: valuesOf(change) })));
      if (same.length === 0) missing.push({ values: { setting: change.setting, ...valuesOf(change) } });
    }
    return [{ table: "policy", set, add: known === null ? whole(missing, regimes) : missing }];
  };
}

/** Every setting with what it asks, so that the table can be filled in by hand as well. */
function whole(given: readonly PlannedTableRow[], regimes: readonly RegimeId[]): PlannedTableRow[] {
  const valueOf = (name: string): PlannedTableRow | undefined =>
    given.find(({ values }) => values["setting"] === name);
  return policySettings.map(({ name, prompt }) => ({
    values: {
      setting: name,
      value: name === "Regime" ? regimes.join(" + ") : "",
      note: prompt,
      ...valueOf(name)?.values,
    },
  }));
}

/** A determination of the organisation about a name on a label or a maker. */
export interface MakerChange {
  readonly name: string;
  readonly maker: string;
  readonly standing: string;
  readonly basis: string;
}

export function planMaker(change: MakerChange, said: Said): ChangePlan {
  return (rowsOf) => {
    const { name, maker, standing, basis } = change;
    const values = { maker, standing, basis, decidedBy: said.by, date: { date: said.date } };
    const rows = rowsOf("makers")?.rows ?? [];
    const same = rows.filter((row) => nameKey(textIn(row, "name")) === nameKey(name));
    return [
      {
        table: "makers",
        set: same.map(({ row }) => ({ row, values })),
        add: same.length > 0 ? [] : [{ values: { name, ...values } }],
      },
    ];
  };
}

/** Several plans as one, in their order. */
export function together(plans: readonly ChangePlan[]): ChangePlan {
  return (rowsOf) => plans.flatMap((plan) => plan(rowsOf));
}
