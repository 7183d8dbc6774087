/** From what the readers found to the facts that a decision table asks for, as sets of possible values. */
import type {
  ConnectionFinding,
  DeviceFinding,
  MakerFinding,
  OwnerFinding,
  PurposeFinding,
  SiteFinding,
  StageFinding,
} from "../findings";
import { allBits, bits, type FactName, type PossibleFacts } from "./facts";
import type { PolicySetting } from "./own";

/** What a policy must know of a maker in the catalogue. */
export interface MakerFacts {
  /** Display name. */
  readonly name: string;
  readonly standing: "subject" | "affiliate" | "prc-made" | "not-subject" | "undetermined";
  /** Which paragraph of s.889(f)(3) names it, itself or through its parent. */
  readonly listed: "huawei-zte" | "hytera" | "hikvision-dahua" | "no";
  /** Named by a public body as a security concern without being a company of the PRC (own-policy test T5). */
  readonly concern: boolean;
}
export type MakerLookup = (id: string) => MakerFacts | undefined;

/** Everything that was found about one asset, except its makers: each of them is judged with the rest. */
export interface AssetFindings {
  readonly device: DeviceFinding;
  readonly site: SiteFinding;
  readonly connection: ConnectionFinding;
  readonly stage: StageFinding;
  readonly owner: OwnerFinding;
  readonly purpose: PurposeFinding;
}

function scopeBits(device: DeviceFinding, { switches }: PolicySetting): number {
  if (switches.includeAccessControlIntercom && device.securityTechnology)
    return bits("scope", ["surveillance"]);
  if (
    switches.test === "T4" &&
    device.scope === "other" &&
    (device.kind === "telecom" || device.kind === "video")
  ) {
    return bits("scope", ["surveillance"]);
  }
  let mask = 0;
  for (const scope of device.possible) {
    if (scope === "ancillary")
      mask |= bits("scope", [device.networkActive ? "ancillary-active" : "ancillary"]);
    else mask |= bits("scope", [scope]);
  }
  return mask;
}

function kindBits(device: DeviceFinding): number {
  if (device.kind !== "unknown") return bits("kind", [device.kind]);
  let mask = 0;
  for (const scope of device.possible) {
    if (scope === "surveillance") mask |= bits("kind", ["video"]);
    else if (scope === "ancillary") mask |= bits("kind", [device.networkActive ? "telecom" : "passive"]);
    else mask |= device.scope === "unknown" ? bits("kind", ["telecom", "other"]) : bits("kind", ["other"]);
  }
  return mask;
}

/**
 * A label that stands in no list, and one that perhaps names a maker which is cleared, ask nothing on accessories and on
 * what is not surveillance equipment.
 */
function asksNothing({ id, brand, possible }: MakerFinding, lookup: MakerLookup, scope: number): boolean {
  if (!possible.open || (scope & bits("scope", ["surveillance"])) !== 0) return false;
  return id === null ? brand !== null : lookup(id)?.standing === "not-subject";
}

function standingBits(
  maker: MakerFinding,
  lookup: MakerLookup,
  scope: number,
  setting: PolicySetting,
): number {
  const subject = bits("standing", ["subject"]);
  const notSubject = bits("standing", ["not-subject"]);
  const { test, oemCounts } = setting.switches;
  const ofMaker = (id: string): number => {
    const facts = lookup(id);
    if (facts === undefined) return subject | notSubject;
    if (test === "T2") return facts.listed === "no" ? notSubject : subject;
    if (test === "T5" && facts.concern) return subject;
    if (facts.standing === "undetermined") return subject | notSubject;
    if (facts.standing === "prc-made") return test === "T3" ? subject : bits("standing", ["prc-made"]);
    return facts.standing === "not-subject" ? notSubject : subject;
  };
  switch (maker.standing) {
    case "subject":
    case "affiliate":
      return test === "T2" && maker.id !== null ? ofMaker(maker.id) : subject;
    case "oem":
      if (!oemCounts) return notSubject;
      return test === "T2" && maker.id !== null ? ofMaker(maker.id) : subject;
    case "prc-made":
      return test === "T3" ? subject : bits("standing", ["prc-made"]);
    case "not-subject":
      return test === "T5" && maker.id !== null ? ofMaker(maker.id) : notSubject;
    case "possible-oem":
    case "undetermined": {
      if (asksNothing(maker, lookup, scope)) return notSubject;
      if (maker.possible.open || maker.possible.makers.length === 0) return subject | notSubject;
      const each = maker.possible.makers.reduce((mask, id) => mask | ofMaker(id), 0);
      // One maker alone whose own standing is settled, yet the finding is not: the organisation left it open.
      return maker.possible.makers.length === 1 && maker.decidedBy !== undefined
        ? subject | notSubject
        : each;
    }
  }
}

function listedBits(maker: MakerFinding, lookup: MakerLookup, scope: number): number {
  const none = bits("listed", ["no"]);
  if (maker.standing === "not-subject" || asksNothing(maker, lookup, scope)) return none;
  let mask = maker.possible.open ? allBits("listed") : 0;
  for (const id of maker.possible.makers) mask |= bits("listed", [lookup(id)?.listed ?? "no"]);
  if (maker.id !== null && !maker.possible.open && maker.possible.makers.length === 0) {
    mask |= bits("listed", [lookup(maker.id)?.listed ?? "no"]);
  }
  return mask === 0 ? allBits("listed") : mask;
}

