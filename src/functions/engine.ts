/** The engine behind the functions: one checker for each set of rules and tables in use, and what was read before. */
import type { Catalogue } from "../core/catalogue";
import type { ColumnRole, RegisterContext } from "../core/asset";
import { Checker } from "../core/check";
import { contentHints } from "../core/content-hints";
import { Lexicon, RowReader } from "../core/register";
import type { SingleRows, SingleVerdict } from "../core/single-rows";
import type { CellValue } from "../core/sheet";
import { cellText } from "../core/text";
import { cellOf, linesOf, rangeOf, type Given } from "./cells";
import { DecidedArguments, unusableWords, type Decided, type GivenDecisions } from "./decided";
import { RangeMemo } from "./memo";
import { FunctionProblem, problems } from "./problems";
import { SharedArguments, type Policy } from "./rules";

/** The tail of a function's arguments as Excel gives it. */
export interface Tail {
  readonly policy?: Given;
  readonly sites?: Given;
  readonly makers?: Given;
  readonly decided?: GivenDecisions;
}

/** A checker with the rules that it was made for, and what it has judged. */
export interface Desk {
  readonly policy: Policy;
  readonly checker: Checker;
  readonly decided: Decided;
  /** By the rows' fields, which come from their headers. */
  readonly rows: WeakMap<RegisterContext, SingleRows>;
  readonly judged: Map<string, SingleVerdict | null>;
}

/** Desks in use at once: a workbook seldom has more than one or two sets of rules and tables. */
const desksKept = 6;
/** Rows remembered by a desk: one edit in an Excel table makes Excel ask for all of its rows again. */
const rowsKept = 60_000;

/** What a formula's row is asked under. */
interface ReadHeaders {
  readonly id: number;
  readonly reader: RowReader;
}

export class Engine {
  readonly lexicon: Lexicon;
  private readonly shared = new SharedArguments();
  private readonly decidedArguments = new DecidedArguments();
  private readonly headers = new RangeMemo<ReadHeaders>(32);
  private readonly contexts = new Map<string, RegisterContext>();
  private desks: Desk[] = [];
  private headersRead = 0;

  constructor(readonly catalogue: Catalogue) {
    this.lexicon = new Lexicon(catalogue.vocabulary.columns, contentHints(catalogue));
  }

  policy(given: Given): Policy {
    return this.shared.policy(given);
  }

  /** The desk for these rules and tables. */
  desk(tail: Tail): Desk {
    const policy = this.shared.policy(tail.policy);
    const sites = this.shared.siteAssessments(tail.sites);
    const makers = this.shared.makerDecisions(tail.makers);
    const decided = this.decidedArguments.read(tail.decided ?? []);
    const at = this.desks.findIndex(
      (desk) =>
        desk.policy === policy &&
        desk.checker.basis.sites === sites &&
        desk.checker.basis.makers === makers &&
        desk.decided === decided,
    );
    const found = this.desks[at];
    if (found !== undefined) {
      if (at > 0) this.desks = [found, ...this.desks.filter((desk) => desk !== found)];
      return found;
    }
    const { catalogue } = this;
    // A formula has no clock: without a day the same cells give the same answer on every day, and no review is overdue.
    const { decisions, today: asOf } = decided;
    const checker = new Checker({ catalogue, setting: policy.setting, sites, makers, decisions, asOf });
    const desk: Desk = { policy, checker, decided, rows: new WeakMap(), judged: new Map() };
    this.desks = [desk, ...this.desks].slice(0, desksKept);
    return desk;
  }

  /** The verdict on one row under its headers; `null` where the row is no asset. */
  judgeRow(desk: Desk, row: Given, headers: Given): SingleVerdict | null {
    const { id, reader } = this.readHeaders(headers);
    const lines = linesOf(row) ?? [];
    const [line] = lines;
    if (line === undefined || lines.length > 1) throw new FunctionProblem(problems.notOneRow(lines.length));
    if (line.length !== reader.width)
      throw new FunctionProblem(problems.differentWidth(line.length, reader.width));
    return this.remembered(desk, `${id}\u0001${line.map(keyOf).join("\u0001")}`, () => {
      const read = reader.read(line);
      return read === null ? null : judged(desk, read.context, read.texts);
    });
  }

  /** The verdict on an asset given as single values; `null` where all of them are blank. */
  judgeValues(desk: Desk, values: readonly (readonly [ColumnRole, string, Given])[]): SingleVerdict | null {
    const cells = values.map(([role, header, given]) => ({ role, header, cell: cellOf(single(given)) }));
    if (cells.every(({ cell }) => cell === null)) return null;
    const key = `values${cells.map(({ role, cell }) => `\u0001${role}\u0001${keyOf(cell)}`).join("")}`;
    return this.remembered(desk, key, () => {
      const context = this.contextOf(cells.map(({ role, header }) => ({ role, text: header })));
      return judged(
        desk,
        context,
        cells.map(({ cell }) => cellText(cell)),
      );
    });
  }

  /** There are as many as functions that take single values. */
  private contextOf(headers: RegisterContext["headers"]): RegisterContext {
    const key = headers.map(({ role }) => role).join();
    const context = this.contexts.get(key) ?? { sheet: "", title: "", headers };
    this.contexts.set(key, context);
    return context;
  }

  private readHeaders(given: Given): ReadHeaders {
    if (given === null || given === undefined) throw new FunctionProblem(problems.noHeaders());
    return this.headers.get(rangeOf(given), () => {
      const reader = new RowReader(linesOf(given) ?? [], this.lexicon);
      if (!reader.isTelling) throw new FunctionProblem(problems.nothingTelling());
      return { id: this.headersRead++, reader };
    });
  }

  private remembered(desk: Desk, key: string, judge: () => SingleVerdict | null): SingleVerdict | null {
    const known = desk.judged.get(key);
    if (known !== undefined) return known;
    const result = judge();
    if (desk.judged.size >= rowsKept) desk.judged.clear();
    desk.judged.set(key, result);
    return result;
  }
}

function judged(desk: Desk, context: RegisterContext, texts: readonly string[]): SingleVerdict {
  let rows = desk.rows.get(context);
  if (rows === undefined) {
    rows = desk.checker.singleRows(context);
    desk.rows.set(context, rows);
  }
  rows.take(texts);
  const [unusable] = desk.decided.unusable.of(rows.keys, 0);
  // The verdict without it would be another one than the person who wrote it expects.
  if (unusable !== undefined) throw new FunctionProblem(unusableWords(unusable));
  return rows.verdict();
}

/** A single value may arrive as a range of one cell. */
function single(given: Given): unknown {
  if (!Array.isArray(given)) return given;
  const first: unknown = given[0];
  return Array.isArray(first) ? first[0] : first;
}

/** Tells a number from a text that looks like it. */
function keyOf(cell: CellValue): string {
  return typeof cell === "string" ? cell : cell === null ? "" : `\u0002${String(cell)}`;
}
