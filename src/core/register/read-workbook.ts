/** Reads the sheets of a workbook together: a register's missing facts may stand on other sheets. */
import type { ColumnRole } from "../asset";
import type { Sheet } from "../sheet";
import { isBlank, textAt } from "./cells";
import { sampleRows } from "./content";
import { sameName } from "./corrections";
import { keyOf, lookUpTable, rowsByKey, type LookUpColumn, type LookUpTable } from "./look-up";
import { Lexicon, type ContentHints } from "./lexicon";
import { linkedSheet, notListed } from "./nothing";
import type {
  Corrections,
  FieldSource,
  LinkReading,
  ReadingProgress,
  RegisterReading,
  SheetReading,
} from "./reading";
import { readSheetInSteps } from "./read-sheet";
import type { ColumnVocabulary } from "./vocabulary";

export interface ReadWorkbookOptions {
  readonly hints?: ContentHints;
  /** Corrections by sheet name. */
  readonly corrections?: ReadonlyMap<string, Corrections>;
}

/** Reads every sheet, then joins what other sheets say. One reading per sheet, in the order of the sheets. */
export function readWorkbook(
  sheets: readonly Sheet[],
  vocabulary: ColumnVocabulary,
  options: ReadWorkbookOptions = {},
): SheetReading[] {
  const steps = readWorkbookInSteps(sheets, vocabulary, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps: progress counts the rows of all sheets. */
export function* readWorkbookInSteps(
  sheets: readonly Sheet[],
  vocabulary: ColumnVocabulary,
  options: ReadWorkbookOptions = {},
): Generator<ReadingProgress, SheetReading[]> {
  const lexicon = new Lexicon(vocabulary, options.hints);
  const total = sheets.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const readings: SheetReading[] = [];
  let before = 0;
  for (const sheet of sheets) {
    const corrections = correctionsFor(options.corrections, sheet.name);
    const steps = readSheetInSteps(sheet, vocabulary, {
      lexicon,
      ...(corrections === undefined ? {} : { corrections }),
    });
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        readings.push(step.value);
        break;
      }
      yield { done: before + step.value.done, total };
    }
    before += sheet.rowCount;
  }
  return sheets.length < 2 ? readings : linked(sheets, readings, lexicon);
}

function correctionsFor(
  corrections: ReadonlyMap<string, Corrections> | undefined,
  sheet: string,
): Corrections | undefined {
  for (const [name, of] of corrections ?? []) if (sameName(name, sheet)) return of;
  return undefined;
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

interface Join {
  readonly table: LookUpTable;
  readonly key: FieldSource | null;
  readonly keyThere: string;
  readonly rowFor: (row: number) => number | undefined;
  readonly matched: number;
}

function linked(
  sheets: readonly Sheet[],
  readings: readonly SheetReading[],
  lexicon: Lexicon,
): SheetReading[] {
  const tables = sheets.map((sheet) => (lexicon.isOwnSheet(sheet.name) ? null : lookUpTable(sheet, lexicon)));
  const used = new Set<string>();
  const asked = readings.map((reading, at) => ({
    ...reading,
    registers: reading.registers.map((register) => {
      if (isLookUpOnly(register)) return register;
      return joinedRegister(
        register,
        tables.filter((_, other) => other !== at),
        used,
        lexicon,
      );
    }),
  }));
  const cobie = isCobie(sheets);
  return asked.map((reading, at) => {
    const sheet = sheets[at]?.name ?? "";
    if (used.has(sheet)) return { registers: [], nothing: [linkedSheet(sheet)] };
    if (cobie && keyOf(sheet) !== "component" && reading.registers.length > 0)
      return { registers: [], nothing: [notListed(sheet)] };
    return reading;
  });
}

/** COBie: the devices stand on Component, who made them on Type. */
function isCobie(sheets: readonly Sheet[]): boolean {
  const names = new Set(sheets.map(({ name }) => keyOf(name)));
  return ["component", "type", "facility"].every((name) => names.has(name));
}

/** A list of kinds of things, or of places: nothing on it stands anywhere. */
function isLookUpOnly({ columns }: RegisterReading): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  const stands = (["serial", "mac", "ip", "site", "location", "network", "status"] as const).some((role) =>
    roles.has(role),
  );
  return !stands && !roles.has("tag");
}

function joinedRegister(
  register: RegisterReading,
  tables: readonly (LookUpTable | null)[],
  used: Set<string>,
  lexicon: Lexicon,
): RegisterReading {
  const fields = [...register.fields];
  const links: LinkReading[] = [];
  for (const table of tables) {
    if (table === null || table.rows.length === 0) continue;
    const gives = table.columns.filter((column) => isWanted(column, register, table, fields));
    if (gives.length === 0) continue;
    const join = bestJoin(register, table, lexicon) ?? onlyPlace(register, table);
    if (join === null) continue;
    used.add(table.sheet.name);
    for (const column of gives) addLinked(fields, column, join, register);
    links.push({
      fromSheet: table.sheet.name,
      roles: [...new Set(gives.map(({ role }) => role))],
      key: join.key?.header ?? "",
      keyThere: join.keyThere,
      matched: join.matched,
      rows: register.rows.length,
    });
  }
  return links.length === 0 ? register : { ...register, fields, links, selfContained: false };
}

