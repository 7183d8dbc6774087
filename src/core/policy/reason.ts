/** Why, in one sentence that a person who is no specialist understands, with the evidence, the clause and its force. */
import type { Evidence } from "../asset";
import { isListed, type MakerFinding } from "../findings";
import type { ClauseReference, Verdict } from "./verdict";
import type { OrganisationDecision, PolicySetting } from "./own";
import type { Regime, TableRow } from "./regime";
import { quotable } from "./table";
import { actionWords, byWhom, forceWords } from "./words";

const roleWords: Readonly<Partial<Record<Evidence["role"], string>>> = {
  make: "make",
  model: "model",
  mac: "MAC address",
  serial: "serial number",
  description: "description",
  category: "type",
  notes: "notes",
  tag: "tag",
  siteType: "site type",
  site: "site",
};

function list(parts: readonly string[], last = "and"): string {
  return parts.length <= 1
    ? (parts[0] ?? "")
    : `${parts.slice(0, -1).join(", ")} ${last} ${parts[parts.length - 1] ?? ""}`;
}

/** Evidence as a sentence quotes it: not longer than a person reads; a MAC address by its prefix. */
function shortened(text: string, rule: string): string {
  if (text.length > 40) return `${text.slice(0, 39)}…`;
  return rule.endsWith("/mac") ? `${text}…` : text;
}

/** The words in the cells that a conclusion rests on: `make "HIKVISION", model "DS-2CD2143G0-I"`. */
function quoted(evidence: readonly Evidence[]): string {
  const order = Object.keys(roleWords);
  const place = (role: Evidence["role"]): number =>
    order.includes(role) ? order.indexOf(role) : order.length;
  const isPartOfAnother = ({ role, text }: Evidence): boolean =>
    evidence.some((other) => other.role === role && other.text !== text && other.text.includes(text));
  const texts = evidence
    // What a person saw or did is named before the sentence, with who and when.
    .filter((found) => found.text !== "" && found.cell === undefined && !isPartOfAnother(found))
    .sort((a, b) => place(a.role) - place(b.role))
    .map(({ role, text, rule }) => `${roleWords[role] ?? role} "${shortened(text, rule)}"`);
  return [...new Set(texts)].slice(0, 3).join(", ");
}

const inBrackets = (text: string): string => (text === "" ? "" : ` (${text})`);

type Signature = { readonly name: string; readonly date: string } | undefined;

/** What a decision is told with that nobody put a name to. */
const unsigned = (who: Signature, { withoutNames = false }: PolicySetting): string =>
  withoutNames || (who !== undefined && who.name !== "") ? "" : " (unsigned)";

function reading(setting: PolicySetting, maker: MakerFinding): string {
  if (maker.decidedBy !== undefined) {
    const { name, date } = maker.decidedBy;
    return name === ""
      ? `by your organisation's decision${unsigned(maker.decidedBy, setting)}`
      : `as decided${byWhom({ name, date })}`;
  }
  if (setting.adopted !== null) {
    const who = { name: setting.adopted.by, date: setting.adopted.date };
    return `on the maker list that your organisation adopted${byWhom(who)}${unsigned(who, setting)}`;
  }
  return "by Estate Lens's reading";
}

function labelWords(label: string, maker: MakerFinding): string {
  return isListed(maker)
    ? `Nobody has settled who makes ${label} products`
    : `"${label}" is not in the maker list`;
}

/** Who made it, as far as the row says. */
function who(maker: MakerFinding, setting: PolicySetting): string {
  const evidence = inBrackets(quoted(maker.evidence));
  // Your organisation may count a label in without knowing who makes its products.
  const name = maker.maker ?? maker.brand ?? "The maker";
  const decided = maker.decidedBy === undefined ? "" : `, ${reading(setting, maker)}`;
  const law = `a company under China's intelligence law ${reading(setting, maker)}`;
  if (
    maker.confidence === "conflict" &&
    (maker.standing === "undetermined" || maker.standing === "possible-oem")
  ) {
    return `Label and other evidence disagree about the maker${evidence}`;
  }
  switch (maker.standing) {
    case "subject":
      return `${name}${evidence} is ${law}`;
    case "affiliate":
      return `${name}${evidence} belongs to ${law}`;
    case "oem":
      if (maker.maker === null) return `${name}${evidence} is a label of ${law}`;
      return `It is made by ${name}${maker.brand === null ? "" : ` and sold as ${maker.brand}`}${evidence}; ${name} is ${law}`;
    case "possible-oem":
      if (maker.note !== undefined && maker.decidedBy === undefined) return maker.note;
      return `Some ${maker.brand ?? name} products are made by a company under China's intelligence law${evidence}${decided}`;
    case "prc-made":
      return `${name}${evidence} manufactures in China but is no company under China's intelligence law${decided}`;
    case "not-subject":
      return decided === ""
        ? `${name}${evidence} is no company under China's intelligence law`
        : `${name}${evidence} is cleared${decided}`;
    case "undetermined":
      if (maker.maker !== null) {
        if (maker.possible.open || maker.confidence === "possible")
          return `It may be made by ${name}${evidence}, but the row does not make that certain`;
        if (maker.decidedBy !== undefined) return `Whether ${name}${evidence} counts is left open${decided}`;
        return (
          maker.note ?? `Whether ${name}${evidence} is a company under China's intelligence law is contested`
        );
      }
      if (maker.decidedBy !== undefined) return `Whether ${name}${evidence} counts is left open${decided}`;
      if (maker.brand !== null) return labelWords(maker.brand, maker);
      if (maker.evidence.length > 0) return `The maker is not certain${evidence}`;
      return "Nothing in the row says who made it";
  }
}

