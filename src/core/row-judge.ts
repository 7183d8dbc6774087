/** Judges the rows of a register one by one, where a row that brings nothing new costs look-ups by number. */
import type { AssetText, RegisterContext } from "./asset";
import type { ConnectionReader } from "./connection";
import type { DeviceReader } from "./device";
import type { MakerFindings } from "./findings";
import type { MakerReader } from "./maker";
import type { OwnerReader } from "./owner";
import { packedFacts, type AssetFindings } from "./policy/facts-of";
import type { PolicySetting } from "./policy/own";
import { AssetVerdict, verdictOf, type Answer, type PolicyJudge, type Verdict } from "./policy/verdict";
import type { PurposeReader } from "./purpose";
import type { FieldSource } from "./register";
import { PairTable, Remembered, RowTable, RowTexts, type Numbered, type RoleShapes } from "./rows";
import type { SiteFacts, SiteReader } from "./site";
import type { StageReader } from "./stage";

/** Everything that reads an asset's text. */
export interface Readers {
  readonly maker: MakerReader;
  readonly device: DeviceReader;
  readonly site: SiteReader;
  readonly connection: ConnectionReader;
  readonly stage: StageReader;
  readonly owner: OwnerReader;
  readonly purpose: PurposeReader;
}

/** The readers' places in the list that `RowTexts` is given. */
const place = { maker: 0, device: 1, site: 2, connection: 3, stage: 4, owner: 5, purpose: 6 } as const;

/** So many verdicts that quote a label are kept at once; then they are made again, so that memory stays bounded. */
const labelsRemembered = 10_000;

/** Whole texts that count beside what they tell, as bits. */
const whole = { site: 1, makeAndModel: 2 } as const;

/**
 * Each reader reads each distinct combination of what cells tell it once. What a policy looks at is packed into two
 * numbers, the makers' and the other facts', and each pair of them is judged once.
 */
export class RowJudge {
  readonly texts: RowTexts;
  private readonly makers: Remembered<MakerFindings>;
  private readonly devices: Remembered<AssetFindings["device"]>;
  private readonly sites: Remembered<AssetFindings["site"]>;
  private readonly siteFacts = new Remembered<SiteFacts>(() => 0);
  private readonly connections = new Remembered<AssetFindings["connection"]>(packedFacts.connection);
  private readonly stages = new Remembered<AssetFindings["stage"]>(packedFacts.stage);
  private readonly owners = new Remembered<AssetFindings["owner"]>(packedFacts.owner);
  private readonly purposes = new Remembered<AssetFindings["purpose"]>(packedFacts.purpose);
  private readonly makerKeys = new Map<string, number>();
  private readonly makersKeys = new Map<string, number>();
  private readonly makersBesideDevice: (number | undefined)[] = [];
  /** Of rows that tell every reader the same: their verdict, or which whole texts count beside. */
  private readonly knownOfAlike: (AssetVerdict | number | undefined)[] = [];
  private readonly alikeInWholes = new PairTable();
  private readonly verdictsOfWholes: (AssetVerdict | undefined)[] = [];
  private readonly cases = new PairTable();
  /** What the current row's findings are, each by its number; rows of which all are the same share a verdict. */
  private readonly findings = new Int32Array(Object.keys(place).length);
  private readonly findingsAlike = new RowTable(this.findings.length);
  private readonly verdicts: (AssetVerdict | undefined)[] = [];
  private readonly answers: (Answer | undefined)[] = [];
  private readonly wholeTexts = new PairTable();
  /** The fields of notes and descriptions, of the site, and of make and model. */
  private readonly prose: readonly number[];
  private readonly sitePlaces: readonly number[];
  private readonly productPlaces: readonly number[];
  /** Verdicts that quote a label of their rows, in the words of those rows. */
  private readonly quoting = new Map<AssetVerdict, Map<string, AssetVerdict>>();
  private labels = 0;
  private last: AssetVerdict | null = null;
  private lastStruck = false;

