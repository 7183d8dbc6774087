/**
 * Register in, verdicts out. The check is a generator over blocks of rows, so that every surface can show
 * progress and cancel. It has no clock: `asOf` is passed in. Rows that say the same are judged once.
 */
import type { AssetText, ColumnRole, Evidence, RegisterContext } from "./asset";
import type { Catalogue } from "./catalogue";
import { createConnectionReader } from "./connection";
import { createDeviceReader } from "./device";
import { createMakerLookup, createMakerReader, type MakerDecision } from "./maker";
import { createOwnerReader } from "./owner";
import { makerFacts } from "./policy/maker-facts";
import { decisionTable } from "./policy/table";
import { regimeOf, regimeUnder, type PolicySetting } from "./policy/own";
import { reasonFor } from "./policy/reason";
import { PolicyJudge, type Verdict } from "./policy/verdict";
import { createPurposeReader } from "./purpose";
import type { FieldSource, RegisterReading } from "./register";
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

/** One asset with its verdict. */
export interface CheckedAsset {
  /** 0-based row on the sheet. */
  readonly row: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly tag: string;
  readonly site: string;
  readonly siteType: string;
  /** Devices in the row: its quantity, or the counts that its text gives, else 1. */
  readonly quantity: number;
  /** The row's first text of a role that is not blank; "" where there is none. */
  field(role: ColumnRole): string;
  /** The evidence with the cells that it stands in. */
  evidence(): readonly (Evidence & { readonly cell: CellAddress })[];
}

/** The roles that no reader looks at; they are carried for people. */
const silent: ReadonlySet<ColumnRole> = new Set([
  "ip",
  "quantity",
  "installDate",
  "replaceDate",
  "supplier",
  "secret",
  "other",
]);

/** Roles whose texts differ in nearly every row: only what they say about the maker or the device tells rows apart. */
const individual: ReadonlySet<ColumnRole> = new Set(["serial", "mac", "tag"]);

interface Judged {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** Reads the number of devices from a quantity cell: `12`, `approx 60`, `2 no.`; 1 where it says none. */
export function readQuantity(text: string): number {
  const number = /\d{1,6}/.exec(text.replace(/(\d)[ ,](?=\d{3}\b)/g, "$1"));
  const value = number === null ? 1 : Number(number[0]);
  return value > 0 ? value : 1;
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
    const site = this.siteReader.read(asset, context);
    const { cctvNetwork, owner } = this.siteReader.facts(asset);
    const verdict = this.judge.judge(makers, {
      device: this.deviceReader.read(asset, context, makers),
      site,
      connection: this.connectionReader.read(asset, context, cctvNetwork),
      stage: this.stageReader.read(asset, context, struckThrough),
      owner: this.ownerReader.read(asset, context, owner),
      purpose: this.purposeReader.read(asset),
    });
    return { verdict, reason: reasonFor(verdict, this.basis.setting) };
  }

  /** Checks a register; yields blocks of `blockSize` assets in row order. */
  *check(reading: RegisterReading, file?: string, blockSize = 2000): Generator<CheckedAsset[], void> {
    const context: RegisterContext = {
      sheet: reading.sheet,
      ...(file === undefined ? {} : { file }),
      title: reading.title,
      headers: reading.fields.map(({ role, header }) => ({ role, text: header })),
    };
    const fields = new RegisterFields(reading.fields, (asset) => this.saysNothing(asset));
    const judged = new Map<string, Judged>();
    let block: CheckedAsset[] = [];
    for (const row of reading.rows) {
      const struck = reading.struckRows.has(row);
      const key = fields.signature(row, struck);
      let result = judged.get(key);
      if (result === undefined) {
        result = this.checkAsset(fields.asset(row), context, struck);
        judged.set(key, result);
      }
      block.push(fields.checked(row, result));
      if (block.length >= blockSize) {
        yield block;
        block = [];
      }
    }
    if (block.length > 0) yield block;
  }

  /** Whether a serial number, MAC address or tag says nothing of the maker. */
  private saysNothing(asset: AssetText): boolean {
    const [maker, ...others] = this.makerReader.read(asset);
    return others.length === 0 && maker.evidence.length === 0;
  }
}

/** A register's fields by role, and the signature that makes rows alike. */
class RegisterFields {
  private readonly byRole = new Map<ColumnRole, FieldSource[]>();
  private readonly telling: readonly FieldSource[];
  private readonly individualTexts = new Map<string, string>();

  constructor(
    fields: readonly FieldSource[],
    private readonly saysNothing: (asset: AssetText) => boolean,
  ) {
    for (const field of fields) {
      const list = this.byRole.get(field.role);
      if (list === undefined) this.byRole.set(field.role, [field]);
      else list.push(field);
    }
    this.telling = fields.filter(({ role }) => !silent.has(role));
  }

  /** Rows with the same signature get the same verdict. */
  signature(row: number, struck: boolean): string {
    let key = struck ? "s" : "";
    for (const field of this.telling) {
      const text = field.text(row);
      key += `\u0001${text !== "" && individual.has(field.role) ? this.individual(field.role, text) : text}`;
    }
    return key;
  }

  /** What an individual text adds to the signature: its letters where it says nothing of the maker, else all of it. */
  private individual(role: ColumnRole, text: string): string {
    const known = this.individualTexts.get(text);
    if (known !== undefined) return known;
    const kind = role === "tag" ? text.replace(/\d+/g, "#") : "";
    const added = this.saysNothing({ [role]: [text] }) ? kind : text;
    this.individualTexts.set(text, added);
    return added;
  }

  /** The asset as text by role; blanks stay as "", so that texts and headers can be paired. */
  asset(row: number): AssetText {
    const asset: Partial<Record<ColumnRole, string[]>> = {};
    for (const field of this.telling) (asset[field.role] ??= []).push(field.text(row));
    return asset;
  }

  checked(row: number, { verdict, reason }: Judged): CheckedAsset {
    const field = (role: ColumnRole): string => {
      for (const source of this.byRole.get(role) ?? []) {
        const text = source.text(row).trim();
        if (text !== "") return text;
      }
      return "";
    };
    const quantityText = field("quantity");
    const counted = verdict.makers.reduce((sum, maker) => sum + maker.count, 0);
    return {
      row,
      verdict,
      reason,
      tag: field("tag"),
      site: field("site"),
      siteType: field("siteType"),
      quantity: Math.max(quantityText === "" ? 1 : readQuantity(quantityText), counted),
      field,
      evidence: () =>
        verdict.evidence.flatMap((evidence) => {
          const source = this.byRole.get(evidence.role)?.[evidence.nth];
          if (source === undefined) return [];
          const text = individual.has(evidence.role) ? source.text(row).trim() : evidence.text;
          return [{ ...evidence, text, cell: source.cell(row) }];
        }),
    };
  }
}
