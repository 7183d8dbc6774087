import type { MakerFinding } from "../../../src/core/findings";
import type { AssetFindings } from "../../../src/core/policy/facts-of";
import { defaultPolicy, type PolicySetting } from "../../../src/core/policy/own";
import { regimeOf, regimeUnder } from "../../../src/core/policy/regime-under";
import type { RegimeId } from "../../../src/core/policy/regime";
import { decisionTable, PolicyJudge, type Verdict } from "../../../src/core/policy/verdict";
import { catalogue } from "../../support/catalogue";
import {
  boiler,
  bracket,
  cctvSwitch,
  found,
  isolated,
  landlords,
  lookup,
  madeBy,
  notSensitive,
  onCore,
  planned,
  presumedSensitive,
  removed,
  retired,
  sensitive,
  unclear,
} from "../../support/findings";

function verdict(
  regime: RegimeId,
  maker: MakerFinding,
  findings: Partial<AssetFindings>,
  setting: Partial<PolicySetting> = {},
): Verdict {
  const policy = { ...defaultPolicy, ...setting, regimes: [regime] };
  const table = decisionTable(
    regimeUnder(policy.switches, regimeOf(regime, catalogue.policies), catalogue.policies),
  );
  return new PolicyJudge([table], policy, lookup).judge([maker], found(findings));
}

const hikvision = madeBy("hikvision");
const nobody = madeBy(null);

/** `action + also [couldBe: needs] case`, `~` where provisional. */
function told({ action, also, couldBe, needs, outcomes, provisional }: Verdict): string {
  const open = needs.length > 0 ? ` [${couldBe}: ${needs.join(" ")}]` : "";
  return `${provisional ? "~" : ""}${[action, ...also].join("+")}${open} ${outcomes[0]?.case ?? ""}`;
}

describe("the rules for government departments", () => {
  it.each<[string, MakerFinding, Partial<AssetFindings>, Partial<PolicySetting>, string]>([
    ["a boiler", nobody, { device: boiler }, {}, "none C0"],
    [
      "a planned camera at a sensitive site",
      hikvision,
      { site: sensitive, stage: planned },
      {},
      "do-not-deploy C1",
    ],
    [
      "an installed camera there on the core network",
      hikvision,
      { site: sensitive, connection: onCore },
      {},
      "remove+isolate C2",
    ],
    ["the same, network not said", hikvision, { site: sensitive }, {}, "remove [remove: network] C2"],
    ["the same, stand-alone", hikvision, { site: sensitive, connection: isolated }, {}, "remove C2"],
    [
      "at a site only presumed sensitive",
      hikvision,
      { site: presumedSensitive, connection: isolated },
      {},
      "~remove C2",
    ],
    [
      "on the core network of another site",
      hikvision,
      { site: notSensitive, connection: onCore },
      {},
      "isolate [remove: decision] C3",
    ],
    [
      "the same, decided not to extend",
      hikvision,
      { site: notSensitive, connection: onCore },
      { decisions: ["do-not-extend"] },
      "isolate C3",
    ],
    [
      "the same, decided to extend",
      hikvision,
      { site: notSensitive, connection: onCore },
      { decisions: ["extend"] },
      "remove+isolate C2",
    ],
    [
      "off the core network of another site",
      hikvision,
      { site: notSensitive, connection: isolated },
      {},
      "review [remove: decision] C5",
    ],
    [
      "the same, decided not to extend",
      hikvision,
      { site: notSensitive, connection: isolated },
      { decisions: ["do-not-extend"] },
      "none C5",
    ],
    [
      "network not said, decided not to extend",
      hikvision,
      { site: notSensitive },
      { decisions: ["do-not-extend"] },
      "review [isolate: network] C4",
    ],
    [
      "planned at another site",
      hikvision,
      { site: notSensitive, stage: planned },
      {},
      "review [do-not-deploy: decision] C6",
    ],
    ["site not assessed, stand-alone", hikvision, { connection: isolated }, {}, "review [remove: site] C7"],
    [
      "site not assessed, on the core network",
      hikvision,
      { connection: onCore },
      {},
      "isolate [remove: site] C7",
    ],
    [
      "maker not known at a sensitive site",
      nobody,
      { site: sensitive, connection: isolated },
      {},
      "review [remove: maker] C8",
    ],
    [
      "maker not known at another site",
      nobody,
      { site: notSensitive, connection: onCore },
      {},
      "review [remove: maker] C9",
    ],
    [
      "the same, off the network, not extended",
      nobody,
      { site: notSensitive, connection: isolated },
      { decisions: ["do-not-extend"] },
      "none C12",
    ],
    [
      "made in China by another company",
      madeBy("axis", { standing: "prc-made" }),
      { site: sensitive, connection: onCore },
      {},
      "none C10",
    ],
    ["a bracket at a sensitive site", hikvision, { device: bracket, site: sensitive }, {}, "review C11"],
    [
      "a bracket elsewhere, extended",
      hikvision,
      { device: bracket, site: notSensitive },
      { decisions: ["extend"] },
      "none C11",
    ],
    [
      "the CCTV's switch on the core network",
      hikvision,
      { device: cctvSwitch, site: notSensitive, connection: onCore },
      {},
      "review C11",
    ],
    ["a cleared maker", madeBy("axis"), { site: sensitive, connection: onCore }, {}, "none C12"],
    ["removed", hikvision, { site: sensitive, stage: removed }, {}, "none C13"],
    [
      "retired at a sensitive site",
      hikvision,
      { site: sensitive, connection: isolated, stage: retired },
      {},
      "review [remove: status] C2",
    ],
    [
      "kind not known at a sensitive site",
      hikvision,
      { device: unclear, site: sensitive, connection: isolated },
      {},
      "review [remove: scope] C14",
    ],
    [
      "the landlord's, at a sensitive site",
      hikvision,
      { site: sensitive, connection: isolated, owner: landlords },
      {},
      "review C2",
    ],
    [
      "the landlord's, removed",
      hikvision,
      { site: sensitive, owner: landlords, stage: removed },
      {},
      "none C13",
    ],
    [
      "a label that is in no list, on a bracket",
      madeBy(null, { brand: "Zorg" }),
      { device: bracket, site: sensitive },
      {},
      "none C12",
    ],
    [
      "a label that is in no list, on a camera",
      madeBy(null, { brand: "Zorg" }),
      { site: sensitive, connection: isolated },
      {},
      "review [remove: maker] C8",
    ],
    [
      "label and MAC disagree",
      madeBy("axis", {
        standing: "undetermined",
        confidence: "conflict",
        possible: { makers: ["axis", "hikvision"], open: false },
      }),
      { site: sensitive, connection: isolated },
      {},
      "review [remove: label] C8",
    ],
  ])("%s", (_, maker, findings, setting, expected) => {
    expect(told(verdict("uk-central", maker, findings, setting))).toBe(expected);
  });

  it("does not quote the ministers' commitment where the organisation's own extension is what decides", () => {
    const { action, clauses } = verdict(
      "uk-central",
      hikvision,
      { connection: isolated },
      { decisions: ["extend"] },
    );
    expect(action).toBe("remove");
    expect(clauses.map(({ id }) => id)).toEqual(["W4", "W3"]);
  });

  it("holds a pending installation that is not settled", () => {
    expect(verdict("uk-central", nobody, { site: sensitive, stage: planned }).steps[0]).toBe(
      "Hold: do not install until settled.",
    );
  });

  it("replaces nothing where only the network is certain, as long as the site is not assessed", () => {
    const { action, couldBe, steps } = verdict("uk-central", hikvision, { connection: onCore });
    expect([action, couldBe]).toEqual(["isolate", "remove"]);
    expect(steps).toEqual([
      "Ask IT to take it off the core network; do not just switch it off.",
      "Ask the security team whether the site is sensitive.",
    ]);
  });
});