/** A table adds a role that the register lacks or often leaves blank; a list of places adds nothing about makers. */
function isWanted(
  { role, column }: LookUpColumn,
  register: RegisterReading,
  table: LookUpTable,
  fields: readonly FieldSource[],
): boolean {
  if (!wanted.includes(role)) return false;
  if (table.places !== (role === "site" || role === "siteType" || role === "sensitivity")) return false;
  if (table.rows.every((row) => isBlank(table.sheet.value(row, column)))) return false;
  // A room's category is none of the device's: only a list of kinds of devices gives one.
  const listsDevices = table.columns.some((other) => other.role === "make" || other.role === "model");
  if ((role === "category" || role === "description") && !listsDevices) return false;
  const own = fields.find((field) => field.role === role);
  if (own === undefined) return true;
  // The register's site may be a code: the list's name of it adds nothing that the code does not say.
  if (role === "site" || role === "category" || role === "description") return false;
  const sample = sampleRows(register.rows);
  return sample.filter((row) => isBlank(own.text(row))).length >= sample.length * 0.5;
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

/** A column that may name things: of a role that does, or under a header that says nothing known. */
function isKey(
  { role, header }: { readonly role: ColumnRole; readonly header: string },
  lexicon: Lexicon,
): boolean {
  return keyRoles.has(role) && (role !== "other" || lexicon.headers.read(header).weight === "none");
}

/** The pair of columns whose texts agree best: at least 70% of the register's texts are found in the table. */
function bestJoin(register: RegisterReading, table: LookUpTable, lexicon: Lexicon): Join | null {
  const sample = sampleRows(register.rows);
  let best: {
    score: number;
    key: FieldSource;
    there: LookUpColumn;
    rows: ReadonlyMap<string, number>;
  } | null = null;
  for (const there of table.columns) {
    if (!isKey(there, lexicon)) continue;
    const rows = rowsByKey(table, there.column);
    if (rows === null || (rows.size < 2 && table.rows.length > 1)) continue;
    for (const key of register.fields) {
      if (!isKey(key, lexicon) || !mayMeet(key, there)) continue;
      const texts = new Set(sample.map((row) => keyOf(key.text(row))).filter((text) => text !== ""));
      if (texts.size === 0) continue;
      const found = [...texts].filter((text) => rows.has(text)).length;
      const share = found / texts.size;
      const score = share + (keyOf(key.header) === keyOf(there.header) ? 0.05 : 0);
      if (share >= 0.7 && (best === null || score > best.score)) best = { score, key, there, rows };
    }
  }
  if (best === null) return null;
  const { key, there, rows } = best;
  const rowFor = (row: number): number | undefined => rows.get(keyOf(key.text(row)));
  const matched = register.rows.reduce((sum, row) => sum + (rowFor(row) === undefined ? 0 : 1), 0);
  return { table, key, keyThere: there.header, rowFor, matched };
}

/** Numbers of rows agree by chance: an asset's tag is no key, and bare identifiers meet only under related headers. */
function mayMeet(key: FieldSource, there: LookUpColumn): boolean {
  if (key.role === "tag") return keyOf(key.header) === keyOf(there.header) && there.role !== "tag";
  if (there.role === "tag") return key.role === "site" || keyOf(key.header).includes(keyOf(there.header));
  return true;
}

/** A list of one place only: everything stands there. */
function onlyPlace(register: RegisterReading, table: LookUpTable): Join | null {
  const [row] = table.rows;
  if (!table.places || table.rows.length !== 1 || row === undefined) return null;
  if (register.fields.some(({ role }) => role === "site")) return null;
  return { table, key: null, keyThere: "", rowFor: () => row, matched: register.rows.length };
}

function addLinked(fields: FieldSource[], column: LookUpColumn, join: Join, register: RegisterReading): void {
  const at = fields.findIndex(({ role }) => role === column.role);
  const own = fields[at];
  const field = linkedField(column, join, own, register);
  if (own === undefined) fields.push(field);
  else fields[at] = field;
}

/** A text from another sheet; where the register has one of its own, that one counts. */
function linkedField(
  column: LookUpColumn,
  join: Join,
  own: FieldSource | undefined,
  register: RegisterReading,
): FieldSource {
  const { sheet } = join.table;
  const rowThere = (row: number): number | undefined =>
    own !== undefined && !isBlank(own.text(row)) ? undefined : join.rowFor(row);
  return {
    role: column.role,
    header: column.header,
    text: (row) => {
      const there = rowThere(row);
      return there === undefined ? (own?.text(row) ?? "") : textAt(sheet, there, column.column);
    },
    cell: (row) => {
      const there = rowThere(row);
      if (there !== undefined) return { sheet: sheet.name, row: there, column: column.column };
      return (
        own?.cell(row) ?? join.key?.cell(row) ?? { sheet: register.sheet, row, column: register.area.left }
      );
    },
  };
}
