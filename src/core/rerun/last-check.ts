/** What a check leaves behind, so that the next one can tell what changed since. */
import type { CheckedAsset } from "../check";
import { AssetKeys, type LastCheckRow, type PlannedTableRow } from "../decisions";
import { actions, type Action } from "../policy/regime";
import { actionWords } from "../policy/words";
import type { RegisterReading } from "../register";
import { makerCell, toSettleCell } from "../result-columns";

/** Why a row asks for nothing any more. */
export type Settled = "removed" | "isolated" | "accepted";

/** An asset as this check leaves it. */
export interface CheckedRow extends LastCheckRow {
  /** What people did or accepted that settles it; `null` where nothing of the kind did. */
  readonly settled: Settled | null;
}

/** The action behind the words of a cell; `null` where somebody changed them. */
export function actionOf(word: string): Action | null {
  return actions.find((action) => actionWords[action] === word) ?? null;
}

function settledBy(asset: CheckedAsset): Settled | null {
  const { verdict, exception, work } = asset;
  if (exception !== null && !exception.overdue && asset.actionWithoutException !== verdict.action)
    return "accepted";
  if (verdict.findings.stage.stage === "removed") return "removed";
  return work.some(({ what }) => what === "isolated") ? "isolated" : null;
}

/** Takes the assets of one register as they are checked; then gives their rows. */
export class LastCheck {
  private readonly keys: AssetKeys;
  private readonly taken: CheckedRow[] = [];

  /** @param checked the date and the versions, as in the column Lens checked */
  constructor(
    reading: RegisterReading,
    private readonly checked: string,
  ) {
    this.keys = new AssetKeys(reading);
  }

  add(asset: CheckedAsset): void {
    const { row, verdict } = asset;
    this.taken.push({
      ...this.keys.of(row),
      row: row + 1,
      site: asset.site,
      action: actionWords[verdict.action],
      toSettle: toSettleCell(verdict),
      maker: makerCell(verdict),
      why: asset.reason,
      devices: asset.quantity,
      textMark: this.keys.textMark(row),
      checked: this.checked,
      settled: settledBy(asset),
    });
  }

  rows(): readonly CheckedRow[] {
    return this.taken;
  }
}

/** The rows of a register's assets for the last check. */
export function lastCheckRows(
  reading: RegisterReading,
  assets: Iterable<CheckedAsset>,
  checked: string,
): readonly CheckedRow[] {
  const last = new LastCheck(reading, checked);
  for (const asset of assets) last.add(asset);
  return last.rows();
}

/** A row as the table holds it. */
export function lastCheckValues(row: LastCheckRow): PlannedTableRow {
  const {
    asset,
    mark,
    register,
    row: number,
    site,
    action,
    toSettle,
    maker,
    why,
    devices,
    textMark,
    checked,
  } = row;
  return {
    values: {
      asset,
      mark,
      register,
      row: number,
      site,
      action,
      toSettle,
      maker,
      why,
      devices,
      textMark,
      checked,
    },
  };
}
