/** Fetches the rows of an area block by block, each as large as the rows seen so far allow. */
import type { Area } from "../core/sheet";
import { type BlockWalk, jsonBytes, type RowBlock } from "./blocks";
import type { ExcelSession } from "./excel-session";
import { problemOf } from "./problem";
import { type Watcher, throwIfCancelled } from "./progress";
import { rangeAt } from "./range";
import { columnRuns, type SheetSource } from "./sheet-source";

/** Reads on until the walk's end. Columns in `without` are not asked for. */
export async function readRows(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  source: SheetSource,
  walk: BlockWalk,
  without: ReadonlySet<number>,
  watcher: Watcher,
): Promise<void> {
  const { area, name } = source;
  for (let block = walk.take(); block !== null; block = walk.take()) {
    throwIfCancelled(watcher);
    const done = block.first - area.top;
    if (done > 0) watcher.report({ stage: "reading", done, total: area.bottom - area.top + 1, sheet: name });
    try {
      walk.seen(block, await readBlock(session, sheet, source, without, block));
    } catch (error) {
      const tooLarge = problemOf(error)?.code === "ResponsePayloadSizeLimitExceeded";
      if (!tooLarge || !walk.tooLarge(block)) throw error;
    }
  }
}

async function readBlock(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  source: SheetSource,
  without: ReadonlySet<number>,
  { first, last }: RowBlock,
): Promise<number> {
  const asked = askedFor(sheet, source.area, without, first, last);
  if (asked.length === 0) return 0;
  await session.sync();
  return takeRows(source, first, asked);
}

interface AskedRange {
  readonly left: number;
  readonly range: Excel.Range;
}

/** Asks for the values of some rows; `takeRows` takes them after the next sync. */
export function askedFor(
  sheet: Excel.Worksheet,
  { left, right }: Area,
  without: ReadonlySet<number>,
  first: number,
  last: number,
): AskedRange[] {
  return columnRuns(left, right, without).map(([from, to]) => {
    const range = rangeAt(sheet, { top: first, left: from, bottom: last, right: to });
    range.load("values");
    return { left: from, range };
  });
}

/** Puts what was asked for into the source; gives its bytes. */
export function takeRows(source: SheetSource, first: number, asked: readonly AskedRange[]): number {
  let bytes = 0;
  for (const { left, range } of asked) {
    const values: readonly (readonly unknown[])[] = range.values;
    source.put(first, left, values);
    for (const line of values) for (const value of line) bytes += jsonBytes(value);
  }
  return bytes;
}
