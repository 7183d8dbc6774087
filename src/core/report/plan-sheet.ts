/** `Lens plan`: what is removed, stopped or isolated, in which order, when, at what cost, and who agrees. */
import { actionWords } from "../policy/words";
import { columnLetters, type Area } from "../sheet";
import type { PlannedCell, PlannedSheet } from "../sheets";
import { besideDeadline, besideWords, deadlineOf, plannedReplacement, type Deadline } from "./deadline";
import type { KeptFromReport, ReportInput } from "./input";
import { planKey } from "./kept";
import type { CostCells } from "./costs";
import { cell, count, formula, mostListed, Page, type PageRow } from "./page";
import { needsAction, planOrder } from "./plan-order";
import type { ReportRow, UnitKind } from "./report-row";
import { counted, footOf, networkWords, planSheetName, sensitiveWord } from "./words";

const columns = {
  number: { header: "No.", width: 7 },
  site: { header: "Site", width: 24 },
  where: { header: "Where", width: 16 },
  asset: { header: "Asset", width: 13 },
  what: { header: "What", width: 24 },
  kind: { header: "Kind", width: 9 },
  devices: { header: "Devices", width: 8 },
  action: { header: "Action", width: 14 },
  meanwhile: { header: "Meanwhile", width: 11 },
  rests: { header: "Rests on", width: 11 },
  sensitive: { header: "Sensitive site", width: 10 },
  network: { header: "Network", width: 10 },
  planned: { header: "Planned replacement", width: 12 },
  beside: { header: "Beside the deadline", width: 11 },
  cost: { header: "Cost (£)", width: 10 },
  cover: { header: "Cover lost if unplugged", width: 20 },
  agreed: { header: "Agreed by", width: 13 },
} as const;
type ColumnId = keyof typeof columns;
const ids = Object.keys(columns) as ColumnId[];

function restsOn({ provisional, accepted }: ReportRow): string {
  const firm = provisional ? "Provisional" : "Firm";
  return accepted === "overdue" ? `${firm}; exception overdue` : firm;
}

/** Where the plan keeps what the report counts. */
export interface PlanPlaces {
  /** Devices of rows to remove. */
  toReplace(kind: UnitKind): number;
  toReplaceFormula(kind: UnitKind): string;
  /** The deadline's name; `null` where none binds. */
  readonly deadline: string | null;
  readonly beside: readonly { readonly word: string; readonly formula: string; readonly devices: number }[];
}

/** The plan's rows in order, and everything about them that other sheets refer to. */
export class Plan {
  readonly rows: readonly ReportRow[];
  private readonly deadline: Deadline | null;
  /** The first row of the list on the sheet. */
  private readonly first = 4;

  constructor(
    private readonly input: ReportInput,
    all: readonly ReportRow[],
  ) {
    this.rows = all.filter(needsAction).sort(planOrder);
    this.deadline = deadlineOf(input.basis);
  }

  private get listed(): readonly ReportRow[] {
    return this.rows.length > mostListed ? this.rows.slice(0, mostListed) : this.rows;
  }

  private get shown(): readonly ColumnId[] {
    return this.deadline === null ? ids.filter((id) => id !== "beside") : ids;
  }

  private letter(id: ColumnId): string {
    return columnLetters(this.shown.indexOf(id));
  }

  private range(id: ColumnId): string {
    const column = this.letter(id);
    const last = this.first + Math.max(1, this.listed.length);
    return `'${planSheetName}'!$${column}$${this.first + 1}:$${column}$${last}`;
  }

  private sumWhere(...conditions: readonly [ColumnId, string][]): string {
    const tests = conditions.map(([id, word]) => `${this.range(id)},"${word}"`);
    return `SUMIFS(${this.range("devices")},${tests.join(",")})`;
  }

