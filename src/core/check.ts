/**
 * Register in, verdicts out. The check is a generator over blocks of rows, so that every surface can show
 * progress and cancel. It has no clock: `asOf` is passed in. Rows that say the same are judged once.
 */
import type { AssetText, ColumnRole, Evidence, RegisterContext } from "./asset";
import type { Catalogue } from "./catalogue";
import { createConnectionReader } from "./connection";
import { DecidedJudge, type DecidedVerdict, type RowException } from "./decisions/decided-verdict";
import { DecisionsAlone } from "./decisions/decisions-alone";
import { PlacedDecisions, type RowDecisions } from "./decisions/place-decisions";
import type { AssetDecisions, FoundFact, WorkRecord } from "./decisions/records";
import { createDeviceReader } from "./device";
import { createMakerLookup, createMakerReader, type MakerDecision } from "./maker";
import { createOwnerReader } from "./owner";
import { makerFacts } from "./policy/maker-facts";
import { decisionTable } from "./policy/table";
import { type PolicySetting } from "./policy/own";
import { regimeOf, regimeUnder } from "./policy/regime-under";
import { reasonFor } from "./policy/reason";
import type { Action } from "./policy/regime";
import { PolicyJudge, type Verdict } from "./policy/verdict";
import { createPurposeReader } from "./purpose";
import { Reasons } from "./reasons";
import type { RegisterReading } from "./register";
import { RowJudge, type Readers } from "./row-judge";
import { RoleShapes } from "./rows";
import type { CellAddress } from "./sheet";
import { SingleRows } from "./single-rows";
import { createSiteReader, type SiteAssessment } from "./site";
import { createStageReader } from "./stage";

/** Everything that a verdict depends on besides the asset's own text. */
export interface CheckBasis {
  readonly catalogue: Catalogue;
  readonly setting: PolicySetting;
  readonly sites: readonly SiteAssessment[];
  readonly makers: readonly MakerDecision[];
  /** What people decided about single assets; nothing where it is left out. */
  readonly decisions?: AssetDecisions;
  /** ISO date of the check; "" where nobody knows it, as in a formula: then nothing is overdue. */
  readonly asOf: string;
}

/** A verdict with its reason in one sentence. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** Evidence with the cell that it stands in. */
export interface CellEvidence extends Evidence {
  readonly cell: CellAddress;
}

/** One asset with its verdict. */
export class CheckedAsset implements Judged {
  constructor(
    /** 0-based row on the sheet. */
    readonly row: number,
    private judged: Verdict,
    private readonly rows: RowJudge,
    private readonly reasons: Reasons,
    private readonly decided: (RowDecisions & DecidedVerdict) | null = null,
  ) {}

  get verdict(): Verdict {
    this.judged = this.rows.inOwnWords(this.judged, this.row);
    return this.judged;
  }

  /** Put into words when asked for: most rows of a large register are only counted. */
  get reason(): string {
    return this.decided?.reason ?? this.reasons.of(this.verdict);
  }

  /** Whether people decided something about it, so that its verdict and reason are its own. */
  get isDecided(): boolean {
    return this.decided !== null;
  }

  /** The risk that somebody accepted for it, in force or overdue. */
  get exception(): RowException | null {
    return this.decided?.exception ?? null;
  }

  /** What the action would be if nobody had accepted the risk. */
  get actionWithoutException(): Action {
    return this.decided?.actionWithoutException ?? this.verdict.action;
  }

  /** What was done with it, in the order of time. */
  get work(): readonly WorkRecord[] {
    return this.decided?.work ?? [];
  }

  /** What was found on site, in the order of time. */
  get found(): readonly FoundFact[] {
    return this.decided?.found ?? [];
  }

  get tag(): string {
    return this.field("tag");
  }

  /** Where it stands: as its row says, or where somebody moved or found it. */
  get site(): string {
    return this.decided?.site ?? this.field("site");
  }

  /** As its row says; "" where it stands at another site now. */
  get siteType(): string {
    return typeof this.decided?.site === "string" ? "" : this.field("siteType");
  }

  /** Devices in the row: its quantity, or the counts that its text gives, else 1. */
  get quantity(): number {
    const quantity = this.field("quantity");
    const counted = this.verdict.makers.reduce((sum, maker) => sum + maker.count, 0);
    return Math.max(quantity === "" ? 1 : readQuantity(quantity), counted);
  }

  /** The row's first text of a role that is not blank; "" where there is none. */
  field(role: ColumnRole): string {
    return this.rows.texts.first(role, this.row);
  }

  /** The evidence with the cells that it stands in. */
  evidence(): readonly CellEvidence[] {
    return this.verdict.evidence.flatMap((evidence) => {
      const { cell } = evidence;
      if (cell !== undefined) return [{ ...evidence, cell }];
      const source = this.rows.texts.source(evidence.role, evidence.nth);
      if (source === undefined) return [];
      const text = individual.has(evidence.role) ? source.text(this.row).trim() : evidence.text;
      return [{ ...evidence, text, cell: source.cell(this.row) }];
    });
  }
}

/** Roles whose texts differ in nearly every row: rows share a verdict, but not these words of it. */
const individual: ReadonlySet<ColumnRole> = new Set(["serial", "mac", "tag"]);