  constructor(
    fields: readonly FieldSource[],
    private readonly context: RegisterContext,
    private readonly readers: Readers,
    private readonly judge: PolicyJudge,
    setting: PolicySetting,
    shapes: RoleShapes,
  ) {
    const { maker, device, site, connection, stage, owner, purpose } = readers;
    this.texts = new RowTexts(fields, [maker, device, site, connection, stage, owner, purpose], (role) =>
      shapes.of(role),
    );
    this.prose = this.texts.placesOf("notes", "description");
    this.sitePlaces = this.texts.placesOf("site", "siteType");
    this.productPlaces = this.texts.placesOf("make", "model");
    this.makers = new Remembered((makers) => this.numberOf(judge.keyOf(makers)));
    this.devices = new Remembered((finding) => packedFacts.device(finding, setting));
    // The site's name is the row's own; it changes no verdict.
    this.sites = new Remembered(
      (finding) => packedFacts.site(finding, setting),
      (finding) => ({ ...finding, name: null, type: null }),
    );
  }

  /** A verdict that `verdict` gave a row, in the words of the row: most rows of a large register are only counted. */
  inOwnWords(verdict: Verdict, row: number): Verdict {
    if (!(verdict instanceof AssetVerdict) || verdict.label === null) return verdict;
    const { role, nth } = verdict.label;
    const text = this.texts.source(role, nth)?.text(row) ?? "";
    let byText = this.quoting.get(verdict);
    let quoting = byText?.get(text);
    if (quoting === undefined) {
      quoting = verdict.quoting(text);
      if (++this.labels % labelsRemembered === 0) this.quoting.clear();
      byText = this.quoting.get(verdict) ?? new Map<string, AssetVerdict>();
      byText.set(text, quoting);
      this.quoting.set(verdict, byText);
    }
    return quoting;
  }

  /** The verdict on a row; what it quotes of a label that is in no list is filled in by `inOwnWords`. */
  verdict(row: number, struck: boolean): AssetVerdict {
    const { texts } = this;
    const changed = texts.goTo(row);
    if (!changed && this.last !== null && struck === this.lastStruck) return this.last;
    const alike = texts.alike(struck ? 1 : 0);
    const known = (this.knownOfAlike[alike] ??= this.wholes(row) || this.read(row, struck));
    this.lastStruck = struck;
    if (typeof known !== "number") return (this.last = known);
    // Where whole texts count, the next row may differ although it tells the same.
    this.last = null;
    return this.besideWholes(row, struck, known, alike);
  }

  /** Rows that tell every reader the same, and are the same in the whole texts that count. */
  private besideWholes(row: number, struck: boolean, wholes: number, alike: number): AssetVerdict {
    let text = 0;
    if ((wholes & whole.site) !== 0) text = this.wholeText(row, this.sitePlaces, text);
    if ((wholes & whole.makeAndModel) !== 0) text = this.wholeText(row, this.productPlaces, text);
    const same = this.alikeInWholes.number(alike, text);
    return (this.verdictsOfWholes[same] ??= this.read(row, struck));
  }

  /** Which whole texts count for the current row: those that findings quote, and those that notes are weighed with. */
  private wholes(row: number): number {
    const { cctvNetwork, owner } = this.factsOfSite(row).finding;
    return (
      (cctvNetwork === null && owner === null ? 0 : whole.site) |
      (this.texts.tellsIn(place.stage, this.prose) ? whole.makeAndModel : 0)
    );
  }

  private factsOfSite(row: number): Numbered<SiteFacts> {
    const part = this.texts.told(place.site);
    return (
      this.siteFacts.known(part) ?? this.siteFacts.add(part, this.readers.site.facts(this.texts.asset(row)))
    );
  }

