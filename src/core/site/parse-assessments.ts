import { limbs as allLimbs, type Limb } from "../findings";
import type { CellValue } from "../sheet";
import { cellText, nameKey, readYesNo } from "../text";
import type { AssessmentProblem, SiteAssessment } from "./assessment";
import { dateOf } from "../text/date";

type Column =
  | "site"
  | "type"
  | "sensitive"
  | "limb"
  | "assessedBy"
  | "date"
  | "partOf"
  | "occupier"
  | "owner"
  | "cctvNetwork"
  | "extended"
  | "extendedBy"
  | "extendedOn"
  | "reviewDate"
  | "note";

const headers: ReadonlyMap<string, Column> = new Map(
  (
    [
      ["site", "Site, Site name, Name"],
      ["type", "Site type, Type, Kind of site"],
      ["sensitive", "Sensitive, Sensitive site, Sensitivity, Sensitive (Yes/No/Not assessed)"],
      ["limb", "Limb, Limbs, Why, Why the site is sensitive, Reason"],
      ["assessedBy", "Assessed by, Assessor, Decided by, By"],
      ["date", "Date, Assessed on, Date assessed, Assessment date"],
      ["partOf", "Part of, Complex"],
      ["occupier", "Occupier, Occupied by"],
      ["owner", "Owner, Owner of the CCTV, CCTV owner, Owned by"],
      ["cctvNetwork", "CCTV network, Network"],
      ["extended", "Extended, Extended to"],
      ["extendedBy", "Extended by"],
      ["extendedOn", "Extended on"],
      ["reviewDate", "Review date, Review, Review on, Review by, Next review"],
      ["note", "Note, Notes, Comment, Comments"],
    ] as const
  ).flatMap(([column, names]) => names.split(", ").map((name) => [nameKey(name), column] as const)),
);

/** A word that a cell may hold, by its folded form. */
function words<Value>(table: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(
    table.flatMap(([value, names]) => names.split(", ").map((name) => [nameKey(name), value] as const)),
  );
}

const sensitivities = words([
  ["sensitive", "Sensitive, Yes, Y, True, Oui, Ja, Sí, Sim, Sì"],
  ["not-sensitive", "Not sensitive, Non-sensitive, No, N, False, Non, Nein, Não"],
  ["not-assessed", "Not assessed, To be assessed, TBC, TBA, TBD, Unknown, Not known, N/A, Unsure"],
] as const);
const occupiers = words([
  ["own", "Own, Us, Ourselves, We, Own organisation, Our organisation"],
  [
    "central-government",
    "Central government, Government, Government department, Department, HM Government, HMG, Ministry, Civil service",
  ],
  ["other", "Other, Others, Landlord, Tenant, Contractor, Council, Private, Third party, Shared"],
] as const);
const owners = words([
  [{ owner: "own", who: null }, "Own, Us, Ourselves, We, Own organisation, Our organisation"],
  [{ owner: "other", who: "landlord" }, "Landlord, Building owner, Freeholder, Managing agent"],
  [
    { owner: "other", who: "contractor" },
    "Contractor, Facilities contractor, FM contractor, PFI, PFI provider",
  ],
  [{ owner: "other", who: "neighbour" }, "Neighbour, Neighbor"],
  [{ owner: "other", who: "tenant" }, "Tenant, Occupier"],
  [{ owner: "other", who: null }, "Other, Third party, Not ours"],
] as const);
const networks = words([
  [
    "main",
    "Main, Core, Corporate, Office, Departmental, Main network, Corporate network, Corporate LAN, Office network, Core network",
  ],
  [
    "separate",
    "Separate, Dedicated, Own, Separate network, Dedicated network, CCTV network, Security network",
  ],
  ["none", "None, No, No network, Isolated, Standalone, Stand-alone, Not networked, Not connected"],
] as const);
const limbNames = words([
  ["L1", "L1, 1, Limb 1, Secret, Holds secret, Secret or above, Secret material"],
  ["L2", "L2, 2, Limb 2, DV, Developed vetting, DV staff"],
  ["L3", "L3, 3, Limb 3, Ministers, Minister, Used by ministers, Ministerial"],
  ["L4", "L4, 4, Limb 4, SOCPA, Protected site, Designated site, Designated"],
] as const);
/** A table with these columns had one of sites as well: without it, a site's answer would count for all of its type. */
const filledByUs: ReadonlySet<string> = new Set(["Found", "Assets"].map(nameKey));
const unknownWords = new Set(["?", "-", "–", "—"]);

