/**
 * An organisation's own policy: which regimes bind, and switches that change what counts.
 * A switch never changes the words of a clause; what rests on it carries the clause OWN.
 */
import { fold } from "../text";
import { regimeIds, type RegimeId } from "./regime";

/** Which makers count (the tests in use by public bodies). */
export type MakerTest = "T1" | "T2" | "T3" | "T4" | "T5";

export interface Switches {
  readonly treatAdviceAsMandatory: boolean;
  readonly extendToAllSites: boolean;
  readonly test: MakerTest;
  readonly isolationIsEnough: boolean;
  readonly includeAccessControlIntercom: boolean;
  readonly oemCounts: boolean;
  readonly unknownMakerAction: "review" | "isolate";
  readonly landlordKit: "ask" | "in-scope" | "out-of-scope";
  readonly surveillanceCameraCode: boolean;
  /** ISO date by which removal has to be done; "" for none. */
  readonly deadline: string;
  readonly stockDisposalRule: string;
}

export const noSwitches: Switches = {
  treatAdviceAsMandatory: false,
  extendToAllSites: false,
  test: "T1",
  isolationIsEnough: false,
  includeAccessControlIntercom: false,
  oemCounts: true,
  unknownMakerAction: "review",
  landlordKit: "ask",
  surveillanceCameraCode: false,
  deadline: "",
  stockDisposalRule: "",
};

/** The decision that the policy leaves to the organisation. */
export const organisationDecisions = ["extend", "do-not-extend", "remove", "isolate", "keep"] as const;
export type OrganisationDecision = (typeof organisationDecisions)[number];

/** The rules that bind, as a person set them. */
export interface PolicySetting {
  readonly regimes: readonly RegimeId[];
  readonly switches: Switches;
  /** Recorded decisions; the last one of a kind counts. */
  readonly decisions: readonly OrganisationDecision[];
  /** Who recorded a decision, and when, where somebody wrote it. */
  readonly decidedBy?: Readonly<
    Partial<Record<OrganisationDecision, { readonly name: string; readonly date: string }>>
  >;
  /** Who set a switch, and when. */
  readonly switchedBy?: Readonly<
    Partial<Record<keyof Switches, { readonly name: string; readonly date: string }>>
  >;
  /** A copy to share: reasons name nobody, and do not call that unsigned. */
  readonly withoutNames?: boolean;
  /** When the organisation adopted the maker list; until then reasons say "by Estate Lens's reading". */
  readonly adopted: { readonly by: string; readonly date: string } | null;
}

/** The rules for government departments without any setting: what a formula or command without a policy uses. */
export const defaultPolicy: PolicySetting = {
  regimes: ["uk-central"],
  switches: noSwitches,
  decisions: [],
  adopted: null,
};

/** Reads regime ids joined by commas; `null` where one is not known. */
export function readRegimes(text: string): RegimeId[] | null {
  const ids = text
    .split(/[,;+]/)
    .map((part) => fold(part).replace(/[ _]/g, "-"))
    .filter((part) => part !== "");
  const known = ids.flatMap((id) => regimeIds.filter((regime) => regime === id));
  return known.length === ids.length && known.length > 0 ? [...new Set(known)] : null;
}
