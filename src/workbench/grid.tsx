/** The visible grid: draws the host's sheet, only the cells in sight. The host's workbook is the only truth. */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { cellText } from "../host/cell-text";
import { columnLetters } from "../core/sheet";
import type { SheetModel } from "../host";
import { ruleLook } from "./rule-look";
import type { Workbench, WorkbenchState } from "./workbench";

const rowHeight = 22;
const headWidth = 52;
const spareRows = 40;
const spareColumns = 8;

function extent(sheet: SheetModel): { rows: number; columns: number } {
  const used = sheet.cells.usedArea(true);
  return {
    rows: Math.max(100, (used?.bottom ?? 0) + spareRows),
    columns: Math.max(20, (used?.right ?? 0) + spareColumns),
  };
}

/** Wide enough for what stands in the first rows. */
function widths(sheet: SheetModel, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const set = sheet.state.columnWidths.get(column);
    if (set !== undefined) return Math.min(360, Math.max(40, Math.round((set * 4) / 3)));
    let longest = 6;
    for (let row = 0; row < 60; row += 1) {
      const value = sheet.value(row, column);
      if (value !== undefined && !inMerged(sheet, row, column))
        longest = Math.max(longest, String(value).length);
    }
    return Math.min(30, longest) * 7 + 14;
  });
}

function inMerged(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.state.merged.some(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
}

function lookOf(sheet: SheetModel, row: number, column: number): CSSProperties {
  const look = ruleLook(sheet, row, column);
  const struck = sheet.cells.format(row, column, "font.strikethrough") === true;
  const bold = look?.bold === true || sheet.cells.format(row, column, "font.bold") === true;
  const header = sheet.state.tables.some(
    ({ area, showHeaders }) => showHeaders && area.top === row && column >= area.left && column <= area.right,
  );
  return {
    ...(header ? { background: "#1f5f70", color: "#ffffff", fontWeight: 600 } : {}),
    ...(look?.fill === undefined ? {} : { background: look.fill }),
    ...(look?.colour === undefined ? {} : { color: look.colour }),
    ...(bold ? { fontWeight: 700 } : {}),
    ...(look?.italic === true ? { fontStyle: "italic" } : {}),
    textDecoration:
      [struck ? "line-through" : "", look?.underline === true ? "underline" : ""].join(" ").trim() || "none",
  };
}

export function Grid({
  bench,
  state,
}: {
  readonly bench: Workbench;
  readonly state: WorkbenchState;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const sheet = bench.workbook.activeSheet;
  const { selection } = bench.workbook.state;
  const [editing, setEditing] = useState<string | null>(null);
  const { rows, columns } = extent(sheet);
  // The widths follow the sheet, not each of its cells.
  const measured = widths(sheet, columns);
  const sizes = useMemo(() => measured, [measured.join()]);
  const shownRows = useMemo(
    () => Array.from({ length: rows }, (_, row) => row).filter((row) => !sheet.state.hiddenRows.has(row)),
    [sheet, rows, state.run],
  );
  const rowItems = useVirtualizer({
    count: shownRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: rowHeight,
  });
  const columnItems = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => sizes[column] ?? 80,
    overscan: 2,
    scrollMargin: headWidth,
  });
  useEffect(() => {
    columnItems.measure();
  }, [sizes, columnItems]);
  const { top, left } = selection;
  useEffect(() => {
    const index = shownRows.indexOf(top);
    if (index >= 0) rowItems.scrollToIndex(index, { align: "auto" });
    columnItems.scrollToIndex(left, { align: "auto" });
    // Scrolls where the selection moves to, not while a person scrolls.
  }, [top, left, sheet]);
  const commit = (text: string, down: number): void => {
    setEditing(null);
    bench.type(top, left, text);
    bench.selectCell(top + down, left);
    scroller.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (editing !== null) return;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Enter: [1, 0],
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      bench.selectCell(Math.max(0, top + move[0]), Math.max(0, left + move[1]));
    } else if (event.key === "F2") setEditing(String(sheet.formula(top, left) ?? ""));
    else if (event.key === "Delete") bench.type(top, left, "");
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setEditing(event.key);
    }
  };
  return (
    <div className="grid" ref={scroller} tabIndex={0} role="grid" aria-label={sheet.name} onKeyDown={onKey}>
      <div
        role="presentation"
        style={{
          height: rowItems.getTotalSize() + rowHeight,
          width: columnItems.getTotalSize() + headWidth,
          position: "relative",
        }}
      >
        <div className="heads" role="row" style={{ height: rowHeight }}>
          <div className="corner" role="presentation" style={{ width: headWidth, height: rowHeight }} />
          {columnItems.getVirtualItems().map(({ index, start, size }) => (
            <div
              key={index}
              role="columnheader"
              className="head"
              style={{ left: start, width: size, height: rowHeight }}
            >
              {columnLetters(index)}
            </div>
          ))}
        </div>
        {rowItems.getVirtualItems().map((item) => {
          const row = shownRows[item.index] ?? 0;
          return (
            <div key={row} role="row" className="line" style={{ top: item.start, height: rowHeight }}>
              <div role="rowheader" className="number" style={{ width: headWidth }}>
                {row + 1}
              </div>
              {columnItems.getVirtualItems().map(({ index: column, start, size }) => {
                const chosen = row === top && column === left;
                return (
                  <div
                    key={column}
                    role="gridcell"
                    aria-selected={chosen}
                    data-cell={`${columnLetters(column)}${row + 1}`}
                    className={chosen ? "cell chosen" : "cell"}
                    style={{ left: start, width: size, height: rowHeight, ...lookOf(sheet, row, column) }}
                    onClick={() => {
                      bench.selectCell(row, column);
                    }}
                    onDoubleClick={() => {
                      setEditing(String(sheet.formula(row, column) ?? ""));
                    }}
                  >
                    {chosen && editing !== null ? (
                      <input
                        autoFocus
                        aria-label="Cell"
                        defaultValue={editing}
                        onKeyDown={(event) => {
                          if (event.key === "Enter") {
                            event.stopPropagation();
                            commit(event.currentTarget.value, 1);
                          }
                          if (event.key === "Escape") setEditing(null);
                        }}
                      />
                    ) : (
                      cellText(sheet.value(row, column), sheet.cells.numberFormat(row, column))
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