/**
 * Parses the Sites table: header row first (rows before it are passed over), then one row per site or site type.
 * Nothing is guessed: a cell that says something else than its column knows is a problem, and a row whose
 * sensitivity cannot be read assesses nothing. Two rows for the same site that disagree assess nothing either.
 * `rows` counts from 0, and so do the problems' places.
 */
export function parseSiteAssessments(rows: readonly (readonly CellValue[])[]): {
  assessments: SiteAssessment[];
  problems: AssessmentProblem[];
} {
  const problems: AssessmentProblem[] = [];
  const headerRow = rows.findIndex((row) => {
    const found = row.map((cell) => headers.get(nameKey(cellText(cell))));
    return found.includes("sensitive") && (found.includes("site") || found.includes("type"));
  });
  const header = rows[headerRow];
  if (header === undefined) {
    const message =
      'The Sites table needs a header row with "Site" or "Site type", and "Sensitive". Columns it knows: Site, Site type, Sensitive, Limb, Assessed by, Date, Part of, Occupier, Owner, CCTV network, Extended.';
    return { assessments: [], problems: [{ row: 0, column: 0, message }] };
  }
  const columns = new Map<Column, number>();
  const assessments: SiteAssessment[] = [];
  header.forEach((cell, column) => {
    const name = headers.get(nameKey(cellText(cell)));
    if (name === undefined) return;
    if (columns.has(name)) {
      problems.push({
        row: headerRow,
        column,
        message: `There is a second "${cellText(cell).trim()}" column; the first one is used.`,
      });
    } else columns.set(name, column);
  });
  if (!columns.has("site") && header.some((cell) => filledByUs.has(nameKey(cellText(cell))))) {
    const message =
      'The column "Site" is missing, so nobody can tell which site a row is about, and the table says nothing; put it back.';
    return { assessments, problems: [{ row: headerRow, column: 0, message }] };
  }

  rows.slice(headerRow + 1).forEach((cells, offset) => {
    const row = headerRow + 1 + offset;
    const at = (column: Column): CellValue => cells[columns.get(column) ?? -1] ?? null;
    const textAt = (column: Column): string => cellText(at(column)).trim();
    const problem = (column: Column, message: string) => {
      problems.push({ row, column: columns.get(column) ?? 0, message });
    };
    const choice = <Value>(
      column: Column,
      table: ReadonlyMap<string, Value>,
      expected: string,
    ): Value | null => {
      const text = textAt(column);
      if (text === "" || unknownWords.has(text)) return null;
      const value = table.get(nameKey(text));
      if (value === undefined) problem(column, `"${text}" is not understood; write ${expected}.`);
      return value ?? null;
    };

    if (cells.every((cell) => cellText(cell).trim() === "")) return;
    const site = textAt("site") || null;
    const type = textAt("type") || null;
    if (site === null && type === null) {
      problem("site", "This row names neither a site nor a site type, so it assesses nothing.");
      return;
    }
    let sensitivity = choice("sensitive", sensitivities, "Yes, No or Not assessed") ?? "not-assessed";
    const limbs: Limb[] = [];
    for (const part of textAt("limb").split(/[,;/+&|\n]|\band\b/i)) {
      const name = part.trim();
      if (name === "" || unknownWords.has(name)) continue;
      const several = name.split(/\s+/).map((each) => limbNames.get(nameKey(each)));
      const limb = limbNames.get(nameKey(name));
      if (limb !== undefined) limbs.push(limb);
      else if (several.every((each) => each !== undefined)) limbs.push(...several);
      else problem("limb", `"${name}" is not understood; write L1, L2, L3 or L4.`);
    }
    if (sensitivity === "not-sensitive" && limbs.length > 0) {
      problem(
        "sensitive",
        "Sensitive says No, but the row names a limb; it assesses nothing until one of them is changed.",
      );
      sensitivity = "not-assessed";
    }
    const dateAt = (column: Column): string | null => {
      const date = dateOf(at(column));
      if (date === undefined)
        problem(column, `"${textAt(column)}" may be read in two ways or is no date; write YYYY-MM-DD.`);
      return date ?? null;
    };
    const extended = readYesNo(textAt("extended"));
    if (extended === null && textAt("extended") !== "") {
      problem("extended", `"${textAt("extended")}" is not understood; write Yes or No.`);
    }
    assessments.push({
      site,
      type,
      sensitivity,
      limbs: sensitivity === "sensitive" ? allLimbs.filter((limb) => limbs.includes(limb)) : [],
      assessedBy: textAt("assessedBy") || null,
      date: dateAt("date"),
      partOf: textAt("partOf") || null,
      occupier: choice("occupier", occupiers, "Own, Central government or Other"),
      owner: choice("owner", owners, "Own, Landlord, Contractor, Neighbour, Tenant or Other"),
      cctvNetwork: choice("cctvNetwork", networks, "Main, Separate or None"),
      extended: extended === "yes" ? true : extended === "no" ? false : null,
      extendedBy: textAt("extendedBy") || null,
      extendedOn: dateAt("extendedOn"),
      reviewDate: dateAt("reviewDate"),
      note: textAt("note") || null,
      row,
    });
  });
  return { assessments: withoutDisagreement(assessments, columns, problems), problems };
}

