/** Sheets for somebody on a ladder: a sheet for each site and floor, with what is known and blanks for what is seen. */
import type { CheckBasis } from "../check";
import { AssetKeys, foundTable, type AssetKey } from "../decisions";
import { needWords } from "../policy/words";
import { byText, reportRow, walkOrder, wantsVisit, type ReportedRegister, type ReportRow } from "../report";
import type { PlannedCell, PlannedSheet, PlannedValidation } from "../sheets";
import { floorOf } from "./floor";
import { surveySheetPrefix, surveyTablePrefix } from "./names";

/** A row that somebody has to look at. */
export interface SurveyRow extends ReportRow {
  readonly key: AssetKey;
  readonly floor: string;
}

/** More sheets than this and nobody finds theirs: then floors, and after them sites, share a sheet. */
const mostSheets = 60;

const header = (id: (typeof foundTable.columns)[number]["id"]): string =>
  foundTable.columns.find((column) => column.id === id)?.header ?? "";
const choicesOf = (id: (typeof foundTable.columns)[number]["id"]): readonly string[] =>
  foundTable.columns.find((column) => column.id === id)?.choices ?? [];

interface Column {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: SurveyRow) => PlannedCell | null;
}

const text = (value: string): PlannedCell | null => (value === "" ? null : { value, look: "wrapped" });
const blank: PlannedCell = { value: null, look: "input" };
const blanks = (): (() => PlannedCell) => () => blank;

/** Headers of the table of found facts, so that a filled-in sheet is read like that table. */
const columns: readonly Column[] = [
  {
    header: header("asset"),
    width: 13,
    cell: ({ key, asset }) => text(key.asset === "" ? asset : key.asset),
  },
  { header: "Where", width: 16, cell: ({ where }) => text(where) },
  { header: "The register says", width: 18, cell: ({ what }) => text(what) },
  {
    header: "To find out",
    width: 15,
    cell: ({ needs }) =>
      text(
        needs
          .filter((need) => need !== "site" && need !== "decision")
          .map((need) => needWords[need])
          .join(" "),
      ),
  },
  { header: header("label"), width: 15, cell: blanks() },
  { header: header("model"), width: 18, cell: blanks() },
  { header: header("mac"), width: 19, cell: blanks() },
  { header: header("photo"), width: 8, cell: blanks() },
  { header: header("network"), width: 10, cell: blanks() },
  { header: header("stillThere"), width: 8, cell: blanks() },
  { header: header("note"), width: 16, cell: blanks() },
  { header: header("mark"), width: 6, cell: ({ key }) => ({ value: key.mark, look: "plain" }) },
  { header: header("register"), width: 9, cell: ({ key }) => text(key.register) },
];
const place = (title: string): number => columns.findIndex((column) => column.header === title);

/** Where things stand on a sheet to fill in; counted from 0. */
export const surveyLayout = {
  siteRow: 2,
  byRow: 3,
  headerRow: 5,
  bySurveyor: "Surveyed by",
  date: "Date",
  site: "Site",
  siteNetwork: "CCTV network of the whole site",
  where: "Where",
} as const;

/** The headers of a sheet to fill in. */
export const surveyHeaders: readonly string[] = columns.map(({ header: title }) => title);

export interface SurveyInput {
  readonly registers: readonly ReportedRegister[];
  readonly basis: CheckBasis;
  /** Every row, not only those that a visit would settle. */
  readonly all?: boolean;
}

/** The rows to look at, in the order of a walk. */
export function surveyRows({ registers, all = false }: SurveyInput): SurveyRow[] {
  return registers
    .flatMap((register) => {
      const keys = new AssetKeys(register.reading);
      return register.assets.flatMap((asset): SurveyRow[] => {
        const row = reportRow(asset, register);
        if (!all && !wantsVisit(row)) return [];
        return [{ ...row, key: keys.of(asset.row), floor: floorOf(row.where) }];
      });
    })
    .sort(
      (one, other) =>
        byText(one.site, other.site) ||
        byText(one.siteType, other.siteType) ||
        byText(one.floor, other.floor) ||
        walkOrder(one, other),
    );
}

interface Group {
  readonly title: string;
  /** The site, where all rows stand at one. */
  readonly site: string;
  readonly floor: string;
  readonly rows: SurveyRow[];
}

const siteOf = ({ site, siteType }: SurveyRow): string => (site === "" ? siteType : site);

