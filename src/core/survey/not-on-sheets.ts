/** Rows that wait for a visit and stand on none of the survey sheets that came back. */
import { counted } from "../report";
import { surveyRows, type SurveyInput } from "./plan-survey";
import type { SurveyAnswers } from "./read-survey";

const sitesNamed = 5;

/** How many rows, and at which sites, as a sentence; "" where every row that waits stands on a sheet. */
export function rowsOnNoSheet(
  input: Pick<SurveyInput, "registers" | "basis">,
  { marks }: Pick<SurveyAnswers, "marks">,
): string {
  const missing = surveyRows(input).filter(({ key }) => !marks.has(key.mark));
  if (missing.length === 0) return "";
  const sites = [...new Set(missing.map(({ site, siteType }) => site || siteType || "no site given"))];
  const more = sites.length > sitesNamed ? ` and ${sites.length - sitesNamed} more sites` : "";
  return `${counted(missing.length, "more row")} to look at ${missing.length === 1 ? "is" : "are"} on none of these sheets: ${sites.slice(0, sitesNamed).join(", ")}${more}.`;
}
