/** Answers of the single-value functions in words. */
import type { Catalogue } from "../core/catalogue";
import type { MakerFindings, SiteFinding, Standing } from "../core/findings";
import { regimeOf } from "../core/policy/regime-under";
import { withRules } from "../core/policy/reason";
import { standingWords } from "../core/policy/words";
import type { Desk } from "./engine";

/** "Under the rules for government departments: ...": the formula named no rules. */
export function withRulesNamed(reason: string, desk: Desk, catalogue: Catalogue): string {
  const [first] = desk.policy.setting.regimes;
  return first === undefined ? reason : withRules(reason, regimeOf(first, catalogue.policies));
}

/** The names of the makers, each once; "" where none is known. */
export function makerNames(makers: MakerFindings): string {
  return [...new Set(makers.flatMap(({ maker }) => (maker === null ? [] : [maker])))].join("; ");
}

/** The gravest first: where a cell names several makers, the answer is about the one that matters most. */
const byGravity: readonly Standing[] = [
  "subject",
  "affiliate",
  "oem",
  "possible-oem",
  "undetermined",
  "prc-made",
  "not-subject",
];

export function standingText(makers: MakerFindings): string {
  const standing = byGravity.find((each) => makers.some((maker) => maker.standing === each));
  if (standing === undefined) return "";
  const words = standingWords[standing];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Sensitive or not, and whether a person said so; never why. */
export function siteText({ sensitivity, basis }: SiteFinding): string {
  if (sensitivity === "not-assessed") return "Not assessed";
  const words = sensitivity === "sensitive" ? "sensitive" : "not sensitive";
  return basis === "assumed" ? `Presumed ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