function whoUnder889(maker: MakerFinding): string {
  const evidence = inBrackets(quoted(maker.evidence));
  const name = maker.maker ?? maker.brand;
  if (maker.confidence === "conflict") return `Label and other evidence disagree about the maker${evidence}`;
  if (name === null)
    return maker.evidence.length > 0
      ? `The maker is not certain${evidence}`
      : "Nothing in the row says who made it";
  if (maker.maker === null) return labelWords(name, maker);
  return maker.brand !== null && maker.brand !== maker.maker
    ? `It is made by ${name} and sold as ${maker.brand}${evidence}`
    : `It is made by ${name}${evidence}`;
}

/** The site's sensitivity in words, with who assessed it; never which limb. */
function sitePhrase(verdict: Verdict, setting: PolicySetting, asOf: string): string {
  const { site } = verdict.findings;
  if (site.sensitivity === "not-assessed") return "";
  const sensitive = site.sensitivity === "sensitive";
  if (site.basis === "assessed") {
    const by = `${site.assessedBy === undefined ? "" : byWhom(site.assessedBy)}${unsigned(site.assessedBy, setting)}`;
    const review = site.reviewDate ?? "";
    const overdue = review !== "" && review < asOf ? `, though its review was due on ${review}` : "";
    return `the site is assessed as ${sensitive ? "sensitive" : "not sensitive"}${by}${overdue}`;
  }
  if (site.basis === "stated")
    return `the register says that the site is ${sensitive ? "sensitive" : "not sensitive"}`;
  return `the site is presumed ${sensitive ? "sensitive" : "not sensitive"}${inBrackets(quoted(site.evidence))}`;
}

const unknownPhrases: Readonly<Record<string, string>> = {
  site: "nobody has assessed whether the site is sensitive",
  network: "the register does not say which network it is on",
  decision: "your organisation has not recorded what it decided for sites like this",
  status: "it is not certain that it is still there",
  scope: "it is not certain what kind of device it is",
  owner: "it is not certain who owns it",
};

/** `(W3, advice; T1, ministers' commitment)`. */
export function clauseWords(clauses: readonly ClauseReference[]): string {
  return clauses.map(({ id, force }) => `${id}, ${forceWords[force]}`).join("; ");
}

function isSettled(rows: readonly TableRow[]): boolean {
  return rows.every((row) => row.duties.join() === rows[0]?.duties.join());
}

function sentence(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== "").join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function usesSite(regime: Regime): boolean {
  return regime.facts.includes("site") || regime.facts.includes("government");
}

function onCoreWords(evidence: readonly Evidence[]): string {
  return evidence.some(({ rule }) => rule === "sites/cctv-network")
    ? "the Sites table puts the site's CCTV on the main network"
    : `it is on the core network${inBrackets(quoted(evidence))}`;
}

/** Names who decided where the words of a row say that the organisation did. */
function decidedWords(says: string, verdict: Verdict, setting: PolicySetting): string {
  const { site } = verdict.findings;
  const { decisions, decidedBy = {}, switches, switchedBy } = setting;
  const { facts } = verdict.deciding.table;
  const last = (...kinds: readonly OrganisationDecision[]): OrganisationDecision | undefined =>
    decisions.filter((decision) => kinds.includes(decision)).at(-1);
  const decision = facts.includes("extension")
    ? last("extend", "do-not-extend")
    : last("remove", "isolate", "keep");
  const ofSite = facts.includes("extension") && site.extended !== null;
  const bySwitch = facts.includes("extension") && switches.extendToAllSites;
  const bySetting = decision === undefined ? undefined : decidedBy[decision];
  const who = bySwitch ? switchedBy?.extendToAllSites : ofSite ? site.extendedBy : bySetting;
  const words = who === undefined ? "" : byWhom(who).trim();
  return says.replace(
    /your organisation decided\b/,
    `your organisation decided${words === "" ? "" : `, ${words}`}${unsigned(who, setting)}${words === "" ? "" : ","}`,
  );
}

