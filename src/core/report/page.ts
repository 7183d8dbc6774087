/** Builds a planned sheet from top to bottom. */
import { cellName, type Area } from "../sheet";
import type {
  Look,
  PlannedCell,
  PlannedChart,
  PlannedColours,
  PlannedSheet,
  PlannedTable,
  PlannedValidation,
  PlannedValue,
} from "../sheets";

export type PageRow = readonly (PlannedCell | null)[];

export const cell = (value: PlannedValue, look: Look = "plain"): PlannedCell | null =>
  value === "" ? null : { value, look };
export const count = (value: number): PlannedCell => ({ value, look: "count" });
export const formula = (text: string, value: number, look: Look = "count"): PlannedCell => ({
  value: { formula: text, value },
  look,
});

/** Excel's rows, with some to spare for what stands above and below a list. */
export const mostListed = 1_048_000;

interface PageSettings {
  readonly widths: readonly number[];
  readonly orientation: "portrait" | "landscape";
  readonly foot: string;
  readonly hidden?: boolean;
}

/** A sheet under construction. Rows are counted from 0. */
export class Page {
  private readonly rows: PageRow[] = [];
  private readonly tables: PlannedTable[] = [];
  private readonly validations: PlannedValidation[] = [];
  private readonly charts: PlannedChart[] = [];
  private readonly colours: PlannedColours[] = [];
  private readonly breaks: number[] = [];
  private repeat: number | null = null;
  private frozen: number | null = null;

  constructor(
    private readonly name: string,
    private readonly settings: PageSettings,
  ) {}

  /** The row that comes next. */
  get next(): number {
    return this.rows.length;
  }

  /** Adds a row and gives its number. */
  add(...cells: PageRow): number {
    this.rows.push(cells);
    return this.rows.length - 1;
  }

  blank(rows = 1): void {
    for (let row = 0; row < rows; row++) this.add();
  }

  title(text: string): void {
    this.add({ value: text, look: "title" });
  }

  heading(text: string, on: "same-page" | "new-page" = "same-page"): void {
    this.blank();
    if (on === "new-page") this.breaks.push(this.next);
    this.add({ value: text, look: "heading" });
  }

  /** A sentence over the sheet's whole width. */
  note(text: string, look: "note" | "warning" = "note"): void {
    this.add({ value: text, look, across: this.settings.widths.length - 1 });
  }

  /** A row of headers outside a table. */
  headers(...texts: string[]): number {
    return this.add(...texts.map((value): PlannedCell => ({ value, look: "header" })));
  }

  /** An Excel table; without rows it says so in its only one. Gives the rows' area. */
  table(name: string, headers: readonly string[], rows: readonly PageRow[], none: string): Area {
    const top = this.headers(...headers);
    if (rows.length === 0) this.add(cell(none));
    for (const row of rows) this.rows.push(row);
    const area = { top, left: 0, bottom: this.rows.length - 1, right: headers.length - 1 };
    this.tables.push({ name, area });
    return { ...area, top: top + 1 };
  }

  /** The table whose header stays in sight and is repeated on each page. */
  list(name: string, headers: readonly string[], rows: readonly PageRow[], none: string): Area {
    this.repeat = this.next;
    this.frozen = this.next + 1;
    return this.table(name, headers, rows, none);
  }

  validate(validation: PlannedValidation): void {
    this.validations.push(validation);
  }

  chart(chart: PlannedChart): void {
    this.charts.push(chart);
  }

  /** The actions' colours over an area; `column` holds the actions' words. */
  colour(area: Area, column: number): void {
    this.colours.push({ area, column });
  }

  sheet(): PlannedSheet {
    const { widths, orientation, foot, hidden } = this.settings;
    const { name, rows, tables, validations, charts, colours, breaks, repeat, frozen } = this;
    return {
      name,
      ...(hidden === true ? { hidden } : {}),
      widths,
      rows,
      ...(frozen === null ? {} : { frozenRows: frozen }),
      tables,
      validations,
      charts,
      colours,
      print: {
        orientation,
        foot,
        ...(breaks.length === 0 ? {} : { breaks }),
        ...(repeat === null ? {} : { repeatRows: [repeat, repeat] }),
      },
    };
  }
}

/** A cell with dollar signs: `$C$5`. */
export function absolute(row: number, column: number): string {
  return cellName(row, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2");
}
