/** The texts that other sheets add to a register's rows, and the questions where they contradict each other. */
import type { ColumnRole } from "../asset";
import { isBlank, textAt } from "./cells";
import type { Join } from "./joins";
import { keyOf, type LookUpColumn } from "./look-up";
import type {
  FieldSource,
  JoinChoice,
  JoinOption,
  JoinQuestion,
  LinkReading,
  RegisterReading,
  SettledQuestion,
} from "./reading";

/** A join with what it adds. */
export interface Source {
  readonly join: Join;
  readonly gives: readonly LookUpColumn[];
}

interface Line {
  readonly source: Source;
  readonly row: number;
}

/** One text of one line of another sheet. */
interface Claim extends Line {
  readonly column: number;
  readonly text: string;
}

/** What the other sheets say for one row. */
interface Told {
  /** By role the claim that counts (`null` where they contradict each other), and all claims. */
  readonly byRole: ReadonlyMap<
    ColumnRole,
    { readonly claim: Claim | null; readonly claims: readonly Claim[] }
  >;
  /** The joins that led to a line. */
  readonly found: ReadonlySet<Join>;
}

const mostRemembered = 50_000;

/** Looks up what other sheets say of a register's rows; rows that look up the same texts are answered once. */
export class LinkedRows {
  private readonly keys: readonly FieldSource[];
  private readonly known = new Map<string, Told>();

  constructor(
    private readonly sources: readonly Source[],
    private readonly choices: readonly JoinChoice[],
  ) {
    this.keys = [...new Set(sources.flatMap(({ join }) => (join.key === null ? [] : [join.key])))];
  }

  /** The texts that a row looks up. */
  texts(row: number): string[] {
    return this.keys.map((key) => key.text(row));
  }

  told(row: number): Told {
    const texts = this.texts(row);
    const key = texts.join("\u0000");
    let told = this.known.get(key);
    if (told === undefined) {
      told = this.lookUp(row, texts);
      if (this.known.size >= mostRemembered) this.known.clear();
      this.known.set(key, told);
    }
    return told;
  }

  private lookUp(row: number, texts: readonly string[]): Told {
    const told = new Map<ColumnRole, { claim: Claim | null; claims: Claim[] }>();
    const found = new Set<Join>();
    for (const line of this.lines(row, texts)) {
      found.add(line.source.join);
      const { sheet } = line.source.join.table;
      const said = new Set<ColumnRole>();
      for (const { role, column } of line.source.gives) {
        const text = textAt(sheet, line.row, column);
        // A line may have two columns of a role: the first that says something counts.
        if (isBlank(text) || said.has(role)) continue;
        said.add(role);
        const of = told.get(role) ?? { claim: null, claims: [] };
        told.set(role, of);
        of.claims.push({ ...line, column, text });
      }
    }
    for (const of of told.values()) {
      const said = new Set(of.claims.map(({ text }) => keyOf(text)));
      of.claim = said.size === 1 ? (of.claims[0] ?? null) : null;
    }
    return { byRole: told, found };
  }

  /** The lines that a row may mean, after what a person has chosen. */
  private lines(row: number, texts: readonly string[]): Line[] {
    const keys = texts.map(keyOf);
    const choices = this.choices.filter(({ text }) => text === "" || keys.includes(keyOf(text)));
    // What is said of one text wins over what is said of all.
    const choice = choices.findLast(({ text }) => text !== "") ?? choices.at(-1);
    const lines = this.sources.flatMap((source) =>
      source.join.rowsFor(row).map((line): Line => ({ source, row: line })),
    );
    if (choice === undefined) return lines;
    const { fromSheet } = choice;
    if (fromSheet === null) return [];
    const isChosen = ({ join }: Source): boolean => keyOf(join.table.sheet.name) === keyOf(fromSheet);
    const chosen = this.sources.filter(isChosen);
    const roles = new Set(chosen.flatMap(({ gives }) => gives.map(({ role }) => role)));
    // The other sheets still say what the chosen one does not.
    const others = lines
      .filter(({ source }) => !isChosen(source))
      .map(({ source, row: line }): Line => ({
        source: { ...source, gives: source.gives.filter(({ role }) => !roles.has(role)) },
        row: line,
      }));
    const line = choice.row;
    if (line === null) return [...lines.filter(({ source }) => isChosen(source)), ...others];
    return [...chosen.slice(0, 1).map((source): Line => ({ source, row: line })), ...others];
  }
}

/** A text from other sheets; where the register has one of its own, that one counts. */
export function linkedField(
  role: ColumnRole,
  header: string,
  linked: LinkedRows,
  own: FieldSource | undefined,
  register: RegisterReading,
): FieldSource {
  const claimFor = (row: number): Claim | null =>
    own !== undefined && !isBlank(own.text(row)) ? null : (linked.told(row).byRole.get(role)?.claim ?? null);
  return {
    role,
    header,
    text: (row) => claimFor(row)?.text ?? own?.text(row) ?? "",
    cell: (row) => {
      const claim = claimFor(row);
      if (claim === null) return own?.cell(row) ?? { sheet: register.sheet, row, column: register.area.left };
      return { sheet: claim.source.join.table.sheet.name, row: claim.row, column: claim.column };
    },
  };
}

