/** What a survey answered, as rows of the decision tables, with what they held before kept as it is. */
import {
  asWritten,
  foundTable,
  planTable,
  sitesTable,
  type Decisions,
  type FoundFact,
  type PlannedTableRow,
} from "../decisions";
import type { PlannedCell, PlannedSheet } from "../sheets";
import { nameKey, cellText } from "../text";
import { foundRow, networkWords, sameFact } from "./found-row";
import type { SurveyedSite } from "./disagreements";
import type { SurveyAnswers } from "./read-survey";

/** The answers that the found table does not hold yet: a survey that is read twice is taken over once. */
export function newFound(answers: SurveyAnswers, { found }: Pick<Decisions, "found">): FoundFact[] {
  return answers.found.filter((fact) => !found.some((known) => sameFact(known, fact)));
}

/** The decision sheets after a survey: found facts, sites whose network was surveyed, and what disagrees. */
export function surveyedSheets(answers: SurveyAnswers, decisions: Decisions): PlannedSheet[] {
  const written = decisions.tables.get("found");
  const rows = [
    ...(written?.rows.map((row) => asWritten(foundTable, row)) ?? []),
    ...newFound(answers, decisions).map(foundRow),
  ];
  return [
    planTable(foundTable, rows, written?.extra ?? []),
    ...(answers.sites.length === 0 || hasNoNames(decisions) ? [] : [sitesAfter(answers.sites, decisions)]),
    resultSheet(answers),
  ];
}

/** What a survey adds to the Sites table. */
export interface SurveyedRows {
  /** Cells of rows that are there, by their place among the rows. */
  readonly set: readonly { readonly at: number; readonly values: PlannedTableRow["values"] }[];
  readonly add: readonly PlannedTableRow[];
}

/**
 * A site's network is filled in where nobody has; what somebody wrote stays, and is told in the result.
 * @param overruled names (`nameKey`) of sites whose written network gives way, because somebody decided so
 */
export function surveyedSites(
  surveyed: readonly SurveyedSite[],
  rows: readonly Pick<PlannedTableRow, "values">[],
  overruled: ReadonlySet<string> = new Set(),
): SurveyedRows {
  const siteOf = ({ values }: Pick<PlannedTableRow, "values">): string => {
    const value = values["site"];
    return typeof value === "string" ? nameKey(value) : "";
  };
  const set = new Map<number, PlannedTableRow["values"]>();
  const add: PlannedTableRow[] = [];
  for (const { site, network, by, date } of surveyed) {
    const at = rows.findIndex((row) => siteOf(row) === nameKey(site));
    const row = rows[at];
    const note = `CCTV network surveyed by ${by}${date === "" ? "" : ` on ${date}`}`;
    const words = { network: networkWords[network] };
    if (row !== undefined) {
      if (set.has(at) || !(isBlank(row.values["network"]) || overruled.has(nameKey(site)))) continue;
      set.set(at, isBlank(row.values["note"]) ? { ...words, note } : words);
    } else if (!add.some((one) => siteOf(one) === nameKey(site)))
      add.push({ values: { site, sensitive: "Not assessed", ...words, note } });
  }
  return { set: [...set].map(([at, values]) => ({ at, values })), add };
}

/** A Sites table that lost its column of names is not written again: a blank one would hide that. */
function hasNoNames({ tables }: Decisions): boolean {
  const written = tables.get("sites");
  return written !== undefined && written.headerRow >= 0 && !written.columns.has("site");
}

function sitesAfter(surveyed: readonly SurveyedSite[], decisions: Decisions): PlannedSheet {
  const written = decisions.tables.get("sites");
  const rows = written?.rows.map((row) => asWritten(sitesTable, row)) ?? [];
  const { set, add } = surveyedSites(surveyed, rows);
  for (const { at, values } of set) {
    const row = rows[at];
    if (row !== undefined) rows[at] = { ...row, values: { ...row.values, ...values } };
  }
  return planTable(sitesTable, [...rows, ...add], written?.extra ?? []);
}

function isBlank(value: PlannedTableRow["values"][string] | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value !== "object" && cellText(value).trim() === "";
}

/** `Lens survey result`: what disagrees and what could not be used. */
function resultSheet({ found, disagreements, problems, blank }: SurveyAnswers): PlannedSheet {
  const kinds = {
    "two-surveyors": "Two surveyors",
    "unknown-id": "Id not known",
    mac: "MAC address",
    label: "Label against register",
    site: "Network of a site",
  } as const;
  const lines = [
    ...disagreements.map(({ kind, asset, message }) => [kinds[kind], asset, message]),
    ...problems.map((problem) => ["Not used", "", problem]),
  ];
  const body = (lines.length === 0 ? [["Nothing disagrees.", "", ""]] : lines).map((line) =>
    line.map((value): PlannedCell | null => (value === "" ? null : { value, look: "wrapped" })),
  );
  return {
    name: "Lens survey result",
    widths: [22, 18, 90],
    rows: [
      [{ value: "Survey: what disagrees", look: "title" }],
      [
        {
          value: `${found.length} rows were answered, ${blank} were left blank. Somebody settles the rows below; what was seen counts in the meantime unless a row says otherwise.`,
          look: "note",
          across: 2,
        },
      ],
      [],
      ["What", "Asset", "Why"].map((value): PlannedCell => ({ value, look: "header" })),
      ...body,
    ],
    frozenRows: 4,
    tables: [{ name: "LensSurveyResult", area: { top: 3, left: 0, bottom: 3 + body.length, right: 2 } }],
    validations: [],
    charts: [],
    colours: [],
    print: { orientation: "landscape", repeatRows: [3, 3], foot: "Survey: what disagrees" },
  };
}
