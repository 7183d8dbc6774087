/** What the pane shows. With what a person can do in it (`pane-actions.ts`) the views know nothing else. */
import type { Catalogue } from "../../core/catalogue";
import type { CheckedAsset } from "../../core/check";
import type { RegimeId } from "../../core/policy/regime";
import type { Decisions, TableProblem, TableRows } from "../../core/decisions";
import type { SiteAssessment } from "../../core/site";
import type { Progress, RegisterChoice, SelectedCell } from "./pane-excel";
import type { RegisterView } from "./register-view";
import type { SinceView } from "./since";
import type { Results } from "./session";

export const views = ["check", "findings", "sites", "decisions", "work", "report", "rules"] as const;
export type View = (typeof views)[number];

export interface Notice {
  readonly tone: "info" | "success" | "warning" | "error";
  readonly title: string;
  readonly text: string;
  /** For the Copy details button; holds no register data. */
  readonly details?: string;
}

/** Sites that are kept in another workbook, so that the register carries no sensitivity. */
export interface SitesFile {
  readonly name: string;
  readonly sites: readonly SiteAssessment[];
  /** Its rows as written. */
  readonly table: TableRows | undefined;
  readonly problems: readonly TableProblem[];
}

/** Long work under way. */
export interface Work {
  readonly stage: Progress["stage"];
  readonly done: number;
  readonly total: number;
  readonly sheet?: string;
  readonly cancellable: boolean;
}

export interface PaneState {
  readonly view: View;
  readonly welcome: boolean;
  /** The maker list and rules, once loaded. */
  readonly catalogue: Catalogue | null;
  /** Whose rules; null until a person has said. */
  readonly regimes: readonly RegimeId[] | null;
  readonly work: Work | null;
  readonly notice: Notice | null;
  readonly choices: readonly RegisterChoice[];
  readonly register: RegisterView | null;
  readonly results: Results | null;
  /** The name of the sheet that shows these results; null where none does. */
  readonly marked: string | null;
  readonly canUndo: boolean;
  /** Where the selection is; null where Excel does not say. */
  readonly cell: SelectedCell | null;
  /** Whether the pane stays with the register that it shows, wherever the selection goes. */
  readonly pinned: boolean;
  /** Rows edited since they were read. */
  readonly edited: number;
  readonly live: boolean;
  readonly selected: CheckedAsset | null;
  /** What the workbook's decision tables say. */
  readonly kept: Decisions;
  /** What in them cannot be used. */
  readonly problems: readonly TableProblem[];
  readonly sitesFile: SitesFile | null;
  /** The file in which the sites are assessed, which has not been chosen since the workbook was opened. */
  readonly awaitedSites: string | null;
  /** The name that assessments and decisions are signed with, as typed. */
  readonly name: string;
  /** What became of the register since the check before; null where there was none. */
  readonly since: SinceView | null;
  /** Said by screen readers when it changes. */
  readonly announcement: string;
}
