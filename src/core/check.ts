/**
 * Register in, verdicts out. The check is a generator over blocks of rows, so that every surface can show
 * progress and cancel. It has no clock: `asOf` is passed in. Rows that say the same are judged once.
 */
import type { AssetText, ColumnRole, Evidence, RegisterContext } from "./asset";
import type { Catalogue } from "./catalogue";
import { createConnectionReader } from "./connection";
import { createDeviceReader } from "./device";
import type { MakerFindings } from "./findings";
import { createMakerLookup, createMakerReader, type MakerDecision } from "./maker";
import { createOwnerReader } from "./owner";
import { makerFacts } from "./policy/maker-facts";
import { decisionTable } from "./policy/table";
import { regimeOf, regimeUnder, type PolicySetting } from "./policy/own";
import { reasonFor } from "./policy/reason";
import { PolicyJudge, type Verdict } from "./policy/verdict";
import type { AssetFindings } from "./policy/facts-of";
import { createPurposeReader } from "./purpose";
import type { RegisterReading } from "./register";
import { PairTable, RowTexts, type RowPart } from "./rows";
import type { CellAddress } from "./sheet";
import { createSiteReader, type SiteAssessment } from "./site";
import { createStageReader } from "./stage";

/** Everything that a verdict depends on besides the asset's own text. */
export interface CheckBasis {
  readonly catalogue: Catalogue;
  readonly setting: PolicySetting;
  readonly sites: readonly SiteAssessment[];
  readonly makers: readonly MakerDecision[];
  /** ISO date of the check. */
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
  readonly verdict: Verdict;
  readonly reason: string;

  constructor(
    /** 0-based row on the sheet. */
    readonly row: number,
    judged: Judged,
    private readonly texts: RowTexts,
  ) {
    this.verdict = judged.verdict;
    this.reason = judged.reason;
  }

  get tag(): string {
    return this.field("tag");
  }

  get site(): string {
    return this.field("site");
  }

  get siteType(): string {
    return this.field("siteType");
  }

  /** Devices in the row: its quantity, or the counts that its text gives, else 1. */
  get quantity(): number {
    const quantity = this.field("quantity");
    const counted = this.verdict.makers.reduce((sum, maker) => sum + maker.count, 0);
    return Math.max(quantity === "" ? 1 : readQuantity(quantity), counted);
  }

  /** The row's first text of a role that is not blank; "" where there is none. */
  field(role: ColumnRole): string {
    return this.texts.first(role, this.row);
  }

  /** The evidence with the cells that it stands in. */
  evidence(): readonly CellEvidence[] {
    return this.verdict.evidence.flatMap((evidence) => {
      const source = this.texts.source(evidence.role, evidence.nth);
      if (source === undefined) return [];
      const text = individual.has(evidence.role) ? source.text(this.row).trim() : evidence.text;
      return [{ ...evidence, text, cell: source.cell(this.row) }];
    });
  }
}

/** Roles whose texts differ in nearly every row: only what they say about the maker or the device tells rows apart. */
const individual: ReadonlySet<ColumnRole> = new Set(["serial", "mac", "tag"]);

/** A running number with a few letters before it: no serial number that tells its maker looks like this. */
const plainSerial = /^\s*[a-z]{0,3}\d{1,11}\s*$/i;
/** Letters and one number, such as CAM-0041: what the letters say is the same for every number. */
const plainTag = /^\s*[a-z]{0,8}[-_ /.]?\d{1,7}\s*$/i;

/** Reads the number of devices from a quantity cell: `12`, `approx 60`, `2 no.`; 1 where it says none. */
export function readQuantity(text: string): number {
  const number = /\d{1,6}/.exec(text.replace(/(\d)[ ,](?=\d{3}\b)/g, "$1"));
  const value = number === null ? 1 : Number(number[0]);
  return value > 0 ? value : 1;
}

/** A finding with its number: findings that say the same share one, so that verdicts are looked up by numbers. */
interface Numbered<Finding> {
  readonly finding: Finding;
  readonly number: number;
}

/** Reads each distinct combination of texts once and numbers what it finds. */
class Remembered<Finding> {
  private readonly byPart: (Numbered<Finding> | undefined)[] = [];
  private readonly byContent = new Map<string, Numbered<Finding>>();

