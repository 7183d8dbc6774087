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
      ...fact.unused,
    },
  };
}

/** What a surveyor says of a unit that may be set aside by itself, as words of a note. */
export const partNames = {
  label: "label",
  model: "model",
  mac: "MAC",
  network: "network",
  stillThere: "still there",
} as const;
/** What begins the note of a fact from which something was set aside. */
export const setAsideBy = "Set aside by ";

/** A fact as it was read from the survey, so that a sheet that is read again is known again. */
function asSeen(fact: FoundFact): FoundFact {
  const at = fact.note.lastIndexOf(setAsideBy);
  if (at < 0) return fact;
  const told = fact.note.slice(at);
  const was = (part: keyof typeof partNames): string | undefined =>
    new RegExp(`[:,] ${partNames[part]} "([^"]*)"`).exec(told)?.[1];
  const word = was("network");
  const networks = ["main", "separate", "none"] as const;
  const there = was("stillThere");
  return {
    ...fact,
    label: was("label") ?? fact.label,
    model: was("model") ?? fact.model,
    mac: was("mac") ?? fact.mac,
    network: networks.find((one) => networkWords[one] === word) ?? fact.network,
    stillThere: there === undefined ? fact.stillThere : there === "Yes",
    note: fact.note.slice(0, at).replace(/; $/, ""),
  };
}

/** Whether a row of the table and one of a survey say the same of the same unit: the sheet was read twice. */
export function sameFact(known: FoundFact, read: FoundFact): boolean {
  return (
    idKey(known.asset) === idKey(read.asset) &&
    JSON.stringify(foundRow(asSeen(known)).values) === JSON.stringify(foundRow(read).values)
  );
}
