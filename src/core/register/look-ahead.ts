/** What the first rows of a sheet promise: large sheets that complete nothing need not be read to their end. */
import type { Sheet } from "../sheet";
import { isKey, mayGive } from "./joins";
import type { Lexicon } from "./lexicon";
import { KeyColumn, lookUpTable } from "./look-up";
import type { RegisterReading } from "./reading";

export interface LookAhead {
  /** `complete`: its columns say what the registers lack; `lead`: it may lead on to another sheet; `nothing`: neither. */
  readonly promise: "complete" | "lead" | "nothing";
  /** Columns of passwords and the like: not to be read on, nor kept. */
  readonly secrets: readonly number[];
  /** The last row of the headings; -1 where there are none. */
  readonly headerRow: number;
}

/** Lists of rooms and floors, which lead on to a building, are no longer and no wider. */
const mostLeadingRows = 20_000;
const mostLeadingColumns = 40;
/** Shorter sheets are read whole: their first rows need not be like the others. */
const alwaysRead = 5000;

/**
 * @param head the first rows of the sheet, its headings among them
 * @param rows how many rows the whole sheet has
 */
export function lookAhead(
  head: Sheet,
  rows: number,
  registers: readonly RegisterReading[],
  lexicon: Lexicon,
): LookAhead {
  const table = lookUpTable(head, lexicon);
  if (table === null) return { promise: "nothing", secrets: [], headerRow: -1 };
  const { secrets, headerRow } = table;
  const keys = table.columns.filter((column) => isKey(column, lexicon));
  const gives = registers.some((register) =>
    table.columns.some((column) => mayGive(column, register, table)),
  );
  const names = rows <= alwaysRead || keys.some(({ column }) => new KeyColumn(table, column).names(table));
  const complete = gives && keys.length > 0 && names;
  const lead = keys.length > 1 && rows <= mostLeadingRows && table.columns.length <= mostLeadingColumns;
  return { promise: complete ? "complete" : lead ? "lead" : "nothing", secrets, headerRow };
}
