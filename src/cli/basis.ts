/** What a check rests on: options, the tables that they name, and the tables of the workbook itself. */
import { catalogue } from "../catalogue";
import type { CheckBasis } from "../core/check";
import type { Decisions, DecisionTableId } from "../core/decisions";
import { defaultPolicy } from "../core/policy/own";
import type { Sheet } from "../core/sheet";
import type { CheckOptions } from "./args";
import { decisionsFor, givenTables, type GivenTables } from "./decision-tables";
import { otherRulesBefore } from "./rules-before";

/** What the check of one workbook rests on. */
export interface WorkbookBasis {
  readonly basis: CheckBasis;
  readonly decisions: Decisions;
  /** Sentences for stderr: what in the tables was not understood. */
  readonly problems: readonly string[];
  /** Whether somebody said whose rules bind. */
  readonly given: boolean;
  /** The tables that stand in files of their own. */
  readonly elsewhere: ReadonlySet<DecisionTableId>;
}

/** Gives each workbook its basis. An option wins over a table, a file that an option names over the workbook's own table. */
export class BasisSource {
  private constructor(
    private readonly options: CheckOptions,
    private readonly tables: GivenTables,
  ) {}

  /** Reads the files that the options name. Throws `UsageError`. */
  static async open(options: CheckOptions): Promise<BasisSource> {
    return new BasisSource(options, await givenTables(options));
  }

  /** The basis of a workbook with these sheets; without sheets that of the options alone. */
  for(sheets: readonly Sheet[]): WorkbookBasis {
    const { regimes, decisions: decided, asOf } = this.options;
    const { decisions, problems, elsewhere } = decisionsFor(sheets, this.tables);
    const setting = decisions.setting ?? defaultPolicy;
    // A policy table without the rules has not said whose they are.
    const given = regimes !== null || setting.regimes !== defaultPolicy.regimes;
    const before = given ? "" : otherRulesBefore(decisions.tables.get("audit"));
    return {
      basis: {
        catalogue,
        setting: {
          ...setting,
          ...(regimes === null ? {} : { regimes }),
          decisions: [...setting.decisions, ...decided],
        },
        sites: decisions.sites,
        makers: decisions.makers,
        decisions,
        asOf,
      },
      decisions,
      problems: before === "" ? problems : [...problems, before],
      given,
      elsewhere,
    };
  }
}
