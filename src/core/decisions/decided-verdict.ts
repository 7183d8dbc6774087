/**
 * The verdict on a row about which people decided something: what was found on site, what was done with it, and
 * whether the risk is accepted. What a person decided wins over the row's own words and is named in the reason.
 */
import type { AssetText, Evidence, RegisterContext } from "../asset";
import type { ConnectionFinding, MakerFindings, Standing, StageFinding } from "../findings";
import type { Need } from "../policy/needs";
import type { PolicySetting } from "../policy/own";
import type { Action, Duty } from "../policy/regime";
import { reasonFor } from "../policy/reason";
import type { Deciding, PolicyJudge, RegimeOutcome, Verdict } from "../policy/verdict";
import { actionWords, byWhom } from "../policy/words";
import type { Readers } from "../row-judge";
import type { RowDecisions } from "./place-decisions";
import { foundPhrase, inSentence, workPhrase } from "./decided-words";
import { cellIn, type RiskException } from "./records";
import { inOrder, type Told } from "./told";

/** An accepted risk beside its row. */
export interface RowException {
  readonly record: RiskException;
  /** Its date has passed: the action is back. */
  readonly overdue: boolean;
}

/** A row's verdict with what people decided about it. */
export interface DecidedVerdict {
  readonly verdict: Verdict;
  readonly reason: string;
  /** The exception that counts, or the last one that is overdue; `null` without any. */
  readonly exception: RowException | null;
  /** What the action would be, or is again, if nobody accepted the risk. */
  readonly actionWithoutException: Action;
  /** Where it is judged, if not at the site that its row names. */
  readonly site: string | null;
}

/** A verdict of which some parts were changed by a person's decision. */
class AdjustedVerdict implements Verdict {
  readonly action: Action;
  readonly also: readonly Duty[];
  readonly couldBe: Action;
  readonly needs: readonly Need[];
  readonly provisional: boolean;
  readonly steps: readonly string[];
  readonly outcomes: readonly RegimeOutcome[];
  readonly clauses: Verdict["clauses"];
  readonly deciding: Deciding;
  readonly makers: MakerFindings;
  readonly findings: Verdict["findings"];
  readonly evidence: readonly Evidence[];

  constructor(
    of: Verdict,
    changed: Partial<Pick<Verdict, "action" | "also" | "couldBe" | "needs" | "provisional" | "steps">>,
  ) {
    this.action = changed.action ?? of.action;
    this.also = changed.also ?? of.also;
    this.couldBe = changed.couldBe ?? of.couldBe;
    this.needs = changed.needs ?? of.needs;
    this.provisional = changed.provisional ?? of.provisional;
    this.steps = changed.steps ?? of.steps;
    this.outcomes = of.outcomes;
    this.clauses = of.clauses;
    this.deciding = of.deciding;
    this.makers = of.makers;
    this.findings = of.findings;
    this.evidence = of.evidence;
  }
}

/** Standings that the row's other numbers may still settle. */
const unsettled: ReadonlySet<Standing> = new Set(["possible-oem", "undetermined"]);

/** Judges rows about which people decided something; the others never come here. */
export class DecidedJudge {
  constructor(
    private readonly readers: Readers,
    private readonly policy: PolicyJudge,
    private readonly setting: PolicySetting,
    private readonly asOf: string,
    private readonly context: RegisterContext,
  ) {}

  /**
   * @param asset the row's own texts
   * @param base the verdict on them alone
   */
  judge(asset: AssetText, base: Verdict, decided: RowDecisions): DecidedVerdict {
    const told = inOrder(decided);
    const changes = told.founds.length > 0 || told.works.length > 0;
    const verdict = changes ? withSteps(this.judgeAgain(asset, base, told), told) : base;
    const plain = changes ? this.reason(verdict, told) : reasonFor(verdict, this.setting, this.asOf);
    return { ...this.accepted(verdict, plain, decided.exceptions, told), site: told.site?.name ?? null };
  }

  /** The row read again with what people saw and did in place of its own words. */
  private judgeAgain(asset: AssetText, base: Verdict, told: Told): Verdict {
    const { readers, context } = this;
    const makers = this.makers(asset, base, told);
    const here = this.assetHere(asset, told);
    const device = makers === base.makers ? base.findings.device : readers.device.read(here, context, makers);
    const elsewhere = told.site !== null;
    const site = elsewhere ? readers.site.read(here, context) : base.findings.site;
    const facts = readers.site.facts(here);
    return this.policy.judge(makers, {
      device,
      site: told.site === null ? site : { ...site, evidence: [...site.evidence, told.site.evidence] },
      connection: this.connection(here, base, told, facts.cctvNetwork),
      stage: told.stage === null ? base.findings.stage : stageOf(told.stage),
      owner: elsewhere ? readers.owner.read(here, context, facts.owner) : base.findings.owner,
      purpose: base.findings.purpose,
    });
  }

  /** The row's texts as they stand now: at another site its site's words hold no more. */
  private assetHere(asset: AssetText, told: Told): AssetText {
    const texts: AssetText = {
      ...asset,
      ...(told.label === null ? {} : { make: [told.label.label] }),
      ...(told.model === null ? {} : { model: [told.model.model] }),
    };
    if (told.site === null) return texts;
    return { ...texts, site: [told.site.name], siteType: [], location: [], sensitivity: [] };
  }

