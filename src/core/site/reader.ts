import type { AssetText, ColumnRole, Evidence, RegisterContext } from "../asset";
import type { CctvNetwork } from "../connection";
import { limbs as allLimbs, type Limb, type OwnerFinding, type SiteFinding } from "../findings";
import { headerFor, soughtWords, type Sought } from "../text";
import type { SiteAssessment } from "./assessment";
import { createSitesTable, type SiteMatch } from "./sites-table";
import { createSiteStatements, type SiteStatement } from "./statements";
import type { SiteVocabulary } from "./vocabulary";

/** What the Sites table knows of a site beside its sensitivity. */
export interface SiteFacts {
  readonly cctvNetwork: CctvNetwork | null;
  readonly owner: Pick<OwnerFinding, "owner" | "who"> | null;
}

export interface SiteReader {
  /** Whether the asset's site is sensitive: assessed in the Sites table, stated in the register, presumed, or not known. */
  read(asset: AssetText, context: RegisterContext): SiteFinding;
  /** What the Sites table says of the site's CCTV: for the connection and owner readers. */
  facts(asset: AssetText): SiteFacts;
  /** What one cell tells of the site, as a key: cells of a role with the same key say the same; "" says nothing. */
  tells(role: ColumnRole, text: string): string;
  /** What the cells of a role are read for; `null` where they are not read. */
  looksFor(role: ColumnRole): Sought | null;
}

const readRoles: ReadonlySet<ColumnRole> = new Set(["site", "siteType", "location", "sensitivity"]);

type Judged = Pick<SiteFinding, "sensitivity" | "limbs" | "basis" | "evidence" | "assessedBy" | "reviewDate">;

interface Found extends SiteStatement {
  readonly evidence: Evidence;
}

const notAssessed: Judged = { sensitivity: "not-assessed", limbs: [], basis: "none", evidence: [] };
const firstText = (texts: readonly string[] | undefined): string | null =>
  texts?.find((text) => text.trim() !== "")?.trim() ?? null;
const inOrder = (limbs: readonly Limb[]): Limb[] => allLimbs.filter((limb) => limbs.includes(limb));

