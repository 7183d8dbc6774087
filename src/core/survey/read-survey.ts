/** Filled-in survey sheets, read back by asset id: facts for the found table, and what disagrees. */
import type { CheckBasis } from "../check";
import type { CctvNetwork } from "../connection";
import {
  foundTable,
  idKey,
  PlacedDecisions,
  problemWords,
  readTableRows,
  type DecisionCells,
  type FoundFact,
  type TablePlace,
  type TableProblem,
} from "../decisions";
import { readFound } from "../decisions/read-assets";
import { createMakerReader } from "../maker";
import type { RegisterReading } from "../register";
import type { CellValue } from "../sheet";
import { cellText, fold, nameKey } from "../text";
import { dateOf } from "../text/date";
import { sameFact } from "./found-row";
import { surveyLayout } from "./plan-survey";

/** Something that a person has to look at before the answers are used. */
export interface Disagreement {
  readonly kind: "two-surveyors" | "unknown-id" | "mac" | "label" | "site";
  /** The asset's id; for `site` the site's name. */
  readonly asset: string;
  /** One sentence that says what disagrees, and what counts. */
  readonly message: string;
}

/** What a survey says of a whole site. */
export interface SurveyedSite {
  readonly site: string;
  readonly network: CctvNetwork;
  readonly by: string;
  readonly date: string;
}

export interface SurveyAnswers {
  /** In the order of the sheets; what the found table would refuse is not among them. */
  readonly found: readonly FoundFact[];
  readonly sites: readonly SurveyedSite[];
  readonly disagreements: readonly Disagreement[];
  /** Sentences: cells that cannot be used, and what to write. */
  readonly problems: readonly string[];
  /** Rows that nobody has filled in. */
  readonly blank: number;
}

/** Whether a sheet is one of a survey's, whatever somebody has named it. */
export function isSurveySheet({ rows }: DecisionCells): boolean {
  const above = rows.slice(0, 12);
  const holds = (text: string): boolean =>
    above.some((row) => row.some((cell) => nameKey(cellText(cell)) === nameKey(text)));
  return holds(surveyLayout.bySurveyor) && holds(labelHeader);
}

const labelHeader = foundTable.columns.find(({ id }) => id === "label")?.header ?? "";

/** The value to the right of a label in the rows above the table. */
function beside(rows: DecisionCells["rows"], label: string, headerRow: number): CellValue {
  for (const row of rows.slice(0, Math.max(0, headerRow))) {
    const at = row.findIndex((cell) => nameKey(cellText(cell)) === nameKey(label));
    if (at >= 0) return row[at + 1] ?? null;
  }
  return null;
}

const networks: Readonly<Record<string, CctvNetwork>> = { main: "main", separate: "separate", none: "none" };

/** A MAC address in any of the ways people write it. */
export function isMac(text: string): boolean {
  return /^[0-9a-f]{2}(?:[:.\- ]?[0-9a-f]{2}){5}$/i.test(text.trim());
}

/**
 * Reads filled-in sheets against the registers that they were made of. Every answer that can be used is among
 * `found`; what disagrees is told beside it.
 * @param earlier what the found table holds already
 */
