/**
 * What the readers find in an asset's text, and what they leave open.
 * Every finding says which facts are still possible: an unknown fact stands for every value it could have.
 */
import type { Evidence } from "./asset";

/** What the maker is under the policy (design: the policy hook is the producer, not the label). */
export type Standing =
  "subject" | "affiliate" | "oem" | "possible-oem" | "prc-made" | "not-subject" | "undetermined";

export type Confidence = "confirmed" | "probable" | "possible" | "conflict" | "unknown";

export interface MakerCount {
  /** The maker's display name. */
  readonly maker: string;
  /** How many devices the text gives this maker; 1 when it does not say. */
  readonly count: number;
}

/** Who could have produced the thing. */
export interface MakerPossibility {
  /** Ids of the makers that the evidence leaves possible; several where it disagrees or cannot tell. */
  readonly makers: readonly string[];
  /** True where it could also be anybody else: nothing identifies the producer. */
  readonly open: boolean;
}

/** What a brand or model number says of the kind of device: `DS-K1T` is access control, `DS-1272ZJ` a wall bracket. */
export interface DeviceFamily {
  readonly scope: Scope;
  readonly kind: DeviceFinding["kind"];
  /** On the network, or software that is: matters for ancillary kit. */
  readonly networkActive?: boolean | undefined;
  /** Access control or an intruder panel. */
  readonly securityTechnology?: boolean | undefined;
  /** In people's words: "wall bracket", "video door station". */
  readonly what?: string | undefined;
}

/** One device (or kind of device) of the row. A row that names several makers has several, each judged for itself. */
export interface MakerFinding {
  /** Id in the catalogue, `null` when not identified. The producer: for a rebrand the company behind the label. */
  readonly id: string | null;
  /** Display name, `null` when not identified. */
  readonly maker: string | null;
  /** The label, where it is another name than the maker's. */
  readonly brand: string | null;
  readonly standing: Standing;
  readonly confidence: Confidence;
  readonly possible: MakerPossibility;
  readonly count: number;
  readonly evidence: readonly Evidence[];
  /** The kind of device, where the matched model number or brand implies it. */
  readonly family?: DeviceFamily;
  /** Who settled it, where the organisation's own decision did. */
  readonly decidedBy?: { readonly name: string; readonly date: string };
  /** Says in one clause what a person should know: "some W Box products are made by Hikvision, Dahua or Uniview". */
  readonly note?: string;
}

/** What was found of the maker(s) in a row. At least one; the first is the headline. */
export type MakerFindings = readonly [MakerFinding, ...MakerFinding[]];

export type Scope = "surveillance" | "ancillary" | "other" | "unknown";
export type ScopeFact = Exclude<Scope, "unknown">;

export interface DeviceFinding {
  readonly scope: Scope;
  readonly possible: readonly ScopeFact[];
  /** Video or telecommunications equipment in the sense of s.889: `video`, `telecom` (switch, router, phone, radio), `passive` (bracket, cable, power only), or not said. */
  readonly kind: "video" | "telecom" | "passive" | "unknown";
  /** Network-active part of the CCTV, or video software: asks for `review` where a subject maker's stands on the core network. */
  readonly networkActive: boolean;
  /** Access control or intruder panel on a network: outside the policy, inside NPSA's guidance and an own-policy switch. */
  readonly securityTechnology: boolean;
  readonly evidence: readonly Evidence[];
}

export const limbs = ["L1", "L2", "L3", "L4"] as const;
export type Limb = (typeof limbs)[number];
export type Sensitivity = "sensitive" | "not-sensitive" | "not-assessed";
export type SiteFact = "sensitive" | "not-sensitive";

export interface SiteFinding {
  /** As written in the register, `null` when it does not say. */
  readonly name: string | null;
  readonly type: string | null;
  readonly sensitivity: Sensitivity;
  readonly limbs: readonly Limb[];
  /** `assessed`: a person in the Sites table; `stated`: the register's own Yes/No column; `assumed`: presumed from a word or a designated name; `none`. */
  readonly basis: "assessed" | "stated" | "assumed" | "none";
  readonly possible: readonly SiteFact[];
  /** Whether the organisation extended the policy to this site (clause W4): recorded, or unknown. */
  readonly extended: boolean | null;
  /** Who occupies the site, where the Sites table says: matters for other bodies' kit on a government site. */
  readonly occupier: "own" | "central-government" | "other" | null;
  readonly assessedBy?: { readonly name: string; readonly date: string };
  /** When the assessment is looked at again, where somebody wrote a date. */
  readonly reviewDate?: string;
  /** Who recorded `extended`. */
  readonly extendedBy?: { readonly name: string; readonly date: string };
  readonly evidence: readonly Evidence[];
}

export type Connection = "core" | "other-network" | "isolated" | "unknown";
export type ConnectionFact = Exclude<Connection, "unknown">;

export interface ConnectionFinding {
  readonly connection: Connection;
  readonly possible: readonly ConnectionFact[];
  readonly remoteAccess: boolean | null;
  readonly evidence: readonly Evidence[];
}

export type Stage = "installed" | "not-installed" | "removed" | "installed-or-removed";
export type StageFact = Exclude<Stage, "installed-or-removed">;

export interface StageFinding {
  readonly stage: Stage;
  readonly possible: readonly StageFact[];
  /** False where nothing was said and `installed` is the default. */
  readonly stated: boolean;
  readonly evidence: readonly Evidence[];
}

export interface OwnerFinding {
  readonly owner: "own" | "other";
  /** Who else: landlord, contractor, neighbour, tenant. */
  readonly who: string | null;
  readonly evidence: readonly Evidence[];
}

/** Purpose under s.889: presumed listed unless the register says otherwise. */
export interface PurposeFinding {
  readonly purpose: "listed" | "other";
  readonly stated: boolean;
  readonly evidence: readonly Evidence[];
}

/** Whether a finding's label stands in the maker list, be it that nobody has settled who makes its products. */
export function isListed({ evidence }: MakerFinding): boolean {
  return evidence.some(({ rule }) => rule.endsWith("/name") && !rule.startsWith("unlisted"));
}

/** A label that names no maker, as tables of makers show it. */
export function labelAlone(finding: MakerFinding): string | null {
  if (finding.brand === null) return null;
  return `${finding.brand} (${isListed(finding) ? "maker not settled" : "not in the maker list"})`;
}