/** `assessments`: the parsed Sites table; none where there is no such table. */
export function createSiteReader(
  vocabulary: SiteVocabulary,
  assessments: readonly SiteAssessment[] = [],
): SiteReader {
  const statements = createSiteStatements(vocabulary);
  const table = createSitesTable(assessments);
  const namedOnly = new Set(
    vocabulary.rules.filter(({ site }) => site === false).map(({ id }) => `site/${id}`),
  );

  /** What a person assessed; a site without a row of its own takes that of the complex it is part of. */
  const assessed = (asset: AssetText, matches: readonly SiteMatch[]): Judged | null => {
    for (const { assessment, role, nth } of matches) {
      let row: SiteAssessment | null = assessment;
      const seen = new Set<SiteAssessment>();
      while (row !== null && row.sensitivity === "not-assessed" && row.partOf !== null && !seen.has(row)) {
        seen.add(row);
        row = table.complex(row.partOf);
      }
      // No row below speaks for what people disagree about.
      if (row?.disputed?.includes("sensitivity") === true) return notAssessed;
      if (row === null || row.sensitivity === "not-assessed") continue;
      const text = (asset[role]?.[nth] ?? "").trim().slice(0, 120);
      return {
        sensitivity: row.sensitivity,
        limbs: row.limbs,
        basis: "assessed",
        evidence: [{ role, nth, text, rule: "sites/assessed" }],
        assessedBy: { name: row.assessedBy ?? "", date: row.date ?? "" },
        ...(row.reviewDate === null ? {} : { reviewDate: row.reviewDate }),
      };
    }
    return null;
  };

  /** What the register itself states, in a sensitivity column or in so many words in the site type. */
  const stated = (asset: AssetText, context: RegisterContext): Judged | null => {
    const found = (asset.sensitivity ?? []).flatMap((text, nth) => {
      const statement = statements.sensitivityOf(text, headerFor(asset, context, "sensitivity", nth));
      if (statement === null) return [];
      const evidence: Evidence = {
        role: "sensitivity",
        nth,
        text: text.trim().slice(0, 120),
        rule: statement.rule,
      };
      return [{ ...statement, evidence }];
    });
    for (const { says, limb, rule, evidence } of inRole(asset, "siteType")) {
      if (says !== "stated-sensitive" && says !== "stated-not-sensitive") continue;
      const sensitive = says === "stated-sensitive";
      found.push({ sensitive, limbs: limb === null ? [] : [limb], limbOnly: false, rule, evidence });
    }
    const yes = found.filter(({ sensitive }) => sensitive);
    const no = found.filter(({ sensitive, limbOnly }) => !sensitive && !limbOnly);
    const denied = new Set(
      found.filter((one) => !one.sensitive && one.limbOnly).flatMap(({ limbs }) => limbs),
    );
    const evidence = found.map((one) => one.evidence);
    // a register that says both states nothing
    if (yes.length > 0 && no.length > 0) return { ...notAssessed, evidence };
    if (yes.length > 0) {
      return {
        sensitivity: "sensitive",
        limbs: inOrder(yes.flatMap(({ limbs }) => limbs)),
        basis: "stated",
        evidence,
      };
    }
    if (no.length > 0 || denied.size === allLimbs.length) {
      return { sensitivity: "not-sensitive", limbs: [], basis: "stated", evidence };
    }
    return null;
  };

  const inRole = (asset: AssetText, role: "site" | "siteType" | "location"): Found[] =>
    (asset[role] ?? []).flatMap((text, nth) =>
      statements
        .statementsIn(text)
        .filter(({ rule }) => role === "siteType" || !namedOnly.has(rule))
        .map((statement) => ({
          ...statement,
          evidence: { role, nth, text: statement.text, rule: statement.rule },
        })),
    );

  /** What the words presume: provisional until somebody assesses the site. */
  const presumed = (asset: AssetText): Judged => {
    const type = inRole(asset, "siteType");
    const named = [...type, ...inRole(asset, "site")];
    const everywhere = [...named, ...inRole(asset, "location")];
    const designated = everywhere.filter(({ says }) => says === "designated");
    if (designated.length > 0)
      return { ...notAssessed, evidence: designated.map(({ evidence }) => evidence) };
    const sensitive = everywhere.filter(({ says }) => says === "sensitive");
    const benign = named.filter(({ says }) => says === "not-sensitive");
    // a school in a barracks, an office in a hospital: somebody has to say
    if (sensitive.length > 0 && benign.length > 0) return notAssessed;
    if (sensitive.length > 0) {
      return {
        sensitivity: "sensitive",
        limbs: inOrder(sensitive.flatMap(({ limb }) => limb ?? [])),
        basis: "assumed",
        evidence: sensitive.map(({ evidence }) => evidence),
      };
    }
    const [first] = benign;
    if (first === undefined || type.some(({ says }) => says === "other-kind")) return notAssessed;
    return { sensitivity: "not-sensitive", limbs: [], basis: "assumed", evidence: [first.evidence] };
  };

  /** The first answer that a matching row gives, the most specific row first. */
  const fromTable = <Fact extends "cctvNetwork" | "owner" | "occupier" | "extended">(
    matches: readonly SiteMatch[],
    fact: Fact,
  ): SiteAssessment[Fact] | null => {
    const row = matches.find(
      ({ assessment }) => assessment[fact] !== null || assessment.disputed?.includes(fact) === true,
    );
    return row === undefined ? null : row.assessment[fact];
  };

  /** Who extended the policy to the site, or decided not to. */
  const extendedBy = (matches: readonly SiteMatch[]): Pick<SiteFinding, "extendedBy"> => {
    const by = matches.find(({ assessment }) => assessment.extended !== null)?.assessment;
    if (by === undefined || (by.extendedBy === null && by.extendedOn === null)) return {};
    return { extendedBy: { name: by.extendedBy ?? "", date: by.extendedOn ?? "" } };
  };

  let sought: Sought | undefined;
  return {
    looksFor: (role) => (readRoles.has(role) ? (sought ??= soughtWords(vocabulary, table.names)) : null),
    tells(role, text) {
      // what a sensitivity column says depends on its header
      if (role === "sensitivity") return text;
      if (role !== "site" && role !== "siteType" && role !== "location") return "";
      const said = statements.statementsIn(text);
      const inTable = table.knows(text);
      return said.length === 0 && inTable === "" ? "" : JSON.stringify([said, inTable]);
    },
    read(asset, context) {
      const matches = table.matches(asset);
      const judged = assessed(asset, matches) ?? stated(asset, context) ?? presumed(asset);
      return {
        name: firstText(asset.site),
        type: firstText(asset.siteType),
        ...judged,
        possible:
          judged.sensitivity === "not-assessed" ? ["sensitive", "not-sensitive"] : [judged.sensitivity],
        extended: fromTable(matches, "extended"),
        ...extendedBy(matches),
        occupier: fromTable(matches, "occupier"),
      };
    },
    facts(asset) {
      const matches = table.matches(asset);
      return {
        cctvNetwork: fromTable(matches, "cctvNetwork"),
        owner: fromTable(matches, "owner"),
      };
    },
  };
}
