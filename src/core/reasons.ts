import type { PolicySetting } from "./policy/own";
import { reasonFor } from "./policy/reason";
import type { Verdict } from "./policy/verdict";

/** The sentences of verdicts, each made once: many rows share a verdict. */
export class Reasons {
  private readonly known = new WeakMap<Verdict, string>();

  /** @param asOf the date of the check; "" where there is none, as in a formula */
  constructor(
    private readonly setting: PolicySetting,
    private readonly asOf = "",
  ) {}

  of(verdict: Verdict): string {
    let reason = this.known.get(verdict);
    if (reason === undefined) {
      reason = reasonFor(verdict, this.setting, this.asOf);
      this.known.set(verdict, reason);
    }
    return reason;
  }
}
