/** Sites and kinds of sites with what hangs on each, what is assumed, and what was decided. */
import type { CheckedAsset } from "../../core/check";
import type { CctvNetwork } from "../../core/connection";
import type { Limb, SiteFinding, Standing } from "../../core/findings";
import type { SiteAssessment } from "../../core/site";
import { nameKey } from "../../core/text";
import type { SiteChange, SiteFields, SiteSubject } from "./site-changes";

export interface SiteLine {
  readonly key: string;
  readonly subject: SiteSubject;
  readonly assets: number;
  /** Assets whose maker is, or may be, a company that the rules name. */
  readonly under: number;
  /** What the table says now. */
  readonly fields: Required<SiteFields>;
  /** Where that comes from, in words. */
  readonly basis: string;
}

const standings: ReadonlySet<Standing> = new Set(["subject", "affiliate", "oem", "possible-oem"]);

const basisWords: Readonly<Record<SiteFinding["basis"], string>> = {
  assessed: "assessed",
  stated: "the register says so",
  assumed: "presumed from its name or type",
  none: "nobody has said",
};

const sensitivityWords: Readonly<Record<SiteFinding["sensitivity"], string>> = {
  sensitive: "sensitive",
  "not-sensitive": "not sensitive",
  "not-assessed": "not assessed",
};

const networkWords: Readonly<Record<CctvNetwork, "Main" | "Separate" | "None">> = {
  main: "Main",
  separate: "Separate",
  none: "None",
};

/** Why a site is sensitive, in plain words. */
export const limbWords: Readonly<Record<Limb, string>> = {
  L1: "It holds SECRET or above",
  L2: "Staff there have developed vetting",
  L3: "Ministers use it",
  L4: "The law protects it",
};

const blank: Required<SiteFields> = {
  sensitive: "Not assessed",
  limbs: [],
  network: "",
  owner: "",
  occupier: "",
  extended: "",
  partOf: "",
  reviewDate: "",
  note: "",
};

/** The sites, or the kinds of sites, of a register: those with most such assets first. */
export function siteDesk(
  kind: SiteSubject["kind"],
  assets: readonly CheckedAsset[],
  kept: readonly SiteAssessment[],
): SiteLine[] {
  const lines = new Map<string, { subject: SiteSubject; assets: number; under: number; site: SiteFinding }>();
  for (const asset of assets) {
    const name = kind === "site" ? asset.site : asset.siteType;
    if (name === "") continue;
    const key = nameKey(name);
    const line = lines.get(key) ?? {
      subject: { kind, name, type: kind === "site" ? asset.siteType : "" },
      assets: 0,
      under: 0,
      site: asset.verdict.findings.site,
    };
    line.assets += 1;
    if (asset.verdict.makers.some(({ standing }) => standings.has(standing))) line.under += 1;
    lines.set(key, line);
  }
  return [...lines]
    .map(([key, { subject, assets: count, under, site }]) => {
      const row = kept.find((one) => isAbout(one, subject));
      return {
        key,
        subject,
        assets: count,
        under,
        fields: row === undefined ? blank : fieldsOf(row),
        basis: basisOf(row, kind, site),
      };
    })
    .sort((a, b) => b.under - a.under || b.assets - a.assets || (a.subject.name < b.subject.name ? -1 : 1));
}

function isAbout(row: SiteAssessment, { kind, name }: SiteSubject): boolean {
  if (kind === "site") return row.site !== null && nameKey(row.site) === nameKey(name);
  return row.site === null && row.type !== null && nameKey(row.type) === nameKey(name);
}

function fieldsOf(row: SiteAssessment): Required<SiteFields> {
  return {
    sensitive:
      row.sensitivity === "sensitive" ? "Yes" : row.sensitivity === "not-sensitive" ? "No" : "Not assessed",
    limbs: row.limbs,
    network: row.cctvNetwork === null ? "" : networkWords[row.cctvNetwork],
    owner: ownerWord(row),
    occupier: row.occupier === null ? "" : occupierWords[row.occupier],
    extended: row.extended === null ? "" : row.extended ? "Yes" : "No",
    partOf: row.partOf ?? "",
    reviewDate: row.reviewDate ?? "",
    note: row.note ?? "",
  };
}

const occupierWords: Readonly<Record<NonNullable<SiteAssessment["occupier"]>, string>> = {
  own: "Own",
  "central-government": "Central government",
  other: "Other",
};

function ownerWord({ owner }: SiteAssessment): string {
  if (owner === null) return "";
  if (owner.owner === "own") return "Own";
  const who = owner.who ?? "other";
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
}

function basisOf(row: SiteAssessment | undefined, kind: SiteSubject["kind"], site: SiteFinding): string {
  if (row?.disputed?.includes("sensitivity") === true) return "two rows disagree";
  if (row !== undefined && row.sensitivity !== "not-assessed") {
    const by = row.assessedBy ?? "nobody named";
    return `assessed by ${by}${row.date === null ? "" : ` on ${row.date}`}`;
  }
  if (kind === "type") return "no answer for the whole type";
  return `${sensitivityWords[site.sensitivity]}: ${basisWords[site.basis]}`;
}

/** Changes that are not written yet, by the line's key; what is set back to what it was drops out. */
export type Staged = ReadonlyMap<string, SiteChange>;

export function stage(staged: Staged, lines: readonly SiteLine[], fields: SiteFields): Staged {
  const next = new Map(staged);
  for (const { key, subject, fields: now } of lines) {
    const wanted = { ...next.get(key)?.fields, ...fields };
    const changed = Object.fromEntries(
      Object.entries(wanted).filter(([name, value]) => !same(now, name, value)),
    );
    if (Object.keys(changed).length === 0) next.delete(key);
    else next.set(key, { subject, fields: changed });
  }
  return next;
}

function same(now: Required<SiteFields>, name: string, value: unknown): boolean {
  return Object.entries(now).some(([one, held]) => one === name && String(held) === String(value));
}