describe("the rules for other UK public bodies", () => {
  it.each<[string, MakerFinding, Partial<AssetFindings>, Partial<PolicySetting>, string]>([
    [
      "installed on the office network",
      hikvision,
      { connection: onCore },
      {},
      "review+isolate [isolate: decision] O2",
    ],
    ["installed, stand-alone", hikvision, { connection: isolated }, {}, "review [review: decision] O1"],
    ["planned", hikvision, { stage: planned }, {}, "review [review: decision] O3"],
    ["decided to keep", hikvision, { connection: onCore }, { decisions: ["keep"] }, "none O1"],
    [
      "decided to isolate, on the office network",
      hikvision,
      { connection: onCore },
      { decisions: ["isolate"] },
      "isolate O2",
    ],
    [
      "decided to isolate, stand-alone",
      hikvision,
      { connection: isolated },
      { decisions: ["isolate"] },
      "none O1",
    ],
    ["decided to remove", hikvision, { connection: isolated }, { decisions: ["remove"] }, "remove O1"],
    [
      "on a department's sensitive site",
      hikvision,
      { connection: isolated, site: sensitive },
      { decisions: ["keep"] },
      "review O5",
    ],
    [
      "maker not known",
      nobody,
      { connection: isolated },
      { decisions: ["remove"] },
      "review [remove: maker] O7",
    ],
    ["a boiler", nobody, { device: boiler }, {}, "none O0"],
  ])("%s", (_, maker, findings, setting, expected) => {
    expect(told(verdict("uk-other", maker, findings, setting))).toBe(expected);
  });
});

describe("US section 889", () => {
  const phone = { ...boiler, kind: "telecom" } as const;
  const stated = { purpose: "listed", stated: true, evidence: [] } as const;
  const wildlife = { purpose: "other", stated: true, evidence: [] } as const;
  it.each<[string, MakerFinding, Partial<AssetFindings>, string]>([
    ["a Hikvision camera", hikvision, {}, "~remove U2"],
    ["the same with a listed purpose", hikvision, { purpose: stated }, "remove U2"],
    ["the same, on order", hikvision, { purpose: stated, stage: planned }, "do-not-deploy U1"],
    ["the same, for wildlife", hikvision, { purpose: wildlife }, "review U4"],
    ["a Hikvision switch", hikvision, { device: cctvSwitch, purpose: stated }, "remove U2"],
    ["a Hikvision bracket", hikvision, { device: bracket }, "review U5"],
    ["a Huawei phone", madeBy("huawei"), { device: phone }, "remove U3"],
    ["a Huawei phone for training", madeBy("huawei"), { device: phone, purpose: wildlife }, "remove U3"],
    ["a Hytera radio", madeBy("hytera"), { device: phone, purpose: stated }, "remove U2"],
    ["a Uniview camera", madeBy("uniview"), {}, "none U7"],
    ["a camera of an unknown maker", nobody, {}, "review [remove: maker] U9"],
    ["removed", hikvision, { stage: removed }, "none U0"],
  ])("%s", (_, maker, findings, expected) => {
    expect(told(verdict("us-889", maker, findings))).toBe(expected);
  });
});
