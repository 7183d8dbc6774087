/** The arguments that every function shares: whose rules, the site assessments, the maker decisions. */
import { recognisedTable, type DecisionTableId } from "../core/decisions";
import type { CellValue } from "../core/sheet";
import { cellText } from "../core/text";
import { readMakerDecisions, type MakerDecision } from "../core/maker";
import { defaultPolicy, readRegimes, type PolicySetting } from "../core/policy/own";
import { headsPolicy, readPolicySetting } from "../core/policy/read-settings";
import { regimeIds } from "../core/policy/regime";
import { parseSiteAssessments, type SiteAssessment } from "../core/site";
import { otherTable } from "./decided";
import { isBlankRange, linesOf, rangeOf, type Given } from "./cells";
import { RangeMemo } from "./memo";
import { FunctionProblem, problems } from "./problems";

/** Whose rules, and whether the formula said so. */
export interface Policy {
  readonly setting: PolicySetting;
  /** False: the formula named none, so the rules for government departments are used, and the reason says it. */
  readonly named: boolean;
}

const unnamed: Policy = { setting: defaultPolicy, named: false };
const noSites: readonly SiteAssessment[] = [];
const noMakers: readonly MakerDecision[] = [];

/** Reads the shared arguments; the same content gives the same object, so that what hangs on it is made once. */
export class SharedArguments {
  private readonly policies = new RangeMemo<Policy>();
  private readonly named = new Map<string, Policy>();
  private readonly sites = new RangeMemo<readonly SiteAssessment[]>();
  private readonly makers = new RangeMemo<readonly MakerDecision[]>();

  policy(given: Given): Policy {
    if (!Array.isArray(given)) return this.policyOf(linesOf(given));
    return this.policies.get(given, () => this.policyOf(linesOf(given)));
  }

  siteAssessments(given: Given): readonly SiteAssessment[] {
    return this.table(given, this.sites, noSites, (lines) => {
      const { assessments, problems: found } = parseSiteAssessments(lines);
      const [first] = found;
      // A row that cannot be read assesses nothing, which leads to Check; a table without its header is a mistake.
      if (assessments.length === 0 && first?.row === 0) {
        throw new FunctionProblem(swapped("sites", lines) ?? problems.sitesTable(first.message));
      }
      return assessments;
    });
  }

  makerDecisions(given: Given): readonly MakerDecision[] {
    return this.table(given, this.makers, noMakers, (lines) => {
      const { decisions, problems: found } = readMakerDecisions(lines);
      const [first] = found;
      if (decisions.length === 0 && first !== undefined)
        throw new FunctionProblem(swapped("makers", lines) ?? problems.makersTable(first));
      return decisions;
    });
  }

  private table<Made>(
    given: Given,
    memo: RangeMemo<Made>,
    none: Made,
    make: (lines: CellValue[][]) => Made,
  ): Made {
    if (given === null || given === undefined) return none;
    return memo.get(rangeOf(given), () => {
      const lines = linesOf(given);
      return lines === null || isBlankRange(lines) ? none : make(lines);
    });
  }

  private policyOf(lines: CellValue[][] | null): Policy {
    if (lines === null || isBlankRange(lines)) return unnamed;
    const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
    if (width === 1) return this.byName(lines.map(([cell]) => cellText(cell ?? null)).join(","));
    if (width > 2 && !lines.some(headsPolicy))
      throw new FunctionProblem(swapped("policy", lines) ?? problems.policyShape());
    const { setting, problems: found } = readPolicySetting(lines);
    const [first] = found;
    if (first !== undefined) throw new FunctionProblem(problems.policySetting(first));
    return { setting, named: setting.regimes !== defaultPolicy.regimes };
  }

  private byName(text: string): Policy {
    const known = this.named.get(text);
    if (known !== undefined) return known;
    const regimes = readRegimes(text);
    if (regimes === null) throw new FunctionProblem(problems.unknownRules(text, regimeIds));
    const policy: Policy = { setting: { ...defaultPolicy, regimes }, named: true };
    this.named.set(text, policy);
    return policy;
  }
}

/** Where a table that cannot be read as its argument is another one of the workbook's: what to say of it. */
function swapped(expected: DecisionTableId, lines: CellValue[][]): string | null {
  const table = recognisedTable(lines);
  return table === null || table === expected ? null : otherTable(table);
}
