/** A regime as the catalogue gives it: clauses, and a decision table over complete facts. */
import type { FactName } from "./facts";

/** What a regime asks on complete facts, strictest first. */
export const duties = ["remove", "do-not-deploy", "isolate", "review"] as const;
export type Duty = (typeof duties)[number];

export const actions = [...duties, "none"] as const;
export type Action = (typeof actions)[number];

export const regimeIds = ["uk-central", "uk-other", "us-889", "own"] as const;
export type RegimeId = (typeof regimeIds)[number];

/** How strong a clause is; advice is never shown as law. */
export const forces = ["mandatory", "advisory", "commitment", "have-regard", "own"] as const;
export type Force = (typeof forces)[number];

export interface Clause {
  readonly id: string;
  readonly force: Force;
  /** The clause in plain words, as a half-sentence that follows "because": "departments are told to stop installing such equipment on sensitive sites". */
  readonly says: string;
  /** Short name with its date: "written statement of 24 November 2022". */
  readonly from: string;
  readonly date: string;
  readonly source: string;
}

/** One row of a decision table: where all conditions hold, these duties follow. */
export interface TableRow {
  /** The case, such as `C2`. */
  readonly case: string;
  /** Values per fact, any of them; a fact that is not named may have any value. */
  readonly when: Readonly<Partial<Record<FactName, readonly string[] | undefined>>>;
  readonly duties: readonly Duty[];
  /** Duties that are recommended, not asked: shown beside the action where they apply for certain. */
  readonly recommends: readonly Duty[];
  readonly clauses: readonly string[];
  /** Why, as the last part of the sentence a person reads. */
  readonly says: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
  /** On rows for somebody else's equipment: what it would be if it were ours. */
  readonly wouldBe?: Action;
}

/** What an undecided asset's case is called: the first entry whose unknown facts are unknown and whose known facts are so. */
export interface OpenCase {
  readonly case: string;
  readonly unknown: readonly FactName[];
  readonly known?: Readonly<Partial<Record<FactName, readonly string[] | undefined>>> | undefined;
}

/** A switch of an organisation's own policy. */
export interface PolicySwitch {
  readonly id: string;
  /** The question it answers. */
  readonly asks: string;
  readonly values: readonly string[] | "date" | "text";
  readonly default: string;
}

/** The organisation's own policy: another regime's table under switches. */
export interface OwnPolicy {
  readonly id: "own";
  readonly name: string;
  readonly version: string;
  readonly date: string;
  readonly basedOn: RegimeId;
  readonly clauses: readonly Clause[];
  /** Makers, by id, that a public body named as a concern (test T5). */
  readonly concern: { readonly makers: readonly string[]; readonly source: string };
  readonly switches: readonly PolicySwitch[];
}

export interface Regime {
  readonly id: RegimeId;
  /** Whose rules, as people say it: "the rules for UK government departments". */
  readonly name: string;
  readonly version: string;
  readonly date: string;
  readonly facts: readonly FactName[];
  readonly clauses: readonly Clause[];
  readonly table: readonly TableRow[];
  readonly open: readonly OpenCase[];
}

/** The compiled policies of the catalogue. */
export interface PolicyCatalogue {
  readonly regimes: readonly Regime[];
  readonly own: OwnPolicy;
}
