/** The draft of an answer under the Freedom of Information Act: maker by broad kind of site, and nothing else. */
import type { CheckedAsset } from "../check";
import type { ReportInput } from "../report";
import { counted, longDate, makerName } from "../report";
import type { PlannedCell, PlannedSheet } from "../sheets";
import { fold } from "../text";
import { mergeSmall, smallestShown, type CountCell, type MergedTable } from "./foi-merge";
import { broadKind, otherKind } from "./site-kinds";

/** A kind of site with fewer sites than this is counted among the others: its figure would speak of one building. */
const fewestSites = 3;

export const foiHeading = "DRAFT. Ask your FOI and security teams before release.";
/** The document's title. */
export const foiTitle = "Video surveillance equipment by maker and kind of site (draft)";
const otherMakers = "Other makers";
const mergedColumn = "Kinds of site merged";

/** Devices of video surveillance that are in use or in hand, by maker and kind of site. */
export function foiCounts(assets: readonly CheckedAsset[]): CountCell[] {
  const sitesOf = new Map<string, Set<string>>();
  const counted: { kind: string; maker: string; count: number }[] = [];
  for (const asset of assets) {
    const { verdict } = asset;
    const { device, stage } = verdict.findings;
    if (device.scope !== "surveillance" || stage.stage === "removed") continue;
    const kind = broadKind(asset.siteType);
    const sites = sitesOf.get(kind) ?? new Set<string>();
    if (asset.site !== "") sites.add(fold(asset.site));
    sitesOf.set(kind, sites);
    if (verdict.makers.length > 1)
      for (const { maker, count } of verdict.makers)
        counted.push({ kind, maker: maker ?? unknownMaker, count });
    else counted.push({ kind, maker: nameOf(asset), count: asset.quantity });
  }
  return counted.map(({ kind, maker, count }) => ({
    row: maker,
    column: (sitesOf.get(kind)?.size ?? 0) < fewestSites ? otherKind : kind,
    count,
  }));
}

const unknownMaker = "Maker not known";

/** A label that is in no maker list is somebody's free text: it is not published. */
function nameOf({ verdict }: CheckedAsset): string {
  return verdict.deciding.maker.maker === null ? unknownMaker : makerName(verdict);
}

/** Plans the workbook. It names no site and no place, and says nothing of sensitivity or of what is to be done. */
export function foiDraft({ registers, basis }: Pick<ReportInput, "registers" | "basis">): PlannedSheet[] {
  const cells = foiCounts(registers.flatMap(({ assets }) => assets));
  return [draftSheet(mergeSmall(ordered(cells), otherMakers), basis.asOf)];
}

/** Kinds in alphabetical order, the others last. */
function ordered(cells: readonly CountCell[]): CountCell[] {
  const rank = ({ column }: CountCell): string => (column === otherKind ? "\uffff" : column);
  return [...cells].sort((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}

function draftSheet({ columns, lines, total, others, tooFew }: MergedTable, asOf: string): PlannedSheet {
  const header = ["Maker", ...columns, mergedColumn, "Devices"];
  const width = header.length;
  const note = (value: string): (PlannedCell | null)[] => [
    { value, look: "note", across: Math.max(1, width - 1) },
  ];
  const body =
    lines.length === 0
      ? [
          [
            {
              value: tooFew
                ? "Too few devices to be published."
                : "No video surveillance equipment is recorded.",
              look: "plain",
            } as const,
          ],
        ]
      : lines.map(({ name, shown, merged, total: all }): (PlannedCell | null)[] => [
          { value: name, look: "wrapped" },
          ...columns.map((column): PlannedCell => {
            const count = shown.get(column) ?? null;
            return count === null ? { value: "merged", look: "plain" } : { value: count, look: "count" };
          }),
          merged === 0 ? null : { value: merged, look: "count" },
          { value: all, look: "count" },
        ]);
  const top = 8;
  return {
    name: "Lens FOI draft",
    widths: [30, ...columns.map(() => 15), 15, 12],
    rows: [
      [{ value: "Video surveillance equipment by maker and kind of site", look: "title" }],
      [{ value: foiHeading, look: "warning", across: Math.max(1, width - 1) }],
      note(
        `Devices recorded in the asset registers on ${longDate(asOf)}${lines.length === 0 ? "" : `: ${counted(total, "device")}`}. Cameras, recorders, video door stations and the like; equipment recorded as removed is left out.`,
      ),
      note(
        `Counts below ${smallestShown} are merged: with other makers, or with other kinds of site of the same maker ("merged", summed under "${mergedColumn}"). Kinds with fewer than ${fewestSites} sites are counted under "${otherKind}".`,
      ),
      note(
        others.length === 0
          ? "No maker is merged with others."
          : `"${otherMakers}" stands for ${counted(others.length, "maker")} with few devices.`,
      ),
      note(
        "The maker is as recorded, or as the model number or network address shows. Registers may be incomplete; a maker that nobody has recorded is counted as not known.",
      ),
      note(
        "Being named here says nothing of how equipment is connected, where it stands or what it is used for.",
      ),
      [],
      header.map((value): PlannedCell => ({ value, look: "header" })),
      ...body,
    ],
    tables: [{ name: "LensFOI", area: { top, left: 0, bottom: top + body.length, right: width - 1 } }],
    validations: [],
    charts: [],
    colours: [],
    print: { orientation: "landscape", repeatRows: [top, top], foot: foiHeading },
  };
}