/** Reads the number of devices from a quantity cell: `12`, `approx 60`, `2 no.`; 1 where it says none. */
export function readQuantity(text: string): number {
  const number = /\d{1,6}/.exec(text.replace(/(\d)[ ,](?=\d{3}\b)/g, "$1"));
  const value = number === null ? 1 : Number(number[0]);
  return value > 0 ? value : 1;
}

/** Checks registers under one basis. Keep one instance for many registers: it remembers what it has read. */
export class Checker {
  private readonly readers: Readers;
  private readonly judge: PolicyJudge;
  private readonly shapes: RoleShapes;
  private alone: DecisionsAlone | null = null;

  constructor(readonly basis: CheckBasis) {
    const { catalogue, setting } = basis;
    const { vocabulary, policies } = catalogue;
    const lookup = createMakerLookup(catalogue.makers);
    this.readers = {
      maker: createMakerReader(catalogue.makers, vocabulary.negation, basis.makers),
      device: createDeviceReader(vocabulary.device, (id) => lookup.mostlyCameras(id)),
      site: createSiteReader(vocabulary.site, basis.sites),
      connection: createConnectionReader(vocabulary.connection),
      stage: createStageReader(vocabulary.stage),
      owner: createOwnerReader(vocabulary.owner),
      purpose: createPurposeReader(vocabulary.purpose),
    };
    this.shapes = new RoleShapes(Object.values(this.readers));
    const tables = setting.regimes.map((id) =>
      decisionTable(regimeUnder(setting.switches, regimeOf(id, policies), policies)),
    );
    this.judge = new PolicyJudge(tables, setting, makerFacts(catalogue.makers, policies.own));
  }

  /** The verdict on one asset from its text alone. */
  checkAsset(asset: AssetText, context: RegisterContext, struckThrough = false): Judged {
    const { maker, device, site, connection, stage, owner, purpose } = this.readers;
    const makers = maker.read(asset);
    const facts = site.facts(asset);
    const verdict = this.judge.judge(makers, {
      device: device.read(asset, context, makers),
      site: site.read(asset, context),
      connection: connection.read(asset, context, facts.cctvNetwork),
      stage: stage.read(asset, context, struckThrough),
      owner: owner.read(asset, context, facts.owner),
      purpose: purpose.read(asset),
    });
    return { verdict, reason: reasonFor(verdict, this.basis.setting, this.basis.asOf) };
  }

  /**
   * Finds the rows that people decided about; `null` where nobody decided about any. Registers of a workbook are
   * placed together, because a row may have moved from one to another.
   */
  place(readings: readonly RegisterReading[]): PlacedDecisions | null {
    const { decisions } = this;
    return decisions === null ? null : new PlacedDecisions(decisions, readings, this.basis.asOf);
  }

  /** What people decided about single assets; `null` where nothing. */
  private get decisions(): AssetDecisions | null {
    const { decisions } = this.basis;
    if (decisions === undefined) return null;
    const { found, exceptions, work } = decisions;
    return found.length + exceptions.length + work.length === 0 ? null : decisions;
  }

  /** For rows that are asked about one by one: `context.headers` are the fields that their texts come from. */
  singleRows(context: RegisterContext): SingleRows {
    const { decisions } = this;
    const { setting, asOf } = this.basis;
    this.alone ??= decisions === null ? null : new DecisionsAlone(decisions, asOf);
    return new SingleRows(context, this.readers, this.judge, setting, this.shapes, asOf, this.alone);
  }

  /**
   * Checks a register; yields blocks of at most `blockSize` assets in row order.
   * @param placed people's decisions, where several registers were placed together
   */
  *check(
    reading: RegisterReading,
    file?: string,
    blockSize = 2000,
    placed: PlacedDecisions | null = this.place([reading]),
  ): Generator<CheckedAsset[], void> {
    const context: RegisterContext = {
      sheet: reading.sheet,
      ...(file === undefined ? {} : { file }),
      title: reading.title,
      headers: reading.fields.map(({ role, header }) => ({ role, text: header })),
    };
    const { setting, asOf } = this.basis;
    const rows = new RowJudge(reading.fields, context, this.readers, this.judge, setting, this.shapes);
    const reasons = new Reasons(setting, asOf);
    const decisions = placed?.of(reading);
    const deciding = new DecidedJudge(this.readers, this.judge, setting, asOf, context);
    const struck = reading.struckRows.size > 0 ? reading.struckRows : null;
    let block: CheckedAsset[] = [];
    for (const row of reading.rows) {
      const verdict = rows.verdict(row, struck?.has(row) === true);
      const decided = decisions?.get(row);
      if (decided === undefined) block.push(new CheckedAsset(row, verdict, rows, reasons));
      else {
        const own = rows.inOwnWords(verdict, row);
        const judged = { ...decided, ...deciding.judge(rows.texts.asset(row), own, decided) };
        block.push(new CheckedAsset(row, judged.verdict, rows, reasons, judged));
      }
      if (block.length >= blockSize) {
        yield block;
        block = [];
      }
    }
    if (block.length > 0) yield block;
  }
}
