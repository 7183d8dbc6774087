/** Draws a planned sheet on a blank sheet, in requests of about a megabyte. */
import { areaName, type Area } from "../../core/sheet";
import {
  plannedHeight,
  type PlannedChart,
  type PlannedSheet,
  type PlannedTable,
  type PlannedValidation,
} from "../../core/sheets";
import { blockBytes } from "../blocks";
import type { ExcelSession } from "../excel-session";
import { actionRules } from "../highlight-logic";
import { rangeAt } from "../range";
import { writeRules } from "../write-results";
import { type CellLook, cellLooks, headerFill, tableLines } from "./looks";
import { columnStyles, formulasOf, type StyledArea, styledAreas, valueBlocks } from "./planned-cells";

/** Bytes that a rectangle's looks cost in a request, seen in real ones and rounded up. */
const lookBytes = 4000;
const smallBytes = 700;

/** Collects work into requests: syncs before one grows too large. */
class Pages {
  private bytes = 0;

  constructor(private readonly session: ExcelSession) {}

  async room(bytes: number): Promise<void> {
    if (this.bytes > 0 && this.bytes + bytes > blockBytes) await this.turn();
    this.bytes += bytes;
  }

  async turn(): Promise<void> {
    await this.session.sync();
    this.bytes = 0;
  }
}

/**
 * Draws the sheet. What it costs: one request up to about a megabyte.
 * @param tableName the name that a table gets: somebody may have taken the planned one elsewhere
 */
export async function drawSheet(
  session: ExcelSession,
  sheet: Excel.Worksheet,
  plan: PlannedSheet,
  tableName: (planned: string) => string,
): Promise<void> {
  const pages = new Pages(session);
  const columns = plan.tables.flatMap((table) => columnStyles(plan, table));
  for (const styled of [...columns, ...styledAreas(plan, columns)]) {
    await pages.room(lookBytes);
    paint(rangeAt(sheet, styled.area), styled);
  }
  for (const { top, values, bytes } of valueBlocks(plan)) {
    await pages.room(bytes + smallBytes);
    const [first] = values;
    if (first === undefined || first.length === 0) continue;
    sheet.getRangeByIndexes(top, 0, values.length, first.length).values = values.map((row) => [...row]);
  }
  for (const { row, column, formula } of formulasOf(plan)) {
    await pages.room(smallBytes + formula.length);
    sheet.getRangeByIndexes(row, column, 1, 1).formulas = [[formula]];
  }
  await shape(pages, sheet, plan);
  for (const table of plan.tables) {
    await pages.room(lookBytes);
    addTable(sheet, table, tableName(table.name));
  }
  for (const validation of plan.validations) {
    await pages.room(smallBytes + 600);
    addValidation(sheet, validation);
  }
  for (const chart of plan.charts) {
    await pages.room(lookBytes);
    addChart(sheet, chart);
  }
  setPage(sheet, plan);
  if (plan.frozenRows !== undefined && plan.frozenRows > 0) sheet.freezePanes.freezeRows(plan.frozenRows);
  await pages.turn();
  for (const { area, column } of plan.colours) {
    const rules = actionRules(area.top, column).map(({ formula }) => ({ area, formula }));
    await writeRules(session, sheet, [], rules);
  }
}

function paint(range: Excel.Range, { look, isText }: StyledArea): void {
  const style: CellLook = cellLooks[look];
  const { format } = range;
  // One format for all cells of the range: Excel takes a single text for that, which the declared type does not know.
  Object.assign(range, { numberFormat: isText ? "@" : style.numbers });
  if (style.vertical !== undefined) format.verticalAlignment = style.vertical;
  if (style.horizontal !== undefined) format.horizontalAlignment = style.horizontal;
  if (style.wrap === true) format.wrapText = true;
  if (style.bold === true) format.font.bold = true;
  if (style.size !== undefined) format.font.size = style.size;
  if (style.ink !== undefined) format.font.color = style.ink;
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.lines !== undefined) rule(range, style.lines);
}

function rule(range: Excel.Range, { edges, colour, weight }: NonNullable<CellLook["lines"]>): void {
  for (const edge of edges) {
    const border = range.format.borders.getItem(edge);
    border.style = "Continuous";
    border.weight = weight;
    border.color = colour;
  }
}

