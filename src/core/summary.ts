/** Counts over verdicts: rows and devices, firm and provisional apart. */
import { actions, type Action } from "./policy/regime";
import type { Verdict } from "./policy/verdict";

export interface Count {
  readonly rows: number;
  readonly devices: number;
  /** Of those rows: how many rest on a presumption. */
  readonly provisional: number;
}

export interface Summary {
  readonly assets: number;
  readonly devices: number;
  readonly actions: Readonly<Record<Action, Count>>;
  readonly provisional: number;
}

export class SummaryTally {
  private readonly counts = Object.fromEntries(
    actions.map((action) => [action, { rows: 0, devices: 0, provisional: 0 }]),
  ) as Record<Action, { rows: number; devices: number; provisional: number }>;

  add(verdict: Verdict, devices: number): void {
    const count = this.counts[verdict.action];
    count.rows++;
    count.devices += devices;
    if (verdict.provisional) count.provisional++;
  }

  summary(): Summary {
    const all = Object.values(this.counts);
    const sum = (pick: (count: Count) => number): number =>
      all.reduce((total, count) => total + pick(count), 0);
    return {
      assets: sum(({ rows }) => rows),
      devices: sum(({ devices }) => devices),
      actions: this.counts,
      provisional: sum(({ provisional }) => provisional),
    };
  }
}