  /** What the report's formulas count. */
  places(): PlanPlaces {
    const remove = actionWords.remove;
    const devices = (test: (row: ReportRow) => boolean): number =>
      this.listed.reduce((sum, row) => sum + (row.action === "remove" && test(row) ? row.devices : 0), 0);
    const { deadline } = this;
    return {
      toReplace: (kind) => devices(({ unit }) => unit === kind),
      toReplaceFormula: (kind) => this.sumWhere(["action", remove], ["kind", kind]),
      deadline: deadline?.name ?? null,
      beside:
        deadline === null
          ? []
          : besideWords.map((word) => ({
              word,
              formula: this.sumWhere(["action", remove], ["beside", word]),
              devices: devices(({ planned }) => besideDeadline(planned, deadline) === word),
            })),
    };
  }

  sheet(costs: CostCells, prices: KeptFromReport["costs"]): PlannedSheet {
    const { basis } = this.input;
    const page = new Page(planSheetName, {
      widths: this.shown.map((id) => columns[id].width),
      orientation: "landscape",
      foot: footOf(basis),
    });
    page.title("Removal and isolation plan");
    page.note(
      "Sensitive sites, the core network and live equipment first. Before anything is unplugged, somebody writes which cover is lost and who agrees. " +
        (this.deadline === null ? "" : `The planned replacement stands beside ${this.deadline.name}. `) +
        "Costs come from the two cells on Lens report.",
    );
    const left = this.rows.length - this.listed.length;
    if (left > 0) page.note(`${counted(left, "more row")} did not fit on this sheet.`, "warning");
    else page.blank();
    const headers = this.shown.map((id) => columns[id].header);
    const lines = this.listed.map((row, index) => this.line(row, index, costs, prices));
    const area = page.list("LensPlan", headers, lines, "Nothing has to be removed, stopped or isolated.");
    page.colour(
      { ...area, left: this.shown.indexOf("action"), right: this.shown.indexOf("action") },
      this.shown.indexOf("action"),
    );
    return page.sheet();
  }

  private line(row: ReportRow, index: number, costs: CostCells, prices: KeptFromReport["costs"]): PageRow {
    const note = this.input.kept?.notes.get(planKey(row));
    const price = row.unit === "Camera" ? prices.camera : row.unit === "Recorder" ? prices.recorder : null;
    const cost = row.action === "remove" ? row.devices * (price ?? 0) : 0;
    const at = this.first + index + 1;
    const planned = plannedReplacement(row.planned);
    const cells: Record<ColumnId, PlannedCell | null> = {
      number: count(index + 1),
      site: cell(row.site === "" ? row.siteType : row.site, "wrapped"),
      where: cell(row.where, "wrapped"),
      asset: cell(row.asset === "" ? row.foundAt : row.asset, "wrapped"),
      what: cell(row.what, "wrapped"),
      kind: cell(row.unit),
      devices: count(row.devices),
      action: cell(actionWords[row.action], "wrapped"),
      meanwhile: cell(row.isolateMeanwhile ? actionWords.isolate : "", "wrapped"),
      rests: cell(restsOn(row), "wrapped"),
      sensitive: cell(sensitiveWord(row), "wrapped"),
      network: cell(networkWords[row.connection], "wrapped"),
      planned:
        planned !== null && planned.from === planned.to
          ? { value: { date: planned.from }, look: "date" }
          : cell(row.planned, "wrapped"),
      beside: this.deadline === null ? null : cell(besideDeadline(row.planned, this.deadline), "wrapped"),
      cost: formula(
        `IF(${this.letter("action")}${at}="${actionWords.remove}",${this.letter("devices")}${at}*IF(${this.letter("kind")}${at}="Camera",${costs.camera},IF(${this.letter("kind")}${at}="Recorder",${costs.recorder},0)),0)`,
        cost,
        "money",
      ),
      cover: { value: note?.coverLost ?? null, look: "input" },
      agreed: { value: note?.agreedBy ?? null, look: "input" },
    };
    return this.shown.map((id) => cells[id]);
  }

  /** Where the list stands on the sheet; for tests and for reading notes back. */
  get area(): Area {
    return {
      top: this.first,
      left: 0,
      bottom: this.first + this.listed.length - 1,
      right: this.shown.length - 1,
    };
  }
}
