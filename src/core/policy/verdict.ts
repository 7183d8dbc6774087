/** The verdict on one asset: every regime and every maker judged, the strictest as the headline. */
import type { Evidence } from "../asset";
import type { MakerFinding, MakerFindings } from "../findings";
import { anyLabelIn, labelOf, quotingLabel, withLabel } from "../maker";
import { bits, isKnown, type FactName, type PossibleFacts } from "./facts";
import {
  factsOf,
  makerKey,
  packed,
  withoutPresumptions,
  type AssetFindings,
  type FactsOfAsset,
  type MakerLookup,
} from "./facts-of";
import { AskedTable } from "./asked-table";
import { needNames, needOf, type Need } from "./needs";
import type { PolicySetting } from "./own";
import { duties, type Action, type Duty, type Force, type RegimeId } from "./regime";
import { decisionTable, quotable, stricter, type DecisionTable, type Outcome } from "./table";

export interface ClauseReference {
  readonly id: string;
  readonly force: Force;
}

/** One regime's answer. */
export interface RegimeOutcome {
  readonly regime: RegimeId;
  readonly case: string;
  readonly action: Action;
}

/** What decided the headline: the regime and maker whose outcome is the strictest. */
export interface Deciding {
  readonly table: DecisionTable;
  readonly outcome: Outcome;
  readonly maker: MakerFinding;
  readonly possible: PossibleFacts;
}

export interface Verdict {
  readonly action: Action;
  readonly also: readonly Duty[];
  readonly couldBe: Action;
  readonly needs: readonly Need[];
  /** Rests on a presumption: without it the action would differ. */
  readonly provisional: boolean;
  readonly steps: readonly string[];
  readonly outcomes: readonly RegimeOutcome[];
  readonly clauses: readonly ClauseReference[];
  readonly deciding: Deciding;
  readonly makers: MakerFindings;
  readonly findings: AssetFindings;
  readonly evidence: readonly Evidence[];
}

const siteKnownNotSensitive = bits("site", ["not-sensitive"]);

/** `decision` is asked only where the site is known not to be sensitive; `label` where evidence disagrees. */
function needsOf(needed: readonly FactName[], maker: MakerFinding, possible: PossibleFacts): Need[] {
  const needs = needed
    .filter((fact) => fact !== "extension" || possible.site === siteKnownNotSensitive)
    .map((fact): Need => {
      const need = needOf(fact);
      return need === "maker" && maker.confidence === "conflict" ? "label" : need;
    });
  return [...new Set(needs)];
}

/** What answers an open question, as a step for a person. */
const stepFor: Readonly<Record<Need, string>> = {
  maker: "Find out who made it: read the label, the model number or the MAC address.",
  label: "Look at the unit itself: the label and the other evidence disagree.",
  site: "Ask the security team whether the site is sensitive.",
  network: "Ask IT which network it is connected to.",
  decision: "Record what your organisation decided for sites like this.",
  status: "Find out whether it is still there.",
  scope: "Find out what kind of device it is.",
  owner: "Find out who owns it.",
};

const hold = "Hold: do not install until settled.";

/** The steps of the row that asks for the action, or what would settle an open question. */
function stepsOf(
  outcome: Outcome,
  needs: readonly Need[],
  findings: AssetFindings,
  setting: PolicySetting,
): string[] {
  const { action, rows } = outcome;
  const open = rows.some((row) => row.duties.join() !== rows[0]?.duties.join());
  const steps: string[] = [];
  if (action === "review") {
    const mayBeInstalled = findings.stage.possible.includes("not-installed");
    if (mayBeInstalled && !findings.stage.possible.includes("installed")) steps.push(hold);
    if (open) for (const need of needs) steps.push(stepFor[need]);
    else steps.push(...(rows[0]?.steps ?? []));
  } else {
    // A row that asks for more than is certain has steps for that: where the site is open nothing is replaced yet.
    const asking = rows.filter((row) => action === "none" || row.duties.includes(action));
    const most =
      asking.find((row) => row.duties.every((duty) => stricter(action, duty) === action)) ?? asking[0];
    steps.push(...(most?.steps ?? []));
    if (action !== "none" && open) for (const need of needs) steps.push(stepFor[need]);
  }
  const { deadline, stockDisposalRule } = setting.switches;
  if (action === "remove" && deadline !== "") steps.push(`Your organisation's deadline is ${deadline}.`);
  if (action === "do-not-deploy" && stockDisposalRule !== "") steps.push(stockDisposalRule);
  return [...new Set(steps)];
}

