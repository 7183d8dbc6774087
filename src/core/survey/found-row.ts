import { idKey, type FoundFact, type PlannedTableRow } from "../decisions";

/** The words of the found table. */
export const networkWords = { main: "Main", separate: "Separate", none: "None" } as const;

/** A fact as a row of the found table. */
export function foundRow(fact: FoundFact): PlannedTableRow {
  const { network, stillThere, date } = fact;
  return {
    values: {
      asset: fact.asset,
      mark: fact.mark,
      register: fact.register,
      site: fact.site,
      label: fact.label,
      model: fact.model,
      mac: fact.mac,
      photo: fact.photo,
      network: network === null ? "" : networkWords[network],
      stillThere: stillThere === null ? "" : stillThere ? "Yes" : "No",
      foundBy: fact.foundBy,
      date: date === "" ? null : { date },
      note: fact.note,
    },
  };
}

/** Whether two rows say the same of the same unit: the same sheet was read twice. */
export function sameFact(one: FoundFact, other: FoundFact): boolean {
  return (
    idKey(one.asset) === idKey(other.asset) &&
    JSON.stringify(foundRow(one).values) === JSON.stringify(foundRow(other).values)
  );
}
