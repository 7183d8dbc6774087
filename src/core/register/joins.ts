/** How a register's rows find their lines on other sheets, directly or through a sheet in between. */
import type { ColumnRole } from "../asset";
import { isBlank, textAt } from "./cells";
import { sampleRows } from "./content";
import type { Lexicon } from "./lexicon";
import { KeyColumn, keyOf, type LookUpColumn, type LookUpTable } from "./look-up";
import type { FieldSource, RegisterReading } from "./reading";

/** A way from a register's row to lines of a table. */
export interface Join {
  readonly table: LookUpTable;
  /** The register's field whose text is looked up first; `null` where one line is meant for all. */
  readonly key: FieldSource | null;
  readonly keyThere: string;
  /** The tables in between. */
  readonly through: readonly LookUpTable[];
  /** The lines that the register's row may mean. */
  readonly rowsFor: (row: number) => readonly number[];
}

/** Something whose text may name lines of a table: a field of the register, or a column of a table in between. */
interface Key {
  readonly role: ColumnRole;
  readonly header: string;
}

const keyRoles: ReadonlySet<ColumnRole> = new Set([
  "site",
  "location",
  "category",
  "model",
  "description",
  "tag",
  "other",
]);

/** At least so many of the texts have to be found in the table. */
const leastShare = 0.7;
/** Under the same heading fewer do: a list lacks what is new. Descriptions are alike by chance. */
const leastShareUnderSameHeading = 0.4;

function enough(key: Key, there: LookUpColumn): number {
  const free = key.role === "description" || key.role === "category";
  return !free && keyOf(key.header) === keyOf(there.header) ? leastShareUnderSameHeading : leastShare;
}

/** A column that may name things: of a role that does, or under a header that says nothing known. */
export function isKey({ role, header }: Key, lexicon: Lexicon): boolean {
  return keyRoles.has(role) && (role !== "other" || lexicon.headers.read(header).weight === "none");
}

/** Numbers of rows agree by chance: an asset's tag is no key, and bare identifiers meet only under related headers. */
function mayMeet(key: Key, there: LookUpColumn): boolean {
  if (key.role === "tag") return keyOf(key.header) === keyOf(there.header) && there.role !== "tag";
  if (there.role === "tag") return key.role === "site" || keyOf(key.header).includes(keyOf(there.header));
  return true;
}

interface Meeting<K extends Key> {
  readonly key: K;
  readonly there: LookUpColumn;
  readonly column: KeyColumn;
  readonly score: number;
}

/** The pairs of columns whose texts agree, best first. */
function meetings<K extends Key>(
  keys: readonly K[],
  textsOf: (key: K) => Iterable<string>,
  table: LookUpTable,
  lexicon: Lexicon,
): Meeting<K>[] {
  const found: Meeting<K>[] = [];
  for (const there of table.columns) {
    if (!isKey(there, lexicon)) continue;
    const column = new KeyColumn(table, there.column);
    if (!column.names(table) || (column.size < 2 && table.rows.length > 1)) continue;
    for (const key of keys) {
      if (!isKey(key, lexicon) || !mayMeet(key, there)) continue;
      const texts = [...new Set(textsOf(key))].filter((text) => keyOf(text) !== "");
      if (texts.length === 0) continue;
      const share = texts.filter((text) => column.find(text).length > 0).length / texts.length;
      const score = share + (keyOf(key.header) === keyOf(there.header) ? 0.05 : 0);
      if (share >= enough(key, there)) found.push({ key, there, column, score });
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

/** The joins from a register straight to a table: the best, and those that are as good. */
export function directJoins(register: RegisterReading, table: LookUpTable, lexicon: Lexicon): Join[] {
  const sample = sampleRows(register.rows);
  const found = meetings(register.fields, (key) => sample.map((row) => key.text(row)), table, lexicon);
  const [best] = found;
  return found
    .filter(({ score }) => score === best?.score)
    .map(({ key, there, column }) => ({
      table,
      key,
      keyThere: there.header,
      through: [],
      rowsFor: (row) => column.find(key.text(row)),
    }));
}

/** The join to a table through one that is joined already. */
export function joinThrough(between: Join, table: LookUpTable, lexicon: Lexicon): Join | null {
  const { sheet, rows, columns } = between.table;
  const [best] = meetings(
    columns.filter(({ header }) => header !== between.keyThere),
    ({ column }) => rows.map((row) => textAt(sheet, row, column)),
    table,
    lexicon,
  );
  if (best === undefined) return null;
  return {
    table,
    key: between.key,
    keyThere: best.there.header,
    through: [...between.through, between.table],
    rowsFor: (row) => [
      ...new Set(
        between.rowsFor(row).flatMap((line) => best.column.find(textAt(sheet, line, best.key.column))),
      ),
    ],
  };
}

/** One line for every row: a list of one place, or the line that a person has named. */
export function joinToLine(table: LookUpTable, line: number): Join {
  return { table, key: null, keyThere: "", through: [], rowsFor: () => [line] };
}

/** A list of one place only: everything stands there. */
export function onlyPlace(register: RegisterReading, table: LookUpTable): Join | null {
  const [line] = table.rows;
  if (!table.places || table.rows.length !== 1 || line === undefined) return null;
  if (register.fields.some(({ role }) => role === "site")) return null;
  return joinToLine(table, line);
}

/** What other sheets may add, and from which role's column there. */
const wanted: readonly ColumnRole[] = [
  "make",
  "model",
  "category",
  "description",
  "site",
  "siteType",
  "sensitivity",
];

/** A table adds a role that the register lacks or often leaves blank; a list of places adds nothing about makers. */
export function adds(column: LookUpColumn, register: RegisterReading, table: LookUpTable): boolean {
  const says = (row: number): boolean => !isBlank(table.sheet.value(row, column.column));
  return mayGive(column, register, table) && table.rows.some(says);
}

/** The same by the headings alone, where not all rows of the table are known. */
export function mayGive({ role }: LookUpColumn, register: RegisterReading, table: LookUpTable): boolean {
  if (!wanted.includes(role)) return false;
  if (table.places !== (role === "site" || role === "siteType" || role === "sensitivity")) return false;
  // A room's category is none of the device's: only a list of kinds of devices gives one.
  const listsDevices = table.columns.some((other) => other.role === "make" || other.role === "model");
  if ((role === "category" || role === "description") && !listsDevices) return false;
  const own = register.fields.find((field) => field.role === role);
  if (own === undefined) return true;
  // The register's site may be a code: the list's name of it adds nothing that the code does not say.
  if (role === "site" || role === "category" || role === "description") return false;
  const sample = sampleRows(register.rows);
  return sample.filter((row) => isBlank(own.text(row))).length >= sample.length * 0.5;
}
