/** Sentences and words that several sheets of a report share. */
import type { CheckBasis } from "../check";
import type { Connection } from "../findings";
import { regimeOf } from "../policy/regime-under";
import type { ReportRow } from "./report-row";

export const reportSheetName = "Lens report";
export const planSheetName = "Lens plan";

/** Before the first answer about a site's sensitivity is written into a file. */
export const sensitivityWarning =
  "This file will now show which sites are sensitive and what is fitted there. Check its marking and who has access.";

/** On a file that shows it. */
export const handlingSentence =
  "This file shows which sites are sensitive and what is fitted there. Check its marking and who has access.";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date as people write it: 22 November 2026. */
export function longDate(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${Number(day)} ${months[Number(month) - 1] ?? ""} ${year}`;
}

/** A number with its thousands separated. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 row", "1,200 rows". */
export function counted(number: number, what: string, many = `${what}s`): string {
  return `${grouped(number)} ${number === 1 ? what : many}`;
}

export function rulesName({ setting, catalogue }: CheckBasis): string {
  return setting.regimes.map((id) => regimeOf(id, catalogue.policies).name).join(" and ");
}

/** What stands at the foot of each page. */
export function footOf({ asOf, catalogue }: CheckBasis): string {
  return `Estate Lens, checked on ${longDate(asOf)}, maker list ${catalogue.version}`;
}

export const networkWords: Readonly<Record<Connection, string>> = {
  core: "Main",
  "other-network": "Separate",
  isolated: "None",
  unknown: "Not known",
};

/** Whether a row's site is sensitive, and whether somebody said so. */
export function sensitiveWord({ sensitivity, presumed }: ReportRow): string {
  if (sensitivity === "not-assessed") return "Not assessed";
  const word = sensitivity === "sensitive" ? "Yes" : "No";
  return presumed ? `${word}, presumed` : word;
}