/** What two rows for the same site or type may not say differently, with the words for a blank. */
const agreed = [
  [
    "sensitivity",
    "sensitive",
    (row: SiteAssessment) => (row.sensitivity === "not-assessed" ? null : row.sensitivity),
  ],
  ["cctvNetwork", "cctvNetwork", (row: SiteAssessment) => row.cctvNetwork],
  [
    "owner",
    "owner",
    (row: SiteAssessment) => (row.owner === null ? null : `${row.owner.owner} ${row.owner.who}`),
  ],
  ["occupier", "occupier", (row: SiteAssessment) => row.occupier],
  ["extended", "extended", (row: SiteAssessment) => row.extended],
] as const;

const unsaid = {
  sensitivity: { sensitivity: "not-assessed", limbs: [] },
  cctvNetwork: { cctvNetwork: null },
  owner: { owner: null },
  occupier: { occupier: null },
  extended: { extended: null },
} as const;

/** Where several rows for the same site or type say different things, none of them says that. */
function withoutDisagreement(
  assessments: readonly SiteAssessment[],
  columns: ReadonlyMap<Column, number>,
  problems: AssessmentProblem[],
): SiteAssessment[] {
  const keyOf = ({ site }: SiteAssessment, type: string | null) =>
    `${nameKey(site ?? "")}\n${nameKey(type ?? "")}`;
  let result = [...assessments];
  for (const [fact, column, said] of agreed) {
    const first = new Map<string, string | boolean>();
    const disputed = new Set<string>();
    const compare = (assessment: SiteAssessment, keys: readonly string[]): void => {
      const value = said(assessment);
      const others = keys.filter((key) => first.has(key) && first.get(key) !== value);
      if (value === null || others.length === 0) return;
      const name = assessment.site ?? assessment.type ?? "";
      const message = `"${name}" stands in two rows that disagree; neither is used until one of them is changed.`;
      problems.push({ row: assessment.row, column: columns.get(column) ?? 0, message });
      for (const key of [...others, keyOf(assessment, assessment.type)]) disputed.add(key);
    };
    for (const assessment of assessments) {
      const key = keyOf(assessment, assessment.type);
      const value = said(assessment);
      compare(assessment, [key]);
      if (value !== null && !first.has(key)) first.set(key, value);
    }
    // A row for the site alone speaks for each of its types as well.
    for (const assessment of assessments)
      if (assessment.site !== null && assessment.type !== null)
        compare(assessment, [keyOf(assessment, null)]);
    if (disputed.size > 0)
      result = result.map((each) =>
        disputed.has(keyOf(each, each.type))
          ? { ...each, ...unsaid[fact], disputed: [...(each.disputed ?? []), fact] }
          : each,
      );
  }
  return result;
}
