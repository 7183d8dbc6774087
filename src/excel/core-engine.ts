/** The decision engine behind the adapter's port. */
import type { Catalogue } from "../core/catalogue";
import { Checker } from "../core/check";
import { contentHints } from "../core/content-hints";
import type { MakerDecision } from "../core/maker";
import type { PolicySetting } from "../core/policy/own";
import { AmongSheets } from "../core/register";
import { resultTexts } from "../core/result-columns";
import type { SiteAssessment } from "../core/site";
import type { CheckEngine } from "./engine";

export interface EngineBasis {
  readonly catalogue: Catalogue;
  readonly setting: PolicySetting;
  readonly sites: readonly SiteAssessment[];
  readonly makers: readonly MakerDecision[];
  /** ISO date of the check. */
  readonly asOf: string;
  /** The functions' namespace: `ESTATE`, or another in development. */
  readonly namespace: string;
}

/** An engine for one set of rules; keep it while they stay the same, it remembers what it has read. */
export function coreEngine(basis: EngineBasis): CheckEngine {
  const { catalogue, setting, asOf, namespace } = basis;
  const checker = new Checker(basis);
  const among = new AmongSheets(catalogue.vocabulary.columns, contentHints(catalogue));
  const checked = `${asOf}, maker list ${catalogue.version}`;
  return {
    namespace,
    liveArguments: () => [`"${setting.regimes.join(",")}"`],
    read: (sheet, beside) => among.read(sheet, beside),
    mayLookAt: (name) => among.mayLookAt(name),
    lookAhead: (head, rows, reading) => among.lookAhead(head, rows, reading),
    *check(reading) {
      for (const block of checker.check(reading)) {
        yield block.map(({ row, verdict, reason }) => ({
          row,
          texts: resultTexts(verdict, reason, checked),
        }));
      }
    },
  };
}