/** What became of the joins: how many rows found theirs, and what only a person can settle. */
export function joinReport(
  register: RegisterReading,
  sources: readonly Source[],
  linked: LinkedRows,
): { links: LinkReading[]; questions: JoinQuestion[] } {
  const counts = new Map(sources.map(({ join }) => [join, { matched: 0, ambiguous: 0 }]));
  const open = new Map<Told, { row: number; rows: number }>();
  for (const row of register.rows) {
    const told = linked.told(row);
    const disputed = disputedJoins(told);
    for (const join of told.found) {
      const count = counts.get(join);
      if (count === undefined) continue;
      count.matched++;
      if (disputed.has(join)) count.ambiguous++;
    }
    if (disputed.size === 0) continue;
    const known = open.get(told);
    if (known === undefined) open.set(told, { row, rows: 1 });
    else known.rows++;
  }
  return {
    links: sources.map((source): LinkReading => {
      const { join, gives } = source;
      return {
        fromSheet: join.table.sheet.name,
        roles: [...new Set(gives.map(({ role }) => role))],
        key: join.key?.header ?? "",
        keyThere: join.keyThere,
        through: join.through.map(({ sheet }) => sheet.name),
        ...(counts.get(join) ?? { matched: 0, ambiguous: 0 }),
        rows: register.rows.length,
      };
    }),
    questions: together([...open].map(([told, { row, rows }]) => questionOf(register, told, row, rows))),
  };
}

const none: ReadonlySet<Join> = new Set();

/** The joins whose lines contradict each other. */
function disputedJoins({ byRole }: Told): ReadonlySet<Join> {
  let disputed: Set<Join> | null = null;
  for (const { claim, claims } of byRole.values()) {
    if (claim !== null) continue;
    disputed ??= new Set();
    for (const { source } of claims) disputed.add(source.join);
  }
  return disputed ?? none;
}

function questionOf(register: RegisterReading, { byRole }: Told, row: number, rows: number): JoinQuestion {
  const disputed = [...byRole].filter(([, { claim }]) => claim === null);
  const claims = disputed.flatMap(([, of]) => of.claims);
  const options = new Map<string, JoinOption>();
  for (const { source, row: line } of claims) {
    const { sheet, columns } = source.join.table;
    const says = columns
      .filter(({ role }) => role === "site" || disputed.some(([one]) => one === role))
      .map(({ column }) => textAt(sheet, line, column).trim())
      .filter((text) => text !== "");
    options.set(`${sheet.name}\u0000${line}`, {
      fromSheet: sheet.name,
      row: line,
      says: [...new Set(says)].join(", "),
    });
  }
  const key = claims[0]?.source.join.key ?? null;
  return {
    sheet: register.sheet,
    key: key?.header ?? "",
    about: key?.text(row).trim() ?? "",
    roles: disputed.map(([role]) => role),
    rows,
    options: [...options.values()],
  };
}

/** Two lists that differ in several lines are one question: which list is it? */
function together(questions: readonly JoinQuestion[]): JoinQuestion[] {
  const byLists = new Map<string, JoinQuestion[]>();
  for (const question of questions) {
    const sheets = question.options.map(({ fromSheet }) => fromSheet);
    const oneLineEach = new Set(sheets).size === sheets.length;
    const lists = oneLineEach ? [...sheets].sort().join("\u0000") : `${question.about}\u0000${sheets.join()}`;
    byLists.set(lists, [...(byLists.get(lists) ?? []), question]);
  }
  return [...byLists.values()]
    .map((same): JoinQuestion[] => {
      const [first] = same;
      if (first === undefined || same.length < 2) return same;
      return [
        {
          ...first,
          key: "",
          about: "",
          roles: [...new Set(same.flatMap(({ roles }) => roles))],
          rows: same.reduce((sum, { rows }) => sum + rows, 0),
          options: [...new Set(first.options.map(({ fromSheet }) => fromSheet))].map((fromSheet) => ({
            fromSheet,
            row: null,
            says: "",
          })),
        },
      ];
    })
    .flat()
    .sort((a, b) => b.rows - a.rows);
}

/** What would be asked had nobody answered, with the answers; empty where nobody has. */
export function settledQuestions(
  register: RegisterReading,
  sources: readonly Source[],
  choices: readonly JoinChoice[],
): SettledQuestion[] {
  if (choices.length === 0) return [];
  const { questions } = joinReport(register, sources, new LinkedRows(sources, []));
  return questions.flatMap((question): SettledQuestion[] => {
    const choice =
      choices.findLast(({ text }) => text !== "" && keyOf(text) === keyOf(question.about)) ??
      choices.findLast(({ text }) => text === "");
    if (choice === undefined) return [];
    const { fromSheet, row } = choice;
    if (fromSheet === null) return [{ ...question, chosen: null }];
    const option = question.options.find(
      (one) => keyOf(one.fromSheet) === keyOf(fromSheet) && one.row === row,
    );
    return [{ ...question, chosen: option ?? { fromSheet, row, says: "" } }];
  });
}
