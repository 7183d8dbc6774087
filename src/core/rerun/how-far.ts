/** A plain answer to the question how far an organisation is. */
import type { LastCheckRow } from "../decisions";
import type { Difference, RowPair } from "./compare";
import { actionOf } from "./last-check";

/** Rows, not devices. */
export interface HowFar {
  /** Needed action at the last check: remove, do not install, isolate. */
  readonly needed: number;
  /** Of those: need nothing any more, and why. */
  readonly done: {
    readonly removed: number;
    readonly isolated: number;
    /** Somebody accepts the risk until a date. */
    readonly accepted: number;
    /** Another thing stands in its place. */
    readonly replaced: number;
    /** Its facts or the decisions about it changed: a site was assessed, a maker cleared. */
    readonly cleared: number;
    readonly total: number;
  };
  /** Of those: still need action, or a look. */
  readonly open: number;
  /** Of the open ones: off every network meanwhile. */
  readonly isolatedMeanwhile: number;
  /** Of those: in no register any more, and no record says where they went. */
  readonly missing: number;
  /** Did not need action at the last check, or were not there, and do now. */
  readonly added: number;
  /** Could not be decided at the last check; of those decided now. */
  readonly undecided: number;
  readonly decided: number;
  /** Cannot be decided now, in all. */
  readonly undecidedNow: number;
  /** The same in sentences. */
  readonly sentences: readonly string[];
}

const needsAction = ({ action }: Pick<LastCheckRow, "action">): boolean => {
  const code = actionOf(action);
  return code === "remove" || code === "do-not-deploy" || code === "isolate";
};
const isOpen = ({ action }: Pick<LastCheckRow, "action">): boolean => actionOf(action) === "review";

/** Sums a difference up. */
export function howFar(difference: Difference): HowFar {
  const { pairs, gone, new: fresh } = difference;
  const needed = pairs.filter(({ before }) => needsAction(before));
  const settled = needed.filter(({ now }) => !needsAction(now) && !isOpen(now));
  const because = (why: (pair: RowPair) => boolean): number => settled.filter(why).length;
  const kindOf = ({ now, replaced }: RowPair): keyof Omit<HowFar["done"], "total"> =>
    now.settled ?? (replaced ? "replaced" : "cleared");
  const done = {
    removed: because((pair) => kindOf(pair) === "removed"),
    isolated: because((pair) => kindOf(pair) === "isolated"),
    accepted: because((pair) => kindOf(pair) === "accepted"),
    replaced: because((pair) => kindOf(pair) === "replaced"),
    cleared: because((pair) => kindOf(pair) === "cleared"),
    total: settled.length,
  };
  const missing = gone.filter(needsAction).length;
  const undecided = pairs.filter(({ before }) => isOpen(before));
  const counts = {
    needed: needed.length + missing,
    done,
    open: needed.length - settled.length,
    isolatedMeanwhile: needed.filter(
      ({ now }) => (needsAction(now) || isOpen(now)) && now.settled === "isolated",
    ).length,
    missing,
    added:
      pairs.filter(({ before, now }) => !needsAction(before) && needsAction(now)).length +
      fresh.filter(needsAction).length,
    undecided: undecided.length + gone.filter(isOpen).length,
    decided: undecided.filter(({ now }) => !isOpen(now)).length,
    undecidedNow: pairs.filter(({ now }) => isOpen(now)).length + fresh.filter(isOpen).length,
  };
  return { ...counts, sentences: sentencesOf(counts) };
}

const rows = (count: number): string => `${count.toLocaleString("en-GB")} ${count === 1 ? "row" : "rows"}`;

function sentencesOf(counts: Omit<HowFar, "sentences">): string[] {
  const { needed, done, open, isolatedMeanwhile, missing, added, undecided, decided, undecidedNow } = counts;
  const kinds = (
    [
      [done.removed, "removed"],
      [done.isolated, "isolated"],
      [done.accepted, "with an accepted risk"],
      [done.replaced, "replaced"],
      [done.cleared, "cleared by an answer"],
    ] as const
  ).flatMap(([count, word]) => (count === 0 ? [] : [`${count.toLocaleString("en-GB")} ${word}`]));
  const how = kinds.length === 0 ? "" : ` (${kinds.join(", ")})`;
  const meanwhile =
    isolatedMeanwhile === 0
      ? ""
      : `, ${isolatedMeanwhile.toLocaleString("en-GB")} of them isolated meanwhile`;
  const sentences = [
    needed === 0
      ? "No row needed action at the last check."
      : `Of ${rows(needed)} that needed action at the last check ${done.total.toLocaleString("en-GB")} ${done.total === 1 ? "is" : "are"} done${how} and ${open.toLocaleString("en-GB")} ${open === 1 ? "is" : "are"} open${meanwhile}.`,
  ];
  if (missing > 0) {
    sentences.push(
      `${rows(missing)} that needed action ${missing === 1 ? "is" : "are"} in no register any more, and no record says where ${missing === 1 ? "it" : "they"} went.`,
    );
  }
  if (added > 0)
    sentences.push(`${rows(added)} ${added === 1 ? "needs" : "need"} action that did not before.`);
  if (undecided > 0 || undecidedNow > 0) {
    sentences.push(
      `Of ${rows(undecided)} that could not be decided ${decided.toLocaleString("en-GB")} ${decided === 1 ? "is" : "are"} decided; ${rows(undecidedNow)} cannot be decided now.`,
    );
  }
  return sentences;
}
