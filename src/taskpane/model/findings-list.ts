/** The list of findings: searched, filtered and sorted without copying 100,000 rows more than needed. */
import type { CheckedAsset } from "../../core/check";
import type { Confidence } from "../../core/findings";
import { actions, type Action } from "../../core/policy/regime";
import { actionWords } from "../../core/policy/words";
import { makerCell } from "../../core/result-columns";

export type SortBy = "strictest" | "row" | "maker" | "site";

export interface ListWish {
  readonly text: string;
  readonly action: Action | "all";
  readonly maker: string;
  readonly site: string;
  readonly confidence: Confidence | "all";
  readonly sort: SortBy;
}

/** What is shown first: all that asks for something. */
export const firstWish: ListWish = {
  text: "",
  action: "all",
  maker: "",
  site: "",
  confidence: "all",
  sort: "strictest",
};

export const sortWords: Readonly<Record<SortBy, string>> = {
  strictest: "Strictest first",
  row: "Row on the sheet",
  maker: "Maker",
  site: "Site",
};

export const confidenceWords: Readonly<Record<Confidence, string>> = {
  confirmed: "Sure: label and model or MAC agree",
  probable: "Likely: label or model alone",
  possible: "Possible: a hint only",
  conflict: "Evidence disagrees",
  unknown: "Maker not known",
};

/** What a person calls the asset: its tag, else its model, else its make, else its row. */
export function assetName(asset: CheckedAsset): string {
  const name = asset.tag || asset.field("model") || asset.field("description") || asset.field("make");
  return name === "" ? `Row ${asset.row + 1}` : name;
}

export function makerOf({ verdict }: CheckedAsset): string {
  return makerCell(verdict) || "Maker not known";
}

export function siteOf({ site, siteType }: CheckedAsset): string {
  return site || siteType || "No site given";
}

function searchText(asset: CheckedAsset): string {
  return [
    assetName(asset),
    makerOf(asset),
    siteOf(asset),
    asset.field("model"),
    asset.field("serial"),
    actionWords[asset.verdict.action],
    asset.reason,
  ]
    .join("\u0001")
    .toLowerCase();
}

/** The list over one check's results. */
export class FindingsList {
  private readonly texts: string[] = [];
  readonly makers: readonly string[];
  readonly sites: readonly string[];

  constructor(readonly assets: readonly CheckedAsset[]) {
    this.makers = [...new Set(assets.map(makerOf))].sort(compare);
    this.sites = [...new Set(assets.map(siteOf))].sort(compare);
  }

  /** The assets that are wished for, in the wished order. */
  pick(wish: ListWish): readonly CheckedAsset[] {
    const words = wish.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.assets.filter(
      (asset, index) =>
        (wish.action === "all" || asset.verdict.action === wish.action) &&
        (wish.maker === "" || makerOf(asset) === wish.maker) &&
        (wish.site === "" || siteOf(asset) === wish.site) &&
        (wish.confidence === "all" || asset.verdict.makers[0].confidence === wish.confidence) &&
        words.every((word) => this.text(index).includes(word)),
    );
    return sorted(found, wish.sort);
  }

  private text(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const asset = this.assets[index];
    const text = asset === undefined ? "" : searchText(asset);
    this.texts[index] = text;
    return text;
  }
}

const compare = new Intl.Collator("en-GB", { numeric: true }).compare;

function sorted(assets: CheckedAsset[], by: SortBy): readonly CheckedAsset[] {
  if (by === "row") return assets;
  if (by === "strictest") {
    const rank = new Map(actions.map((action, index) => [action, index]));
    const strictness = ({ verdict }: CheckedAsset): number =>
      (rank.get(verdict.action) ?? 9) * 10 + (rank.get(verdict.couldBe) ?? 9);
    return assets.sort((a, b) => strictness(a) - strictness(b) || a.row - b.row);
  }
  const text = by === "maker" ? makerOf : siteOf;
  return assets.sort((a, b) => compare(text(a), text(b)) || a.row - b.row);
}