function extensionBits(site: SiteFinding, { switches, decisions }: PolicySetting): number {
  if (switches.extendToAllSites) return bits("extension", ["extend"]);
  if (site.extended !== null) return bits("extension", [site.extended ? "extend" : "do-not-extend"]);
  const decided = decisions
    .filter((decision) => decision === "extend" || decision === "do-not-extend")
    .at(-1);
  return decided === undefined ? allBits("extension") : bits("extension", [decided]);
}

function decisionBits({ decisions }: PolicySetting): number {
  const decided = decisions
    .filter((decision) => decision === "remove" || decision === "isolate" || decision === "keep")
    .at(-1);
  return bits("decision", [decided ?? "none-recorded"]);
}

/** Whether another body's kit stands on a sensitive site of central government: only a person or the register can say so. */
function onGovernmentSite(site: SiteFinding): boolean {
  const said = site.basis === "assessed" || site.basis === "stated";
  return said && site.sensitivity === "sensitive";
}

/** Where each fact's bits stand in the number that they are packed into. */
const place = {
  scope: 0,
  kind: 4,
  site: 8,
  extension: 10,
  government: 12,
  siteAssumed: 13,
  connection: 14,
  stage: 17,
  owner: 20,
  purpose: 21,
  purposeStated: 23,
} as const;

/**
 * What of a finding a policy looks at, packed into bits; the six parts of an asset do not overlap, so that their sum
 * is one number. Assets with the same number whose makers have the same `makerKey` are judged the same.
 */
export const packedFacts = {
  device: (device: DeviceFinding, setting: PolicySetting): number =>
    scopeBits(device, setting) | (kindBits(device) << place.kind),
  site: (site: SiteFinding, setting: PolicySetting): number =>
    (bits("site", site.possible) << place.site) |
    (extensionBits(site, setting) << place.extension) |
    (onGovernmentSite(site) ? 1 << place.government : 0) |
    (site.basis === "assumed" ? 1 << place.siteAssumed : 0),
  connection: ({ possible }: ConnectionFinding): number => bits("connection", possible) << place.connection,
  stage: ({ possible }: StageFinding): number => bits("stage", possible) << place.stage,
  owner: ({ owner }: OwnerFinding): number => (owner === "own" ? 1 << place.owner : 0),
  purpose: ({ purpose, stated }: PurposeFinding): number =>
    (bits("purpose", [purpose]) << place.purpose) | (stated ? 1 << place.purposeStated : 0),
} as const;

/** The six parts of an asset together. */
export function packed(findings: AssetFindings, setting: PolicySetting): number {
  const { device, site, connection, stage, owner, purpose } = findings;
  return (
    packedFacts.device(device, setting) |
    packedFacts.site(site, setting) |
    packedFacts.connection(connection) |
    packedFacts.stage(stage) |
    packedFacts.owner(owner) |
    packedFacts.purpose(purpose)
  );
}

/** What of a maker a policy looks at, as a key. */
export function makerKey(maker: MakerFinding, lookup: MakerLookup, setting: PolicySetting): string {
  // The thing's scope matters only for labels that ask nothing on what is no surveillance equipment.
  const scopes = [bits("scope", ["surveillance"]), 0];
  return [
    ...scopes.map((scope) => standingBits(maker, lookup, scope, setting)),
    ...scopes.map((scope) => listedBits(maker, lookup, scope)),
    maker.id === null,
    maker.confidence === "conflict",
  ].join();
}

/** What is possible, and which of it was only presumed. */
export interface FactsOfAsset {
  readonly possible: PossibleFacts;
  readonly presumed: readonly FactName[];
}

/** The facts of one asset with one of its makers, from what its findings were `packed` into. */
export function factsOf(
  facts: number,
  maker: MakerFinding,
  lookup: MakerLookup,
  setting: PolicySetting,
): FactsOfAsset {
  const at = (name: keyof typeof place & FactName): number => (facts >> place[name]) & allBits(name);
  const is = (name: keyof typeof place): boolean => ((facts >> place[name]) & 1) === 1;
  const scope = at("scope");
  const ownKit = is("owner") || setting.switches.landlordKit === "in-scope";
  const presumed: FactName[] = [];
  if (is("siteAssumed")) presumed.push("site");
  if (!is("purposeStated")) presumed.push("purpose");
  return {
    possible: {
      scope,
      standing: standingBits(maker, lookup, scope, setting),
      site: at("site"),
      connection: at("connection"),
      stage: at("stage"),
      extension: at("extension"),
      decision: decisionBits(setting),
      government: bits("government", [is("government") ? "yes" : "no"]),
      owner: bits("owner", [ownKit ? "own" : "other"]),
      listed: listedBits(maker, lookup, scope),
      kind: at("kind"),
      purpose: at("purpose"),
    },
    presumed,
  };
}

/** What would be possible without presumptions. */
export function withoutPresumptions({ possible, presumed }: FactsOfAsset): PossibleFacts {
  return { ...possible, ...Object.fromEntries(presumed.map((fact) => [fact, allBits(fact)])) };
}
