/** Answers of this sitting beside the assessments of the workbook: the newer word counts. */
import type { SiteAssessment, SiteFact } from "../../core/site";
import { nameKey } from "../../core/text";

/**
 * The assessments with the answers in them. An answer about a site changes the rows for that site, one about a kind
 * of site those that name the kind alone; what nobody has a row for is added.
 */
export function mergeAnswers(
  kept: readonly SiteAssessment[],
  answers: readonly SiteAssessment[],
): SiteAssessment[] {
  const merged = [...kept];
  for (const answer of answers) {
    const same = merged.flatMap((row, index) => (isSame(row, answer) ? [[index, row] as const] : []));
    for (const [index, row] of same) merged[index] = changed(row, answer);
    if (same.length === 0) merged.push(answer);
  }
  return merged;
}

function isSame(row: SiteAssessment, { site, type }: SiteAssessment): boolean {
  if (site !== null) return row.site !== null && nameKey(row.site) === nameKey(site);
  return row.site === null && row.type !== null && type !== null && nameKey(row.type) === nameKey(type);
}

function changed(row: SiteAssessment, answer: SiteAssessment): SiteAssessment {
  const assessed = answer.sensitivity !== "not-assessed";
  const answered = (fact: SiteFact): boolean =>
    fact === "sensitivity" ? assessed : fact === "cctvNetwork" && answer.cctvNetwork !== null;
  return {
    ...row,
    disputed: row.disputed?.filter((fact) => !answered(fact)) ?? [],
    ...(assessed
      ? {
          sensitivity: answer.sensitivity,
          limbs: answer.sensitivity === "sensitive" ? row.limbs : [],
          assessedBy: answer.assessedBy,
          date: answer.date,
        }
      : {}),
    ...(answer.cctvNetwork === null ? {} : { cctvNetwork: answer.cctvNetwork }),
  };
}