export function readSurvey(
  sheets: readonly DecisionCells[],
  readings: readonly RegisterReading[],
  basis: Pick<CheckBasis, "catalogue" | "makers" | "sites" | "asOf">,
  earlier: readonly FoundFact[] = [],
): SurveyAnswers {
  const found: FoundFact[] = [];
  const sites: SurveyedSite[] = [];
  const problems: TableProblem[] = [];
  let blank = 0;
  for (const cells of sheets.filter(isSurveySheet)) {
    const { read, problems: told } = readTableRows("found", cells);
    problems.push(...told);
    if (read.headerRow < 0) continue;
    const by = cellText(beside(cells.rows, surveyLayout.bySurveyor, read.headerRow)).trim();
    const dateCell = beside(cells.rows, surveyLayout.date, read.headerRow);
    const date = dateOf(dateCell);
    if (date === undefined) {
      const message = `"${cellText(dateCell)}" may be read in two ways or is no date; write YYYY-MM-DD.`;
      problems.push({ table: "found", sheet: cells.sheet, row: null, column: surveyLayout.date, message });
    }
    const filled = read.rows.filter(({ values }) => saysSomething(values));
    blank += read.rows.length - filled.length;
    const rows = filled.map((row) => ({
      ...row,
      values: {
        ...row.values,
        foundBy: row.values["foundBy"] ?? by,
        date: row.values["date"] ?? date ?? null,
      },
    }));
    found.push(...readFound({ ...read, rows }, problems));
    const site = cellText(beside(cells.rows, surveyLayout.site, read.headerRow)).trim();
    const network = networks[fold(cellText(beside(cells.rows, surveyLayout.siteNetwork, read.headerRow)))];
    if (site !== "" && network !== undefined && by !== "")
      sites.push({ site, network, by, date: date ?? "" });
  }
  const before = earlier.filter((known) => !found.some((fact) => sameFact(known, fact)));
  const placed = new PlacedDecisions(
    { found: [...before, ...found], exceptions: [], work: [] },
    readings,
    basis.asOf,
  );
  const unknown = unknownIds(found, readings);
  const contradicting = twoSurveyors(found, before);
  // What is told as a disagreement is not told a second time as a cell that cannot be used.
  const told = new Set([...unknown, ...contradicting].map(({ at }) => placeKey(at)));
  const others = placed.problems.filter(({ sheet, row }) => !told.has(`${sheet} ${row ?? 0}`));
  return {
    found,
    sites,
    disagreements: [
      ...unknown.map(({ disagreement }) => disagreement),
      ...found.flatMap(malformedMac),
      ...new Set(contradicting.map(({ disagreement }) => disagreement)),
      ...labelsAgainstRegister(placed, readings, basis),
      ...sitesAgainstTable(sites, basis.sites),
    ],
    problems: [...problems, ...others].map(problemWords),
    blank,
  };
}

/** A disagreement and the cell's row that it is about. */
interface Told {
  readonly disagreement: Disagreement;
  readonly at: TablePlace;
}

const placeKey = ({ sheet, row }: TablePlace): string => `${sheet} ${row + 1}`;

/** The columns that a surveyor fills in. */
const answers = ["label", "model", "mac", "photo", "network", "stillThere", "note"] as const;

function saysSomething(values: Readonly<Record<string, CellValue>>): boolean {
  return answers.some((column) => cellText(values[column] ?? null).trim() !== "");
}

function unknownIds(found: readonly FoundFact[], readings: readonly RegisterReading[]): Told[] {
  const known = new Set<string>();
  for (const { fields, rows } of readings)
    for (const field of fields.filter(({ role }) => role === "tag" || role === "serial" || role === "mac"))
      for (const row of rows) known.add(idKey(field.text(row)));
  return found.flatMap(({ asset, foundBy, at }): Told[] => {
    if (asset === "" || known.has(idKey(asset))) return [];
    const message = `"${asset}", seen by ${foundBy}, stands in no register: add it there, or correct the id.`;
    return [{ at, disagreement: { kind: "unknown-id", asset, message } }];
  });
}

function malformedMac({ asset, mac, foundBy }: FoundFact): Disagreement[] {
  if (mac === "" || isMac(mac)) return [];
  return [
    {
      kind: "mac",
      asset,
      message: `"${mac}" (${foundBy}) is no MAC address: it has twelve digits or letters from A to F, such as 44:19:B6:01:02:03. It proves nothing until it is corrected.`,
    },
  ];
}

const shownParts = [
  ["label", "label"],
  ["model", "model number"],
  ["mac", "MAC address"],
  ["network", "network"],
] as const;

