/** Reads the sheets of a workbook together: a register's missing facts may stand on other sheets. */
import { holdsDecisions } from "../decisions/table-rows";
import type { Sheet } from "../sheet";
import { withCodesRead } from "./code-keys";
import { sameName } from "./corrections";
import { adds, directJoins, joinThrough, joinToLine, onlyPlace, type Join } from "./joins";
import { Lexicon, type ContentHints } from "./lexicon";
import { joinReport, linkedField, LinkedRows, settledQuestions, type Source } from "./linked-fields";
import { keyOf, lookUpTable, type LookUpTable } from "./look-up";
import { linkedSheet, notListed } from "./nothing";
import type { Corrections, JoinChoice, ReadingProgress, RegisterReading, SheetReading } from "./reading";
import { readSheetInSteps } from "./read-sheet";
import type { ColumnVocabulary } from "./vocabulary";

export interface ReadWorkbookOptions {
  readonly hints?: ContentHints;
  /** Corrections by sheet name. */
  readonly corrections?: ReadonlyMap<string, Corrections>;
  /** Vocabulary made ready before. */
  readonly lexicon?: Lexicon;
  /** Sheets whose first rows alone are given, by their place: nothing is looked up in them. */
  readonly partly?: ReadonlySet<number>;
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
  const lexicon = options.lexicon ?? new Lexicon(vocabulary, options.hints);
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
  const found = withSetAside(readings);
  const joined = sheets.length < 2 ? found : linked(sheets, found, lexicon, options);
  const whole = sheets.filter(
    ({ name }, at) => options.partly?.has(at) !== true && !lexicon.isOwnSheet(name),
  );
  const read = joined.map((reading) => ({
    ...reading,
    registers: reading.registers.map((register) => withCodesRead(register, whole, lexicon)),
  }));
  const keys = new Set(
    read.flatMap(({ registers }) =>
      registers.flatMap(({ links }) => (links ?? []).map(({ fromSheet }) => fromSheet)),
    ),
  );
  return read.map((reading, at) => {
    const sheet = sheets[at]?.name ?? "";
    return reading.registers.length === 0 && keys.has(sheet)
      ? { ...reading, nothing: [linkedSheet(sheet)] }
      : reading;
  });
}

/** A summary sums nothing up where no other sheet lists the assets: then it is all there is. */
function withSetAside(readings: readonly SheetReading[]): SheetReading[] {
  const alone = readings.every(({ registers }) => registers.length === 0);
  return readings.map(({ registers, nothing, setAside }) =>
    alone && setAside !== undefined ? { registers: setAside, nothing: [] } : { registers, nothing },
  );
}

/** The corrections of a sheet. */
export function correctionsFor(
  corrections: ReadonlyMap<string, Corrections> | undefined,
  sheet: string,
): Corrections | undefined {
  for (const [name, of] of corrections ?? []) if (sameName(name, sheet)) return of;
  return undefined;
}

