import type { MakerFinding } from "../../src/core/findings";
import type { AssetFindings, MakerFacts } from "../../src/core/policy/facts-of";

/** A few makers, enough for the policy's own tests. */
const makers: Readonly<Record<string, MakerFacts>> = {
  hikvision: { name: "Hikvision", standing: "subject", listed: "hikvision-dahua", concern: true },
  huawei: { name: "Huawei", standing: "subject", listed: "huawei-zte", concern: true },
  hytera: { name: "Hytera", standing: "subject", listed: "hytera", concern: false },
  uniview: { name: "Uniview", standing: "subject", listed: "no", concern: false },
  axis: { name: "Axis", standing: "not-subject", listed: "no", concern: false },
  nuuo: { name: "NUUO", standing: "not-subject", listed: "no", concern: true },
};
export const lookup = (id: string): MakerFacts | undefined => makers[id];

/** A finding for one of those makers; `null` for a row that does not say. */
export function madeBy(id: string | null, more: Partial<MakerFinding> = {}): MakerFinding {
  const facts = id === null ? undefined : makers[id];
  const standing = facts === undefined ? "undetermined" : facts.standing;
  return {
    id,
    maker: facts?.name ?? null,
    brand: null,
    standing,
    confidence: id === null ? "unknown" : "probable",
    possible: { makers: id === null ? [] : [id], open: id === null },
    count: 1,
    evidence: id === null ? [] : [{ role: "make", nth: 0, text: facts?.name ?? "", rule: `${id}/name` }],
    ...more,
  };
}

/** An installed camera of which nothing else is known. */
export function found(more: Partial<AssetFindings> = {}): AssetFindings {
  return {
    device: {
      scope: "surveillance",
      possible: ["surveillance"],
      kind: "video",
      networkActive: true,
      securityTechnology: false,
      evidence: [],
    },
    site: {
      name: "Fernhill House",
      type: null,
      sensitivity: "not-assessed",
      limbs: [],
      basis: "none",
      possible: ["sensitive", "not-sensitive"],
      extended: null,
      occupier: null,
      evidence: [],
    },
    connection: {
      connection: "unknown",
      possible: ["core", "other-network", "isolated"],
      remoteAccess: null,
      evidence: [],
    },
    stage: { stage: "installed", possible: ["installed"], stated: false, evidence: [] },
    owner: { owner: "own", who: null, evidence: [] },
    purpose: { purpose: "listed", stated: false, evidence: [] },
    ...more,
  };
}

const site = (
  sensitivity: "sensitive" | "not-sensitive",
  basis: "assessed" | "assumed",
): AssetFindings["site"] => ({
  ...found().site,
  sensitivity,
  basis,
  possible: [sensitivity],
});
export const sensitive = site("sensitive", "assessed");
export const notSensitive = site("not-sensitive", "assessed");
export const presumedSensitive = site("sensitive", "assumed");
export const onCore: AssetFindings["connection"] = {
  connection: "core",
  possible: ["core"],
  remoteAccess: null,
  evidence: [],
};
export const isolated: AssetFindings["connection"] = {
  connection: "isolated",
  possible: ["isolated"],
  remoteAccess: null,
  evidence: [],
};
export const planned: AssetFindings["stage"] = {
  stage: "not-installed",
  possible: ["not-installed"],
  stated: true,
  evidence: [],
};
export const removed: AssetFindings["stage"] = {
  stage: "removed",
  possible: ["removed"],
  stated: true,
  evidence: [],
};
export const retired: AssetFindings["stage"] = {
  stage: "installed-or-removed",
  possible: ["installed", "removed"],
  stated: true,
  evidence: [],
};
export const bracket: AssetFindings["device"] = {
  scope: "ancillary",
  possible: ["ancillary"],
  kind: "passive",
  networkActive: false,
  securityTechnology: false,
  evidence: [],
};
export const cctvSwitch: AssetFindings["device"] = { ...bracket, kind: "telecom", networkActive: true };
export const boiler: AssetFindings["device"] = {
  ...bracket,
  scope: "other",
  possible: ["other"],
  kind: "unknown",
};
export const unclear: AssetFindings["device"] = {
  ...bracket,
  scope: "unknown",
  possible: ["surveillance", "ancillary", "other"],
  kind: "unknown",
};
export const landlords: AssetFindings["owner"] = { owner: "other", who: "landlord", evidence: [] };
