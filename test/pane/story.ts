/** The pane's model over the production adapter, the real office.js and an emulated workbook: what a person does and sees. */
import type { Sheet } from "../../src/core/sheet";
import { planException } from "../../src/taskpane/model/asset-changes";
import { ExcelPaneModel } from "../../src/taskpane/model/pane-model";
import { planMaker } from "../../src/taskpane/model/policy-changes";
import { planReport, typedSheets } from "../../src/taskpane/report-build";
import { excelPane } from "../../src/taskpane/excel-pane";
import { type SheetModel, WorkbookModel } from "../../src/host";
import { catalogue } from "../support/catalogue";
import { openOffice } from "../support/office";
import { memory } from "./sheet-excel";

export interface ExcelPaneModelOptions {
  /** ISO date of the first day. */
  readonly today: string;
  readonly name: string;
}

type Row = Record<string, string>;
type Cells = readonly (string | number)[];

export class Story {
  readonly asked: string[] = [];
  pane: ExcelPaneModel;
  private readonly office;
  private readonly memory = memory();
  private readonly troubles: string[] = [];

  constructor(
    register: readonly Cells[],
    options: ExcelPaneModelOptions,
    others: Readonly<Record<string, readonly Cells[]>>,
  ) {
    const sheets = { Register: register, ...others };
    const workbook = new WorkbookModel(Object.keys(sheets));
    Object.values(sheets).forEach((rows, at) => {
      workbook.sheets[at]!.fill(
        0,
        0,
        rows.map((row) => [...row]),
      );
    });
    this.office = openOffice({ workbook });
    this.pane = this.open(options.today);
  }

  private get workbook(): WorkbookModel {
    return this.office.host.workbook;
  }

  private open(today: string): ExcelPaneModel {
    const model = new ExcelPaneModel({
      excel: excelPane({
        excel: { patience: 60_000 },
        today: () => today,
        confirm: () => Promise.resolve(true),
      }),
      memory: this.memory,
      loadCatalogue: () => Promise.resolve(catalogue),
      namespace: "ESTATE",
      today: () => today,
      now: () => `${today} 10:00`,
      ask: (question) => {
        this.asked.push(question);
        return Promise.resolve(true);
      },
    });
    model.subscribe(() => {
      const { notice } = model.state();
      if (notice?.tone === "error" || notice?.tone === "warning")
        this.troubles.push(`${notice.title} ${notice.text}`);
    });
    return model;
  }

  /** The pane on another day: it knows nothing but what stands in the workbook. */
  reopen(today: string): ExcelPaneModel {
    this.pane = this.open(today);
    return this.pane;
  }

  close(): void {
    this.office.close();
  }

  notices(): readonly string[] {
    return [...new Set(this.troubles)];
  }

  sheetNames(): string[] {
    return this.workbook.sheets.map(({ name }) => name);
  }

  /** The rows under the header row of a sheet: the first row that holds the given header. */
  rows(sheetName: string, header = "Tag"): Row[] {
    const sheet = this.sheet(sheetName);
    const used = sheet.cells.usedArea(true)!;
    let top = 0;
    while (top < used.bottom && !this.texts(sheet, top, used.right).includes(header)) top += 1;
    return this.under(sheet, top, used.bottom, used.right);
  }

  /** The rows of an Excel table. */
  table(name: string): Row[] {
    const found = this.workbook.table(name);
    if (found === undefined) return [];
    const { area } = found.table;
    return this.under(found.sheet, area.top, area.bottom, area.right);
  }

  /** The workbook's sheets as a file of it would hold them. */
  sheets(): Sheet[] {
    return this.workbook.sheets.map((sheet) => {
      const used = sheet.cells.usedArea(true) ?? { bottom: -1, right: -1 };
      return {
        name: sheet.name,
        rowCount: used.bottom + 1,
        columnCount: used.right + 1,
        value: (row, column) => sheet.value(row, column) ?? null,
      };
    });
  }

  row(tag: string): Row {
    return this.rows("Register").find((row) => row["Tag"] === tag) ?? {};
  }

  /** The formula of the first row's result, if it has one. */
  firstFormula(): string | undefined {
    const headers = this.texts(this.sheet("Register"), 0, 20);
    return this.sheet("Register").cells.formula(1, headers.indexOf("Lens action"));
  }

  charts(sheetName: string): number {
    return this.sheet(sheetName).state.charts.length;
  }