/** By site and floor; by site where that makes too many sheets; else all together. */
function groupsOf(rows: readonly SurveyRow[]): Group[] {
  const by = (nameOf: (row: SurveyRow) => Omit<Group, "rows">): Group[] => {
    const groups = new Map<string, Group>();
    for (const row of rows) {
      const named = nameOf(row);
      const group = groups.get(named.title);
      if (group === undefined) groups.set(named.title, { ...named, rows: [row] });
      else group.rows.push(row);
    }
    return [...groups.values()];
  };
  const named = (row: SurveyRow): string => siteOf(row) || "(no site given)";
  const floors = by((row) => ({
    title: row.floor === "" ? named(row) : `${named(row)}, ${row.floor}`,
    site: siteOf(row),
    floor: row.floor,
  }));
  if (floors.length <= mostSheets) return floors;
  const sites = by((row) => ({ title: named(row), site: siteOf(row), floor: "" }));
  return sites.length <= mostSheets ? sites : by(() => ({ title: "all sites", site: "", floor: "" }));
}

/** Names of at most 31 characters without the signs that Excel forbids, each once. */
function sheetNames(groups: readonly Group[]): string[] {
  const taken = new Set(["lens survey list", "lens survey result"]);
  return groups.map(({ site, floor, title }) => {
    const short = floor.replace(/^Floor /, "F").replace("Ground floor", "GF");
    const plain = (site === "" ? title : site)
      .replace(/[[\]:*?/\\'\u0000-\u001f]/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    const room = 31 - surveySheetPrefix.length - 1;
    for (let number = 1; ; number++) {
      const end = [short, number > 1 ? String(number) : ""].filter((part) => part !== "").join(" ");
      const start = plain.slice(0, room - (end === "" ? 0 : end.length + 1)).trim();
      const name = `${surveySheetPrefix} ${start}${end === "" ? "" : ` ${end}`}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

function validations(first: number, last: number): PlannedValidation[] {
  const below = (title: string) => ({ top: first, bottom: last, left: place(title), right: place(title) });
  return [
    {
      kind: "list",
      area: below(header("network")),
      choices: choicesOf("network"),
      open: false,
      prompt: "Main: the office network. Separate: one of its own. None: not connected.",
    },
    {
      kind: "list",
      area: below(header("stillThere")),
      choices: choicesOf("stillThere"),
      open: false,
      prompt: "Yes or No.",
    },
  ];
}

/** The sheets to fill in; none where nothing has to be looked at. */
export function surveySheets(input: SurveyInput): PlannedSheet[] {
  const groups = groupsOf(surveyRows(input));
  const names = sheetNames(groups);
  return groups.map((group, index) => surveySheet(group, names[index] ?? "", index + 1));
}

function surveySheet({ title, site, floor, rows }: Group, name: string, number: number): PlannedSheet {
  const { headerRow, bySurveyor, date, site: siteLabel, siteNetwork } = surveyLayout;
  const first = headerRow + 1;
  const last = headerRow + rows.length;
  const label = (value: string): PlannedCell => ({ value, look: "heading" });
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: [
      [{ value: `Survey: ${title}`, look: "title" }],
      [
        {
          value:
            "Write what you see on the unit itself; leave blank what you cannot see. Network: Main (the office network), Separate (one of its own) or None. Still there: Yes or No. A unit that is not listed goes below the last row. Do not unplug or switch anything off. Your name counts: without it nothing is taken over.",
          look: "note",
          across: columns.length - 1,
        },
      ],
      [label(siteLabel), text(site), label(floor === "" ? "" : "Floor"), text(floor)].map((cell) =>
        cell?.value === "" ? null : cell,
      ),
      [
        label(bySurveyor),
        blank,
        label(date),
        { value: null, look: "date-input" },
        ...(site === "" ? [] : [{ value: siteNetwork, look: "wrapped" } as const, blank]),
      ],
      [],
      columns.map(({ header: value }): PlannedCell => ({ value, look: "header" })),
      ...rows.map((row) => columns.map(({ cell }) => cell(row))),
    ],
    frozenRows: first,
    tables: [
      {
        name: `${surveyTablePrefix}${number}`,
        area: { top: headerRow, left: 0, bottom: last, right: columns.length - 1 },
      },
    ],
    validations: [
      ...validations(first, last),
      {
        kind: "date",
        area: { top: 3, bottom: 3, left: 3, right: 3 },
        prompt: "The day of the survey, YYYY-MM-DD.",
      },
      ...(site === ""
        ? []
        : [
            {
              kind: "list" as const,
              area: { top: 3, bottom: 3, left: 5, right: 5 },
              choices: choicesOf("network"),
              open: false,
              prompt: "The network that the CCTV of this site is on, if it is one for all of it.",
            },
          ]),
    ],
    charts: [],
    colours: [],
    print: {
      orientation: "landscape",
      repeatRows: [headerRow, headerRow],
      penRows: [first, last],
      foot: `Survey: ${title}`,
    },
  };
}
