/** The data of a workbook, apart from its cells. Plain data: a snapshot is a clone. */
import type { Area } from "../address";
import type { Json } from "../protocol";
import type { FormatValue } from "./formats";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface TableColumnState {
  readonly id: number;
  name: string;
}

export interface TableState {
  readonly id: string;
  name: string;
  /** Header and totals row included. */
  area: Area;
  showHeaders: boolean;
  showTotals: boolean;
  style: string;
  readonly options: Map<string, boolean>;
  columns: TableColumnState[];
  nextColumn: number;
  criteria: Criteria;
}

export interface ConditionalFormatState {
  readonly id: string;
  readonly type: string;
  areas: Area[];
  stopIfTrue: boolean;
  /** Of a custom rule, relative to the first cell of the first area; of others the first formula in it, if any. */
  formula: string;
  /** Further formulas of a rule, such as the second bound of a comparison. They follow cells that move, too. */
  moreFormulas?: string[];
  readonly format: Map<string, FormatValue>;
}

export interface NameState {
  readonly name: string;
  /** With its leading `=`. */
  formula: string;
  visible: boolean;
  comment: string;
}

/** What stays visible. `Kept` is a filter of a file that is not understood here, in the file's own words. */
export type FilterCriterion =
  | { readonly filterOn: "Values"; readonly values: readonly string[] }
  | {
      readonly filterOn: "Custom";
      /** Such as `>=5`, `<>Axis` or `=*cam*`. */
      readonly criterion1: string;
      readonly criterion2?: string;
      readonly operator?: "And" | "Or";
    }
  | { readonly filterOn: "Kept"; readonly text: string };

/** By column of the filtered area, 0 being its first. */
export type Criteria = Map<number, FilterCriterion>;

export interface FilterState {
  area: Area;
  criteria: Criteria;
}

export interface ValidationState {
  area: Area;
  rule: Json;
  prompt: Json;
  errorAlert: Json;
  ignoreBlanks: boolean;
}

/** One series of a chart; without cells of its own it shows a column of the chart's source. */
export interface ChartSeriesState {
  name: string;
  values: Area | null;
  categories: Area | null;
  fill: string;
}

export interface ChartState {
  readonly id: string;
  name: string;
  readonly type: string;
  source: Area;
  readonly seriesBy: string;
  readonly series: ChartSeriesState[];
  readonly place: Map<string, number>;
  readonly texts: Map<string, FormatValue>;
}

/** How a sheet is printed. */
export interface PageState {
  orientation: string;
  paperSize: string;
  zoom: Json;
  titleRows: Area | null;
  /** Rows with which a new page begins. */
  breaks: number[];
  readonly margins: Map<string, number>;
  /** Heads and feet of all pages, such as `LeftFooter`. */
  readonly marginTexts: Map<string, string>;
}

export interface ProtectionState {
  readonly password: string | null;
  readonly options: Readonly<Record<string, boolean | string>>;
}

export interface SheetState {
  readonly id: string;
  name: string;
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  tables: TableState[];
  /** Highest priority first. */
  conditionalFormats: ConditionalFormatState[];
  names: NameState[];
  protection: ProtectionState | null;
  /** All hidden rows, those that a filter hides among them. */
  hiddenRows: Set<number>;
  filteredRows: Set<number>;
  hiddenColumns: Set<number>;
  rowHeights: Map<number, number>;
  columnWidths: Map<number, number>;
  merged: Area[];
  frozen: Area | null;
  filter: FilterState | null;
  validations: ValidationState[];
  charts: ChartState[];
  readonly page: PageState;
  readonly customProperties: Map<string, string>;
}

export interface WorkbookState {
  name: string;
  names: NameState[];
  readonly settings: Map<string, Json>;
  activeSheet: string;
  selection: Area;
  calculationMode: string;
  structureProtected: string | null;
  readonly customProperties: Map<string, Json>;
  /** Workbooks that were made and opened beside this one: their bytes as base64, "" for an empty one. */
  readonly opened: string[];
  nextId: number;
}

/** Everything that saving keeps. */
export interface WorkbookSnapshot {
  readonly workbook: WorkbookState;
  readonly sheets: readonly { readonly state: SheetState; readonly cells: unknown }[];
}
