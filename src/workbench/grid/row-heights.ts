/**
 * Rows without a height of their own grow to their wrapped text. Only cells that may need a second line are measured,
 * a little at a time, so that large sheets stay quick.
 */
import type { Workbook, Worksheet } from "@univerjs/core";
import { IRenderManagerService, SheetSkeletonManagerService } from "@univerjs/preset-sheets-core";
import type { SheetModel } from "../../host";
import type { Touched } from "../watched-cells";
import type { RunCommand } from "./run-command";
import { defaultRowHeight } from "./snapshot";
import type { UniverPage } from "./univer";

/** Milliseconds of work at a time, and between. */
const slice = 12;
const pause = 30;

const pixelsOfPoint = 4 / 3;
/** Of Univer's own font, in points: what fits a row that nobody has made higher. */
const usualSize = 11;

interface Waiting {
  readonly sheet: SheetModel;
  /** Rows to look at, from the last one on. */
  readonly rows: number[];
  /** The last column that is in use. */
  readonly right: number;
}

export class RowHeights {
  private waiting: Waiting[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** Rows that were given a height here. */
  private readonly grown = new Set<string>();
  /** Text, width and look to height: registers repeat themselves. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly page: UniverPage,
    private readonly unit: Workbook,
    private readonly run: RunCommand,
  ) {}

  /** Rows of a sheet may need another height. */
  look(sheet: SheetModel, touched: Touched): void {
    const used = sheet.cells.usedArea(false);
    if (used === null) return;
    const rows =
      touched === "everything"
        ? Array.from({ length: used.bottom + 1 }, (_, row) => used.bottom - row)
        : [...touched.keys()].reverse();
    this.waiting.push({ sheet, rows, right: used.right });
    this.timer ??= setTimeout(() => {
      this.work();
    }, 0);
  }

  /** Whether rows are still to be measured. */
  get isWaiting(): boolean {
    return this.timer !== null;
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.waiting = [];
  }

  private work(): void {
    this.timer = null;
    const end = performance.now() + slice;
    const drawn = this.page.univer
      .__getInjector()
      .get(IRenderManagerService)
      .getRenderById(this.unit.getUnitId());
    while (drawn !== null && performance.now() < end) {
      const [next] = this.waiting;
      if (next === undefined) return;
      this.measure(next, end);
      if (next.rows.length === 0) this.waiting.shift();
    }
    this.timer = setTimeout(() => {
      this.work();
    }, pause);
  }

  private measure({ sheet, rows, right }: Waiting, end: number): void {
    const worksheet = this.unit.getSheetBySheetId(sheet.state.id);
    if (worksheet === null || worksheet === undefined) {
      rows.length = 0;
      return;
    }
    const found: { row: number; autoHeight: number }[] = [];
    while (rows.length > 0 && performance.now() < end) {
      const row = rows.pop() ?? 0;
      if (sheet.state.rowHeights.has(row) || worksheet.isRowFiltered(row)) continue;
      const wrapped = this.height(sheet, worksheet, row, right);
      const key = `${sheet.state.id} ${row}`;
      if (wrapped !== null) this.grown.add(key);
      else if (!this.grown.delete(key)) continue;
      const autoHeight = wrapped ?? defaultRowHeight;
      if (autoHeight !== worksheet.getRowHeight(row)) found.push({ row, autoHeight });
    }
    if (found.length === 0) return;
    this.run("sheet.mutation.set-worksheet-row-auto-height", sheet.state.id, { rowsAutoHeightInfo: found });
  }

  /** Null where nothing wraps. */
  private height(sheet: SheetModel, worksheet: Worksheet, row: number, right: number): number | null {
    let height: number | null = null;
    for (let column = 0; column <= right; column += 1) {
      const text = sheet.value(row, column);
      if (typeof text !== "string" || sheet.cells.format(row, column, "wrapText") !== true) continue;
      // As in Excel, merged cells do not make their row grow.
      if ((worksheet.getMergedCell(row, column) ?? null) !== null) continue;
      height = Math.max(height ?? defaultRowHeight, this.cellHeight(sheet, worksheet, row, column, text));
    }
    return height;
  }

  private cellHeight(
    sheet: SheetModel,
    worksheet: Worksheet,
    row: number,
    column: number,
    text: string,
  ): number {
    const size = sheet.cells.format(row, column, "font.size");
    const points = typeof size === "number" ? size : usualSize;
    const width = worksheet.getColumnWidth(column);
    const fits = text.length * points * pixelsOfPoint <= width && !text.includes("\n");
    if (fits && points <= usualSize) return defaultRowHeight;
    const bold = sheet.cells.format(row, column, "font.bold") === true;
    const font = sheet.cells.format(row, column, "font.name") ?? "";
    const key = `${width} ${points} ${bold} ${String(font)} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const skeleton = this.page.univer
      .__getInjector()
      .get(IRenderManagerService)
      .getRenderById(this.unit.getUnitId())
      ?.with(SheetSkeletonManagerService)
      .ensureSkeleton(sheet.state.id);
    const height = Math.ceil(skeleton?.calculateAutoHeightForCell(row, column) ?? defaultRowHeight);
    if (this.known.size > 50_000) this.known.clear();
    this.known.set(key, height);
    return height;
  }
}
