/** What a person says of sites, and how it goes into the Sites table. */
import { type TableRow, textIn } from "../../core/decisions";
import type { Limb } from "../../core/findings";
import { nameKey } from "../../core/text";
import type { ChangePlan, TableChange } from "./decision-source";

/** A site by its name, or all sites of a type. */
export interface SiteSubject {
  readonly kind: "site" | "type";
  readonly name: string;
  /** The type of a site, to be written beside its name; "" where it is not known. */
  readonly type: string;
}

/** The fields of the Sites table that the pane changes, as words of the table; what is left out stays as it is. */
export interface SiteFields {
  readonly sensitive?: "Yes" | "No" | "Not assessed";
  readonly limbs?: readonly Limb[];
  readonly network?: "Main" | "Separate" | "None" | "";
  readonly owner?: string;
  readonly occupier?: string;
  readonly extended?: "Yes" | "No" | "";
  /** The complex it belongs to, whose answer holds here too. */
  readonly partOf?: string;
  /** ISO date; "" for none. */
  readonly reviewDate?: string;
  readonly note?: string;
}

export interface SiteChange {
  readonly subject: SiteSubject;
  readonly fields: SiteFields;
}

/** Who says so, as typed, and when (ISO date). */
export interface Said {
  readonly by: string;
  readonly date: string;
}

/** Whether a row of the table is about the subject: a row for a type names no site. */
export function isAbout(row: TableRow, { kind, name }: SiteSubject): boolean {
  const site = textIn(row, "site");
  if (kind === "site") return site !== "" && nameKey(site) === nameKey(name);
  return site === "" && nameKey(textIn(row, "type")) === nameKey(name);
}

/** The table's cells for what was said. A new assessment carries the assessor's name and the date. */
export function siteValues(fields: SiteFields, said: Said) {
  const { sensitive, limbs, network, owner, occupier, extended, partOf, reviewDate, note } = fields;
  const date = { date: said.date };
  const assessed = sensitive === undefined ? {} : assessment(sensitive, said);
  return {
    ...assessed,
    ...(limbs === undefined ? {} : { why: limbs.join("; ") }),
    ...(network === undefined ? {} : { network }),
    ...(owner === undefined ? {} : { owner }),
    ...(occupier === undefined ? {} : { occupier }),
    ...(extended === undefined ? {} : { extended, extendedBy: said.by, extendedOn: date }),
    ...(partOf === undefined ? {} : { partOf }),
    ...(reviewDate === undefined ? {} : { reviewDate: reviewDate === "" ? null : { date: reviewDate } }),
    ...(note === undefined ? {} : { note }),
  };
}

function assessment(sensitive: NonNullable<SiteFields["sensitive"]>, { by, date }: Said) {
  if (sensitive === "Not assessed") return { sensitive, assessedBy: "", date: null, why: "" };
  // A site that is not sensitive has no reason to be; the table would contradict itself.
  return { sensitive, assessedBy: by, date: { date }, ...(sensitive === "No" ? { why: "" } : {}) };
}

/** Every row about a subject is changed; a subject without a row gets one. */
export function planSites(changes: readonly SiteChange[], said: Said): ChangePlan {
  return (rowsOf) => {
    const rows = rowsOf("sites")?.rows ?? [];
    const set: TableChange["set"][number][] = [];
    const add: TableChange["add"][number][] = [];
    for (const { subject, fields } of changes) {
      const values = siteValues(fields, said);
      const about = rows.filter((row) => isAbout(row, subject));
      set.push(...about.map(({ row }) => ({ row, values })));
      if (about.length > 0) continue;
      const names =
        subject.kind === "site" ? { site: subject.name, type: subject.type } : { type: subject.name };
      add.push({ values: { sensitive: "Not assessed", ...names, ...values } });
    }
    return [{ table: "sites", set, add }];
  };
}