  constructor(private readonly content: (finding: Finding) => unknown = (finding) => finding) {}

  get(part: number, read: () => Finding): Numbered<Finding> {
    const known = this.byPart[part];
    if (known !== undefined) return known;
    const finding = read();
    const key = JSON.stringify(this.content(finding));
    let numbered = this.byContent.get(key);
    if (numbered === undefined) {
      numbered = { finding, number: this.byContent.size };
      this.byContent.set(key, numbered);
    }
    this.byPart[part] = numbered;
    return numbered;
  }
}

/** Checks registers under one basis. Keep one instance for many registers: it remembers what it has read. */
export class Checker {
  private readonly makerReader;
  private readonly deviceReader;
  private readonly siteReader;
  private readonly connectionReader;
  private readonly stageReader;
  private readonly ownerReader;
  private readonly purposeReader;
  private readonly judge: PolicyJudge;

  constructor(readonly basis: CheckBasis) {
    const { catalogue, setting } = basis;
    const { vocabulary, policies } = catalogue;
    const lookup = createMakerLookup(catalogue.makers);
    this.makerReader = createMakerReader(catalogue.makers, vocabulary.negation, basis.makers);
    this.deviceReader = createDeviceReader(vocabulary.device, (id) => lookup.mostlyCameras(id));
    this.siteReader = createSiteReader(vocabulary.site, basis.sites);
    this.connectionReader = createConnectionReader(vocabulary.connection);
    this.stageReader = createStageReader(vocabulary.stage);
    this.ownerReader = createOwnerReader(vocabulary.owner);
    this.purposeReader = createPurposeReader(vocabulary.purpose);
    const tables = setting.regimes.map((id) =>
      decisionTable(regimeUnder(setting.switches, regimeOf(id, policies), policies)),
    );
    this.judge = new PolicyJudge(tables, setting, makerFacts(catalogue.makers, policies.own));
  }

  /** The verdict on one asset from its text alone. */
  checkAsset(asset: AssetText, context: RegisterContext, struckThrough = false): Judged {
    const makers = this.makerReader.read(asset);
    const { cctvNetwork, owner } = this.siteReader.facts(asset);
    return this.judged(makers, {
      device: this.deviceReader.read(asset, context, makers),
      site: this.siteReader.read(asset, context),
      connection: this.connectionReader.read(asset, context, cctvNetwork),
      stage: this.stageReader.read(asset, context, struckThrough),
      owner: this.ownerReader.read(asset, context, owner),
      purpose: this.purposeReader.read(asset),
    });
  }

  /** Checks a register; yields blocks of at most `blockSize` assets in row order. */
  *check(reading: RegisterReading, file?: string, blockSize = 2000): Generator<CheckedAsset[], void> {
    const context: RegisterContext = {
      sheet: reading.sheet,
      ...(file === undefined ? {} : { file }),
      title: reading.title,
      headers: reading.fields.map(({ role, header }) => ({ role, text: header })),
    };
    // Without a site column the place may be the site itself.
    const places = reading.fields.some(({ role }) => role === "site");
    const texts = new RowTexts(reading.fields, (role) =>
      individual.has(role) || (role === "location" && places)
        ? (text) => this.tellingPart(role, text, context)
        : null,
    );
    const judgeRow = this.rowJudge(texts, context);
    let block: CheckedAsset[] = [];
    for (const row of reading.rows) {
      block.push(new CheckedAsset(row, judgeRow(row, reading.struckRows.has(row)), texts));
      if (block.length >= blockSize) {
        yield block;
        block = [];
      }
    }
    if (block.length > 0) yield block;
  }