  /** The first number beside each word of the first column. */
  totals(sheetName: string): Map<string, number> {
    const sheet = this.sheet(sheetName);
    const used = sheet.cells.usedArea(true)!;
    const totals = new Map<string, number>();
    for (let row = 0; row <= used.bottom; row += 1) {
      const word = sheet.value(row, 0);
      const count = sheet.value(row, 1);
      if (typeof word === "string" && typeof count === "number" && !totals.has(word)) totals.set(word, count);
    }
    return totals;
  }

  /** Types into the cell of a column, in the row of an asset. */
  type(sheetName: string, asset: string, column: string, text: string): void {
    const sheet = this.sheet(sheetName);
    const used = sheet.cells.usedArea(true)!;
    let at = -1;
    for (let row = 0; row <= used.bottom; row += 1) {
      const texts = this.texts(sheet, row, used.right);
      if (texts.includes(column)) at = texts.indexOf(column);
      if (at >= 0 && texts.includes(asset)) {
        sheet.enter(row, at, text);
        return;
      }
    }
    throw new Error(`${asset} is not on ${sheetName}.`);
  }

  /** Rearranges the register's own columns as a person would; the result columns go with their rows. */
  reorder(change: (rows: (string | number)[][]) => readonly Cells[]): void {
    const sheet = this.sheet("Register");
    const used = sheet.cells.usedArea(true)!;
    const width = 7;
    const rows: (string | number)[][] = [];
    for (let row = 1; row <= used.bottom; row += 1) {
      rows.push(
        Array.from({ length: used.right + 1 }, (_, column) => String(sheet.value(row, column) ?? "")),
      );
    }
    const changed = change(rows);
    sheet.clearContents({ top: 1, left: 0, bottom: used.bottom, right: used.right });
    changed.forEach((cells, index) => {
      cells.forEach((cell, column) => {
        if (cell !== "" && column < Math.max(width, cells.length)) sheet.enter(index + 1, column, cell);
      });
    });
  }

  async assess(answers: readonly (readonly [site: string, sensitive: "Yes" | "No"])[]): Promise<void> {
    const { decisions } = this.pane;
    const changes = answers.map(([name, sensitive]) => ({
      subject: { kind: "site", name, type: "" } as const,
      fields: { sensitive },
    }));
    await decisions.write(decisions.sitesPlan(changes), "Assessed.");
  }

  async policy(setting: string, value: string): Promise<void> {
    const { decisions } = this.pane;
    await decisions.write(decisions.policyPlan([{ setting, value }]), "Decided.");
  }

  async maker(name: string, standing: string, basis: string): Promise<void> {
    const { decisions } = this.pane;
    await decisions.write(planMaker({ name, maker: "", standing, basis }, decisions.said()), "Decided.");
  }

  async accept(tag: string, until: string, reason: string): Promise<void> {
    const { decisions } = this.pane;
    const asset = this.pane.state().results!.assets.find((one) => one.tag === tag)!;
    const named = decisions.nameOf(asset)!;
    const plan = planException(named, { until, reason, approvedBy: "Ben Example" }, decisions.said());
    await decisions.write(plan, "Accepted.");
  }

  report(pane: ExcelPaneModel): Promise<void> {
    const plan = (...[parts, cellsOf]: Parameters<typeof planReport>) => planReport(parts, cellsOf);
    return pane.decisions.buildSheets(typedSheets, plan, "Lens report", "Built.");
  }

  private sheet(name: string): SheetModel {
    const sheet = this.workbook.sheet(name);
    if (sheet === undefined)
      throw new Error(`There is no sheet ${name}, only ${this.sheetNames().join(", ")}.`);
    return sheet;
  }

  private texts(sheet: SheetModel, row: number, right: number): string[] {
    return Array.from({ length: right + 1 }, (_, column) => String(sheet.value(row, column) ?? ""));
  }

  private under(sheet: SheetModel, top: number, bottom: number, right: number): Row[] {
    const headers = this.texts(sheet, top, right);
    const rows: Row[] = [];
    for (let row = top + 1; row <= bottom; row += 1) {
      const texts = this.texts(sheet, row, right);
      if (texts.every((text) => text === "")) continue;
      rows.push(
        Object.fromEntries(
          headers.flatMap((header, at) => (header === "" ? [] : [[header, texts[at] ?? ""]])),
        ),
      );
    }
    return rows;
  }
}

/** @param others the workbook's other sheets, by name */
export function openStory(
  register: readonly Cells[],
  options: ExcelPaneModelOptions,
  others: Readonly<Record<string, readonly Cells[]>> = {},
): Story {
  return new Story(register, options, others);
}
