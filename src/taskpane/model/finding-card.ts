/** Everything about one finding, ready to be read out. */
import type { Evidence } from "../../core/asset";
import type { CheckedAsset } from "../../core/check";
import type { MakerLookup } from "../../core/maker";
import type { PolicyCatalogue, Clause } from "../../core/policy/regime";
import { actionWords, forceWords, needWords, standingWords } from "../../core/policy/words";
import { cellName } from "../../core/sheet";
import { confidenceWords, makerOf, siteOf } from "./findings-list";

export interface EvidenceLine {
  readonly cell: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly because: string;
}

export interface ClauseLine {
  readonly id: string;
  readonly force: string;
  readonly says: string;
  readonly from: string;
  readonly source: string;
}

export interface FindingCard {
  readonly action: string;
  readonly reason: string;
  readonly maker: string;
  readonly standing: string;
  readonly confidence: string;
  readonly site: string;
  readonly devices: number;
  /** Says that the answer rests on a presumption; "" where it does not. */
  readonly provisional: string;
  readonly also: readonly string[];
  readonly steps: readonly string[];
  /** What would settle or change the answer. */
  readonly settles: readonly string[];
  readonly evidence: readonly EvidenceLine[];
  readonly clauses: readonly ClauseLine[];
}

export function findingCard(
  asset: CheckedAsset,
  lookup: MakerLookup,
  policies: PolicyCatalogue,
): FindingCard {
  const { verdict } = asset;
  const [maker] = verdict.makers;
  return {
    action: actionWords[verdict.action],
    reason: asset.reason,
    maker: makerOf(asset),
    standing: standingWords[maker.standing],
    confidence: confidenceWords[maker.confidence],
    site: siteOf(asset),
    devices: asset.quantity,
    provisional: verdict.provisional
      ? "This rests on what the site's name or type suggests; it is firm once the site is assessed."
      : "",
    also: verdict.also.map((duty) => actionWords[duty]),
    steps: verdict.steps,
    settles: settling(asset),
    evidence: evidenceLines(asset, lookup),
    clauses: verdict.clauses.flatMap(({ id, force }) => {
      const clause = clauseById(id, policies);
      if (clause === undefined) return [];
      const { says, from, source } = clause;
      return [{ id, force: forceWords[force], says, from, source }];
    }),
  };
}

function clauseById(id: string, { regimes, own }: PolicyCatalogue): Clause | undefined {
  return [...regimes.flatMap(({ clauses }) => clauses), ...own.clauses].find((clause) => clause.id === id);
}

function settling(asset: CheckedAsset): string[] {
  const { verdict } = asset;
  const open = verdict.action === "review" || verdict.couldBe !== verdict.action;
  const lines = open ? verdict.needs.map((need) => needWords[need]) : [];
  const [maker] = verdict.makers;
  const unsure = maker.confidence === "possible" || maker.confidence === "probable";
  if (unsure && asset.field("mac") === "") lines.push("Add the MAC address to be sure of the maker.");
  if (unsure && asset.field("model") === "") lines.push("Add the model number to be sure of the maker.");
  return lines;
}

function evidenceLines(asset: CheckedAsset, lookup: MakerLookup): EvidenceLine[] {
  const { findings, makers } = asset.verdict;
  const kinds: readonly (readonly [readonly Evidence[], (evidence: Evidence) => string])[] = [
    [makers.flatMap(({ evidence }) => evidence), (evidence) => lookup.because(evidence)],
    [findings.device.evidence, () => "kind of device"],
    [findings.site.evidence, () => "the site"],
    [findings.connection.evidence, () => "how it is connected"],
    [findings.stage.evidence, () => "whether it is in use"],
    [findings.owner.evidence, () => "who owns it"],
    [findings.purpose.evidence, () => "what it is for"],
  ];
  const lines = asset.evidence().map(({ cell, text, rule, role, nth }): EvidenceLine => {
    const kind = kinds.find(([list]) =>
      list.some((one) => one.rule === rule && one.role === role && one.nth === nth),
    );
    return {
      cell: cellName(cell.row, cell.column),
      sheet: cell.sheet,
      row: cell.row,
      column: cell.column,
      text,
      because: kind?.[1]({ role, nth, text, rule }) ?? "",
    };
  });
  // Two makers of a row may rest on the same words.
  const said = ({ sheet, cell, because, text }: EvidenceLine): string =>
    [sheet, cell, because, text].join("\n");
  return [...new Map(lines.map((line) => [said(line), line])).values()];
}