  /**
   * Judges rows one by one. Each reader reads each distinct combination of the texts that it looks at once; verdicts
   * are kept per combination of findings. So a row that brings nothing new costs look-ups by number.
   */
  private rowJudge(texts: RowTexts, context: RegisterContext): (row: number, struck: boolean) => Judged {
    const parts = {
      maker: texts.part("make", "model", "description", "category", "serial", "notes", "tag", "mac"),
      device: texts.part("category", "description", "model", "make", "purpose", "tag", "notes"),
      site: texts.part("site", "siteType", "location", "sensitivity"),
      connection: texts.part("network", "notes", "description"),
      stage: texts.part("status", "notes", "description", "make", "model"),
      owner: texts.part("owner", "notes", "description"),
      purpose: texts.part("purpose"),
    } satisfies Record<string, RowPart>;
    const makers = new Remembered<MakerFindings>();
    const devices = new Remembered<AssetFindings["device"]>();
    // The site's name is the row's own; it changes no verdict.
    const sites = new Remembered<AssetFindings["site"]>((site) => ({ ...site, name: null, type: null }));
    const siteFacts = new Remembered<ReturnType<Checker["siteReader"]["facts"]>>();
    const connections = new Remembered<AssetFindings["connection"]>();
    const stages = new Remembered<AssetFindings["stage"]>();
    const owners = new Remembered<AssetFindings["owner"]>();
    const purposes = new Remembered<AssetFindings["purpose"]>();
    const combined = Array.from({ length: 6 }, () => new PairTable());
    const pair = (place: number, first: number, second: number): number =>
      combined[place]?.number(first, second) ?? 0;
    const verdicts: (Judged | undefined)[] = [];

    return (row, struck) => {
      const numbers = texts.numbers(row);
      let read: AssetText | undefined;
      const asset = (): AssetText => (read ??= texts.asset(row));
      const sitePart = parts.site.number(numbers);
      const maker = makers.get(parts.maker.number(numbers), () => this.makerReader.read(asset()));
      const device = devices.get(parts.device.number(numbers, maker.number + 1), () =>
        this.deviceReader.read(asset(), context, maker.finding),
      );
      const site = sites.get(sitePart, () => this.siteReader.read(asset(), context));
      const facts = siteFacts.get(sitePart, () => this.siteReader.facts(asset()));
      const connection = connections.get(parts.connection.number(numbers, facts.number + 1), () =>
        this.connectionReader.read(asset(), context, facts.finding.cctvNetwork),
      );
      const stage = stages.get(parts.stage.number(numbers, struck ? 1 : 0), () =>
        this.stageReader.read(asset(), context, struck),
      );
      const owner = owners.get(parts.owner.number(numbers, facts.number + 1), () =>
        this.ownerReader.read(asset(), context, facts.finding.owner),
      );
      const purpose = purposes.get(parts.purpose.number(numbers), () => this.purposeReader.read(asset()));

      let combination = pair(0, maker.number, device.number);
      combination = pair(1, combination, site.number);
      combination = pair(2, combination, connection.number);
      combination = pair(3, combination, stage.number);
      combination = pair(4, combination, owner.number);
      combination = pair(5, combination, purpose.number);
      const known = verdicts[combination];
      if (known !== undefined) return known;
      const judged = this.judged(maker.finding, {
        device: device.finding,
        site: site.finding,
        connection: connection.finding,
        stage: stage.finding,
        owner: owner.finding,
        purpose: purpose.finding,
      });
      verdicts[combination] = judged;
      return judged;
    };
  }

  private judged(makers: MakerFindings, findings: AssetFindings): Judged {
    const verdict = this.judge.judge(makers, findings);
    return { verdict, reason: reasonFor(verdict, this.basis.setting) };
  }

  /**
   * What of a text tells rows apart where texts differ in nearly every row: a MAC address by its prefix, a tag by its
   * letters, a serial number or place only where a reader finds something in it.
   */
  private tellingPart(role: ColumnRole, text: string, context: RegisterContext): string {
    if (role === "location") {
      const asset: AssetText = { location: [text] };
      const site = this.siteReader.read(asset, context);
      const { cctvNetwork, owner } = this.siteReader.facts(asset);
      return site.basis === "none" && site.evidence.length === 0 && cctvNetwork === null && owner === null
        ? ""
        : text;
    }
    if (role === "serial" && plainSerial.test(text)) return "";
    if (role === "tag" && plainTag.test(text)) return text.replace(/\d+/, "1");
    const [maker, ...others] = this.makerReader.read({ [role]: [text] });
    if (others.length > 0) return text;
    if (maker.evidence.length === 0) return role === "tag" ? text.replace(/\d+/g, "1") : "";
    const byAddress = maker.evidence.every(({ rule }) => rule.endsWith("/mac"));
    return byAddress && role !== "tag"
      ? maker.evidence.map((found) => `${found.rule} ${found.text}`).join()
      : text;
  }
}