  /**
   * What was read on the unit stands in place of the row's cells of the same kind; the row's other numbers still
   * tell who is behind a label. Where they contradict what somebody saw, only that counts.
   */
  private makers(asset: AssetText, base: Verdict, { label, model, mac }: Told): MakerFindings {
    if (label === null && model === null && mac === null) return base.makers;
    const read = {
      ...(label === null ? {} : { make: [label.label] }),
      ...(model === null ? {} : { model: [model.model] }),
      ...(mac === null ? {} : { mac: [mac.mac] }),
    };
    const { make = [], model: models = [], mac: macs = [], serial = [] } = asset;
    const beside = this.readers.maker.read({ make, model: models, mac: macs, serial, ...read });
    const alone = this.readers.maker.read(read);
    const settled = !unsettled.has(alone[0].standing);
    const agrees =
      beside.length === 1 &&
      beside[0].confidence !== "conflict" &&
      (!settled || beside[0].id === alone[0].id);
    const makers = agrees ? beside : alone;
    const cells = {
      make: label === null ? undefined : cellIn(label.at, "label"),
      model: model === null ? undefined : cellIn(model.at, "model"),
      mac: mac === null ? undefined : cellIn(mac.at, "mac"),
    };
    const placed = (evidence: Evidence): Evidence => {
      const { role } = evidence;
      const cell = role === "make" || role === "model" || role === "mac" ? cells[role] : undefined;
      return cell === undefined ? evidence : { ...evidence, cell };
    };
    const [first, ...others] = makers.map((maker) => ({ ...maker, evidence: maker.evidence.map(placed) }));
    return first === undefined ? makers : [first, ...others];
  }

  private connection(
    here: AssetText,
    base: Verdict,
    { network, moved, site }: Told,
    siteNetwork: Parameters<Readers["connection"]["read"]>[2],
  ): ConnectionFinding {
    if (network !== null) {
      const remoteAccess = network.fact === "isolated" ? false : base.findings.connection.remoteAccess;
      return {
        connection: network.fact,
        possible: [network.fact],
        remoteAccess,
        evidence: [network.evidence],
      };
    }
    if (moved) return this.readers.connection.read({ site: here.site ?? [] }, this.context, siteNetwork);
    if (site !== null) return this.readers.connection.read(here, this.context, siteNetwork);
    return base.findings.connection;
  }

  /** An accepted risk takes the action away until its date. */
  private accepted(
    verdict: Verdict,
    plain: string,
    exceptions: readonly RiskException[],
    told: Told,
  ): Omit<DecidedVerdict, "site"> {
    const record = exceptions.at(-1);
    const { action } = verdict;
    if (record === undefined)
      return { verdict, reason: plain, exception: null, actionWithoutException: action };
    const overdue = record.until < this.asOf;
    const exception = { record, overdue };
    // A copy to share names neither the approver nor the reason.
    const by = `until ${record.until}${byWhom({ name: record.approvedBy, date: "" })}`;
    if (overdue) {
      const reason = action === "none" ? plain : `The risk was accepted only ${by}: ${inSentence(plain)}`;
      return { verdict, reason, exception, actionWithoutException: action };
    }
    if (action === "none") return { verdict, reason: plain, exception, actionWithoutException: action };
    const meanwhile = told.works.map(workPhrase);
    const parts = [
      `Risk accepted ${by}${record.reason === "" ? "" : `: ${record.reason.replace(/[.\s]+$/, "")}`}`,
      ...meanwhile,
      `without that it would be "${actionWords[action]}"`,
    ];
    return {
      verdict: new AdjustedVerdict(verdict, {
        action: "none",
        also: [],
        couldBe: "none",
        needs: [],
        provisional: false,
        steps: [`Look at it again before ${record.until}.`],
      }),
      reason: `${parts.join("; ")}.`,
      exception,
      actionWithoutException: action,
    };
  }

  private reason(verdict: Verdict, told: Told): string {
    const { founds, works, refuted } = told;
    const said = [
      ...founds.flatMap((fact) => foundPhrase(fact, told)),
      ...(refuted === null ? works.map(workPhrase) : [`although it was recorded as ${workPhrase(refuted)}`]),
    ].join("; ");
    // Somebody who looked and wrote nothing down has said nothing.
    if (said === "") return reasonFor(verdict, this.setting, this.asOf);
    const first = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
    const gone = verdict.action === "none" && verdict.findings.stage.stage === "removed";
    if (gone) return `${first}; keep the record.`;
    return `${first}: ${inSentence(reasonFor(verdict, this.setting, this.asOf))}`;
  }
}

function stageOf({ fact, evidence }: NonNullable<Told["stage"]>): StageFinding {
  return { stage: fact, possible: [fact], stated: true, evidence: [evidence] };
}

/** What is still open about a thing that is gone. */
function withSteps(verdict: Verdict, { works }: Told): Verdict {
  const record = works.find(({ what }) => what === "removed");
  if (record === undefined) return verdict;
  const steps = [
    ...(record.wentTo === null ? ["Record where it went."] : []),
    ...(record.diskWiped === "no" ? ["Wipe its disk and keep the certificate."] : []),
  ];
  return steps.length === 0 ? verdict : new AdjustedVerdict(verdict, { steps: [...verdict.steps, ...steps] });
}
