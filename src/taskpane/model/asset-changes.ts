/** What people found, accepted or did about one asset, as rows of its tables. */
import type { DecisionTableId } from "../../core/decisions";
import type { PlannedValue } from "../../core/sheets";
import type { ChangePlan } from "./decision-source";
import type { Said } from "./site-changes";

/** Which asset a row is about. */
export interface AssetNamed {
  /** "" where it has no id of its own. */
  readonly asset: string;
  readonly mark: string;
  /** The register's sheet. */
  readonly register: string;
}

export interface FoundWords {
  readonly label: string;
  readonly model: string;
  readonly mac: string;
  readonly photo: string;
  readonly network: "" | "Main" | "Separate" | "None";
  readonly stillThere: "" | "Yes" | "No";
  readonly site: string;
  readonly note: string;
}

export interface ExceptionWords {
  /** ISO date. */
  readonly until: string;
  readonly reason: string;
  readonly approvedBy: string;
}

export interface WorkWords {
  readonly what: "Isolated" | "Removed";
  /** ISO date. */
  readonly date: string;
  readonly wentTo: "" | "Destroyed" | "Returned" | "In store" | "Moved";
  readonly movedTo: string;
  readonly diskWiped: "" | "Yes" | "No" | "No disk";
  readonly certificate: string;
}

function oneRow(table: DecisionTableId, values: Readonly<Record<string, PlannedValue>>): ChangePlan {
  return () => [{ table, set: [], add: [{ values }] }];
}

export function planFound(asset: AssetNamed, words: FoundWords, { by, date }: Said): ChangePlan {
  return oneRow("found", { ...asset, ...words, foundBy: by, date: { date } });
}

export function planException(asset: AssetNamed, words: ExceptionWords, { date }: Said): ChangePlan {
  const { until, reason, approvedBy } = words;
  return oneRow("exceptions", { ...asset, until: { date: until }, reason, approvedBy, date: { date } });
}

export function planWork(asset: AssetNamed, words: WorkWords, { by }: Said): ChangePlan {
  const { date, ...rest } = words;
  return oneRow("work", { ...asset, ...rest, by, date: { date } });
}
