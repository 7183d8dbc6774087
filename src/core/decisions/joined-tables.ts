/** The tables of several workbooks as one set: what is written for all of them must hold what each of them held. */
import { nameKey } from "../text";
import type { Decisions } from "./records";
import type { DecisionTableId } from "./tables";
import { textIn, type ExtraColumn, type TableRow, type TableRows } from "./table-rows";

/** Rows of all workbooks, each once, in their order; columns that somebody added are told apart by their headers. */
export function joinedTables(
  all: readonly Pick<Decisions, "tables">[],
): ReadonlyMap<DecisionTableId, TableRows> {
  const joined = new Map<DecisionTableId, TableRows>();
  for (const { tables } of all)
    for (const [id, read] of tables) {
      const before = joined.get(id);
      joined.set(id, before === undefined || before === read ? read : join(before, read));
    }
  return joined;
}

function join(one: TableRows, other: TableRows): TableRows {
  const extra: ExtraColumn[] = [...one.extra];
  const places = other.extra.map(({ header }) => {
    const place = extra.findIndex((known) => nameKey(known.header) === nameKey(header));
    return place >= 0 ? place : extra.push({ header, column: -1 }) - 1;
  });
  const wide = (row: TableRow, placed: readonly number[]): TableRow => {
    const cells = extra.map(() => null) as TableRow["extra"][number][];
    row.extra.forEach((value, at) => (cells[placed[at] ?? at] = value));
    return { ...row, extra: cells };
  };
  const own = one.rows.map((row) => wide(row, []));
  const seen = new Set(own.map(contentOf));
  const more = other.rows.map((row) => wide(row, places)).filter((row) => !seen.has(contentOf(row)));
  const rows = one.table === "sites" ? withoutUnanswered([...own, ...more]) : [...own, ...more];
  return { ...one, columns: new Map([...other.columns, ...one.columns]), extra, rows };
}

const contentOf = ({ values, extra }: TableRow): string =>
  JSON.stringify([
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .sort(),
    extra,
  ]);

/** Both workbooks list a site that only one of them has an answer for: the line without an answer says nothing. */
function withoutUnanswered(rows: readonly TableRow[]): TableRow[] {
  const siteOf = (row: TableRow): string =>
    `${nameKey(textIn(row, "site"))}\n${nameKey(textIn(row, "type"))}`;
  const isAnswered = (row: TableRow): boolean =>
    !["", "not assessed"].includes(nameKey(textIn(row, "sensitive")));
  const answered = new Set(rows.filter(isAnswered).map(siteOf));
  const kept = new Set<string>();
  return rows.filter((row) => {
    const site = siteOf(row);
    if (isAnswered(row) || saysMore(row)) return true;
    if (answered.has(site) || kept.has(site)) return false;
    kept.add(site);
    return true;
  });
}

/** What Estate Lens fills in by itself. */
const filledIn = new Set(["site", "type", "sensitive", "found", "assets"]);

/** Somebody wrote something beside the answer: such a line is never left out. */
const saysMore = (row: TableRow): boolean =>
  Object.keys(row.values).some((column) => !filledIn.has(column) && textIn(row, column) !== "") ||
  row.extra.some((value) => value !== null && value !== "");
