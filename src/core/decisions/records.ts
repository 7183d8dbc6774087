/** What people decided and did about single assets, and what Estate Lens keeps of its own checks. */
import type { CctvNetwork } from "../connection";
import type { MakerDecision } from "../maker";
import type { PolicySetting } from "../policy/own";
import type { PolicyTable } from "../policy/read-settings";
import type { Correction } from "../register";
import type { CellAddress } from "../sheet";
import type { SiteAssessment } from "../site";
import type { DecisionTableId } from "./tables";
import type { TableRows } from "./table-rows";

/** Which asset of which register a row is about. */
export interface AssetReference {
  /** The asset's id: tag, serial number or MAC address; "" where it has none. */
  readonly asset: string;
  /** The row's fingerprint; "" where nobody filled it in. */
  readonly mark: string;
  /** The register's sheet; "" for any. */
  readonly register: string;
  /** The row of the decision table, and its columns by id: where a person reads on. */
  readonly at: TablePlace;
}

export interface TablePlace {
  readonly sheet: string;
  /** Counted from 0. */
  readonly row: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** The cell of a column in a decision's row. */
export function cellIn({ sheet, row, columns }: TablePlace, column: string): CellAddress {
  return { sheet, row, column: columns.get(column) ?? 0 };
}

/** What somebody saw on the unit itself. "" and `null` say nothing. */
export interface FoundFact extends AssetReference {
  readonly site: string;
  readonly label: string;
  readonly model: string;
  readonly mac: string;
  readonly photo: string;
  readonly network: CctvNetwork | null;
  readonly stillThere: boolean | null;
  readonly foundBy: string;
  /** YYYY-MM-DD; "" where nobody wrote one. */
  readonly date: string;
  readonly note: string;
  /** By column, what stands there and could not be used: it is written again as it is. */
  readonly unused?: Readonly<Record<string, string>>;
}

/** A risk that a named person accepts until a date. */
export interface RiskException extends AssetReference {
  /** The last day on which it counts, YYYY-MM-DD. */
  readonly until: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** YYYY-MM-DD, or "". */
  readonly date: string;
  readonly note: string;
}

export const destinations = ["destroyed", "returned", "in-store", "moved"] as const;
export type Destination = (typeof destinations)[number];

/** A piece of work that is done. */
export interface WorkRecord extends AssetReference {
  readonly what: "isolated" | "removed";
  /** YYYY-MM-DD, or "". */
  readonly date: string;
  readonly by: string;
  /** Where it went, `null` where nobody wrote it. */
  readonly wentTo: Destination | null;
  readonly movedTo: string;
  readonly diskWiped: "yes" | "no" | "no-disk" | null;
  readonly certificate: string;
  readonly note: string;
}

/** What people decided about single assets. */
export interface AssetDecisions {
  readonly found: readonly FoundFact[];
  readonly exceptions: readonly RiskException[];
  readonly work: readonly WorkRecord[];
}

/** One asset as a check left it. */
export interface LastCheckRow {
  readonly asset: string;
  readonly mark: string;
  readonly register: string;
  /** Row on the sheet as people count, from 1. */
  readonly row: number;
  readonly site: string;
  /** The action's word: "Remove", "No action". */
  readonly action: string;
  readonly toSettle: string;
  readonly maker: string;
  readonly why: string;
  readonly devices: number;
  /** The fingerprint of everything that the row said. */
  readonly textMark: string;
  readonly checked: string;
}

/** One line of the audit table. */
export interface AuditRow {
  readonly when: string;
  readonly name: string;
  readonly what: string;
  readonly rules: string;
  readonly makerList: string;
  readonly assets: number;
  readonly remove: number;
  readonly doNotInstall: number;
  readonly isolate: number;
  readonly check: number;
  readonly noAction: number;
  readonly changed: string;
  readonly note: string;
}

/** Everything that the decision tables of a workbook say. */
export interface Decisions extends AssetDecisions {
  readonly sites: readonly SiteAssessment[];
  readonly makers: readonly MakerDecision[];
  /** `null` where no policy table says anything. */
  readonly setting: PolicySetting | null;
  readonly costs: PolicyTable["costs"];
  readonly debarment: PolicyTable["debarment"];
  readonly lastCheck: readonly LastCheckRow[];
  readonly audit: readonly AuditRow[];
  /** What people corrected in the reading of registers. */
  readonly corrections: readonly Correction[];
  /** The tables as people wrote them, to be written again without losing anything. */
  readonly tables: ReadonlyMap<DecisionTableId, TableRows>;
}

export const noDecisions: Decisions = {
  sites: [],
  makers: [],
  setting: null,
  costs: { camera: null, recorder: null },
  debarment: null,
  found: [],
  exceptions: [],
  work: [],
  lastCheck: [],
  audit: [],
  corrections: [],
  tables: new Map(),
};
