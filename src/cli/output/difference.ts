/** What changed since the last check, in words and as JSON. */
import type { LastCheckRow } from "../../core/decisions";
import { howFar, type CheckedRow, type Difference } from "../../core/rerun";
import { fold } from "../../core/text";
import { counted, wrapped } from "./style";
import type { ReportLayout } from "./report";

const listLimit = 15;

const named = ({ asset, register, row }: LastCheckRow): string =>
  `${asset === "" ? "(no id)" : asset}, ${register} row ${row}`;

/** Rows that are new to the check, and perhaps not to the estate: their sheets were not looked at before. */
function firstLookedAt({ new: fresh, pairs, gone }: Difference): string[] {
  const before = new Set(
    [...pairs.map((pair) => pair.before), ...gone].map(({ register }) => fold(register)),
  );
  const met = new Set(pairs.map(({ now }) => fold(now.register)));
  const first = fresh.filter(({ register }) => !before.has(fold(register)) && !met.has(fold(register)));
  if (first.length === 0) return [];
  const sheets = [...new Set(first.map(({ register }) => register))];
  const rows =
    first.length === 1 ? "1 new row stands" : `${first.length.toLocaleString("en-GB")} new rows stand`;
  return [
    `${rows} on ${counted(sheets.length, "sheet")} that the last check did not look at: ${sheets.join(", ")}.`,
  ];
}

/**
 * The answer to "how far are we", then what is new, gone and changed.
 * @param byHand what was changed by hand on the decision tables, as sentences without their full stops
 */
export function differenceLines(
  difference: Difference,
  byHand: readonly string[],
  all: boolean,
  { style, width }: ReportLayout,
): string[] {
  const { new: fresh, gone, changed, same, edited, since } = difference;
  const list = (title: string, lines: readonly string[]): string[] => {
    if (lines.length === 0) return [];
    const shown = all ? lines : lines.slice(0, listLimit);
    const hidden = lines.length - shown.length;
    return [
      `  ${style("bold", title)}`,
      ...shown.map((line) => `    ${line}`),
      ...(hidden > 0
        ? [style("dim", `    … and ${counted(hidden, "more row")}; list them with --all.`)]
        : []),
    ];
  };
  return [
    style("bold", `Since the check of ${since === "" ? "the earlier copy" : since}`),
    ...howFar(difference).sentences.map((sentence) => `  ${sentence}`),
    style(
      "dim",
      `  ${counted(fresh.length, "row")} new, ${counted(gone.length, "row")} gone, ${counted(changed.length, "row")} changed, ${counted(same, "row")} the same; ${counted(edited.length, "row")} edited by somebody.`,
    ),
    ...firstLookedAt(difference).flatMap((sentence) =>
      wrapped(sentence, width - 2).map((line) => style("dim", `  ${line}`)),
    ),
    ...byHand.flatMap((sentence) => wrapped(`${sentence}.`, width - 2).map((line) => `  ${line}`)),
    ...list(
      "Changed",
      changed
        .filter((pair) => pair.changed.includes("action"))
        .map(({ before, now }) => `${named(now)}: ${before.action} → ${now.action}`),
    ),
    ...list(
      "New",
      fresh.map((row) => `${named(row)}: ${row.action}`),
    ),
    ...list(
      "Gone",
      gone.map((row) => `${named(row)}: was ${row.action}`),
    ),
    "",
  ];
}

const place = ({ asset, mark, register, row, site }: LastCheckRow): object => ({
  asset,
  mark,
  register,
  row,
  site,
});
const answer = ({ action, toSettle, maker, why }: LastCheckRow): object => ({ action, toSettle, maker, why });
const whole = (row: LastCheckRow | CheckedRow): object => ({ ...place(row), ...answer(row) });

/** The same as JSON; row numbers count from 1. */
export function differenceObject(difference: Difference, byHand: readonly string[]): object {
  const { new: fresh, gone, changed, same, edited, since } = difference;
  const { sentences, ...counts } = howFar(difference);
  return {
    since,
    new: fresh.map(whole),
    gone: gone.map(whole),
    changed: changed.map(({ before, now, changed: parts, replaced }) => ({
      ...place(now),
      parts,
      replaced,
      before: answer(before),
      now: answer(now),
    })),
    edited: edited.map(({ now }) => place(now)),
    same,
    howFar: { ...counts, sentences },
    ...(byHand.length === 0 ? {} : { byHand }),
  };
}
