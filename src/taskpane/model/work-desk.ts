/** Risks that were accepted and whose date has passed or is near, and work that is done. */
import type { CheckedAsset } from "../../core/check";

export interface ExceptionLine {
  readonly asset: CheckedAsset;
  readonly until: string;
  readonly by: string;
  readonly reason: string;
  readonly isOverdue: boolean;
}

/** The overdue ones first, then those that end soonest. */
export function exceptionLines(assets: readonly CheckedAsset[]): ExceptionLine[] {
  return assets
    .flatMap((asset): ExceptionLine[] => {
      const { exception } = asset;
      if (exception === null) return [];
      const { until, approvedBy, reason } = exception.record;
      return [{ asset, until, by: approvedBy, reason, isOverdue: exception.overdue }];
    })
    .sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (a.until < b.until ? -1 : 1));
}

export function workCount(assets: readonly CheckedAsset[]): { isolated: number; removed: number } {
  const count = (what: "isolated" | "removed"): number =>
    assets.filter(({ work }) => work.some((record) => record.what === what)).length;
  return { isolated: count("isolated"), removed: count("removed") };
}
