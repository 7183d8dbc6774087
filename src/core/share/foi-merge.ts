/**
 * Counts that may be shown to anybody: small ones are merged until no published figure is small, and none can be found
 * by subtraction, because every figure is a sum of whole groups and no group is taken apart anywhere.
 */

/** Fewer than this are not shown by themselves. */
export const smallestShown = 5;

export interface CountCell {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** A line of the table: its own figures by column, and those that were merged. */
export interface MergedLine {
  readonly name: string;
  /** `null` where the figure is among the merged ones. */
  readonly shown: ReadonlyMap<string, number | null>;
  readonly merged: number;
  readonly total: number;
}

export interface MergedTable {
  readonly columns: readonly string[];
  readonly lines: readonly MergedLine[];
  readonly total: number;
  /** Names whose counts are in the line of others. */
  readonly others: readonly string[];
  /** Even all together are too few to be shown. */
  readonly tooFew: boolean;
}

/**
 * Merges a table of counts. Rows with fewer than `smallest` together go into one line, with the next smallest rows
 * where they are still too few; in each line the small figures go into one, with the next smallest where that is
 * still too small. A nought is a figure too: a line with merged figures shows none of its noughts, so that nobody
 * learns which columns the merged ones are of.
 * @param others the name of the line of merged rows
 */
export function mergeSmall(
  cells: readonly CountCell[],
  others: string,
  smallest = smallestShown,
): MergedTable {
  const columns = [...new Set(cells.map(({ column }) => column))];
  const rows = new Map<string, Map<string, number>>();
  for (const { row, column, count } of cells) {
    const counts = rows.get(row) ?? new Map<string, number>();
    counts.set(column, (counts.get(column) ?? 0) + count);
    rows.set(row, counts);
  }
  const named = [...rows]
    .map(([name, counts]) => ({ name, counts, total: sum(counts.values()) }))
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total || (one.name < other.name ? -1 : 1));
  const total = sum(named.map((row) => row.total));
  if (total < smallest)
    return { columns, lines: [], total, others: named.map(({ name }) => name), tooFew: total > 0 };
  const small: typeof named = [];
  while (named.length > 0) {
    const last = named.at(-1);
    const waiting = sum(small.map((row) => row.total));
    if (last === undefined || (last.total >= smallest && (small.length === 0 || waiting >= smallest))) break;
    small.push(last);
    named.pop();
  }
  const lines = named.map(({ name, counts }) => mergedLine(name, counts, columns, smallest));
  if (small.length > 0) {
    const counts = new Map<string, number>();
    for (const row of small)
      for (const [column, count] of row.counts) counts.set(column, (counts.get(column) ?? 0) + count);
    lines.push(mergedLine(others, counts, columns, smallest));
  }
  return { columns, lines, total, others: small.map(({ name }) => name).sort(), tooFew: false };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** A line whose total is large enough. */
function mergedLine(
  name: string,
  counts: ReadonlyMap<string, number>,
  columns: readonly string[],
  smallest: number,
): MergedLine {
  const rising = columns
    .map((column, place) => ({ column, place, count: counts.get(column) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count || one.place - other.place);
  const hidden = new Set<string>();
  let merged = 0;
  for (const { column, count } of rising) {
    if (count >= smallest && (hidden.size === 0 || merged >= smallest)) break;
    hidden.add(column);
    merged += count;
  }
  const shown = new Map(
    columns.map((column) => {
      const count = counts.get(column) ?? 0;
      return [column, hidden.has(column) || (count === 0 && hidden.size > 0) ? null : count] as const;
    }),
  );
  return { name, shown, merged, total: sum(counts.values()) };
}
