/** What a check rests on, from options and the small tables that people keep. */
import { catalogue } from "../catalogue";
import type { CheckBasis } from "../core/check";
import { readMakerDecisions } from "../core/maker";
import { defaultPolicy, readPolicySetting } from "../core/policy/own";
import { parseSiteAssessments } from "../core/site";
import type { CheckOptions } from "./args";
import { readTable } from "./tables";

export interface GivenBasis {
  readonly basis: CheckBasis;
  /** Sentences for stderr: what in the tables was not understood. */
  readonly problems: readonly string[];
  /** Whether somebody said whose rules bind. */
  readonly given: boolean;
}

const named = (option: string, problems: readonly string[]): string[] =>
  problems.map((problem) => `${option}: ${problem}`);

/** Reads the tables that the options name. An option wins over the policy file. Throws `UsageError`. */
export async function basisOf(options: CheckOptions): Promise<GivenBasis> {
  const { policyFile, sitesFile, makersFile, regimes } = options;
  const policy =
    policyFile === undefined
      ? { setting: defaultPolicy, problems: [] }
      : readPolicySetting(await readTable(policyFile, "--policy"));
  const sites = sitesFile === undefined ? null : parseSiteAssessments(await readTable(sitesFile, "--sites"));
  const makers =
    makersFile === undefined ? null : readMakerDecisions(await readTable(makersFile, "--makers"));
  return {
    basis: {
      catalogue,
      setting: {
        ...policy.setting,
        ...(regimes === null ? {} : { regimes }),
        decisions: [...policy.setting.decisions, ...options.decisions],
      },
      sites: sites?.assessments ?? [],
      makers: makers?.decisions ?? [],
      asOf: options.asOf,
    },
    problems: [
      ...named("--policy", policy.problems),
      ...named(
        "--sites",
        (sites?.problems ?? []).map(({ row, message }) => `row ${row + 1}: ${message}`),
      ),
      ...named("--makers", makers?.problems ?? []),
    ],
    given: regimes !== null || policyFile !== undefined,
  };
}
