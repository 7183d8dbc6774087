/** The distinct sites of a register: how many assets of subject makers each holds, and how it was assessed. */
import type { CheckedAsset } from "../../core/check";
import type { SiteFinding, Standing } from "../../core/findings";
import { siteOf } from "./findings-list";

export interface SiteLine {
  readonly name: string;
  readonly type: string;
  readonly assets: number;
  /** Assets whose maker is, or may be, under the rules. */
  readonly subject: number;
  readonly sensitivity: string;
}

const under: ReadonlySet<Standing> = new Set(["subject", "affiliate", "oem", "possible-oem"]);

const basisWords: Readonly<Record<SiteFinding["basis"], string>> = {
  assessed: "answered in this pane or assessed",
  stated: "the register says so",
  assumed: "assumed from its type or name",
  none: "nobody has said",
};

const sensitivityWords: Readonly<Record<SiteFinding["sensitivity"], string>> = {
  sensitive: "Sensitive",
  "not-sensitive": "Not sensitive",
  "not-assessed": "Not assessed",
};

/** One line per site, those with most subject assets first. */
export function sitesList(assets: readonly CheckedAsset[]): SiteLine[] {
  const lines = new Map<string, { -readonly [key in keyof SiteLine]: SiteLine[key] }>();
  for (const asset of assets) {
    const name = siteOf(asset);
    const { site } = asset.verdict.findings;
    const line = lines.get(name) ?? {
      name,
      type: asset.siteType,
      assets: 0,
      subject: 0,
      sensitivity: `${sensitivityWords[site.sensitivity]}: ${basisWords[site.basis]}`,
    };
    line.assets += 1;
    if (asset.verdict.makers.some(({ standing }) => under.has(standing))) line.subject += 1;
    lines.set(name, line);
  }
  return [...lines.values()].sort(
    (a, b) => b.subject - a.subject || b.assets - a.assets || (a.name < b.name ? -1 : 1),
  );
}
