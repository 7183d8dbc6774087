/** One asset as the sheets of a report tell of it: plain data, so that every figure can be counted again. */
import type { CheckedAsset } from "../check";
import { labelAlone, type Connection, type Sensitivity } from "../findings";
import type { Need } from "../policy/needs";
import type { Action } from "../policy/regime";
import type { Verdict } from "../policy/verdict";
import { toSettleCell } from "../result-columns";
import type { ReportedRegister } from "./input";

/** What a device costs to replace hangs on this. */
export const unitKinds = ["Camera", "Recorder", "Other"] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface ReportRow {
  /** Where it stands: "Register row 214", with the file's name where there are several. */
  readonly foundAt: string;
  /** The asset's id: its tag, else its serial number or MAC address; "" where it has none. */
  readonly asset: string;
  readonly site: string;
  readonly siteType: string;
  readonly where: string;
  /** Make and model, as the register writes them. */
  readonly what: string;
  /** Who produced it, as a group: the maker's name, else the label's. */
  readonly maker: string;
  readonly unit: UnitKind;
  readonly devices: number;
  readonly action: Action;
  /** Also off the network in the meantime. */
  readonly isolateMeanwhile: boolean;
  readonly couldBe: Action;
  readonly provisional: boolean;
  readonly needs: readonly Need[];
  readonly toSettle: string;
  readonly sensitivity: Sensitivity;
  /** The site's sensitivity rests on a word or a designated name. */
  readonly presumed: boolean;
  readonly connection: Connection;
  readonly installed: boolean;
  readonly planned: string;
  /** Whether somebody accepts the risk: in force it settles the row, overdue the action is back. */
  readonly accepted: "no" | "in-force" | "overdue";
  readonly firstStep: string;
}

const recorderRule = /^scope\/(?:recorder|vms)/;
const cameraRule = /^scope\/(?:camera|anpr|thermal|body-worn|dash-camera|video-door|cctv-system)/;
const recorderWords = /\b(?:nvr|dvr|xvr|hvr|recorder)\b/i;

/** Camera or recorder, by the word or model number that says what it is; a nameless piece of surveillance is a camera. */
export function unitKind(verdict: Verdict, words: string): UnitKind {
  const { device } = verdict.findings;
  if (device.scope === "ancillary" || device.scope === "other") return "Other";
  const rules = device.evidence.map(({ rule }) => rule);
  if (rules.some((rule) => recorderRule.test(rule))) return "Recorder";
  if (rules.some((rule) => cameraRule.test(rule))) return "Camera";
  const family = verdict.deciding.maker.family?.what ?? "";
  if (/recorder|storage/i.test(family)) return "Recorder";
  if (/camera|door station/i.test(family)) return "Camera";
  if (recorderWords.test(words)) return "Recorder";
  return device.scope === "surveillance" ? "Camera" : "Other";
}

/** The id by which people know an asset. */
export function assetId(asset: CheckedAsset): string {
  return asset.tag.trim() || asset.field("serial").trim() || asset.field("mac").trim();
}

/** The producer by whose name a row is counted: the one that decides its action. */
export function makerName({ deciding: { maker } }: Verdict): string {
  return maker.maker ?? labelAlone(maker) ?? "(maker not known)";
}

function acceptedOf({ exception, actionWithoutException, verdict }: CheckedAsset): ReportRow["accepted"] {
  if (exception === null) return "no";
  if (exception.overdue) return "overdue";
  return actionWithoutException === verdict.action ? "no" : "in-force";
}

/** The report's row of an asset. */
export function reportRow(asset: CheckedAsset, { file, reading }: ReportedRegister): ReportRow {
  const { verdict } = asset;
  const { findings } = verdict;
  const make = asset.field("make").trim();
  const model = asset.field("model").trim();
  const named = [make, model === make ? "" : model].filter((text) => text !== "").join(" ");
  const description = asset.field("description").trim();
  return {
    foundAt: `${file === undefined ? "" : `${file}: `}${reading.sheet} row ${asset.row + 1}`,
    asset: assetId(asset),
    site: asset.site.trim(),
    siteType: asset.siteType.trim(),
    where: asset.field("location").trim(),
    what: named === "" ? description : named,
    maker: makerName(verdict),
    unit: unitKind(verdict, `${named} ${description} ${asset.field("category")}`),
    devices: asset.quantity,
    action: verdict.action,
    isolateMeanwhile: verdict.also.includes("isolate"),
    couldBe: verdict.couldBe,
    provisional: verdict.provisional,
    needs: verdict.needs,
    toSettle: toSettleCell(verdict),
    sensitivity: findings.site.sensitivity,
    presumed: findings.site.basis === "assumed",
    connection: findings.connection.connection,
    installed: findings.stage.possible.includes("installed"),
    planned: asset.field("replaceDate").trim(),
    accepted: acceptedOf(asset),
    firstStep: verdict.steps[0] ?? "",
  };
}

/** All rows of all registers, in their order. */
export function reportRows(registers: readonly ReportedRegister[]): ReportRow[] {
  return registers.flatMap((register) => register.assets.map((asset) => reportRow(asset, register)));
}

/** The site as a group: its name, else its type. */
export function siteName({ site, siteType }: Pick<ReportRow, "site" | "siteType">): string {
  if (site !== "") return site;
  return siteType === "" ? "(no site given)" : `(${siteType}, no site given)`;
}

const collator = new Intl.Collator("en", { numeric: true });

/** Compares texts as people sort them: "Floor 2" before "Floor 10". */
export function byText(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}