/**
 * The reason for a verdict in one sentence.
 * @param asOf the date of the check: a review that was due before it is told; "" leaves that out
 */
export function reasonFor(verdict: Verdict, setting: PolicySetting, asOf = ""): string {
  const { deciding, action, needs, findings } = verdict;
  const { table, outcome, maker } = deciding;
  const { rows } = outcome;
  const regime = table.regime;
  const us = regime.id === "us-889";
  const maker889 = us ? whoUnder889(maker) : who(maker, setting);
  const clauses = inBrackets(clauseWords(verdict.clauses));
  const deciders = quotable(
    rows.filter((row) => action === "none" || row.duties.includes(action)),
    deciding.possible,
  );
  const [decider] = deciders;
  const site = usesSite(regime) ? sitePhrase(verdict, setting, asOf) : "";
  const presumed =
    verdict.provisional && us ? "its purpose is presumed to be one that the section lists" : "";

  if (action === "none") {
    const kind = findings.device.scope === "other" && rows.every((row) => row.says === rows[0]?.says);
    if (findings.stage.stage === "removed")
      return sentence([
        `It has been removed${inBrackets(quoted(findings.stage.evidence))}`,
        "keep the record",
      ]);
    if (kind) {
      const { evidence } = findings.device;
      const what =
        evidence.length === 0
          ? "Nothing in the row points to surveillance equipment"
          : `It is not surveillance equipment${inBrackets(quoted(evidence))}`;
      const watched =
        ["subject", "affiliate", "oem"].includes(maker.standing) && findings.device.securityTechnology;
      return sentence([
        what,
        watched
          ? "NPSA and NCSC guidance on network connected security technologies applies (N1, advice)"
          : "",
      ]);
    }
    if (maker.id === null && maker.brand !== null && findings.device.scope === "ancillary") {
      return sentence([maker889, "on accessories such a label asks nothing"]);
    }
    const settled = isSettled(rows) && rows.every((row) => row.says === rows[0]?.says);
    if (maker.standing === "not-subject" && settled) {
      return sentence([us ? `${maker889}, which section 889 does not name` : maker889]);
    }
    if (!settled) return sentence([maker889, site, "no rule would apply here whatever the answer"]);
    const mentionsSite = decider?.when.site !== undefined;
    return sentence([
      maker889,
      mentionsSite ? site : "",
      `${decidedWords(decider?.says ?? "", verdict, setting)}${clauses}`,
    ]);
  }

  const unknown = needs.flatMap((need) => unknownPhrases[need] ?? []);
  if (action === "review" && !isSettled(rows)) {
    const could = `it could become "${actionWords[verdict.couldBe]}"${clauses}`;
    const judge = `somebody has to judge it${clauses}`;
    return sentence([maker889, site, list(unknown), verdict.couldBe === "review" ? judge : could]);
  }
  const decidedBySite =
    site !== "" && deciders.every((row) => row.when.site !== undefined || row.when.government !== undefined);
  const presumedSite = decidedBySite && verdict.provisional && findings.site.basis === "assumed";
  const ifConfirmed = presumedSite
    ? `if the site is confirmed ${findings.site.sensitivity === "sensitive" ? "sensitive" : "not sensitive"}${inBrackets(quoted(findings.site.evidence))}, `
    : "";
  const onNetwork =
    findings.connection.connection === "core" && (action === "isolate" || verdict.also.includes("isolate"))
      ? onCoreWords(findings.connection.evidence)
      : "";
  const later =
    needs.length > 0 && verdict.couldBe !== action
      ? `it could become "${actionWords[verdict.couldBe]}"${unknown.length > 0 ? `: ${list(unknown)}` : ""}`
      : "";
  return sentence([
    maker889,
    decidedBySite && !presumedSite ? site : "",
    onNetwork,
    presumed,
    `${ifConfirmed}${decidedWords(becauseOf(deciders, verdict), verdict, setting)}${clauses}`,
    later,
  ]);
}

/** The words of the row that says this and no more: what else another possible row would ask is not claimed. */
function becauseOf(deciders: readonly TableRow[], { action, also }: Verdict): string {
  const claims = (row: TableRow): number =>
    row.duties.filter((duty) => duty !== action && !also.includes(duty)).length;
  const [best] = [...deciders].sort((a, b) => claims(a) - claims(b) || b.duties.length - a.duties.length);
  return best?.says ?? "";
}

/** "Under the rules for government departments: ...", for answers that were asked without naming the rules. */
export function withRules(reason: string, regime: Regime): string {
  return `Under ${regime.name}: ${reason}`;
}