function linked(
  sheets: readonly Sheet[],
  readings: readonly SheetReading[],
  lexicon: Lexicon,
  { corrections, partly }: ReadWorkbookOptions,
): SheetReading[] {
  const tables = sheets.map((sheet, at) => {
    const leftOut = correctionsFor(corrections, sheet.name)?.leaveOut === "sheet";
    const own = lexicon.isOwnSheet(sheet.name) || holdsDecisions(sheet);
    return leftOut || own || partly?.has(at) === true ? null : lookUpTable(sheet, lexicon);
  });
  const used = new Set<string>();
  const joined = readings.map((reading, at) => ({
    ...reading,
    registers: reading.registers.map((register) => {
      if (isLookUpOnly(register)) return register;
      const others = tables.filter((table, other) => table !== null && other !== at && table.rows.length > 0);
      const choices = correctionsFor(corrections, register.sheet)?.joins ?? [];
      return joinedRegister(
        register,
        others.filter((table) => table !== null),
        choices,
        used,
        lexicon,
      );
    }),
  }));
  const cobie = isCobie(sheets);
  return joined.map((reading, at) => {
    const sheet = sheets[at]?.name ?? "";
    // What completes another sheet may list things of its own.
    const own = cobie ? [] : reading.registers.filter((register) => !isLookUpOnly(register));
    if (used.has(sheet))
      return own.length > 0
        ? { ...reading, registers: own }
        : { registers: [], nothing: [linkedSheet(sheet)] };
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

/** Adds to a register what other sheets say of its rows; says which sheets it used. */
function joinedRegister(
  register: RegisterReading,
  tables: readonly LookUpTable[],
  choices: readonly JoinChoice[],
  used: Set<string>,
  lexicon: Lexicon,
): RegisterReading {
  const sources = sourcesFor(register, tables, choices, lexicon);
  if (sources.length === 0) return register;
  for (const { join } of sources) for (const { sheet } of [...join.through, join.table]) used.add(sheet.name);
  const rows = new LinkedRows(sources, choices);
  const { links, questions } = joinReport(register, sources, rows);
  const settled = settledQuestions(register, sources, choices);
  const fields = [...register.fields];
  for (const { role, header } of sources.flatMap(({ gives }) => gives)) {
    const at = fields.findIndex((field) => field.role === role);
    const own = register.fields[at];
    const field = linkedField(role, header, rows, own, register);
    if (at < 0) fields.push(field);
    else if (own !== undefined) fields[at] = field;
  }
  return {
    ...register,
    fields,
    links,
    ...(questions.length === 0 ? {} : { questions }),
    ...(settled.length === 0 ? {} : { settled }),
    selfContained: false,
    outside: [...register.outside, "linked-sheets"],
  };
}

/** Every sheet that adds something to a register's rows, and how they meet. */
function sourcesFor(
  register: RegisterReading,
  tables: readonly LookUpTable[],
  choices: readonly JoinChoice[],
  lexicon: Lexicon,
): Source[] {
  const direct = new Map(tables.map((table) => [table, directJoins(register, table, lexicon)]));
  const sources: Source[] = [];
  for (const table of tables) {
    const gives = table.columns.filter((column) => adds(column, register, table));
    if (gives.length === 0) continue;
    for (const join of joinsTo(register, table, direct, choices, lexicon)) sources.push({ join, gives });
  }
  return sources;
}

function joinsTo(
  register: RegisterReading,
  table: LookUpTable,
  direct: ReadonlyMap<LookUpTable, readonly Join[]>,
  choices: readonly JoinChoice[],
  lexicon: Lexicon,
): readonly Join[] {
  const joins = direct.get(table) ?? [];
  if (joins.length > 0) return joins;
  if (table.places) {
    const through = throughOthers(table, direct, lexicon);
    if (through !== null) return [through];
    const only = onlyPlace(register, table);
    if (only !== null) return [only];
  }
  // A person may name a line that no text leads to.
  const chosen = choices.find(
    ({ text, fromSheet, row }) =>
      text === "" && row !== null && fromSheet !== null && sameName(fromSheet, table.sheet.name),
  );
  return chosen?.row === undefined || chosen.row === null ? [] : [joinToLine(table, chosen.row)];
}

/** Sheets in between: a room's floor, a floor's building. */
const mostBetween = 3;

function throughOthers(
  table: LookUpTable,
  direct: ReadonlyMap<LookUpTable, readonly Join[]>,
  lexicon: Lexicon,
): Join | null {
  let reached = [...direct].flatMap(([, [join]]) => (join === undefined ? [] : [join]));
  const seen = new Set<LookUpTable>([table, ...reached.map((join) => join.table)]);
  for (let steps = 0; steps < mostBetween && reached.length > 0; steps++) {
    for (const between of reached) {
      const join = joinThrough(between, table, lexicon);
      if (join !== null) return join;
    }
    reached = reached.flatMap((between) =>
      [...direct.keys()].flatMap((other) => {
        if (seen.has(other)) return [];
        const join = joinThrough(between, other, lexicon);
        if (join !== null) seen.add(other);
        return join === null ? [] : [join];
      }),
    );
  }
  return null;
}