  /** A row that says something new (or the same in another combination). */
  private read(row: number, struck: boolean): AssetVerdict {
    const { texts, readers, context } = this;
    let read: AssetText | undefined;
    const asset = (): AssetText => (read ??= texts.asset(row));

    const makerPart = texts.told(place.maker);
    const makers =
      this.makers.known(makerPart) ??
      this.makers.add(makerPart, readers.maker.readTold(texts.cellsThatTell(place.maker)));
    const devicePart = texts.told(place.device, this.besideDevice(makers));
    const device =
      this.devices.known(devicePart) ??
      this.devices.add(devicePart, readers.device.read(asset(), context, makers.finding));
    const sitePart = texts.told(place.site);
    const site = this.sites.known(sitePart) ?? this.sites.add(sitePart, readers.site.read(asset(), context));
    const facts = this.factsOfSite(row);
    const ofSite = this.ofSite(row, facts.finding, facts.number);
    const connectionPart = texts.told(place.connection, ofSite);
    const connection =
      this.connections.known(connectionPart) ??
      this.connections.add(
        connectionPart,
        readers.connection.read(asset(), context, facts.finding.cctvNetwork),
      );
    const stagePart = texts.told(place.stage, this.besideStage(row, struck));
    const stage =
      this.stages.known(stagePart) ??
      this.stages.add(stagePart, readers.stage.read(asset(), context, struck));
    const ownerPart = texts.told(place.owner, ofSite);
    const owner =
      this.owners.known(ownerPart) ??
      this.owners.add(ownerPart, readers.owner.read(asset(), context, facts.finding.owner));
    const purposePart = texts.told(place.purpose);
    const purpose =
      this.purposes.known(purposePart) ?? this.purposes.add(purposePart, readers.purpose.read(asset()));

    // Rows whose findings say the same share one verdict, and with it the sentence that is made for it.
    const { findings } = this;
    findings[place.maker] = makers.number;
    findings[place.device] = device.number;
    findings[place.site] = site.number;
    findings[place.connection] = connection.number;
    findings[place.stage] = stage.number;
    findings[place.owner] = owner.number;
    findings[place.purpose] = purpose.number;
    const same = this.findingsAlike.number(findings);
    return (this.verdicts[same] ??= this.judged(makers, device, site, connection, stage, owner, purpose));
  }

  private judged(
    makers: Numbered<MakerFindings>,
    device: Numbered<AssetFindings["device"]>,
    site: Numbered<AssetFindings["site"]>,
    connection: Numbered<AssetFindings["connection"]>,
    stage: Numbered<AssetFindings["stage"]>,
    owner: Numbered<AssetFindings["owner"]>,
    purpose: Numbered<AssetFindings["purpose"]>,
  ): AssetVerdict {
    const facts = device.facts | site.facts | connection.facts | stage.facts | owner.facts | purpose.facts;
    const found = {
      device: device.finding,
      site: site.finding,
      connection: connection.finding,
      stage: stage.finding,
      owner: owner.finding,
      purpose: purpose.finding,
    };
    const known = this.cases.number(makers.facts, facts);
    const answer = (this.answers[known] ??= this.judge.answer(makers.finding, found, facts));
    return verdictOf(answer, makers.finding, found);
  }

  /** The number of what of the makers counts for the device. */
  private besideDevice({ finding, number }: Numbered<MakerFindings>): number {
    let beside = this.makersBesideDevice[number];
    if (beside === undefined) {
      const key = this.readers.device.makersKey(finding);
      beside = this.makersKeys.get(key) ?? this.makersKeys.size + 1;
      this.makersKeys.set(key, beside);
      this.makersBesideDevice[number] = beside;
    }
    return beside;
  }

  private numberOf(makerKey: string): number {
    let number = this.makerKeys.get(makerKey);
    if (number === undefined) {
      number = this.makerKeys.size;
      this.makerKeys.set(makerKey, number);
    }
    return number;
  }

  /** What the Sites table says of the row's site; where it says something, evidence quotes the site, so that counts too. */
  private ofSite(row: number, { cctvNetwork, owner }: SiteFacts, number: number): number {
    if (cctvNetwork === null && owner === null) return (number + 1) * 2;
    return this.wholeText(row, this.sitePlaces, number) * 2 + 1;
  }

  /** Notes and descriptions that tell of the stage are weighed with the words of make and model. */
  private besideStage(row: number, struck: boolean): number {
    const mark = struck ? 1 : 0;
    if (!this.texts.tellsIn(place.stage, this.prose)) return mark * 2;
    return this.wholeText(row, this.productPlaces, mark) * 2 + 1;
  }

  private wholeText(row: number, places: readonly number[], before: number): number {
    return this.texts.whole(row, places, this.wholeTexts, before);
  }
}