/** Two people who saw something else on the same unit. */
function twoSurveyors(found: readonly FoundFact[], earlier: readonly FoundFact[]): Told[] {
  const disagreements: Told[] = [];
  const seen = new Map<string, FoundFact[]>();
  const keyOf = ({ asset, mark }: FoundFact): string => (asset === "" ? mark : idKey(asset));
  for (const fact of earlier) seen.set(keyOf(fact), [...(seen.get(keyOf(fact)) ?? []), fact]);
  for (const fact of found) {
    const before = seen.get(keyOf(fact)) ?? [];
    for (const other of before) {
      const parts = shownParts.flatMap(([part, words]) => {
        const [one, two] = [other[part] ?? "", fact[part] ?? ""];
        return one === "" || two === "" || idKey(one) === idKey(two)
          ? []
          : [`${words} "${one}" against "${two}"`];
      });
      if (other.stillThere !== null && fact.stillThere !== null && other.stillThere !== fact.stillThere)
        parts.push(
          `still there: ${other.stillThere ? "yes" : "no"} against ${fact.stillThere ? "yes" : "no"}`,
        );
      if (parts.length === 0) continue;
      const what = fact.asset === "" ? "A unit without an id" : `"${fact.asset}"`;
      const who = `${other.foundBy}${other.date === "" ? "" : ` on ${other.date}`} and ${fact.foundBy}${fact.date === "" ? "" : ` on ${fact.date}`}`;
      const counts =
        other.date === fact.date ? "Neither counts until one is corrected." : "The later one counts.";
      const message = `${what}: ${who} do not agree: ${parts.join("; ")}. ${counts}`;
      const disagreement = { kind: "two-surveyors", asset: fact.asset, message } as const;
      disagreements.push({ at: fact.at, disagreement }, { at: other.at, disagreement });
    }
    seen.set(keyOf(fact), [...before, fact]);
  }
  return disagreements;
}

/** Networks of whole sites that the Sites table, or another sheet of the survey, has otherwise. */
function sitesAgainstTable(surveyed: readonly SurveyedSite[], assessed: CheckBasis["sites"]): Disagreement[] {
  const said = new Map<string, { readonly network: CctvNetwork; readonly who: string }>();
  for (const { site, cctvNetwork } of assessed)
    if (site !== null && cctvNetwork !== null)
      said.set(nameKey(site), { network: cctvNetwork, who: "the Sites table" });
  return surveyed.flatMap(({ site, network, by }): Disagreement[] => {
    const before = said.get(nameKey(site));
    if (before === undefined) said.set(nameKey(site), { network, who: by });
    if (before === undefined || before.network === network) return [];
    const words = { main: "Main", separate: "Separate", none: "None" } as const;
    const message = `${site}: ${before.who} has the CCTV on network "${words[before.network]}", ${by} saw "${words[network]}". The first one stays until somebody changes it.`;
    return [{ kind: "site", asset: site, message }];
  });
}

/** A label of another maker than the register has it: what was seen counts, and the register should be corrected. */
function labelsAgainstRegister(
  placed: PlacedDecisions,
  readings: readonly RegisterReading[],
  { catalogue, makers }: Pick<CheckBasis, "catalogue" | "makers">,
): Disagreement[] {
  const reader = createMakerReader(catalogue.makers, catalogue.vocabulary.negation, makers);
  const makerOf = (make: string): string | null => reader.read({ make: [make] })[0].id;
  return readings.flatMap((reading) => {
    const makes = reading.fields.filter(({ role }) => role === "make");
    return [...placed.of(reading)].flatMap(([row, { found }]) => {
      const written = makes.map((field) => field.text(row).trim()).find((text) => text !== "") ?? "";
      return found.flatMap(({ label, asset, foundBy }): Disagreement[] => {
        if (label === "" || written === "" || nameKey(label) === nameKey(written)) return [];
        const [seen, said] = [makerOf(label), makerOf(written)];
        if (seen !== null && seen === said) return [];
        const what = asset === "" ? `${reading.sheet} row ${row + 1}` : `"${asset}"`;
        return [
          {
            kind: "label",
            asset,
            message: `${what}: the register says "${written}", ${foundBy} saw "${label}" on the label. What was seen counts; correct the register.`,
          },
        ];
      });
    });
  });
}