/** Widths, heights and merged cells. */
async function shape(pages: Pages, sheet: Excel.Worksheet, plan: PlannedSheet): Promise<void> {
  for (const [column, width] of plan.widths.entries()) {
    await pages.room(smallBytes);
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(width);
  }
  for (const [row, cells] of plan.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell?.across === undefined || cell.across === 0) continue;
      await pages.room(smallBytes);
      sheet.getRangeByIndexes(row, column, 1, cell.across + 1).merge(false);
    }
    const height = plannedHeight(plan, row);
    if (height === null) continue;
    await pages.room(smallBytes);
    sheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = height;
  }
}

/** A width in characters as points: seven pixels a character, five beside them, three quarters of a point each. */
export function pointsOf(characters: number): number {
  return characters * 5.25 + 3.75;
}

function addTable(sheet: Excel.Worksheet, { area }: PlannedTable, name: string): void {
  const range = rangeAt(sheet, area);
  const table = sheet.tables.add(range, true);
  table.name = name;
  table.style = "TableStyleLight1";
  table.showBandedRows = false;
  rule(range, tableLines);
  const header = rangeAt(sheet, { ...area, bottom: area.top });
  header.format.fill.color = headerFill;
  header.format.font.bold = true;
  header.format.wrapText = true;
}

export function addValidation(sheet: Excel.Worksheet, validation: PlannedValidation): void {
  const { dataValidation } = rangeAt(sheet, validation.area);
  if (validation.kind === "date") {
    dataValidation.rule = { date: { formula1: "1900-01-01", operator: "GreaterThan" } };
    dataValidation.errorAlert = {
      showAlert: true,
      style: "Warning",
      title: "A date",
      message: "Write a date, such as 2026-11-22.",
    };
  } else {
    dataValidation.rule = { list: { inCellDropDown: true, source: validation.choices.join(",") } };
    dataValidation.errorAlert = {
      showAlert: !validation.open,
      style: "Stop",
      title: "Not in the list",
      message: "Choose from the list, or leave the cell blank.",
    };
  }
  if (validation.prompt !== "") {
    dataValidation.prompt = { showPrompt: true, title: "", message: validation.prompt };
  }
}

const chartKinds = { bar: "BarClustered", "stacked-bar": "BarStacked", column: "ColumnClustered" } as const;

/** A chart is added over its first series: that makes one series, and the others are added by name. */
function addChart(sheet: Excel.Worksheet, plan: PlannedChart): void {
  const [first, ...others] = plan.series;
  if (first === undefined) return;
  const chart = sheet.charts.add(chartKinds[plan.kind], rangeAt(sheet, first.values), "Columns");
  chart.name = plan.name;
  chart.title.text = plan.title;
  chart.legend.visible = others.length > 0;
  chart.legend.position = "Bottom";
  const drawn = [
    { planned: first, series: chart.series.getItemAt(0) },
    ...others.map((planned) => ({ planned, series: chart.series.add(planned.name) })),
  ];
  for (const { planned, series } of drawn) {
    series.name = planned.name;
    series.setValues(rangeAt(sheet, planned.values));
    series.setXAxisValues(rangeAt(sheet, plan.categories));
    series.format.fill.setSolidColor(`#${planned.fill}`);
  }
  chart.setPosition(...corners(plan.at));
}

function corners(area: Area): [string, string] {
  const [from = "", to = ""] = areaName(area).split(":");
  return [from, to];
}

/** A4, fitted to the page's width; a foot with the page's number. */
function setPage(sheet: Excel.Worksheet, { print }: PlannedSheet): void {
  const { pageLayout } = sheet;
  pageLayout.paperSize = "A4";
  pageLayout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  const feet = pageLayout.headersFooters.defaultForAllPages;
  // An ampersand starts a code in a foot; two of them are one.
  feet.leftFooter = print.foot.replaceAll("&", "&&").slice(0, 200);
  feet.rightFooter = "Page &P of &N";
  for (const row of print.breaks ?? []) sheet.horizontalPageBreaks.add(`A${row + 1}`);
  if (print.repeatRows !== undefined) {
    const [first, last] = print.repeatRows;
    pageLayout.setPrintTitleRows(`$${first + 1}:$${last + 1}`);
  }
}