/** The clauses that the answer rests on: those of the rows that ask for it; of every possible row where it is open. */
function clausesOf({ table, outcome, possible }: Deciding, setting: PolicySetting): ClauseReference[] {
  const { action, rows, also } = outcome;
  const relevant =
    action === "review" && rows.some((row) => !row.duties.includes("review"))
      ? rows.filter((row) => row.duties.length > 0)
      : quotable(
          rows.filter(
            (row) =>
              action === "none" ||
              row.duties.includes(action) ||
              row.duties.some((duty) => also.includes(duty)),
          ),
          possible,
        );
  // Where the action is certain, clauses shared by every row that asks for it come first; others only colour the rest.
  const certain = relevant.map((row) => row.clauses);
  const shared =
    action === "review"
      ? certain.flat()
      : certain.flat().filter((id) => certain.every((ids) => ids.includes(id)));
  const ids = new Set(shared.length > 0 ? shared : certain.flat());
  if (setting.switches.surveillanceCameraCode && action !== "none") ids.add("S1");
  return [...ids].flatMap((id) =>
    table.regime.clauses.filter((clause) => clause.id === id).map(({ force }) => ({ id, force })),
  );
}

/** Whether an outcome is stricter than what was found before. */
function stricterThan(outcome: Outcome, before: Outcome | undefined): boolean {
  const found = before?.action ?? "none";
  return before === undefined ? true : stricter(outcome.action, found) !== found;
}

/** What follows from an asset's facts: the same for every asset and makers with the same facts. */
export interface Answer extends Pick<
  Verdict,
  "action" | "also" | "couldBe" | "needs" | "provisional" | "steps" | "outcomes" | "clauses"
> {
  readonly deciding: Omit<Deciding, "maker">;
  /** Place of the deciding maker among the asset's makers. */
  readonly place: number;
}

/** One asset's verdict: an answer with what was found. There is one for every row, so it holds no copies. */
export class AssetVerdict implements Verdict {
  /** Where the label stands that the rows with this verdict quote each in its own words; `null` where they quote none. */
  readonly label: Evidence | null;

  constructor(
    private readonly answer: Answer,
    readonly makers: MakerFindings,
    private readonly device: AssetFindings["device"],
    private readonly site: AssetFindings["site"],
    private readonly connection: AssetFindings["connection"],
    private readonly stage: AssetFindings["stage"],
    private readonly owner: AssetFindings["owner"],
    private readonly purpose: AssetFindings["purpose"],
  ) {
    this.label = anyLabelIn(makers);
  }

  /** The same verdict in the words of a row. @param source the text of the cell in which its label stands */
  quoting(source: string): AssetVerdict {
    const label = labelOf(source);
    const makers = withLabel(this.makers, label);
    const { answer, site, connection, stage, owner, purpose } = this;
    const device = { ...this.device, evidence: quotingLabel(this.device.evidence, label) };
    return new AssetVerdict(answer, makers, device, site, connection, stage, owner, purpose);
  }

  get action(): Action {
    return this.answer.action;
  }

  get also(): readonly Duty[] {
    return this.answer.also;
  }

  get couldBe(): Action {
    return this.answer.couldBe;
  }

  get needs(): readonly Need[] {
    return this.answer.needs;
  }

  get provisional(): boolean {
    return this.answer.provisional;
  }

  get steps(): readonly string[] {
    return this.answer.steps;
  }

  get outcomes(): readonly RegimeOutcome[] {
    return this.answer.outcomes;
  }

  get clauses(): readonly ClauseReference[] {
    return this.answer.clauses;
  }

  get deciding(): Deciding {
    const { deciding, place } = this.answer;
    return { ...deciding, maker: this.makers[place] ?? this.makers[0] };
  }

  get findings(): AssetFindings {
    const { device, site, connection, stage, owner, purpose } = this;
    return { device, site, connection, stage, owner, purpose };
  }

  get evidence(): readonly Evidence[] {
    const { makers, device, site, connection, stage, owner, purpose } = this;
    const all = [...makers, device, site, connection, stage, owner, purpose];
    return all.flatMap((finding) => finding.evidence);
  }
}

/** The verdict that gives an asset an answer. */
export function verdictOf(answer: Answer, makers: MakerFindings, findings: AssetFindings): AssetVerdict {
  const { device, site, connection, stage, owner, purpose } = findings;
  return new AssetVerdict(answer, makers, device, site, connection, stage, owner, purpose);
}

/** Judges assets under the rules that bind. One instance per check: it remembers answers. */
export class PolicyJudge {
  private readonly judges: readonly AskedTable[];

