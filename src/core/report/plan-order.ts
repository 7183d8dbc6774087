/** Which rows go into the removal and isolation plan, and which of them first. */
import type { Connection, Sensitivity } from "../findings";
import { actions } from "../policy/regime";
import { byText, type ReportRow } from "./report-row";
import { duties } from "./tally";

const sensitiveFirst: readonly Sensitivity[] = ["sensitive", "not-assessed", "not-sensitive"];
const coreFirst: readonly Connection[] = ["core", "unknown", "other-network", "isolated"];

/** Whether a row asks somebody to do something. */
export function needsAction({ action }: ReportRow): boolean {
  return duties.some((duty) => duty === action);
}

/** Sensitive, core network and live first; then the strictest action; then by site, place and id. */
export function planOrder(one: ReportRow, other: ReportRow): number {
  return (
    sensitiveFirst.indexOf(one.sensitivity) - sensitiveFirst.indexOf(other.sensitivity) ||
    coreFirst.indexOf(one.connection) - coreFirst.indexOf(other.connection) ||
    Number(other.installed) - Number(one.installed) ||
    actions.indexOf(one.action) - actions.indexOf(other.action) ||
    walkOrder(one, other)
  );
}

/** As somebody walks through a building: by site, place and id. */
export function walkOrder(one: ReportRow, other: ReportRow): number {
  return (
    byText(one.site, other.site) ||
    byText(one.siteType, other.siteType) ||
    byText(one.where, other.where) ||
    byText(one.asset, other.asset) ||
    byText(one.foundAt, other.foundAt)
  );
}
