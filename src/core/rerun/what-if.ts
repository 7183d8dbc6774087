/** What the counts would be under another policy, before anything is written. */
import { Checker, type CheckBasis } from "../check";
import type { PolicySetting } from "../policy/own";
import type { RegisterReading } from "../register";
import { SummaryTally, type Summary } from "../summary";

/** A register as it was read, with its file's name. */
export interface WhatIfRegister {
  readonly reading: RegisterReading;
  readonly file?: string;
}

/** Checks the registers under another setting; yields the number of assets done after each block, then gives the counts. */
export function* whatIf(
  basis: CheckBasis,
  setting: PolicySetting,
  registers: readonly WhatIfRegister[],
): Generator<number, Summary> {
  const checker = new Checker({ ...basis, setting });
  const placed = checker.place(registers.map(({ reading }) => reading));
  const tally = new SummaryTally();
  let done = 0;
  for (const { reading, file } of registers) {
    for (const block of checker.check(reading, file, undefined, placed)) {
      for (const { verdict, quantity } of block) tally.add(verdict, quantity);
      done += block.length;
      yield done;
    }
  }
  return tally.summary();
}