  constructor(
    tables: readonly DecisionTable[],
    private readonly setting: PolicySetting,
    private readonly lookup: MakerLookup,
  ) {
    this.judges = tables.map((table) => new AskedTable(table));
  }

  /** The verdict for one asset from what the readers found. */
  judge(makers: MakerFindings, findings: AssetFindings): Verdict {
    return verdictOf(this.answer(makers, findings), makers, findings);
  }

  /** The key of an asset's makers: with the same key and the same `packedFacts` the answer is the same. */
  keyOf(makers: MakerFindings): string {
    return makers.map((maker) => makerKey(maker, this.lookup, this.setting)).join("|");
  }

  /** The answer for one asset from what the readers found. @param facts what the findings were `packed` into */
  answer(makers: MakerFindings, findings: AssetFindings, facts = packed(findings, this.setting)): Answer {
    let deciding: Deciding | undefined;
    let action: Action = "none";
    let firm: Action = "none";
    let couldBe: Action = "none";
    const also = new Set<Duty>();
    const needs = new Set<Need>();
    const outcomes: RegimeOutcome[] = [];
    for (const judge of this.judges) {
      let ofRegime: Outcome | undefined;
      for (const maker of makers) {
        const known = factsOf(facts, maker, this.lookup, this.setting);
        const { possible } = known;
        const asked = judge.ask(possible);
        const needsHere = needsOf(asked.needed, maker, possible);
        const result = this.withUnknownMakerRule(asked.outcome, maker, possible);
        if (stricterThan(result, deciding?.outcome)) {
          deciding = { table: judge.table, outcome: result, maker, possible };
          action = result.action;
        }
        if (stricterThan(result, ofRegime)) ofRegime = result;
        firm = stricter(firm, this.firmly(judge, known, maker, result).action);
        couldBe = stricter(couldBe, result.couldBe);
        for (const duty of result.also) also.add(duty);
        for (const need of needsHere) needs.add(need);
      }
      if (ofRegime !== undefined) {
        outcomes.push({ regime: judge.table.regime.id, case: ofRegime.case, action: ofRegime.action });
      }
    }
    if (deciding === undefined) throw new Error("No regime was given.");
    const needList = needs.size <= 1 ? [...needs] : this.ordered(needs, deciding, makers);
    return {
      action,
      also: duties.filter((duty) => duty !== action && also.has(duty)),
      couldBe,
      needs: needList,
      provisional: firm !== action,
      steps: stepsOf(deciding.outcome, needList, findings, this.setting),
      outcomes,
      clauses: clausesOf(deciding, this.setting),
      deciding: { table: deciding.table, outcome: deciding.outcome, possible: deciding.possible },
      place: makers.indexOf(deciding.maker),
    };
  }

  /** The outcome without what was only presumed. */
  private firmly(judge: AskedTable, facts: FactsOfAsset, maker: MakerFinding, outcome: Outcome): Outcome {
    if (!facts.presumed.some((fact) => judge.table.facts.includes(fact))) return outcome;
    const possible = withoutPresumptions(facts);
    return this.withUnknownMakerRule(judge.ask(possible).outcome, maker, possible);
  }

  /** The needs of the deciding maker and regime first, in the order of what settles most; the others after them. */
  private ordered(needs: ReadonlySet<Need>, deciding: Deciding, makers: MakerFindings): Need[] {
    const judge = this.judges.find(({ table }) => table === deciding.table);
    const first =
      judge === undefined
        ? []
        : needsOf(judge.ask(deciding.possible).needed, deciding.maker, deciding.possible);
    const rest = needNames.filter((need) => needs.has(need) && !first.includes(need));
    return makers.length === 1 && first.length === needs.size ? first : [...first, ...rest];
  }

  /** Own policy: surveillance equipment of an unknown maker on the core network may have to come off it at once. */
  private withUnknownMakerRule(outcome: Outcome, maker: MakerFinding, possible: PossibleFacts): Outcome {
    const { switches } = this.setting;
    if (switches.unknownMakerAction !== "isolate" || outcome.action !== "review") return outcome;
    const applies =
      maker.id === null &&
      possible.connection === bits("connection", ["core"]) &&
      possible.scope === bits("scope", ["surveillance"]) &&
      possible.stage === bits("stage", ["installed"]) &&
      !isKnown(possible.standing ?? 0);
    if (!applies) return outcome;
    return { ...outcome, action: "isolate", couldBe: stricter("isolate", outcome.couldBe) };
  }
}

export { decisionTable };
