import { RecordReader } from "./record-reader";

/** The delimiters that are looked for, the likeliest first. */
const candidates = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof candidates)[number];

export interface Dialect {
  readonly delimiter: Delimiter;
  /** Bytes of a first line such as `sep=;`, which Excel writes and does not show. */
  readonly skip: number;
}

const sampleRecords = 200;

/**
 * The delimiter of a text, from its beginning: a `sep=` line says it; else the one that cuts most lines into the
 * same number of fields, more than one. A text in which none does is one column.
 */
export function findDialect(sample: Uint8Array, complete: boolean): Dialect {
  const first = new TextDecoder().decode(sample.subarray(0, 32));
  const declared = /^"?sep=([,;\t|])"?(\r\n|\r|\n|$)/i.exec(first);
  if (declared !== null) {
    const delimiter = candidates.find((one) => one === declared[1]) ?? ",";
    return { delimiter, skip: declared[0].length };
  }
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of candidates) {
    const score = consistency(fieldCounts(sample, delimiter, complete));
    if (score > bestScore * 1.02) {
      best = delimiter;
      bestScore = score;
    }
  }
  return { delimiter: best, skip: 0 };
}

/** Fields of each non-blank record of the sample, up to 200 records. */
function fieldCounts(sample: Uint8Array, delimiter: Delimiter, complete: boolean): number[] {
  const counts: number[] = [];
  let filled = 0;
  const reader = new RecordReader(delimiter.charCodeAt(0), {
    field: () => {
      filled++;
    },
    endRecord: (_, columns) => {
      if (filled > 0 || columns > 1) counts.push(columns);
      filled = 0;
      return counts.length < sampleRecords;
    },
  });
  reader.push(sample);
  if (complete) reader.finish();
  return counts;
}

/**
 * The share of records that have the commonest number of fields above one, weighed by that number:
 * titles and notes above a table have one field in any dialect and count half against it.
 */
function consistency(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  let single = 0;
  for (const count of counts) {
    if (count <= 1) single++;
    else tally.set(count, (tally.get(count) ?? 0) + 1);
  }
  let score = 0;
  for (const [fields, records] of tally) {
    const share = records / (counts.length - single / 2);
    score = Math.max(score, share * (1 + Math.log2(fields) / 4));
  }
  return score;
}
