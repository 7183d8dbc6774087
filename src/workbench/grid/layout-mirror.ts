/** Host to grid, for what is no cell: sizes, hidden rows and columns, merged cells, frozen panes, a sheet's name and tab. */
import { BooleanNumber, type IRange, type Worksheet } from "@univerjs/core";
import type { SheetModel } from "../../host";
import type { RunCommand } from "./run-command";
import { defaultColumnWidth, defaultRowHeight, freezeOf, handHidden, pixels, rangeOf } from "./snapshot";

interface Lines {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly columnWidths: ReadonlyMap<number, number>;
}

export class LayoutMirror {
  /** As the grid was last told. */
  private lines: Lines;
  private facts: string;

  constructor(
    private readonly sheet: SheetModel,
    private readonly run: RunCommand,
  ) {
    this.lines = this.currentLines();
    this.facts = this.currentFacts();
  }

  flush(worksheet: Worksheet): boolean {
    const merged = this.merge(worksheet);
    const facts = this.currentFacts();
    if (facts === this.facts) return merged;
    this.facts = facts;
    this.sendLines(this.lines, (this.lines = this.currentLines()));
    this.sendFacts(worksheet);
    return true;
  }

  private send(id: string, params: object): void {
    this.run(id, this.sheet.state.id, params);
  }

  private merge(worksheet: Worksheet): boolean {
    const wanted = this.sheet.state.merged.map(rangeOf);
    const now = worksheet.getMergeData();
    const gone = now.filter((range) => !wanted.some((other) => sameRange(range, other)));
    const added = wanted.filter((range) => !now.some((other) => sameRange(range, other)));
    if (gone.length > 0) this.send("sheet.mutation.remove-worksheet-merge", { ranges: gone });
    if (added.length > 0) this.send("sheet.mutation.add-worksheet-merge", { ranges: added });
    return gone.length + added.length > 0;
  }

  private sendLines(before: Lines, after: Lines): void {
    const rows = (list: readonly number[]): IRange[] =>
      list.map((row) => ({ startRow: row, endRow: row, startColumn: 0, endColumn: 0 }));
    const columns = (list: readonly number[]): IRange[] =>
      list.map((column) => ({ startRow: 0, endRow: 0, startColumn: column, endColumn: column }));
    const ranges = (id: string, list: readonly IRange[]): void => {
      if (list.length > 0) this.send(id, { ranges: list });
    };
    ranges("sheet.mutation.set-row-hidden", rows(missing(after.hiddenRows, before.hiddenRows)));
    ranges("sheet.mutation.set-row-visible", rows(missing(before.hiddenRows, after.hiddenRows)));
    ranges("sheet.mutation.set-col-hidden", columns(missing(after.hiddenColumns, before.hiddenColumns)));
    ranges("sheet.mutation.set-col-visible", columns(missing(before.hiddenColumns, after.hiddenColumns)));
    const heights = changed(before.rowHeights, after.rowHeights);
    if (heights.length > 0) {
      this.send("sheet.mutation.set-worksheet-row-height", {
        ranges: rows(heights),
        rowHeight: sizes(heights, after.rowHeights, defaultRowHeight),
      });
    }
    const widths = changed(before.columnWidths, after.columnWidths);
    if (widths.length > 0) {
      this.send("sheet.mutation.set-worksheet-col-width", {
        ranges: columns(widths),
        colWidth: sizes(widths, after.columnWidths, defaultColumnWidth),
      });
    }
  }

  private sendFacts(worksheet: Worksheet): void {
    const { state } = this.sheet;
    if (worksheet.getName() !== state.name) {
      this.send("sheet.mutation.set-worksheet-name", { name: state.name });
    }
    const hidden = state.visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE;
    if (worksheet.getConfig().hidden !== hidden) this.send("sheet.mutation.set-worksheet-hidden", { hidden });
    if (worksheet.getConfig().tabColor !== state.tabColor) {
      this.send("sheet.mutation.set-tab-color", { color: state.tabColor });
    }
    const freeze = freezeOf(state.frozen);
    const now = worksheet.getFreeze();
    if (freeze.xSplit !== now.xSplit || freeze.ySplit !== now.ySplit) {
      this.send("sheet.mutation.set-frozen", freeze);
    }
  }

  private currentLines(): Lines {
    const { state } = this.sheet;
    return {
      hiddenRows: handHidden(state),
      hiddenColumns: new Set(state.hiddenColumns),
      rowHeights: new Map(state.rowHeights),
      columnWidths: new Map(state.columnWidths),
    };
  }

  private currentFacts(): string {
    const { name, visibility, tabColor, frozen, ...state } = this.sheet.state;
    return JSON.stringify([
      name,
      visibility,
      tabColor,
      frozen,
      [...state.hiddenRows],
      [...state.filteredRows],
      [...state.hiddenColumns],
      [...state.rowHeights],
      [...state.columnWidths],
    ]);
  }
}

export function sameRange(one: IRange, other: IRange): boolean {
  return (
    one.startRow === other.startRow &&
    one.startColumn === other.startColumn &&
    one.endRow === other.endRow &&
    one.endColumn === other.endColumn
  );
}

function missing(from: ReadonlySet<number>, other: ReadonlySet<number>): number[] {
  return [...from].filter((line) => !other.has(line));
}

function changed(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (line) => before.get(line) !== after.get(line),
  );
}

function sizes(
  lines: readonly number[],
  after: ReadonlyMap<number, number>,
  otherwise: number,
): Record<number, number> {
  return Object.fromEntries(
    lines.map((line) => {
      const size = after.get(line);
      return [line, size === undefined ? otherwise : pixels(size)];
    }),
  );
}
