/** What is new, gone and changed since the last check. */
import { compareMarks, idKey, type LastCheckRow } from "../decisions";
import { fold } from "../text";
import type { CheckedRow } from "./last-check";

/** What can differ between two checks of an asset. */
export type ChangedPart = "action" | "toSettle" | "maker";

/** An asset then and now. */
export interface RowPair {
  readonly before: LastCheckRow;
  readonly now: CheckedRow;
  /** Empty where the answer is the same. */
  readonly changed: readonly ChangedPart[];
  /** Somebody has edited the row since. */
  readonly edited: boolean;
  /** Another thing bears its id now: make, model, serial number or MAC address say something else. */
  readonly replaced: boolean;
}

export interface Difference {
  readonly new: readonly CheckedRow[];
  /** In no register any more: deleted, or its id and its words were changed. */
  readonly gone: readonly LastCheckRow[];
  readonly changed: readonly RowPair[];
  /** Rows with the same answer as before. */
  readonly same: number;
  readonly edited: readonly RowPair[];
  /** Every asset that stood in both checks. */
  readonly pairs: readonly RowPair[];
  /** What the last check says of itself: date and versions. */
  readonly since: string;
}

type KeyOf = (row: LastCheckRow) => string;

/**
 * By what rows are known again, the surest first: the id in its register; all words of the row; the id anywhere, for
 * rows that moved to another sheet; the words anywhere.
 */
const keys: readonly KeyOf[] = [
  ({ asset, register }) => (asset === "" ? "" : `${fold(register)}\n${idKey(asset)}`),
  ({ mark, register }) => (mark === "" ? "" : `${fold(register)}\n${mark}`),
  ({ asset }) => (asset === "" ? "" : idKey(asset)),
  ({ mark }) => mark,
];

/** Compares the rows of the last check with those of this one; the order of rows makes no difference. */
export function compareChecks(before: readonly LastCheckRow[], now: readonly CheckedRow[]): Difference {
  let gone = [...before];
  let fresh = [...now];
  const pairs: RowPair[] = [];
  keys.forEach((keyOf, step) => {
    const waiting = new Map<string, LastCheckRow[]>();
    for (const row of gone) {
      const key = keyOf(row);
      if (key === "") continue;
      const same = waiting.get(key);
      if (same === undefined) waiting.set(key, [row]);
      else same.push(row);
    }
    // An id that several rows had, or have, knows none of them again; rows of the same words are as good as each other.
    const byId = step === 0 || step === 2;
    const counts = new Map<string, number>();
    if (byId) for (const row of fresh) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    const met = new Set<LastCheckRow>();
    fresh = fresh.filter((row) => {
      const key = keyOf(row);
      const same = key === "" ? undefined : waiting.get(key);
      if (same === undefined || (byId && (same.length > 1 || counts.get(key) !== 1))) return true;
      const then = same.shift();
      if (then === undefined) return true;
      met.add(then);
      pairs.push(pairOf(then, row));
      return false;
    });
    gone = gone.filter((row) => !met.has(row));
  });
  const inOrder = pairs.sort((a, b) => (a.now.register === b.now.register ? a.now.row - b.now.row : 0));
  return {
    new: fresh,
    gone,
    changed: inOrder.filter(({ changed }) => changed.length > 0),
    same: inOrder.filter(({ changed }) => changed.length === 0).length,
    edited: inOrder.filter(({ edited }) => edited),
    pairs: inOrder,
    since: before[0]?.checked ?? "",
  };
}

function pairOf(before: LastCheckRow, now: CheckedRow): RowPair {
  const parts = ["action", "toSettle", "maker"] as const;
  return {
    before,
    now,
    changed: parts.filter((part) => before[part].trim() !== now[part].trim()),
    edited: before.textMark !== "" && before.textMark !== now.textMark,
    replaced: compareMarks(before.mark, now.mark)?.sameThing === false,
  };
}
