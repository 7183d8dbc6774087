/**
 * Decisions about rows that are looked at one by one, as formulas do. A row finds what names its id or its mark; whether
 * another row has the same one it cannot see, so what is not certain without that says so.
 */
import type { AssetKeys } from "./asset-keys";
import { compareMarks, idKey } from "./asset-keys";
import { PlacedDecisions, type PlacedReading, type RowDecisions } from "./place-decisions";
import type { AssetDecisions, AssetReference, FoundFact, RiskException, WorkRecord } from "./records";

/** The rows of a decision table, found by the assets that they name. */
export class NamedAssets<Named extends Pick<AssetReference, "asset" | "mark">> {
  private readonly byId = new Map<string, number[]>();
  private readonly byMark = new Map<string, number[]>();

  constructor(private readonly all: readonly Named[]) {
    all.forEach(({ asset, mark }, at) => {
      const [map, key] = asset === "" ? [this.byMark, mark] : [this.byId, idKey(asset)];
      const same = map.get(key);
      if (same === undefined) map.set(key, [at]);
      else same.push(at);
    });
  }

  /** Those that name a row of a register, in the order of their table. */
  of(keys: AssetKeys, row: number): readonly Named[] {
    const places: number[] = [];
    if (this.byId.size > 0) for (const [, id] of keys.ids(row)) places.push(...(this.byId.get(id) ?? []));
    if (this.byMark.size > 0) places.push(...(this.byMark.get(keys.mark(row)) ?? []));
    if (places.length === 0) return [];
    const named = new Set(places);
    return this.all.filter((_, at) => named.has(at));
  }
}

/** What people decided about a row, as far as the row alone can tell. */
export interface DecidedAlone extends RowDecisions {
  /** What another row might take back, as a sentence; "" where id and mark together leave no doubt. */
  readonly unseen: string;
}

/** People's decisions for rows that are asked about one by one. */
export class DecisionsAlone {
  private readonly found: NamedAssets<FoundFact>;
  private readonly exceptions: NamedAssets<RiskException>;
  private readonly work: NamedAssets<WorkRecord>;

  /** @param asOf the date of the check; "" where nobody knows it */
  constructor(
    decisions: AssetDecisions,
    private readonly asOf: string,
  ) {
    this.found = new NamedAssets(decisions.found);
    this.exceptions = new NamedAssets(decisions.exceptions);
    this.work = new NamedAssets(decisions.work);
  }

  /**
   * What is decided about a row; `null` where nothing is.
   * @param keys of the reading that the row belongs to
   */
  of(keys: AssetKeys, { sheet, fields }: PlacedReading, row: number): DecidedAlone | null {
    const about: AssetDecisions = {
      found: this.found.of(keys, row),
      exceptions: this.exceptions.of(keys, row),
      work: this.work.of(keys, row),
    };
    if (about.found.length + about.exceptions.length + about.work.length === 0) return null;
    const alone: PlacedReading = { sheet, fields, rows: Int32Array.of(row) };
    const decided = new PlacedDecisions(about, [alone], this.asOf).of(alone).get(row);
    return decided === undefined ? null : { ...decided, unseen: unseenBy(decided, keys.mark(row)) };
  }
}

/** An id without the row's own mark beside it, or a mark without an id, may be another row's as well. */
function unseenBy({ found, exceptions, work }: RowDecisions, mark: string): string {
  const doubtful = [...found, ...exceptions, ...work].filter(
    (record) => record.asset === "" || compareMarks(record.mark, mark)?.exact !== true,
  );
  const [first] = doubtful;
  if (first === undefined) return "";
  const what = first.asset === "" ? "says exactly the same" : `has the id ${first.asset} as well`;
  return `This holds unless another row ${what}, which a formula cannot see.`;
}

/** The first row of a register that, looked at alone, would be decided otherwise than among the others; `null` where none is. */
export function firstDecidedOtherwise(
  decisions: AssetDecisions,
  reading: PlacedReading,
  keys: AssetKeys,
  asOf: string,
): number | null {
  const among = new PlacedDecisions(decisions, [reading], asOf).of(reading);
  const alone = new DecisionsAlone(decisions, asOf);
  const row = reading.rows.find((each) => !isSame(alone.of(keys, reading, each), among.get(each)));
  return row ?? null;
}

function isSame(one: RowDecisions | null, other: RowDecisions | undefined): boolean {
  if (one === null || other === undefined) return one === null && other === undefined;
  return (["found", "exceptions", "work"] as const).every(
    (kind) =>
      one[kind].length === other[kind].length && one[kind].every((record, at) => record === other[kind][at]),
  );
}
